package org.gatehouse.measure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.gatehouse.chart.Plot.Point;
import org.gatehouse.goal.Goal;
import org.gatehouse.goal.Trajectory;

/**
 * How a goal stands by its readings.
 *
 * @param metric null where the goal names none
 * @param versions of its trajectory, oldest first; empty where it has none
 * @param points what was read, comparable with the target, by day
 * @param projection null where there are too few readings or no trajectory
 */
record GoalStand(Goal goal, Metric metric, List<Trajectory> versions, List<Point> points, Projection projection) {

    /** Beyond this part of what may be fallen behind, the edge of the corridor is near. */
    private static final BigDecimal NEAR = new BigDecimal("0.7");

    /** How it stands, the worst first. */
    enum State {
        OUTSIDE("red"),
        NEAR_EDGE("amber"),
        SILENT("amber"),
        FALLING_SHORT("amber"),
        ON_TRACK("green"),
        REACHED("green"),
        NOT_READ("grey"),
        NOT_MEASURABLE("grey");

        private final String light;

        State(String light) {
            this.light = light;
        }

        public String light() {
            return light;
        }
    }

    static GoalStand of(Goal goal, Metric metric, List<Trajectory> versions, List<Reading> readings) {
        List<Point> points = metric == null ? List.of() : metric.comparable(goal.baselineValue(), readings);
        Projection projection = null;
        if (!versions.isEmpty()) {
            Trajectory now = versions.get(versions.size() - 1);
            projection = Projection.of(points, now.target(), now.deadline(), now.rises())
                    .orElse(null);
        }
        return new GoalStand(goal, metric, versions, points, projection);
    }

    /** The trajectory in force; null where there is none. */
    public Trajectory trajectory() {
        return versions.isEmpty() ? null : versions.get(versions.size() - 1);
    }

    /** The last reading; null where there is none. */
    public Point latest() {
        return points.isEmpty() ? null : points.get(points.size() - 1);
    }

    private boolean isComparable() {
        return latest() != null && trajectory() != null;
    }

    /** What was planned for the day of the last reading; null where nothing compares. */
    public BigDecimal planned() {
        return isComparable() ? trajectory().planned(latest().day()) : null;
    }

    /** Percent of the way, negative where it is behind; null where nothing compares. */
    public BigDecimal deviation() {
        return isComparable() ? trajectory().deviation(latest().day(), latest().value()) : null;
    }

    /** Percent of the way from baseline to target that is behind us, by the last reading; null where nothing compares. */
    public BigDecimal attainment() {
        if (!isComparable()) {
            return null;
        }
        Trajectory first = versions.get(0);
        BigDecimal way = trajectory().target().subtract(first.fromValue());
        if (way.signum() == 0) {
            return isReached() ? BigDecimal.valueOf(100) : BigDecimal.ZERO;
        }
        return latest().value()
                .subtract(first.fromValue())
                .multiply(BigDecimal.valueOf(100))
                .divide(way, 0, RoundingMode.HALF_UP);
    }

    boolean isReached() {
        return isComparable()
                && Projection.meets(
                        latest().value(), trajectory().target(), trajectory().rises());
    }

    /** Whether the last reading has left the corridor. */
    boolean isOutside() {
        return isComparable() && trajectory().isLeftBy(latest().day(), latest().value());
    }

    /** Still inside, and behind by more than seven tenths of what the corridor allows. */
    boolean isNearEdge() {
        return isComparable()
                && !isOutside()
                && deviation().negate().compareTo(trajectory().tolerance().multiply(NEAR)) > 0;
    }

    /** Whether the target is not reached by the deadline if it goes on like this. */
    boolean isFallingShort() {
        return projection != null && !projection.isEnough();
    }

    /**
     * Whether nothing was read for longer than this, though the way has begun.
     *
     * @param rhythm days
     */
    boolean isSilent(LocalDate today, int rhythm) {
        if (trajectory() == null
                || isReached()
                || today.isAfter(trajectory().deadline().plusDays(rhythm))) {
            return false;
        }
        LocalDate since = latest() == null ? versions.get(0).from() : latest().day();
        return ChronoUnit.DAYS.between(since, today) > rhythm;
    }

    State state(LocalDate today, int rhythm) {
        if (trajectory() == null || metric == null) {
            return State.NOT_MEASURABLE;
        }
        if (isOutside()) {
            return State.OUTSIDE;
        }
        if (isReached()) {
            return State.REACHED;
        }
        if (isNearEdge()) {
            return State.NEAR_EDGE;
        }
        if (isSilent(today, rhythm)) {
            return State.SILENT;
        }
        if (latest() == null) {
            return State.NOT_READ;
        }
        return isFallingShort() ? State.FALLING_SHORT : State.ON_TRACK;
    }
}
