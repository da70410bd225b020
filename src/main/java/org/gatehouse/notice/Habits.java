package org.gatehouse.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * When somebody wants to be told.
 *
 * @param zone theirs
 * @param digestAt the time of day of their digest
 * @param workingDays whether the digest waits for their next working day
 * @param quietFrom when nothing but urgent words may reach them, to {@code quietUntil}, over midnight where that is
 *     earlier; both null for never
 */
record Habits(ZoneId zone, LocalTime digestAt, boolean workingDays, LocalTime quietFrom, LocalTime quietUntil) {

    private static final int LONGEST_ABSENCE = 90;

    /** Of whoever chose nothing. */
    static Habits usual(ZoneId house) {
        return new Habits(house, LocalTime.of(9, 0), true, null, null);
    }

    /**
     * When a notice of this moment may leave for somebody; empty for never.
     *
     * @param working which days they work
     */
    Optional<Instant> moment(Way way, boolean urgent, Instant now, Predicate<LocalDate> working) {
        return switch (way) {
            case NEVER -> Optional.empty();
            case AT_ONCE -> Optional.of(urgent ? now : afterQuiet(now));
            case DIGEST -> Optional.of(afterQuiet(nextDigest(now, working)));
        };
    }

    /** The next time of the digest, strictly after this moment. */
    Instant nextDigest(Instant now, Predicate<LocalDate> working) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        Instant next = null;
        for (int ahead = 0; ahead <= LONGEST_ABSENCE; ahead++) {
            LocalDate day = today.plusDays(ahead);
            Instant moment = ZonedDateTime.of(day, digestAt, zone).toInstant();
            if (moment.isAfter(now)) {
                if (!workingDays || working.test(day)) {
                    return moment;
                }
                next = next == null ? moment : next;
            }
        }
        // Nobody is away for good without leaving.
        return next;
    }

    /** This moment, or the end of the quiet hours it lies in. */
    Instant afterQuiet(Instant moment) {
        if (quietFrom == null || quietUntil == null || quietFrom.equals(quietUntil)) {
            return moment;
        }
        LocalDate day = LocalDate.ofInstant(moment, zone);
        boolean overnight = quietUntil.isBefore(quietFrom);
        for (LocalDate begins : new LocalDate[] {day.minusDays(1), day}) {
            Instant from = ZonedDateTime.of(begins, quietFrom, zone).toInstant();
            Instant until = ZonedDateTime.of(overnight ? begins.plusDays(1) : begins, quietUntil, zone)
                    .toInstant();
            if (!moment.isBefore(from) && moment.isBefore(until)) {
                return until;
            }
        }
        return moment;
    }
}
