package org.gatehouse.waiting;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.gatehouse.gate.GateStandings;
import org.gatehouse.kernel.Role;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.gatehouse.person.Person;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.project.Project;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The room's door: says why projects, tasks and work items stand still. Who may ask is the caller's affair. */
@Service
@Transactional(readOnly = true)
public class Standstills {

    /** A step that takes more than so many times what is usual takes long. */
    private static final int LONG = 2;

    private final Scene scene;
    private final RemindedTasks reminded;
    private final People people;
    private final CurrentPerson me;
    private final Clock clock;

    Standstills(Scene scene, RemindedTasks reminded, People people, CurrentPerson me, Clock clock) {
        this.scene = scene;
        this.reminded = reminded;
        this.people = people;
        this.me = me;
        this.clock = clock;
    }

    /** A few words for each project, in the reader's language; a fixed number of statements, however many there are. */
    public Map<String, String> of(Collection<String> projectKeys) {
        if (projectKeys.isEmpty()) {
            return Map.of();
        }
        Map<String, Reason> first = new HashMap<>();
        for (Situation situation : scene.of(projectKeys)) {
            first.put(situation.projectKey(), scene.reasons(situation).get(0));
        }
        Sentence sentence = scene.sentence(first.values(), LocaleContextHolder.getLocale());
        Map<String, String> words = new HashMap<>();
        first.forEach((key, reason) -> words.put(key, sentence.brief(reason)));
        return words;
    }

    /** All that a project waits for, what really holds it up first. */
    List<Shown> ofProject(Project project) {
        Situation situation = scene.of(project);
        return shown(situation, scene.reasons(situation), project, true);
    }

    /** Why this task is not done; why the project rests where it does. */
    Shown ofTask(Project project, String taskId) {
        Situation situation = scene.of(project);
        List<Reason> all = scene.reasons(situation);
        Reason own = all.stream()
                .filter(reason ->
                        reason.asks().stream().anyMatch(ask -> ask.taskId().equals(taskId)))
                .findFirst()
                .orElse(all.get(0));
        return shown(situation, List.of(own), project, false).get(0);
    }

    /** Why a work item is not done; nothing where it is over. */
    List<Shown> ofItem(Project project, String itemKey) {
        Situation situation = scene.of(project);
        WorkItem item = situation.outline().get(itemKey);
        if (item == null || !item.isOpen() || situation.isOver()) {
            return List.of();
        }
        List<Reason> all = scene.reasons(situation);
        List<Reason> own = new ArrayList<>(
                all.stream().filter(reason -> itemKey.equals(reason.item())).toList());
        if (own.isEmpty() && item.status() == ItemStatus.PLANNED) {
            Reasons.ofItem(situation, itemKey).ifPresent(own::add);
        }
        if (own.isEmpty()) {
            all.stream().filter(reason -> reason.kind() == Kind.HOLD).forEach(own::add);
        }
        return shown(situation, own, project, false);
    }

    private List<Shown> shown(Situation situation, List<Reason> reasons, Project project, boolean wholeProject) {
        if (reasons.isEmpty()) {
            return List.of();
        }
        Locale locale = LocaleContextHolder.getLocale();
        Sentence sentence = scene.sentence(reasons, locale);
        Map<String, Map<String, Instant>> pauses = reminded.pauses(project.key(), clock.instant());
        Succession succession = new Succession(
                sentence.deputies(),
                people.inRole(Role.MANAGER).stream().map(Person::id).toList());
        List<Shown> shown = new ArrayList<>();
        for (Reason reason : reasons) {
            boolean top = wholeProject && shown.isEmpty();
            shown.add(new Shown(
                    reason.kind(),
                    top ? sentence.ofProject(reason) : sentence.of(reason),
                    light(reason, sentence),
                    mark(reason, sentence),
                    reason.asks().stream()
                            .map(ask -> ask(ask, situation, project, sentence, pauses, succession))
                            .toList(),
                    reason.item(),
                    operates() && (reason.kind() == Kind.FAILED || reason.kind() == Kind.QUEUED),
                    operates() && reason.kind() == Kind.FAILED ? reason.words() : ""));
        }
        return shown;
    }

    private Shown.Ask ask(
            Reason.Ask ask,
            Situation situation,
            Project project,
            Sentence sentence,
            Map<String, Map<String, Instant>> pauses,
            Succession succession) {
        Map<String, Instant> paused = pauses.getOrDefault(ask.taskId(), Map.of());
        boolean mine = ask.who().contains(me.id());
        boolean reminds = project.isTeam(me.id())
                && project.isOpen()
                && !mine
                && !ask.who().isEmpty();
        boolean rests = ask.who().stream().allMatch(paused::containsKey);
        String again = ask.who().stream()
                .map(paused::get)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .map(sentence.wording()::dateTime)
                .orElse("");
        return new Shown.Ask(
                ask.taskId(),
                sentence.wording().oneOf(ask.who()),
                mine,
                reminds && !rests,
                reminds && rests ? again : "",
                successors(ask, situation, project, succession));
    }

    /** To whom the signed-in person may hand the task over. */
    List<Person> successors(Reason.Ask ask, Situation situation, Project project, Succession succession) {
        GateStandings.Standing gate = situation.gates().stream()
                .filter(standing -> standing.instance().equals(ask.open().instance()))
                .findFirst()
                .orElse(null);
        WorkItem item = situation.outline().get(ask.open().task().businessKey());
        return succession.of(ask.open().task(), project, gate, item, me.id(), me.is(Role.ADMIN)).stream()
                .flatMap(id -> people.find(id).stream())
                .toList();
    }

    private static String light(Reason reason, Sentence sentence) {
        return switch (mark(reason, sentence)) {
            case "waiting.kind.FAILED", "waiting.overdue.mark" -> "red";
            case "waiting.kind.HOLD", "waiting.long.mark" -> "amber";
            default -> "grey";
        };
    }

    private static String mark(Reason reason, Sentence sentence) {
        if (reason.kind() != Kind.HOLD && reason.isOverdue(sentence.wording().now())) {
            return "waiting.overdue.mark";
        }
        return takesLong(reason, sentence) ? "waiting.long.mark" : "waiting.kind." + reason.kind();
    }

    private static boolean takesLong(Reason reason, Sentence sentence) {
        Usual usual = reason.kind() == Kind.GATE || reason.kind() == Kind.TASK
                ? sentence.usual().get(reason.step())
                : null;
        return usual != null
                && sentence.wording().passed(reason.since()) > Math.max(LONG * usual.minutes(), Wording.DAY);
    }

    private boolean operates() {
        return me.is(Role.ANALYST) || me.is(Role.ADMIN);
    }
}
