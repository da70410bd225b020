package org.gatehouse.appraisal;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.appraisal.Doors.Seen;
import org.gatehouse.engine.Engine;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.gatehouse.print.Paper;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Appraisals as those read them who may: mine, my team's, one with everything, one indicator with its events. */
@Controller
@RequestMapping("/appraisals")
class AppraisalController {

    private static final int PAGE = 25;

    private static final Map<State, String> STEPS = Map.of(
            State.PROPOSING, "proposeKpis",
            State.ANSWERING, "agreeKpis",
            State.SELF, "selfReview",
            State.REVIEW, "reviewPerformance",
            State.TALK, "holdTalk",
            State.CONFIRMING, "acknowledgeResult",
            State.APPEALED, "answerAppeal");

    private final AppraisalRepository appraisals;
    private final Doors doors;
    private final Measurements measurements;
    private final Agreements agreements;
    private final GrowthGoals growth;
    private final Feedbacks feedbacks;
    private final Openings openings;
    private final Diary diary;
    private final Projects projects;
    private final People people;
    private final Engine engine;
    private final Paper paper;
    private final CurrentPerson me;

    AppraisalController(
            AppraisalRepository appraisals,
            Doors doors,
            Measurements measurements,
            Agreements agreements,
            GrowthGoals growth,
            Feedbacks feedbacks,
            Openings openings,
            Diary diary,
            Projects projects,
            People people,
            Engine engine,
            Paper paper,
            CurrentPerson me) {
        this.appraisals = appraisals;
        this.doors = doors;
        this.measurements = measurements;
        this.agreements = agreements;
        this.growth = growth;
        this.feedbacks = feedbacks;
        this.openings = openings;
        this.diary = diary;
        this.projects = projects;
        this.people = people;
        this.engine = engine;
        this.paper = paper;
        this.me = me;
    }

    @GetMapping
    String mine(Model model) {
        model.addAttribute("appraisals", appraisals.ofPerson(me.id()));
        model.addAttribute("requests", feedbacks.requests());
        model.addAttribute("appeals", appraisals.appealsTo(me.id()));
        return "appraisal/mine";
    }

    @GetMapping("/team")
    String team(@RequestParam(defaultValue = "1") int page, Model model) {
        int total = appraisals.teamSize(me.id());
        int pages = Math.max(1, (total + PAGE - 1) / PAGE);
        int shown = Math.min(Math.max(1, page), pages);
        model.addAttribute("appraisals", appraisals.team(me.id(), (shown - 1) * PAGE, PAGE));
        model.addAttribute("page", shown);
        model.addAttribute("pages", pages);
        model.addAttribute("projects", projects.names(new java.util.TreeSet<>(projects.mineByKey())));
        model.addAttribute("people", people.all());
        return "appraisal/team";
    }

    @PostMapping("/team")
    String begin(@RequestParam(defaultValue = "") String project, @RequestParam(defaultValue = "") String person) {
        return "redirect:/appraisals/" + openings.ofMember(project.strip(), person.strip());
    }

    @GetMapping("/{id:\\d{1,18}}")
    String show(@PathVariable long id, Model model) {
        fill(doors.visible(id), model);
        return "appraisal/detail";
    }

    @GetMapping("/{id:\\d{1,18}}/indicators/{kpiId:\\d{1,18}}")
    String events(@PathVariable long id, @PathVariable long kpiId, Model model) {
        Seen seen = doors.visible(id);
        Kpi kpi = measurements.kpi(seen.it(), kpiId);
        model.addAttribute("seen", seen);
        model.addAttribute("it", seen.it());
        model.addAttribute("kpi", kpi);
        model.addAttribute("lines", measurements.behind(kpi));
        return "appraisal/events";
    }

    @GetMapping("/{id:\\d{1,18}}/paper.pdf")
    ResponseEntity<byte[]> print(@PathVariable long id, Locale locale) {
        Seen seen = doors.visible(id);
        Map<String, Object> words = new HashMap<>();
        fill(seen, words);
        Map<Long, List<Measurements.Shown>> behind = new HashMap<>();
        measurements.of(seen.it()).forEach(kpi -> behind.put(kpi.id(), measurements.behind(kpi)));
        words.put("behind", behind);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename("appraisal-" + id + ".pdf")
                                .build()
                                .toString())
                .body(paper.pdf("appraisal/paper", words, locale));
    }

    private void fill(Seen seen, Model model) {
        Map<String, Object> words = new HashMap<>();
        fill(seen, words);
        model.addAllAttributes(words);
        Appraisal it = seen.it();
        String step = STEPS.get(it.state());
        boolean mine = me.id().equals(it.turn())
                || it.state() == State.APPEALED && it.turn() == null && seen.seat() == Seat.HR;
        if (step != null && mine) {
            engine.openTask(Openings.PROCESS, it.businessKey(), step)
                    .ifPresent(task -> model.addAttribute("task", task));
        }
        model.addAttribute("mine", mine);
        model.addAttribute("people", people.all());
    }

    private void fill(Seen seen, Map<String, Object> words) {
        Appraisal it = seen.it();
        words.put("seen", seen);
        words.put("it", it);
        words.put("kpis", measurements.of(it));
        words.put("growth", growth.of(it));
        words.put("feedback", feedbacks.of(seen));
        words.put("changes", agreements.changes(it));
        words.put("steps", diary.of(it));
        words.put("project", it.isOfProject() ? projects.require(it.projectKey()) : null);
        words.put("mayOpen", it.isOfProject() && mayOpen(it));
    }

    private boolean mayOpen(Appraisal it) {
        Project project = projects.require(it.projectKey());
        return projects.mayView(project);
    }
}
