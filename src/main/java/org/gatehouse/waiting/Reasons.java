package org.gatehouse.waiting;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gatehouse.engine.InboxTask;
import org.gatehouse.engine.Label;
import org.gatehouse.engine.PastSteps.Step;
import org.gatehouse.engine.Pending;
import org.gatehouse.engine.Pending.Failed;
import org.gatehouse.engine.Pending.Queued;
import org.gatehouse.engine.Pending.Timer;
import org.gatehouse.gate.GateStandings;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.project.Phase;
import org.gatehouse.project.ProjectStatus;
import org.gatehouse.waiting.Reason.Ask;
import org.gatehouse.waiting.Reason.Next;
import org.gatehouse.waiting.Reason.Open;
import org.gatehouse.waiting.Reason.Vote;

/** Makes the reasons why a project stands still out of what the engine and the tables say. */
final class Reasons {

    /** An automated step that runs within this time holds nobody up. */
    static final Duration PROMPT = Duration.ofMinutes(2);

    /** So many of the things that happen by themselves are told. */
    private static final int NEXT = 2;

    /** Processes in which the whole project stands; their gates are called alike. */
    private static final Set<String> PHASES = Set.of("goal", "plan", "closure");

    private final Situation situation;
    private final Function<String, List<String>> members;

    private Reasons(Situation situation, Function<String, List<String>> members) {
        this.situation = situation;
        this.members = members;
    }

    /**
     * All of them, the one that really holds the project up first; never none.
     *
     * @param members ids of the people in a group of the engine
     */
    static List<Reason> of(Situation situation, Function<String, List<String>> members) {
        return new Reasons(situation, members)
                .all().stream().sorted(new Ranking(situation.now())).toList();
    }

    private List<Reason> all() {
        List<Reason> all = new ArrayList<>();
        if (situation.isOver()) {
            return List.of(of(Kind.ENDED).saying(situation.status().name()));
        }
        situation.waits().failed().forEach(step -> all.add(failed(step)));
        Map<String, List<Ask>> byGate = new LinkedHashMap<>();
        for (Pending.Person open : situation.waits().people()) {
            if (isResumption(open.task())) {
                all.add(hold(open));
            } else if (open.task().suspended()) {
                continue;
            } else if (open.task().step().equals("decideGate")) {
                byGate.computeIfAbsent(open.instance(), any -> new ArrayList<>())
                        .add(ask(open));
            } else if (open.task().step().equals("settleConditions")) {
                all.add(conditions(open));
            } else {
                all.add(task(open));
            }
        }
        byGate.forEach((instance, asks) -> all.add(gate(instance, asks)));
        situation.waits().queued().stream().filter(this::isLate).forEach(step -> all.add(queued(step)));
        if (situation.status() == ProjectStatus.RUNNING) {
            if (situation.phase() == Phase.EXECUTION) {
                situation.blockers().forEach((key, blockers) -> all.add(predecessors(key, blockers)));
            }
            situation.waits().messages().forEach(message -> all.add(message(message)));
            situation.waits().timers().stream()
                    .filter(this::standsAlone)
                    .forEach(timer -> all.add(of(Kind.TIMER)
                            .about(step(timer.at()), timer.then(), null)
                            .then(List.of(next(timer)))));
        }
        return all.isEmpty() ? List.of(of(Kind.MOVING)) : all;
    }

    /** Why an item that is not handed out yet waits; empty where it does not wait for something else. */
    static Optional<Reason> ofItem(Situation situation, String itemKey) {
        Reasons reasons = new Reasons(situation, group -> List.of());
        List<WorkItem> blockers = situation.blockers().getOrDefault(itemKey, List.of());
        if (situation.phase() != Phase.EXECUTION) {
            WorkItem item = situation.outline().get(itemKey);
            return Optional.of(reasons.of(Kind.UNAPPROVED).about(null, label(item), itemKey));
        }
        return blockers.isEmpty() ? Optional.empty() : Optional.of(reasons.predecessors(itemKey, blockers));
    }

    private Reason of(Kind kind) {
        return Reason.of(kind, situation.phase());
    }

    private Reason failed(Failed step) {
        return of(Kind.FAILED)
                .about(
                        step(step.at()),
                        step.at().name(),
                        itemOf(step.at().process(), step.at().businessKey()))
                .asking(List.of(), step.since(), null)
                .weighing(true, null)
                .saying(Objects.requireNonNullElse(step.message(), ""));
    }

    private boolean isResumption(InboxTask task) {
        return task.process().equals("project") && task.step().equals("resumeProject");
    }

    private Reason hold(Pending.Person open) {
        boolean known = situation.hold() != null;
        return of(Kind.HOLD)
                .about(step(open.task()), open.task().label(), null)
                .asking(
                        List.of(ask(open)),
                        known ? situation.hold().heldAt() : open.task().created(),
                        open.task().due())
                .weighing(true, null)
                .saying(known ? situation.hold().reason() : "");
    }

    private Reason conditions(Pending.Person open) {
        GateStandings.Standing gate = gateOf(open.instance());
        return of(Kind.CONDITIONS)
                .at(gate == null ? "" : gate.gate(), gate == null ? "" : gate.subject(), 0)
                .about(step(open.task()), open.task().label(), null)
                .asking(List.of(ask(open)), open.task().created(), open.task().due())
                .weighing(gate == null || gate.subject().isEmpty(), null)
                .lacking(situation.outline().values().stream()
                        .filter(item -> item.isGateCondition() && item.isOpen())
                        .map(Reasons::open)
                        .toList())
                .then(next(open));
    }

    private Reason gate(String instance, List<Ask> asks) {
        GateStandings.Standing gate = gateOf(instance);
        InboxTask first = asks.get(0).open().task();
        Instant since = asks.stream()
                .map(ask -> ask.open().task().created())
                .min(Comparator.naturalOrder())
                .orElse(null);
        Reason reason = of(Kind.GATE)
                .about(step(first), first.label(), null)
                .asking(asks, since, first.due())
                .weighing(true, null)
                .then(next(asks.get(0).open()));
        return gate == null
                ? reason
                : reason.at(gate.gate(), gate.subject(), gate.round())
                        .weighing(gate.subject().isEmpty(), null)
                        .voting(new Vote(
                                gate.rule(), gate.needed(), gate.approvers().size(), gate.vetoers(), gate.voted()));
    }

    private Reason task(Pending.Person open) {
        InboxTask task = open.task();
        String item = itemOf(task.process(), task.businessKey());
        WorkItem planned = item == null ? null : situation.outline().get(item);
        return of(Kind.TASK)
                .at("", "", returnedRound(task.process()))
                .about(step(task), task.label(), item)
                .asking(List.of(ask(open)), task.created(), task.due())
                .weighing(
                        PHASES.contains(task.process()) || isOnCriticalPath(item),
                        planned == null || !task.step().equals("doWork") ? null : planned.progress())
                .then(next(open));
    }

    /** Before the plan is carried out, an item (a gate's condition) may be done early but holds nothing up. */
    private boolean isOnCriticalPath(String item) {
        return item != null
                && situation.phase() == Phase.EXECUTION
                && situation.critical().contains(item);
    }

    /** A step that was put off runs at once; one that failed waits for its next try. */
    private boolean isLate(Queued step) {
        return !step.resting()
                && (step.tried()
                        || step.since() == null
                        || step.since().isBefore(situation.now().minus(PROMPT)));
    }

    private Reason queued(Queued step) {
        Reason reason = of(Kind.QUEUED)
                .about(
                        step(step.at()),
                        step.at().name(),
                        itemOf(step.at().process(), step.at().businessKey()))
                .asking(List.of(), step.since(), null)
                .weighing(true, null);
        return step.tried()
                ? reason.then(List.of(new Next(
                        step.at().step(), step.at().name(), Objects.requireNonNullElse(step.next(), situation.now()))))
                : reason;
    }

    private Reason predecessors(String key, List<WorkItem> blockers) {
        WorkItem item = situation.outline().get(key);
        return of(Kind.PREDECESSOR)
                .about(null, label(item), key)
                .weighing(item.isCritical(), null)
                .lacking(blockers.stream().map(Reasons::open).toList());
    }

    private Reason message(Pending.Message message) {
        Reason reason = of(Kind.MESSAGE)
                .about(step(message.at()), message.at().name(), null)
                .asking(List.of(), message.since(), null);
        return message.message().equals("workChanged")
                ? reason.lacking(situation.outline().values().stream()
                        .filter(item -> item.isOpen() && !item.isSummary())
                        .map(Reasons::open)
                        .toList())
                : reason.saying(message.message());
    }

    /** Whether a timer watches over no task that is open now: what it begins is waited for on its own. */
    private boolean standsAlone(Timer timer) {
        return !timer.resting()
                && situation.waits().people().stream()
                        .noneMatch(open -> open.instance().equals(timer.at().instance())
                                && open.task().step().equals(timer.host()));
    }

    private List<Next> next(Pending.Person open) {
        return situation.waits().timers().stream()
                .filter(timer -> !timer.resting()
                        && timer.at().instance().equals(open.instance())
                        && open.task().step().equals(timer.host())
                        && timer.due() != null)
                .sorted(Comparator.comparing(Timer::due))
                .limit(NEXT)
                .map(Reasons::next)
                .toList();
    }

    private static Next next(Timer timer) {
        return new Next(timer.at().step(), timer.then(), timer.due());
    }

    /** The round at its gate that a phase prepares after it was sent back; 0 where it was not. */
    private int returnedRound(String process) {
        return situation.gates().stream()
                .filter(gate -> gate.gate().equals(process) && gate.subject().isEmpty())
                .filter(gate -> gate.decision().equals("rework"))
                .map(gate -> gate.round() + 1)
                .findFirst()
                .orElse(0);
    }

    private GateStandings.Standing gateOf(String instance) {
        return situation.gates().stream()
                .filter(gate -> gate.instance().equals(instance))
                .findFirst()
                .orElse(null);
    }

    private Ask ask(Pending.Person open) {
        if (open.task().assignee() != null) {
            return new Ask(open, List.of(open.task().assignee()));
        }
        Set<String> who = new LinkedHashSet<>(open.candidates());
        open.groups().forEach(group -> who.addAll(members.apply(group)));
        return new Ask(open, who.stream().collect(Collectors.toList()));
    }

    private static String itemOf(String process, String businessKey) {
        return process.equals("work-item") ? businessKey : null;
    }

    private static Step step(InboxTask task) {
        return new Step(task.process(), task.step());
    }

    private static Step step(Pending.Point point) {
        return new Step(point.process(), point.step());
    }

    private static Open open(WorkItem item) {
        return new Open(item.key(), item.title(), item.ownerId(), item.finishDate());
    }

    private static Label label(WorkItem item) {
        String name = item.key() + " " + item.title();
        return new Label(name, name, "");
    }
}
