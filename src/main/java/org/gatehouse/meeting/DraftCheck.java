package org.gatehouse.meeting;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.Refusal.Problem;

/** What a planned meeting must be like. */
final class DraftCheck {

    static final Set<String> GATES = Set.of("goal", "plan", "change", "closure");

    private static final int LONGEST = 24 * 60;
    private static final int MOST_PEOPLE = 100;

    private final List<Problem> problems = new ArrayList<>();

    /** @param invitable whom the project may invite */
    DraftCheck texts(MeetingDraft draft, Set<String> invitable) {
        if (draft.title().isEmpty()) {
            problems.add(Problem.of("title", "error.required", "title"));
        }
        tooLong("title", draft.title(), 200);
        tooLong("purpose", draft.purpose(), 4000);
        tooLong("place", draft.place(), 300);
        if (draft.minutes() < 5 || draft.minutes() > LONGEST) {
            problems.add(Problem.of("minutes", "meeting.error.minutes", 5, LONGEST));
        }
        Set<String> people = new HashSet<>(draft.required());
        people.addAll(draft.optional());
        if (!invitable.containsAll(people)) {
            problems.add(Problem.of("required", "meeting.error.person"));
        }
        if (people.size() > MOST_PEOPLE) {
            problems.add(Problem.of("required", "meeting.error.tooManyPeople", MOST_PEOPLE));
        }
        if (!draft.minuteTakerId().isEmpty() && !invitable.contains(draft.minuteTakerId())) {
            problems.add(Problem.of("minuteTakerId", "meeting.error.person"));
        }
        if (!draft.gate().isEmpty() && !GATES.contains(draft.gate())
                || !draft.gateSubject().matches("[A-Za-z0-9-]{0,80}")) {
            problems.add(Problem.of("gate", "meeting.error.gate"));
        }
        return this;
    }

    DraftCheck rhythm(Rhythm rhythm) {
        if (!rhythm.isSeries()) {
            return this;
        }
        if (rhythm.interval() < 1 || rhythm.interval() > 52) {
            problems.add(Problem.of("interval", "meeting.error.interval", 1, 52));
        }
        boolean days = switch (rhythm.kind()) {
            case WEEKLY -> !rhythm.days().isEmpty();
            case MONTHLY_DAY -> rhythm.monthDay() == -1 || rhythm.monthDay() >= 1 && rhythm.monthDay() <= 31;
            case MONTHLY_WEEKDAY ->
                rhythm.days().size() == 1 && (rhythm.nth() == -1 || rhythm.nth() >= 1 && rhythm.nth() <= 4);
            case ONCE -> true;
        };
        if (!days) {
            problems.add(Problem.of("days", "meeting.error.days"));
        }
        if (rhythm.until() == null && (rhythm.count() < 1 || rhythm.count() > Rhythm.MOST)) {
            problems.add(Problem.of("count", "meeting.error.count", 1, Rhythm.MOST));
        }
        return this;
    }

    /** The zone as it is known here and in calendars; the house's where none is named. */
    ZoneId zone(String name, ZoneId house) {
        try {
            ZoneId zone = name.isBlank() ? house : ZoneId.of(name.strip());
            if (CalendarFile.knows(zone)) {
                return zone;
            }
        } catch (DateTimeException unknown) {
            // As one that calendars do not know.
        }
        problems.add(Problem.of("zone", "meeting.error.zone"));
        return house;
    }

    DraftCheck refuse() {
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return this;
    }

    /** What a rule came to. */
    static void dates(Rhythm.Dates dates, ZoneId zone, Instant now) {
        if (dates.held().isEmpty()) {
            throw new InvalidInput("until", "meeting.error.never");
        }
        if (dates.held().size() > Rhythm.MOST
                || dates.rhythm().all(dates.start()).size() > Rhythm.MOST) {
            throw new InvalidInput("until", "meeting.error.tooOften", Rhythm.MOST);
        }
        LocalDateTime last = dates.held().get(dates.held().size() - 1);
        if (last.isAfter(dates.start().plusYears(Rhythm.YEARS))
                || dates.start().isAfter(LocalDateTime.ofInstant(now, zone).plusYears(Rhythm.YEARS))) {
            throw new InvalidInput("until", "meeting.error.tooFar", Rhythm.YEARS);
        }
        if (dates.start().atZone(zone).toInstant().isBefore(now)) {
            throw new InvalidInput("start", "meeting.error.past");
        }
    }

    private void tooLong(String field, String text, int most) {
        if (text.length() > most) {
            problems.add(Problem.of(field, "error.tooLong", most));
        }
    }
}
