package org.gatehouse.appraisal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.gatehouse.appraisal.Doors.Seen;
import org.gatehouse.kernel.InvalidInput;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is written on an appraisal's page besides the steps of its process. */
@Controller
@RequestMapping("/appraisals/{id:\\d{1,18}}")
class AppraisalCommands {

    private final Doors doors;
    private final Measurements measurements;
    private final Agreements agreements;
    private final GrowthGoals growth;
    private final Feedbacks feedbacks;
    private final Openings openings;

    AppraisalCommands(
            Doors doors,
            Measurements measurements,
            Agreements agreements,
            GrowthGoals growth,
            Feedbacks feedbacks,
            Openings openings) {
        this.doors = doors;
        this.measurements = measurements;
        this.agreements = agreements;
        this.growth = growth;
        this.feedbacks = feedbacks;
        this.openings = openings;
    }

    @GetMapping("/indicators")
    String indicators(@PathVariable long id, Model model) {
        Seen seen = doors.visibleAs(id, Seat.MANAGER, Seat.PERSON);
        model.addAttribute("seen", seen);
        model.addAttribute("it", seen.it());
        model.addAttribute("kpis", measurements.of(seen.it()));
        model.addAttribute("metrics", agreements.metrics(seen.it()));
        model.addAttribute("sources", List.of(Source.values()));
        model.addAttribute("most", KpiDraft.MOST);
        return "appraisal/indicators";
    }

    @PostMapping("/indicators")
    String draft(@PathVariable long id, @RequestParam MultiValueMap<String, String> form) {
        agreements.draft(id, Drafts.of(form));
        return page(id);
    }

    @PostMapping("/changes")
    String change(@PathVariable long id, @RequestParam MultiValueMap<String, String> form) {
        agreements.proposeChange(id, Drafts.of(form), form.getFirst("reason"));
        return page(id);
    }

    @PostMapping("/measurement")
    String measure(@PathVariable long id) {
        measurements.again(id);
        return page(id);
    }

    @PostMapping("/indicators/{kpiId:\\d{1,18}}/value")
    String enter(
            @PathVariable long id,
            @PathVariable long kpiId,
            @RequestParam(required = false) BigDecimal value,
            @RequestParam(defaultValue = "") String evidence) {
        measurements.enter(id, kpiId, value, evidence);
        return page(id, kpiId);
    }

    @PostMapping("/indicators/{kpiId:\\d{1,18}}/evidence")
    String evidence(@PathVariable long id, @PathVariable long kpiId, @RequestParam(defaultValue = "") String evidence) {
        measurements.showEvidence(id, kpiId, evidence);
        return page(id, kpiId);
    }

    @PostMapping("/indicators/{kpiId:\\d{1,18}}/points")
    String give(
            @PathVariable long id,
            @PathVariable long kpiId,
            @RequestParam(required = false) BigDecimal points,
            @RequestParam(defaultValue = "") String reason) {
        measurements.give(id, kpiId, points, reason);
        return page(id, kpiId);
    }

    @PostMapping("/growth")
    String grow(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String how,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate due,
            @RequestParam(defaultValue = "") String support) {
        growth.add(id, what, how, due, support);
        return page(id);
    }

    @PostMapping("/growth/{goalId:\\d{1,18}}/removal")
    String removeGoal(@PathVariable long id, @PathVariable long goalId) {
        growth.remove(id, goalId);
        return page(id);
    }

    @PostMapping("/growth/{goalId:\\d{1,18}}/outcome")
    String judgeGoal(
            @PathVariable long id,
            @PathVariable long goalId,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String note) {
        growth.judge(id, goalId, outcome(outcome), note);
        return page(id);
    }

    private static Growth.Outcome outcome(String name) {
        try {
            return Growth.Outcome.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new InvalidInput("outcome", "error.choice", name, "REACHED, PARTLY, MISSED, OPEN");
        }
    }

    @PostMapping("/feedback")
    String ask(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String giver,
            @RequestParam(defaultValue = "") String question) {
        feedbacks.ask(id, giver, question);
        return page(id);
    }

    @PostMapping("/end")
    String callOff(@PathVariable long id, @RequestParam(defaultValue = "") String reason) {
        openings.callOff(id, reason);
        return page(id);
    }

    private static String page(long id) {
        return "redirect:/appraisals/" + id;
    }

    private static String page(long id, long kpiId) {
        return "redirect:/appraisals/" + id + "/indicators/" + kpiId;
    }
}
