package org.gatehouse.meeting;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;

/**
 * What of a meeting is still to come, as somebody would plan it now.
 *
 * @param begun whether something of it was held already
 */
record Ahead(boolean begun, LocalDateTime start, Rhythm rhythm) {

    static Ahead of(Meeting meeting, List<Occurrence> all, Instant now) {
        boolean begun = all.stream().anyMatch(one -> !one.startsAt().isAfter(now));
        Occurrence next = all.stream()
                .filter(one -> one.startsAt().isAfter(now))
                .findFirst()
                .orElse(null);
        if (!begun || next == null) {
            return new Ahead(begun, meeting.start(), meeting.rhythm());
        }
        Rhythm rhythm = meeting.rhythm();
        int before = rhythm.all(meeting.start()).indexOf(next.original());
        return new Ahead(true, next.original(), rhythm.without(Math.max(before, 0)));
    }
}
