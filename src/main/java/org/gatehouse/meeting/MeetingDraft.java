package org.gatehouse.meeting;

import java.time.LocalDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A meeting as somebody plans it.
 *
 * @param zone name of the time zone its times are in; empty for the house's
 * @param start of the first one; a series begins on the next day its rule admits
 * @param minutes it lasts
 * @param required people who must come; the organizer comes without saying
 * @param minuteTakerId who else writes the minutes; may be empty
 * @param gate it prepares; empty where it prepares none
 */
public record MeetingDraft(
        String title,
        String purpose,
        String place,
        String zone,
        LocalDateTime start,
        int minutes,
        Rhythm rhythm,
        boolean skipsDaysOff,
        List<String> required,
        List<String> optional,
        String minuteTakerId,
        Set<Standing> standing,
        String gate,
        String gateSubject) {

    public MeetingDraft {
        title = title.strip();
        purpose = purpose.strip();
        place = place.strip();
        required = List.copyOf(new LinkedHashSet<>(required));
        List<String> must = required;
        optional = optional.stream()
                .distinct()
                .filter(person -> !must.contains(person))
                .toList();
        standing = Set.copyOf(standing);
    }

    /** A single meeting in the house's own time. */
    public static MeetingDraft single(String title, LocalDateTime start, int minutes, String... people) {
        return new MeetingDraft(
                title,
                "",
                "",
                "",
                start,
                minutes,
                Rhythm.ONCE,
                false,
                List.of(people),
                List.of(),
                "",
                Set.of(Standing.values()),
                "",
                "");
    }

    /** The same again and again. */
    public MeetingDraft again(Rhythm newRhythm, boolean skipping) {
        return new MeetingDraft(
                title,
                purpose,
                place,
                zone,
                start,
                minutes,
                newRhythm,
                skipping,
                required,
                optional,
                minuteTakerId,
                standing,
                gate,
                gateSubject);
    }

    MeetingDraft in(String newZone) {
        return new MeetingDraft(
                title,
                purpose,
                place,
                newZone,
                start,
                minutes,
                rhythm,
                skipsDaysOff,
                required,
                optional,
                minuteTakerId,
                standing,
                gate,
                gateSubject);
    }

    MeetingDraft at(LocalDateTime newStart) {
        return new MeetingDraft(
                title,
                purpose,
                place,
                zone,
                newStart,
                minutes,
                rhythm,
                skipsDaysOff,
                required,
                optional,
                minuteTakerId,
                standing,
                gate,
                gateSubject);
    }

    MeetingDraft preparing(String newGate, String subject) {
        return new MeetingDraft(
                title,
                purpose,
                place,
                zone,
                start,
                minutes,
                rhythm,
                skipsDaysOff,
                required,
                optional,
                minuteTakerId,
                standing,
                newGate,
                subject);
    }
}
