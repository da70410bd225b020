package org.gatehouse.gate;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gatehouse.engine.Decisions;
import org.gatehouse.engine.TableText;
import org.gatehouse.gate.Evidence.Value;
import org.gatehouse.gate.Recommendation.Reason;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * What a gate asks for and what is advised, as the decision tables {@code gate-criteria} and {@code gate-recommendation}
 * say; {@code {name}} in their sentences stands for a fact.
 */
@Component
class Criteria {

    /** What the tables may ask for, null where no room can tell. */
    static final List<String> FACTS = List.of(
            "goalCount",
            "goalsNotSmart",
            "goalsWithoutTrajectory",
            "openConditions",
            "reconfirm",
            "waivedEarlier",
            "openRisks",
            "highRisks",
            "highRisksUnanswered",
            "firedRisks",
            "planItems",
            "itemsOpen",
            "itemsWithoutOwner",
            "itemsWithoutDates",
            "itemsWithoutEffort",
            "planFinish",
            "projectEnd",
            "daysBeyondEnd",
            "daysBehindBaseline",
            "overloadsUnexplained",
            "deliverables",
            "deliverablesOpen",
            "deliverablesWithoutFile",
            "plannedCostPercent",
            "spentPercent",
            "health",
            "spi",
            "cpi",
            "changeDelayDays",
            "changeDaysBeyondEnd",
            "changeBudgetPercent",
            "changeGoalsEndangered",
            "goalsWithoutResult",
            "goalsReachedPercent",
            "deliverablesAccepted",
            "lessonsWritten",
            "lessonsExplained");

    /** Criteria whose words are repeated in one reason. */
    private static final int NAMED = 3;

    private static final Pattern ONE_FACT = Pattern.compile("\\{(\\w+)}");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final BiFunction<String, Map<String, Object>, List<Map<String, Object>>> tables;

    @Autowired
    Criteria(Decisions decisions) {
        this(decisions::evaluate);
    }

    /** @param tables the outputs of the rules that match, by the table's name and the facts */
    Criteria(BiFunction<String, Map<String, Object>, List<Map<String, Object>>> tables) {
        this.tables = tables;
    }

    record Judgement(List<Criterion> criteria, Recommendation recommendation) {}

    /** @param known facts by name; what is missing counts as not known */
    Judgement judge(String projectKey, String gate, Map<String, Object> known) {
        Map<String, Object> facts = new HashMap<>();
        FACTS.forEach(name -> facts.put(name, null));
        facts.putAll(known);
        facts.put("gate", gate);
        facts.put("project", projectKey);
        List<Criterion> criteria = tables.apply("gate-criteria", facts).stream()
                .map(row -> criterion(row, facts))
                .toList();
        return new Judgement(criteria, recommend(facts, criteria));
    }

    private Recommendation recommend(Map<String, Object> facts, List<Criterion> criteria) {
        Map<String, Object> asked = new HashMap<>(facts);
        asked.put("criteria", criteria.size());
        asked.put("blocking", count(criteria, Criterion::isBlocking));
        asked.put("reds", count(criteria, Criterion::isRed));
        asked.put("ambers", count(criteria, criterion -> criterion.light().equals("amber")));
        asked.put("greys", count(criteria, criterion -> criterion.light().equals("grey")));
        asked.put("highRisks", Objects.requireNonNullElse(facts.get("highRisks"), 0));
        asked.put("openConditions", Objects.requireNonNullElse(facts.get("openConditions"), 0));
        asked.put("waived", Objects.requireNonNullElse(facts.get("waivedEarlier"), 0));
        List<Map<String, Object>> rows = tables.apply("gate-recommendation", asked);
        if (rows.isEmpty()) {
            return Recommendation.NONE;
        }
        String decision = rows.get(0).get("decision").toString();
        // A reason to go on is none where something else is advised.
        List<Reason> reasons = rows.stream()
                .filter(row -> !row.get("decision").equals("go") || decision.equals("go"))
                .map(row -> new Reason(
                        filled(row.get("english"), asked, criteria, Locale.ENGLISH),
                        filled(row.get("chinese"), asked, criteria, Locale.SIMPLIFIED_CHINESE)))
                .toList();
        return new Recommendation(decision, reasons);
    }

    private static Criterion criterion(Map<String, Object> row, Map<String, Object> facts) {
        return new Criterion(
                row.get("key").toString(),
                TableText.fill(row.get("english"), word(facts)),
                TableText.fill(row.get("chinese"), word(facts)),
                value(facts.get(Objects.toString(row.get("value"), "")), Objects.toString(row.get("unit"), "")),
                threshold(Objects.toString(row.get("threshold"), ""), Objects.toString(row.get("unit"), ""), facts),
                row.get("light").toString(),
                Boolean.TRUE.equals(row.get("mandatory")),
                TableText.fill(row.get("link"), word(facts)));
    }

    private static Value value(Object fact, String unit) {
        if (fact == null) {
            return Value.text("");
        }
        if (unit.equals("light")) {
            return Value.light(fact.toString());
        }
        if (fact instanceof Boolean yes) {
            return Value.message(yes ? "word.yes" : "word.no");
        }
        if (fact instanceof Number number) {
            BigDecimal plain = new BigDecimal(said(number));
            return unit.equals("%") ? Value.percent(plain) : Value.number(plain);
        }
        return DAY.matcher(fact.toString()).matches()
                ? new Value("date", fact.toString())
                : Value.text(fact.toString());
    }

    /** A threshold that is a fact keeps its kind, so that a date reads as a date. */
    private static Value threshold(String text, String unit, Map<String, Object> facts) {
        Matcher whole = ONE_FACT.matcher(text);
        return whole.matches() ? value(facts.get(whole.group(1)), unit) : Value.text(TableText.fill(text, word(facts)));
    }

    private static String filled(Object text, Map<String, Object> facts, List<Criterion> criteria, Locale language) {
        return TableText.fill(text, name -> switch (name) {
            case "blockingNames" -> names(criteria, Criterion::isBlocking, language);
            case "redNames" -> names(criteria, Criterion::isRed, language);
            case "amberNames" -> names(criteria, criterion -> criterion.light().equals("amber"), language);
            default -> word(facts).apply(name);
        });
    }

    private static String names(List<Criterion> criteria, Predicate<Criterion> which, Locale language) {
        List<String> named =
                criteria.stream().filter(which).map(one -> one.in(language)).toList();
        return named.stream().limit(NAMED).collect(Collectors.joining(" ")) + (named.size() > NAMED ? " …" : "");
    }

    private static UnaryOperator<String> word(Map<String, Object> facts) {
        return name -> facts.containsKey(name) ? said(facts.get(name)) : null;
    }

    /** Numbers to two decimals, a dash for what nobody knows. */
    private static String said(Object fact) {
        if (fact == null) {
            return "–";
        }
        if (fact instanceof Double number) {
            BigDecimal rounded = BigDecimal.valueOf(number).setScale(2, java.math.RoundingMode.HALF_UP);
            return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
        }
        return fact.toString();
    }

    private static int count(List<Criterion> criteria, Predicate<Criterion> which) {
        return (int) criteria.stream().filter(which).count();
    }
}
