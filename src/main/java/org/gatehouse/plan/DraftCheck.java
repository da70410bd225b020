package org.gatehouse.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.person.People;
import org.gatehouse.project.Project;
import org.gatehouse.schedule.Activity.Kind;

/** What is refused at once when an item is entered; what may stay open until the gate is the readiness check's affair. */
final class DraftCheck {

    static final int TITLE = 200;
    static final int DESCRIPTION = 20000;
    static final int PHASE = 100;
    static final int DELIVERABLE = 2000;
    static final int PREDECESSORS = 50;
    static final BigDecimal MOST_HOURS = BigDecimal.valueOf(20000);

    private final Project project;
    private final People people;
    private final boolean complete;
    private final LocalDate end;

    /** @param complete nothing may be left open: the item is worked on as soon as it is there */
    DraftCheck(Project project, People people, boolean complete) {
        this(project, people, complete, project.endDate());
    }

    /** @param end of the project, as it is to be */
    DraftCheck(Project project, People people, boolean complete, LocalDate end) {
        this.project = project;
        this.people = people;
        this.complete = complete;
        this.end = end;
    }

    List<Problem> problems(ItemDraft draft) {
        List<Problem> problems = new ArrayList<>();
        texts(draft, problems);
        owner(draft, problems);
        dates(draft, problems);
        effort(draft.effortHours(), problems);
        if (draft.predecessors().size() > PREDECESSORS) {
            problems.add(Problem.of("predecessors", "plan.error.tooManyPredecessors", PREDECESSORS));
        }
        if (complete && !isTimed(draft)) {
            problems.add(Problem.of("finish", "plan.error.datesOrEffort"));
        }
        return problems;
    }

    private static void texts(ItemDraft draft, List<Problem> problems) {
        if (draft.title().isEmpty()) {
            problems.add(Problem.of("title", "error.required", "title"));
        }
        length("title", draft.title(), TITLE, problems);
        length("description", draft.description(), DESCRIPTION, problems);
        length("phaseName", draft.phaseName(), PHASE, problems);
        length("deliverable", draft.deliverable(), DELIVERABLE, problems);
    }

    private static void length(String field, String text, int most, List<Problem> problems) {
        if (text.length() > most) {
            problems.add(Problem.of(field, "plan.error.tooLong", field, most));
        }
    }

    /** Whether it can be told how long it takes. */
    static boolean isTimed(ItemDraft draft) {
        return draft.kind() != Kind.WORK
                || draft.effortHours() != null
                || draft.timing().durationMinutes() != null
                || draft.start() != null && draft.finish() != null;
    }

    private void owner(ItemDraft draft, List<Problem> problems) {
        String owner = draft.ownerId();
        if (owner.isEmpty()) {
            if (complete && draft.kind() == Kind.WORK) {
                problems.add(Problem.of("ownerId", "error.required", "ownerId"));
            }
        } else if (!people.exists(owner)) {
            problems.add(Problem.of("ownerId", "plan.error.unknownPerson", owner));
        } else if (complete && !project.isTeam(owner)) {
            problems.add(Problem.of("ownerId", "plan.error.notInTeam", people.name(owner)));
        }
    }

    private void dates(ItemDraft draft, List<Problem> problems) {
        inside("start", draft.start(), problems);
        inside("finish", draft.finish(), problems);
        if (draft.start() != null && draft.finish() != null && draft.finish().isBefore(draft.start())) {
            problems.add(Problem.of("finish", "error.period.reversed", draft.start(), draft.finish()));
        }
    }

    private void inside(String field, LocalDate day, List<Problem> problems) {
        if (day != null && (day.isBefore(project.startDate()) || day.isAfter(end))) {
            problems.add(Problem.of(field, "plan.error.outsideProject", day, project.startDate(), end));
        }
    }

    private static void effort(BigDecimal hours, List<Problem> problems) {
        if (hours != null && (hours.signum() <= 0 || hours.compareTo(MOST_HOURS) > 0 || hours.scale() > 2)) {
            problems.add(Problem.of("effortHours", "plan.error.effort", MOST_HOURS));
        }
    }
}
