package org.gatehouse.closure;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.closure.GoalResult.Entry;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/** A project on its way out: its goals' results and the sponsor's word on what was delivered. */
@Table("closure")
public class Closure {

    static final String ACCEPTED = "accepted";
    static final String REWORK = "rework";

    @Id
    @Column("project_key")
    private final String projectKey;

    @Version
    private int version;

    private int round;
    private String processInstanceId;
    private Instant openedAt;
    private String verdict;
    private String verdictReason;
    private String verdictBy;
    private Instant verdictAt;
    private String noLessonsReason;

    @MappedCollection(idColumn = "project_key")
    private final Set<GoalResult> results;

    @PersistenceCreator
    Closure(
            String projectKey,
            int version,
            int round,
            String processInstanceId,
            Instant openedAt,
            String verdict,
            String verdictReason,
            String verdictBy,
            Instant verdictAt,
            String noLessonsReason,
            Set<GoalResult> results) {
        this.projectKey = projectKey;
        this.version = version;
        this.round = round;
        this.processInstanceId = processInstanceId;
        this.openedAt = openedAt;
        this.verdict = verdict;
        this.verdictReason = verdictReason;
        this.verdictBy = verdictBy;
        this.verdictAt = verdictAt;
        this.noLessonsReason = noLessonsReason;
        this.results = new HashSet<>(results);
    }

    static Closure of(String projectKey) {
        return new Closure(projectKey, 0, 0, "", Instant.EPOCH, "", "", "", null, "", Set.of());
    }

    public String projectKey() {
        return projectKey;
    }

    public int version() {
        return version;
    }

    /** 1 when the project first comes here, 2 when its closure gate sent it back, … */
    public int round() {
        return round;
    }

    /** {@code accepted}, {@code rework} or, while the sponsor has not spoken, empty. */
    public String verdict() {
        return verdict;
    }

    public String verdictReason() {
        return verdictReason;
    }

    public String verdictBy() {
        return verdictBy;
    }

    public Instant verdictAt() {
        return verdictAt;
    }

    public boolean isAccepted() {
        return verdict.equals(ACCEPTED);
    }

    /** Why there are no lessons; empty where there are. */
    public String noLessonsReason() {
        return noLessonsReason;
    }

    /** Those that can be told only after the project has closed. */
    List<GoalResult> later() {
        return results.stream()
                .filter(result -> result.knownOn() != null)
                .sorted(Comparator.comparing(GoalResult::goalKey))
                .toList();
    }

    Optional<GoalResult> resultOf(String goalKey) {
        return results.stream()
                .filter(result -> result.goalKey().equals(goalKey))
                .findFirst();
    }

    /** Begins a round; false where this process instance has begun it already. */
    boolean begin(String instance, Instant now, SentBack sentBack) {
        if (processInstanceId.equals(instance)) {
            return false;
        }
        this.processInstanceId = instance;
        this.round++;
        this.openedAt = now;
        if (!sentBack.keepsAcceptance()) {
            this.verdict = "";
            this.verdictReason = "";
            this.verdictBy = "";
            this.verdictAt = null;
        }
        if (!sentBack.keepsLessons()) {
            this.noLessonsReason = "";
        }
        return true;
    }

    /** Takes a result over; an empty one takes it back. False where nothing changed. */
    boolean record(Entry entry, String person, Instant now) {
        Optional<GoalResult> before = resultOf(entry.goalKey());
        if (before.isEmpty() && entry.isEmpty()
                || before.isPresent() && before.get().says(entry)) {
            return false;
        }
        before.ifPresent(results::remove);
        if (!entry.isEmpty()) {
            results.add(new GoalResult(
                    entry.goalKey(),
                    entry.actualValue(),
                    entry.measuredOn(),
                    entry.notMeasured(),
                    entry.note(),
                    person,
                    now,
                    entry.knownOn()));
        }
        return true;
    }

    /** What was read after the last end stands in the place of what was known then. */
    void adopt(FollowUp read) {
        resultOf(read.goalKey()).ifPresent(before -> {
            results.remove(before);
            results.add(new GoalResult(
                    read.goalKey(),
                    read.finalValue(),
                    read.measuredOn(),
                    read.finalValue() == null ? read.reason() : "",
                    before.note(),
                    read.saidBy(),
                    read.saidAt(),
                    null));
        });
    }

    void judge(String decision, String reason, String person, Instant now) {
        this.verdict = decision;
        this.verdictReason = reason;
        this.verdictBy = person;
        this.verdictAt = now;
    }

    void doWithoutLessons(String reason) {
        this.noLessonsReason = reason;
    }
}
