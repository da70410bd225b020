package org.gatehouse.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What people did last, so that it can be taken back: one action each, entry by entry. */
@Repository
@Transactional
class LastSteps {

    /** For so long a page offers to take it back. */
    static final Duration OFFERED = Duration.ofHours(1);

    private final JdbcClient sql;
    private final Clock clock;

    LastSteps(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** What was done to an entry, with what it was before and what it became, as far as taking it back needs them. */
    record Step(Action action, String entry, String before, String after) {}

    /** What can be taken back, as far as the process allows. */
    enum Action {
        PROGRESS,
        FINISH,
        MOVE,
        SNOOZE,
        CLAIM,
        HOURS,
        ADD
    }

    /** Takes the place of what the person did before; an empty list: nothing can be taken back any more. */
    void remember(String person, List<Step> steps) {
        forget(person);
        for (int at = 0; at < steps.size(); at++) {
            Step step = steps.get(at);
            sql.sql("insert into inbox_step (person_id, step_number, action, entry, before_value, after_value, done_at)"
                            + " values (?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            person,
                            at,
                            step.action().name(),
                            step.entry(),
                            step.before(),
                            step.after(),
                            java.sql.Timestamp.from(clock.instant()))
                    .update();
        }
    }

    /** What the last action was; empty where it is long ago or none. */
    @Transactional(readOnly = true)
    Optional<Action> offered(String person) {
        Instant since = clock.instant().minus(OFFERED);
        return sql.sql("select action from inbox_step where person_id = ? and step_number = 0 and done_at > ?")
                .params(person, java.sql.Timestamp.from(since))
                .query(String.class)
                .optional()
                .map(Action::valueOf);
    }

    /** Hands the last action out, once: whoever asks next gets nothing. */
    List<Step> take(String person) {
        List<Step> steps = sql.sql("select action, entry, before_value, after_value from inbox_step"
                        + " where person_id = ? order by step_number for update")
                .param(person)
                .query((row, number) -> new Step(
                        Action.valueOf(row.getString("action")),
                        row.getString("entry"),
                        row.getString("before_value"),
                        row.getString("after_value")))
                .list();
        forget(person);
        return steps;
    }

    private void forget(String person) {
        sql.sql("delete from inbox_step where person_id = ?").param(person).update();
    }
}
