package org.gatehouse.conversation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gatehouse.engine.Turns;
import org.gatehouse.kernel.ProjectEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What has changed in projects, for pages that are open on any node: written in the transaction of the change, read by
 * every node on which somebody looks. A part is a subject that was talked about, or the room in which something happened.
 */
@Component
@EnableScheduling
class LiveSignals {

    private static final Duration KEPT = Duration.ofHours(1);
    private static final int AT_ONCE = 1000;

    private final JdbcClient sql;
    private final Turns turns;
    private final Clock clock;

    LiveSignals(JdbcClient sql, Turns turns, Clock clock) {
        this.sql = sql;
        this.turns = turns;
        this.clock = clock;
    }

    record Signal(long id, String projectKey, String part) {}

    /** What a transaction has told already. */
    private record Told(Set<String> parts) implements TransactionSynchronization {}

    @EventListener
    void hear(ProjectEvent event) {
        String action = event.action();
        tell(
                event.projectKey(),
                event instanceof CommentChanged comment
                        ? comment.about().toString()
                        : action.substring(0, Math.max(0, action.indexOf('.'))));
    }

    /** Once a transaction, however much happens in it. */
    void tell(String projectKey, String part) {
        if (told().add(projectKey + " " + part)) {
            sql.sql("insert into live_signal (project_key, part, made_at) values (?, ?, ?)")
                    .params(projectKey, part, CommentRows.utc(clock.instant()))
                    .update();
        }
    }

    long newest() {
        return sql.sql("select coalesce(max(id), 0) from live_signal")
                .query(Long.class)
                .single();
    }

    /** Behind this number, oldest first. */
    List<Signal> behind(long id) {
        return sql.sql("select id, project_key, part from live_signal where id > ? order by id limit " + AT_ONCE)
                .param(id)
                .query((row, at) -> new Signal(row.getLong(1), row.getString(2), row.getString(3)))
                .list();
    }

    /** @param projectKeys null for all */
    List<Signal> since(Instant from, Collection<String> projectKeys) {
        if (projectKeys != null && projectKeys.isEmpty()) {
            return List.of();
        }
        return sql.sql("select id, project_key, part from live_signal where made_at >= :from"
                        + (projectKeys == null ? "" : " and project_key in (:projects)") + " order by id limit "
                        + AT_ONCE)
                .param("from", CommentRows.utc(from))
                .param("projects", projectKeys == null ? List.of() : projectKeys)
                .query((row, at) -> new Signal(row.getLong(1), row.getString(2), row.getString(3)))
                .list();
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT5M")
    void forget() {
        turns.take(
                "live",
                () -> sql.sql("delete from live_signal where made_at < ?")
                        .param(CommentRows.utc(clock.instant().minus(KEPT)))
                        .update());
    }

    private static Set<String> told() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return new HashSet<>();
        }
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Told.class::isInstance)
                .map(told -> ((Told) told).parts())
                .findFirst()
                .orElseGet(() -> {
                    Told fresh = new Told(new HashSet<>());
                    TransactionSynchronizationManager.registerSynchronization(fresh);
                    return fresh.parts();
                });
    }
}
