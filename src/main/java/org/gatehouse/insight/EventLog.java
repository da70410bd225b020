package org.gatehouse.insight;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.gatehouse.engine.ModelGraph;
import org.gatehouse.engine.ProcessLog;
import org.gatehouse.engine.ProcessLog.Case;
import org.gatehouse.engine.ProcessLog.Model;
import org.gatehouse.engine.ProcessLog.Version;
import org.gatehouse.kernel.NotFound;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What processes really did, as a file that tools for process mining read: XES (IEEE 1849-2016) or CSV. One trace for
 * each run of a process, written one after the other. Who may have it is the caller's affair.
 */
@Component
@Transactional(readOnly = true)
public class EventLog {

    private final ProcessLog log;
    private final PastDecisions reviews;
    private final Clock clock;

    EventLog(ProcessLog log, PastDecisions reviews, Clock clock) {
        this.log = log;
        this.reviews = reviews;
        this.clock = clock;
    }

    public enum Format {
        XES,
        CSV
    }

    /** How people stand in the file. */
    public enum Resources {
        /** By their ids. */
        NAMED,
        /** As R1, R2, … in the order in which they appear, without the words they wrote. */
        PSEUDONYMS
    }

    /** Everything that ran for a project, of all models; nothing of it ends before its time is up. */
    public void ofProject(String projectKey, Format format, Resources resources, OutputStream out) {
        Instant now = clock.instant();
        List<Model> models = log.models();
        write(
                new Title("project " + projectKey, null, null, now, clock.getZone()),
                models,
                null,
                reviews.of(projectKey),
                format,
                resources,
                out,
                each -> log.casesOf(projectKey, each));
    }

    /**
     * The cases of a model that ran at some time in the period, whole.
     *
     * @param to the last day
     * @param version null for all
     */
    public void ofModel(
            String process,
            LocalDate from,
            LocalDate to,
            Integer version,
            Format format,
            Resources resources,
            OutputStream out) {
        Model model = log.models().stream()
                .filter(one -> one.process().equals(process))
                .findFirst()
                .orElseThrow(() -> new NotFound(process));
        Stretch stretch = Stretch.of(
                from.atStartOfDay(clock.getZone()).toInstant(),
                to.plusDays(1).atStartOfDay(clock.getZone()).toInstant(),
                clock.instant());
        write(
                new Title(process, stretch.from(), stretch.to(), stretch.asOf(), clock.getZone()),
                List.of(model),
                version,
                reviews.decided(stretch.from(), stretch.to()),
                format,
                resources,
                out,
                each -> log.cases(model, version, stretch.from(), stretch.to(), each));
    }

    /** @param from null where the file is not about a period */
    record Title(String name, Instant from, Instant to, Instant asOf, ZoneId zone) {}

    /** Writes one case after the other. */
    interface Writer extends AutoCloseable {

        void write(Case one, ModelGraph graph, List<PastDecision> decisions) throws IOException;

        @Override
        void close() throws IOException;
    }

    @FunctionalInterface
    private interface Source {
        void read(Consumer<Case> reader);
    }

    private void write(
            Title title,
            List<Model> models,
            Integer version,
            List<PastDecision> decided,
            Format format,
            Resources resources,
            OutputStream out,
            Source source) {
        Map<Version, ModelGraph> graphs = new LinkedHashMap<>();
        models.forEach(model -> model.versions().stream()
                .filter(one -> version == null || version == one.number())
                .forEach(one -> graphs.put(one, log.graph(one.definitionId()))));
        Map<String, List<PastDecision>> byInstance = new HashMap<>();
        decided.forEach(review -> byInstance
                .computeIfAbsent(review.instance(), any -> new ArrayList<>())
                .add(review));
        Names names = new Names(resources);
        try (Writer writer = format == Format.XES
                ? new XesWriter(title, models, graphs, names, out)
                : new CsvWriter(title, names, out)) {
            source.read(one -> {
                try {
                    writer.write(one, log.graph(one.definitionId()), byInstance.getOrDefault(one.id(), List.of()));
                } catch (IOException broken) {
                    throw new UncheckedIOException(broken);
                }
            });
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The names of people in one file. */
    static final class Names {

        private final Resources resources;
        private final Map<String, String> pseudonyms = new HashMap<>();

        Names(Resources resources) {
            this.resources = resources;
        }

        String of(String person) {
            return resources == Resources.NAMED
                    ? person
                    : pseudonyms.computeIfAbsent(person, any -> "R" + (pseudonyms.size() + 1));
        }

        /** People's own words name people. */
        boolean withWords() {
            return resources == Resources.NAMED;
        }
    }
}
