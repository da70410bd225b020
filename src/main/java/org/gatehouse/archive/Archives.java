package org.gatehouse.archive;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.gatehouse.archive.HouseCalendars.HouseCalendar;
import org.gatehouse.archive.Manifest.House;
import org.gatehouse.engine.PastModels;
import org.gatehouse.engine.PastModels.Definition;
import org.gatehouse.engine.PastModels.ModelFile;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.kernel.Role;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.gatehouse.person.Person;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.gatehouse.seal.Finding;
import org.gatehouse.seal.Sealed;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whole projects as files: out of this house at any time, into it when they are over. */
@Service
public class Archives {

    /** What the engine takes for a person's id. */
    private static final Pattern PERSON = Pattern.compile("[A-Za-z0-9]{1,64}");

    private static final long LARGEST_MODEL = 4L * 1024 * 1024;

    private final Export export;
    private final Schema schema;
    private final HouseFacts house;
    private final HouseCalendars calendars;
    private final PastModels models;
    private final List<Sealed> seals;
    private final Projects projects;
    private final People people;
    private final CurrentPerson me;
    private final DataSource database;
    private final JdbcClient sql;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Archives(
            Export export,
            Schema schema,
            HouseFacts house,
            HouseCalendars calendars,
            PastModels models,
            List<Sealed> seals,
            Projects projects,
            People people,
            CurrentPerson me,
            DataSource database,
            JdbcClient sql,
            ApplicationEventPublisher events,
            Clock clock) {
        this.export = export;
        this.schema = schema;
        this.house = house;
        this.calendars = calendars;
        this.models = models;
        this.seals = seals;
        this.projects = projects;
        this.people = people;
        this.me = me;
        this.database = database;
        this.sql = sql;
        this.events = events;
        this.clock = clock;
    }

    /** @param bytes of all files together */
    record Size(long files, long bytes) {}

    /** Where a project came from. */
    record Origin(Instant importedAt, String importedBy, Instant madeAt, String madeBy, String houseVersion) {}

    /**
     * What an import would do.
     *
     * @param newcomers who is not known here, and would be by name
     * @param others who has here another name under the same id, with both names
     */
    record Preview(Manifest manifest, long rows, long files, long bytes, List<Known> newcomers, List<Renamed> others) {}

    record Renamed(String id, String there, String here) {}

    public boolean mayExport(Project project) {
        return me.is(Role.ADMIN)
                || me.id().equals(project.managerId())
                || me.id().equals(project.sponsorId());
    }

    public boolean mayImport() {
        return me.is(Role.ADMIN);
    }

    /** The project, if the signed-in person may take all of it along. */
    @Transactional(readOnly = true)
    Project exportable(String key) {
        Project project = projects.require(key);
        if (!projects.mayView(project) && !me.is(Role.ADMIN)) {
            throw new NotFound(key);
        }
        if (!mayExport(project)) {
            throw new NotAllowed("archive.error.export");
        }
        return project;
    }

    void requireImporter() {
        if (!mayImport()) {
            throw new NotAllowed("archive.error.import");
        }
    }

    /** Into a file first, so that nothing of the database is held while it travels. */
    Manifest export(String key, Path file) throws IOException {
        Project project = exportable(key);
        // What hours cost is for the manager and those who keep the rates.
        boolean rates = me.is(Role.ADMIN) || me.id().equals(project.managerId());
        try (OutputStream out = Files.newOutputStream(file)) {
            return export.write(project, rates, out);
        }
    }

    @Transactional(readOnly = true)
    Size size(String key) {
        return sql.sql("select count(*), coalesce(sum(byte_count), 0) from attachment where project_key = ?")
                .param(key)
                .query((row, number) -> new Size(row.getLong(1), row.getLong(2)))
                .single();
    }

    /** Newest first; empty for a project that began here. */
    @Transactional(readOnly = true)
    List<Origin> origins(String key) {
        return sql.sql("select imported_at, imported_by, made_at, made_by, house_version from archive_import"
                        + " where project_key = ? order by id desc")
                .param(key)
                .query((row, number) -> origin(row))
                .list();
    }

    /** Looks through an archive; throws where it cannot be taken over. */
    @Transactional(readOnly = true)
    Preview preview(ArchiveFile archive) throws IOException {
        Manifest manifest = archive.manifest();
        House here = house.facts();
        if (!manifest.ended()) {
            throw ArchiveFile.refused(
                    "archive.refused.running", manifest.project().key());
        }
        if (!here.schema().equals(manifest.house().schema())) {
            throw ArchiveFile.refused(
                    "archive.refused.schema", String.valueOf(manifest.house().schema()), here.schema());
        }
        if (sql.sql("select count(*) from project where project_key = ?")
                        .param(manifest.project().key())
                        .query(Long.class)
                        .single()
                > 0) {
            throw ArchiveFile.refused(
                    "archive.refused.taken", manifest.project().key());
        }
        List<Known> newcomers = new ArrayList<>();
        List<Renamed> others = new ArrayList<>();
        for (Known known : archive.json("people/people.json", new TypeReference<List<Known>>() {})) {
            if (known == null
                    || known.id() == null
                    || known.name() == null
                    || !PERSON.matcher(known.id()).matches()
                    || known.name().length() > 200) {
                throw ArchiveFile.refused("archive.refused.people");
            }
            Optional<Person> acquaintance = people.find(known.id());
            if (acquaintance.isEmpty()) {
                newcomers.add(known);
            } else if (!acquaintance.get().name().equals(known.name())) {
                others.add(
                        new Renamed(known.id(), known.name(), acquaintance.get().name()));
            }
        }
        return new Preview(
                manifest,
                manifest.tables().stream().mapToLong(Manifest.TableRows::rows).sum(),
                archive.below("files").size(),
                manifest.entries().stream().mapToLong(Manifest.Entry::size).sum(),
                newcomers,
                others);
    }

    /** Takes the project over, all of it or nothing. */
    @Transactional(rollbackFor = IOException.class)
    Preview take(ArchiveFile archive) throws IOException {
        Preview preview = preview(archive);
        Manifest manifest = archive.manifest();
        String key = manifest.project().key();
        List<HouseCalendar> brought = archive.json("data/house-calendars.json", new TypeReference<>() {});
        Takeover takeover = new Takeover(database, schema, archive);
        takeover.facts(() -> calendars.settle(brought, key));
        if (projects.require(key).isOpen()) {
            throw ArchiveFile.refused("archive.refused.running", key);
        }
        for (Sealed sealed : seals) {
            Finding finding = sealed.verify(key);
            if (!finding.isWhole()) {
                throw ArchiveFile.refused("archive.refused.broken", finding.in(LocaleContextHolder.getLocale()));
            }
        }
        takeover.history();
        keepModels(archive);
        preview.newcomers().forEach(known -> people.remember(known.id(), known.name()));
        takeover.people(preview.newcomers().stream().map(Known::id).collect(Collectors.toSet()));
        Instant now = clock.instant();
        sql.sql("insert into archive_import (project_key, imported_at, imported_by, made_at, made_by, house_version)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(
                        key,
                        now.atOffset(ZoneOffset.UTC),
                        me.id(),
                        manifest.madeAt().atOffset(ZoneOffset.UTC),
                        cut(manifest.madeByName()),
                        cut(manifest.house().version()))
                .update();
        events.publishEvent(new ArchiveImported(
                key, projects.require(key).name(), List.of(manifest.madeAt().toString(), cut(manifest.madeByName()))));
        return preview;
    }

    private void keepModels(ArchiveFile archive) throws IOException {
        List<Definition> definitions = archive.json("models/definitions.json", new TypeReference<>() {});
        Set<String> deployments =
                definitions.stream().map(Definition::deployment).collect(Collectors.toSet());
        List<ModelFile> files = new ArrayList<>();
        for (String name : archive.below("models")) {
            String[] parts = name.split("/", 3);
            if (parts.length == 3 && deployments.contains(parts[1])) {
                files.add(new ModelFile(parts[1], parts[2], archive.bytes(name, LARGEST_MODEL)));
            }
        }
        models.keep(definitions, files);
    }

    private static String cut(String text) {
        String given = text == null ? "" : text;
        return given.length() <= 200 ? given : given.substring(0, 200);
    }

    private static Origin origin(ResultSet row) throws SQLException {
        return new Origin(
                row.getObject(1, OffsetDateTime.class).toInstant(),
                row.getString(2),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getString(4),
                row.getString(5));
    }
}
