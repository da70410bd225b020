package org.gatehouse.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.health.Health;
import org.gatehouse.health.Light;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.person.CurrentPerson;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/** One look at a project: what was measured, how healthy that is, and what was decided on it. */
@Table("review")
public class Review {

    /** Decision of a review that nobody decided before the project ended. */
    static final String LAPSED = "lapsed";

    @Id
    private Long id;

    @Version
    private int version;

    private final String projectKey;
    private final int number;
    private final String processInstanceId;
    private final String openedBy;
    private final Instant openedAt;

    @Embedded.Empty
    private Figures figures;

    private Light health;
    private String decision;
    private String note;
    private String decidedBy;
    private Instant decidedAt;
    private String changeId;
    private String achieved;
    private String problems;
    private String nextSteps;

    @MappedCollection(idColumn = "review_id", keyColumn = "finding_no")
    private final List<Finding> findings;

    @PersistenceCreator
    Review(
            Long id,
            int version,
            String projectKey,
            int number,
            String processInstanceId,
            String openedBy,
            Instant openedAt,
            Figures figures,
            Light health,
            String decision,
            String note,
            String decidedBy,
            Instant decidedAt,
            String changeId,
            String achieved,
            String problems,
            String nextSteps,
            List<Finding> findings) {
        this.id = id;
        this.version = version;
        this.projectKey = projectKey;
        this.number = number;
        this.processInstanceId = processInstanceId;
        this.openedBy = openedBy;
        this.openedAt = openedAt;
        this.figures = figures;
        this.health = health;
        this.decision = decision;
        this.note = note;
        this.decidedBy = decidedBy;
        this.decidedAt = decidedAt;
        this.changeId = changeId;
        this.achieved = achieved;
        this.problems = problems;
        this.nextSteps = nextSteps;
        this.findings = new ArrayList<>(findings);
    }

    static Review open(
            String projectKey, int number, String processInstanceId, String openedBy, Instant now, Figures figures) {
        return new Review(
                null,
                0,
                projectKey,
                number,
                processInstanceId,
                openedBy,
                now,
                figures,
                Light.GREY,
                "",
                "",
                null,
                null,
                null,
                "",
                "",
                "",
                List.of());
    }

    public Long id() {
        return id;
    }

    public int version() {
        return version;
    }

    public String projectKey() {
        return projectKey;
    }

    /** Counts a project's reviews from 1. */
    public int number() {
        return number;
    }

    String processInstanceId() {
        return processInstanceId;
    }

    /** Who asked for it; the house itself where the project's rhythm did. */
    public String openedBy() {
        return openedBy;
    }

    /** Whether the project's rhythm opened it rather than a person. */
    public boolean isByRhythm() {
        return CurrentPerson.SYSTEM.equals(openedBy);
    }

    public Instant openedAt() {
        return openedAt;
    }

    public Figures figures() {
        return figures;
    }

    public Light health() {
        return health;
    }

    /** {@code continue}, {@code adjust}, {@code hold}, {@code stop}; {@code lapsed}; empty while it is open. */
    public String decision() {
        return decision;
    }

    public String note() {
        return note;
    }

    public String decidedBy() {
        return decidedBy;
    }

    public Instant decidedAt() {
        return decidedAt;
    }

    /** The change request it led to; null where it led to none. */
    public String changeId() {
        return changeId;
    }

    /** What was achieved since the last review, in the project manager's words; may be empty. */
    public String achieved() {
        return achieved;
    }

    /** What stands in the way, likewise. */
    public String problems() {
        return problems;
    }

    /** What comes next, likewise. */
    public String nextSteps() {
        return nextSteps;
    }

    public boolean isOpen() {
        return decision.isEmpty();
    }

    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** The findings by what they are about, in the table's order. */
    public Map<String, List<Finding>> dimensions() {
        Map<String, List<Finding>> dimensions = new LinkedHashMap<>();
        findings.forEach(finding -> dimensions
                .computeIfAbsent(finding.dimension(), dimension -> new ArrayList<>())
                .add(finding));
        return dimensions;
    }

    void measure(Figures measured) {
        requireOpen();
        this.figures = measured;
    }

    void judge(Health judged) {
        requireOpen();
        findings.clear();
        judged.dimensions()
                .forEach(each ->
                        findings.add(new Finding(each.dimension(), each.light(), each.english(), each.chinese())));
        this.health = judged.light();
    }

    void decide(String chosen, String why, String person, String change, Instant now) {
        requireOpen();
        this.decision = chosen;
        this.note = why;
        this.decidedBy = person;
        this.decidedAt = now;
        this.changeId = change;
    }

    void say(Words words) {
        requireOpen();
        this.achieved = words.achieved();
        this.problems = words.problems();
        this.nextSteps = words.nextSteps();
    }

    void lapse(Instant now) {
        requireOpen();
        this.decision = LAPSED;
        this.decidedAt = now;
    }

    private void requireOpen() {
        if (!isOpen()) {
            throw new Conflict("review.error.decided", number);
        }
    }

    /** What the project manager adds to the figures; each may be empty. */
    record Words(String achieved, String problems, String nextSteps) {}

    /** What the decision table says about one side of the project, and why. */
    @Table("review_finding")
    public record Finding(String dimension, Light light, String english, String chinese) {

        public String in(Locale locale) {
            return "zh".equals(locale.getLanguage()) ? chinese : english;
        }
    }
}
