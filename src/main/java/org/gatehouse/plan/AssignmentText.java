package org.gatehouse.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.person.People;
import org.gatehouse.project.Project;
import org.gatehouse.resource.ProjectResource;
import org.gatehouse.resource.ProjectResources;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who and what an item takes, as planners write it: {@code Chen Jie[50%]; Designer; Paper[3]}. People of the team are
 * found by name or id and become resources of the project; of material the number counts units.
 */
@Component
@Transactional
class AssignmentText {

    private static final Pattern PART = Pattern.compile("(.*?)\\s*(?:\\[\\s*(\\d{1,5}(?:\\.\\d{1,2})?)\\s*(%?)\\s*])?");

    private final ProjectResources resources;
    private final People people;

    AssignmentText(ProjectResources resources, People people) {
        this.resources = resources;
        this.people = people;
    }

    List<Assignment> read(String text, Project project) {
        List<ProjectResource> known = resources.of(project.key());
        List<Assignment> assignments = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        Arrays.stream((text == null ? "" : text).split("[;；\\n]+"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .forEach(part -> {
                    Matcher words = PART.matcher(part);
                    words.matches();
                    find(words.group(1), project, known)
                            .ifPresentOrElse(
                                    resource ->
                                            assignments.add(new Assignment(resource.id(), percent(words, resource))),
                                    () -> problems.add(
                                            Problem.of("assignments", "plan.error.noResource", words.group(1))));
                });
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return List.copyOf(assignments.stream()
                .collect(Collectors.toMap(Assignment::resourceId, it -> it, (one, other) -> other))
                .values());
    }

    String write(List<Assignment> assignments, String projectKey) {
        Map<Long, ProjectResource> known =
                resources.of(projectKey).stream().collect(Collectors.toMap(ProjectResource::id, it -> it));
        return assignments.stream()
                .filter(it -> known.containsKey(it.resourceId()))
                .map(it -> write(it, known.get(it.resourceId())))
                .collect(Collectors.joining("; "));
    }

    private String write(Assignment assignment, ProjectResource resource) {
        String name = resources.nameOf(resource);
        if (assignment.percent() == 100) {
            return name;
        }
        return resource.isWorker()
                ? name + "[" + assignment.percent() + "%]"
                : name + "["
                        + java.math.BigDecimal.valueOf(assignment.percent(), 2)
                                .stripTrailingZeros()
                                .toPlainString() + "]";
    }

    private static int percent(Matcher words, ProjectResource resource) {
        if (words.group(2) == null) {
            return 100;
        }
        double amount = Double.parseDouble(words.group(2));
        boolean percent = !words.group(3).isEmpty() || resource.isWorker() && amount > 10;
        return (int) Math.round(percent ? amount : amount * 100);
    }

    private Optional<ProjectResource> find(String name, Project project, List<ProjectResource> known) {
        String wanted = folded(name);
        Optional<ProjectResource> named = known.stream()
                .filter(resource -> folded(resources.nameOf(resource)).equals(wanted)
                        || folded(resource.name()).equals(wanted)
                        || wanted.equals(resource.personId()))
                .findFirst();
        return named.isPresent()
                ? named
                : project.team().stream()
                        .filter(id -> folded(id).equals(wanted)
                                || folded(people.name(id)).equals(wanted))
                        .findFirst()
                        .map(id -> resources.ofPerson(project.key(), id));
    }

    private static String folded(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
