package org.gatehouse.goal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The way from a goal's value at the start to its target: which value is planned for each day, and how far readings may
 * fall behind it. Whether more or less is better follows from the goal itself and never changes.
 *
 * @param version counts a goal's trajectories from 1
 * @param since day on which it came in force; readings of earlier days are judged by the version before
 * @param changeId the approved change it came with; null for the first
 * @param from day on which the way begins
 * @param fromValue value on that day
 * @param deadline day on which the target is to be reached, after {@code from}
 * @param tolerance percent of the way |target − fromValue| by which readings may fall behind, 0 to 100
 * @param rises whether more is better
 * @param points days between {@code from} and {@code deadline} with their values, in order of their days; empty for
 *     {@code LINEAR}
 */
public record Trajectory(
        int version,
        LocalDate since,
        String changeId,
        Shape shape,
        LocalDate from,
        BigDecimal fromValue,
        BigDecimal target,
        LocalDate deadline,
        BigDecimal tolerance,
        boolean rises,
        List<Point> points) {

    /** Percent of the way by which readings may fall behind where nobody said otherwise. */
    public static final BigDecimal TOLERANCE = BigDecimal.TEN;

    /** Digits after the point of planned values and their limits, as many as a reading has. */
    private static final int SCALE = 4;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Rows of {@link #days()} before they are thinned out. */
    private static final int ROWS = 14;

    public Trajectory {
        if (!deadline.isAfter(from)) {
            throw new IllegalArgumentException(from + " is not before " + deadline);
        }
        points = shape == Shape.LINEAR
                ? List.of()
                : points.stream()
                        .filter(point ->
                                point.day().isAfter(from) && point.day().isBefore(deadline))
                        .toList();
    }

    /** How the value gets from one point to the next. */
    public enum Shape {
        /** Evenly, day by day, from the start to the target. */
        LINEAR,
        /** It stays until the day of a point and has that point's value from then on; the last step is the target's. */
        STEPPED,
        /** Evenly from point to point. */
        POINTS
    }

    /** A value planned for a day. */
    public record Point(LocalDate day, BigDecimal value) {}

    /** A first, straight trajectory with the usual tolerance. */
    public static Trajectory linear(LocalDate from, BigDecimal fromValue, BigDecimal target, LocalDate deadline) {
        return new Trajectory(
                1,
                from,
                null,
                Shape.LINEAR,
                from,
                fromValue,
                target,
                deadline,
                TOLERANCE,
                target.compareTo(fromValue) >= 0,
                List.of());
    }

    /** The version by which a reading of this day is judged; the first one's for days before all. */
    public static Trajectory inForce(List<Trajectory> versions, LocalDate day) {
        Trajectory found = versions.get(0);
        for (Trajectory version : versions) {
            if (!version.since().isAfter(day)) {
                found = version;
            }
        }
        return found;
    }

    /** What the metric is to be at the end of this day; the first value before the way begins, the target after it. */
    public BigDecimal planned(LocalDate day) {
        Point before = new Point(from, fromValue);
        for (Point next : knots()) {
            if (day.isBefore(next.day())) {
                return shape == Shape.STEPPED || day.isBefore(before.day())
                        ? before.value()
                        : between(before, next, day);
            }
            before = next;
        }
        return before.value();
    }

    /** The lower edge of the corridor. */
    public BigDecimal low(LocalDate day) {
        return planned(day).subtract(margin());
    }

    /** The upper edge of the corridor. */
    public BigDecimal high(LocalDate day) {
        return planned(day).add(margin());
    }

    /** The worst value that is still inside the corridor: at least this where more is better, at most this otherwise. */
    public BigDecimal limit(LocalDate day) {
        return rises ? low(day) : high(day);
    }

    /** Whether this value is beyond the corridor's unfavourable side; being better than planned is no reason to stop. */
    public boolean isLeftBy(LocalDate day, BigDecimal value) {
        return rises ? value.compareTo(low(day)) < 0 : value.compareTo(high(day)) > 0;
    }

    /** How far a value is from the plan of its day, in percent of the way to two digits; negative is behind. */
    public BigDecimal deviation(LocalDate day, BigDecimal value) {
        BigDecimal ahead = value.subtract(planned(day));
        return (rises ? ahead : ahead.negate()).multiply(HUNDRED).divide(way(), 2, RoundingMode.HALF_UP);
    }

    /** How far readings may fall behind, in the metric's unit. */
    public BigDecimal margin() {
        return way().multiply(tolerance).divide(HUNDRED, SCALE, RoundingMode.HALF_UP);
    }

    /**
     * What percentages are of: |target − fromValue|. Where the level is only to be kept, the level itself stands for it,
     * or 1 where even that is nothing.
     */
    public BigDecimal way() {
        BigDecimal way = target.subtract(fromValue).abs();
        if (way.signum() != 0) {
            return way;
        }
        return target.signum() == 0 ? BigDecimal.ONE : target.abs();
    }

    /** Days on which the way bends, the first and the last included. */
    public List<Point> bends() {
        return Stream.concat(Stream.of(new Point(from, fromValue)), knots().stream())
                .toList();
    }

    /** Days that tell the way in a table: the ends, the points or else the ends of months; about a dozen. */
    public List<LocalDate> days() {
        List<LocalDate> days = new ArrayList<>();
        days.add(from);
        if (shape == Shape.LINEAR) {
            long months = ChronoUnit.MONTHS.between(from, deadline);
            int step = (int) (months / ROWS) + 1;
            for (LocalDate month = from.plusMonths(step - 1L); ; month = month.plusMonths(step)) {
                LocalDate end = month.withDayOfMonth(month.lengthOfMonth());
                if (!end.isBefore(deadline)) {
                    break;
                }
                if (end.isAfter(from)) {
                    days.add(end);
                }
            }
        } else {
            points.forEach(point -> days.add(point.day()));
        }
        days.add(deadline);
        return days;
    }

    /**
     * The next version, that begins where the metric stands now. What was left of the points is stretched to the new
     * end, so that the course keeps its shape.
     *
     * @param today when it comes in force
     */
    Trajectory adjusted(
            LocalDate today,
            BigDecimal newTarget,
            LocalDate newDeadline,
            LocalDate newFrom,
            BigDecimal newFromValue,
            String change) {
        return new Trajectory(
                version + 1,
                today,
                change,
                shape,
                newFrom,
                newFromValue,
                newTarget,
                newDeadline,
                tolerance,
                rises,
                stretched(newTarget, newDeadline, newFrom, newFromValue));
    }

    private List<Point> stretched(
            BigDecimal newTarget, LocalDate newDeadline, LocalDate newFrom, BigDecimal newFromValue) {
        LocalDate left = newFrom.isBefore(from) ? from : newFrom;
        BigDecimal leftValue = planned(left);
        BigDecimal rest = target.subtract(leftValue);
        if (!left.isBefore(deadline) || rest.signum() == 0) {
            return List.of();
        }
        long days = ChronoUnit.DAYS.between(left, deadline);
        long newDays = ChronoUnit.DAYS.between(newFrom, newDeadline);
        List<Point> stretched = new ArrayList<>();
        LocalDate last = newFrom;
        for (Point point : points) {
            if (!point.day().isAfter(left)) {
                continue;
            }
            LocalDate day =
                    newFrom.plusDays(Math.round((double) ChronoUnit.DAYS.between(left, point.day()) * newDays / days));
            if (day.isAfter(last)) {
                BigDecimal value = point.value()
                        .subtract(leftValue)
                        .multiply(newTarget.subtract(newFromValue))
                        .divide(rest, SCALE, RoundingMode.HALF_UP)
                        .add(newFromValue);
                stretched.add(new Point(day, value));
                last = day;
            }
        }
        return stretched;
    }

    private List<Point> knots() {
        return Stream.concat(points.stream(), Stream.of(new Point(deadline, target)))
                .toList();
    }

    private static BigDecimal between(Point before, Point next, LocalDate day) {
        long passed = ChronoUnit.DAYS.between(before.day(), day);
        long all = ChronoUnit.DAYS.between(before.day(), next.day());
        return next.value()
                .subtract(before.value())
                .multiply(BigDecimal.valueOf(passed))
                .divide(BigDecimal.valueOf(all), SCALE, RoundingMode.HALF_UP)
                .add(before.value());
    }
}
