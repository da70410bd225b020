package org.gatehouse.appraisal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.appraisal.Doors.Seen;
import org.gatehouse.engine.TaskPlace;
import org.gatehouse.engine.TaskPlaces;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.person.CurrentPerson;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * What the task forms show. To have the task is not enough, an administrator could give it to anybody: the reader must be
 * one of those who may see the appraisal.
 */
@Controller
class AppraisalTaskController {

    private final TaskPlaces tasks;
    private final Doors doors;
    private final Measurements measurements;
    private final Agreements agreements;
    private final GrowthGoals growth;
    private final Feedbacks feedbacks;
    private final CurrentPerson me;

    AppraisalTaskController(
            TaskPlaces tasks,
            Doors doors,
            Measurements measurements,
            Agreements agreements,
            GrowthGoals growth,
            Feedbacks feedbacks,
            CurrentPerson me) {
        this.tasks = tasks;
        this.doors = doors;
        this.measurements = measurements;
        this.agreements = agreements;
        this.growth = growth;
        this.feedbacks = feedbacks;
        this.me = me;
    }

    @GetMapping("/tasks/{taskId}/appraisal")
    String evidence(@PathVariable String taskId, Model model) {
        TaskPlace place = place(taskId);
        Seen seen = seen(place);
        model.addAttribute("seen", seen);
        model.addAttribute("it", seen.it());
        model.addAttribute("step", place.step());
        model.addAttribute("kpis", measurements.of(seen.it()));
        model.addAttribute("growth", growth.of(seen.it()));
        model.addAttribute("feedback", feedbacks.of(seen));
        KpiChange change = place.step().equals("answerChange")
                ? agreements.openChange(seen.it()).orElse(null)
                : null;
        model.addAttribute("change", change);
        model.addAttribute("wanted", change == null ? List.of() : agreements.content(change));
        return "appraisal/evidence :: evidence";
    }

    @GetMapping("/api/tasks/{taskId}/appraisal")
    @ResponseBody
    Map<String, Object> told(@PathVariable String taskId, Locale reader) {
        Seen seen = seen(place(taskId));
        return Map.of(
                "kpis",
                measurements.of(seen.it()).stream()
                        .map(kpi -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("id", kpi.id());
                            one.put("name", kpi.name(reader));
                            one.put(
                                    "points",
                                    kpi.points(seen.isTold()) == null
                                            ? ""
                                            : kpi.points(seen.isTold()).toPlainString());
                            return one;
                        })
                        .toList());
    }

    private TaskPlace place(String taskId) {
        TaskPlace place = tasks.addressedTo(taskId, me.id(), me.groups());
        if (!place.process().equals(Openings.PROCESS)) {
            throw new NotFound(taskId);
        }
        return place;
    }

    private Seen seen(TaskPlace place) {
        return doors.visible(Long.parseLong(place.businessKey().substring("A-".length())));
    }
}
