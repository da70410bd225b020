package org.gatehouse.portal;

import org.gatehouse.project.Phase;
import org.gatehouse.project.Portfolio;
import org.gatehouse.project.Portfolio.Wish;
import org.gatehouse.project.ProjectStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class PortfolioController {

    private final Portfolio portfolio;

    PortfolioController(Portfolio portfolio) {
        this.portfolio = portfolio;
    }

    @GetMapping("/portfolio")
    String list(
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) Phase phase,
            @RequestParam(required = false) ProjectStatus status,
            @RequestParam(defaultValue = "end") String sort,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        Wish wish = new Wish(text, phase, status, sort, page);
        model.addAttribute("wish", wish);
        model.addAttribute("found", portfolio.page(wish));
        model.addAttribute("phases", Phase.values());
        model.addAttribute("statuses", ProjectStatus.values());
        return "portal/portfolio";
    }
}
