package org.gatehouse.timesheet;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gatehouse.kernel.NotAllowed;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What managers and administrators look after: everybody's weeks, closing months, the kinds of work. */
@Controller
class HouseHoursController {

    private static final int PAGE = 50;
    private static final int WEEKS = 12;
    private static final int MONTHS = 13;
    private static final Set<String> STATUSES = Set.of("", "OPEN", "SUBMITTED", "RETURNED", "APPROVED");

    private final WeekList weeks;
    private final ClosedMonths months;
    private final WorkKinds kinds;
    private final Clock clock;

    HouseHoursController(WeekList weeks, ClosedMonths months, WorkKinds kinds, Clock clock) {
        this.weeks = weeks;
        this.months = months;
        this.kinds = kinds;
        this.clock = clock;
    }

    record Month(
            LocalDate day, boolean closed, boolean over, String closedBy, java.time.Instant closedAt, int undecided) {}

    @GetMapping("/hours/weeks")
    String weeks(
            @RequestParam(defaultValue = "OPEN") String status,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        requireOverseer();
        String chosen = STATUSES.contains(status) ? status : "OPEN";
        LocalDate to = LocalDate.now(clock);
        LocalDate from = Week.mondayOf(to).minusWeeks(WEEKS);
        int pages = Math.max(1, (weeks.count(from, to, chosen) + PAGE - 1) / PAGE);
        int current = Math.min(Math.max(1, page), pages);
        model.addAttribute("weeks", weeks.of(from, to, chosen, (current - 1) * PAGE, PAGE));
        model.addAttribute("status", chosen);
        model.addAttribute("statuses", EntryStatus.values());
        model.addAttribute("page", current);
        model.addAttribute("pages", pages);
        return "timesheet/weeks";
    }

    @GetMapping("/hours/months")
    String months(Model model) {
        requireOverseer();
        YearMonth now = YearMonth.now(clock);
        Map<YearMonth, ClosedMonths.ClosedMonth> closed = months.latest(10 * MONTHS).stream()
                .collect(Collectors.toMap(ClosedMonths.ClosedMonth::month, each -> each));
        Map<YearMonth, Integer> undecided =
                months.undecided(now.minusMonths(MONTHS - 1).atDay(1));
        model.addAttribute(
                "months",
                IntStream.range(0, MONTHS)
                        .mapToObj(now::minusMonths)
                        .map(month -> {
                            ClosedMonths.ClosedMonth is = closed.get(month);
                            return new Month(
                                    month.atDay(1),
                                    is != null,
                                    month.isBefore(now),
                                    is == null ? "" : is.closedBy(),
                                    is == null ? null : is.closedAt(),
                                    undecided.getOrDefault(month, 0));
                        })
                        .toList());
        return "timesheet/months";
    }

    @PostMapping("/hours/months/{month}")
    String close(@PathVariable YearMonth month, RedirectAttributes after) {
        months.close(month);
        after.addFlashAttribute("notice", "timesheet.monthClosed");
        return "redirect:/hours/months";
    }

    @GetMapping("/hours/kinds")
    String kinds(Model model) {
        if (!kinds.mayKeep()) {
            throw new NotAllowed("timesheet.error.administratorOnly");
        }
        model.addAttribute("kinds", kinds.all());
        return "timesheet/kinds";
    }

    @PostMapping("/hours/kinds")
    String add(
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String nameEn,
            @RequestParam(defaultValue = "") String nameZh,
            @RequestParam(defaultValue = "false") boolean billable,
            RedirectAttributes after) {
        kinds.add(id.strip(), nameEn, nameZh, billable);
        after.addFlashAttribute("notice", "timesheet.saved");
        return "redirect:/hours/kinds";
    }

    @PostMapping("/hours/kinds/{id}")
    String change(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String nameEn,
            @RequestParam(defaultValue = "") String nameZh,
            @RequestParam(defaultValue = "false") boolean billable,
            @RequestParam(defaultValue = "false") boolean active,
            @RequestParam(defaultValue = "0") int position,
            RedirectAttributes after) {
        kinds.change(id, nameEn, nameZh, billable, active, position);
        after.addFlashAttribute("notice", "timesheet.saved");
        return "redirect:/hours/kinds";
    }

    private void requireOverseer() {
        if (!months.mayClose()) {
            throw new NotAllowed("timesheet.error.overseer");
        }
    }
}
