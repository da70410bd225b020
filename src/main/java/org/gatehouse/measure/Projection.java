package org.gatehouse.measure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.gatehouse.chart.Plot.Point;

/**
 * Where a metric gets if it goes on as of late: the straight line of ordinary least squares through the last readings
 * (Apache Commons Math, {@code SimpleRegression}). It says nothing about why, and knows no season.
 *
 * @param readings through how many it goes
 * @param last day of the last of them
 * @param fitted what the line says for that day
 * @param deadline the day it is asked about
 * @param atDeadline what the line says for the deadline; the last value read until then, once the deadline has come
 * @param reaches first day on which the line is at the target; null where it never gets there, or not in ten years
 * @param isReached whether the last reading is at the target already
 * @param isEnough whether the target is reached by the deadline
 */
public record Projection(
        int readings,
        LocalDate last,
        BigDecimal fitted,
        LocalDate deadline,
        BigDecimal atDeadline,
        LocalDate reaches,
        boolean isReached,
        boolean isEnough) {

    /** Fewer readings make no line worth believing. */
    static final int FEWEST = 3;

    /** Older readings than the last eight say little about where it goes now. */
    static final int MOST = 8;

    private static final int FARTHEST_DAYS = 3653;

    /**
     * Empty where there are too few readings.
     *
     * @param points by day
     * @param rises whether more is better
     */
    static Optional<Projection> of(List<Point> points, BigDecimal target, LocalDate deadline, boolean rises) {
        if (points.size() < FEWEST) {
            return Optional.empty();
        }
        List<Point> last = points.subList(Math.max(0, points.size() - MOST), points.size());
        Point now = last.get(last.size() - 1);
        SimpleRegression line = new SimpleRegression();
        last.forEach(point -> line.addData(
                point.day().toEpochDay() - now.day().toEpochDay(), point.value().doubleValue()));
        long ahead = deadline.toEpochDay() - now.day().toEpochDay();
        BigDecimal atDeadline = ahead > 0 ? rounded(line.predict(ahead)) : until(points, deadline);
        boolean reached = meets(now.value(), target, rises);
        boolean enough = ahead > 0 ? reached || meets(atDeadline, target, rises) : meets(atDeadline, target, rises);
        return Optional.of(new Projection(
                last.size(),
                now.day(),
                rounded(line.predict(0)),
                deadline,
                atDeadline,
                reached ? null : reaches(line, target, now.day(), rises),
                reached,
                enough));
    }

    private static LocalDate reaches(SimpleRegression line, BigDecimal target, LocalDate now, boolean rises) {
        double slope = line.getSlope();
        if (rises ? slope <= 0 : slope >= 0) {
            return null;
        }
        double days = Math.ceil((target.doubleValue() - line.predict(0)) / slope);
        // The line may be at the target before the readings are: then tomorrow is as good as any day.
        return days > FARTHEST_DAYS ? null : now.plusDays(Math.max(1, (long) days));
    }

    private static BigDecimal until(List<Point> points, LocalDate deadline) {
        BigDecimal value = points.get(0).value();
        for (Point point : points) {
            if (!point.day().isAfter(deadline)) {
                value = point.value();
            }
        }
        return value;
    }

    static boolean meets(BigDecimal value, BigDecimal target, boolean rises) {
        return rises ? value.compareTo(target) >= 0 : value.compareTo(target) <= 0;
    }

    /** As many digits as an estimate deserves. */
    private static BigDecimal rounded(double value) {
        int scale = Math.abs(value) >= 1000 ? 0 : Math.abs(value) >= 1 ? 2 : 4;
        return BigDecimal.valueOf(value).setScale(scale, RoundingMode.HALF_UP);
    }
}
