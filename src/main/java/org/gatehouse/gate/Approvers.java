package org.gatehouse.gate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.gatehouse.engine.Decisions;
import org.gatehouse.engine.TableText;
import org.gatehouse.gate.GateReview.Place;
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
     * @param vetoers ids of those whose place has the veto
     * @param dueDays days within which each word is expected, from when it is asked for
     * @param remindHours hours between two reminders
     * @param escalateHours hours after which the matter is passed on
     * @param english why these are asked; empty where the table has no word on it
     */
    record Choice(
            VoteRule rule,
            int needed,
            List<Place> who,
            List<String> vetoers,
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
        List<Place> who = places(named(row, "who", project), rule, submitter);
        return new Choice(
                rule,
                number(row, "needed"),
                rule == VoteRule.one ? who.subList(0, 1) : who,
                rule == VoteRule.veto ? named(row, "veto", project) : List.of(),
                number(row, "dueDays"),
                number(row, "remindHours"),
                number(row, "escalateHours"),
                words(row, "english", facts),
                words(row, "chinese", facts));
    }

    /** Who takes a matter over from this approver: their deputy; null where none is named who may decide on it. */
    String successor(String approver, String submitter, List<String> present) {
        return people.deputyOf(approver, LocalDate.now(clock))
                .filter(deputy -> !deputy.equals(submitter) && !present.contains(deputy))
                .orElse(null);
    }

    /** Whether the person may decide at a gate at all. */
    boolean mayDecide(String person, Project project) {
        return person.equals(project.sponsorId())
                || people.find(person).map(Person::roles).orElse(Set.of()).contains(Role.MANAGER);
    }

    /** Who is asked for this person's word today: their deputy, unless that is who submitted the matter. */
    String standIn(String person, String submitter) {
        return people.deputyOf(person, LocalDate.now(clock))
                .filter(deputy -> !deputy.equals(submitter))
                .orElse(person);
    }

    /** Who may confirm that a criterion need not be met: the sponsor, or whoever stands in for them, and the managers. */
    Set<String> confirmers(Project project, String submitter, String asker) {
        Set<String> confirmers =
                new LinkedHashSet<>(List.of(project.sponsorId(), standIn(project.sponsorId(), submitter)));
        confirmers.addAll(managers());
        confirmers.removeAll(List.of(submitter, asker));
        return confirmers;
    }

    /**
     * One place for each of these people, never for the submitter: their word would be on their own matter, whoever gave
     * it. Asked at once, a person has one place however many they stand in for; in turn they may have several.
     */
    private List<Place> places(List<String> principals, VoteRule rule, String submitter) {
        List<Place> places = placesOf(principals, submitter);
        if (places.isEmpty()) {
            places = placesOf(managers(), submitter);
        }
        if (places.isEmpty()) {
            throw new IllegalStateException("nobody but the submitter " + submitter + " may decide at the gate");
        }
        return rule == VoteRule.sequence ? places : onceEach(places);
    }

    private List<Place> placesOf(List<String> principals, String submitter) {
        return principals.stream()
                .filter(principal -> !principal.equals(submitter))
                .map(principal -> new Place(standIn(principal, submitter), principal))
                .toList();
    }

    /** One place for each person; the own one where they have that and stand in for others too. */
    static List<Place> onceEach(List<Place> places) {
        Map<String, Place> byApprover = new LinkedHashMap<>();
        places.forEach(place -> byApprover.merge(
                place.approver(), place, (first, next) -> next.principal().equals(next.approver()) ? next : first));
        return List.copyOf(byApprover.values());
    }

    /** The people a cell of the table means: roles and ids of people, separated by commas, in that order. */
    private List<String> named(Map<String, Object> row, String column, Project project) {
        Set<String> named = new LinkedHashSet<>();
        for (String word : Objects.toString(row.get(column), "").split(",")) {
            switch (word.strip()) {
                case "" -> {
                    // Nobody is meant.
                }
                case "sponsor" -> named.add(project.sponsorId());
                case "managers" -> named.addAll(managers());
                case "sponsorAndManagers" -> {
                    named.add(project.sponsorId());
                    named.addAll(managers());
                }
                case "projectManager" -> named.add(project.managerId());
                default ->
                    named.add(people.find(word.strip())
                            .map(Person::id)
                            .orElseThrow(() -> new IllegalStateException("gate-approvers names \"" + word.strip()
                                    + "\" under \"" + column + "\", who is neither a role nor a person")));
            }
        }
        return List.copyOf(named);
    }

    private List<String> managers() {
        return people.inRole(Role.MANAGER).stream().map(Person::id).toList();
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
