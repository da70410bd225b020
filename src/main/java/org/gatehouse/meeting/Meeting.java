package org.gatehouse.meeting;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.kernel.Facts;

/**
 * A meeting, or a series of them.
 *
 * @param key e.g. {@code SEO-M3}
 * @param uid by which calendars outside know it, for ever
 * @param sequence how often they were told something new about it
 * @param series key of the first where a series went on at another time; else its own
 * @param minuteTakerId who else writes the minutes; may be empty
 * @param start of the first one, in its zone
 * @param minutes it lasts
 * @param gate {@code goal}, {@code plan}, {@code change} or {@code closure} where it prepares a gate; else empty
 * @param gateSubject which of several, e.g. a change request; else empty
 * @param cancelledAt null while it is held
 */
record Meeting(
        String key,
        int version,
        String projectKey,
        int number,
        String uid,
        int sequence,
        String series,
        String title,
        String purpose,
        String place,
        String organizerId,
        String minuteTakerId,
        ZoneId zone,
        LocalDateTime start,
        int minutes,
        Rhythm rhythm,
        DayOff dayOff,
        Set<Standing> standing,
        String gate,
        String gateSubject,
        Instant cancelledAt,
        String cancelReason,
        Instant createdAt,
        List<Invitee> invitees) {

    Meeting {
        standing = Set.copyOf(standing);
        invitees = List.copyOf(invitees);
    }

    public boolean isCancelled() {
        return cancelledAt != null;
    }

    public boolean isGateMeeting() {
        return !gate.isEmpty();
    }

    /** What it is called where meetings of several projects stand together. */
    public String label() {
        return key + " " + title;
    }

    Optional<Invitee> invitee(String person) {
        return invitees.stream().filter(each -> each.personId().equals(person)).findFirst();
    }

    List<String> people() {
        return invitees.stream().map(Invitee::personId).toList();
    }

    Facts facts() {
        return Facts.of("title", title)
                .and("purpose", purpose)
                .and("place", place)
                .and("start", start)
                .and("zone", zone.getId())
                .and("minutes", minutes)
                .and("rhythm", rhythm.text())
                .and("dayOff", dayOff == DayOff.KEEP ? "" : dayOff)
                .and("minuteTaker", minuteTakerId)
                .and("invitees", people().stream().sorted().toList())
                .and("gate", gateSubject.isEmpty() ? gate : gate + " " + gateSubject);
    }
}
