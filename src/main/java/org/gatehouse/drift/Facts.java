package org.gatehouse.drift;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The facts of {@link DriftFacts} as they are now, or as they were sealed; what is missing is not known. */
record Facts(Map<String, Object> values) {

    /** A version of a file; the newest one of its name and owner counts. */
    record File(String name, String owner, String sha256) {}

    /**
     * A goal's way.
     *
     * @param start value from which it begins; null where it has no trajectory
     * @param forecast value expected for the deadline; null where nobody can tell
     * @param below whether the forecast misses the target
     */
    record Course(
            String key, String unit, Double start, Double target, boolean rises, Double forecast, boolean below) {}

    /** Null where nobody knows it. */
    Double number(String name) {
        return number(values.get(name));
    }

    /** Null where nobody knows it. */
    LocalDate day(String name) {
        return values.get(name) instanceof String day && !day.isEmpty() ? LocalDate.parse(day) : null;
    }

    String text(String name) {
        return values.get(name) instanceof String text ? text : "";
    }

    /** By owner and name, in the order in which they first came. */
    Map<String, File> files() {
        Map<String, File> newest = new LinkedHashMap<>();
        for (Map<?, ?> each : list("files")) {
            File file = new File(text(each, "name"), text(each, "owner"), text(each, "sha256"));
            newest.put(file.owner() + "/" + file.name(), file);
        }
        return newest;
    }

    /** By key, in their order. */
    Map<String, Course> goals() {
        Map<String, Course> goals = new LinkedHashMap<>();
        for (Map<?, ?> each : list("goals")) {
            Course goal = new Course(
                    text(each, "key"),
                    text(each, "unit"),
                    number(each.get("start")),
                    number(each.get("target")),
                    Boolean.TRUE.equals(each.get("rises")),
                    number(each.get("forecast")),
                    Boolean.TRUE.equals(each.get("forecastBelow")));
            goals.put(goal.key(), goal);
        }
        return goals;
    }

    private List<Map<?, ?>> list(String name) {
        return values.get(name) instanceof List<?> list
                ? list.stream()
                        .filter(Map.class::isInstance)
                        .<Map<?, ?>>map(each -> (Map<?, ?>) each)
                        .toList()
                : List.of();
    }

    private static String text(Map<?, ?> facts, String name) {
        return facts.get(name) instanceof String text ? text : "";
    }

    private static Double number(Object value) {
        return value instanceof Number number ? number.doubleValue() : null;
    }
}
