package org.gatehouse.waiting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gatehouse.engine.Engine;
import org.gatehouse.engine.InboxTask;
import org.gatehouse.engine.Pending;
import org.gatehouse.gate.GateReview;
import org.gatehouse.gate.GateReviews;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.kernel.Role;
import org.gatehouse.notice.Notices;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.gatehouse.person.Person;
import org.gatehouse.plan.ItemChange;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What helps a task that waits: a reminder, or somebody else. */
@Service
@Transactional
class TaskHelp {

    private static final int LONGEST_REASON = 1000;

    private final Scene scene;
    private final Standstills standstills;
    private final RemindedTasks reminded;
    private final Projects projects;
    private final GateReviews gates;
    private final WorkItems items;
    private final Engine engine;
    private final Notices notices;
    private final People people;
    private final CurrentPerson me;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TaskHelp(
            Scene scene,
            Standstills standstills,
            RemindedTasks reminded,
            Projects projects,
            GateReviews gates,
            WorkItems items,
            Engine engine,
            Notices notices,
            People people,
            CurrentPerson me,
            ApplicationEventPublisher events,
            Clock clock) {
        this.scene = scene;
        this.standstills = standstills;
        this.reminded = reminded;
        this.projects = projects;
        this.gates = gates;
        this.items = items;
        this.engine = engine;
        this.notices = notices;
        this.people = people;
        this.me = me;
        this.events = events;
        this.clock = clock;
    }

    /** Reminds those who are to do the task: anybody in the team may, each person of each task once a day. */
    void remind(String projectKey, String taskId) {
        Project project = projects.visible(projectKey);
        if (!project.isTeam(me.id())) {
            throw new NotAllowed("project.error.teamOnly");
        }
        Reason.Ask ask = open(scene.of(project), taskId);
        if (ask.who().isEmpty()) {
            throw new Conflict("waiting.error.nobody");
        }
        if (ask.who().contains(me.id())) {
            throw new NotAllowed("waiting.error.yourself");
        }
        Instant now = clock.instant();
        Map<String, Instant> pauses = reminded.pauses(projectKey, now).getOrDefault(taskId, Map.of());
        List<String> told =
                ask.who().stream().filter(person -> !pauses.containsKey(person)).toList();
        if (told.isEmpty()) {
            String first = ask.who().get(0);
            throw new Conflict("waiting.error.tooSoon", people.name(first), pauses.get(first));
        }
        InboxTask task = ask.open().task();
        for (String person : told) {
            if (!reminded.note(taskId, person, projectKey, me.id(), now)) {
                throw new Conflict("waiting.error.sameMoment");
            }
            notices.tell(
                    person,
                    "notice.waiting.reminded",
                    List.of(
                            task.label().toString(),
                            project.name(),
                            LocalDate.ofInstant(task.created(), clock.getZone()).toString(),
                            people.name(me.id())),
                    link(taskId));
        }
        events.publishEvent(new WaitingChanged(
                projectKey,
                "waiting.reminded",
                task.label().toString(),
                "",
                List.of(String.join(", ", people.names(told)))));
    }

    /** Gives the task to somebody who may have it; both hear of it, and the trail says why. */
    void handOver(String projectKey, String taskId, String to, String reason) {
        Project project = me.is(Role.ADMIN) ? projects.require(projectKey) : projects.visible(projectKey);
        Situation situation = scene.of(project);
        Reason.Ask ask = open(situation, taskId);
        String why = reason == null ? "" : reason.strip();
        if (why.isEmpty()) {
            throw new InvalidInput("reason", "error.required", "reason");
        }
        if (why.length() > LONGEST_REASON) {
            throw new InvalidInput("reason", "error.tooLong", LONGEST_REASON);
        }
        Succession succession = new Succession(
                scene.deputies(),
                people.inRole(Role.MANAGER).stream().map(Person::id).toList());
        List<Person> possible = standstills.successors(ask, situation, project, succession);
        if (possible.isEmpty()) {
            throw new NotAllowed("waiting.error.notYours");
        }
        if (possible.stream().noneMatch(person -> person.id().equals(to))) {
            throw new NotAllowed("waiting.error.successor", people.name(to));
        }
        refuseOwnRequest(ask.open(), to);
        String from = ask.open().task().assignee();
        give(ask.open(), from, to, why);
        tell(ask.open().task(), project, from, to, why);
        events.publishEvent(new WaitingChanged(
                projectKey,
                "waiting.handedOver",
                ask.open().task().label().toString(),
                why,
                List.of(people.name(from), people.name(to))));
    }

    /**
     * Gives a task to the deputy of whoever has it and is out of office; nobody has to ask for it. Refused where the deputy
     * may not have it, e.g. because they submitted what is decided.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void toDeputy(InboxTask task, String deputy) {
        Project project = projects.require(task.projectKey());
        Reason.Ask ask = open(scene.of(project), task.id());
        String absent = ask.open().task().assignee();
        refuseOwnRequest(ask.open(), deputy);
        give(ask.open(), absent, deputy, "");
        String label = task.label().toString();
        notices.tell(
                deputy, "notice.waiting.deputy", List.of(label, project.name(), people.name(absent)), link(task.id()));
        events.publishEvent(new WaitingChanged(
                project.key(), "waiting.toDeputy", label, "", List.of(people.name(absent), people.name(deputy))));
    }

    /** Who may be shown a task of the project: those who may see the project anyhow. */
    @Transactional(readOnly = true)
    public List<Person> readers(Project project) {
        Set<String> readers = new LinkedHashSet<>(project.team());
        people.inRole(Role.MANAGER).stream().map(Person::id).forEach(readers::add);
        readers.remove(me.id());
        return readers.stream().map(people::find).flatMap(Optional::stream).toList();
    }

    /** Shows somebody what is waited for, to know of it and nothing more. */
    void inform(String projectKey, String taskId, String reader, String note) {
        Project project = projects.visible(projectKey);
        InboxTask task = open(scene.of(project), taskId).open().task();
        if (readers(project).stream().noneMatch(one -> one.id().equals(reader))) {
            throw new InvalidInput("reader", "waiting.error.reader", people.name(reader));
        }
        String words = note == null ? "" : note.strip();
        if (words.length() > LONGEST_REASON) {
            throw new InvalidInput("note", "error.tooLong", LONGEST_REASON);
        }
        String page = task.step().equals("decideGate")
                ? gates.of(projectKey).stream()
                        .filter(GateReview::isOpen)
                        .reduce((earlier, later) -> later)
                        .map(review -> "/projects/" + projectKey + "/gates/" + review.id())
                        .orElse("/projects/" + projectKey)
                : "/projects/" + projectKey + "/waiting/all";
        String label = task.label().toString();
        notices.tell(
                reader, "notice.waiting.informed", List.of(people.name(me.id()), label, project.name(), words), page);
        events.publishEvent(
                new WaitingChanged(projectKey, "waiting.informed", label, words, List.of(people.name(reader))));
    }

    private static Reason.Ask open(Situation situation, String taskId) {
        for (Pending.Person person : situation.waits().people()) {
            if (person.task().id().equals(taskId)) {
                if (person.task().suspended()) {
                    throw new Conflict("waiting.error.resting");
                }
                String assignee = person.task().assignee();
                return new Reason.Ask(person, assignee == null ? person.candidates() : List.of(assignee));
            }
        }
        throw new NotFound(taskId);
    }

    /** Whoever submitted or asked for something does not decide on it, whatever the step is called. */
    private void refuseOwnRequest(Pending.Person open, String to) {
        boolean theirs = Stream.of("submitter", "requester")
                .anyMatch(fact ->
                        engine.factOf(open.instance(), fact).filter(to::equals).isPresent());
        if (theirs) {
            throw new NotAllowed("waiting.error.ownRequest", people.name(to));
        }
    }

    private void give(Pending.Person open, String from, String to, String why) {
        InboxTask task = open.task();
        switch (task.step()) {
            case "decideGate" -> gates.handOver(open.instance(), from, to);
            case "doWork" -> items.apply(task.projectKey(), List.of(ItemChange.handOver(task.businessKey(), to)), why);
            default -> {
                if (task.step().equals("acceptWork")) {
                    engine.setFacts(task.process(), task.businessKey(), Map.of("accepter", to));
                }
                int handed = engine.handOver(open.instance(), task.step(), holder -> from.equals(holder) ? to : null);
                if (handed == 0) {
                    throw new Conflict("waiting.error.gone");
                }
            }
        }
    }

    private void tell(InboxTask task, Project project, String from, String to, String why) {
        List<String> said = List.of(task.label().toString(), project.name(), people.name(me.id()), why);
        notices.tell(to, "notice.waiting.handedOver", said, link(task.id()));
        if (!from.equals(me.id())) {
            notices.tell(
                    from,
                    "notice.waiting.takenOver",
                    List.of(task.label().toString(), project.name(), people.name(to), why),
                    "/projects/" + project.key());
        }
    }

    private static String link(String taskId) {
        return "/camunda/app/tasklist/default/#/?task=" + taskId;
    }
}
