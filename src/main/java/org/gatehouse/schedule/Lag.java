package org.gatehouse.schedule;

/**
 * Time between the two ends that a link ties; negative is a lead.
 *
 * @param amount minutes, or percent of the predecessor's duration
 */
public record Lag(long amount, Unit unit) {

    public static final Lag NONE = new Lag(0, Unit.WORKING);

    /** How the amount is counted. */
    public enum Unit {
        /** Minutes of working time, by the successor's calendar. */
        WORKING,
        /** Minutes of the wall clock. */
        ELAPSED,
        /** Percent of the predecessor's duration, as working time. */
        PERCENT
    }

    public static Lag working(long minutes) {
        return new Lag(minutes, Unit.WORKING);
    }
}
