package org.gatehouse.measure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.chart.Plot;
import org.gatehouse.goal.Goal;
import org.gatehouse.kernel.Facts;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** Something a project measures: the metric of a goal, or a number of its own such as sales and spend. */
@Table("metric")
public class Metric {

    @Id
    private final Long id;

    @Version
    private int version;

    private final String projectKey;
    private String goalKey;
    private String name;
    private String unit;
    private String currency;
    private Kind kind;
    private Mode reading;

    /** What is measured. */
    public enum Kind {
        /** What a goal is measured by. */
        GOAL,
        /** What was sold, in money. */
        SALES,
        /** What was spent on marketing, in money. */
        SPEND,
        /** Customers won. */
        ACQUISITIONS,
        /** People who showed interest and left how to reach them. */
        LEADS,
        OTHER
    }

    /** What one reading says. */
    public enum Mode {
        /** The value as of the day. */
        STATE,
        /** What came about since the last reading; compared as the running sum. */
        AMOUNT
    }

    @PersistenceCreator
    Metric(
            Long id,
            int version,
            String projectKey,
            String goalKey,
            String name,
            String unit,
            String currency,
            Kind kind,
            Mode reading) {
        this.id = id;
        this.version = version;
        this.projectKey = projectKey;
        this.goalKey = goalKey;
        this.name = name;
        this.unit = unit;
        this.currency = currency;
        this.kind = kind;
        this.reading = reading;
    }

    static Metric of(String projectKey, MetricDraft draft) {
        Metric metric = new Metric(null, 0, projectKey, null, "", "", null, Kind.OTHER, Mode.STATE);
        metric.reword(draft);
        return metric;
    }

    static Metric of(Goal goal) {
        return new Metric(
                null, 0, goal.projectKey(), goal.key(), goal.metric(), goal.unit(), null, Kind.GOAL, Mode.STATE);
    }

    Facts facts() {
        return Facts.of("name", name)
                .and("unit", unit)
                .and("currency", currency)
                .and("kind", "measure.kind." + kind)
                .and("reading", "measure.mode." + reading);
    }

    public Long id() {
        return id;
    }

    public int version() {
        return version;
    }

    public String projectKey() {
        return projectKey;
    }

    /** The goal it measures; null where it measures none. */
    public String goalKey() {
        return goalKey;
    }

    public String name() {
        return name;
    }

    /** What it is counted in; empty for a mere number, and for money. */
    public String unit() {
        return unit;
    }

    /** ISO 4217; null where it is no money. */
    public String currency() {
        return currency;
    }

    public Kind kind() {
        return kind;
    }

    public Mode reading() {
        return reading;
    }

    /** Unit or currency, for a heading; may be empty. */
    public String measure() {
        return currency == null ? unit : currency;
    }

    boolean isOfGoal() {
        return goalKey != null;
    }

    boolean isPercent() {
        return unit.contains("%") || unit.contains("％");
    }

    /** The readings as they compare with a target, by day: as they are, or as running sums. */
    List<Plot.Point> comparable(BigDecimal begin, List<Reading> readings) {
        List<Plot.Point> points = new ArrayList<>();
        BigDecimal sum = begin == null ? BigDecimal.ZERO : begin;
        for (Reading each : readings) {
            sum = reading == Mode.AMOUNT ? sum.add(each.value()) : each.value();
            points.add(new Plot.Point(each.day(), sum));
        }
        return points;
    }

    /** What came about between the readings, by day: the readings themselves, or by how much they grew. */
    List<Plot.Point> amounts(List<Reading> readings) {
        List<Plot.Point> points = new ArrayList<>();
        BigDecimal before = BigDecimal.ZERO;
        for (Reading each : readings) {
            points.add(new Plot.Point(
                    each.day(),
                    reading == Mode.AMOUNT ? each.value() : each.value().subtract(before)));
            before = each.value();
        }
        return points;
    }

    /** A goal's metric keeps what the goal says; the others are what somebody made them. */
    void reword(MetricDraft draft) {
        if (!isOfGoal()) {
            this.name = draft.name();
            this.unit = draft.unit();
            this.kind = draft.kind();
        }
        this.currency = draft.currency().isEmpty() ? null : draft.currency();
        this.reading = draft.reading();
    }

    /** Takes over what the goal says now; tells whether that is new. */
    boolean follow(Goal goal) {
        if (name.equals(goal.metric()) && unit.equals(goal.unit())) {
            return false;
        }
        this.name = goal.metric();
        this.unit = goal.unit();
        return true;
    }

    /** The goal is gone; what was read stays. */
    void standAlone() {
        this.goalKey = null;
        this.kind = Kind.OTHER;
    }
}
