package org.gatehouse.goal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.goal.Trajectory.Point;
import org.gatehouse.goal.Trajectory.Shape;
import org.gatehouse.kernel.Facts;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.Refusal.Problem;

/**
 * How a goal is to be reached, as somebody words it.
 *
 * @param tolerance percent of the way by which readings may fall behind
 * @param points own points or the steps, in order of their days
 */
public record TrajectoryDraft(Shape shape, BigDecimal tolerance, List<Point> points) {

    /** A straight line with the usual tolerance. */
    public static final TrajectoryDraft USUAL = new TrajectoryDraft(Shape.LINEAR, Trajectory.TOLERANCE, List.of());

    static final int MOST = 60;

    public TrajectoryDraft {
        points = shape == Shape.LINEAR ? List.of() : List.copyOf(points);
    }

    /** Beside those of its goal. */
    Facts facts(Facts goal) {
        return goal.and("shape", "goal.trajectory.shape." + shape)
                .and("tolerance", tolerance)
                .and(
                        "points",
                        points.stream()
                                .map(point -> point.day() + " "
                                        + point.value().stripTrailingZeros().toPlainString())
                                .toList());
    }

    boolean isUsual() {
        return shape == Shape.LINEAR && tolerance.compareTo(Trajectory.TOLERANCE) == 0;
    }

    /**
     * Refuses what could not be followed.
     *
     * @param from first day of the project
     * @param deadline of the goal; null while it has none
     */
    void check(LocalDate from, LocalDate deadline) {
        List<Problem> problems = new ArrayList<>();
        if (tolerance.signum() < 0 || tolerance.compareTo(BigDecimal.valueOf(100)) > 0 || tolerance.scale() > 2) {
            problems.add(Problem.of("tolerance", "goal.error.tolerance"));
        }
        if (shape != Shape.LINEAR && points.isEmpty()) {
            problems.add(Problem.of("points", "goal.error.points.none"));
        }
        if (points.size() > MOST) {
            problems.add(Problem.of("points", "goal.error.points.tooMany", MOST));
        }
        for (int i = 1; i < points.size(); i++) {
            if (!points.get(i).day().isAfter(points.get(i - 1).day())) {
                problems.add(Problem.of(
                        "points", "goal.error.points.twice", points.get(i).day()));
                break;
            }
        }
        points.stream()
                .filter(point -> !point.day().isAfter(from)
                        || deadline != null && !point.day().isBefore(deadline))
                .findFirst()
                .ifPresent(point -> problems.add(
                        deadline == null
                                ? Problem.of("points", "goal.error.points.early", point.day(), from)
                                : Problem.of("points", "goal.error.points.outside", point.day(), from, deadline)));
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }
}
