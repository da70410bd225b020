package org.gatehouse.execution;

import java.time.Clock;
import java.util.List;
import org.gatehouse.gate.GateBlocker;
import org.gatehouse.gate.GateDecided;
import org.gatehouse.gate.GateDecided.Condition;
import org.gatehouse.gate.GateReviews;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.notice.Notices;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.gatehouse.plan.ItemEvent;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a gate demanded becomes work at once, in whatever phase, and stands in the way of the next gate until it is done,
 * or until somebody who may decide at gates does without it.
 */
@Service
@Transactional
class GateConditions implements GateBlocker {

    private static final int LONGEST = 4000;

    private final WorkItems items;
    private final ConditionRows rows;
    private final Releases releases;

    /** The gate asks us what is open, and we ask the gate who may decide. */
    private final ObjectProvider<GateReviews> gates;

    private final Projects projects;
    private final Notices notices;
    private final People people;
    private final CurrentPerson me;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    GateConditions(
            WorkItems items,
            ConditionRows rows,
            Releases releases,
            ObjectProvider<GateReviews> gates,
            Projects projects,
            Notices notices,
            People people,
            CurrentPerson me,
            ApplicationEventPublisher events,
            Clock clock) {
        this.items = items;
        this.rows = rows;
        this.releases = releases;
        this.gates = gates;
        this.projects = projects;
        this.notices = notices;
        this.people = people;
        this.me = me;
        this.events = events;
        this.clock = clock;
    }

    /** Before others look at the plan as it stands after the decision. */
    @EventListener
    @Order(0)
    void on(GateDecided decided) {
        int number = 0;
        for (Condition condition : decided.conditions()) {
            WorkItem item = items.addCondition(
                    decided.projectKey(), condition.text(), condition.text(), condition.ownerId(), condition.due());
            rows.keep(item.key(), decided.reviewId(), number++);
            releases.releaseNow(item.key());
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> open(String projectKey) {
        return items.of(projectKey).stream()
                .filter(item -> item.isGateCondition() && item.isOpen())
                .map(item -> item.key() + " " + item.title())
                .toList();
    }

    /** Whether the signed-in person may do without a condition: an approver, but neither its owner nor the manager. */
    @Transactional(readOnly = true)
    boolean mayLetGo(Project project, String ownerId) {
        return project.isOpen()
                && !me.id().equals(project.managerId())
                && !me.id().equals(ownerId)
                && gates.getObject().mayDecide(project, me.id());
    }

    /** Does without a condition that is not met; it stays visible with who said so and why. */
    void letGo(String projectKey, String itemKey, String reason) {
        Project project = projects.visible(projectKey);
        if (!project.isOpen()) {
            throw new Conflict("project.error.closed", projectKey);
        }
        WorkItem item = items.require(projectKey, itemKey);
        if (!mayLetGo(project, item.ownerId())) {
            throw new NotAllowed("execution.error.letGo");
        }
        if (reason.isBlank()) {
            throw new InvalidInput("reason", "execution.error.letGoReason");
        }
        if (reason.length() > LONGEST) {
            throw new InvalidInput("reason", "error.tooLong", "reason", LONGEST);
        }
        items.letConditionGo(projectKey, itemKey, reason.strip());
        rows.letGo(itemKey, me.id(), clock.instant(), reason.strip());
        events.publishEvent(ItemEvent.of(item, "execution.conditionLetGo", reason.strip(), people.name(me.id())));
        List.of(project.managerId(), item.ownerId()).stream()
                .distinct()
                .forEach(person -> notices.tell(
                        person,
                        "notice.execution.conditionLetGo",
                        List.of(Reminders.label(item), people.name(me.id()), reason.strip()),
                        Reminders.link(item)));
    }
}
