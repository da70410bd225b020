package org.gatehouse.adjustment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.gatehouse.chart.Plot.Point;
import org.gatehouse.goal.Trajectory;

/**
 * What comes of it if the metric goes on as it has on average since the way began.
 *
 * @param day of the latest reading
 * @param perDay change a day, negative where it falls
 */
record Pace(LocalDate day, BigDecimal value, BigDecimal perDay) {

    /** Beyond that nobody plans. */
    private static final int FARTHEST_DAYS = 3650;

    private static final int SCALE = 4;

    /** Empty while there is no reading after the first day. */
    static Optional<Pace> of(Trajectory way, List<Point> readings) {
        if (readings.isEmpty()) {
            return Optional.empty();
        }
        Point latest = readings.get(readings.size() - 1);
        long days = ChronoUnit.DAYS.between(way.from(), latest.day());
        return days < 1
                ? Optional.empty()
                : Optional.of(new Pace(
                        latest.day(),
                        latest.value(),
                        latest.value()
                                .subtract(way.fromValue())
                                .divide(BigDecimal.valueOf(days), MathContext.DECIMAL64)));
    }

    /** The value on a day. */
    BigDecimal on(LocalDate when) {
        return perDay.multiply(BigDecimal.valueOf(ChronoUnit.DAYS.between(day, when)))
                .add(value)
                .setScale(SCALE, RoundingMode.HALF_UP);
    }

    /** First day on which the value is reached; empty where that is never, or not within ten years. */
    Optional<LocalDate> reaches(BigDecimal target) {
        BigDecimal rest = target.subtract(value);
        if (rest.signum() == 0) {
            return Optional.of(day);
        }
        if (perDay.signum() != rest.signum()) {
            return Optional.empty();
        }
        BigDecimal days = rest.divide(perDay, 0, RoundingMode.CEILING);
        return days.compareTo(BigDecimal.valueOf(FARTHEST_DAYS)) > 0
                ? Optional.empty()
                : Optional.of(day.plusDays(days.longValueExact()));
    }
}
