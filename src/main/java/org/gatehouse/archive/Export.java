package org.gatehouse.archive;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.gatehouse.archive.Belongings.Belonging;
import org.gatehouse.archive.HouseCalendars.HouseCalendar;
import org.gatehouse.archive.Manifest.ProjectFacts;
import org.gatehouse.archive.Manifest.TableRows;
import org.gatehouse.archive.Table.Column;
import org.gatehouse.engine.PastModels;
import org.gatehouse.engine.PastModels.Definition;
import org.gatehouse.engine.PastModels.ModelFile;
import org.gatehouse.kernel.InertText;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.gatehouse.project.Project;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes a project as one file. All of it is as it was at one moment; each table is read row by row in one statement for
 * the machine's file and one for the people's, whatever the project's size.
 */
@Component
class Export {

    /** Files are too large to stand in the file of their table. */
    static final String FILES = "attachment";

    static final String CONTENT = "content";

    private final DataSource database;
    private final Schema schema;
    private final HouseFacts house;
    private final HouseCalendars calendars;
    private final PastModels models;
    private final List<ArchivedPaper> papers;
    private final People people;
    private final CurrentPerson me;
    private final MessageSource messages;
    private final Clock clock;

    Export(
            DataSource database,
            Schema schema,
            HouseFacts house,
            HouseCalendars calendars,
            PastModels models,
            List<ArchivedPaper> papers,
            People people,
            CurrentPerson me,
            MessageSource messages,
            Clock clock) {
        this.database = database;
        this.schema = schema;
        this.house = house;
        this.calendars = calendars;
        this.models = models;
        this.papers = papers;
        this.people = people;
        this.me = me;
        this.messages = messages;
        this.clock = clock;
    }

    /** @param rates whether what people's hours cost may be in it */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Manifest write(Project project, boolean rates, OutputStream out) throws IOException {
        try (ZipWriting zip = new ZipWriting(out, clock.instant())) {
            return new Run(project, rates, zip).write();
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    /** One export on its way. */
    private final class Run {

        private final Project project;
        private final boolean rates;
        private final ZipWriting zip;
        private final Rows rows = new Rows(database);
        private final List<TableRows> counts = new ArrayList<>();
        private final Set<String> persons = new TreeSet<>();

        Run(Project project, boolean rates, ZipWriting zip) {
            this.project = project;
            this.rates = rates;
            this.zip = zip;
        }

        Manifest write() throws IOException {
            zip.add("README.txt", this::readme);
            for (Belonging belonging : new Belongings(schema.ours()).all()) {
                table(belonging);
            }
            history();
            houseCalendars();
            everybody();
            models();
            for (ArchivedPaper paper : papers) {
                paper.add(project, zip);
            }
            Instant now = clock.instant();
            Manifest manifest = new Manifest(
                    Manifest.FORMAT,
                    Manifest.VERSION,
                    house.facts(),
                    new ProjectFacts(
                            project.key(), project.name(), project.status().name()),
                    !project.isOpen(),
                    house.running(project.key()),
                    rates,
                    now,
                    me.id(),
                    people.name(me.id()),
                    List.copyOf(counts),
                    zip.entries());
            zip.add(
                    Manifest.NAME,
                    to -> ArchiveJson.MAPPER.writerWithDefaultPrettyPrinter().writeValue(to, manifest));
            return manifest;
        }

        private void table(Belonging belonging) throws IOException {
            boolean files = belonging.table().name().equals(FILES);
            List<Column> columns = belonging.table().columns().stream()
                    .filter(column -> !files || !column.name().equals(CONTENT))
                    .toList();
            List<String> names = new ArrayList<>();
            zip.add(
                    "data/" + belonging.table().name() + ".json",
                    out -> json(
                            out,
                            belonging.table().name(),
                            writing -> rows.of(belonging, project.key(), columns, (its, values) -> {
                                if (files) {
                                    names.add(fileName(names.size() + 1, its, values));
                                }
                                writing.row(its, values, files ? names.get(names.size() - 1) : null);
                            })));
            zip.add("csv/" + belonging.table().name().replace('_', '-') + ".csv", out -> csv(out, belonging, columns));
            if (files) {
                contents(belonging, names);
            }
        }

        private String fileName(int number, List<Column> columns, Object[] values) {
            int at = columns.stream().map(Column::name).toList().indexOf("name");
            return String.format(Locale.ROOT, "files/%05d-%s", number, ArchiveFile.plain(String.valueOf(values[at])));
        }

        private void contents(Belonging files, List<String> names) {
            int[] at = {0};
            rows.contents(files, CONTENT, project.key(), row -> {
                try (InputStream content = row.getBinaryStream(1)) {
                    zip.add(names.get(at[0]++), content::transferTo);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        }

        private void csv(OutputStream out, Belonging belonging, List<Column> columns) throws IOException {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            writer.write('\uFEFF');
            CSVPrinter printer = new CSVPrinter(writer, CSVFormat.RFC4180);
            List<Column> shown = columns.stream()
                    .filter(column -> column.kind() != Kind.BYTES)
                    .toList();
            printer.printRecord(shown.stream().map(Run.this::heading).toList());
            rows.of(belonging, project.key(), shown, (its, values) -> {
                try {
                    List<String> cells = new ArrayList<>();
                    for (Object value : values) {
                        cells.add(cell(value));
                    }
                    printer.printRecord(cells);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
            printer.flush();
        }

        /** As the portal names it, in both languages, where it has a name; else as the database does. */
        private String heading(Column column) {
            StringBuilder field = new StringBuilder();
            for (String word : column.name().replaceAll("_id$", "").split("_")) {
                field.append(
                        field.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
            }
            String english = messages.getMessage("field." + field, null, null, Locale.ENGLISH);
            String chinese = messages.getMessage("field." + field, null, null, Locale.SIMPLIFIED_CHINESE);
            return english == null || chinese == null
                    ? column.name().replace('_', ' ')
                    : english + " | " + chinese + " (" + column.name() + ")";
        }

        private static String cell(Object value) {
            if (value instanceof BigDecimal number) {
                return number.toPlainString();
            }
            return value instanceof String text ? InertText.of(text) : value == null ? "" : value.toString();
        }

        private void history() throws IOException {
            for (Table table : schema.history()) {
                zip.add(
                        "history/" + table.name() + ".json",
                        out -> json(
                                out,
                                table.name(),
                                writing -> rows.ofHistory(
                                        table,
                                        project.key(),
                                        (columns, values) -> writing.row(columns, values, null))));
            }
        }

        private void houseCalendars() throws IOException {
            List<HouseCalendar> used = calendars.usedBy(project.key());
            zip.add(
                    "data/house-calendars.json",
                    out -> ArchiveJson.MAPPER.writerWithDefaultPrettyPrinter().writeValue(out, used));
        }

        /** Names of whoever is mentioned, and what the figures of the project need to know of them. */
        private void everybody() throws IOException {
            List<Known> known = persons.stream()
                    .map(people::find)
                    .flatMap(java.util.Optional::stream)
                    .map(person -> new Known(person.id(), person.name()))
                    .toList();
            zip.add(
                    "people/people.json",
                    out -> ArchiveJson.MAPPER.writerWithDefaultPrettyPrinter().writeValue(out, known));
            for (String name : Known.TABLES) {
                if (name.equals(Known.RATES) && !rates) {
                    continue;
                }
                Table table = schema.tables().get(name);
                String list = known.isEmpty()
                        ? "''"
                        : known.stream().map(person -> "?").collect(Collectors.joining(", "));
                zip.add(
                        "people/" + name + ".json",
                        out -> json(
                                out,
                                name,
                                writing -> rows.where(
                                        table,
                                        "t.person_id in (" + list + ")",
                                        known.stream().map(Known::id).toList(),
                                        (columns, values) -> writing.row(columns, values, null))));
            }
        }

        private void models() throws IOException {
            List<Definition> definitions = models.of(project.key());
            zip.add(
                    "models/definitions.json",
                    out -> ArchiveJson.MAPPER.writerWithDefaultPrettyPrinter().writeValue(out, definitions));
            Set<String> deployments =
                    definitions.stream().map(Definition::deployment).collect(Collectors.toCollection(TreeSet::new));
            for (ModelFile file : models.files(deployments)) {
                zip.add("models/" + file.deployment() + "/" + file.name(), out -> out.write(file.content()));
            }
        }

        private void readme(OutputStream out) throws IOException {
            try (InputStream text = new ClassPathResource("archive/README.txt").getInputStream()) {
                out.write(new String(text.readAllBytes(), StandardCharsets.UTF_8)
                        .replace("{key}", project.key())
                        .replace("{name}", project.name())
                        .replace("{when}", clock.instant().toString())
                        .replace("{who}", people.name(me.id()))
                        .getBytes(StandardCharsets.UTF_8));
            }
        }

        /** A list with one row a line. */
        private void json(OutputStream out, String table, Writing writing) throws IOException {
            try (JsonGenerator json = ArchiveJson.MAPPER.getFactory().createGenerator(out)) {
                json.writeStartArray();
                long[] count = {0};
                writing.write((columns, values, file) -> {
                    try {
                        json.writeRaw('\n');
                        json.writeStartObject();
                        for (int at = 0; at < values.length; at++) {
                            json.writeFieldName(columns.get(at).name());
                            columns.get(at).kind().write(json, values[at]);
                            mention(values[at]);
                        }
                        if (file != null) {
                            json.writeStringField("file", file);
                        }
                        json.writeEndObject();
                        count[0]++;
                    } catch (IOException failed) {
                        throw new UncheckedIOException(failed);
                    }
                });
                json.writeRaw('\n');
                json.writeEndArray();
                counts.add(new TableRows(table, count[0]));
            }
        }

        /** Whoever stands anywhere by their id, alone or in a list of ids. */
        private void mention(Object value) {
            if (value instanceof String text && !text.isEmpty() && text.length() <= 4000) {
                for (String part : text.split(",")) {
                    if (part.length() <= 64 && people.find(part).isPresent()) {
                        persons.add(part);
                    }
                }
            }
        }
    }

    private interface Writing {
        void write(Line line);
    }

    private interface Line {
        /** @param file entry with the row's content; null where it has none */
        void row(List<Column> columns, Object[] values, String file);
    }
}
