package org.gatehouse.measure;

import java.time.Duration;
import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** Where readings of a project are fetched from, time and again. */
@Table("reading_source")
class ReadingSource {

    @Id
    private final Long id;

    @Version
    private int version;

    private final String projectKey;
    private final Long metricId;
    private final String location;
    private final int everyHours;
    private Instant nextAt;
    private final String createdBy;
    private Instant fetchedAt;
    private Outcome outcome;
    private int added;
    private int changed;
    private int same;
    private String problems;
    private Instant failingSince;

    /** How it went the last time. */
    enum Outcome {
        NONE,
        OK,
        FAILED
    }

    @PersistenceCreator
    ReadingSource(
            Long id,
            int version,
            String projectKey,
            Long metricId,
            String location,
            int everyHours,
            Instant nextAt,
            String createdBy,
            Instant fetchedAt,
            Outcome outcome,
            int added,
            int changed,
            int same,
            String problems,
            Instant failingSince) {
        this.id = id;
        this.version = version;
        this.projectKey = projectKey;
        this.metricId = metricId;
        this.location = location;
        this.everyHours = everyHours;
        this.nextAt = nextAt;
        this.createdBy = createdBy;
        this.fetchedAt = fetchedAt;
        this.outcome = outcome;
        this.added = added;
        this.changed = changed;
        this.same = same;
        this.problems = problems;
        this.failingSince = failingSince;
    }

    static ReadingSource of(
            String projectKey, Long metricId, String location, int everyHours, String person, Instant now) {
        return new ReadingSource(
                null,
                0,
                projectKey,
                metricId,
                location,
                everyHours,
                now,
                person,
                null,
                Outcome.NONE,
                0,
                0,
                0,
                "[]",
                null);
    }

    public Long id() {
        return id;
    }

    public String projectKey() {
        return projectKey;
    }

    /** The metric it is about; null where what is fetched names its metrics. */
    public Long metricId() {
        return metricId;
    }

    /** A web address, or the name of a file in the house's folder for readings. */
    public String location() {
        return location;
    }

    public int everyHours() {
        return everyHours;
    }

    /** When it is fetched next. */
    public Instant nextAt() {
        return nextAt;
    }

    /** When it was fetched last; null where it never was. */
    public Instant fetchedAt() {
        return fetchedAt;
    }

    public Outcome outcome() {
        return outcome;
    }

    public Taken taken() {
        return new Taken(added, changed, same);
    }

    /** What was wrong the last time, as a JSON list of problems. */
    public String problems() {
        return problems;
    }

    public Instant failingSince() {
        return failingSince;
    }

    Instant after(Instant now) {
        return now.plus(Duration.ofHours(everyHours));
    }

    void succeeded(Taken taken, Instant now) {
        this.fetchedAt = now;
        this.outcome = Outcome.OK;
        this.added = taken.added();
        this.changed = taken.changed();
        this.same = taken.same();
        this.problems = "[]";
        this.failingSince = null;
    }

    /** Tells whether this is news: it has not failed before, or has gone well since. */
    boolean failed(String why, Instant now) {
        boolean news = failingSince == null;
        this.fetchedAt = now;
        this.outcome = Outcome.FAILED;
        this.added = 0;
        this.changed = 0;
        this.same = 0;
        this.problems = why;
        this.failingSince = news ? now : failingSince;
        return news;
    }
}
