package org.gatehouse.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.ProjectKey;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.person.People;
import org.springframework.stereotype.Component;

/** What a draft must hold to become a project, and under which key. */
@Component
class Admission {

    private final ProjectRepository projects;
    private final People people;

    Admission(ProjectRepository projects, People people) {
        this.projects = projects;
        this.people = people;
    }

    /** Refuses a draft that cannot become a project; returns the key it is to have. */
    String check(ProjectDraft draft) {
        List<Problem> problems = new ArrayList<>();
        checkTexts(draft.name(), draft.description(), draft.targetMarket(), draft.marketingStrategy(), problems);
        checkFrame(draft, problems);
        checkPeople(draft, problems);
        refuse(problems);
        return key(draft);
    }

    static void checkTexts(String name, String description, String market, String strategy) {
        List<Problem> problems = new ArrayList<>();
        checkTexts(name, description, market, strategy, problems);
        refuse(problems);
    }

    private static void checkTexts(
            String name, String description, String market, String strategy, List<Problem> problems) {
        if (name.isBlank() || name.length() > 200) {
            problems.add(Problem.of("name", "project.error.name"));
        }
        checkLength("description", description, 20000, problems);
        checkLength("targetMarket", market, 4000, problems);
        checkLength("marketingStrategy", strategy, 20000, problems);
    }

    private static void checkLength(String field, String text, int most, List<Problem> problems) {
        if (text.length() > most) {
            problems.add(Problem.of(field, "error.tooLong", most));
        }
    }

    private static void checkFrame(ProjectDraft draft, List<Problem> problems) {
        if (draft.startDate() == null) {
            problems.add(Problem.of("startDate", "project.error.startDate"));
        }
        if (draft.endDate() == null) {
            problems.add(Problem.of("endDate", "project.error.endDate"));
        } else if (draft.startDate() != null && draft.endDate().isBefore(draft.startDate())) {
            problems.add(Problem.of("endDate", "error.period.reversed", draft.startDate(), draft.endDate()));
        }
        if (draft.budget() == null) {
            problems.add(Problem.of("budget", "project.error.budget"));
        } else if (draft.budget().signum() < 0
                || draft.budget().scale() > 4
                || draft.budget().precision() - draft.budget().scale() > 13) {
            problems.add(Problem.of("budget", "error.money.range"));
        }
        if (draft.reviewDays() < 1 || draft.reviewDays() > 90) {
            problems.add(Problem.of("reviewDays", "project.error.reviewDays"));
        }
    }

    private void checkPeople(ProjectDraft draft, List<Problem> problems) {
        if (!people.exists(draft.sponsor())) {
            problems.add(Problem.of("sponsor", "project.error.sponsor"));
        }
        for (String member : draft.members()) {
            if (!people.exists(member)) {
                problems.add(Problem.of("members", "project.error.unknownPerson", member));
            }
        }
    }

    private static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    private String key(ProjectDraft draft) {
        if (draft.key().isBlank()) {
            return freeKey(ProjectKey.propose(draft.name()));
        }
        String wanted = draft.key().strip().toUpperCase(Locale.ROOT);
        if (!ProjectKey.isValid(wanted)) {
            throw new InvalidInput("key", "project.error.key", wanted);
        }
        if (projects.existsById(wanted)) {
            throw new InvalidInput("key", "project.error.keyTaken", wanted);
        }
        return wanted;
    }

    private String freeKey(String proposal) {
        List<String> taken = projects.keysLike(proposal);
        if (ProjectKey.isValid(proposal) && !taken.contains(proposal)) {
            return proposal;
        }
        int number = 2;
        while (taken.contains(proposal + number)) {
            number++;
        }
        return proposal + number;
    }
}
