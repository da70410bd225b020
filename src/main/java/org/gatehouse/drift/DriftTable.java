package org.gatehouse.drift;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import org.gatehouse.engine.Decisions;
import org.gatehouse.engine.TableText;
import org.gatehouse.gate.Evidence.Value;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Lays departures before the decision table {@code drift} and takes its verdict; {@code {name}} in its words stands for a
 * fact. What people cost stays out of the words, because everybody in the project may read them.
 */
@Component
class DriftTable {

    private final BiFunction<String, Map<String, Object>, List<Map<String, Object>>> tables;

    @Autowired
    DriftTable(Decisions decisions) {
        this(decisions::evaluate);
    }

    /** @param tables gives the rows that match, by the name of the decision and the facts */
    DriftTable(BiFunction<String, Map<String, Object>, List<Map<String, Object>>> tables) {
        this.tables = tables;
    }

    /** @param budget of the project, in its currency */
    Judged judge(String gate, BigDecimal budget, Departure departure) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("what", departure.what());
        facts.put("gate", gate);
        facts.put("budget", budget.doubleValue());
        facts.put("over", departure.over().doubleValue());
        facts.put("ownerOfFile", departure.owner().replaceFirst(":.*", ""));
        Map<String, Object> row =
                tables.apply("drift", facts).stream().findFirst().orElse(Map.of());
        BigDecimal tolerance = row.get("tolerance") instanceof Number number
                ? new BigDecimal(number.toString()).stripTrailingZeros()
                : BigDecimal.ZERO;
        boolean reopens =
                Boolean.TRUE.equals(row.get("reopens")) && departure.over().compareTo(tolerance) > 0;
        Map<String, Object> told = told(departure, tolerance);
        return new Judged(
                departure,
                tolerance,
                reopens,
                fill(row.get("english"), told, Locale.ENGLISH),
                fill(row.get("chinese"), told, Locale.SIMPLIFIED_CHINESE));
    }

    private static Map<String, Object> told(Departure departure, BigDecimal tolerance) {
        Map<String, Object> told = new HashMap<>();
        told.put("name", departure.name());
        told.put("unit", departure.unit());
        told.put("over", departure.over());
        told.put("tolerance", tolerance);
        if (!departure.what().equals(Departure.COST)) {
            told.put("approved", plain(departure.approved()));
            told.put("now", departure.isRemoval() ? "–" : plain(departure.now()));
        }
        return told;
    }

    private static Object plain(Value value) {
        return value.kind().equals("number") ? new BigDecimal(value.text()) : value.text();
    }

    private static String fill(Object text, Map<String, Object> told, Locale locale) {
        return TableText.fill(text, name -> told.containsKey(name) ? readable(told.get(name), locale) : null)
                .strip();
    }

    private static String readable(Object fact, Locale locale) {
        if (fact instanceof Number number) {
            NumberFormat format = NumberFormat.getNumberInstance(locale);
            format.setMaximumFractionDigits(4);
            return format.format(number);
        }
        return fact.toString();
    }
}
