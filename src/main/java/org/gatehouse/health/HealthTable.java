package org.gatehouse.health;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gatehouse.engine.Decisions;
import org.gatehouse.health.Health.Dimension;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Lays the facts about a project before the decision tables {@code health-<dimension>} and takes their findings;
 * {@code {name}} in a finding stands for a fact. The worst light counts, and whatever is not green says why.
 */
@Component
class HealthTable {

    /** What the tables may ask for, null where no room can tell. */
    static final List<String> FACTS = List.of(
            "spi",
            "cpi",
            "slipDays",
            "overdueShare",
            "overdueItems",
            "openItems",
            "plannedProgress",
            "actualProgress",
            "spentHours",
            "earnedHours",
            "effortRatio",
            "scopeGrowth",
            "milestonesSlipped",
            "budgetShare",
            "goals",
            "goalsOutside",
            "goalsNearEdge",
            "goalsWithoutReading",
            "goalsEndangered",
            "goalsEndangeredShare",
            "goalsRead",
            "goalsBeforeFinish",
            "goalsBeforeFinishShare",
            "highRisks",
            "openRisks",
            "unansweredRisks",
            "firedRisks",
            "overloadedPeople",
            "peopleOnWork",
            "worstLoad",
            "worstPerson");

    /** Characters of what is said about one side. */
    private static final int LONGEST = 1000;

    private final Decisions decisions;
    private final MessageSource messages;

    HealthTable(Decisions decisions, MessageSource messages) {
        this.decisions = decisions;
        this.messages = messages;
    }

    /** @param known facts by name; what is missing counts as not known */
    List<Dimension> judge(Map<String, Object> known) {
        Map<String, Object> facts = new HashMap<>();
        FACTS.forEach(name -> facts.put(name, null));
        facts.putAll(known);
        return Health.DIMENSIONS.stream()
                .map(dimension -> {
                    List<Map<String, Object>> found = decisions.evaluate("health-" + dimension, facts);
                    return found.isEmpty() ? nothing(dimension) : dimension(dimension, found, facts);
                })
                .toList();
    }

    /** What the rules that matched say about one side, the worst first; green reasons only where nothing else is. */
    static Dimension dimension(String name, List<Map<String, Object>> found, Map<String, Object> facts) {
        List<Dimension> reasons = found.stream()
                .map(rule -> new Dimension(
                        name,
                        Light.of(rule.get("light").toString()),
                        Sentence.of(rule.get("english").toString(), facts),
                        Sentence.of(rule.get("chinese").toString(), facts)))
                .sorted(Comparator.comparing(Dimension::light, Comparator.reverseOrder()))
                .toList();
        Light worst = reasons.get(0).light();
        List<Dimension> said = reasons.stream()
                .filter(reason -> reason.light() == worst || reason.light().compareTo(Light.GREEN) > 0)
                .toList();
        return new Dimension(
                name, worst, joined(said, Dimension::english, "; "), joined(said, Dimension::chinese, "；"));
    }

    private Dimension nothing(String dimension) {
        return new Dimension(
                dimension,
                Light.GREY,
                messages.getMessage("health.noRule", null, Locale.ENGLISH),
                messages.getMessage("health.noRule", null, Locale.SIMPLIFIED_CHINESE));
    }

    private static String joined(List<Dimension> reasons, Function<Dimension, String> language, String between) {
        String text = reasons.stream().map(language).distinct().collect(Collectors.joining(between));
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
