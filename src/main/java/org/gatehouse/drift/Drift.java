package org.gatehouse.drift;

import java.time.Instant;
import java.util.Locale;
import org.gatehouse.kernel.Conflict;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** A gate that opened again because its project left the tolerances it was approved with, and what became of that. */
@Table("drift")
public class Drift {

    private static final int LONGEST = 4000;

    @Id
    private final Long id;

    @Version
    private int version;

    private final String projectKey;
    private final int number;
    private final String gate;
    private String openGate;
    private final long sealedReview;
    private final String english;
    private final String chinese;
    private final Instant raisedAt;
    private String mended;
    private String decision;
    private Instant decidedAt;

    @PersistenceCreator
    Drift(
            Long id,
            int version,
            String projectKey,
            int number,
            String gate,
            String openGate,
            long sealedReview,
            String english,
            String chinese,
            Instant raisedAt,
            String mended,
            String decision,
            Instant decidedAt) {
        this.id = id;
        this.version = version;
        this.projectKey = projectKey;
        this.number = number;
        this.gate = gate;
        this.openGate = openGate;
        this.sealedReview = sealedReview;
        this.english = english;
        this.chinese = chinese;
        this.raisedAt = raisedAt;
        this.mended = mended;
        this.decision = decision;
        this.decidedAt = decidedAt;
    }

    static Drift found(
            String projectKey,
            int number,
            String gate,
            long sealedReview,
            String english,
            String chinese,
            Instant now) {
        return new Drift(
                null,
                0,
                projectKey,
                number,
                gate,
                projectKey + ":" + gate,
                sealedReview,
                shortened(english),
                shortened(chinese),
                now,
                "",
                "",
                null);
    }

    public String projectKey() {
        return projectKey;
    }

    /** Counts those of a project from 1. */
    public int number() {
        return number;
    }

    /** The gate that opened again: {@code goal} or {@code plan}. */
    public String gate() {
        return gate;
    }

    /** Id of the gate review whose dossier is the reference. */
    public long sealedReview() {
        return sealedReview;
    }

    public String english() {
        return english;
    }

    public String chinese() {
        return chinese;
    }

    /** What left its tolerance when it was found. */
    public String why(Locale reader) {
        return "zh".equals(reader.getLanguage()) ? chinese : english;
    }

    public Instant raisedAt() {
        return raisedAt;
    }

    /** What the project manager did about it after it was sent back, in their words; empty while nothing was done. */
    public String mended() {
        return mended;
    }

    /**
     * The last decision: empty while nobody decided, {@code rework} while it is mended, {@code go}, {@code
     * goWithConditions}, {@code stop}, or {@code lapsed} where the project ended before.
     */
    public String decision() {
        return decision;
    }

    /** When it was closed; null while it is open. */
    public Instant decidedAt() {
        return decidedAt;
    }

    public boolean isOpen() {
        return openGate != null;
    }

    /** Sent back to the project manager, who brings the project back. */
    public boolean isBeingMended() {
        return isOpen() && decision.equals("rework");
    }

    void sendBack() {
        requireOpen();
        this.decision = "rework";
    }

    void mend(String how) {
        requireOpen();
        this.mended = how;
        this.decision = "";
    }

    void close(String outcome, Instant now) {
        requireOpen();
        this.openGate = null;
        this.decision = outcome;
        this.decidedAt = now;
    }

    private void requireOpen() {
        if (!isOpen()) {
            throw new Conflict("drift.error.settled");
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
