package org.gatehouse.timesheet;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.engine.Decisions;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.Role;
import org.gatehouse.person.LineManagers;
import org.gatehouse.person.People;
import org.gatehouse.person.Person;
import org.gatehouse.project.Project;
import org.springframework.stereotype.Component;

/**
 * Who decides on somebody's hours in a project, by the table {@code hours-approver}. Nobody decides on their own,
 * whatever the table says: then the sponsor is asked, then another manager. Somebody who is away is asked through their
 * deputy.
 */
@Component
class ApproverChoice {

    private final Decisions decisions;
    private final People people;
    private final LineManagers lines;
    private final Clock clock;

    ApproverChoice(Decisions decisions, People people, LineManagers lines, Clock clock) {
        this.decisions = decisions;
        this.people = people;
        this.lines = lines;
        this.clock = clock;
    }

    String of(Project project, String person, BigDecimal hours) {
        List<String> asked = new ArrayList<>(named(project, person, hours));
        asked.add(project.managerId());
        asked.add(project.sponsorId());
        for (Role role : List.of(Role.MANAGER, Role.ADMIN)) {
            people.inRole(role).stream().map(Person::id).sorted().forEach(asked::add);
        }
        LocalDate today = LocalDate.now(clock);
        return asked.stream()
                .map(candidate -> present(candidate, person, today))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new Conflict("timesheet.error.nobodyApproves"));
    }

    private List<String> named(Project project, String person, BigDecimal hours) {
        List<Map<String, Object>> rows = decisions.evaluate(
                "hours-approver",
                Map.of(
                        "isProjectManager",
                        person.equals(project.managerId()),
                        "isSponsor",
                        person.equals(project.sponsorId()),
                        "hasLineManager",
                        lines.of(person).isPresent(),
                        "hours",
                        hours.doubleValue()));
        String who =
                rows.isEmpty() ? "projectManager" : String.valueOf(rows.get(0).get("who"));
        return switch (who) {
            case "projectManager" -> List.of(project.managerId());
            case "lineManager" -> lines.of(person).stream().toList();
            case "sponsor" -> List.of(project.sponsorId());
            case "managers" ->
                people.inRole(Role.MANAGER).stream()
                        .map(Person::id)
                        .filter(id -> !id.equals(project.managerId()))
                        .sorted()
                        .toList();
            default -> List.of(who);
        };
    }

    private Optional<String> present(String candidate, String person, LocalDate today) {
        if (candidate.equals(person)
                || people.find(candidate).filter(it -> !it.isFormer()).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(people.deputyOf(candidate, today)
                .filter(deputy -> !deputy.equals(person))
                .orElse(candidate));
    }
}
