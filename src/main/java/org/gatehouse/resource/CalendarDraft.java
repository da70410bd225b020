package org.gatehouse.resource;

import java.time.DayOfWeek;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gatehouse.kernel.Facts;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.schedule.WorkCalendar.Shift;

/**
 * A calendar as somebody words it.
 *
 * @param baseId calendar that holds where this one says nothing; null: none
 * @param holidays null: as in the base
 * @param externalId of the same calendar in the file it came from; may be null
 * @param week hours of weekdays; one without an entry is as in the base, free without a base
 * @param specialDays later ones win over earlier ones, all win over holidays and week
 */
public record CalendarDraft(
        String name,
        Long baseId,
        Holidays holidays,
        String externalId,
        Map<DayOfWeek, List<Shift>> week,
        List<SpecialDays> specialDays) {

    private static final int MOST_SPECIAL = 2000;
    private static final int LONGEST = 3660;

    public CalendarDraft {
        week = Map.copyOf(week);
        specialDays = List.copyOf(specialDays);
    }

    Facts facts() {
        return Facts.of("name", name)
                .and("holidays", holidays == null ? "" : "resource.holidays." + holidays)
                .and(
                        "week",
                        week.entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(day -> day.getKey().getValue() + ": " + Shift.format(day.getValue()))
                                .toList())
                .and(
                        "specialDays",
                        specialDays.stream()
                                .map(days -> (days.from() + "–" + days.to() + " " + days.name() + " "
                                                + Shift.format(days.hours()))
                                        .strip())
                                .toList());
    }

    void check() {
        List<Problem> problems = new ArrayList<>();
        if (name == null || name.isBlank()) {
            problems.add(Problem.of("name", "error.required", "name"));
        } else if (name.length() > 200) {
            problems.add(Problem.of("name", "error.tooLong", 200));
        }
        if (specialDays.size() > MOST_SPECIAL) {
            problems.add(Problem.of("", "resource.error.tooManyDays", MOST_SPECIAL));
        }
        for (SpecialDays days : specialDays) {
            if (days.to().isBefore(days.from())) {
                problems.add(Problem.of("to", "error.period.reversed", days.from(), days.to()));
            } else if (ChronoUnit.DAYS.between(days.from(), days.to()) > LONGEST) {
                problems.add(Problem.of("to", "resource.error.tooLong", days.from(), days.to()));
            }
            if (days.name().length() > 200) {
                problems.add(Problem.of("dayName", "error.tooLong", 200));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        week.values().forEach(hours -> DayHours.checked("week", hours));
        specialDays.forEach(days -> DayHours.checked("hours", days.hours()));
    }
}
