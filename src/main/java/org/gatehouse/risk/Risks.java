package org.gatehouse.risk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.engine.Desk;
import org.gatehouse.engine.Engine;
import org.gatehouse.engine.Label;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.Facts;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.notice.Notices;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.gatehouse.plan.ItemDraft;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Project;
import org.gatehouse.project.ProjectChanged;
import org.gatehouse.project.Projects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The room's door: the risks of projects, from the first word to how they ended. */
@Service
@Transactional
public class Risks {

    /** Risks a project may have, closed ones included. */
    static final int MOST = 1000;

    static final String PROCESS = "risk";

    private final RiskRepository risks;
    private final AssessmentRepository assessments;
    private final LevelRule rule;
    private final RiskTerms terms;
    private final WorkItems items;
    private final Projects projects;
    private final People people;
    private final Notices notices;
    private final Engine engine;
    private final Desk desk;
    private final CurrentPerson me;
    private final MessageSource messages;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Risks(
            RiskRepository risks,
            AssessmentRepository assessments,
            LevelRule rule,
            RiskTerms terms,
            WorkItems items,
            Projects projects,
            People people,
            Notices notices,
            Engine engine,
            Desk desk,
            CurrentPerson me,
            MessageSource messages,
            ApplicationEventPublisher events,
            Clock clock) {
        this.risks = risks;
        this.assessments = assessments;
        this.rule = rule;
        this.terms = terms;
        this.items = items;
        this.projects = projects;
        this.people = people;
        this.notices = notices;
        this.engine = engine;
        this.desk = desk;
        this.me = me;
        this.messages = messages;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Risk require(String projectKey, String riskKey) {
        return risks.findById(riskKey)
                .filter(risk -> risk.projectKey().equals(projectKey))
                .orElseThrow(() -> new NotFound(riskKey));
    }

    /** Every assessment of a risk, newest first. */
    @Transactional(readOnly = true)
    List<Assessment> history(String riskKey) {
        return assessments.findByRiskKeyOrderByIdDesc(riskKey);
    }

    /** Whether the signed-in person may change what is said of the risk. */
    boolean mayEdit(Project project, Risk risk) {
        return project.isRunning()
                && risk.isOpen()
                && (me.id().equals(project.managerId()) || me.id().equals(risk.ownerId()) && project.isTeam(me.id()));
    }

    /** Anybody in the team raises a risk; its owner is asked to assess it. */
    public Risk raise(String projectKey, RiskDraft draft) {
        return raise(projectKey, draft, null);
    }

    /** @param from the suggestion that was taken up; null where a person thought of it */
    Risk raise(String projectKey, RiskDraft draft, Suggestion from) {
        Project project = projects.contributable(projectKey);
        new RiskCheck().draft(draft, project, open(projectKey, draft.trigger())).refuse();
        int number = risks.lastNumber(projectKey) + 1;
        if (number > MOST) {
            throw new Conflict("risk.error.tooMany", MOST);
        }
        Risk risk = Risk.raised(projectKey, number, owned(draft, project), me.id(), clock.instant(), from);
        if (from != null) {
            from.itemKeys().forEach(risk::link);
        }
        risk = risks.save(risk);
        remember(risk, me.id(), "");
        engine.start(PROCESS, risk.key(), terms.variables(risk, project));
        events.publishEvent(
                RiskChanged.of(risk, "risk.raised", "", risk.cause()).changing(Facts.NONE.changedTo(risk.facts())));
        tellOwner(risk, project);
        return risk;
    }

    /** Its manager or owner says anew what it is. */
    public void edit(String projectKey, String riskKey, int version, RiskDraft draft) {
        Project project = projects.contributable(projectKey);
        Risk risk = editable(project, riskKey);
        if (risk.version() != version) {
            throw new Conflict("error.stale");
        }
        RiskCheck check = new RiskCheck().draft(draft, project, open(projectKey, draft.trigger()));
        check.refuse();
        RiskDraft wanted = owned(draft, project);
        if (wanted.equals(risk.draft())) {
            return;
        }
        if (risk.response() != null && !risk.response().strategy().fits(wanted.kind())) {
            throw new InvalidInput("kind", "risk.error.kindOfResponse");
        }
        String ownerBefore = risk.ownerId();
        Facts before = risk.facts();
        risk.describe(wanted);
        if (risk.isAssessed()) {
            rerate(risk);
        }
        risk = save(risk);
        remember(risk, me.id(), "");
        engine.setFacts(PROCESS, riskKey, terms.changing(risk));
        if (!ownerBefore.equals(risk.ownerId())) {
            RiskTerms.STEPS.forEach(step -> engine.assign(PROCESS, riskKey, step, wanted.ownerId()));
            tellOwner(risk, project);
        }
        events.publishEvent(RiskChanged.of(risk, "risk.edited", "", "").changing(before.changedTo(risk.facts())));
        engine.tell(PROCESS, riskKey, "riskReassessed", Map.of());
    }

    /** How likely and how grave; completes the owner's task where that waits, as Tasklist does. */
    void assess(String projectKey, String riskKey, Estimate estimate) {
        Project project = projects.contributable(projectKey);
        Risk risk = editable(project, riskKey);
        Optional<String> task = engine.openTask(PROCESS, riskKey, "assessRisk");
        if (task.isPresent()) {
            requireMine(task.get(), risk);
            desk.complete(task.get(), me.id(), me.groups(), estimate.values());
            return;
        }
        assessed(riskKey, me.id(), estimate);
        engine.tell(PROCESS, riskKey, "riskReassessed", Map.of());
    }

    /** What is to be done; completes the owner's task where that waits, else changes the plan there is. */
    void plan(String projectKey, String riskKey, Intention intention) {
        Project project = projects.contributable(projectKey);
        Risk risk = editable(project, riskKey);
        Optional<String> task = engine.openTask(PROCESS, riskKey, "planResponse");
        if (task.isPresent()) {
            requireMine(task.get(), risk);
            desk.complete(task.get(), me.id(), me.groups(), intention.values());
            return;
        }
        if (!risk.isAssessed()
                || engine.openTask(PROCESS, riskKey, "assessRisk").isPresent()) {
            throw new Conflict("risk.error.assessFirst", riskKey);
        }
        planned(riskKey, me.id(), intention);
    }

    /** What the response came to; completes the owner's task, as Tasklist does. */
    void respond(String projectKey, String riskKey, Result result) {
        projects.contributable(projectKey);
        Risk risk = require(projectKey, riskKey);
        String task = engine.openTask(PROCESS, riskKey, "respondToRisk")
                .orElseThrow(() -> new Conflict("risk.error.notFired", riskKey));
        requireMine(task, risk);
        desk.complete(task, me.id(), me.groups(), result.values());
    }

    /** Somebody in the team sees it come true. */
    public void fire(String projectKey, String riskKey, String why) {
        projects.contributable(projectKey);
        Risk risk = require(projectKey, riskKey);
        new RiskCheck().reason("why", why).refuse();
        fire(risk, me.id(), why.strip());
        events.publishEvent(RiskChanged.of(risk, "risk.fired", "", why.strip()));
    }

    /** The condition its owner named has come about. */
    void fireByItself(RiskRepository.Armed armed) {
        Risk risk = require(armed.riskKey());
        if (!risk.isOpen() || risk.isFired() || risk.isTriggerSpent()) {
            return;
        }
        boolean byDate = armed.triggerKind() == Trigger.Kind.DATE;
        String first = byDate ? armed.triggerDay().toString() : armed.triggerItem();
        String second = byDate ? "" : armed.triggerDays().toString();
        fire(risk, CurrentPerson.SYSTEM, label("risk.firedWhy." + armed.triggerKind(), first, second));
        events.publishEvent(RiskChanged.of(
                risk, byDate ? "risk.firedByDate" : "risk.firedByItem", CurrentPerson.SYSTEM, "", first, second));
    }

    /** The project manager ends it, whatever waits. */
    public void close(String projectKey, String riskKey, Ending ending, String reason) {
        projects.steerable(projectKey);
        Risk risk = require(projectKey, riskKey);
        new RiskCheck().ending(ending, reason).refuse();
        close(risk, ending, reason.strip(), me.id());
        events.publishEvent(RiskChanged.of(risk, "risk.closed", "", reason.strip(), "risk.ending." + ending.name()));
    }

    /** The project manager hands all open risks to whoever goes on with them; returns how many. */
    public int carryOver(String projectKey, String reason) {
        projects.steerable(projectKey);
        new RiskCheck().reason("reason", reason).refuse();
        List<String> open = risks.openKeys(projectKey);
        open.forEach(key -> close(projectKey, key, Ending.CARRIED_OVER, reason));
        return open.size();
    }

    /** Work of the plan becomes part of the response. */
    void link(String projectKey, String riskKey, String itemKey) {
        Project project = projects.contributable(projectKey);
        Risk risk = editable(project, riskKey);
        WorkItem item = items.require(projectKey, itemKey);
        if (risk.link(itemKey)) {
            risk = save(risk);
            events.publishEvent(RiskChanged.of(risk, "risk.linked", "", "", item.key() + " " + item.title()));
        }
    }

    void unlink(String projectKey, String riskKey, String itemKey) {
        Project project = projects.contributable(projectKey);
        Risk risk = editable(project, riskKey);
        if (!risk.unlink(itemKey)) {
            throw new NotFound(itemKey);
        }
        risk = save(risk);
        events.publishEvent(RiskChanged.of(risk, "risk.unlinked", "", "", itemKey));
    }

    /** The response becomes a work item of the plan; returns its key. */
    String makeWork(String projectKey, String riskKey, String title) {
        Project project = projects.steerable(projectKey);
        Risk risk = editable(project, riskKey);
        if (risk.response() == null || risk.response().due() == null) {
            throw new Conflict("risk.error.planFirst", riskKey);
        }
        LocalDate today = LocalDate.now(clock);
        LocalDate due =
                risk.response().due().isBefore(today) ? today : risk.response().due();
        ItemDraft plain = ItemDraft.of(title, risk.ownerId(), today, due, null);
        WorkItem item = items.add(
                projectKey,
                new ItemDraft(
                        plain.title(),
                        risk.key() + " " + risk.event() + "\n\n"
                                + risk.response().plan(),
                        "",
                        plain.ownerId(),
                        plain.start(),
                        plain.finish(),
                        null,
                        plain.priority(),
                        List.of(),
                        "",
                        false));
        link(projectKey, riskKey, item.key());
        return item.key();
    }

    void assessed(String riskKey, String person, Estimate estimate) {
        Risk risk = require(riskKey);
        new RiskCheck().estimate(estimate).refuse();
        Facts before = risk.facts();
        risk.assess(Exposure.of(estimate.probability(), estimate.impact()));
        risk.near(estimate.nearFrom(), estimate.nearUntil());
        rerate(risk);
        risk = save(risk);
        remember(risk, person, estimate.basis());
        events.publishEvent(RiskChanged.of(
                        risk,
                        "risk.assessed",
                        person,
                        estimate.basis(),
                        Integer.toString(estimate.probability()),
                        Integer.toString(estimate.impact()),
                        "risk.level." + risk.inherent().level())
                .changing(before.changedTo(risk.facts())));
    }

    /** Rates it by the table as it is now, and tells the process what follows; told again, it changes nothing. */
    Map<String, Object> rate(String riskKey) {
        Risk risk = require(riskKey);
        Verdict verdict = rerate(risk);
        boolean planAsked = risk.lacksPlan(verdict);
        risk.settle(planAsked);
        risk.reviewOn(LocalDate.now(clock).plusDays(verdict.reviewDays()));
        risk = save(risk);
        remember(risk, CurrentPerson.SYSTEM, "");
        return terms.afterRating(risk, verdict, planAsked);
    }

    void planned(String riskKey, String person, Intention intention) {
        Risk risk = require(riskKey);
        new RiskCheck()
                .intention(intention, risk, LocalDate.now(clock), open(risk.projectKey(), intention.trigger()))
                .refuse();
        Facts before = risk.facts();
        risk.plan(new Response(intention.strategy(), intention.plan(), intention.due()));
        risk.watchFor(intention.trigger());
        risk.expect(Exposure.of(intention.residualProbability(), intention.residualImpact()));
        rerate(risk);
        risk = save(risk);
        remember(risk, person, intention.plan());
        events.publishEvent(RiskChanged.of(
                        risk,
                        "risk.planned",
                        person,
                        intention.plan(),
                        "risk.strategy." + intention.strategy(),
                        "risk.level." + risk.residual().level())
                .changing(before.changedTo(risk.facts())));
    }

    /** Makes the response urgent and known; returns by when it is to be done. */
    Map<String, Object> startResponse(String riskKey) {
        Risk risk = require(riskKey);
        Project project = projects.require(risk.projectKey());
        risk.itemKeys().forEach(item -> engine.raisePriority("work-item", item, "doWork", RiskTerms.URGENT));
        List<String> words = List.of(label(risk), project.name());
        notices.tell(risk.ownerId(), "notice.risk.respond", words, link(risk));
        if (!project.managerId().equals(risk.ownerId())) {
            notices.tell(project.managerId(), "notice.risk.fired", words, link(risk));
        }
        int days = risk.isAssessed() ? judge(risk, risk.inherent()).respondDays() : RiskTerms.RESPOND_DAYS;
        return terms.forResponse(LocalDate.now(clock).plusDays(days));
    }

    /** Takes what the response came to; tells the process whether that ended it. */
    Map<String, Object> responded(String riskKey, String person, Result result) {
        Risk risk = require(riskKey);
        new RiskCheck().result(result, risk).refuse();
        if (result.isClosed()) {
            risk.close(result.ending(), result.note(), clock.instant());
        } else {
            if (risk.isAssessed()) {
                risk.expect(Exposure.of(result.residualProbability(), result.residualImpact()));
                rerate(risk);
            }
            risk.respond();
        }
        risk = save(risk);
        remember(risk, person, result.note());
        events.publishEvent(
                result.isClosed()
                        ? RiskChanged.of(
                                risk,
                                "risk.closed",
                                person,
                                result.note(),
                                "risk.ending." + risk.ending().name())
                        : RiskChanged.of(risk, "risk.responded", person, result.note()));
        return Map.of("assessed", risk.isAssessed(), "settled", result.isClosed());
    }

    void remindOwner(String riskKey) {
        Risk risk = require(riskKey);
        Project project = projects.require(risk.projectKey());
        String word = engine.openTask(PROCESS, riskKey, "planResponse").isPresent()
                ? "notice.risk.planLate"
                : "notice.risk.assessLate";
        notices.tell(risk.ownerId(), word, List.of(label(risk), project.name()), link(risk));
    }

    /** The response takes longer than it may: owner and project manager hear of it, and the task becomes urgent. */
    void escalateResponse(String riskKey, String processInstanceId) {
        Risk risk = require(riskKey);
        Project project = projects.require(risk.projectKey());
        List<String> words = List.of(label(risk), project.name(), people.name(risk.ownerId()));
        notices.tell(risk.ownerId(), "notice.risk.responseLate", words, link(risk));
        if (!project.managerId().equals(risk.ownerId())) {
            notices.tell(project.managerId(), "notice.risk.responseLate", words, link(risk));
        }
        engine.raisePriority(processInstanceId, "respondToRisk", RiskTerms.MOST_URGENT);
        events.publishEvent(RiskChanged.of(risk, "risk.responseLate", CurrentPerson.SYSTEM, ""));
    }

    /** Rates a risk whose time comes nearer; what changed is in the history, and a plan is asked for where one lacks. */
    void follow(String riskKey) {
        Risk risk = require(riskKey);
        if (!risk.isOpen() || !risk.isAssessed()) {
            return;
        }
        Exposure inherent = risk.inherent();
        Exposure residual = risk.residual();
        rerate(risk);
        boolean leap = inherent.level() != risk.inherent().level()
                || residual != null && residual.level() != risk.residual().level();
        if (leap || !inherent.equals(risk.inherent())) {
            risk = save(risk);
        }
        if (leap) {
            remember(risk, CurrentPerson.SYSTEM, "");
            events.publishEvent(
                    RiskChanged.of(risk, "risk.followed", CurrentPerson.SYSTEM, "", "risk.level." + risk.level()));
            engine.tell(PROCESS, riskKey, "riskReassessed", Map.of());
        }
    }

    /** What is still open when a project ends is nobody's here any more; its processes ended with the project. */
    @EventListener(condition = "#event.action() == 'project.stopped' or #event.action() == 'project.archived'")
    void leave(ProjectChanged event) {
        for (String key : risks.openKeys(event.projectKey())) {
            Risk risk = require(key);
            risk.close(Ending.CARRIED_OVER, "", clock.instant());
            remember(save(risk), CurrentPerson.SYSTEM, "");
        }
    }

    private void fire(Risk risk, String person, String why) {
        risk.fire(person, why, clock.instant());
        remember(save(risk), person, why);
        if (!engine.tell(PROCESS, risk.key(), "triggerFired", Map.of())) {
            throw new Conflict("risk.error.cannotFire", risk.key());
        }
    }

    private void close(Risk risk, Ending ending, String reason, String person) {
        risk.close(ending, reason, clock.instant());
        remember(save(risk), person, reason);
        engine.tell(PROCESS, risk.key(), "riskClosed", Map.of());
    }

    /** @return what the table says of it before any response */
    private Verdict rerate(Risk risk) {
        Verdict verdict = judge(risk, risk.inherent());
        risk.rate(verdict, risk.residual() == null ? null : judge(risk, risk.residual()));
        return verdict;
    }

    private Verdict judge(Risk risk, Exposure exposure) {
        return rule.judge(
                risk.kind(),
                exposure.probability(),
                exposure.impact(),
                LevelRule.days(risk.nearFrom(), risk.nearUntil(), LocalDate.now(clock)));
    }

    private void remember(Risk risk, String person, String why) {
        if (why.isEmpty()
                && assessments
                        .last(risk.key())
                        .filter(last -> last.isAsNow(risk))
                        .isPresent()) {
            return;
        }
        assessments.save(Assessment.of(risk, person, LocalDate.now(clock), clock.instant(), why));
    }

    private Risk require(String riskKey) {
        return risks.findById(riskKey).orElseThrow(() -> new NotFound(riskKey));
    }

    /** The risk, if the signed-in person may change what is said of it. */
    @Transactional(readOnly = true)
    Risk editable(Project project, String riskKey) {
        Risk risk = require(project.key(), riskKey);
        if (!me.id().equals(project.managerId()) && !me.id().equals(risk.ownerId())) {
            throw new NotAllowed("risk.error.ownerOrManager", people.name(risk.ownerId()));
        }
        if (!risk.isOpen()) {
            throw new Conflict("risk.error.closed", riskKey);
        }
        return risk;
    }

    private void requireMine(String task, Risk risk) {
        if (!desk.isAddressedTo(task, me.id(), me.groups())) {
            throw new NotAllowed("risk.error.ownerOnly", people.name(risk.ownerId()));
        }
    }

    /** Keys of the plan's open items, read only where the trigger names one. */
    private Set<String> open(String projectKey, Trigger trigger) {
        return trigger.kind() != Trigger.Kind.ITEM_LATE
                ? Set.of()
                : items.of(projectKey).stream()
                        .filter(WorkItem::isOpen)
                        .map(WorkItem::key)
                        .collect(Collectors.toSet());
    }

    private static RiskDraft owned(RiskDraft draft, Project project) {
        return draft.ownerId().isEmpty() ? draft.of(project.managerId()) : draft;
    }

    private void tellOwner(Risk risk, Project project) {
        if (!risk.ownerId().equals(me.id())) {
            notices.tell(risk.ownerId(), "notice.risk.yours", List.of(label(risk), project.name()), link(risk));
        }
    }

    private String label(String message, Object... arguments) {
        return new Label(
                        messages.getMessage(message, arguments, Locale.ENGLISH),
                        messages.getMessage(message, arguments, Locale.SIMPLIFIED_CHINESE),
                        "")
                .toString();
    }

    static String label(Risk risk) {
        return risk.key() + " " + risk.event().replace('|', '/');
    }

    static String link(Risk risk) {
        return "/projects/" + risk.projectKey() + "/risks/" + risk.key();
    }

    private Risk save(Risk risk) {
        try {
            return risks.save(risk);
        } catch (OptimisticLockingFailureException overtaken) {
            throw new Conflict("error.stale");
        }
    }
}
