package org.gatehouse.meeting;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * One time a meeting is held.
 *
 * @param number within its series, from 1
 * @param original when the rule says it is
 * @param start when it is, in the meeting's zone
 * @param cancelledAt null while it is held
 */
record Occurrence(
        long id,
        String meetingKey,
        int number,
        LocalDateTime original,
        LocalDateTime start,
        int minutes,
        String place,
        Instant startsAt,
        Instant endsAt,
        Instant cancelledAt,
        String cancelReason) {

    static Occurrence planned(Meeting meeting, int number, LocalDateTime start) {
        return new Occurrence(0, meeting.key(), number, start, start, 0, "", Instant.EPOCH, Instant.EPOCH, null, "")
                .at(start, meeting.minutes(), meeting.place(), meeting.zone());
    }

    Occurrence at(LocalDateTime when, int lasting, String where, ZoneId zone) {
        Instant begin = when.atZone(zone).toInstant();
        return new Occurrence(
                id,
                meetingKey,
                number,
                original,
                when,
                lasting,
                where,
                begin,
                begin.plusSeconds(lasting * 60L),
                cancelledAt,
                cancelReason);
    }

    Occurrence cancelled(Instant now, String reason) {
        return new Occurrence(id, meetingKey, number, original, start, minutes, place, startsAt, endsAt, now, reason);
    }

    public boolean isCancelled() {
        return cancelledAt != null;
    }

    boolean differsFrom(Meeting meeting) {
        return !start.equals(original) || minutes != meeting.minutes() || !place.equals(meeting.place());
    }
}
