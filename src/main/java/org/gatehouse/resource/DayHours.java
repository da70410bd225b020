package org.gatehouse.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.schedule.WorkCalendar.Shift;

/** Working hours of a day as people write them: {@code 09:00-12:00,13:00-18:00}; nothing where nobody works. */
final class DayHours {

    private static final Pattern STRETCH =
            Pattern.compile("(\\d{1,2})[:：]([0-5]\\d)\\s*[-–—~～至]\\s*(\\d{1,2})[:：]([0-5]\\d)");
    private static final int DAY = 24 * 60;
    private static final int MOST = 12;

    private DayHours() {}

    /**
     * Reads what somebody wrote.
     *
     * @param field form field to name where it cannot be read
     */
    static List<Shift> parse(String field, String text) {
        if (text == null || text.isBlank()) {
            return List.of();
        }
        List<Shift> shifts = new ArrayList<>();
        for (String part : text.strip().split("\\s*[,，;；、]\\s*")) {
            Matcher stretch = STRETCH.matcher(part);
            if (!stretch.matches()) {
                throw new InvalidInput(field, "resource.error.hours", part);
            }
            int from = minute(stretch, 1);
            int to = minute(stretch, 3);
            if (to <= from || to > DAY) {
                throw new InvalidInput(field, "resource.error.hoursOrder", part);
            }
            shifts.add(new Shift(from, to));
        }
        return checked(field, shifts);
    }

    /** The hours, if they follow one another. */
    static List<Shift> checked(String field, List<Shift> shifts) {
        if (shifts.size() > MOST) {
            throw new InvalidInput(field, "resource.error.hoursMany", MOST);
        }
        int before = 0;
        for (Shift shift : shifts) {
            if (shift.from() < before) {
                throw new InvalidInput(field, "resource.error.hoursOrder", Shift.format(shifts));
            }
            before = shift.to();
        }
        return List.copyOf(shifts);
    }

    private static int minute(Matcher stretch, int group) {
        return Integer.parseInt(stretch.group(group)) * 60 + Integer.parseInt(stretch.group(group + 1));
    }
}
