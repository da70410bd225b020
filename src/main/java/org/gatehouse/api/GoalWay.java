package org.gatehouse.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gatehouse.goal.Trajectory;
import org.gatehouse.goal.TrajectoryDraft;
import org.gatehouse.kernel.InvalidInput;

/** How a goal is to be reached, as a program words it. */
@Schema(
        name = "GoalTrajectoryText",
        description = "Which value is planned for each day between the project's first day and the goal's deadline, and"
                + " how far readings may fall behind")
record GoalWay(
        @Schema(
                description = "LINEAR: evenly to the target. POINTS: evenly from point to point. STEPPED: each point's"
                        + " value holds until the next",
                defaultValue = "LINEAR")
        Trajectory.Shape shape,

        @Schema(
                description = "Percent of the way from baseline to target by which readings may fall behind",
                minimum = "0",
                maximum = "100",
                nullable = true,
                example = "10")
        BigDecimal tolerance,

        @Schema(description = "Days between the project's first day and the deadline; at most 60; none for LINEAR")
        List<Point> points) {

    @Schema(name = "PlannedValue", description = "What is planned for a day")
    record Point(
            @Schema(description = "The day", requiredMode = Schema.RequiredMode.REQUIRED)
            LocalDate day,

            @Schema(
                    description = "The metric's value by then; at most 14 digits before, 4 after the point",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    example = "18000")
            BigDecimal value) {

        static List<Point> of(List<Trajectory.Point> points) {
            return points.stream()
                    .map(point -> new Point(point.day(), point.value()))
                    .toList();
        }

        Trajectory.Point point(int place) {
            String field = "trajectory.points[" + place + "]";
            if (day == null) {
                throw new InvalidInput(field + ".day", "error.missing", "day");
            }
            if (value == null) {
                throw new InvalidInput(field + ".value", "error.missing", "value");
            }
            if (value.precision() - value.scale() > 14 || value.scale() > 4) {
                throw new InvalidInput(field + ".value", "error.number.range");
            }
            return new Trajectory.Point(day, value);
        }
    }

    @Schema(name = "GoalTrajectory")
    record Shown(
            @Schema(description = "Counts the goal's trajectories from 1; each approved change adds one")
            int version,

            @Schema(description = "Day on which it came in force")
            LocalDate since,

            Trajectory.Shape shape,
            BigDecimal tolerance,

            @Schema(description = "First day of the way") LocalDate from,

            @Schema(description = "Value on that day") BigDecimal fromValue,

            List<Point> points) {

        static Shown of(Trajectory way) {
            return new Shown(
                    way.version(),
                    way.since(),
                    way.shape(),
                    way.tolerance(),
                    way.from(),
                    way.fromValue(),
                    Point.of(way.points()));
        }
    }

    static GoalWay of(TrajectoryDraft draft) {
        return new GoalWay(draft.shape(), draft.tolerance(), Point.of(draft.points()));
    }

    TrajectoryDraft draft() {
        List<Trajectory.Point> read = new ArrayList<>();
        for (Point point : points == null ? List.<Point>of() : points) {
            if (point == null) {
                throw new InvalidInput("trajectory.points[" + read.size() + "]", "error.missing", "day");
            }
            read.add(point.point(read.size()));
        }
        read.sort(Comparator.comparing(Trajectory.Point::day));
        return new TrajectoryDraft(
                shape == null ? Trajectory.Shape.LINEAR : shape,
                tolerance == null ? Trajectory.TOLERANCE : tolerance,
                read);
    }
}
