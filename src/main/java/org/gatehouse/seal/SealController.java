package org.gatehouse.seal;

import java.util.List;
import org.gatehouse.project.Portfolio;
import org.gatehouse.project.Projects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows whether what was sealed is still what it was: for a project, and for the whole house. */
@Controller
class SealController {

    /** Each is checked as the page is shown. */
    private static final int ON_A_PAGE = 10;

    private final Seals seals;
    private final Projects projects;
    private final Portfolio portfolio;

    SealController(Seals seals, Projects projects, Portfolio portfolio) {
        this.seals = seals;
        this.projects = projects;
        this.portfolio = portfolio;
    }

    @GetMapping("/projects/{key}/seals")
    String project(@PathVariable String key, Model model) {
        model.addAttribute("project", projects.visible(key));
        model.addAttribute("findings", seals.of(key));
        return "seal/project";
    }

    @GetMapping("/seals")
    String house(@RequestParam(defaultValue = "1") int page, Model model) {
        int pages = Math.max(1, (portfolio.count() + ON_A_PAGE - 1) / ON_A_PAGE);
        int shown = Math.min(Math.max(1, page), pages);
        List<Seals.Checked> checked = portfolio.all((shown - 1) * ON_A_PAGE, ON_A_PAGE).stream()
                .map(line -> new Seals.Checked(line.key(), line.name(), seals.of(line.key())))
                .toList();
        model.addAttribute("checked", checked);
        model.addAttribute("page", shown);
        model.addAttribute("pages", pages);
        return "seal/house";
    }
}
