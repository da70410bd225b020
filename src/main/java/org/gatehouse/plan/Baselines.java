package org.gatehouse.plan;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gatehouse.goal.Goals;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.plan.Baseline.Occasion;
import org.gatehouse.project.Projects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** States of plans that were put on record. */
@Service
@Transactional
public class Baselines {

    private final BaselineRepository baselines;
    private final BaselineItemRepository rows;
    private final BaselineGoalRepository goalRows;
    private final WorkItemRepository items;
    private final Goals goals;
    private final PlanBook book;
    private final ItemCosts costs;
    private final Projects projects;
    private final CurrentPerson me;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Baselines(
            BaselineRepository baselines,
            BaselineItemRepository rows,
            BaselineGoalRepository goalRows,
            WorkItemRepository items,
            Goals goals,
            PlanBook book,
            ItemCosts costs,
            Projects projects,
            CurrentPerson me,
            ApplicationEventPublisher events,
            Clock clock) {
        this.baselines = baselines;
        this.rows = rows;
        this.goalRows = goalRows;
        this.items = items;
        this.goals = goals;
        this.book = book;
        this.costs = costs;
        this.projects = projects;
        this.me = me;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Puts plan and goals as they stand on record; told again for the same subject, it changes nothing.
     *
     * @param subject the gate's review or the change request
     * @param reason the same in words, where the occasion alone does not say it; else empty
     */
    public Baseline take(String projectKey, Occasion occasion, String subject, String reason) {
        book.lock(projectKey);
        return all(projectKey).stream()
                .filter(earlier ->
                        earlier.occasion() == occasion && earlier.subject().equals(subject))
                .findFirst()
                .orElseGet(() -> keep(projectKey, occasion, subject, reason, now(projectKey)));
    }

    /**
     * Puts on record what a file says a plan once was; the same file's baseline, brought again, replaces the former.
     *
     * @param subject which of the file's baselines it is, at most 64 characters
     * @param held by item key
     */
    public Baseline bring(String projectKey, String subject, String reason, Map<String, Kept> held) {
        book.lock(projectKey);
        all(projectKey).stream()
                .filter(former -> former.occasion() == Occasion.IMPORT
                        && former.subject().equals(subject)
                        && former.reason().equals(reason))
                .forEach(this::remove);
        List<BaselineItem> brought = items.of(projectKey).stream()
                .filter(item -> !item.isSummary() && held.containsKey(item.key()))
                .map(item -> held.get(item.key()).of(item))
                .toList();
        return keep(projectKey, Occasion.IMPORT, subject, reason, new Snapshot(brought, List.of()));
    }

    /** The baseline the work is measured by: the latest that was approved at the plan gate or by a change. */
    @Transactional(readOnly = true)
    public Optional<Baseline> latest(String projectKey) {
        return approved(projectKey).stream().findFirst();
    }

    /** Those approved at the plan gate or by a change, newest first. */
    @Transactional(readOnly = true)
    public List<Baseline> approved(String projectKey) {
        return all(projectKey).stream().filter(Baseline::isPromise).toList();
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public List<Baseline> all(String projectKey) {
        return baselines.findByProjectKeyOrderByNumberDesc(projectKey);
    }

    /** What the baseline holds, in the plan's order. */
    @Transactional(readOnly = true)
    public List<BaselineItem> itemsOf(Baseline baseline) {
        return rows.findByBaselineIdOrderById(baseline.id());
    }

    /** Days of a project's milestones in all of its baselines; one statement. */
    @Transactional(readOnly = true)
    public List<HeldDay> milestoneDays(String projectKey) {
        return rows.milestoneDays(projectKey);
    }

    @Transactional(readOnly = true)
    public List<BaselineGoal> goalsOf(Baseline baseline) {
        return goalRows.findByBaselineIdOrderById(baseline.id());
    }

    @Transactional(readOnly = true)
    Snapshot of(Baseline baseline) {
        return new Snapshot(itemsOf(baseline), goalsOf(baseline));
    }

    /** Plan and goals as a baseline taken now would hold them. */
    @Transactional(readOnly = true)
    Snapshot now(String projectKey) {
        List<WorkItem> plan = Schedule.live(items.of(projectKey)).stream()
                .filter(item -> !item.isSummary())
                .toList();
        Map<String, BigDecimal> cost = costs.of(projects.require(projectKey), plan);
        return new Snapshot(
                plan.stream()
                        .map(item -> BaselineItem.of(item, cost.get(item.key())))
                        .toList(),
                goals.of(projectKey).stream().map(BaselineGoal::of).toList());
    }

    /** The one of this number. */
    public static Baseline require(List<Baseline> all, int number) {
        return all.stream()
                .filter(baseline -> baseline.number() == number)
                .findFirst()
                .orElseThrow(() -> new NotFound(Integer.toString(number)));
    }

    private Baseline keep(String projectKey, Occasion occasion, String subject, String reason, Snapshot plan) {
        Baseline taken = baselines.save(new Baseline(
                null,
                projectKey,
                book.takeBaselineNumber(projectKey),
                occasion,
                subject,
                reason,
                clock.instant(),
                me.id(),
                plan.items().size(),
                plan.effort(),
                plan.finish(),
                plan.cost()));
        rows.saveAll(plan.items().stream().map(item -> item.in(taken)).toList());
        goalRows.saveAll(plan.goals().stream().map(goal -> goal.in(taken)).toList());
        events.publishEvent(
                new BaselineTaken(projectKey, taken.number(), reason, Objects.toString(taken.finishDate(), "–")));
        return taken;
    }

    private void remove(Baseline baseline) {
        rows.deleteAll(itemsOf(baseline));
        goalRows.deleteAll(goalsOf(baseline));
        baselines.delete(baseline);
    }
}
