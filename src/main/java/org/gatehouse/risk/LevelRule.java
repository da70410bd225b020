package org.gatehouse.risk;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.engine.Decisions;
import org.gatehouse.engine.TableText;
import org.springframework.stereotype.Component;

/**
 * Lays probability, impact and proximity before the decision table {@code risk-level}; {@code {name}} in its sentence
 * stands for a fact.
 */
@Component
class LevelRule {

    private final Decisions decisions;

    LevelRule(Decisions decisions) {
        this.decisions = decisions;
    }

    /**
     * @param days calendar days until it may happen, 0 while it may happen any day; null where nobody said when or the
     *     time has passed
     */
    Verdict judge(RiskKind kind, int probability, int impact, Integer days) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("kind", kind.name().toLowerCase(Locale.ROOT));
        facts.put("probability", probability);
        facts.put("impact", impact);
        facts.put("score", probability * impact);
        facts.put("proximityDays", days);
        Map<String, Object> row = decisions.evaluate("risk-level", facts).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("risk-level has no rule for " + facts));
        return new Verdict(
                RiskLevel.valueOf(row.get("level").toString().toUpperCase(Locale.ROOT)),
                Boolean.TRUE.equals(row.get("plan")),
                number(row, "planDays"),
                number(row, "respondDays"),
                number(row, "reviewDays"),
                fill(row, "english", facts),
                fill(row, "chinese", facts));
    }

    /** Calendar days from today to the time a risk may come true; null where that is unknown or has passed. */
    static Integer days(LocalDate from, LocalDate until, LocalDate today) {
        if (from == null || today.isAfter(until == null ? from : until)) {
            return null;
        }
        return (int) Math.max(0, ChronoUnit.DAYS.between(today, from));
    }

    private static int number(Map<String, Object> row, String column) {
        return Math.max(1, ((Number) row.get(column)).intValue());
    }

    private static String fill(Map<String, Object> row, String column, Map<String, Object> facts) {
        String filled = TableText.fill(
                String.valueOf(row.get(column)),
                name -> facts.containsKey(name) ? String.valueOf(facts.get(name)) : null);
        return filled.length() <= 500 ? filled : filled.substring(0, 499) + "…";
    }
}
