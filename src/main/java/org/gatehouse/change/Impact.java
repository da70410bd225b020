package org.gatehouse.change;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/** What a change would do: the project's frame and each item, before and after. */
public record Impact(Frame frame, List<Effect> effects, List<EndangeredGoal> goals) {

    public Impact {
        effects = List.copyOf(effects);
        goals = List.copyOf(goals);
    }

    /**
     * The project as a whole.
     *
     * @param planFinishBefore last day of the plan; null where it has no dates
     */
    public record Frame(
            LocalDate planFinishBefore,
            LocalDate planFinishAfter,
            LocalDate projectEndBefore,
            LocalDate projectEndAfter,
            BigDecimal budgetBefore,
            BigDecimal budgetAfter,
            BigDecimal hoursBefore,
            BigDecimal hoursAfter) {

        /** Whether the plan would be finished only after the project's end. */
        public boolean isBeyondEnd() {
            return planFinishAfter != null && projectEndAfter != null && planFinishAfter.isAfter(projectEndAfter);
        }
    }

    /**
     * One item before and after.
     *
     * @param itemKey null for an item to add
     * @param asked whether the change names it; otherwise it moves along with others
     */
    @Table("change_effect")
    public record Effect(
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
            boolean asked) {

        public boolean isAddition() {
            return itemKey == null;
        }

        public boolean isCancelled() {
            return !isAddition() && ownerAfter == null;
        }
    }

    /**
     * A goal whose deadline comes before the plan would be finished.
     *
     * @param newly whether that is the change's doing
     */
    @Table("change_goal")
    public record EndangeredGoal(
            String statement,
            LocalDate deadline,
            @Column("newly") boolean newly) {}
}
