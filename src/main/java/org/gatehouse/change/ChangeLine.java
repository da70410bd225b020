package org.gatehouse.change;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.plan.ItemChange;
import org.gatehouse.plan.ItemDraft;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One thing that is to be different.
 *
 * @param itemKey the work item it is about; null where it is about none
 * @param title of an item to add; empty otherwise
 * @param startDate of an item; null: as it is
 * @param finishDate of an item, or the project's new end
 * @param hours effort of an item
 * @param amount the new budget
 * @param outcome what became of it: empty, {@code done}, or {@code overtaken} where the item had ended before
 */
@Table("change_line")
public record ChangeLine(
        Kind kind,
        String itemKey,
        String title,
        String ownerId,
        @Column("start_date") LocalDate start,
        @Column("finish_date") LocalDate finish,
        BigDecimal hours,
        BigDecimal amount,
        String outcome) {

    static final String DONE = "done";
    static final String OVERTAKEN = "overtaken";

    /** What a line changes. */
    public enum Kind {
        RESCHEDULE,
        REASSIGN,
        CANCEL,
        ADD,
        PROJECT_END,
        BUDGET;

        public boolean isAboutItem() {
            return this == RESCHEDULE || this == REASSIGN || this == CANCEL;
        }
    }

    static ChangeLine reschedule(String itemKey, LocalDate start, LocalDate finish, BigDecimal hours) {
        return new ChangeLine(Kind.RESCHEDULE, itemKey, "", null, start, finish, hours, null, "");
    }

    static ChangeLine reassign(String itemKey, String ownerId) {
        return new ChangeLine(Kind.REASSIGN, itemKey, "", ownerId, null, null, null, null, "");
    }

    static ChangeLine cancel(String itemKey) {
        return new ChangeLine(Kind.CANCEL, itemKey, "", null, null, null, null, null, "");
    }

    static ChangeLine add(String title, String ownerId, LocalDate start, LocalDate finish, BigDecimal hours) {
        return new ChangeLine(Kind.ADD, null, title, ownerId, start, finish, hours, null, "");
    }

    static ChangeLine projectEnd(LocalDate end) {
        return new ChangeLine(Kind.PROJECT_END, null, "", null, null, end, null, null, "");
    }

    static ChangeLine budget(BigDecimal amount) {
        return new ChangeLine(Kind.BUDGET, null, "", null, null, null, null, amount, "");
    }

    /** Only what its kind needs, so that nothing stray is kept. */
    ChangeLine trimmed() {
        return switch (kind) {
            case RESCHEDULE -> reschedule(itemKey, start, finish, hours);
            case REASSIGN -> reassign(itemKey, ownerId);
            case CANCEL -> cancel(itemKey);
            case ADD -> add(title.strip(), ownerId, start, finish, hours);
            case PROJECT_END -> projectEnd(finish);
            case BUDGET -> budget(amount);
        };
    }

    ChangeLine became(String result) {
        return new ChangeLine(kind, itemKey, title, ownerId, start, finish, hours, amount, result);
    }

    /** Whether both are about the same thing, so that only one of them can stand. */
    boolean collidesWith(ChangeLine other) {
        if (kind == Kind.ADD || other.kind == Kind.ADD) {
            return false;
        }
        if (kind.isAboutItem() && other.kind.isAboutItem()) {
            return itemKey.equals(other.itemKey)
                    && (kind == other.kind || kind == Kind.CANCEL || other.kind == Kind.CANCEL);
        }
        return kind == other.kind;
    }

    /** What is missing or wrong in itself; whether people and items exist is checked elsewhere. */
    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        switch (kind) {
            case RESCHEDULE -> {
                if (start == null && finish == null && hours == null) {
                    problems.add(Problem.of("finish", "change.error.nothingNew"));
                }
                checkDates(problems);
                checkHours(problems);
            }
            case ADD -> {
                if (title.isBlank() || title.length() > 200) {
                    problems.add(Problem.of("title", "change.error.title"));
                }
                if (finish == null) {
                    problems.add(Problem.of("finish", "change.error.finish"));
                }
                if (hours == null) {
                    problems.add(Problem.of("hours", "change.error.hoursMissing"));
                }
                checkDates(problems);
                checkHours(problems);
            }
            case PROJECT_END -> {
                if (finish == null) {
                    problems.add(Problem.of("finish", "change.error.finish"));
                }
            }
            case BUDGET -> {
                if (amount == null || amount.signum() < 0 || amount.precision() - amount.scale() > 13) {
                    problems.add(Problem.of("amount", "change.error.amount"));
                }
            }
            default -> {}
        }
        return problems;
    }

    private void checkDates(List<Problem> problems) {
        if (start != null && finish != null && finish.isBefore(start)) {
            problems.add(Problem.of("finish", "error.period.reversed", start, finish));
        }
    }

    private void checkHours(List<Problem> problems) {
        if (hours != null && (hours.signum() < 0 || hours.compareTo(BigDecimal.valueOf(100_000)) > 0)) {
            problems.add(Problem.of("hours", "change.error.hours"));
        }
    }

    ItemDraft draft() {
        return ItemDraft.of(title, ownerId, start, finish, hours);
    }

    /** The changes of existing items that the lines ask for, one for each item. */
    static List<ItemChange> itemChanges(List<ChangeLine> lines) {
        java.util.Map<String, ItemChange> byItem = new java.util.LinkedHashMap<>();
        for (ChangeLine line : lines) {
            if (line.kind.isAboutItem()) {
                byItem.merge(line.itemKey, line.itemChange(), ChangeLine::together);
            }
        }
        return List.copyOf(byItem.values());
    }

    private ItemChange itemChange() {
        return new ItemChange(itemKey, start, finish, hours, ownerId, kind == Kind.CANCEL);
    }

    private static ItemChange together(ItemChange one, ItemChange other) {
        return new ItemChange(
                one.itemKey(),
                one.start() == null ? other.start() : one.start(),
                one.finish() == null ? other.finish() : one.finish(),
                one.effortHours() == null ? other.effortHours() : one.effortHours(),
                one.ownerId() == null ? other.ownerId() : one.ownerId(),
                one.cancel() || other.cancel());
    }
}
