package org.gatehouse.inbox;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.gatehouse.inbox.LastSteps.Action;
import org.gatehouse.inbox.LastSteps.Step;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Projects;
import org.gatehouse.timesheet.EntryDraft;
import org.gatehouse.timesheet.Hours;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the signed-in person works on just now: one thing at a time. It is kept in the database, so it runs on whatever
 * becomes of browser and node. Stopped, it proposes hours, which are booked as its person agrees.
 */
@Service
@Transactional
class Timers {

    private static final BigDecimal MOST_HOURS = BigDecimal.valueOf(24);

    private final JdbcClient sql;
    private final WorkItems items;
    private final Projects projects;
    private final Hours hours;
    private final LastSteps steps;
    private final People people;
    private final CurrentPerson me;
    private final Clock clock;

    Timers(
            JdbcClient sql,
            WorkItems items,
            Projects projects,
            Hours hours,
            LastSteps steps,
            People people,
            CurrentPerson me,
            Clock clock) {
        this.sql = sql;
        this.items = items;
        this.projects = projects;
        this.hours = hours;
        this.steps = steps;
        this.people = people;
        this.me = me;
        this.clock = clock;
    }

    /**
     * A timer and the item it runs on.
     *
     * @param stoppedAt null while it runs
     */
    record Timer(String itemKey, String title, Instant startedAt, Instant stoppedAt) {

        public boolean isRunning() {
            return stoppedAt == null;
        }

        Duration length(Instant now) {
            Instant end = stoppedAt == null ? now : stoppedAt;
            return end.isBefore(startedAt) ? Duration.ZERO : Duration.between(startedAt, end);
        }

        /** Whole minutes so far. */
        public long minutes(Instant now) {
            return length(now).toMinutes();
        }
    }

    @Transactional(readOnly = true)
    Optional<Timer> mine() {
        return sql.sql("select t.item_key, i.title, t.started_at, t.stopped_at from inbox_timer t"
                        + " join work_item i on i.item_key = t.item_key where t.person_id = ?")
                .param(me.id())
                .query((row, number) -> new Timer(
                        row.getString("item_key"),
                        row.getString("title"),
                        row.getTimestamp("started_at").toInstant(),
                        row.getTimestamp("stopped_at") == null
                                ? null
                                : row.getTimestamp("stopped_at").toInstant()))
                .optional();
    }

    /** Begins with an item of one's own that is worked on. */
    WorkItem start(String itemKey) {
        WorkItem item = items.require(itemKey);
        projects.contributable(item.projectKey());
        if (!item.ownerId().equals(me.id())) {
            throw new NotAllowed("execution.error.ownerOnly", people.name(item.ownerId()));
        }
        if (item.status() != ItemStatus.RELEASED && item.status() != ItemStatus.IN_PROGRESS) {
            throw new Conflict("execution.error.notRunning", itemKey);
        }
        mine().ifPresent(running -> {
            throw new Conflict("inbox.error.timerRuns", running.itemKey() + " " + running.title());
        });
        try {
            sql.sql("insert into inbox_timer (person_id, item_key, started_at) values (?, ?, ?)")
                    .params(me.id(), itemKey, Timestamp.from(clock.instant()))
                    .update();
        } catch (DuplicateKeyException elsewhere) {
            throw new Conflict("inbox.error.timerStarted");
        }
        return item;
    }

    /** Holds the time; a second time changes nothing. */
    void stop() {
        require();
        sql.sql("update inbox_timer set stopped_at = ? where person_id = ? and stopped_at is null")
                .params(Timestamp.from(clock.instant()), me.id())
                .update();
    }

    /** Goes on after a stop; the time between does not count. */
    void resume() {
        Timer timer = require();
        if (!timer.isRunning()) {
            sql.sql(
                            "update inbox_timer set started_at = ?, stopped_at = null where person_id = ? and stopped_at is not null")
                    .params(Timestamp.from(clock.instant().minus(timer.length(clock.instant()))), me.id())
                    .update();
        }
    }

    void discard() {
        require();
        remove();
    }

    /** Books the hours its person agreed to, and ends it. */
    String book(BigDecimal count, LocalDate day, String note) {
        Timer timer = require();
        if (remove() == 0) {
            throw new Conflict("inbox.error.noTimer");
        }
        long entry = hours.enter(EntryDraft.plain(timer.itemKey(), day == null ? day(timer) : day, count, note));
        steps.remember(me.id(), List.of(new Step(Action.HOURS, Entry.idOfItem(timer.itemKey()), "", "" + entry)));
        return timer.itemKey() + " " + timer.title();
    }

    /** The day a timer was started on: where it ran past midnight, that is whose hours they are. */
    LocalDate day(Timer timer) {
        return LocalDate.ofInstant(timer.startedAt(), clock.getZone());
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    Instant now() {
        return clock.instant();
    }

    /**
     * Hours a stretch of time comes to, to the nearest step, at least one and at most a day.
     *
     * @param rounding the step in minutes
     */
    static BigDecimal proposed(Duration length, int rounding) {
        long count = Math.max(1, Math.round(length.toSeconds() / (60.0 * rounding)));
        return BigDecimal.valueOf(count * rounding)
                .divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP)
                .min(MOST_HOURS)
                .stripTrailingZeros();
    }

    private Timer require() {
        return mine().orElseThrow(() -> new Conflict("inbox.error.noTimer"));
    }

    private int remove() {
        return sql.sql("delete from inbox_timer where person_id = ?")
                .param(me.id())
                .update();
    }
}
