package org.gatehouse.plan;

import java.util.List;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.plan.Comparison.Kind;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.gatehouse.resource.Calendars;
import org.gatehouse.resource.Rates;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A project's baselines, and what is different between two of them or one and now. */
@Controller
class BaselineController {

    static final int PAGE = 100;

    private final Baselines baselines;
    private final Calendars calendars;
    private final Rates rates;
    private final Projects projects;
    private final CurrentPerson me;

    BaselineController(Baselines baselines, Calendars calendars, Rates rates, Projects projects, CurrentPerson me) {
        this.baselines = baselines;
        this.calendars = calendars;
        this.rates = rates;
        this.projects = projects;
        this.me = me;
    }

    /**
     * @param number of the baseline to begin with; without it the one the work is measured by
     * @param against number of the baseline to compare it with; without it the plan now
     * @param show {@code all} items; else those that are different
     */
    @GetMapping("/projects/{key}/plan/baselines")
    String compare(
            @PathVariable String key,
            @RequestParam(required = false) Integer number,
            @RequestParam(required = false) Integer against,
            @RequestParam(defaultValue = "changed") String show,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        Project project = projects.visible(key);
        List<Baseline> all = baselines.all(key);
        Baseline before = number == null ? first(all) : Baselines.require(all, number);
        Baseline after = against == null ? null : Baselines.require(all, against);
        boolean costs = mayKnowCosts(project);
        model.addAttribute("project", project);
        model.addAttribute("baselines", all);
        model.addAttribute("costs", costs);
        model.addAttribute("before", before);
        model.addAttribute("after", after);
        model.addAttribute("show", show);
        if (before != null) {
            compare(before, after, costs, show.equals("all"), page, model);
        }
        return "plan/baselines";
    }

    private void compare(Baseline before, Baseline after, boolean costs, boolean whole, int page, Model model) {
        Snapshot was = baselines.of(before);
        Snapshot is = after == null ? baselines.now(before.projectKey()) : baselines.of(after);
        Comparison comparison = Comparison.of(
                costs ? was : was.withoutCosts(), costs ? is : is.withoutCosts(), calendars.of(before.projectKey()));
        List<Comparison.ItemLine> lines = whole ? comparison.items() : comparison.itemDifferences();
        int pages = Math.max(1, (lines.size() + PAGE - 1) / PAGE);
        int at = Math.min(Math.max(1, page), pages);
        model.addAttribute("was", comparison.before());
        model.addAttribute("is", comparison.after());
        model.addAttribute("slip", comparison.slip());
        model.addAttribute("added", comparison.count(Kind.ADDED));
        model.addAttribute("cancelled", comparison.count(Kind.CANCELLED));
        model.addAttribute("changed", comparison.count(Kind.CHANGED));
        model.addAttribute("lines", lines.subList((at - 1) * PAGE, Math.min(at * PAGE, lines.size())));
        model.addAttribute("goals", comparison.goals());
        model.addAttribute("page", at);
        model.addAttribute("pages", pages);
    }

    /** The sponsor answers for the money; the manager and who keeps the rates know them anyway. */
    private boolean mayKnowCosts(Project project) {
        return rates.mayKnow(project) || me.id().equals(project.sponsorId());
    }

    private static Baseline first(List<Baseline> all) {
        return all.stream().filter(Baseline::isPromise).findFirst().orElse(all.isEmpty() ? null : all.get(0));
    }
}
