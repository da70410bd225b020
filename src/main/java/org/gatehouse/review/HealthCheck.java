package org.gatehouse.review;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.engine.Decisions;
import org.springframework.stereotype.Component;

/**
 * Lays a project's figures before the decision table {@code health} and takes its findings; {@code {name}} in a finding
 * stands for a fact.
 */
@Component
class HealthCheck {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final List<String> DIMENSIONS = List.of("schedule", "effort", "scope", "goals");

    private final Decisions decisions;

    HealthCheck(Decisions decisions) {
        this.decisions = decisions;
    }

    /** By dimension, the worst first. */
    List<Review.Finding> judge(Figures figures) {
        Map<String, Object> facts = facts(figures);
        return decisions.evaluate("health", facts).stream()
                .map(finding -> new Review.Finding(
                        finding.get("dimension").toString(),
                        Light.of(finding.get("light").toString()),
                        fill(finding.get("english").toString(), facts),
                        fill(finding.get("chinese").toString(), facts)))
                .sorted(Comparator.<Review.Finding>comparingInt(finding -> place(finding.dimension()))
                        .thenComparing(Review.Finding::light, Comparator.reverseOrder()))
                .toList();
    }

    private static Map<String, Object> facts(Figures figures) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("progressRatio", figures.progressRatio().doubleValue());
        facts.put("overdueShare", figures.overdueShare().doubleValue());
        facts.put("slipDays", figures.slipDays());
        facts.put("effortRatio", figures.effortRatio().doubleValue());
        facts.put("scopeGrowth", figures.scopeGrowth().doubleValue());
        facts.put("goalsEndangeredShare", figures.goalsEndangeredShare().doubleValue());
        facts.put("plannedProgress", figures.plannedProgress().doubleValue());
        facts.put("actualProgress", figures.actualProgress().doubleValue());
        facts.put("timeElapsed", figures.timeElapsed().doubleValue());
        facts.put("items", figures.items());
        facts.put("openItems", figures.openItems());
        facts.put("overdueItems", figures.overdueItems());
        facts.put("spentHours", figures.spentHours().doubleValue());
        facts.put("earnedHours", figures.earnedHours().doubleValue());
        facts.put("goals", figures.goals());
        facts.put("goalsEndangered", figures.goalsEndangered());
        return facts;
    }

    private static String fill(String text, Map<String, Object> facts) {
        Matcher place = PLACE.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (place.find()) {
            Object fact = facts.getOrDefault(place.group(1), place.group());
            place.appendReplacement(filled, Matcher.quoteReplacement(readable(fact)));
        }
        return place.appendTail(filled).toString();
    }

    private static String readable(Object fact) {
        return fact instanceof Double number
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : fact.toString();
    }

    private static int place(String dimension) {
        int known = DIMENSIONS.indexOf(dimension);
        return known < 0 ? DIMENSIONS.size() : known;
    }
}
