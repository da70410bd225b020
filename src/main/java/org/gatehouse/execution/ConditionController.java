package org.gatehouse.execution;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What became of the conditions of a gate, on its page, and doing without one. */
@Controller
class ConditionController {

    private final GateConditions conditions;
    private final ConditionRows rows;
    private final Projects projects;
    private final Clock clock;

    ConditionController(GateConditions conditions, ConditionRows rows, Projects projects, Clock clock) {
        this.conditions = conditions;
        this.rows = rows;
        this.projects = projects;
        this.clock = clock;
    }

    @GetMapping("/projects/{key}/gates/{id}/conditions")
    String ofGate(@PathVariable String key, @PathVariable long id, Model model) {
        Project project = projects.visible(key);
        LocalDate today = LocalDate.now(clock);
        List<Row> shown = rows.ofReview(key, id).stream()
                .map(each -> new Row(
                        each,
                        each.state(today),
                        each.itemKey() != null && each.isOpen() && conditions.mayLetGo(project, each.ownerId())))
                .toList();
        model.addAttribute("project", project);
        model.addAttribute("reviewId", id);
        model.addAttribute("rows", shown);
        return "execution/conditions :: conditions";
    }

    @PostMapping("/projects/{key}/gates/{id}/conditions/{itemKey}/letting-go")
    String letGo(
            @PathVariable String key,
            @PathVariable long id,
            @PathVariable String itemKey,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes after) {
        conditions.letGo(key, itemKey, reason);
        after.addFlashAttribute("notice", "execution.conditions.letGo.done");
        return "redirect:/projects/" + key + "/gates/" + id;
    }

    record Row(GateCondition condition, GateCondition.State state, boolean mayLetGo) {}
}
