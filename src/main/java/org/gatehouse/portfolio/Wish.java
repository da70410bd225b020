package org.gatehouse.portfolio;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.project.Phase;
import org.gatehouse.project.ProjectStatus;

/**
 * Which of all projects are shown, and in which order. It can be written as the query of an address and read from it
 * again, which is how it is shared and kept.
 *
 * @param text part of name or key; empty for any
 * @param health {@code green, amber, red} or {@code grey} for not judged yet; empty for any
 * @param manager id; empty for any
 * @param sponsor id; empty for any
 * @param market as {@link ProjectLine#market}, whatever its case; empty for any
 * @param quarter in which it ends; null for any
 * @param overdue only projects with overdue items, or open beyond their end
 * @param mine only projects the reader is in now
 * @param sort one of {@link #SORTS}, with {@code -} before it descending
 */
record Wish(
        String text,
        Phase phase,
        ProjectStatus status,
        String health,
        String manager,
        String sponsor,
        String market,
        Quarter quarter,
        boolean overdue,
        boolean mine,
        String sort) {

    static final List<String> HEALTHS = List.of("green", "amber", "red", "grey");
    static final List<String> SORTS = List.of(
            "name", "key", "phase", "status", "health", "market", "start", "end", "progress", "overdue", "budget");

    private static final String USUAL_SORT = "end";
    private static final int LONGEST = 200;

    /** @param given fields by their names, those of others among them; an unknown order is the usual one */
    static Wish of(Map<String, String> given) {
        String column = text(given, "sort").replaceFirst("^-", "");
        return new Wish(
                text(given, "text").strip(),
                choice(given, "phase", Phase.values()),
                choice(given, "status", ProjectStatus.values()),
                health(given),
                text(given, "manager"),
                text(given, "sponsor"),
                // Stripped as the database trims: of spaces alone.
                text(given, "market").replaceAll("^ +| +$", ""),
                text(given, "quarter").isEmpty() ? null : Quarter.parse(text(given, "quarter")),
                text(given, "overdue").equals("true"),
                text(given, "mine").equals("true"),
                SORTS.contains(column) ? text(given, "sort") : USUAL_SORT);
    }

    /** Reads what {@link #query} wrote, or the query of any address of the portfolio. */
    static Wish parse(String query) {
        Map<String, String> given = new HashMap<>();
        for (String pair : query.split("&")) {
            String[] sides = pair.split("=", 2);
            if (sides.length == 2) {
                given.putIfAbsent(decode(sides[0]), decode(sides[1]));
            }
        }
        return of(given);
    }

    /** All of it as the query of an address; never empty. */
    public String query() {
        return fields().entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** As {@link #query}, for a link that turns the order by this column round, or begins it. */
    public String queryBy(String column) {
        return with("sort", sort.equals(column) ? "-" + column : column).query();
    }

    /** The same with one field changed. */
    Wish with(String field, String value) {
        Map<String, String> changed = fields();
        changed.put(field, value);
        return of(changed);
    }

    public boolean isNarrowed() {
        return fields().size() > 1;
    }

    private Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, "text", text);
        put(fields, "phase", phase == null ? "" : phase.name());
        put(fields, "status", status == null ? "" : status.name());
        put(fields, "health", health);
        put(fields, "manager", manager);
        put(fields, "sponsor", sponsor);
        put(fields, "market", market);
        put(fields, "quarter", quarter == null ? "" : quarter.toString());
        put(fields, "overdue", overdue ? "true" : "");
        put(fields, "mine", mine ? "true" : "");
        fields.put("sort", sort);
        return fields;
    }

    private static void put(Map<String, String> fields, String name, String value) {
        if (!value.isEmpty()) {
            fields.put(name, value);
        }
    }

    private static String text(Map<String, String> given, String field) {
        String text = given.getOrDefault(field, "").replaceAll("\\R", " ").replaceAll("\\p{Cntrl}", "");
        if (text.length() > LONGEST) {
            throw new InvalidInput(field, "error.tooLong", LONGEST);
        }
        return text;
    }

    private static String health(Map<String, String> given) {
        String health = text(given, "health");
        if (!health.isEmpty() && !HEALTHS.contains(health)) {
            throw new InvalidInput("health", "error.choice", health, String.join(", ", HEALTHS));
        }
        return health;
    }

    private static <E extends Enum<E>> E choice(Map<String, String> given, String field, E[] choices) {
        String name = text(given, field);
        if (name.isEmpty()) {
            return null;
        }
        return Arrays.stream(choices)
                .filter(choice -> choice.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(
                        field,
                        "error.choice",
                        name,
                        Arrays.stream(choices).map(Enum::name).collect(Collectors.joining(", "))));
    }

    private static String decode(String written) {
        try {
            return URLDecoder.decode(written, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new InvalidInput("query", "portfolio.error.query");
        }
    }
}
