package org.gatehouse.budget;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.gatehouse.resource.BudgetLine;
import org.gatehouse.resource.BudgetLine.Category;
import org.gatehouse.resource.BudgetLineDraft;
import org.gatehouse.resource.BudgetLines;
import org.gatehouse.resource.Rates;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * A project's budget lines and costs. What its team's work costs is for manager, sponsor and administrators, what each
 * person costs for manager and administrators.
 */
@Controller
@RequestMapping("/projects/{key}/budget")
class BudgetController {

    private final BudgetLines lines;
    private final Costs costs;
    private final Rates rates;
    private final Projects projects;
    private final CurrentPerson me;
    private final Clock clock;

    BudgetController(BudgetLines lines, Costs costs, Rates rates, Projects projects, CurrentPerson me, Clock clock) {
        this.lines = lines;
        this.costs = costs;
        this.rates = rates;
        this.projects = projects;
        this.me = me;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable String key, Model model) {
        Project project = projects.visible(key);
        List<BudgetLine> all = lines.of(key);
        boolean seesPeople = rates.mayKnow(project);
        CostSheet sheet = costs.mayKnow(project) ? costs.of(project) : null;
        model.addAttribute("project", project);
        model.addAttribute("lines", all);
        model.addAttribute("overview", BudgetOverview.of(project, all, sheet));
        model.addAttribute("costs", sheet);
        model.addAttribute("seesPeople", seesPeople);
        model.addAttribute(
                "editable", project.isRunning() && project.managerId().equals(me.id()));
        model.addAttribute("categories", Category.values());
        return "budget/budget";
    }

    @GetMapping("/{id}")
    String edit(@PathVariable String key, @PathVariable long id, Model model) {
        model.addAttribute("project", projects.steerable(key));
        model.addAttribute("line", lines.require(key, id));
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("categories", Category.values());
        return "budget/line";
    }

    @PostMapping
    String add(@PathVariable String key, Wording wording) {
        lines.add(key, wording.draft());
        return page(key);
    }

    @PostMapping("/{id}")
    String change(@PathVariable String key, @PathVariable long id, @RequestParam int version, Wording wording) {
        lines.change(key, id, version, wording.draft());
        return page(key);
    }

    @PostMapping("/{id}/payment")
    String pay(
            @PathVariable String key,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(required = false) BigDecimal amount,
            @RequestParam(required = false) LocalDate paidOn) {
        lines.pay(key, id, version, amount, paidOn);
        return page(key);
    }

    @PostMapping("/{id}/removal")
    String remove(@PathVariable String key, @PathVariable long id) {
        lines.remove(key, id);
        return page(key);
    }

    private static String page(String key) {
        return "redirect:/projects/" + key + "/budget";
    }

    /** The form as it is sent; amounts left empty are zero. */
    record Wording(
            Category category,
            String description,
            BigDecimal planned,
            BigDecimal committed,
            BigDecimal actual,
            String currency) {

        BudgetLineDraft draft() {
            return new BudgetLineDraft(
                    category,
                    description == null ? "" : description,
                    amount(planned),
                    amount(committed),
                    amount(actual),
                    currency == null ? "" : currency.strip().toUpperCase(Locale.ROOT));
        }

        private static BigDecimal amount(BigDecimal entered) {
            return entered == null ? BigDecimal.ZERO : entered;
        }
    }
}
