package org.gatehouse.attachment;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.engine.TaskPlace;
import org.gatehouse.engine.TaskPlaces;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The files of projects. Who works in a running project may add; who may see the project may read; who added a file, or
 * the project manager, may remove it while the project is open.
 */
@Service
@Transactional
public class Attachments {

    static final int LARGEST = 20 * 1024 * 1024;
    static final int MOST = 200;

    private final Files files;
    private final Projects projects;
    private final TaskPlaces tasks;
    private final CurrentPerson me;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Attachments(
            Files files,
            Projects projects,
            TaskPlaces tasks,
            CurrentPerson me,
            ApplicationEventPublisher events,
            Clock clock) {
        this.files = files;
        this.projects = projects;
        this.tasks = tasks;
        this.me = me;
        this.events = events;
        this.clock = clock;
    }

    /** A file as it is handed out. */
    public record Opened(Attachment file, byte[] content) {}

    /** What belongs to an owner, oldest first; who may ask is the caller's affair. */
    @Transactional(readOnly = true)
    public List<Attachment> of(String owner) {
        return files.of(Owner.of(owner).toString());
    }

    /** What belongs to any of these owners, oldest first; who may ask is the caller's affair. */
    @Transactional(readOnly = true)
    public List<Attachment> of(Collection<String> owners) {
        return owners.isEmpty() ? List.of() : files.of(owners);
    }

    /** All files of a project, oldest first; who may ask is the caller's affair. */
    @Transactional(readOnly = true)
    public List<Attachment> ofProject(String projectKey) {
        return files.ofProject(projectKey);
    }

    /** Those of an owner's files which the signed-in person may remove, by id. */
    @Transactional(readOnly = true)
    public Set<Long> removable(String owner) {
        Owner place = Owner.of(owner);
        Project project = projects.visible(place.projectKey());
        return files.of(place.toString()).stream()
                .filter(file -> mayRemove(file, project))
                .map(Attachment::id)
                .collect(Collectors.toSet());
    }

    /** Keeps a file for the signed-in person. */
    public Attachment add(String owner, String name, byte[] content) {
        Owner place = Owner.of(owner);
        projects.contributable(place.projectKey());
        if (place.isKeptByItsRoom()) {
            throw new NotFound(owner);
        }
        return keep(place, name, content);
    }

    /** Keeps a file for a room that has asked itself whether the signed-in person may add it. */
    public Attachment keep(String owner, String name, byte[] content) {
        return keep(Owner.of(owner), name, content);
    }

    /** Removes all that belongs to this owner, for a room that has asked itself whether that may be. */
    public void discard(String owner) {
        for (Attachment file : files.of(Owner.of(owner).toString())) {
            files.remove(file.id());
            events.publishEvent(AttachmentChanged.of(file, "attachment.removed"));
        }
    }

    /** Keeps a file for whoever has this task before them, be they in the team or not. */
    public Attachment addTo(String taskId, String name, byte[] content) {
        Owner place = ownerOf(taskId);
        Project project = projects.require(place.projectKey());
        if (!project.isRunning()) {
            throw new Conflict(project.isOpen() ? "project.error.onHold" : "project.error.closed", project.key());
        }
        return keep(place, name, content);
    }

    /** What the files of a task's form belong to: the work item, or the project; only for whom the task is. */
    @Transactional(readOnly = true)
    public String ownerFor(String taskId) {
        return ownerOf(taskId).toString();
    }

    /** The file with its content. */
    @Transactional(readOnly = true)
    public Opened open(long id) {
        Attachment file = visible(id);
        return new Opened(file, files.content(id));
    }

    public Attachment remove(long id) {
        Attachment file = visible(id);
        Project project = projects.require(file.projectKey());
        if (!project.isOpen()) {
            throw new Conflict("project.error.closed", project.key());
        }
        if (Owner.of(file.owner()).isVersioned()) {
            throw new Conflict("attachment.error.version");
        }
        if (!mayRemove(file, project)) {
            throw new NotAllowed("attachment.error.notYours");
        }
        files.remove(id);
        events.publishEvent(AttachmentChanged.of(file, "attachment.removed"));
        return file;
    }

    private Attachment visible(long id) {
        Attachment file = files.find(id).orElseThrow(() -> new NotFound(Long.toString(id)));
        if (!projects.mayView(projects.require(file.projectKey()))) {
            throw new NotFound(Long.toString(id));
        }
        return file;
    }

    private boolean mayRemove(Attachment file, Project project) {
        return project.isOpen()
                && !Owner.of(file.owner()).isVersioned()
                && (me.id().equals(project.managerId())
                        || me.id().equals(file.uploadedBy()) && project.isTeam(me.id()));
    }

    private Owner ownerOf(String taskId) {
        TaskPlace task = tasks.addressedTo(taskId, me.id(), me.groups());
        return switch (task.process()) {
            case "work-item" -> new Owner("item", task.businessKey());
            case "closure" -> new Owner("closure", task.projectKey());
            default -> new Owner("project", task.projectKey());
        };
    }

    private Attachment keep(Owner place, String name, byte[] content) {
        if (content.length == 0) {
            throw new InvalidInput("file", "attachment.error.empty");
        }
        if (content.length > LARGEST) {
            throw new InvalidInput("file", "attachment.error.tooLarge", LARGEST / 1024 / 1024);
        }
        if (files.of(place.toString()).size() >= MOST) {
            throw new InvalidInput("file", "attachment.error.tooMany", MOST);
        }
        Attachment file = files.save(
                new Attachment(
                        0,
                        place.projectKey(),
                        place.toString(),
                        FileName.safe(name),
                        content.length,
                        sha256(content),
                        me.id(),
                        clock.instant()),
                content);
        events.publishEvent(AttachmentChanged.of(file, "attachment.added"));
        return file;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
