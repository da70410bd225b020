package org.gatehouse.gate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.engine.Decisions;
import org.gatehouse.engine.TableText;
import org.gatehouse.kernel.Role;
import org.gatehouse.person.People;
import org.gatehouse.person.Person;
import org.gatehouse.project.Project;
import org.springframework.stereotype.Component;

/** Finds who decides: the decision table names roles, here they become people. */
@Component
class Approvers {

    private final Decisions decisions;
    private final List<GateFacts> contributors;
    private final People people;
    private final Clock clock;

    Approvers(Decisions decisions, List<GateFacts> contributors, People people, Clock clock) {
        this.decisions = decisions;
        this.contributors = contributors;
        this.people = people;
        this.clock = clock;
    }

    /**
     * @param remindHours hours between two reminders
     * @param escalateHours hours after which the matter is passed on
     * @param english why these are asked; empty where the table has no word on it
     */
    record Choice(
            VoteRule rule,
            int needed,
            List<String> who,
            int dueDays,
            int remindHours,
            int escalateHours,
            String english,
            String chinese) {}

    /** @param subject what is decided on where a project has several; else empty */
    Choice choose(Project project, String gate, String subject, String submitter) {
        Map<String, Object> facts = new HashMap<>();
        contributors.forEach(contributor -> facts.putAll(contributor.of(project.key(), gate, subject)));
        facts.put("gate", gate);
        facts.put("budget", project.budget().doubleValue());
        Map<String, Object> row = decisions.evaluate("gate-approvers", facts).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("gate-approvers has no rule for gate " + gate));
        VoteRule rule = VoteRule.valueOf(row.get("rule").toString());
        List<String> who = named(row.get("who").toString(), project, submitter);
        return new Choice(
                rule,
                number(row, "needed"),
                rule == VoteRule.one ? who.subList(0, 1) : who,
                number(row, "dueDays"),
                number(row, "remindHours"),
                number(row, "escalateHours"),
                words(row, "english", facts),
                words(row, "chinese", facts));
    }

    /** Who may take a matter over from this approver: their deputy, else another manager; null where nobody is left. */
    String successor(String approver, String submitter, List<String> present) {
        LocalDate today = LocalDate.now(clock);
        return people.deputyOf(approver, today)
                .filter(deputy -> !deputy.equals(submitter) && !present.contains(deputy))
                .orElse(null);
    }

    /** Whether the person may decide at a gate at all. */
    boolean mayDecide(String person, Project project) {
        return person.equals(project.sponsorId())
                || people.find(person).map(Person::roles).orElse(Set.of()).contains(Role.MANAGER);
    }

    private List<String> named(String who, Project project, String submitter) {
        Set<String> candidates = new LinkedHashSet<>();
        if (!who.equals("managers")) {
            candidates.add(standIn(project.sponsorId()));
        }
        if (!who.equals("sponsor")) {
            managers().forEach(manager -> candidates.add(standIn(manager)));
        }
        candidates.remove(submitter);
        if (candidates.isEmpty()) {
            candidates.addAll(managers());
            candidates.remove(submitter);
        }
        if (candidates.isEmpty()) {
            throw new IllegalStateException("nobody but the submitter may decide at a gate of " + project.key());
        }
        return List.copyOf(candidates);
    }

    private List<String> managers() {
        return people.inRole(Role.MANAGER).stream().map(Person::id).toList();
    }

    private String standIn(String person) {
        return people.deputyOf(person, LocalDate.now(clock)).orElse(person);
    }

    /** A sentence of the table, its facts filled in. */
    private static String words(Map<String, Object> row, String column, Map<String, Object> facts) {
        return TableText.fill(
                row.get(column), name -> facts.containsKey(name) ? String.valueOf(facts.get(name)) : null);
    }

    private static int number(Map<String, Object> row, String column) {
        return ((Number) row.get(column)).intValue();
    }
}
