package org.gatehouse.appraisal;

/** Where the value of an indicator comes from. */
enum Source {
    /** Percent of the person's items that were not late by their own time. */
    ON_TIME("%"),
    /** Percent of their finished items whose hours stayed within the estimate and a tenth. */
    ESTIMATES("%"),
    /** Percent of their judged items that were accepted when first handed in. */
    FIRST_TRY("%"),
    /** Percent of all verdicts on their items that sent the work back. */
    REWORK("%"),
    /** Percent of the way from baseline value to target, the mean over the goals they answer for. */
    GOALS("%"),
    /** By how many percent the hours of their finished items differ from plan, in either direction. */
    HOURS("%"),
    /** Working hours of their own between being asked for an approval and answering, the mean. */
    RESPONSE("h"),
    /** Percent of their tasks about risks that were not late by their own time. */
    RISKS("%"),
    /** Lessons they wrote. */
    LESSONS(""),
    /** The last reading of a metric. */
    METRIC(""),
    /** What the appraiser enters, with evidence. */
    MANUAL("");

    private final String unit;

    Source(String unit) {
        this.unit = unit;
    }

    /** Fixed by the source; empty where whoever describes the indicator says it. */
    public String unit() {
        return unit;
    }

    public boolean isComputed() {
        return this != MANUAL;
    }
}
