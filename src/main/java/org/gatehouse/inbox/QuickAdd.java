package org.gatehouse.inbox;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gatehouse.inbox.LastSteps.Action;
import org.gatehouse.inbox.LastSteps.Step;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.Refusal;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.gatehouse.plan.ItemDraft;
import org.gatehouse.plan.Priority;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Phase;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.gatehouse.resource.Calendars;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A line becomes an item of a plan, through the plan's own door: where the signed-in person manages the project and its
 * plan is open. What was understood is shown before it is saved.
 */
@Service
class QuickAdd {

    private final WorkItems items;
    private final Projects projects;
    private final Calendars calendars;
    private final LastSteps steps;
    private final People people;
    private final CurrentPerson me;
    private final Clock clock;

    QuickAdd(
            WorkItems items,
            Projects projects,
            Calendars calendars,
            LastSteps steps,
            People people,
            CurrentPerson me,
            Clock clock) {
        this.items = items;
        this.projects = projects;
        this.calendars = calendars;
        this.steps = steps;
        this.people = people;
        this.me = me;
        this.clock = clock;
    }

    /**
     * A line as it is understood.
     *
     * @param project null where none is named or it is out of reach
     * @param problems what stands in the way of saving it
     * @param remarks what is worth knowing
     */
    record Preview(QuickText text, Project project, ItemDraft draft, List<Problem> problems, List<Problem> remarks) {

        public boolean isReady() {
            return problems.isEmpty();
        }
    }

    /** @param chosen key of the project where the line names none */
    Preview understand(String line, String chosen) {
        LocalDate today = LocalDate.now(clock);
        QuickText text = QuickText.read(line, today);
        List<Problem> problems = new ArrayList<>();
        List<Problem> remarks = new ArrayList<>();
        Project project = project(text.project().isEmpty() ? chosen : text.project(), problems);
        if (text.title().isEmpty()) {
            problems.add(Problem.of("text", "error.required", "title"));
        }
        if (project == null) {
            return new Preview(text, null, draft(text, null, me.id(), today), problems, remarks);
        }
        String owner = owner(text.owner(), project, problems);
        ItemDraft draft = draft(text, project, owner, today);
        outside(draft.start(), project, problems);
        outside(text.due(), project, problems);
        if (project.phase() == Phase.EXECUTION && draft.effortHours() == null && draft.finish() == null) {
            problems.add(Problem.of("text", "inbox.add.error.dayOrHours"));
        }
        if (text.due() != null && text.due().isBefore(today)) {
            remarks.add(Problem.of("", "inbox.add.past"));
        } else if (text.due() != null && calendars.of(project.key()).minutesOn(text.due()) == 0) {
            remarks.add(Problem.of("", "inbox.add.dayOff", text.due()));
        }
        if (project.phase() != Phase.EXECUTION) {
            remarks.add(Problem.of("", "inbox.add.later"));
        }
        return new Preview(text, project, draft, problems, remarks);
    }

    @Transactional
    WorkItem add(String line, String chosen) {
        Preview preview = understand(line, chosen);
        if (!preview.isReady()) {
            throw new InvalidInput(preview.problems());
        }
        WorkItem item = items.add(preview.project().key(), preview.draft());
        steps.remember(me.id(), List.of(new Step(Action.ADD, Entry.idOfItem(item.key()), "", "")));
        return item;
    }

    private Project project(String key, List<Problem> problems) {
        if (key == null || key.isBlank()) {
            problems.add(Problem.of("project", "inbox.add.error.project"));
            return null;
        }
        try {
            Project project = projects.steerable(key.strip().toUpperCase(Locale.ROOT));
            if (!items.areOpen(project)) {
                throw new Conflict("plan.error.notOpen");
            }
            return project;
        } catch (org.gatehouse.kernel.NotFound unknown) {
            problems.add(Problem.of("project", "inbox.add.error.noProject", key));
        } catch (Refusal refusal) {
            problems.add(refusal.problems().get(0));
        }
        return null;
    }

    /** By id or by a part of the name, among those who work in the project. */
    private String owner(String named, Project project, List<Problem> problems) {
        if (named.isEmpty()) {
            return me.id();
        }
        List<String> meant =
                project.team().stream().filter(named::equalsIgnoreCase).toList();
        if (meant.isEmpty()) {
            meant = project.team().stream()
                    .filter(person ->
                            people.name(person).toLowerCase(Locale.ROOT).contains(named))
                    .toList();
        }
        if (meant.size() != 1) {
            problems.add(Problem.of(
                    "text", meant.isEmpty() ? "inbox.add.error.noOwner" : "inbox.add.error.whichOwner", named));
            return me.id();
        }
        return meant.get(0);
    }

    /** A due day alone is reached from today on. */
    private static ItemDraft draft(QuickText text, Project project, String owner, LocalDate today) {
        LocalDate start = text.start();
        if (start == null && text.due() != null) {
            LocalDate first = project == null || today.isAfter(project.startDate()) ? today : project.startDate();
            start = text.due().isBefore(first) ? text.due() : first;
        }
        return new ItemDraft(
                text.title(),
                "",
                "",
                owner,
                start,
                text.due(),
                text.hours(),
                text.priority() == null ? Priority.NORMAL : text.priority(),
                List.of(),
                "",
                false);
    }

    private static void outside(LocalDate day, Project project, List<Problem> problems) {
        if (day != null
                && (day.isBefore(project.startDate()) || day.isAfter(project.endDate()))
                && problems.stream().noneMatch(problem -> problem.message().equals("plan.error.outsideProject"))) {
            problems.add(Problem.of("text", "plan.error.outsideProject", day, project.startDate(), project.endDate()));
        }
    }
}
