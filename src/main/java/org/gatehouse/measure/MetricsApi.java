package org.gatehouse.measure;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.gatehouse.measure.Reading.Origin;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.gatehouse.project.Projects;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Metrics and readings for programs, which sign in with name and password on each request. What is sent is taken whole or
 * not at all; a day that was sent before is replaced, so sending again does no harm.
 */
@RestController
@RequestMapping(path = "/api/projects/{key}/metrics", produces = MediaType.APPLICATION_JSON_VALUE)
class MetricsApi {

    private final Metrics metrics;
    private final Readings readings;
    private final Projects projects;
    private final People people;
    private final CurrentPerson me;

    MetricsApi(Metrics metrics, Readings readings, Projects projects, People people, CurrentPerson me) {
        this.metrics = metrics;
        this.readings = readings;
        this.projects = projects;
        this.people = people;
        this.me = me;
    }

    /** A metric as it is told; what is not there is null. */
    record Shown(long id, String name, String unit, String currency, String kind, String reading, String goal) {

        static Shown of(Metric metric) {
            return new Shown(
                    metric.id(),
                    metric.name(),
                    metric.unit(),
                    metric.currency(),
                    metric.kind().name(),
                    metric.reading().name(),
                    metric.goalKey());
        }
    }

    /** A reading as it is told. */
    record Read(LocalDate date, BigDecimal value, String note) {}

    @GetMapping
    List<Shown> metrics(@PathVariable String key) {
        projects.visible(key);
        return metrics.of(key).stream().map(Shown::of).toList();
    }

    /** By day, between two days where they are named. */
    @GetMapping("/{id}/readings")
    List<Read> readings(
            @PathVariable String key,
            @PathVariable long id,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to) {
        projects.visible(key);
        return readings.of(metrics.require(key, id).id()).stream()
                .filter(reading -> from == null || !reading.day().isBefore(from))
                .filter(reading -> to == null || !reading.day().isAfter(to))
                .map(reading -> new Read(reading.day(), reading.value(), reading.note()))
                .toList();
    }

    /** Takes a JSON list of {@code {"date": "2026-03-02", "value": 12.5, "note": ""}}, or CSV. */
    @PostMapping(
            path = "/{id}/readings",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
    Taken send(@PathVariable String key, @PathVariable long id, InputStream body) throws IOException {
        projects.contributable(key);
        Metric metric = metrics.require(key, id);
        byte[] content = body.readNBytes(ReadingFile.MOST_BYTES + 1);
        Told told = ReadingFile.read(content, metrics.of(key), metric);
        return readings.take(key, told, Origin.REST, people.name(me.id()));
    }
}
