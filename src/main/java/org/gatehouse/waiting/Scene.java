package org.gatehouse.waiting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gatehouse.engine.PastSteps.Step;
import org.gatehouse.engine.Pending;
import org.gatehouse.gate.GateStandings;
import org.gatehouse.kernel.Role;
import org.gatehouse.person.People;
import org.gatehouse.person.Person;
import org.gatehouse.plan.Blockers;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Hold;
import org.gatehouse.project.Portfolio;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.gatehouse.resource.Calendars;
import org.gatehouse.schedule.WorkCalendar;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Reads everything that tells why projects stand still, in a fixed number of statements. */
@Component
class Scene {

    private final Pending pending;
    private final GateStandings gates;
    private final Projects projects;
    private final Portfolio portfolio;
    private final WorkItems items;
    private final People people;
    private final Calendars calendars;
    private final Experience experience;
    private final MessageSource messages;
    private final Clock clock;

    Scene(
            Pending pending,
            GateStandings gates,
            Projects projects,
            Portfolio portfolio,
            WorkItems items,
            People people,
            Calendars calendars,
            Experience experience,
            MessageSource messages,
            Clock clock) {
        this.pending = pending;
        this.gates = gates;
        this.projects = projects;
        this.portfolio = portfolio;
        this.items = items;
        this.people = people;
        this.calendars = calendars;
        this.experience = experience;
        this.messages = messages;
        this.clock = clock;
    }

    /** A project with its plan. */
    Situation of(Project project) {
        String key = project.key();
        List<WorkItem> outline = items.outline(key);
        return new Situation(
                key,
                project.phase(),
                project.status(),
                pending.of(List.of(key)).get(key),
                gates.of(List.of(key)).getOrDefault(key, List.of()),
                projects.currentHold(key),
                outline.stream()
                        .filter(item -> item.isOpen() && item.isCritical())
                        .map(WorkItem::key)
                        .collect(Collectors.toSet()),
                outline.stream()
                        .filter(item -> !item.isSummary())
                        .collect(Collectors.toMap(
                                WorkItem::key, Function.identity(), (one, other) -> one, LinkedHashMap::new)),
                Blockers.of(outline),
                clock.instant());
    }

    /** Many projects without their plans. */
    List<Situation> of(Collection<String> projectKeys) {
        Map<String, Pending.Waits> waits = pending.of(projectKeys);
        Map<String, List<GateStandings.Standing>> standings = gates.of(projectKeys);
        Map<String, Hold> holds = projects.currentHolds(projectKeys);
        Set<String> critical = items.critical(projectKeys);
        Instant now = clock.instant();
        return portfolio.lines(projectKeys).stream()
                .map(line -> new Situation(
                        line.key(),
                        line.phase(),
                        line.status(),
                        waits.get(line.key()),
                        standings.getOrDefault(line.key(), List.of()),
                        holds.get(line.key()),
                        critical,
                        Map.of(),
                        Map.of(),
                        now))
                .toList();
    }

    List<Reason> reasons(Situation situation) {
        return Reasons.of(situation, this::members);
    }

    /** The words for these reasons in a reader's language. */
    Sentence sentence(Collection<Reason> reasons, Locale locale) {
        WorkCalendar calendar = calendars.house();
        Set<Step> steps = reasons.stream()
                .filter(reason -> !reason.asks().isEmpty())
                .map(Reason::step)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Wording wording = new Wording(messages, locale, people::name, calendar, clock.instant(), clock.getZone());
        return new Sentence(
                wording,
                experience.of(steps, calendar),
                deputies(),
                wording.oneOf(people.inRole(Role.ADMIN).stream().map(Person::id).toList()));
    }

    Map<String, String> deputies() {
        return people.deputies(LocalDate.now(clock));
    }

    private List<String> members(String group) {
        return Role.ofGroup(group).map(people::inRole).orElse(List.of()).stream()
                .map(Person::id)
                .toList();
    }
}
