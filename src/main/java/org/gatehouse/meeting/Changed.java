package org.gatehouse.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** A meeting with something about it changed. */
final class Changed {

    private Changed() {}

    /** Calendars outside are about to be told something new. */
    static Meeting told(Meeting it) {
        return with(
                it,
                it.sequence() + 1,
                it.title(),
                it.purpose(),
                it.place(),
                it.minuteTakerId(),
                it.zone(),
                it.start(),
                it.minutes(),
                it.rhythm(),
                it.dayOff(),
                it.standing(),
                it.gate(),
                it.gateSubject(),
                it.cancelledAt(),
                it.cancelReason(),
                it.invitees());
    }

    static Meeting reworded(Meeting it, MeetingDraft draft, List<Invitee> invitees) {
        return with(
                it,
                it.sequence(),
                draft.title(),
                draft.purpose(),
                draft.place(),
                draft.minuteTakerId(),
                it.zone(),
                it.start(),
                draft.minutes(),
                it.rhythm(),
                it.dayOff(),
                draft.standing(),
                draft.gate(),
                draft.gateSubject(),
                it.cancelledAt(),
                it.cancelReason(),
                invitees);
    }

    static Meeting timed(Meeting it, ZoneId zone, Rhythm.Dates dates, DayOff dayOff) {
        return with(
                it,
                it.sequence(),
                it.title(),
                it.purpose(),
                it.place(),
                it.minuteTakerId(),
                zone,
                dates.start(),
                it.minutes(),
                dates.rhythm(),
                dayOff,
                it.standing(),
                it.gate(),
                it.gateSubject(),
                it.cancelledAt(),
                it.cancelReason(),
                it.invitees());
    }

    /** A meeting that is held once is at another time. */
    static Meeting single(Meeting it, LocalDateTime start, int minutes, String place) {
        return with(
                it,
                it.sequence(),
                it.title(),
                it.purpose(),
                place,
                it.minuteTakerId(),
                it.zone(),
                start,
                minutes,
                it.rhythm(),
                it.dayOff(),
                it.standing(),
                it.gate(),
                it.gateSubject(),
                it.cancelledAt(),
                it.cancelReason(),
                it.invitees());
    }

    static Meeting until(Meeting it, LocalDate last) {
        return with(
                it,
                it.sequence(),
                it.title(),
                it.purpose(),
                it.place(),
                it.minuteTakerId(),
                it.zone(),
                it.start(),
                it.minutes(),
                it.rhythm().until(last),
                it.dayOff(),
                it.standing(),
                it.gate(),
                it.gateSubject(),
                it.cancelledAt(),
                it.cancelReason(),
                it.invitees());
    }

    static Meeting cancelled(Meeting it, Instant now, String reason) {
        return with(
                it,
                it.sequence(),
                it.title(),
                it.purpose(),
                it.place(),
                it.minuteTakerId(),
                it.zone(),
                it.start(),
                it.minutes(),
                it.rhythm(),
                it.dayOff(),
                it.standing(),
                it.gate(),
                it.gateSubject(),
                now,
                reason,
                it.invitees());
    }

    /** These people are not expected any more. */
    static Meeting without(Meeting it, Collection<String> people) {
        return with(
                it,
                it.sequence(),
                it.title(),
                it.purpose(),
                it.place(),
                it.minuteTakerId(),
                it.zone(),
                it.start(),
                it.minutes(),
                it.rhythm(),
                it.dayOff(),
                it.standing(),
                it.gate(),
                it.gateSubject(),
                it.cancelledAt(),
                it.cancelReason(),
                it.invitees().stream()
                        .filter(each -> !people.contains(each.personId()))
                        .toList());
    }

    /** What people answered was about another time. */
    static Meeting askedAgain(Meeting it) {
        return with(
                it,
                it.sequence(),
                it.title(),
                it.purpose(),
                it.place(),
                it.minuteTakerId(),
                it.zone(),
                it.start(),
                it.minutes(),
                it.rhythm(),
                it.dayOff(),
                it.standing(),
                it.gate(),
                it.gateSubject(),
                it.cancelledAt(),
                it.cancelReason(),
                it.invitees().stream()
                        .map(each -> new Invitee(
                                each.personId(),
                                each.required(),
                                each.personId().equals(it.organizerId()) ? each.answer() : Answer.NEEDS_ACTION))
                        .toList());
    }

    /** Whether people's calendars show something else then. */
    static boolean touchesCalendars(Meeting before, Meeting after) {
        return !before.title().equals(after.title())
                || !before.purpose().equals(after.purpose())
                || !before.place().equals(after.place())
                || before.minutes() != after.minutes()
                || !Set.copyOf(before.people()).equals(Set.copyOf(after.people()));
    }

    private static Meeting with(
            Meeting it,
            int sequence,
            String title,
            String purpose,
            String place,
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
            List<Invitee> invitees) {
        return new Meeting(
                it.key(),
                it.version(),
                it.projectKey(),
                it.number(),
                it.uid(),
                sequence,
                it.series(),
                title,
                purpose,
                place,
                it.organizerId(),
                minuteTakerId,
                zone,
                start,
                minutes,
                rhythm,
                dayOff,
                standing,
                gate,
                gateSubject,
                cancelledAt,
                cancelReason,
                it.createdAt(),
                invitees);
    }
}
