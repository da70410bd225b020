package org.gatehouse.trail;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;

/**
 * Which lines of a project's trail are meant; what is empty or null does not choose.
 *
 * @param person who did it, or in whose place it was done
 * @param kind room it happened in
 * @param text part of subject, reason, details, old or new values; case does not matter
 * @param from not before
 * @param until before
 */
record TrailFilter(String projectKey, String person, String kind, String text, Instant from, Instant until) {

    /** What every database takes for a moment. */
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private static final int LONGEST = 200;

    TrailFilter {
        text = text == null ? "" : text.strip();
        text = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        from = from == null || from.isBefore(EARLIEST) ? EARLIEST : from;
        until = until == null || until.isAfter(LATEST) ? LATEST : until;
    }

    static TrailFilter all(String projectKey) {
        return new TrailFilter(projectKey, "", "", "", null, null);
    }

    /** @param last day, included */
    static TrailFilter of(
            String projectKey, String person, String kind, String text, LocalDate first, LocalDate last, ZoneId zone) {
        return new TrailFilter(
                projectKey,
                person,
                kind,
                text,
                first == null ? null : first.atStartOfDay(zone).toInstant(),
                last == null ? null : last.plusDays(1).atStartOfDay(zone).toInstant());
    }

    String like() {
        return "%" + text.toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%";
    }
}
