package org.gatehouse.risk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.gatehouse.engine.TaskPlace;
import org.gatehouse.engine.TaskPlaces;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;

/** What the task forms of a risk show and offer. */
@Controller
class RiskTaskController {

    private final Risks risks;
    private final WorkItems items;
    private final Projects projects;
    private final TaskPlaces tasks;
    private final CurrentPerson me;
    private final MessageSource messages;

    RiskTaskController(
            Risks risks,
            WorkItems items,
            Projects projects,
            TaskPlaces tasks,
            CurrentPerson me,
            MessageSource messages) {
        this.risks = risks;
        this.items = items;
        this.projects = projects;
        this.tasks = tasks;
        this.me = me;
        this.messages = messages;
    }

    @GetMapping("/tasks/{taskId}/risk")
    String evidence(@PathVariable String taskId, Model model) {
        TaskPlace place = riskOf(taskId);
        Project project = projects.require(place.projectKey());
        Risk risk = risks.require(place.projectKey(), place.businessKey());
        model.addAttribute("project", project);
        model.addAttribute("risk", risk);
        model.addAttribute(
                "linked",
                items.of(project.key()).stream()
                        .filter(item -> risk.itemKeys().contains(item.key()))
                        .toList());
        model.addAttribute("objectives", Scales.OBJECTIVES);
        model.addAttribute("withScales", !place.step().equals("respondToRisk"));
        model.addAttribute("mayOpen", projects.mayView(project));
        return "risk/evidence :: evidence";
    }

    @GetMapping("/api/tasks/{taskId}/risk")
    @ResponseBody
    Map<String, Object> choices(@PathVariable String taskId, Locale reader) {
        TaskPlace place = riskOf(taskId);
        Risk risk = risks.require(place.projectKey(), place.businessKey());
        Map<String, Object> told = new HashMap<>();
        told.put("probabilities", scale("risk.probability.", reader));
        told.put("impacts", scale("risk.impact.", reader));
        told.put(
                "strategies",
                Strategy.of(risk.kind()).stream()
                        .map(strategy -> Map.of(
                                "id", strategy.name(),
                                "name", word("risk.strategy." + strategy, reader),
                                "means", word("risk.strategy.means." + strategy, reader)))
                        .toList());
        told.put(
                "items",
                items.of(place.projectKey()).stream()
                        .filter(WorkItem::isOpen)
                        .map(item -> Map.of("id", item.key(), "name", item.key() + " " + item.title()))
                        .toList());
        tell(risk, told);
        return told;
    }

    private static void tell(Risk risk, Map<String, Object> told) {
        Exposure inherent = risk.inherent();
        Exposure residual = risk.residual();
        Response response = risk.response();
        Trigger trigger = risk.trigger();
        told.put("probability", inherent == null ? null : inherent.probability());
        told.put("impact", inherent == null ? null : inherent.impact());
        told.put("residualProbability", residual == null ? null : residual.probability());
        told.put("residualImpact", residual == null ? null : residual.impact());
        told.put("nearFrom", text(risk.nearFrom()));
        told.put("nearUntil", text(risk.nearUntil()));
        told.put("strategy", response == null ? null : response.strategy().name());
        told.put("plan", response == null ? risk.idea() : response.plan());
        told.put("responseDue", response == null ? null : text(response.due()));
        told.put("triggerText", trigger.text());
        told.put("triggerKind", trigger.kind() == null ? "" : trigger.kind().name());
        told.put("triggerDay", text(trigger.day()));
        told.put("triggerItem", trigger.item());
        told.put("triggerDays", trigger.days());
    }

    private List<Map<String, Object>> scale(String prefix, Locale reader) {
        List<Map<String, Object>> words = new ArrayList<>();
        IntStream.rangeClosed(1, Scales.MOST)
                .forEach(value ->
                        words.add(Map.of("value", value, "text", value + " · " + word(prefix + value, reader))));
        return words;
    }

    private String word(String key, Locale reader) {
        return messages.getMessage(key, null, reader);
    }

    private static String text(LocalDate day) {
        return day == null ? null : day.toString();
    }

    private TaskPlace riskOf(String taskId) {
        TaskPlace place = tasks.addressedTo(taskId, me.id(), me.groups());
        if (!place.process().equals(Risks.PROCESS)) {
            throw new NotFound(taskId);
        }
        return place;
    }
}
