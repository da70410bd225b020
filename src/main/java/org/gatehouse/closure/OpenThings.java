package org.gatehouse.closure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.gatehouse.adjustment.Adjustments;
import org.gatehouse.attachment.Attachment;
import org.gatehouse.attachment.Attachments;
import org.gatehouse.change.ChangeList;
import org.gatehouse.change.ChangeRow;
import org.gatehouse.gate.GateBlocker;
import org.gatehouse.gate.GateStandings;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Project;
import org.gatehouse.resource.BudgetLine;
import org.gatehouse.resource.BudgetLines;
import org.gatehouse.risk.RiskList;
import org.gatehouse.timesheet.Hours;
import org.springframework.stereotype.Component;

/** Looks through the rooms for what a project would leave behind if it closed now. A fixed number of statements. */
@Component
class OpenThings {

    private static final int RISKS = 1000;

    private final WorkItems items;
    private final Hours booked;
    private final Attachments attachments;
    private final BudgetLines lines;
    private final RiskList risks;
    private final ChangeList changes;
    private final Adjustments adjustments;
    private final List<GateBlocker> blockers;
    private final GateStandings gates;
    private final Accesses accesses;

    OpenThings(
            WorkItems items,
            Hours booked,
            Attachments attachments,
            BudgetLines lines,
            RiskList risks,
            ChangeList changes,
            Adjustments adjustments,
            List<GateBlocker> blockers,
            GateStandings gates,
            Accesses accesses) {
        this.items = items;
        this.booked = booked;
        this.attachments = attachments;
        this.lines = lines;
        this.risks = risks;
        this.changes = changes;
        this.adjustments = adjustments;
        this.blockers = blockers;
        this.gates = gates;
        this.accesses = accesses;
    }

    /**
     * What was found.
     *
     * @param totals how many there are at all, for the decision table
     * @param open what is open, by the name under which the decision table counts it
     */
    record Found(Map<String, Integer> totals, Map<String, List<Thing>> open) {}

    Found of(Project project) {
        String key = project.key();
        List<WorkItem> plan = items.of(key);
        List<BudgetLine> budget = lines.of(key);
        List<Access> listed = accesses.of(key);
        List<ChangeRow> requests = changes.of(key);
        Map<String, List<Thing>> open = new HashMap<>();
        open.put("openItems", things(plan, WorkItem::isOpen));
        open.put("missingHours", missingHours(key, plan));
        open.put("undelivered", undelivered(key, plan));
        open.put("unpaidLines", unpaid(key, budget));
        open.put(
                "openRisks",
                risks.top(key, RISKS).stream()
                        .map(risk -> new Thing(
                                risk.key(), risk.key() + " " + risk.event(), page(key, "/risks/" + risk.key())))
                        .toList());
        open.put(
                "openChanges",
                requests.stream()
                        .filter(change -> change.state().isOpen())
                        .map(change -> new Thing(
                                change.id(), change.id() + " " + change.title(), page(key, "/changes/" + change.id())))
                        .toList());
        open.put(
                "openAdjustments",
                adjustments.open(key).stream()
                        .map(adjustment -> new Thing(
                                "adjustment " + adjustment.number(),
                                "#" + adjustment.number() + " " + adjustment.goalKey(),
                                page(key, "/adjustments/" + adjustment.number())))
                        .toList());
        open.put(
                "openConditions",
                blockers.stream()
                        .flatMap(blocker -> blocker.open(key).stream())
                        .map(condition -> new Thing(condition, condition, page(key, "/work")))
                        .toList());
        open.put(
                "openReconfirms",
                gates.of(List.of(key)).getOrDefault(key, List.of()).stream()
                        .filter(standing ->
                                standing.isOpen() && standing.subject().equals("reconfirm"))
                        .map(OpenThings::reconfirm)
                        .toList());
        open.put(
                "openAccesses",
                listed.stream()
                        .filter(Access::isOut)
                        .map(access -> new Thing(
                                "access " + access.number(),
                                access.what() + " (" + access.holder() + ")",
                                page(key, "/report/checklist#access")))
                        .toList());
        Map<String, Integer> totals = Map.of(
                "items", plan.size(),
                "promised", count(plan, OpenThings::isPromised),
                "budgetLines", budget.size(),
                "accesses", listed.size(),
                "changes", requests.size());
        return new Found(totals, open);
    }

    private List<Thing> missingHours(String key, List<WorkItem> plan) {
        Set<String> worked = booked.byItem(key).keySet();
        return things(plan, item -> takesHours(item) && !worked.contains(item.key()));
    }

    /** Done work takes time, and so does work that was estimated; what a gate asked for is not booked on. */
    private static boolean takesHours(WorkItem item) {
        return item.status() != ItemStatus.CANCELLED
                && !item.isMilestone()
                && !item.isGateCondition()
                && (item.status() == ItemStatus.DONE || item.effortHours() != null);
    }

    private static boolean isPromised(WorkItem item) {
        return item.status() == ItemStatus.DONE && !item.deliverable().isBlank();
    }

    private List<Thing> undelivered(String key, List<WorkItem> plan) {
        Set<String> owners =
                attachments.ofProject(key).stream().map(Attachment::owner).collect(Collectors.toSet());
        return plan.stream()
                .filter(item -> isPromised(item) && !owners.contains("item:" + item.key()))
                .map(item ->
                        new Thing(item.key(), item.key() + " " + item.deliverable(), page(key, "/work/" + item.key())))
                .toList();
    }

    /** Lines are known by what they say: their ids mean nothing elsewhere. */
    private static List<Thing> unpaid(String key, List<BudgetLine> lines) {
        List<Thing> unpaid = new ArrayList<>();
        Map<String, Integer> alike = new HashMap<>();
        for (BudgetLine line : lines) {
            String name = line.category() + " " + line.description();
            int nth = alike.merge(name, 1, Integer::sum);
            if (line.isUnpaid()) {
                unpaid.add(new Thing(
                        name.replace('\n', ' ') + " " + nth, line.description(), page(key, "/budget/" + line.id())));
            }
        }
        return unpaid;
    }

    private static Thing reconfirm(GateStandings.Standing standing) {
        String name = standing.gate() + " " + standing.round();
        return new Thing("reconfirm " + name, name, page(standing.projectKey(), ""));
    }

    private static List<Thing> things(List<WorkItem> plan, Predicate<WorkItem> which) {
        return plan.stream()
                .filter(which)
                .map(item -> new Thing(
                        item.key(), item.key() + " " + item.title(), page(item.projectKey(), "/work/" + item.key())))
                .toList();
    }

    private static int count(List<WorkItem> plan, Predicate<WorkItem> which) {
        return (int) plan.stream().filter(which).count();
    }

    private static String page(String key, String place) {
        return "/projects/" + key + place;
    }
}
