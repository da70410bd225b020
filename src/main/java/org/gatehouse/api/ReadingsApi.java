package org.gatehouse.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.measure.Metric;
import org.gatehouse.measure.Metrics;
import org.gatehouse.measure.Reading;
import org.gatehouse.measure.Readings;
import org.gatehouse.measure.Taken;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.gatehouse.project.Projects;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Metrics and their readings over the interface. */
@RestController
@ApiRoutes(Area.READINGS)
@Tag(name = "readings")
class ReadingsApi {

    private static final int MOST_AT_ONCE = 5000;

    private static final Walk<Metric> METRICS =
            new Walk<>((Metric metric) -> Walk.number(metric.id())).by("id", metric -> Walk.number(metric.id()));
    private static final Walk<Reading> READINGS =
            new Walk<>((Reading reading) -> Walk.number(reading.id())).by("day", reading -> Walk.time(reading.day()));

    private final Metrics metrics;
    private final Readings readings;
    private final Projects projects;
    private final People people;
    private final CurrentPerson me;

    ReadingsApi(Metrics metrics, Readings readings, Projects projects, People people, CurrentPerson me) {
        this.metrics = metrics;
        this.readings = readings;
        this.projects = projects;
        this.people = people;
        this.me = me;
    }

    @Schema(name = "Metric", description = "Something a project measures")
    record MetricShown(
            @Schema(description = "Number of the metric", example = "41")
            long id,

            @Schema(description = "What is measured", example = "Organic visits a month")
            String name,

            @Schema(description = "In what", example = "visits")
            String unit,

            @Schema(description = "ISO 4217, where it is money", nullable = true)
            String currency,

            @Schema(description = "What sort of number it is")
            Metric.Kind kind,

            @Schema(description = "STATE: the value as of the day; AMOUNT: what came about since the reading before")
            Metric.Mode reading,

            @Schema(description = "Goal it measures", nullable = true, example = "SEO-G1")
            String goalKey) {

        static MetricShown of(Metric metric) {
            return new MetricShown(
                    metric.id(),
                    metric.name(),
                    metric.unit(),
                    metric.currency(),
                    metric.kind(),
                    metric.reading(),
                    metric.goalKey());
        }
    }

    @Schema(name = "Reading", description = "What a metric read on a day")
    record Shown(
            @Schema(description = "Number of the reading") long id,
            LocalDate day,
            @Schema(example = "12850") BigDecimal value,
            String note,
            @Schema(description = "How it came here") Reading.Origin origin,
            @Schema(description = "Person who told it") String recordedBy,
            @Schema(description = "When it was told") Instant recordedAt) {

        static Shown of(Reading reading) {
            return new Shown(
                    reading.id(),
                    reading.day(),
                    reading.value().stripTrailingZeros(),
                    reading.note(),
                    reading.origin(),
                    reading.recordedBy(),
                    reading.recordedAt());
        }
    }

    @Schema(name = "NewReading", description = "What a metric read on a day")
    record Told(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "From 2000-01-01 to today",
                    example = "2026-10-01")
            LocalDate day,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "In the metric's unit; below 10 to the 13th, 8 digits after the point are kept",
                    example = "12850")
            BigDecimal value,

            @Schema(description = "In words", maxLength = 1000)
            String note) {}

    @Schema(name = "NewReadings", description = "Many readings of a metric, taken whole or not at all")
    record Batch(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "At most 5,000; a day that was read before gets the new value")
            List<Told> readings) {}

    @Schema(name = "ReadingsTaken", description = "What became of readings")
    record Outcome(
            @Schema(description = "Of days that had none") int added,

            @Schema(description = "Of days that had another value")
            int changed,

            @Schema(description = "Of days that had this value already")
            int same) {

        static Outcome of(Taken taken) {
            return new Outcome(taken.added(), taken.changed(), taken.same());
        }
    }

    @GetMapping("/projects/{key}/metrics")
    @Operation(operationId = "listMetrics", summary = "What a project measures")
    Page<MetricShown> metrics(@PathVariable String key, @ParameterObject Asked asked) {
        projects.visible(key);
        return METRICS.page(metrics.of(key), "id", asked).map(MetricShown::of);
    }

    @GetMapping("/projects/{key}/metrics/{id}/readings")
    @Operation(operationId = "listReadings", summary = "A metric's readings")
    Page<Shown> list(
            @PathVariable String key,
            @PathVariable long id,
            @Parameter(description = "First day") @RequestParam(required = false) LocalDate from,
            @Parameter(description = "Last day") @RequestParam(required = false) LocalDate until,
            @Parameter(
                            description = "Order; a minus turns it round",
                            schema =
                                    @Schema(
                                            type = "string",
                                            defaultValue = "day",
                                            allowableValues = {"day", "-day"}))
                    @RequestParam(defaultValue = "day")
                    String sort,
            @ParameterObject Asked asked) {
        projects.visible(key);
        List<Reading> chosen = readings.of(metrics.require(key, id).id()).stream()
                .filter(reading -> from == null || !reading.day().isBefore(from))
                .filter(reading -> until == null || !reading.day().isAfter(until))
                .toList();
        return READINGS.page(chosen, sort, asked).map(Shown::of);
    }

    @PostMapping("/projects/{key}/metrics/{id}/readings")
    @Operation(
            operationId = "createReading",
            summary = "Tell what a metric read on a day",
            description = "For the project's team. A day that was read before is refused; a batch replaces its value.")
    ResponseEntity<Shown> add(@PathVariable String key, @PathVariable long id, @RequestBody Told body) {
        Reading reading =
                readings.record(key, id, body.day(), body.value(), Given.text(body.note()), Reading.Origin.REST);
        return ResponseEntity.created(URI.create(ApiRoutes.BASE + "/projects/" + key + "/metrics/" + id + "/readings"))
                .body(Shown.of(reading));
    }

    @PostMapping("/projects/{key}/metrics/{id}/readings/batch")
    @Operation(
            operationId = "addReadings",
            summary = "Tell many readings at once",
            description = "For the project's team. The same readings told again change nothing.")
    Outcome batch(@PathVariable String key, @PathVariable long id, @RequestBody Batch body) {
        projects.contributable(key);
        Metric metric = metrics.require(key, id);
        if (body.readings() == null
                || body.readings().isEmpty()
                || body.readings().size() > MOST_AT_ONCE) {
            throw new InvalidInput("readings", "api.error.batch", MOST_AT_ONCE);
        }
        List<Readings.Sent> sent = body.readings().stream()
                .map(one -> new Readings.Sent(one.day(), one.value(), one.note()))
                .toList();
        return Outcome.of(readings.send(key, metric.id(), sent, people.name(me.id())));
    }
}
