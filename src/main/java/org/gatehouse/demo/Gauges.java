package org.gatehouse.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.gatehouse.measure.Metric;
import org.gatehouse.measure.Metric.Kind;
import org.gatehouse.measure.Metric.Mode;
import org.gatehouse.measure.MetricDraft;
import org.gatehouse.measure.Metrics;
import org.gatehouse.measure.Readings;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What the stories' people measure, week by week. */
@Component
@Profile("demo")
class Gauges {

    private final Cast cast;
    private final Metrics metrics;
    private final Readings readings;

    Gauges(Cast cast, Metrics metrics, Readings readings) {
        this.cast = cast;
        this.metrics = metrics;
        this.readings = readings;
    }

    /** A number of the project's own; each reading is what came since the last. */
    void metric(String key, String name, String unit, Kind kind) {
        cast.act("lin", () -> metrics.add(key, new MetricDraft(name, unit, "", kind, Mode.AMOUNT)));
    }

    /** One reading a week, the first on this day. */
    void weekly(String person, String key, String metric, LocalDate first, String... values) {
        long id = metrics.of(key).stream()
                .filter(known -> known.name().equals(metric))
                .mapToLong(Metric::id)
                .findFirst()
                .orElseThrow();
        for (int week = 0; week < values.length; week++) {
            LocalDate day = first.plusWeeks(week);
            BigDecimal value = new BigDecimal(values[week]);
            cast.act(person, () -> readings.record(key, id, day, value, ""));
        }
    }
}
