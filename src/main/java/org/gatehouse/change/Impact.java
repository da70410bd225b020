package org.gatehouse.change;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What a change would do, or did: the project's frame, each item, goal and budget line that is different, before and
 * after.
 */
public record Impact(Frame frame, List<Effect> effects, List<GoalEffect> goals, List<BudgetEffect> budget) {

    public Impact {
        effects = List.copyOf(effects);
        goals = List.copyOf(goals);
        budget = List.copyOf(budget);
    }

    /** What the figures are of. */
    public enum Stage {
        /** Of a draft of the plan, as it was laid before whoever decides. */
        ASSESSED,
        /** Of the plan itself, once the change was carried out. */
        APPLIED
    }

    /** Milestones whose day moves, and new ones. */
    public List<Effect> milestones() {
        return effects.stream()
                .filter(effect -> effect.milestone() && !Objects.equals(effect.finishBefore(), effect.finishAfter()))
                .toList();
    }

    public long moved() {
        return effects.stream().filter(Effect::isMoved).count();
    }

    public long added() {
        return effects.stream().filter(Effect::isAddition).count();
    }

    public long cancelled() {
        return effects.stream().filter(Effect::isCancelled).count();
    }

    public long endangeredGoals() {
        return goals.stream().filter(GoalEffect::endangeredAfter).count();
    }

    /**
     * The project as a whole.
     *
     * @param planFinishBefore last day of the plan; null where it has no dates
     * @param costBefore what the plan's work and material cost, in the project's currency; null where nobody knows a
     *     price. Confidential like the rates it comes from.
     * @param overDaysBefore days on which somebody has more to do than they have time, from the day of the figures on,
     *     each person counted for itself; null where it was not looked at
     * @param worstBefore the person, or role, who has most too much; null: nobody
     * @param worstHoursBefore how much that is, in hours
     */
    @Table("change_impact")
    public record Frame(
            Stage stage,
            Instant takenAt,
            LocalDate planFinishBefore,
            LocalDate planFinishAfter,
            LocalDate projectEndBefore,
            LocalDate projectEndAfter,
            BigDecimal budgetBefore,
            BigDecimal budgetAfter,
            BigDecimal hoursBefore,
            BigDecimal hoursAfter,
            BigDecimal costBefore,
            BigDecimal costAfter,
            Integer overDaysBefore,
            Integer overDaysAfter,
            String worstBefore,
            String worstAfter,
            BigDecimal worstHoursBefore,
            BigDecimal worstHoursAfter) {

        /** Whether the plan would be finished only after the project's end. */
        public boolean isBeyondEnd() {
            return planFinishAfter != null && projectEndAfter != null && planFinishAfter.isAfter(projectEndAfter);
        }

        /** The closure gate follows the plan's last day; without one, the project's. */
        public LocalDate closureBefore() {
            return planFinishBefore == null ? projectEndBefore : planFinishBefore;
        }

        public LocalDate closureAfter() {
            return planFinishAfter == null ? projectEndAfter : planFinishAfter;
        }
    }

    /**
     * One item before and after.
     *
     * @param itemKey null for an item that is not there yet
     * @param asked whether the change names it; otherwise it moves along with others
     */
    @Table("change_effect")
    public record Effect(
            Stage stage,
            String itemKey,
            String title,
            String ownerBefore,
            String ownerAfter,
            LocalDate startBefore,
            LocalDate startAfter,
            LocalDate finishBefore,
            LocalDate finishAfter,
            BigDecimal hoursBefore,
            BigDecimal hoursAfter,
            boolean asked,
            boolean added,
            boolean milestone) {

        public boolean isAddition() {
            return added;
        }

        public boolean isCancelled() {
            return !added && ownerAfter == null;
        }

        /** Whether it stays in the plan on other days. */
        public boolean isMoved() {
            return !isAddition()
                    && !isCancelled()
                    && !(Objects.equals(startBefore, startAfter) && Objects.equals(finishBefore, finishAfter));
        }

        public boolean isHandedOver() {
            return !isAddition() && !isCancelled() && !Objects.equals(ownerBefore, ownerAfter);
        }
    }

    /**
     * A goal that gets another course, or that the plan's finish endangers.
     *
     * @param goalKey null where only its words are known
     * @param endangeredBefore whether its deadline comes before the plan is finished
     */
    @Table("change_goal_effect")
    public record GoalEffect(
            Stage stage,
            String goalKey,
            String statement,
            String unit,
            BigDecimal targetBefore,
            BigDecimal targetAfter,
            LocalDate deadlineBefore,
            LocalDate deadlineAfter,
            boolean endangeredBefore,
            boolean endangeredAfter) {

        /** Whether it gets another target or deadline. */
        public boolean isChanged() {
            return !Objects.equals(targetBefore, targetAfter) || !Objects.equals(deadlineBefore, deadlineAfter);
        }

        /** Whether the change endangers it. */
        public boolean newly() {
            return endangeredAfter && !endangeredBefore;
        }

        public LocalDate deadline() {
            return deadlineAfter;
        }
    }

    /** A budget line that has more or less to spend, in its own currency. */
    @Table("change_budget_effect")
    public record BudgetEffect(
            Stage stage,
            long lineId,
            String description,
            String currency,
            BigDecimal plannedBefore,
            BigDecimal plannedAfter) {}
}
