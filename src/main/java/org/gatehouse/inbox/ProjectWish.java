package org.gatehouse.inbox;

import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Stream;
import org.gatehouse.plan.WorkItem;

/**
 * What somebody wants to see of a project's work, whether as list, board or calendar.
 *
 * @param who {@code me} or a person's id; empty for everybody
 * @param state of the list; a board has columns instead, a calendar shows all
 * @param text looked for in titles and keys; empty for all
 */
record ProjectWish(String who, State state, DueWish due, String text) {

    static final String ME = "me";

    enum State {
        OPEN,
        /** Done or cancelled. */
        CLOSED,
        ALL
    }

    /** What is looked at most, by the word for it in an address. */
    enum Usual {
        OPEN(new ProjectWish("", State.OPEN, new DueWish(""), "")),
        MINE(new ProjectWish(ME, State.ALL, new DueWish(""), "")),
        OVERDUE(new ProjectWish("", State.OPEN, new DueWish("overdue"), "")),
        ALL(new ProjectWish("", State.ALL, new DueWish(""), ""));

        private final ProjectWish wish;

        Usual(ProjectWish wish) {
            this.wish = wish;
        }

        public ProjectWish wish() {
            return wish;
        }
    }

    static ProjectWish of(Asked asked) {
        Usual usual = asked.choice(Usual.class, "show", null);
        return usual != null
                ? usual.wish()
                : new ProjectWish(
                        asked.text("who"),
                        asked.choice(State.class, "state", State.OPEN),
                        DueWish.of(asked.text("due")),
                        asked.text("q"));
    }

    static boolean isAsked(Asked asked) {
        return asked.choice(Usual.class, "show", null) != null
                || Stream.of("who", "state", "due", "q").anyMatch(asked::has);
    }

    /** The state is always told, so that it never means somebody's usual filter. */
    public String query() {
        return Asked.query("state", Asked.word(state), "who", who, "due", due.asked(), "q", text);
    }

    public boolean isNarrow() {
        return !who.isEmpty() || !due.isAny() || !text.isEmpty();
    }

    /** Who that is to somebody; empty for everybody. */
    String owner(String me) {
        return who.equals(ME) ? me : who;
    }

    boolean takes(WorkItem item, String me, LocalDate today) {
        boolean stands = switch (state) {
            case OPEN -> item.isOpen();
            case CLOSED -> !item.isOpen();
            case ALL -> true;
        };
        return stands && takes(item.ownerId(), item.key(), item.title(), item.finishDate(), item.isOpen(), me, today);
    }

    boolean takes(ItemRows.Row row, String me, LocalDate today) {
        return takes(
                row.ownerId(),
                row.itemKey(),
                row.title(),
                row.due(),
                row.status().isOpen(),
                me,
                today);
    }

    private boolean takes(
            String owner, String key, String title, LocalDate day, boolean open, String me, LocalDate today) {
        String looked = text.toLowerCase(Locale.ROOT);
        return (who.isEmpty() || owner(me).equals(owner))
                && (title + " " + key).toLowerCase(Locale.ROOT).contains(looked)
                && due.takes(day, today)
                && (open || !due.isOverdue());
    }
}
