package org.gatehouse.adjustment;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gatehouse.adjustment.WaysOut.Proposal;
import org.gatehouse.chart.Plot.Point;
import org.gatehouse.engine.TaskPlace;
import org.gatehouse.engine.TaskPlaces;
import org.gatehouse.goal.Goal;
import org.gatehouse.goal.Trajectory;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.project.Phase;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** How the goals keep their course, the adjustments of a project, and what the task form shows. */
@Controller
class AdjustmentController {

    private final Adjustments adjustments;
    private final AdjustmentRepository rows;
    private final AdjustmentList list;
    private final GoalsMeasured goals;
    private final CoursePlot plots;
    private final Projects projects;
    private final TaskPlaces tasks;
    private final CurrentPerson me;
    private final Clock clock;

    AdjustmentController(
            Adjustments adjustments,
            AdjustmentRepository rows,
            AdjustmentList list,
            GoalsMeasured goals,
            CoursePlot plots,
            Projects projects,
            TaskPlaces tasks,
            CurrentPerson me,
            Clock clock) {
        this.adjustments = adjustments;
        this.rows = rows;
        this.list = list;
        this.goals = goals;
        this.plots = plots;
        this.projects = projects;
        this.tasks = tasks;
        this.me = me;
        this.clock = clock;
    }

    @GetMapping("/projects/{key}/adjustments")
    String list(@PathVariable String key, @RequestParam(defaultValue = "1") int page, Model model) {
        Project project = projects.visible(key);
        int pages = list.pages(key);
        int shown = Math.max(1, Math.min(page, pages));
        model.addAttribute("project", project);
        model.addAttribute("courses", courses(key));
        model.addAttribute("carriedOut", project.isRunning() && project.phase() == Phase.EXECUTION);
        model.addAttribute("adjustments", list.page(key, shown));
        model.addAttribute("page", shown);
        model.addAttribute("pages", pages);
        return "adjustment/list";
    }

    @GetMapping("/projects/{key}/adjustments/{number}")
    String detail(@PathVariable String key, @PathVariable int number, Model model, Locale locale) {
        show(projects.visible(key), adjustments.require(key, number), model, locale);
        return "adjustment/detail";
    }

    /** What the form of the task shows. */
    @GetMapping("/tasks/{taskId}/adjustment")
    String evidence(@PathVariable String taskId, Model model, Locale locale) {
        Adjustment adjustment = asked(taskId);
        show(projects.require(adjustment.projectKey()), adjustment, model, locale);
        model.addAttribute("taskId", taskId);
        return "adjustment/evidence :: evidence";
    }

    /** The picture alone, for whoever is asked: the form frames it. */
    @GetMapping("/tasks/{taskId}/adjustment/picture")
    String picture(@PathVariable String taskId, Model model, Locale locale) {
        Adjustment adjustment = asked(taskId);
        show(projects.require(adjustment.projectKey()), adjustment, model, locale);
        return "adjustment/picture";
    }

    /** What the form begins with. */
    @GetMapping("/api/tasks/{taskId}/adjustment")
    @ResponseBody
    Form form(@PathVariable String taskId) {
        Adjustment adjustment = asked(taskId);
        Measured measured = goals.require(adjustment.projectKey(), adjustment.goalKey());
        return new Form(
                measured.goal().unit(),
                measured.way().deadline(),
                measured.way().target().toPlainString(),
                adjustments.proposal(adjustment));
    }

    private Adjustment asked(String taskId) {
        TaskPlace place = tasks.addressedTo(taskId, me.id(), me.groups());
        return adjustments.of(place.processInstanceId());
    }

    private void show(Project project, Adjustment adjustment, Model model, Locale locale) {
        Measured measured = goals.require(project.key(), adjustment.goalKey());
        Standing standing = adjustments.standing(adjustment);
        model.addAttribute("project", project);
        model.addAttribute("adjustment", adjustment);
        model.addAttribute("left", adjustment.left());
        model.addAttribute("raised", adjustment.raised());
        model.addAttribute("week", StopLoss.week(adjustment.left().day()));
        model.addAttribute("goal", measured.goal());
        model.addAttribute("way", measured.versions().get(adjustment.trajectoryVersion() - 1));
        model.addAttribute("standing", standing);
        model.addAttribute("inside", standing.isInside(adjustment.tolerance()));
        model.addAttribute("plot", plots.of(measured, adjustment.left().day(), locale));
        if (adjustment.isOpen()) {
            model.addAttribute("proposal", adjustments.proposal(adjustment));
        }
    }

    private List<Course> courses(String projectKey) {
        LocalDate today = LocalDate.now(clock);
        Map<String, Adjustment> newest = rows.newestOfGoals(projectKey).stream()
                .collect(Collectors.toMap(Adjustment::goalKey, Function.identity()));
        return goals.of(projectKey).stream()
                .map(measured -> Course.of(measured, newest.get(measured.goal().key()), today))
                .toList();
    }

    /**
     * A goal and how it keeps its course.
     *
     * @param latest null where nothing was read
     * @param planned for the day of the latest reading; null without one
     * @param behind percent of the way; null without a reading
     * @param excursion null while the goal is inside its corridor
     * @param adjustment that is about this excursion; null where none is
     */
    record Course(
            Goal goal,
            boolean rises,
            Point latest,
            BigDecimal planned,
            BigDecimal bound,
            BigDecimal behind,
            Excursion excursion,
            Adjustment adjustment) {

        static Course of(Measured measured, Adjustment newest, LocalDate today) {
            Point latest = measured.latest().orElse(null);
            Excursion excursion = measured.excursion(today).orElse(null);
            Trajectory judge = latest == null ? measured.way() : Trajectory.inForce(measured.versions(), latest.day());
            return new Course(
                    measured.goal(),
                    judge.rises(),
                    latest,
                    latest == null ? null : Shown.of(judge.planned(latest.day())),
                    latest == null ? null : Shown.of(judge.limit(latest.day())),
                    latest == null
                            ? null
                            : judge.deviation(latest.day(), latest.value()).negate(),
                    excursion,
                    excursion != null && newest != null && newest.isAbout(excursion) ? newest : null);
        }

        /** Green inside, amber where it is decided on, red outside, grey without a reading. */
        public String light() {
            if (latest == null) {
                return "grey";
            }
            if (excursion == null) {
                return "green";
            }
            return adjustment != null && !adjustment.isOpen() ? "amber" : "red";
        }
    }

    /**
     * @param deadline of the goal as it is
     * @param target of the goal as it is
     */
    record Form(String unit, LocalDate deadline, String target, Proposal proposal) {}
}
