package org.gatehouse.plan;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.project.Projects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The approved states of plans. */
@Service
@Transactional
public class Baselines {

    private final BaselineRepository baselines;
    private final BaselineItemRepository rows;
    private final WorkItemRepository items;
    private final PlanBook book;
    private final ItemCosts costs;
    private final Projects projects;
    private final CurrentPerson me;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Baselines(
            BaselineRepository baselines,
            BaselineItemRepository rows,
            WorkItemRepository items,
            PlanBook book,
            ItemCosts costs,
            Projects projects,
            CurrentPerson me,
            ApplicationEventPublisher events,
            Clock clock) {
        this.baselines = baselines;
        this.rows = rows;
        this.items = items;
        this.book = book;
        this.costs = costs;
        this.projects = projects;
        this.me = me;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Puts the plan as it stands on record; where the latest baseline says the same already, that one stays.
     *
     * @param reason empty for the baseline of the plan gate
     */
    public Baseline take(String projectKey, String reason) {
        book.lock(projectKey);
        List<WorkItem> plan = Schedule.live(items.of(projectKey)).stream()
                .filter(item -> !item.isSummary())
                .toList();
        Optional<Baseline> latest = latest(projectKey);
        if (latest.isPresent() && holds(latest.get(), plan)) {
            return latest.get();
        }
        LocalDate finish = Schedule.finish(plan);
        Baseline taken = baselines.save(new Baseline(
                null,
                projectKey,
                book.takeBaselineNumber(projectKey),
                reason,
                clock.instant(),
                me.id(),
                plan.size(),
                Schedule.effort(plan.stream().map(WorkItem::effortHours).toList()),
                finish));
        Map<String, BigDecimal> cost = costs.of(projects.require(projectKey), plan);
        rows.saveAll(plan.stream()
                .map(item -> BaselineItem.of(taken.id(), item, cost.get(item.key())))
                .toList());
        events.publishEvent(new BaselineTaken(projectKey, taken.number(), reason, Objects.toString(finish, "–")));
        return taken;
    }

    @Transactional(readOnly = true)
    public Optional<Baseline> latest(String projectKey) {
        return all(projectKey).stream().findFirst();
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

    private boolean holds(Baseline baseline, List<WorkItem> plan) {
        Map<String, BaselineItem> held =
                itemsOf(baseline).stream().collect(Collectors.toMap(BaselineItem::itemKey, Function.identity()));
        return held.size() == plan.size()
                && plan.stream().allMatch(item -> {
                    BaselineItem row = held.get(item.key());
                    return row != null && row.holds(item);
                });
    }
}
