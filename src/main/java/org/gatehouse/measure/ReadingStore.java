package org.gatehouse.measure;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Readings as they are kept. */
@Repository
class ReadingStore {

    private static final String COLUMNS = "select r.id, r.version, r.metric_id, r.read_on, r.amount, r.note, r.origin,"
            + " r.recorded_by, r.recorded_at from reading r";

    private static final RowMapper<Reading> READING = (row, number) -> new Reading(
            row.getLong("id"),
            row.getInt("version"),
            row.getLong("metric_id"),
            row.getObject("read_on", LocalDate.class),
            plain(row.getBigDecimal("amount")),
            row.getString("note"),
            Reading.Origin.valueOf(row.getString("origin")),
            row.getString("recorded_by"),
            row.getObject("recorded_at", OffsetDateTime.class).toInstant());

    private final JdbcClient sql;
    private final JdbcTemplate batch;
    private final Clock clock;

    ReadingStore(JdbcClient sql, JdbcTemplate batch, Clock clock) {
        this.sql = sql;
        this.batch = batch;
        this.clock = clock;
    }

    /** By day. */
    List<Reading> of(long metricId) {
        return sql.sql(COLUMNS + " where r.metric_id = ? order by r.read_on")
                .param(metricId)
                .query(READING)
                .list();
    }

    /** By metric, each by day; read in one statement. */
    Map<Long, List<Reading>> ofProject(String projectKey) {
        Map<Long, List<Reading>> byMetric = new HashMap<>();
        sql.sql(COLUMNS + " join metric m on m.id = r.metric_id where m.project_key = ? order by r.read_on")
                .param(projectKey)
                .query(READING)
                .list()
                .forEach(reading -> byMetric.computeIfAbsent(reading.metricId(), metric -> new ArrayList<>())
                        .add(reading));
        return byMetric;
    }

    /** The last reading of each metric. */
    Map<Long, Reading> latest(String projectKey) {
        Map<Long, Reading> latest = new HashMap<>();
        sql.sql(COLUMNS + " join metric m on m.id = r.metric_id where m.project_key = ? and r.read_on ="
                        + " (select max(other.read_on) from reading other where other.metric_id = r.metric_id)")
                .param(projectKey)
                .query(READING)
                .list()
                .forEach(reading -> latest.put(reading.metricId(), reading));
        return latest;
    }

    /** By metric and day. */
    Map<Long, Map<LocalDate, Reading>> ofMetrics(Collection<Long> metrics, LocalDate from, LocalDate to) {
        Map<Long, Map<LocalDate, Reading>> found = new HashMap<>();
        sql.sql(COLUMNS + " where r.metric_id in (:metrics) and r.read_on between :first and :last")
                .param("metrics", metrics)
                .param("first", from)
                .param("last", to)
                .query(READING)
                .list()
                .forEach(reading -> found.computeIfAbsent(reading.metricId(), metric -> new HashMap<>())
                        .put(reading.day(), reading));
        return found;
    }

    /** The newest first. */
    List<Reading> page(String projectKey, Long metricId, int most, long offset) {
        return sql.sql(COLUMNS + " join metric m on m.id = r.metric_id where m.project_key = :project"
                        + (metricId == null ? "" : " and m.id = :metric")
                        + " order by r.read_on desc, r.id desc limit :most offset :offset")
                .param("project", projectKey)
                .param("metric", metricId)
                .param("most", most)
                .param("offset", offset)
                .query(READING)
                .list();
    }

    long count(String projectKey, Long metricId) {
        return sql.sql("select count(*) from reading r join metric m on m.id = r.metric_id"
                        + " where m.project_key = :project" + (metricId == null ? "" : " and m.id = :metric"))
                .param("project", projectKey)
                .param("metric", metricId)
                .query(Long.class)
                .single();
    }

    Optional<Reading> find(String projectKey, long id) {
        return sql.sql(COLUMNS + " join metric m on m.id = r.metric_id where m.project_key = ? and r.id = ?")
                .params(projectKey, id)
                .query(READING)
                .optional();
    }

    Optional<Reading> on(long metricId, LocalDate day) {
        return sql.sql(COLUMNS + " where r.metric_id = ? and r.read_on = ?")
                .params(metricId, day)
                .query(READING)
                .optional();
    }

    void add(Collection<Entry> entries, Reading.Origin origin, String person) {
        Instant now = clock.instant();
        batch.batchUpdate(
                "insert into reading (version, metric_id, read_on, amount, note, origin, recorded_by, recorded_at)"
                        + " values (1, ?, ?, ?, ?, ?, ?, ?)",
                entries,
                1000,
                (row, entry) -> {
                    row.setLong(1, entry.metricId());
                    row.setObject(2, entry.day());
                    row.setBigDecimal(3, entry.value());
                    row.setString(4, entry.note());
                    told(row, 5, origin, person, now);
                });
    }

    /** @param entries of days that have a reading already */
    void change(Collection<Entry> entries, Reading.Origin origin, String person) {
        Instant now = clock.instant();
        batch.batchUpdate(
                "update reading set version = version + 1, amount = ?, note = ?, origin = ?, recorded_by = ?,"
                        + " recorded_at = ? where metric_id = ? and read_on = ?",
                entries,
                1000,
                (row, entry) -> {
                    row.setBigDecimal(1, entry.value());
                    row.setString(2, entry.note());
                    told(row, 3, origin, person, now);
                    row.setLong(6, entry.metricId());
                    row.setObject(7, entry.day());
                });
    }

    /** False where somebody else changed it meanwhile. */
    boolean correct(Reading reading, LocalDate day, BigDecimal value, String note, String person) {
        return sql.sql("update reading set version = version + 1, read_on = ?, amount = ?, note = ?, origin = 'HAND',"
                                + " recorded_by = ?, recorded_at = ? where id = ? and version = ?")
                        .params(day, value, note, person, at(clock.instant()), reading.id(), reading.version())
                        .update()
                == 1;
    }

    /** False where somebody else changed or removed it meanwhile. */
    boolean remove(Reading reading) {
        return sql.sql("delete from reading where id = ? and version = ?")
                        .params(reading.id(), reading.version())
                        .update()
                == 1;
    }

    private static void told(PreparedStatement row, int from, Reading.Origin origin, String person, Instant now)
            throws SQLException {
        row.setString(from, origin.name());
        row.setString(from + 1, person);
        row.setObject(from + 2, at(now));
    }

    private static OffsetDateTime at(Instant when) {
        return when.atOffset(ZoneOffset.UTC);
    }

    private static BigDecimal plain(BigDecimal amount) {
        BigDecimal bare = amount.stripTrailingZeros();
        return bare.scale() < 0 ? bare.setScale(0) : bare;
    }
}
