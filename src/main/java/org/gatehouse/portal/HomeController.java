package org.gatehouse.portal;

import java.util.List;
import org.gatehouse.engine.Inbox;
import org.gatehouse.project.Portfolio;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The start page: what is mine to do, and my projects. */
@Controller
class HomeController {

    private final Inbox inbox;
    private final Portfolio portfolio;

    HomeController(Inbox inbox, Portfolio portfolio) {
        this.inbox = inbox;
        this.portfolio = portfolio;
    }

    @GetMapping("/")
    String home(Model model) {
        List<Portfolio.Line> projects = portfolio.mine();
        model.addAttribute("projects", projects);
        model.addAttribute(
                "nextDue",
                inbox.nextDue(projects.stream().map(Portfolio.Line::key).toList()));
        return "portal/home";
    }
}
