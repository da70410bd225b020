package org.gatehouse.workload;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.gatehouse.workload.LevellingRun.Status;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Repository;

/** Runs as they are kept, for every node to see. */
@Repository
class LevellingRows {

    /** How long a run lives without its node saying that it works. */
    static final Duration LEASE = Duration.ofSeconds(30);

    private static final RowMapper<LevellingRun> RUN = (row, number) -> new LevellingRun(
            row.getLong("id"),
            row.getString("project_key"),
            row.getLong("revision"),
            Status.valueOf(row.getString("status")),
            row.getString("phase_name"),
            row.getInt("seconds"),
            row.getString("started_by"),
            row.getObject("started_at", OffsetDateTime.class).toInstant(),
            row.getObject("alive_until", OffsetDateTime.class).toInstant(),
            row.getBoolean("cancel_requested"),
            row.getObject("best_finish", LocalDateTime.class),
            row.getObject("lower_bound", LocalDateTime.class),
            instant(row.getObject("ended_at", OffsetDateTime.class)),
            row.getInt("accepted"));

    private static final String COLUMNS = "select id, project_key, revision, status, phase_name, seconds, started_by,"
            + " started_at, alive_until, cancel_requested, best_finish, lower_bound, ended_at, accepted"
            + " from levelling_run";

    private final JdbcClient sql;
    private final Clock clock;

    LevellingRows(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    Optional<LevellingRun> find(long id) {
        return sql.sql(COLUMNS + " where id = ?")
                .param(id)
                .query(RUN)
                .optional()
                .map(run -> run.at(clock.instant()));
    }

    /** Newest first. */
    List<LevellingRun> of(String projectKey, int most) {
        return sql
                .sql(COLUMNS + " where project_key = ? order by id desc fetch first ? rows only")
                .params(projectKey, most)
                .query(RUN)
                .list()
                .stream()
                .map(run -> run.at(clock.instant()))
                .toList();
    }

    long begin(String projectKey, long revision, String phaseName, int seconds, String person) {
        KeyHolder key = new GeneratedKeyHolder();
        Instant now = clock.instant();
        sql.sql("insert into levelling_run (project_key, revision, status, phase_name, seconds, started_by, started_at,"
                        + " alive_until) values (?, ?, 'RUNNING', ?, ?, ?, ?, ?)")
                .params(projectKey, revision, phaseName, seconds, person, at(now), at(now.plus(LEASE)))
                .update(key, "id");
        return key.getKey().longValue();
    }

    /** Says that the run's node works on it; true where somebody wants it to end. */
    boolean keepAlive(long id) {
        sql.sql("update levelling_run set alive_until = ? where id = ? and status = 'RUNNING'")
                .params(at(clock.instant().plus(LEASE)), id)
                .update();
        return sql.sql("select cancel_requested from levelling_run where id = ?")
                .param(id)
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }

    void progress(long id, LocalDateTime bestFinish, LocalDateTime lowerBound) {
        sql.sql("update levelling_run set best_finish = ?, lower_bound = ? where id = ? and status = 'RUNNING'")
                .params(bestFinish, lowerBound, id)
                .update();
    }

    void requestCancel(long id) {
        sql.sql("update levelling_run set cancel_requested = true where id = ? and status = 'RUNNING'")
                .param(id)
                .update();
    }

    void done(long id, LocalDateTime bestFinish, LocalDateTime lowerBound, String result) {
        sql.sql("update levelling_run set status = 'DONE', best_finish = ?, lower_bound = ?, result = ?, ended_at = ?"
                        + " where id = ? and status = 'RUNNING'")
                .params(bestFinish, lowerBound, result, at(clock.instant()), id)
                .update();
    }

    void failed(long id) {
        sql.sql("update levelling_run set status = 'FAILED', ended_at = ? where id = ? and status = 'RUNNING'")
                .params(at(clock.instant()), id)
                .update();
    }

    /** Records the word on a proposal; false where somebody else has given it. */
    boolean answered(long id, Status status, int accepted) {
        return sql.sql("update levelling_run set status = ?, accepted = ? where id = ? and status = 'DONE'")
                        .params(status.name(), accepted, id)
                        .update()
                == 1;
    }

    /** Null while there is none. */
    String result(long id) {
        return sql.sql("select result from levelling_run where id = ? and result is not null")
                .param(id)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private static OffsetDateTime at(Instant when) {
        return when.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(OffsetDateTime when) {
        return when == null ? null : when.toInstant();
    }
}
