package org.gatehouse.change;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.gatehouse.change.Impact.Frame;
import org.gatehouse.change.Impact.GoalEffect;
import org.gatehouse.engine.Decisions;
import org.gatehouse.engine.TableText;
import org.gatehouse.project.Project;
import org.springframework.stereotype.Component;

/**
 * Lays what a change would do before the decision table {@code change-route}, which says who decides on it. Whatever the
 * table says, nobody decides on what they asked for themselves unless it lies within a project manager's own authority.
 * <code>{name}</code> in a reason stands for a fact.
 */
@Component
class ChangeRoute {

    static final String APPLY = "apply";
    static final String MANAGER = "manager";
    static final String GATE = "gate";

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Decisions decisions;

    ChangeRoute(Decisions decisions) {
        this.decisions = decisions;
    }

    /** @param route {@code apply}: it is carried out at once, {@code manager}: the project manager decides, {@code gate} */
    record Choice(String route, String english, String chinese) {

        /** The gate sent it back and asked to see it again straight away. */
        static Choice sentBackByGate() {
            return new Choice(GATE, "The change gate sent it back and decides on it again.", "变更关口退回修改，修改后仍由变更关口决策。");
        }

        /** The project manager leaves it to the gate. */
        static Choice passedOn() {
            return new Choice(GATE, "The project manager leaves it to the change gate.", "项目经理将其交由变更关口决策。");
        }
    }

    Choice choose(Project project, Change change, Impact impact) {
        boolean byManager = change.requesterId().equals(project.managerId());
        Map<String, Object> facts = facts(impact, byManager);
        Map<String, Object> row =
                decisions.evaluate("change-route", facts).stream().findFirst().orElse(Map.of());
        String asked = Objects.toString(row.get("route"), GATE);
        String route = asked.equals(APPLY) && byManager
                ? APPLY
                : (asked.equals(APPLY) || asked.equals(MANAGER)) && !byManager ? MANAGER : GATE;
        return new Choice(route, words(row.get("english"), facts), words(row.get("chinese"), facts));
    }

    /** Days are calendar days, later is positive; percents and amounts are by how much it grows. */
    private static Map<String, Object> facts(Impact impact, boolean byManager) {
        Frame frame = impact.frame();
        Map<String, Object> facts = new HashMap<>();
        facts.put(
                "finishDays",
                frame.planFinishBefore() == null || frame.planFinishAfter() == null
                        ? 0L
                        : ChronoUnit.DAYS.between(frame.planFinishBefore(), frame.planFinishAfter()));
        facts.put("endDays", ChronoUnit.DAYS.between(frame.projectEndBefore(), frame.projectEndAfter()));
        facts.put("beyondEnd", frame.isBeyondEnd());
        facts.put(
                "budgetAmount",
                frame.budgetAfter().subtract(frame.budgetBefore()).doubleValue());
        facts.put("budgetPercent", growth(frame.budgetBefore(), frame.budgetAfter()));
        facts.put("budgetLines", impact.budget().size());
        facts.put("hoursPercent", growth(frame.hoursBefore(), frame.hoursAfter()));
        facts.put("goalsChanged", (int)
                impact.goals().stream().filter(GoalEffect::isChanged).count());
        facts.put("goalsEndangered", (int)
                impact.goals().stream().filter(GoalEffect::newly).count());
        facts.put("milestonesMoved", impact.milestones().size());
        facts.put("requesterIsManager", byManager);
        return facts;
    }

    /** Percent, to a tenth; all of it where there was nothing before. */
    private static double growth(BigDecimal before, BigDecimal after) {
        BigDecimal more = after.subtract(before);
        return before.signum() == 0
                ? 100.0 * more.signum()
                : more.multiply(HUNDRED).divide(before, 1, RoundingMode.HALF_UP).doubleValue();
    }

    private static String words(Object text, Map<String, Object> facts) {
        String whole = TableText.fill(text, name -> facts.containsKey(name) ? readable(facts.get(name)) : null);
        return whole.length() > 1000 ? whole.substring(0, 1000) : whole;
    }

    private static String readable(Object fact) {
        return fact instanceof Double number
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : fact.toString();
    }
}
