package org.gatehouse.insight;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.gatehouse.insight.Fact.What;
import org.gatehouse.kernel.InvalidInput;

/**
 * A figure whose cases somebody wants to see: the same facts that were added up, and no others.
 *
 * @param step empty for any
 * @param to where a way led; null for any
 * @param week Monday of the week it counts in; null for any
 * @param age class of age; null for any
 * @param split only what says where waiting ended and working began
 */
record Drill(What what, String step, String to, LocalDate week, Integer age, boolean split) {

    private static final int LONGEST = 200;
    private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}_.-]*");

    static Drill of(Map<String, String> given) {
        String step = given.getOrDefault("step", "");
        String to = given.get("way");
        for (String id : new String[] {step, to == null ? "" : to}) {
            if (id.length() > LONGEST || !ID.matcher(id).matches()) {
                throw new InvalidInput("step", "insight.error.step");
            }
        }
        return new Drill(what(given), step, to, week(given), age(given), "true".equals(given.get("split")));
    }

    private static What what(Map<String, String> given) {
        String text = given.getOrDefault("what", "");
        try {
            return What.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new InvalidInput("what", "insight.error.what", text);
        }
    }

    private static LocalDate week(Map<String, String> given) {
        String text = given.getOrDefault("week", "");
        try {
            return text.isEmpty() ? null : Sums.monday(LocalDate.parse(text));
        } catch (DateTimeException wrong) {
            throw new InvalidInput("week", "insight.error.day", text);
        }
    }

    private static Integer age(Map<String, String> given) {
        String text = given.getOrDefault("age", "");
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("[0-" + Figures.AGES.size() + "]")) {
            throw new InvalidInput("age", "insight.error.age", text);
        }
        return Integer.valueOf(text);
    }

    boolean takes(Fact fact, ZoneId zone) {
        return fact.what() == what
                && (step.isEmpty() || fact.step().equals(step))
                && (to == null || fact.to().equals(to))
                && (week == null
                        || Sums.monday(fact.at().atZone(zone).toLocalDate()).equals(week))
                && (age == null || Sums.age(fact.total()) == age)
                && (!split || fact.isSplit());
    }

    /** Ages are told in days, whatever durations are counted in. */
    boolean needsCalendar() {
        return age != null;
    }

    public String query() {
        return "what=" + what.name().toLowerCase(Locale.ROOT)
                + (step.isEmpty() ? "" : "&step=" + step)
                + (to == null ? "" : "&way=" + to)
                + (week == null ? "" : "&week=" + week)
                + (age == null ? "" : "&age=" + age)
                + (split ? "&split=true" : "");
    }
}
