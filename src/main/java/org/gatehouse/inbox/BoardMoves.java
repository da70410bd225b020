package org.gatehouse.inbox;

import java.util.List;
import java.util.Map;
import org.gatehouse.engine.Desk;
import org.gatehouse.engine.Engine;
import org.gatehouse.execution.Withdrawal;
import org.gatehouse.execution.Work;
import org.gatehouse.execution.Work.Report;
import org.gatehouse.inbox.LastSteps.Action;
import org.gatehouse.inbox.LastSteps.Step;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Projects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Moves a card from one state to another where the process has such a step, and says what stands in the way otherwise. */
@Service
@Transactional
class BoardMoves {

    private final WorkItems items;
    private final Projects projects;
    private final Work work;
    private final Withdrawal withdrawal;
    private final Engine engine;
    private final Desk desk;
    private final LastSteps steps;
    private final People people;
    private final CurrentPerson me;

    BoardMoves(
            WorkItems items,
            Projects projects,
            Work work,
            Withdrawal withdrawal,
            Engine engine,
            Desk desk,
            LastSteps steps,
            People people,
            CurrentPerson me) {
        this.items = items;
        this.projects = projects;
        this.work = work;
        this.withdrawal = withdrawal;
        this.engine = engine;
        this.desk = desk;
        this.steps = steps;
        this.people = people;
        this.me = me;
    }

    Told move(String itemKey, ItemStatus to) {
        WorkItem item = items.require(itemKey);
        projects.visible(item.projectKey());
        if (item.status() == to) {
            throw new InvalidInput("to", "inbox.board.error.there", item.key());
        }
        if (!item.ownerId().equals(me.id())) {
            throw new NotAllowed("inbox.board.error.owner", people.name(item.ownerId()));
        }
        projects.contributable(item.projectKey());
        return switch (item.status()) {
            case PLANNED -> throw new Conflict("inbox.board.error.planned", waitsFor(item));
            case RELEASED, IN_PROGRESS -> running(item, to);
            case IN_ACCEPTANCE -> inAcceptance(item, to);
            default -> throw new Conflict("inbox.board.error.over", item.key());
        };
    }

    private Told running(WorkItem item, ItemStatus to) {
        if (to == ItemStatus.IN_PROGRESS) {
            work.report(item.key(), new Report(item.progress(), null, null, ""));
            steps.remember(me.id(), List.of());
            return Told.of("begin", name(item), false);
        }
        if (to != ItemStatus.DONE && to != ItemStatus.IN_ACCEPTANCE) {
            throw new Conflict("inbox.board.error.back", item.key());
        }
        if (item.needsAcceptance() && to == ItemStatus.DONE) {
            throw new Conflict("inbox.board.error.acceptFirst", item.key());
        }
        if (!item.needsAcceptance() && to == ItemStatus.IN_ACCEPTANCE) {
            throw new Conflict("inbox.board.error.noAcceptance", item.key());
        }
        String task = engine.openTask("work-item", item.key(), "doWork")
                .orElseThrow(() -> new Conflict("execution.error.notRunning", item.key()));
        desk.complete(task, me.id(), me.groups(), Map.of());
        boolean undoable = item.needsAcceptance();
        steps.remember(
                me.id(),
                undoable
                        ? List.of(new Step(Action.FINISH, Entry.idOfItem(item.key()), "" + item.progress(), ""))
                        : List.of());
        return new Told(
                "finish",
                List.of(new Told.Line(
                        name(item), Problem.of("", undoable ? "inbox.remark.acceptance" : "inbox.remark.final"))),
                List.of(),
                undoable);
    }

    private Told inAcceptance(WorkItem item, ItemStatus to) {
        if (to == ItemStatus.DONE) {
            throw new Conflict("inbox.board.error.acceptFirst", item.key());
        }
        if (to != ItemStatus.IN_PROGRESS) {
            throw new Conflict("inbox.board.error.back", item.key());
        }
        withdrawal.withdraw(item.key(), item.progress());
        steps.remember(me.id(), List.of());
        return Told.of("withdraw", name(item), false);
    }

    private String waitsFor(WorkItem item) {
        List<String> open = item.predecessors().stream()
                .filter(key -> items.require(key).isOpen())
                .toList();
        return open.isEmpty() ? "–" : String.join(", ", open);
    }

    private static String name(WorkItem item) {
        return item.key() + " " + item.title();
    }
}
