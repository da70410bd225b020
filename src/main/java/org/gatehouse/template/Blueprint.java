package org.gatehouse.template;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gatehouse.resource.BudgetLine.Category;
import org.gatehouse.schedule.Activity.Kind;
import org.gatehouse.schedule.Lag;
import org.gatehouse.schedule.LinkType;

/**
 * A plan without people and days, in one language.
 *
 * @param steps in the plan's order, a summary before what is in it
 */
record Blueprint(List<Part> roles, List<Step> steps, List<Line> budget, List<Risk> risks, List<Target> goals) {

    /** Working minutes of a day. */
    static final int DAY = 480;

    Blueprint {
        roles = List.copyOf(roles);
        steps = List.copyOf(steps);
        budget = List.copyOf(budget);
        risks = List.copyOf(risks);
        goals = List.copyOf(goals);
    }

    /** Somebody the plan needs. */
    record Part(String id, String name) {}

    /**
     * An item.
     *
     * @param parent id of the summary it belongs to; null at the top
     * @param effortHours null: none
     * @param durationMinutes working time it lasts; null: from its effort and who does it
     * @param offsetDays working days after the project's start before which it does not begin; null: as its links allow
     * @param owner id of the role that answers for it; empty: nobody's
     */
    record Step(
            String id,
            String parent,
            Kind kind,
            String title,
            String description,
            BigDecimal effortHours,
            BigDecimal optimisticHours,
            BigDecimal pessimisticHours,
            Integer durationMinutes,
            Integer offsetDays,
            List<Tie> after,
            String owner,
            List<Share> shares,
            String deliverable,
            boolean needsAcceptance,
            BigDecimal fixedCost) {

        Step {
            after = List.copyOf(after);
            shares = List.copyOf(shares);
        }

        @JsonIgnore
        boolean isSummary() {
            return kind == Kind.SUMMARY;
        }
    }

    /** @param amount minutes, or percent of the predecessor's duration; negative is a lead */
    record Tie(String predecessor, LinkType type, long amount, Lag.Unit unit) {}

    /** @param percent of a full day of whoever has the role */
    record Share(String role, int percent) {}

    record Line(Category category, String description, BigDecimal planned, String currency) {}

    record Risk(String title, String response) {}

    /** A goal whose values and deadline are still to be named. */
    record Target(String statement, String metric, String unit, String why) {}

    /** Work and milestones, without summaries. */
    long itemCount() {
        return steps.stream().filter(step -> !step.isSummary()).count();
    }

    Map<String, String> roleNames() {
        return roles.stream().collect(Collectors.toMap(Part::id, Part::name));
    }

    Map<String, Step> stepsById() {
        return steps.stream().collect(Collectors.toMap(Step::id, Function.identity()));
    }
}
