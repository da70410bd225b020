package org.gatehouse.adjustment;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.gatehouse.adjustment.StopLoss.Judgement;
import org.gatehouse.kernel.Conflict;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

/** A goal that left its corridor, brought before whoever can change course, and what they decided. */
@Table("adjustment")
public class Adjustment {

    /** Decision of one that nobody decided before the project ended. */
    static final String LAPSED = "lapsed";

    @Id
    private final Long id;

    @Version
    private int version;

    private final String projectKey;
    private final int number;
    private final String goalKey;
    private String openGoal;
    private final int trajectoryVersion;

    @Embedded.Empty(prefix = "left_")
    private final Seen left;

    @Embedded.Empty(prefix = "raised_")
    private final Seen raised;

    private final BigDecimal behind;
    private final BigDecimal tolerance;
    private final String english;
    private final String chinese;
    private final Instant raisedAt;
    private String processInstanceId;

    @Embedded.Nullable(prefix = "case_")
    private Standing standing;

    private String approverId;
    private String decision;
    private String reason;
    private String decidedBy;
    private Instant decidedAt;
    private String changeId;

    /** What was read on a day, what was planned for it, and the worst value that would have been inside. */
    record Seen(LocalDate day, BigDecimal value, BigDecimal planned, BigDecimal bound) {

        static Seen of(Sighting sighting) {
            return new Seen(sighting.day(), sighting.value(), sighting.planned(), sighting.bound());
        }

        public BigDecimal shownPlanned() {
            return Shown.of(planned);
        }

        public BigDecimal shownBound() {
            return Shown.of(bound);
        }
    }

    @PersistenceCreator
    Adjustment(
            Long id,
            int version,
            String projectKey,
            int number,
            String goalKey,
            String openGoal,
            int trajectoryVersion,
            Seen left,
            Seen raised,
            BigDecimal behind,
            BigDecimal tolerance,
            String english,
            String chinese,
            Instant raisedAt,
            String processInstanceId,
            Standing standing,
            String approverId,
            String decision,
            String reason,
            String decidedBy,
            Instant decidedAt,
            String changeId) {
        this.id = id;
        this.version = version;
        this.projectKey = projectKey;
        this.number = number;
        this.goalKey = goalKey;
        this.openGoal = openGoal;
        this.trajectoryVersion = trajectoryVersion;
        this.left = left;
        this.raised = raised;
        this.behind = behind;
        this.tolerance = tolerance;
        this.english = english;
        this.chinese = chinese;
        this.raisedAt = raisedAt;
        this.processInstanceId = processInstanceId;
        this.standing = standing;
        this.approverId = approverId;
        this.decision = decision;
        this.reason = reason;
        this.decidedBy = decidedBy;
        this.decidedAt = decidedAt;
        this.changeId = changeId;
    }

    static Adjustment raise(
            String projectKey,
            int number,
            String goalKey,
            Excursion excursion,
            Sighting sighting,
            Judgement judgement,
            Instant now) {
        return new Adjustment(
                null,
                0,
                projectKey,
                number,
                goalKey,
                goalKey,
                excursion.trajectory().version(),
                Seen.of(excursion.first()),
                Seen.of(sighting),
                sighting.behind(),
                excursion.trajectory().tolerance(),
                judgement.english(),
                judgement.chinese(),
                now,
                null,
                null,
                null,
                "",
                "",
                null,
                null,
                null);
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

    /** Counts a project's adjustments from 1. */
    public int number() {
        return number;
    }

    public String goalKey() {
        return goalKey;
    }

    /** Which version of the goal's trajectory was left. */
    public int trajectoryVersion() {
        return trajectoryVersion;
    }

    /** The reading by which the corridor was left. */
    Seen left() {
        return left;
    }

    /** The reading on which the table said to raise it; the same one where it says so at once. */
    Seen raised() {
        return raised;
    }

    /** Percent of the way by which that reading was behind. */
    public BigDecimal behind() {
        return behind;
    }

    public BigDecimal tolerance() {
        return tolerance;
    }

    /** Why it was raised, in the decision table's words. */
    public String why(Locale locale) {
        return "zh".equals(locale.getLanguage()) ? chinese : english;
    }

    String english() {
        return english;
    }

    String chinese() {
        return chinese;
    }

    public Instant raisedAt() {
        return raisedAt;
    }

    String processInstanceId() {
        return processInstanceId;
    }

    /** The numbers as they were assembled last; null before that. */
    Standing standing() {
        return standing;
    }

    /** Who is to decide; null until they were chosen. */
    public String approverId() {
        return approverId;
    }

    /**
     * {@code watch}, {@code shift}, {@code extend}, {@code scope}, {@code hold}, {@code stop}; {@code lapsed}; empty while
     * it is open.
     */
    public String decision() {
        return decision;
    }

    public String reason() {
        return reason;
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

    public boolean isOpen() {
        return decision.isEmpty();
    }

    /** Percent of the way by which it was behind when it was decided on. */
    BigDecimal behindWhenDecided() {
        return standing == null ? behind : standing.behind().max(behind);
    }

    /** Day of the latest reading that whoever decided knew. */
    LocalDate decidedOn() {
        return standing == null ? raised.day() : standing.readOn();
    }

    /** Whether it was about this excursion. */
    boolean isAbout(Excursion excursion) {
        return trajectoryVersion == excursion.trajectory().version()
                && !raised.day().isBefore(excursion.leftOn());
    }

    void assemble(Standing now, String instance) {
        requireOpen();
        this.standing = now;
        this.processInstanceId = instance;
    }

    void ask(String approver) {
        requireOpen();
        this.approverId = approver;
    }

    void decide(String chosen, String why, String person, String change, Standing then, Instant now) {
        requireOpen();
        this.standing = then;
        this.reason = why;
        this.decidedBy = person;
        this.changeId = change;
        settle(chosen, now);
    }

    void lapse(Instant now) {
        requireOpen();
        settle(LAPSED, now);
    }

    private void settle(String chosen, Instant now) {
        this.decision = chosen;
        this.decidedAt = now;
        this.openGoal = null;
    }

    private void requireOpen() {
        if (!isOpen()) {
            throw new Conflict("adjustment.error.decided", number);
        }
    }
}
