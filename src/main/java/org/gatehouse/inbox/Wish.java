package org.gatehouse.inbox;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * What somebody wants to see of their work, whether as list, board or calendar.
 *
 * @param project key; empty for all
 * @param kind null for all; a board has work items only
 * @param state of the list; a board has columns instead, a calendar shows all
 * @param text looked for in titles, keys and names of projects; empty for all
 * @param flat not grouped by project
 */
record Wish(String project, Kind kind, DueWish due, State state, String text, boolean flat) {

    /** Where an entry stands for its person. */
    enum State {
        /** Everything that is to be done or waits for somebody. */
        OPEN,
        PLANNED,
        SNOOZED,
        ALL
    }

    static Wish of(Asked asked) {
        return new Wish(
                asked.text("project").toUpperCase(Locale.ROOT),
                asked.choice(Kind.class, "kind", null),
                DueWish.of(asked.text("due")),
                asked.choice(State.class, "state", State.OPEN),
                asked.text("q"),
                asked.text("flat").equals("true"));
    }

    /** Without the parts that ask for nothing; the state is always told, so that it never means somebody's usual filter. */
    public String query() {
        return Asked.query(
                "state",
                Asked.word(state),
                "project",
                project,
                "kind",
                Asked.word(kind),
                "due",
                due.asked(),
                "q",
                text,
                "flat",
                flat ? "true" : "");
    }

    public Wish in(State other) {
        return new Wish(project, kind, due, other, text, flat);
    }

    /** Whether anything but the state narrows what is seen. */
    public boolean isNarrow() {
        return !project.isEmpty() || kind != null || !due.isAny() || !text.isEmpty();
    }

    boolean takes(Entry entry, LocalDate today) {
        return (project.isEmpty() || project.equals(entry.projectKey()))
                && (kind == null || kind == entry.kind())
                && (text.isEmpty() || mentions(entry))
                && due.takes(entry.due(), today)
                && isIn(state, entry);
    }

    static boolean isIn(State state, Entry entry) {
        return switch (state) {
            case ALL -> true;
            case SNOOZED -> entry.snoozed() != null;
            case PLANNED -> entry.snoozed() == null && entry.isPlanned();
            case OPEN -> entry.snoozed() == null && !entry.isPlanned();
        };
    }

    private boolean mentions(Entry entry) {
        String looked = text.toLowerCase(Locale.ROOT);
        return List.of(
                        entry.label().english(),
                        entry.label().chinese(),
                        entry.project(),
                        entry.projectKey(),
                        entry.itemKey() == null ? "" : entry.itemKey())
                .stream()
                .anyMatch(it -> it.toLowerCase(Locale.ROOT).contains(looked));
    }
}
