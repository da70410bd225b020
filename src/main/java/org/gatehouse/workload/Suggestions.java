package org.gatehouse.workload;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.person.People;
import org.gatehouse.plan.Assignment;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.gatehouse.resource.Absence;
import org.gatehouse.resource.Capacity;
import org.gatehouse.resource.ProjectResource;
import org.gatehouse.resource.ProjectResources;
import org.gatehouse.resource.Skill;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who could do an item: by what they can and the time they have in its days. */
@Component
@Transactional
class Suggestions {

    private static final int MOST = 12;

    private final Loads loads;
    private final Capacity capacity;
    private final ProjectResources resources;
    private final WorkItems items;
    private final Projects projects;
    private final People people;

    Suggestions(
            Loads loads,
            Capacity capacity,
            ProjectResources resources,
            WorkItems items,
            Projects projects,
            People people) {
        this.loads = loads;
        this.capacity = capacity;
        this.resources = resources;
        this.items = items;
        this.projects = projects;
        this.people = people;
    }

    /** Skills that the item's words or roles name. */
    @Transactional(readOnly = true)
    public Set<String> wanted(WorkItem item) {
        Set<Long> assigned =
                item.assignments().stream().map(Assignment::resourceId).collect(Collectors.toSet());
        String roles = resources.of(item.projectKey()).stream()
                .filter(resource -> assigned.contains(resource.id()))
                .map(ProjectResource::name)
                .collect(Collectors.joining(" "));
        String words = (item.title() + " " + item.description() + " " + item.phaseName() + " " + roles)
                .toLowerCase(Locale.ROOT);
        return capacity.knownSkills().stream()
                .filter(skill -> words.contains(skill.toLowerCase(Locale.ROOT)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The team, and whoever else has one of the skills; best first. */
    @Transactional(readOnly = true)
    public List<Suggestion> of(Project project, WorkItem item, Set<String> skills) {
        if (item.startDate() == null || item.finishDate() == null) {
            return List.of();
        }
        LocalDate from = item.startDate();
        LocalDate to = item.finishDate().isAfter(from.plusYears(1)) ? from.plusYears(1) : item.finishDate();
        Set<String> candidates = new LinkedHashSet<>(project.team());
        skills.forEach(skill -> candidates.addAll(capacity.withSkill(skill)));
        candidates.removeIf(id -> !people.exists(id));
        Map<String, Double> free = loads.free(candidates, from, to, item.key());
        Map<String, List<Skill>> known = capacity.skills(candidates);
        Map<String, List<Absence>> away = capacity.absences(candidates).stream()
                .filter(absence ->
                        !absence.fromDate().isAfter(to) && !absence.toDate().isBefore(from))
                .collect(Collectors.groupingBy(Absence::personId));
        Double left = needed(item);
        double needed = left == null ? 0 : left;
        return candidates.stream()
                .map(id -> new Suggestion(
                        id,
                        people.name(id),
                        project.isTeam(id),
                        id.equals(item.ownerId()),
                        known.getOrDefault(id, List.of()).stream()
                                .filter(skill -> skills.contains(skill.skill()))
                                .toList(),
                        free.get(id),
                        needed,
                        away.getOrDefault(id, List.of())))
                .sorted(Comparator.comparingDouble(Suggestion::score).reversed().thenComparing(Suggestion::name))
                .limit(MOST)
                .toList();
    }

    /** Hours left to do; null where nobody estimated them. */
    static Double needed(WorkItem item) {
        return item.effortHours() == null ? null : item.effortHours().doubleValue() * (100 - item.progress()) / 100;
    }

    /** Gives the item to somebody of the team: they own it, and take the place of its roles and of its owner till now. */
    void assign(String projectKey, String itemKey, int version, String personId) {
        Project project = projects.steerable(projectKey);
        if (!project.isTeam(personId)) {
            throw new InvalidInput("personId", "resource.error.notTeam", people.name(personId));
        }
        WorkItem item = items.require(projectKey, itemKey);
        List<Assignment> after = new ArrayList<>();
        if (!item.assignments().isEmpty()) {
            Map<Long, ProjectResource> known = resources.of(projectKey).stream()
                    .collect(Collectors.toMap(ProjectResource::id, resource -> resource));
            long theirs = resources.ofPerson(projectKey, personId).id();
            int percent = 0;
            for (Assignment each : item.assignments()) {
                ProjectResource resource = known.get(each.resourceId());
                boolean role = resource.kind() == ProjectResource.Kind.PLACEHOLDER;
                boolean before = resource.isWorker() && item.ownerId().equals(resource.personId());
                if (role || before || each.resourceId() == theirs) {
                    percent = Math.max(percent, each.percent());
                } else {
                    after.add(each);
                }
            }
            after.add(new Assignment(theirs, percent == 0 ? 100 : percent));
        }
        items.change(projectKey, itemKey, version, item.draft().owned(personId, after));
    }
}
