package org.gatehouse.inbox;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriUtils;

/**
 * What somebody wants to see of their work. What cannot be understood counts as not asked for.
 *
 * @param project key; empty for all
 * @param kind null for all
 * @param due {@code overdue}, {@code today}, {@code week}, {@code later}, {@code none}, or a day; empty for all
 * @param text looked for in titles, keys and names of projects; empty for all
 * @param flat not grouped by project
 */
record Wish(String project, Kind kind, String due, State state, String text, boolean flat) {

    static final List<String> DUE = List.of("overdue", "today", "week", "later", "none");

    private static final int LONGEST_TEXT = 100;

    /** Where an entry stands for its person. */
    enum State {
        /** Everything that is to be done or waits for somebody. */
        OPEN,
        PLANNED,
        SNOOZED,
        ALL
    }

    static final Wish NOTHING = new Wish("", null, "", State.OPEN, "", false);

    static Wish of(MultiValueMap<String, String> asked) {
        return new Wish(
                first(asked, "project").toUpperCase(Locale.ROOT),
                choice(Kind.class, first(asked, "kind")),
                due(first(asked, "due")),
                asked.containsKey("state") && choice(State.class, first(asked, "state")) != null
                        ? choice(State.class, first(asked, "state"))
                        : State.OPEN,
                first(asked, "q"),
                first(asked, "flat").equals("true"));
    }

    /** As {@link #query} wrote it. */
    static Wish parse(String query) {
        MultiValueMap<String, String> asked = new LinkedMultiValueMap<>();
        for (String part : query.split("&")) {
            String[] both = part.split("=", 2);
            if (both.length == 2) {
                asked.add(both[0], decoded(both[1]));
            }
        }
        return of(asked);
    }

    private static String decoded(String value) {
        try {
            return UriUtils.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }

    /** Without the parts that ask for nothing; the state is always told, so that it never means somebody's usual filter. */
    public String query() {
        List<String> parts = new ArrayList<>(List.of("state=" + state.name().toLowerCase(Locale.ROOT)));
        add(parts, "project", project);
        add(parts, "kind", kind == null ? "" : kind.name().toLowerCase(Locale.ROOT));
        add(parts, "due", due);
        add(parts, "q", text);
        add(parts, "flat", flat ? "true" : "");
        return String.join("&", parts);
    }

    public Wish in(State other) {
        return new Wish(project, kind, due, other, text, flat);
    }

    /** Whether anything but the state narrows the list. */
    public boolean isNarrow() {
        return !project.isEmpty() || kind != null || !due.isEmpty() || !text.isEmpty();
    }

    boolean takes(Entry entry, LocalDate today) {
        return (project.isEmpty() || project.equals(entry.projectKey()))
                && (kind == null || kind == entry.kind())
                && (text.isEmpty() || mentions(entry))
                && isDue(entry.due(), today)
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

    private boolean isDue(LocalDate day, LocalDate today) {
        LocalDate sunday = today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        return switch (due) {
            case "" -> true;
            case "none" -> day == null;
            case "overdue" -> day != null && day.isBefore(today);
            case "today" -> today.equals(day);
            case "week" -> day != null && !day.isBefore(today) && !day.isAfter(sunday);
            case "later" -> day != null && day.isAfter(sunday);
            default -> LocalDate.parse(due).equals(day);
        };
    }

    private static String due(String asked) {
        if (DUE.contains(asked)) {
            return asked;
        }
        try {
            return LocalDate.parse(asked).toString();
        } catch (DateTimeParseException neither) {
            return "";
        }
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String asked) {
        for (E one : type.getEnumConstants()) {
            if (one.name().equalsIgnoreCase(asked)) {
                return one;
            }
        }
        return null;
    }

    private static String first(MultiValueMap<String, String> asked, String name) {
        String value = asked.getFirst(name);
        String given = value == null ? "" : value.replaceAll("\\p{Cntrl}", " ").strip();
        return given.length() > LONGEST_TEXT ? given.substring(0, LONGEST_TEXT) : given;
    }

    private static void add(List<String> parts, String name, String value) {
        if (!value.isEmpty()) {
            parts.add(name + "=" + UriUtils.encode(value, StandardCharsets.UTF_8));
        }
    }
}
