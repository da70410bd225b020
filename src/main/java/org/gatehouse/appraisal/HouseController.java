package org.gatehouse.appraisal;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.Role;
import org.gatehouse.person.CurrentPerson;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Human resources: how far the house's appraisals are, periods, and the catalogue of indicators. */
@Controller
@RequestMapping("/appraisals/house")
class HouseController {

    private static final int PAGE = 50;

    private final AppraisalRepository appraisals;
    private final Periods periods;
    private final CurrentPerson me;

    HouseController(AppraisalRepository appraisals, Periods periods, CurrentPerson me) {
        this.appraisals = appraisals;
        this.periods = periods;
        this.me = me;
    }

    /** Before every page and command here. */
    @ModelAttribute
    void requireHumanResources() {
        if (!me.is(Role.HR)) {
            throw new NotAllowed("appraisal.error.hr");
        }
    }

    @GetMapping
    String overview(
            @RequestParam(defaultValue = "0") long period,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        String wanted = Arrays.stream(State.values()).map(State::name).anyMatch(state::equals) ? state : "";
        int total = appraisals.houseSize(period, wanted);
        int pages = Math.max(1, (total + PAGE - 1) / PAGE);
        int shown = Math.min(Math.max(1, page), pages);
        model.addAttribute("appraisals", appraisals.house(period, wanted, (shown - 1) * PAGE, PAGE));
        model.addAttribute("amounts", appraisals.amounts(period));
        model.addAttribute("periods", periods.all());
        model.addAttribute("states", List.of(State.values()));
        model.addAttribute("kinds", List.of(Period.Kind.values()));
        model.addAttribute("period", period);
        model.addAttribute("state", wanted);
        model.addAttribute("total", total);
        model.addAttribute("page", shown);
        model.addAttribute("pages", pages);
        return "appraisal/house";
    }

    @PostMapping("/periods")
    String start(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate fromDay) {
        Period.Kind chosen = Arrays.stream(Period.Kind.values())
                .filter(one -> one.name().equals(kind))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("kind", "error.choice", kind, "QUARTER, HALF, YEAR"));
        periods.start(name, chosen, fromDay);
        return "redirect:/appraisals/house";
    }

    @PostMapping("/periods/{periodId:\\d{1,18}}/newcomers")
    String startForNewcomers(@PathVariable long periodId) {
        periods.startForNewcomers(periodId);
        return "redirect:/appraisals/house?period=" + periodId;
    }

    @GetMapping("/catalogue")
    String catalogue(Model model) {
        model.addAttribute("definitions", periods.catalogue());
        model.addAttribute(
                "sources",
                Arrays.stream(Source.values())
                        .filter(source -> source != Source.METRIC)
                        .toList());
        return "appraisal/catalogue";
    }

    @PostMapping("/catalogue")
    String offer(@RequestParam MultiValueMap<String, String> form) {
        periods.offer(role(form), Drafts.one(form));
        return "redirect:/appraisals/house/catalogue";
    }

    @PostMapping("/catalogue/{definitionId:\\d{1,18}}")
    String change(
            @PathVariable long definitionId,
            @RequestParam int version,
            @RequestParam(defaultValue = "false") boolean retired,
            @RequestParam MultiValueMap<String, String> form) {
        periods.change(definitionId, version, role(form), Drafts.one(form), retired);
        return "redirect:/appraisals/house/catalogue";
    }

    private static String role(MultiValueMap<String, String> form) {
        String role = form.getFirst("forRole");
        return role == null ? "" : role;
    }
}
