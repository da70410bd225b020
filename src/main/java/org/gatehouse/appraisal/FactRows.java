package org.gatehouse.appraisal;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/**
 * What other rooms wrote down about a person's work, read in few statements whatever the number of items and projects.
 * It never writes.
 */
@Repository
class FactRows {

    private final JdbcClient sql;
    private final Clock clock;

    FactRows(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    record Item(
            String key,
            String project,
            String title,
            String status,
            BigDecimal estimate,
            LocalDate finished,
            LocalDate start,
            LocalDate finish) {

        boolean isDone() {
            return status.equals("DONE");
        }
    }

    /** What a plan baseline promised for an item. */
    record Promise(String item, LocalDate takenOn, LocalDate start, LocalDate finish, BigDecimal estimate) {}

    record Predecessor(String item, String key, String owner, LocalDate finished) {}

    record Verdict(String item, String person, boolean accepted, Instant at) {}

    record Rest(String project, Instant from, Instant to) {}

    record GoalRow(
            String key,
            String project,
            String statement,
            LocalDate deadline,
            BigDecimal baseline,
            BigDecimal target,
            BigDecimal result,
            BigDecimal lastRead) {

        BigDecimal actual() {
            return result == null ? lastRead : result;
        }
    }

    record LessonRow(long id, String project, String what, Instant at) {}

    record ReadingRow(LocalDate day, BigDecimal value, String project, String metric) {}

    /** Items the person owns: all of the project, or those that were finished in the period or are in their hands. */
    List<Item> items(Scope scope) {
        String which = scope.project() == null
                ? " and (actual_finish between :from and :to"
                        + " or actual_finish is null and status in ('RELEASED', 'IN_PROGRESS', 'IN_ACCEPTANCE'))"
                : " and project_key = :project";
        StatementSpec statement = sql.sql("select item_key, project_key, title, status, effort_hours, actual_finish,"
                        + " start_date, finish_date from work_item where owner_id = :person and kind = 'WORK'"
                        + " and status <> 'CANCELLED'" + which + " order by project_key, item_number")
                .param("person", scope.person());
        return scoped(statement, scope)
                .query((row, number) -> new Item(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getBigDecimal(5),
                        row.getObject(6, LocalDate.class),
                        row.getObject(7, LocalDate.class),
                        row.getObject(8, LocalDate.class)))
                .list();
    }

    /** In the order in which they were made. */
    List<Promise> promises(Collection<String> items) {
        return items.isEmpty()
                ? List.of()
                : sql.sql(
                                "select i.item_key, b.taken_at, i.start_date, i.finish_date, i.effort_hours from baseline_item i"
                                        + " join plan_baseline b on b.id = i.baseline_id where i.item_key in (:items)"
                                        + " order by b.baseline_number")
                        .param("items", items)
                        .query((row, number) -> new Promise(
                                row.getString(1),
                                day(row.getTimestamp(2)),
                                row.getObject(3, LocalDate.class),
                                row.getObject(4, LocalDate.class),
                                row.getBigDecimal(5)))
                        .list();
    }

    List<Predecessor> predecessors(Collection<String> items) {
        return items.isEmpty()
                ? List.of()
                : sql.sql("select d.item_key, p.item_key, p.owner_id, p.actual_finish from item_dependency d"
                                + " join work_item p on p.item_key = d.predecessor_key where d.item_key in (:items)"
                                + " order by d.item_key, p.item_key")
                        .param("items", items)
                        .query((row, number) -> new Predecessor(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getObject(4, LocalDate.class)))
                        .list();
    }

    /** In the order in which they were given. */
    List<Verdict> verdicts(Collection<String> items) {
        return items.isEmpty()
                ? List.of()
                : sql.sql("select item_key, person_id, accepted, decided_at from acceptance where item_key in (:items)"
                                + " order by id")
                        .param("items", items)
                        .query((row, number) -> new Verdict(
                                row.getString(1),
                                row.getString(2),
                                row.getBoolean(3),
                                row.getTimestamp(4).toInstant()))
                        .list();
    }

    /** Hours the person booked, by item. */
    Map<String, BigDecimal> hours(String person, Collection<String> items) {
        Map<String, BigDecimal> hours = new HashMap<>();
        if (!items.isEmpty()) {
            sql.sql("select item_key, sum(hours) from time_entry where person_id = :person and item_key in (:items)"
                            + " group by item_key")
                    .param("person", person)
                    .param("items", items)
                    .query(row -> {
                        hours.put(row.getString(1), row.getBigDecimal(2));
                    });
        }
        return hours;
    }

    /** @return with the end null while the project rests */
    List<Rest> holds(Collection<String> projects) {
        return projects.isEmpty()
                ? List.of()
                : sql.sql("select project_key, held_at, resumed_at from project_hold where project_key in (:projects)"
                                + " order by held_at")
                        .param("projects", projects)
                        .query((row, number) -> new Rest(
                                row.getString(1),
                                row.getTimestamp(2).toInstant(),
                                row.getTimestamp(3) == null
                                        ? null
                                        : row.getTimestamp(3).toInstant()))
                        .list();
    }

    /** Goals they own, or of projects they manage: all of the project, or those whose day lies in the period. */
    List<GoalRow> goals(Scope scope) {
        String which =
                scope.project() == null ? " and g.deadline between :from and :to" : " and g.project_key = :project";
        StatementSpec statement = sql.sql("select g.goal_key, g.project_key, g.statement, g.deadline, g.baseline_value,"
                        + " g.target_value, (select r.actual_value from goal_result r where r.goal_key = g.goal_key),"
                        + " (select r.amount from reading r join metric m on m.id = r.metric_id"
                        + " where m.goal_key = g.goal_key and r.read_on = (select max(l.read_on) from reading l"
                        + " where l.metric_id = m.id and l.read_on <= :to))"
                        + " from goal g join project p on p.project_key = g.project_key"
                        + " where (g.owner_id = :person or p.manager_id = :person)" + which + " order by g.goal_key")
                .param("person", scope.person());
        return scoped(statement.param("to", scope.to()), scope)
                .query((row, number) -> new GoalRow(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, LocalDate.class),
                        row.getBigDecimal(5),
                        row.getBigDecimal(6),
                        row.getBigDecimal(7),
                        row.getBigDecimal(8)))
                .list();
    }

    List<LessonRow> lessons(Scope scope) {
        StatementSpec statement = sql.sql("select id, project_key, what_happened, written_at from lesson"
                        + " where written_by = :person and removed_at is null and written_at >= :since"
                        + " and written_at < :until"
                        + (scope.project() == null ? "" : " and project_key = :project") + " order by id")
                .param("person", scope.person())
                .param("since", at(scope.from()))
                .param("until", at(scope.to().plusDays(1)));
        return (scope.project() == null ? statement : statement.param("project", scope.project()))
                .query((row, number) -> new LessonRow(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getTimestamp(4).toInstant()))
                .list();
    }

    /** Readings of a metric up to the day, the newest first; at most twelve. */
    List<ReadingRow> readings(long metric, LocalDate upTo) {
        return sql.sql(
                        "select r.read_on, r.amount, m.project_key, m.name from reading r join metric m on m.id = r.metric_id"
                                + " where m.id = :metric and r.read_on <= :day order by r.read_on desc fetch first 12 rows only")
                .param("metric", metric)
                .param("day", upTo)
                .query((row, number) -> new ReadingRow(
                        row.getObject(1, LocalDate.class), row.getBigDecimal(2), row.getString(3), row.getString(4)))
                .list();
    }

    private static StatementSpec scoped(StatementSpec statement, Scope scope) {
        return scope.project() == null
                ? statement.param("from", scope.from()).param("to", scope.to())
                : statement.param("project", scope.project());
    }

    private LocalDate day(Timestamp stored) {
        return LocalDate.ofInstant(stored.toInstant(), clock.getZone());
    }

    private Timestamp at(LocalDate day) {
        return Timestamp.from(day.atStartOfDay(clock.getZone()).toInstant());
    }
}
