package org.gatehouse.health;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * How healthy a project is on one day.
 *
 * @param light the override where there is one, else the computed light
 * @param computed the worst light of the dimensions
 * @param dimensions each once, in the order of {@link #DIMENSIONS}
 * @param override null where the computed light counts
 */
public record Health(
        String projectKey, LocalDate day, Light light, Light computed, List<Dimension> dimensions, Overrule override) {

    /** What health is looked at from; each has a decision table {@code health-<name>}. */
    public static final List<String> DIMENSIONS = List.of("schedule", "cost", "goals", "risks", "people");

    public Health {
        dimensions = List.copyOf(dimensions);
    }

    static Health of(String projectKey, LocalDate day, List<Dimension> dimensions, Overrule override) {
        Light computed = Light.worst(dimensions.stream().map(Dimension::light).toList());
        return new Health(
                projectKey, day, override == null ? computed : override.light(), computed, dimensions, override);
    }

    public boolean isOverridden() {
        return override != null;
    }

    /**
     * One side of a project.
     *
     * @param dimension one of {@link #DIMENSIONS}
     * @param english why the light is what it is
     * @param chinese the same
     */
    public record Dimension(String dimension, Light light, String english, String chinese) {

        public String in(Locale locale) {
            return "zh".equals(locale.getLanguage()) ? chinese : english;
        }
    }

    /**
     * Somebody knows better than the tables.
     *
     * @param who id of the person
     * @param until last day on which it counts
     */
    public record Overrule(Light light, String who, String why, Instant when, LocalDate until) {}
}
