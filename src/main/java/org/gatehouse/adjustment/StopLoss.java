package org.gatehouse.adjustment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.engine.Decisions;
import org.gatehouse.engine.TableText;
import org.gatehouse.goal.Goal;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Lays a reading outside the corridor before the decision table {@code stop-loss} and takes its verdict; {@code {name}}
 * in its words stands for a fact.
 */
@Component
class StopLoss {

    private static final int LONGEST = 1000;

    private final Decisions decisions;
    private final MessageSource messages;

    StopLoss(Decisions decisions, MessageSource messages) {
        this.decisions = decisions;
        this.messages = messages;
    }

    /** What is to be done about a reading outside. */
    enum Verdict {
        NONE,
        WATCH,
        RAISE;

        /** What the table does not say in these words is no reason to raise anything. */
        static Verdict of(Object said) {
            for (Verdict verdict : values()) {
                if (verdict.name().equalsIgnoreCase(String.valueOf(said))) {
                    return verdict;
                }
            }
            return WATCH;
        }
    }

    record Judgement(Verdict verdict, String english, String chinese) {}

    /**
     * @param answer the decision that was taken on this excursion before; null where none was
     */
    Judgement judge(Goal goal, Excursion excursion, Sighting sighting, Adjustment answer) {
        Map<String, Object> facts = facts(excursion, sighting, answer);
        Map<String, Object> row = decisions.evaluate("stop-loss", facts).stream()
                .findFirst()
                .orElse(Map.of("verdict", "none", "english", "", "chinese", ""));
        Map<String, Object> told = told(goal, excursion, sighting, facts);
        return new Judgement(
                Verdict.of(row.get("verdict")),
                fill(row.get("english"), told, Locale.ENGLISH),
                fill(row.get("chinese"), told, Locale.SIMPLIFIED_CHINESE));
    }

    private static Map<String, Object> facts(Excursion excursion, Sighting sighting, Adjustment answer) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("behind", sighting.behind().doubleValue());
        facts.put("tolerance", sighting.trajectory().tolerance().doubleValue());
        facts.put("readingsOutside", sighting.readingsOutside());
        facts.put("daysOutside", sighting.daysOutside());
        facts.put("daysToDeadline", sighting.daysToDeadline());
        facts.put("timeGone", sighting.timeGone());
        facts.put("backInside", excursion.backOn() != null);
        facts.put("answered", answer != null);
        facts.put("grownBy", answer == null ? 0.0 : grownBy(sighting, answer));
        return facts;
    }

    /** By how many tolerances it is further behind than when it was decided on. */
    private static double grownBy(Sighting sighting, Adjustment answer) {
        BigDecimal more = sighting.behind().subtract(answer.behindWhenDecided());
        BigDecimal tolerance = sighting.trajectory().tolerance();
        return (tolerance.signum() == 0 ? more : more.divide(tolerance, 4, RoundingMode.HALF_UP)).doubleValue();
    }

    private Map<String, Object> told(Goal goal, Excursion excursion, Sighting sighting, Map<String, Object> facts) {
        Map<String, Object> told = new HashMap<>(facts);
        told.put("goal", goal.key());
        told.put("unit", goal.unit());
        told.put("day", sighting.day());
        told.put("week", week(sighting.day()));
        told.put("value", sighting.value());
        told.put("planned", Shown.of(sighting.planned()));
        told.put("bound", Shown.of(sighting.bound()));
        told.put("leftOn", excursion.leftOn());
        told.put("leftWeek", week(excursion.leftOn()));
        told.put("leftValue", excursion.first().value());
        told.put("leftBound", Shown.of(excursion.first().bound()));
        told.put("atLeast", sighting.trajectory().rises() ? "adjustment.atLeast" : "adjustment.atMost");
        return told;
    }

    private String fill(Object text, Map<String, Object> facts, Locale locale) {
        String words = TableText.fill(text, name -> facts.containsKey(name) ? readable(facts.get(name), locale) : null)
                .strip();
        return words.length() > LONGEST ? words.substring(0, LONGEST) : words;
    }

    private String readable(Object fact, Locale locale) {
        if (fact instanceof Number number) {
            NumberFormat format = NumberFormat.getNumberInstance(locale);
            format.setMaximumFractionDigits(4);
            return format.format(number);
        }
        String text = fact.toString();
        return text.startsWith("adjustment.") ? messages.getMessage(text, null, locale) : text;
    }

    /** Week of the year by ISO 8601: it begins on Monday, the first one has the year's first Thursday. */
    static int week(LocalDate day) {
        return day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }
}
