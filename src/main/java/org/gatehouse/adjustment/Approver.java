package org.gatehouse.adjustment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.gatehouse.engine.Decisions;
import org.gatehouse.person.People;
import org.gatehouse.project.Project;
import org.springframework.stereotype.Component;

/** Finds who decides on a course: the decision table {@code adjustment-approver} names a role, here it becomes a person. */
@Component
class Approver {

    private final Decisions decisions;
    private final People people;
    private final Clock clock;

    Approver(Decisions decisions, People people, Clock clock) {
        this.decisions = decisions;
        this.people = people;
        this.clock = clock;
    }

    /**
     * @param who the person or their deputy
     * @param remindHours hours between two reminders
     * @param passOnHours hours after which somebody else is asked
     */
    record Choice(String who, int dueDays, int remindHours, int passOnHours) {}

    Choice choose(Project project, Standing standing) {
        Map<String, Object> row = decisions
                .evaluate(
                        "adjustment-approver",
                        Map.of(
                                "behind", standing.behind().doubleValue(),
                                "budget", standing.budget().doubleValue(),
                                "budgetShare", standing.budgetShare().doubleValue(),
                                "timeGone", standing.timeGone(),
                                "daysLeft", standing.daysLeft()))
                .stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "adjustment-approver has no rule for " + project.key() + ": " + standing));
        String person = "sponsor".equals(row.get("who")) ? project.sponsorId() : project.managerId();
        return new Choice(
                deputyOf(person).orElse(person),
                number(row, "dueDays"),
                number(row, "remindHours"),
                number(row, "passOnHours"));
    }

    /** Who is asked where this one does not answer: their deputy, else the sponsor; null where nobody else is left. */
    String successor(String asked, Project project) {
        return deputyOf(asked)
                .or(() -> Optional.of(project.sponsorId()))
                .filter(next -> !Objects.equals(next, asked))
                .orElse(null);
    }

    /** The sponsor or manager in whose place this person decides; empty where they decide for themselves. */
    String standsInFor(String person, Project project) {
        return person.equals(project.sponsorId()) || person.equals(project.managerId())
                ? ""
                : Stream.of(project.sponsorId(), project.managerId())
                        .filter(asked -> deputyOf(asked).filter(person::equals).isPresent())
                        .findFirst()
                        .orElse("");
    }

    private Optional<String> deputyOf(String person) {
        return people.deputyOf(person, LocalDate.now(clock));
    }

    private static int number(Map<String, Object> row, String column) {
        return ((Number) row.get(column)).intValue();
    }
}
