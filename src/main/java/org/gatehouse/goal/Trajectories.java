package org.gatehouse.goal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.goal.Trajectory.Point;
import org.gatehouse.goal.Trajectory.Shape;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The trajectories of goals. A goal with both values and a deadline has one from its project's first day, without a row
 * as long as that is the usual straight line; each approved change of the goal adds a version.
 */
@Service
@Transactional
public class Trajectories {

    private static final String ROWS = """
            select g.goal_key, g.baseline_value, g.target_value as goal_target, g.deadline as goal_deadline,
                   p.start_date, t.version, t.in_force_since, t.shape, t.from_day, t.from_value, t.target_value,
                   t.deadline, t.tolerance, t.change_id
            from goal g
            join project p on p.project_key = g.project_key
            left join goal_trajectory t on t.goal_key = g.goal_key
            where g.%s in (:keys)
            order by g.goal_key, t.version
            """;

    private static final String POINTS = """
            select t.goal_key, t.version, t.point_day, t.planned_value
            from goal_trajectory_point t
            join goal g on g.goal_key = t.goal_key
            where g.%s in (:keys)
            order by t.goal_key, t.version, t.point_no
            """;

    private final JdbcClient jdbc;

    Trajectories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The trajectory in force now; empty for a goal without both values or a deadline after the project's start. */
    @Transactional(readOnly = true)
    public Optional<Trajectory> current(String goalKey) {
        List<Trajectory> versions = of(goalKey);
        return versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
    }

    /** All versions, oldest first. */
    @Transactional(readOnly = true)
    public List<Trajectory> of(String goalKey) {
        return read("goal_key", List.of(goalKey)).getOrDefault(goalKey, List.of());
    }

    /** All versions of each goal that has a trajectory, oldest first, by goal key; in two statements. */
    @Transactional(readOnly = true)
    public Map<String, List<Trajectory>> ofProject(String projectKey) {
        return ofProjects(List.of(projectKey));
    }

    /** As {@link #ofProject}, of several projects at once. */
    @Transactional(readOnly = true)
    public Map<String, List<Trajectory>> ofProjects(Collection<String> projectKeys) {
        return projectKeys.isEmpty() ? Map.of() : read("project_key", projectKeys);
    }

    /** How the goal was first meant to be reached, whether or not it can be followed yet. */
    @Transactional(readOnly = true)
    public TrajectoryDraft draft(String goalKey) {
        List<Point> points = points("goal_key", List.of(goalKey)).getOrDefault(new Version(goalKey, 1), List.of());
        return jdbc.sql("select shape, tolerance from goal_trajectory where goal_key = ? and version = 1")
                .param(goalKey)
                .query((row, index) -> new TrajectoryDraft(
                        Shape.valueOf(row.getString("shape")), plain(row.getBigDecimal("tolerance")), points))
                .optional()
                .orElse(TrajectoryDraft.USUAL);
    }

    /** Keeps how the goal is to be reached; start, target and deadline stay the goal's own. */
    void keep(String goalKey, TrajectoryDraft draft) {
        forget(goalKey);
        if (!draft.isUsual()) {
            insert(goalKey, 1, null, draft.shape(), null, null, null, null, draft.tolerance(), null, draft.points());
        }
    }

    void forget(String goalKey) {
        jdbc.sql("delete from goal_trajectory_point where goal_key = ?")
                .param(goalKey)
                .update();
        jdbc.sql("delete from goal_trajectory where goal_key = ?")
                .param(goalKey)
                .update();
    }

    boolean hasFrom(String goalKey, String changeId) {
        return jdbc.sql("select count(*) from goal_trajectory where goal_key = ? and change_id = ?")
                        .params(goalKey, changeId)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Adds a version; the first one is written down as it was, because the goal now says something else. */
    void add(String goalKey, Trajectory before, Trajectory next) {
        if (before.version() == 1) {
            forget(goalKey);
            insert(goalKey, before, null);
        }
        insert(goalKey, next, next.since());
    }

    private void insert(String goalKey, Trajectory version, LocalDate since) {
        insert(
                goalKey,
                version.version(),
                since,
                version.shape(),
                version.from(),
                version.fromValue(),
                version.target(),
                version.deadline(),
                version.tolerance(),
                version.changeId(),
                version.points());
    }

    private void insert(
            String goalKey,
            int version,
            LocalDate since,
            Shape shape,
            LocalDate from,
            BigDecimal fromValue,
            BigDecimal target,
            LocalDate deadline,
            BigDecimal tolerance,
            String changeId,
            List<Point> points) {
        jdbc.sql("insert into goal_trajectory (goal_key, version, in_force_since, shape, from_day, from_value,"
                        + " target_value, deadline, tolerance, change_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(goalKey, version, since, shape.name(), from, fromValue, target, deadline, tolerance, changeId)
                .update();
        for (int number = 0; number < points.size(); number++) {
            jdbc.sql("insert into goal_trajectory_point (goal_key, version, point_no, point_day, planned_value)"
                            + " values (?, ?, ?, ?, ?)")
                    .params(
                            goalKey,
                            version,
                            number,
                            points.get(number).day(),
                            points.get(number).value())
                    .update();
        }
    }

    private Map<String, List<Trajectory>> read(String column, Collection<String> keys) {
        Map<Version, List<Point>> points = points(column, keys);
        Map<String, List<Trajectory>> read = new LinkedHashMap<>();
        jdbc.sql(ROWS.formatted(column)).param("keys", keys).query((row, index) -> Row.of(row)).list().stream()
                .filter(Row::isComplete)
                .forEach(row -> {
                    List<Trajectory> versions = read.computeIfAbsent(row.goalKey(), goal -> new ArrayList<>());
                    boolean rises = versions.isEmpty()
                            ? row.target().compareTo(row.fromValue()) >= 0
                            : versions.get(0).rises();
                    versions.add(row.trajectory(
                            rises, points.getOrDefault(new Version(row.goalKey(), row.version()), List.of())));
                });
        return read;
    }

    private Map<Version, List<Point>> points(String column, Collection<String> keys) {
        Map<Version, List<Point>> points = new HashMap<>();
        jdbc.sql(POINTS.formatted(column))
                .param("keys", keys)
                .query((row, index) -> points.computeIfAbsent(
                                new Version(row.getString("goal_key"), row.getInt("version")),
                                version -> new ArrayList<>())
                        .add(new Point(
                                row.getObject("point_day", LocalDate.class),
                                plain(row.getBigDecimal("planned_value")))))
                .list();
        return points;
    }

    private record Version(String goalKey, int number) {}

    /** What is stored of a version; what a first version leaves open, its goal and its project say. */
    private record Row(
            String goalKey,
            int version,
            LocalDate since,
            String changeId,
            Shape shape,
            LocalDate from,
            BigDecimal fromValue,
            BigDecimal target,
            LocalDate deadline,
            BigDecimal tolerance) {

        static Row of(java.sql.ResultSet row) throws java.sql.SQLException {
            String shape = row.getString("shape");
            LocalDate start = row.getObject("start_date", LocalDate.class);
            BigDecimal tolerance = row.getBigDecimal("tolerance");
            LocalDate since = row.getObject("in_force_since", LocalDate.class);
            LocalDate from = row.getObject("from_day", LocalDate.class);
            BigDecimal fromValue = row.getBigDecimal("from_value");
            BigDecimal target = row.getBigDecimal("target_value");
            LocalDate deadline = row.getObject("deadline", LocalDate.class);
            return new Row(
                    row.getString("goal_key"),
                    Math.max(1, row.getInt("version")),
                    since == null ? start : since,
                    row.getString("change_id"),
                    shape == null ? Shape.LINEAR : Shape.valueOf(shape),
                    from == null ? start : from,
                    fromValue == null ? row.getBigDecimal("baseline_value") : fromValue,
                    target == null ? row.getBigDecimal("goal_target") : target,
                    deadline == null ? row.getObject("goal_deadline", LocalDate.class) : deadline,
                    tolerance == null ? Trajectory.TOLERANCE : tolerance);
        }

        boolean isComplete() {
            return fromValue != null && target != null && deadline != null && deadline.isAfter(from);
        }

        Trajectory trajectory(boolean rises, List<Point> points) {
            return new Trajectory(
                    version,
                    since,
                    changeId,
                    shape,
                    from,
                    plain(fromValue),
                    plain(target),
                    deadline,
                    plain(tolerance),
                    rises,
                    points);
        }
    }

    /** Without the zeros the database adds. */
    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
