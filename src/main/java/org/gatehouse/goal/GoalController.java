package org.gatehouse.goal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.engine.TaskPlace;
import org.gatehouse.engine.TaskPlaces;
import org.gatehouse.gate.GateReviews;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The goals tab, and the evidence in the task forms about goals. */
@Controller
class GoalController {

    private final Goals goals;
    private final Trajectories trajectories;
    private final TrajectoryWords words;
    private final Projects projects;
    private final GateReviews reviews;
    private final People people;
    private final CurrentPerson me;
    private final TaskPlaces tasks;

    GoalController(
            Goals goals,
            Trajectories trajectories,
            TrajectoryWords words,
            Projects projects,
            GateReviews reviews,
            People people,
            CurrentPerson me,
            TaskPlaces tasks) {
        this.goals = goals;
        this.trajectories = trajectories;
        this.words = words;
        this.projects = projects;
        this.reviews = reviews;
        this.people = people;
        this.me = me;
        this.tasks = tasks;
    }

    @GetMapping("/projects/{key}/goals")
    String list(@PathVariable String key, Model model) {
        show(projects.visible(key), model);
        return "goal/goals";
    }

    @GetMapping("/projects/{key}/goals/{goalKey}")
    String edit(@PathVariable String key, @PathVariable String goalKey, Model model) {
        Project project = projects.steerable(key);
        show(project, model);
        TrajectoryDraft way = trajectories.draft(goalKey);
        model.addAttribute("goal", goals.require(key, goalKey));
        model.addAttribute("way", way);
        model.addAttribute("points", PointText.write(way.points()));
        return "goal/goal";
    }

    @PostMapping("/projects/{key}/goals")
    String add(@PathVariable String key, Wording wording) {
        goals.add(key, wording.draft(), wording.trajectory());
        return "redirect:/projects/" + key + "/goals";
    }

    @PostMapping("/projects/{key}/goals/{goalKey}")
    String reword(@PathVariable String key, @PathVariable String goalKey, @RequestParam int version, Wording wording) {
        goals.reword(key, goalKey, version, wording.draft(), wording.trajectory());
        return "redirect:/projects/" + key + "/goals";
    }

    @PostMapping("/projects/{key}/goals/{goalKey}/removal")
    String drop(@PathVariable String key, @PathVariable String goalKey) {
        goals.drop(key, goalKey);
        return "redirect:/projects/" + key + "/goals";
    }

    @GetMapping("/tasks/{taskId}/goals")
    String evidence(@PathVariable String taskId, Model model) {
        TaskPlace place = tasks.addressedTo(taskId, me.id(), me.groups());
        model.addAttribute("project", projects.require(place.projectKey()));
        model.addAttribute(
                "returned",
                reviews.lastReturn(place.projectKey(), "", Set.of("defineGoals"))
                        .orElse(null));
        return "goal/evidence :: evidence";
    }

    private void show(Project project, Model model) {
        List<Goal> all = goals.of(project.key());
        model.addAttribute("project", project);
        model.addAttribute("goals", all);
        model.addAttribute("ways", ways(all, project.key()));
        model.addAttribute("shapes", Trajectory.Shape.values());
        model.addAttribute(
                "editable", project.isRunning() && project.managerId().equals(me.id()) && goals.areOpen(project.key()));
        model.addAttribute(
                "team",
                project.team().stream()
                        .map(id -> new Option(id, people.name(id)))
                        .toList());
        model.addAttribute("letters", List.of("S", "M", "A", "R", "T"));
    }

    private Map<String, Way> ways(List<Goal> all, String projectKey) {
        Map<String, List<Trajectory>> versions = trajectories.ofProject(projectKey);
        Map<String, Way> ways = new HashMap<>();
        for (Goal goal : all) {
            List<Trajectory> own = versions.get(goal.key());
            if (own != null) {
                Trajectory now = own.get(own.size() - 1);
                ways.put(goal.key(), new Way(now, own, words.of(now, goal.unit(), LocaleContextHolder.getLocale())));
            }
        }
        return ways;
    }

    /**
     * How a goal is to be reached, as the page shows it.
     *
     * @param versions oldest first
     */
    record Way(Trajectory now, List<Trajectory> versions, String words) {}

    record Option(String id, String name) {}

    /** The form as it is sent; empty fields are allowed, the SMART check names them. */
    record Wording(
            String statement,
            String metric,
            String unit,
            BigDecimal baselineValue,
            BigDecimal targetValue,
            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate deadline,
            String why,
            String ownerId,
            Trajectory.Shape shape,
            BigDecimal tolerance,
            String points) {

        TrajectoryDraft trajectory() {
            Trajectory.Shape chosen = shape == null ? Trajectory.Shape.LINEAR : shape;
            return new TrajectoryDraft(
                    chosen,
                    tolerance == null ? Trajectory.TOLERANCE : tolerance,
                    chosen == Trajectory.Shape.LINEAR ? List.of() : PointText.read(text(points)));
        }

        GoalDraft draft() {
            return new GoalDraft(
                    text(statement),
                    text(metric),
                    text(unit),
                    baselineValue,
                    targetValue,
                    deadline,
                    text(why),
                    text(ownerId));
        }

        private static String text(String value) {
            return value == null ? "" : value.strip();
        }
    }
}
