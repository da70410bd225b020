package org.gatehouse.project;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.Role;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Creating projects, their overview, their team, rest and end. */
@Controller
class ProjectController {

    private final Projects projects;
    private final People people;
    private final CurrentPerson me;
    private final Clock clock;

    ProjectController(Projects projects, People people, CurrentPerson me, Clock clock) {
        this.projects = projects;
        this.people = people;
        this.me = me;
        this.clock = clock;
    }

    @GetMapping("/projects/new")
    String form(Model model) {
        if (!me.is(Role.MANAGER)) {
            throw new NotAllowed("project.error.creator");
        }
        LocalDate today = LocalDate.now(clock);
        model.addAttribute("everybody", people.all());
        model.addAttribute("managers", people.inRole(Role.MANAGER));
        model.addAttribute("currencies", ProjectForm.CURRENCIES);
        model.addAttribute("startDate", today);
        model.addAttribute("endDate", today.plusMonths(3));
        return "project/new";
    }

    @PostMapping("/projects")
    String create(ProjectForm form) {
        return "redirect:/projects/" + projects.create(form.draft());
    }

    @GetMapping("/projects/{key}")
    String overview(@PathVariable String key, Model model) {
        Project project = projects.visible(key);
        boolean steers = project.managerId().equals(me.id());
        model.addAttribute("project", project);
        model.addAttribute("steers", steers && project.isRunning());
        model.addAttribute("commands", steers || project.sponsorId().equals(me.id()));
        model.addAttribute("hold", project.status() == ProjectStatus.ON_HOLD ? projects.currentHold(key) : null);
        model.addAttribute(
                "outsiders",
                people.all().stream()
                        .filter(person -> !project.isTeam(person.id()))
                        .toList());
        return "project/overview";
    }

    @GetMapping("/projects/{key}/description")
    String editing(@PathVariable String key, Model model) {
        model.addAttribute("project", projects.steerable(key));
        return "project/description";
    }

    @PostMapping("/projects/{key}/description")
    String describe(
            @PathVariable String key,
            @RequestParam int version,
            @RequestParam String name,
            @RequestParam(defaultValue = "") String description,
            @RequestParam(defaultValue = "") String targetMarket,
            @RequestParam(defaultValue = "") String marketingStrategy) {
        projects.describe(key, version, name, description, targetMarket, marketingStrategy);
        return overviewOf(key);
    }

    @PostMapping("/projects/{key}/members")
    String invite(@PathVariable String key, @RequestParam String person) {
        projects.invite(key, person);
        return overviewOf(key);
    }

    @PostMapping("/projects/{key}/members/{person}/release")
    String release(@PathVariable String key, @PathVariable String person) {
        projects.release(key, person);
        return overviewOf(key);
    }

    @PostMapping("/projects/{key}/hold")
    String hold(@PathVariable String key, @RequestParam(defaultValue = "") String reason) {
        projects.requestHold(key, reason);
        return overviewOf(key);
    }

    @PostMapping("/projects/{key}/resumption")
    String resume(@PathVariable String key) {
        projects.requestResumption(key);
        return overviewOf(key);
    }

    @PostMapping("/projects/{key}/stop")
    String stop(@PathVariable String key, @RequestParam(defaultValue = "") String reason) {
        projects.requestStop(key, reason);
        return overviewOf(key);
    }

    /** Who can be chosen in the start form of Tasklist. */
    @GetMapping("/api/people")
    @ResponseBody
    List<Choice> people() {
        return people.all().stream()
                .map(person -> new Choice(person.id(), person.name(), person.is(Role.MANAGER)))
                .toList();
    }

    private static String overviewOf(String key) {
        return "redirect:/projects/" + key;
    }

    record Choice(String id, String name, boolean manager) {}
}
