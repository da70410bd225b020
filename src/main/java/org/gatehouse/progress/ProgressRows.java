package org.gatehouse.progress;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gatehouse.progress.ProgressFigures.Line;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows this room keeps: figures by project, what changed since, days of milestones, money of baselines. */
@Component
class ProgressRows {

    private final JdbcClient sql;

    ProgressRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** When a milestone was to be reached, as it was known from that day on. */
    record Reading(String itemKey, LocalDate readOn, LocalDate finishDate) {}

    void open(String projectKey) {
        sql.sql("insert into project_progress (project_key) values (?)")
                .param(projectKey)
                .update();
    }

    /** By project key; one statement. */
    Map<String, Line> lines(Collection<String> projectKeys) {
        return projectKeys.isEmpty()
                ? Map.of()
                : sql
                        .sql("select project_key, measured_on, percent, planned_percent, items, open_items as open,"
                                + " overdue_items as overdue, spi, cpi, baseline_finish, expected_finish, slip_days"
                                + " from project_progress where project_key in (:keys) and measured_on is not null")
                        .param("keys", projectKeys)
                        .query(Line.class)
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Line::projectKey, Function.identity()));
    }

    void keep(String projectKey, ProgressFigures figures) {
        sql.sql("update project_progress set measured_on = :day, percent = :percent, planned_percent = :planned,"
                        + " items = :items, open_items = :open, overdue_items = :overdue, spi = :spi, cpi = :cpi,"
                        + " baseline_finish = :baseline, expected_finish = :expected, slip_days = :slip"
                        + " where project_key = :key")
                .param("day", figures.measuredOn())
                .param("percent", figures.actualProgress())
                .param("planned", figures.plannedProgress())
                .param("items", figures.items())
                .param("open", figures.openItems())
                .param("overdue", figures.overdueItems())
                .param("spi", kept(figures.spi()))
                .param("cpi", kept(figures.cpi()))
                .param("baseline", figures.baselineFinish())
                .param("expected", figures.expectedFinish())
                .param("slip", figures.slipDays())
                .param("key", projectKey)
                .update();
    }

    private static BigDecimal kept(BigDecimal ratio) {
        return ratio == null ? null : ratio.setScale(4, RoundingMode.HALF_UP);
    }

    void touch(String projectKey) {
        sql.sql("insert into progress_touch (project_key) values (?)")
                .param(projectKey)
                .update();
    }

    List<String> touched() {
        return sql.sql("select distinct project_key from progress_touch order by project_key")
                .query(String.class)
                .list();
    }

    /** Takes what changed in a project so far upon itself; false where another node was faster. */
    boolean take(String projectKey) {
        return sql.sql("delete from progress_touch where project_key = ?")
                        .param(projectKey)
                        .update()
                > 0;
    }

    /** Projects under way that were last measured before this day. */
    List<String> olderThan(LocalDate day) {
        return sql.sql("select k.project_key from project_progress k join project p on p.project_key = k.project_key"
                        + " where (k.measured_on is null or k.measured_on < ?) and p.status in ('RUNNING', 'ON_HOLD')"
                        + " order by k.project_key")
                .param(day)
                .query(String.class)
                .list();
    }

    /** Takes a day's measurement upon itself; false where another node was faster. */
    boolean takeDay(String projectKey, LocalDate day) {
        return sql.sql("update project_progress set measured_on = ? where project_key = ?"
                                + " and (measured_on is null or measured_on < ?)")
                        .params(day, projectKey, day)
                        .update()
                > 0;
    }

    /** Oldest first. */
    List<Reading> readings(String projectKey) {
        return sql.sql("select item_key, read_on, finish_date from milestone_reading where project_key = ?"
                        + " order by item_key, read_on")
                .param(projectKey)
                .query(Reading.class)
                .list();
    }

    /** The last of a day counts. */
    void read(String projectKey, Reading reading) {
        sql.sql("delete from milestone_reading where project_key = ? and item_key = ? and read_on = ?")
                .params(projectKey, reading.itemKey(), reading.readOn())
                .update();
        sql.sql("insert into milestone_reading (project_key, item_key, read_on, finish_date) values (?, ?, ?, ?)")
                .params(projectKey, reading.itemKey(), reading.readOn(), reading.finishDate())
                .update();
    }

    void keepMoney(String projectKey, int baseline, BigDecimal planned) {
        sql.sql("insert into baseline_money (project_key, baseline_number, planned) values (?, ?, ?)")
                .params(projectKey, baseline, planned)
                .update();
    }

    /** Empty where the baseline is older than this table. */
    Optional<BigDecimal> moneyOf(String projectKey, int baseline) {
        return sql.sql("select planned from baseline_money where project_key = ? and baseline_number = ?")
                .params(projectKey, baseline)
                .query(BigDecimal.class)
                .optional();
    }
}
