package org.gatehouse.change;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.gatehouse.plan.Priority;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One thing that is to be different. What its {@link Kind} does not need is null, texts are empty.
 *
 * @param itemKey the work item it is about; of an item to add the name by which other lines of the same change may link
 *     to it, {@code N-1}, {@code N-2}, …, and its real key once it is there
 * @param title of an item to add, or the phase an item is to belong to
 * @param start of an item; null: as it is, or as its predecessors allow
 * @param finish of an item, the project's new end, or a goal's new deadline
 * @param hours effort of an item
 * @param amount the new budget, a goal's new target, what a budget line is set to, or what moves between two
 * @param links what an item waits for, as planners write it; null: as it is
 * @param parentKey the summary an item to add belongs to
 * @param fromLine the budget line that is set or gives
 * @param toLine the budget line that gets; null where one is set
 * @param outcome what became of it: empty, {@code done}, or {@code overtaken} where it was no longer possible
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
        String goalKey,
        String links,
        String parentKey,
        Priority priority,
        Long fromLine,
        Long toLine,
        String outcome) {

    static final String DONE = "done";
    static final String OVERTAKEN = "overtaken";

    /** What a line changes. */
    public enum Kind {
        RESCHEDULE,
        REASSIGN,
        CANCEL,
        ADD,
        LINK,
        PHASE,
        PRIORITY,
        PROJECT_END,
        BUDGET,
        BUDGET_LINE,
        GOAL;

        public boolean isAboutItem() {
            return switch (this) {
                case RESCHEDULE, REASSIGN, CANCEL, LINK, PHASE, PRIORITY -> true;
                default -> false;
            };
        }
    }

    /** Other dates or another effort; what is null stays as it is. */
    public static ChangeLine reschedule(String itemKey, LocalDate start, LocalDate finish, BigDecimal hours) {
        return aboutItem(Kind.RESCHEDULE, itemKey, "", null, start, finish, hours, null, null);
    }

    public static ChangeLine reassign(String itemKey, String ownerId) {
        return aboutItem(Kind.REASSIGN, itemKey, "", ownerId, null, null, null, null, null);
    }

    public static ChangeLine cancel(String itemKey) {
        return aboutItem(Kind.CANCEL, itemKey, "", null, null, null, null, null, null);
    }

    /** @param links what it is to wait for from now on, e.g. {@code SEO-3FS+2d, N-1}; empty: nothing */
    public static ChangeLine link(String itemKey, String links) {
        return aboutItem(Kind.LINK, itemKey, "", null, null, null, null, Objects.requireNonNullElse(links, ""), null);
    }

    /** @param phase stretch of the plan it is to belong to; empty: none */
    public static ChangeLine phase(String itemKey, String phase) {
        return aboutItem(Kind.PHASE, itemKey, phase, null, null, null, null, null, null);
    }

    public static ChangeLine priority(String itemKey, Priority priority) {
        return aboutItem(Kind.PRIORITY, itemKey, "", null, null, null, null, null, priority);
    }

    public static ChangeLine add(String title, String ownerId, LocalDate start, LocalDate finish, BigDecimal hours) {
        return add(title, ownerId, start, finish, hours, null, null);
    }

    /**
     * A new item, placed by the schedule.
     *
     * @param start not before this day; null: as its predecessors allow
     * @param finish null: computed from start and effort
     * @param links what it waits for; null: nothing
     * @param parentKey the summary it belongs to; null: at the top
     */
    public static ChangeLine add(
            String title,
            String ownerId,
            LocalDate start,
            LocalDate finish,
            BigDecimal hours,
            String links,
            String parentKey) {
        return new ChangeLine(
                Kind.ADD, null, title, ownerId, start, finish, hours, null, null, links, parentKey, null, null, null,
                "");
    }

    public static ChangeLine projectEnd(LocalDate end) {
        return new ChangeLine(
                Kind.PROJECT_END, null, "", null, null, end, null, null, null, null, null, null, null, null, "");
    }

    /** The whole budget, in the project's currency. */
    public static ChangeLine budget(BigDecimal amount) {
        return new ChangeLine(
                Kind.BUDGET, null, "", null, null, null, null, amount, null, null, null, null, null, null, "");
    }

    /** What a budget line is to have from now on, in its own currency. */
    public static ChangeLine budgetLine(long line, BigDecimal planned) {
        return new ChangeLine(
                Kind.BUDGET_LINE, null, "", null, null, null, null, planned, null, null, null, null, line, null, "");
    }

    /** Moves money from one budget line to another of the same currency. */
    public static ChangeLine shift(long from, long to, BigDecimal amount) {
        return new ChangeLine(
                Kind.BUDGET_LINE, null, "", null, null, null, null, amount, null, null, null, null, from, to, "");
    }

    /** What is null stays as it is. */
    public static ChangeLine goal(String goalKey, BigDecimal target, LocalDate deadline) {
        return new ChangeLine(
                Kind.GOAL, null, "", null, null, deadline, null, target, goalKey, null, null, null, null, null, "");
    }

    private static ChangeLine aboutItem(
            Kind kind,
            String itemKey,
            String title,
            String ownerId,
            LocalDate start,
            LocalDate finish,
            BigDecimal hours,
            String links,
            Priority priority) {
        return new ChangeLine(
                kind, itemKey, title, ownerId, start, finish, hours, null, null, links, null, priority, null, null, "");
    }

    /** Only what its kind needs, so that nothing stray is kept. */
    ChangeLine trimmed() {
        String words = title == null ? "" : title.strip();
        return switch (kind) {
            case RESCHEDULE -> reschedule(itemKey, start, finish, hours);
            case REASSIGN -> reassign(itemKey, ownerId);
            case CANCEL -> cancel(itemKey);
            case LINK -> link(itemKey, links == null ? "" : links.strip());
            case PHASE -> phase(itemKey, words);
            case PRIORITY -> priority(itemKey, priority);
            case ADD -> add(words, ownerId, start, finish, hours, text(links), text(parentKey));
            case PROJECT_END -> projectEnd(finish);
            case BUDGET -> budget(amount);
            case BUDGET_LINE ->
                new ChangeLine(
                        kind, null, "", null, null, null, null, amount, null, null, null, null, fromLine, toLine, "");
            case GOAL -> goal(goalKey, amount, finish);
        };
    }

    private static String text(String entered) {
        return entered == null || entered.isBlank() ? null : entered.strip();
    }

    ChangeLine became(String result) {
        return new ChangeLine(
                kind, itemKey, title, ownerId, start, finish, hours, amount, goalKey, links, parentKey, priority,
                fromLine, toLine, result);
    }

    /** An item to add under the name that others know it by. */
    ChangeLine called(String reference) {
        return new ChangeLine(
                kind, reference, title, ownerId, start, finish, hours, amount, goalKey, links, parentKey, priority,
                fromLine, toLine, outcome);
    }

    /** Whether both are about the same thing, so that only one of them can stand. */
    boolean collidesWith(ChangeLine other) {
        if (kind.isAboutItem() && other.kind.isAboutItem()) {
            return Objects.equals(itemKey, other.itemKey)
                    && (kind == other.kind || kind == Kind.CANCEL || other.kind == Kind.CANCEL);
        }
        return kind == other.kind
                && switch (kind) {
                    case ADD -> false;
                    case GOAL -> Objects.equals(goalKey, other.goalKey);
                    // Money may leave a line twice; a line that is set says all there is to say of it.
                    case BUDGET_LINE -> (toLine == null || other.toLine == null) && touches(other);
                    default -> true;
                };
    }

    private boolean touches(ChangeLine other) {
        return Objects.equals(fromLine, other.fromLine)
                || toLine != null && toLine.equals(other.fromLine)
                || other.toLine != null && other.toLine.equals(fromLine);
    }
}
