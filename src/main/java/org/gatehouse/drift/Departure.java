package org.gatehouse.drift;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gatehouse.drift.Facts.Course;
import org.gatehouse.drift.Facts.File;
import org.gatehouse.gate.Evidence.Value;
import org.gatehouse.schedule.WorkCalendar;

/**
 * How far one thing is from what was approved.
 *
 * @param what {@code cost}, {@code end}, {@code file} or {@code goal}
 * @param name of the file or the goal; else empty
 * @param owner of the file, as {@code item:SEO-3}; else empty
 * @param unit of the goal's values; else empty
 * @param over how much for the worse, to one decimal, negative: for the better; percent of the approved cost, working days,
 *     1 for a file that is another or missing, percent of the goal's way from its start to the approved target
 */
record Departure(String what, String name, String owner, String unit, Value approved, Value now, BigDecimal over) {

    static final String COST = "cost";
    static final String END = "end";
    static final String FILE = "file";
    static final String GOAL = "goal";

    /** All that can be compared; files only where they are different. */
    static List<Departure> between(Facts approved, Allowance allowed, Facts now, WorkCalendar calendar) {
        List<Departure> all = new ArrayList<>();
        cost(approved, allowed, now, all);
        end(approved, allowed, now, calendar, all);
        files(approved, now, all);
        goals(approved, allowed, now, all);
        return all;
    }

    boolean isRemoval() {
        return what.equals(FILE) && now.kind().equals("message");
    }

    private static void cost(Facts approved, Allowance allowed, Facts now, List<Departure> all) {
        Double was = approved.number("cost");
        Double is = now.number("cost");
        String currency = now.text("currency");
        if (was == null || is == null || !currency.equals(approved.text("currency"))) {
            return;
        }
        double may = was + allowed.cost();
        if (may > 0) {
            all.add(new Departure(
                    COST,
                    "",
                    "",
                    "",
                    Value.cost(money(may), currency),
                    Value.cost(money(is), currency),
                    rounded(100 * (is - may) / may)));
        }
    }

    private static void end(Facts approved, Allowance allowed, Facts now, WorkCalendar calendar, List<Departure> all) {
        LocalDate was = approved.day("finish");
        LocalDate is = now.day("finish");
        if (was != null && is != null) {
            LocalDate may = moved(was, allowed.days(), calendar);
            all.add(new Departure(
                    END,
                    "",
                    "",
                    "",
                    Value.date(may),
                    Value.date(is),
                    BigDecimal.valueOf(calendar.daysFrom(was, is) - allowed.days())));
        }
    }

    /** So many working days later, or earlier. */
    private static LocalDate moved(LocalDate day, int days, WorkCalendar calendar) {
        LocalDate moved = day;
        int step = days < 0 ? -1 : 1;
        // A calendar without working days would let it run for ever.
        for (int left = Math.abs(days), tried = 0; left > 0 && tried < 3700; tried++) {
            moved = moved.plusDays(step);
            left -= calendar.minutesOn(moved) > 0 ? 1 : 0;
        }
        return moved;
    }

    private static void files(Facts approved, Facts now, List<Departure> all) {
        Map<String, File> present = now.files();
        approved.files().forEach((place, was) -> {
            File is = present.get(place);
            if (is == null || !is.sha256().equals(was.sha256())) {
                all.add(new Departure(
                        FILE,
                        was.name(),
                        was.owner(),
                        "",
                        Value.text(shortened(was.sha256())),
                        is == null ? Value.message("drift.removed") : Value.text(shortened(is.sha256())),
                        BigDecimal.ONE));
            }
        });
    }

    private static String shortened(String sha256) {
        return "SHA-256 " + sha256.substring(0, Math.min(12, sha256.length())) + "…";
    }

    /** A goal that was approved although its forecast missed the target is held against that forecast. */
    private static void goals(Facts approved, Allowance allowed, Facts now, List<Departure> all) {
        Map<String, Course> courses = now.goals();
        approved.goals().forEach((key, was) -> {
            Course is = courses.get(key);
            Double target = allowed.targets().getOrDefault(key, was.target());
            if (is == null || is.forecast() == null || target == null) {
                return;
            }
            boolean forgiven =
                    was.below() && was.forecast() != null && !allowed.targets().containsKey(key);
            double may = forgiven ? was.forecast() : target;
            double missing = is.rises() ? may - is.forecast() : is.forecast() - may;
            double way = is.start() == null ? Math.abs(target) : Math.abs(target - is.start());
            // What was read may have reached the target although the line through it leads away again.
            boolean reached = !is.below() && target.equals(is.target());
            all.add(new Departure(
                    GOAL,
                    key,
                    "",
                    is.unit(),
                    Value.number(plain(may)),
                    Value.number(plain(is.forecast())),
                    reached && missing > 0
                            ? BigDecimal.ZERO
                            : rounded(way == 0 ? 100 * missing : 100 * missing / way)));
        });
    }

    private static BigDecimal money(double amount) {
        return BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_UP);
    }

    private static BigDecimal plain(double value) {
        return BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_UP).stripTrailingZeros();
    }

    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP);
    }
}
