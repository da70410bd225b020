package org.gatehouse.measure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.kernel.Refusal;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.notice.Notices;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where projects' readings are fetched from, and how that went; the project manager says. */
@Service
@Transactional
class ReadingSources {

    /** Sources a project may have. */
    static final int MOST = 20;

    /** Hours between two fetches that can be chosen. */
    static final List<Integer> RHYTHMS = List.of(1, 6, 24, 168);

    private static final int PROBLEMS = 10;
    private static final int LONGEST_ARGUMENT = 300;
    private static final TypeReference<List<Kept>> KEPT = new TypeReference<>() {};

    private final ReadingSourceRepository sources;
    private final Metrics metrics;
    private final SourcePlaces places;
    private final Projects projects;
    private final Notices notices;
    private final CurrentPerson me;
    private final ApplicationEventPublisher events;
    private final ObjectMapper json;
    private final Clock clock;

    ReadingSources(
            ReadingSourceRepository sources,
            Metrics metrics,
            SourcePlaces places,
            Projects projects,
            Notices notices,
            CurrentPerson me,
            ApplicationEventPublisher events,
            ObjectMapper json,
            Clock clock) {
        this.sources = sources;
        this.metrics = metrics;
        this.places = places;
        this.projects = projects;
        this.notices = notices;
        this.me = me;
        this.events = events;
        this.json = json;
        this.clock = clock;
    }

    /** A problem as it is kept. */
    private record Kept(String message, List<String> arguments) {}

    /** In the order they came; who may ask is the caller's affair. */
    @Transactional(readOnly = true)
    List<ReadingSource> of(String projectKey) {
        return sources.findByProjectKeyOrderById(projectKey);
    }

    /** What was wrong the last time. */
    List<Problem> problems(ReadingSource source) {
        try {
            return json.readValue(source.problems(), KEPT).stream()
                    .map(kept -> new Problem("", kept.message(), List.copyOf(kept.arguments())))
                    .toList();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void add(String projectKey, Long metricId, String location, int everyHours) {
        projects.steerable(projectKey);
        if (!RHYTHMS.contains(everyHours)) {
            throw new InvalidInput("everyHours", "measure.error.rhythm");
        }
        if (metricId != null) {
            metrics.require(projectKey, metricId);
        }
        places.require(location);
        List<ReadingSource> present = of(projectKey);
        if (present.size() >= MOST) {
            throw new Conflict("measure.error.tooManySources", MOST);
        }
        if (present.stream().anyMatch(source -> source.location().equals(location))) {
            throw new InvalidInput("location", "measure.error.sourceTwice");
        }
        sources.save(ReadingSource.of(projectKey, metricId, location, everyHours, me.id(), clock.instant()));
        events.publishEvent(ReadingsChanged.of(projectKey, "measure.sourceAdded", location));
    }

    void remove(String projectKey, long id) {
        projects.steerable(projectKey);
        ReadingSource source = require(projectKey, id);
        sources.delete(source);
        events.publishEvent(ReadingsChanged.of(projectKey, "measure.sourceRemoved", source.location()));
    }

    /** The source, if the signed-in person may have it fetched now. */
    @Transactional(readOnly = true)
    ReadingSource steerable(String projectKey, long id) {
        projects.steerable(projectKey);
        return require(projectKey, id);
    }

    @Transactional(readOnly = true)
    List<ReadingSource> due(int most) {
        return sources.due(clock.instant(), most);
    }

    /** Whether it is this node's to fetch; it is nobody's again until its time comes. */
    boolean claim(ReadingSource source) {
        return sources.claim(source.id(), source.nextAt(), source.after(clock.instant())) == 1;
    }

    void succeeded(long id, Taken taken) {
        sources.findById(id).ifPresent(source -> {
            source.succeeded(taken, clock.instant());
            sources.save(source);
        });
    }

    /** Keeps why, and tells the project manager the first time. */
    void failed(long id, Refusal why) {
        sources.findById(id).ifPresent(source -> {
            if (source.failed(written(why.problems()), clock.instant())) {
                Project project = projects.require(source.projectKey());
                notices.tell(
                        project.managerId(),
                        "measure.notice.sourceFailed",
                        List.of(project.name(), source.location()),
                        "/projects/" + project.key() + "/measures/metrics");
            }
            sources.save(source);
        });
    }

    private ReadingSource require(String projectKey, long id) {
        return sources.findById(id)
                .filter(source -> source.projectKey().equals(projectKey))
                .orElseThrow(() -> new NotFound(Long.toString(id)));
    }

    private String written(List<Problem> problems) {
        List<Kept> kept = problems.stream()
                .limit(PROBLEMS)
                .map(problem -> new Kept(
                        problem.message(),
                        problem.arguments().stream().map(ReadingSources::cut).toList()))
                .toList();
        try {
            return json.writeValueAsString(kept);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String cut(Object argument) {
        String text = String.valueOf(argument);
        return text.length() <= LONGEST_ARGUMENT ? text : text.substring(0, LONGEST_ARGUMENT) + "…";
    }

    /** By id, for the page. */
    Map<Long, List<Problem>> problems(List<ReadingSource> all) {
        return all.stream().collect(java.util.stream.Collectors.toMap(ReadingSource::id, this::problems));
    }
}
