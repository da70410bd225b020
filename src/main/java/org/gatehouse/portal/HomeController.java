package org.gatehouse.portal;

import java.util.List;
import org.gatehouse.engine.Inbox;
import org.gatehouse.engine.InboxTask;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.project.Portfolio;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The start page: what is mine to do, and my projects. */
@Controller
class HomeController {

    private static final int PAGE = 20;

    private final CurrentPerson me;
    private final Inbox inbox;
    private final Portfolio portfolio;

    HomeController(CurrentPerson me, Inbox inbox, Portfolio portfolio) {
        this.me = me;
        this.inbox = inbox;
        this.portfolio = portfolio;
    }

    @GetMapping("/")
    String home(@RequestParam(defaultValue = "1") int page, Model model) {
        int count = inbox.count(me.id(), me.groups());
        int pages = Math.max(1, (count + PAGE - 1) / PAGE);
        int shown = Math.max(1, Math.min(page, count < Inbox.COUNTED ? pages : Integer.MAX_VALUE / PAGE));
        List<InboxTask> tasks = tasks(shown);
        if (tasks.isEmpty()) {
            shown = 1;
            tasks = tasks(shown);
        }
        // Where counting stops early, a page more than was counted is there as long as there are tasks for it.
        pages = Math.max(pages, tasks.size() > PAGE ? shown + 1 : shown);
        List<Portfolio.Line> projects = portfolio.mine();
        model.addAttribute("tasks", tasks.subList(0, Math.min(PAGE, tasks.size())));
        model.addAttribute("count", count < Inbox.COUNTED ? String.valueOf(count) : Inbox.COUNTED - 1 + "+");
        model.addAttribute("page", shown);
        model.addAttribute("pages", pages);
        model.addAttribute("projects", projects);
        model.addAttribute(
                "nextDue",
                inbox.nextDue(projects.stream().map(Portfolio.Line::key).toList()));
        return "portal/home";
    }

    /** One more than a page has, which tells whether there is another page. */
    private List<InboxTask> tasks(int page) {
        return inbox.of(me.id(), me.groups(), (page - 1) * PAGE, PAGE + 1);
    }
}
