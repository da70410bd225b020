package org.gatehouse.template;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.gatehouse.goal.GoalDraft;
import org.gatehouse.goal.Goals;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.person.People;
import org.gatehouse.plan.Assignment;
import org.gatehouse.plan.Dependency;
import org.gatehouse.plan.ItemDraft;
import org.gatehouse.plan.PlanMerge;
import org.gatehouse.plan.PlanMerge.Addition;
import org.gatehouse.plan.PlanMerge.Happened;
import org.gatehouse.plan.Priority;
import org.gatehouse.plan.Timing;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Project;
import org.gatehouse.project.ProjectBegun;
import org.gatehouse.project.ProjectDraft;
import org.gatehouse.project.Projects;
import org.gatehouse.resource.BudgetLineDraft;
import org.gatehouse.resource.BudgetLines;
import org.gatehouse.resource.Calendars;
import org.gatehouse.resource.ProjectResource.Kind;
import org.gatehouse.resource.ProjectResources;
import org.gatehouse.resource.ResourceDraft;
import org.gatehouse.schedule.Constraint;
import org.gatehouse.schedule.WorkCalendar;
import org.gatehouse.template.Blueprint.Part;
import org.gatehouse.template.Blueprint.Share;
import org.gatehouse.template.Blueprint.Step;
import org.springframework.context.event.EventListener;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Lets projects begin from templates: the project is there with its plan, or it is not there. */
@Service
@Transactional
class Beginnings {

    /** Ten people. */
    private static final int MOST_PERCENT = 1000;

    private final Templates templates;
    private final Projects projects;
    private final People people;
    private final WorkItems items;
    private final ProjectResources resources;
    private final BudgetLines budget;
    private final Goals goals;
    private final RiskHints hints;
    private final Calendars calendars;

    Beginnings(
            Templates templates,
            Projects projects,
            People people,
            WorkItems items,
            ProjectResources resources,
            BudgetLines budget,
            Goals goals,
            RiskHints hints,
            Calendars calendars) {
        this.templates = templates;
        this.projects = projects;
        this.people = people;
        this.items = items;
        this.resources = resources;
        this.budget = budget;
        this.goals = goals;
        this.hints = hints;
        this.calendars = calendars;
    }

    /**
     * Starts the project; returns its key.
     *
     * @param persons who has which role, by the role's id; whoever has one joins the team
     */
    String begin(ProjectDraft draft, String template, Map<String, String> persons, Locale locale) {
        Template chosen = templates.require(template, locale);
        Map<String, String> bound = bound(chosen.blueprint(), persons);
        String key = projects.create(new ProjectDraft(
                draft.name(),
                draft.key(),
                draft.description(),
                draft.targetMarket(),
                draft.marketingStrategy(),
                draft.startDate(),
                draft.endDate(),
                draft.budget(),
                draft.currency(),
                draft.sponsor(),
                Stream.concat(draft.members().stream(), bound.values().stream())
                        .distinct()
                        .toList(),
                draft.reviewDays()));
        fill(key, chosen, bound);
        return key;
    }

    /** A start in Tasklist with a template that is not there is refused before anything is written. */
    @EventListener
    void check(ProjectBegun begun) {
        templates.require(begun.template(), LocaleContextHolder.getLocale());
    }

    /** A project started in Tasklist gets its plan once its process stands at its first task. */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void on(ProjectBegun begun) {
        fill(begun.projectKey(), templates.require(begun.template(), LocaleContextHolder.getLocale()), Map.of());
    }

    private Map<String, String> bound(Blueprint plan, Map<String, String> persons) {
        Map<String, String> bound = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (Part role : plan.roles()) {
            String person = persons.getOrDefault(role.id(), "");
            if (!person.isEmpty() && !people.exists(person)) {
                problems.add(Problem.of("role." + role.id(), "project.error.unknownPerson", person));
            } else if (!person.isEmpty()) {
                bound.put(role.id(), person);
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return bound;
    }

    private void fill(String key, Template template, Map<String, String> persons) {
        Project project = projects.require(key);
        Blueprint plan = template.blueprint();
        Map<String, Long> byRole = new HashMap<>();
        for (Part role : plan.roles()) {
            String person = persons.get(role.id());
            byRole.put(
                    role.id(),
                    person == null
                            ? resources
                                    .open(key, placeholder(role, template.course()))
                                    .id()
                            : resources.ofPerson(key, person).id());
        }
        WorkCalendar calendar = calendars.of(key);
        items.merge(
                key,
                new PlanMerge(
                        plan.steps().stream()
                                .map(step -> new Addition(
                                        step.id(),
                                        draft(step, project, byRole, persons, calendar),
                                        null,
                                        Happened.NOTHING))
                                .toList(),
                        List.of(),
                        List.of(),
                        template.name()));
        plan.budget()
                .forEach(line -> budget.open(
                        key,
                        new BudgetLineDraft(
                                line.category(),
                                line.description(),
                                line.planned(),
                                BigDecimal.ZERO,
                                BigDecimal.ZERO,
                                line.currency())));
        plan.goals()
                .forEach(goal -> goals.add(
                        key,
                        new GoalDraft(goal.statement(), goal.metric(), goal.unit(), null, null, null, goal.why(), "")));
        hints.add(key, plan.risks());
    }

    /** As many of the role as its work asks for at once. */
    private static ResourceDraft placeholder(Part role, Course course) {
        int percent = Math.min(MOST_PERCENT, course.needs().getOrDefault(role.id(), 100));
        return new ResourceDraft(Kind.PLACEHOLDER, null, role.name(), percent, "", null, null, null);
    }

    private static ItemDraft draft(
            Step step, Project project, Map<String, Long> byRole, Map<String, String> persons, WorkCalendar calendar) {
        return new ItemDraft(
                step.title(),
                step.description(),
                "",
                persons.getOrDefault(step.owner(), ""),
                step.offsetDays() == null ? null : day(project, step.offsetDays(), calendar),
                null,
                step.effortHours(),
                Priority.NORMAL,
                step.after().stream()
                        .map(tie -> new Dependency(tie.predecessor(), tie.type(), tie.amount(), tie.unit()))
                        .toList(),
                step.deliverable(),
                step.needsAcceptance(),
                step.kind(),
                step.parent(),
                new Timing(
                        step.durationMinutes(),
                        Constraint.Type.AS_SOON_AS_POSSIBLE,
                        null,
                        null,
                        step.optimisticHours(),
                        step.pessimisticHours(),
                        step.fixedCost(),
                        null),
                assignments(step, byRole, persons));
    }

    /** None where the owner does all of it: then the item takes as much of them as there is. */
    private static List<Assignment> assignments(Step step, Map<String, Long> byRole, Map<String, String> persons) {
        if (step.shares().equals(List.of(new Share(step.owner(), 100))) && persons.containsKey(step.owner())) {
            return List.of();
        }
        Map<Long, Integer> percents = new LinkedHashMap<>();
        step.shares().forEach(share -> percents.merge(byRole.get(share.role()), share.percent(), Integer::sum));
        return percents.entrySet().stream()
                .map(share -> new Assignment(share.getKey(), share.getValue()))
                .toList();
    }

    /** So many working days after the project's start, or its last day where it is shorter. */
    private static LocalDate day(Project project, int offset, WorkCalendar calendar) {
        return project.startDate()
                .datesUntil(project.endDate().plusDays(1))
                .filter(day -> calendar.minutesOn(day) > 0)
                .skip(offset)
                .findFirst()
                .orElse(project.endDate());
    }
}
