package org.gatehouse.workload;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Projects;
import org.gatehouse.schedule.Levelling;
import org.gatehouse.schedule.LevellingProposal;
import org.gatehouse.schedule.LevellingProposal.Method;
import org.gatehouse.workload.LevellingRun.Status;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Proposals of plans without over-allocated people: asked for, watched and decided on by the project manager. A proposal
 * holds for the plan it looked at; once the plan has changed, only a new one helps.
 */
@Service
class Levellings {

    /** Seconds a run may take. */
    static final List<Integer> TIMES = List.of(5, 20, 60);

    private final LevellingRows rows;
    private final LevellingDesk desk;
    private final LevellingTexts texts;
    private final Levelables levelables;
    private final WorkItems items;
    private final Projects projects;
    private final CurrentPerson me;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Levellings(
            LevellingRows rows,
            LevellingDesk desk,
            LevellingTexts texts,
            Levelables levelables,
            WorkItems items,
            Projects projects,
            CurrentPerson me,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.desk = desk;
        this.texts = texts;
        this.levelables = levelables;
        this.items = items;
        this.projects = projects;
        this.me = me;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The latest runs, newest first; who may ask is the caller's affair. */
    List<LevellingRun> of(String projectKey) {
        return rows.of(projectKey, 10);
    }

    LevellingRun require(String projectKey, long id) {
        return rows.find(id)
                .filter(run -> run.projectKey().equals(projectKey))
                .orElseThrow(() -> new NotFound(Long.toString(id)));
    }

    /** Null where there is no proposal. */
    LevellingResult result(LevellingRun run) {
        String kept = run.isRunning() ? null : rows.result(run.id());
        return kept == null ? null : texts.read(kept);
    }

    /** Whether the plan is still the one the run looked at. */
    boolean isCurrent(LevellingRun run) {
        return items.revision(run.projectKey()) == run.revision();
    }

    /**
     * Begins a search; it goes on after the call.
     *
     * @param phaseName of the only phase whose items may move; empty: of all
     */
    long start(String projectKey, int seconds, String phaseName) {
        projects.steerable(projectKey);
        if (!TIMES.contains(seconds)) {
            throw new InvalidInput("seconds", "workload.error.seconds");
        }
        record Begun(long id, Levelable plan) {}
        Begun begun = transaction.execute(status -> {
            if (!items.areOpen(projects.steerable(projectKey))) {
                throw new Conflict("workload.error.closed");
            }
            if (of(projectKey).stream().anyMatch(LevellingRun::isRunning)) {
                throw new Conflict("workload.error.running");
            }
            long revision = items.revision(projectKey);
            Levelable plan = levelables.of(projectKey, phaseName);
            return new Begun(rows.begin(projectKey, revision, phaseName, seconds, me.id()), plan);
        });
        desk.take(
                begun.id(),
                begun.plan(),
                Duration.ofSeconds(seconds),
                LocalDate.now(clock).atStartOfDay());
        return begun.id();
    }

    /** Lets the search end with the best it has. */
    void cancel(String projectKey, long id) {
        projects.steerable(projectKey);
        require(projectKey, id);
        rows.requestCancel(id);
        desk.cancel(id);
    }

    /** Puts the chosen moves into the plan, which is scheduled anew in the same transaction. */
    @Transactional
    int accept(String projectKey, long id, Set<String> chosen) {
        projects.steerable(projectKey);
        LevellingRun run = require(projectKey, id);
        LevellingResult result = result(run);
        if (result == null || run.status() != Status.DONE) {
            throw new Conflict("workload.error.answered");
        }
        if (!isCurrent(run)) {
            throw new Conflict("workload.error.stale");
        }
        Set<String> known =
                result.moves().stream().map(LevellingResult.Move::itemKey).collect(Collectors.toSet());
        if (chosen.isEmpty() || !known.containsAll(chosen)) {
            throw new InvalidInput("move", "workload.error.choose");
        }
        Map<String, LocalDateTime> notBefore =
                Levelling.notBefore(levelables.of(projectKey, run.phaseName()).network(), proposal(result), chosen);
        if (!rows.answered(id, Status.ACCEPTED, chosen.size())) {
            throw new Conflict("workload.error.answered");
        }
        items.acceptLevelling(projectKey, notBefore, run.revision());
        return chosen.size();
    }

    @Transactional
    void decline(String projectKey, long id) {
        projects.steerable(projectKey);
        require(projectKey, id);
        if (!rows.answered(id, Status.DECLINED, 0)) {
            throw new Conflict("workload.error.answered");
        }
    }

    /** Takes everything that levelling ever put into the plan out of it. */
    @Transactional
    void undo(String projectKey) {
        projects.steerable(projectKey);
        Map<String, LocalDateTime> none = new HashMap<>();
        items.of(projectKey).stream()
                .filter(item -> item.levelledStart() != null && item.isOpen())
                .map(WorkItem::key)
                .forEach(key -> none.put(key, null));
        if (none.isEmpty()) {
            throw new Conflict("workload.error.nothingLevelled");
        }
        items.acceptLevelling(projectKey, none, items.revision(projectKey));
    }

    /** As much of a kept proposal as its acceptance needs. */
    private static LevellingProposal proposal(LevellingResult result) {
        return new LevellingProposal(
                null,
                null,
                result.moves().stream()
                        .map(move -> new LevellingProposal.Move(
                                move.itemKey(),
                                move.startBefore(),
                                move.finishBefore(),
                                move.startAfter(),
                                move.finishAfter(),
                                move.delayed(),
                                Set.of()))
                        .toList(),
                List.of(),
                List.of(),
                null,
                Method.SEARCH,
                0);
    }
}
