package org.gatehouse.execution;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.gatehouse.gate.DossierSection;
import org.gatehouse.gate.Evidence;
import org.gatehouse.gate.Evidence.Value;
import org.gatehouse.gate.GateReview;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.springframework.stereotype.Component;

/** How far the work is, in a gate's dossier: progress, hours against the estimate, what is still open. */
@Component
class WorkSection implements DossierSection {

    private static final Set<String> GATES = Set.of("change", "closure");
    private static final int SHOWN = 50;

    private final WorkItems items;
    private final Work work;
    private final Clock clock;

    WorkSection(WorkItems items, Work work, Clock clock) {
        this.items = items;
        this.work = work;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "work";
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public boolean appliesTo(String gate) {
        return GATES.contains(gate);
    }

    @Override
    public boolean appliesTo(String gate, String subject) {
        return appliesTo(gate) || subject.equals(GateReview.RECONFIRM);
    }

    @Override
    public Evidence gather(String projectKey, String gate, String subject) {
        Standing standing = work.standing(projectKey);
        LocalDate today = LocalDate.now(clock);
        List<WorkItem> open =
                items.of(projectKey).stream().filter(WorkItem::isOpen).toList();
        Evidence evidence = new Evidence()
                .line("execution.progress", Value.percent(standing.percent()))
                .line("execution.items.done", Value.text(standing.done() + " / " + standing.items()))
                .line(
                        "execution.items.overdue",
                        Value.number(standing.overdue()),
                        standing.overdue() == 0 ? "green" : "amber")
                .line("execution.hours.spent", Value.number(standing.hoursSpent()))
                .line("execution.hours.estimated", Value.number(standing.hoursEstimated()));
        if (!open.isEmpty()) {
            evidence.columns(
                    "execution.item",
                    "execution.owner",
                    "execution.due",
                    "execution.status",
                    "execution.progress",
                    "execution.late");
        }
        for (WorkItem item : open.subList(0, Math.min(SHOWN, open.size()))) {
            evidence.row(
                    Value.text(item.key() + " " + item.title()),
                    Value.person(item.ownerId()),
                    Value.date(item.finishDate()),
                    Value.message("itemStatus." + item.status()),
                    Value.percent(item.progress()),
                    Value.light(Standing.isOverdue(item, today) ? "red" : "green"));
        }
        return evidence;
    }
}
