package org.gatehouse.plan;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.gatehouse.gate.GateFacts;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.stereotype.Component;

/** How complete the plan is and when it ends, for a gate's criteria. */
@Component
class PlanFacts implements GateFacts {

    private final WorkItemRepository items;
    private final Baselines baselines;
    private final PlanBook book;
    private final Schedule schedule;
    private final Projects projects;

    PlanFacts(WorkItemRepository items, Baselines baselines, PlanBook book, Schedule schedule, Projects projects) {
        this.items = items;
        this.baselines = baselines;
        this.book = book;
        this.schedule = schedule;
        this.projects = projects;
    }

    @Override
    public Map<String, Object> of(String projectKey, String gate, String subject) {
        Project project = projects.require(projectKey);
        List<WorkItem> plan = items.of(projectKey).stream()
                .filter(item -> !item.isSummary() && item.status() != ItemStatus.CANCELLED)
                .toList();
        LocalDate finish = PlanPhase.whole(plan).finish();
        LocalDate approved =
                baselines.latest(projectKey).map(Baseline::finishDate).orElse(null);
        Map<String, Object> facts = new HashMap<>();
        facts.put("planItems", plan.size());
        facts.put("itemsOpen", count(plan, WorkItem::isOpen));
        facts.put(
                "itemsWithoutOwner",
                count(plan, item -> !item.isMilestone() && item.ownerId().isEmpty()));
        facts.put("itemsWithoutDates", count(plan, item -> item.startDate() == null || item.finishDate() == null));
        facts.put(
                "itemsWithoutEffort",
                count(plan, item -> !item.isMilestone() && !item.isGateCondition() && item.effortHours() == null));
        facts.put("planFinish", finish == null ? null : finish.toString());
        facts.put("projectEnd", project.endDate().toString());
        facts.put("daysBeyondEnd", days(project.endDate(), finish));
        facts.put("approvedFinish", approved == null ? null : approved.toString());
        facts.put("daysBehindBaseline", days(approved, finish));
        facts.put(
                "overloadsUnexplained",
                book.note(projectKey).isBlank()
                        ? Loads.of(plan, schedule.network(projectKey))
                                .overloads()
                                .size()
                        : 0);
        return facts;
    }

    private static int count(List<WorkItem> plan, Predicate<WorkItem> which) {
        return (int) plan.stream().filter(which).count();
    }

    private static Long days(LocalDate from, LocalDate to) {
        return from == null || to == null ? null : ChronoUnit.DAYS.between(from, to);
    }
}
