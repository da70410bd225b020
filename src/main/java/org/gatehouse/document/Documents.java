package org.gatehouse.document;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import org.gatehouse.attachment.Attachment;
import org.gatehouse.attachment.Attachments;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.Facts;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The documents of projects. Who works in a running project writes; who may see the project reads every version. Nothing
 * is overwritten: each change is another version, and who changes an older one than they think is told.
 */
@Service
@Transactional
public class Documents {

    static final int MOST = 500;
    static final int MOST_VERSIONS = 200;
    static final int LONGEST = 200_000;
    static final int MOST_LINES = 5000;

    private final DocumentRows rows;
    private final Attachments files;
    private final Projects projects;
    private final CurrentPerson me;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Documents(
            DocumentRows rows,
            Attachments files,
            Projects projects,
            CurrentPerson me,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.files = files;
        this.projects = projects;
        this.me = me;
        this.events = events;
        this.clock = clock;
    }

    boolean mayWrite(Project project) {
        return project.isRunning() && project.isTeam(me.id());
    }

    /** The document, if it is this project's; who may ask is the caller's affair. */
    @Transactional(readOnly = true)
    Document require(String projectKey, String documentKey) {
        return rows.find(documentKey)
                .filter(document -> document.projectKey().equals(projectKey))
                .orElseThrow(() -> new NotFound(documentKey));
    }

    @Transactional(readOnly = true)
    Version require(Document document, int number) {
        return rows.version(document.key(), number).orElseThrow(() -> new NotFound(document.key() + "/" + number));
    }

    /** A text version's text, without line ends of other systems. */
    @Transactional(readOnly = true)
    String text(Version version) {
        if (!version.isText()) {
            throw new InvalidInput("version", "document.error.noText", version.number());
        }
        return rows.text(version.documentKey(), version.number());
    }

    /** @return its key */
    public String write(String projectKey, String title, String text, String reason) {
        Document document = begin(projectKey, title);
        keepText(document, text, reason, 0, "document.added");
        return document.key();
    }

    /** @return its key */
    public String upload(String projectKey, String title, String name, byte[] content, String reason) {
        Document document = begin(projectKey, title.isBlank() ? plain(name) : title);
        keepFile(document, name, content, reason, "document.added");
        return document.key();
    }

    /** @param seen number of the version that was changed: the newest, or somebody was faster */
    public void save(String projectKey, String documentKey, int seen, String text, String reason) {
        keepText(next(projectKey, documentKey, seen), text, reason, 0, "document.saved");
    }

    /** @param seen as in {@link #save} */
    public void replace(String projectKey, String documentKey, int seen, String name, byte[] content, String reason) {
        keepFile(next(projectKey, documentKey, seen), name, content, reason, "document.saved");
    }

    /** The content of an earlier version as a new one. */
    public void restore(String projectKey, String documentKey, int seen, int number, String reason) {
        projects.contributable(projectKey);
        Version old = require(require(projectKey, documentKey), number);
        if (number == seen) {
            throw new Conflict("document.error.newest");
        }
        Document document = next(projectKey, documentKey, seen);
        if (old.isText()) {
            keepText(document, text(old), reason, number, "document.restored");
            return;
        }
        keep(
                document,
                version(document, old.attachmentId(), old.name(), old.byteCount(), old.sha256(), reason, number),
                null,
                "document.restored");
    }

    public void rename(String projectKey, String documentKey, String title) {
        projects.contributable(projectKey);
        Document document = require(projectKey, documentKey);
        String name = title(title);
        if (name.equals(document.title())) {
            return;
        }
        rows.rename(documentKey, name);
        events.publishEvent(DocumentChanged.renamed(
                document, Facts.of("title", document.title()).changedTo(Facts.of("title", name))));
    }

    private Document begin(String projectKey, String title) {
        projects.contributable(projectKey);
        String name = title(title);
        int number = rows.nextNumber(projectKey);
        if (number > MOST) {
            throw new Conflict("document.error.tooMany", MOST);
        }
        Document document = new Document(projectKey + "-D" + number, projectKey, number, name, 1);
        try {
            rows.add(document);
        } catch (DuplicateKeyException overtaken) {
            throw new Conflict("error.changedMeanwhile");
        }
        return document;
    }

    private Document next(String projectKey, String documentKey, int seen) {
        projects.contributable(projectKey);
        Document document = require(projectKey, documentKey);
        if (document.version() != seen) {
            throw new Conflict("document.error.overtaken", document.version());
        }
        if (seen >= MOST_VERSIONS) {
            throw new Conflict("document.error.tooManyVersions", MOST_VERSIONS);
        }
        if (!rows.advance(documentKey, seen, seen + 1)) {
            throw new Conflict("document.error.overtaken", seen + 1);
        }
        return new Document(document.key(), projectKey, document.number(), document.title(), seen + 1);
    }

    private void keepText(Document document, String given, String reason, int from, String action) {
        String text = given.replace("\r\n", "\n").replace('\r', '\n').replace("\0", "");
        if (text.isBlank()) {
            throw new InvalidInput("text", "error.required", "text");
        }
        if (text.length() > LONGEST) {
            throw new InvalidInput("text", "error.tooLong", LONGEST);
        }
        if (text.lines().count() > MOST_LINES) {
            throw new InvalidInput("text", "document.error.tooManyLines", MOST_LINES);
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        keep(
                document,
                version(document, null, document.key() + ".md", bytes.length, sha256(bytes), reason, from),
                text,
                action);
    }

    private void keepFile(Document document, String name, byte[] content, String reason, String action) {
        Attachment file = files.add("document:" + document.key(), name, content);
        keep(
                document,
                version(document, file.id(), file.name(), file.byteCount(), file.sha256(), reason, 0),
                null,
                action);
    }

    private Version version(
            Document document, Long file, String name, long bytes, String sha256, String reason, int from) {
        String why = reason == null ? "" : reason.strip();
        if (why.length() > 1000) {
            throw new InvalidInput("reason", "error.tooLong", 1000);
        }
        return new Version(
                document.key(), document.version(), file, name, bytes, sha256, why, from, me.id(), clock.instant());
    }

    private void keep(Document document, Version version, String text, String action) {
        rows.add(version, text);
        events.publishEvent(DocumentChanged.of(document, version, action));
    }

    private static String title(String given) {
        String title = given == null ? "" : given.strip();
        if (title.isEmpty()) {
            throw new InvalidInput("title", "error.required", "title");
        }
        if (title.length() > 200) {
            throw new InvalidInput("title", "error.tooLong", 200);
        }
        return title;
    }

    /** A file's name without what no title needs. */
    private static String plain(String name) {
        String title = name == null ? "" : name.replaceAll("\\p{Cntrl}", "").replaceAll("^.*[/\\\\]", "");
        return title.length() <= 200 ? title : title.substring(0, 200);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Each document of a project with its newest version; who may ask is the caller's affair. */
    @Transactional(readOnly = true)
    List<DocumentRows.Held> newest(String projectKey) {
        return rows.newest(projectKey, 0, MOST);
    }
}
