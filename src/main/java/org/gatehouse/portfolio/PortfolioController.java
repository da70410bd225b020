package org.gatehouse.portfolio;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.person.People;
import org.gatehouse.project.Phase;
import org.gatehouse.project.ProjectStatus;
import org.gatehouse.waiting.Standstills;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All projects as a list, over months, added up and as a file; what is shown stands in the address. */
@Controller
@RequestMapping("/portfolio")
class PortfolioController {

    private final PortfolioRows rows;
    private final SavedFilters filters;
    private final Standstills standstills;
    private final People people;
    private final MessageSource messages;
    private final Clock clock;

    PortfolioController(
            PortfolioRows rows,
            SavedFilters filters,
            Standstills standstills,
            People people,
            MessageSource messages,
            Clock clock) {
        this.rows = rows;
        this.filters = filters;
        this.standstills = standstills;
        this.people = people;
        this.messages = messages;
        this.clock = clock;
    }

    /** A name to choose by its id. */
    record Choice(String id, String name) {}

    @GetMapping
    String list(@RequestParam Map<String, String> given, @RequestParam(defaultValue = "1") int page, Model model) {
        if (given.isEmpty()) {
            var usual = filters.usual();
            if (usual.isPresent()) {
                return "redirect:/portfolio?" + usual.get().query();
            }
        }
        Wish wish = Wish.of(given);
        PortfolioRows.Page found = rows.page(wish, page);
        model.addAttribute("found", found);
        model.addAttribute(
                "stands",
                standstills.of(found.lines().stream()
                        .filter(ProjectLine::isOpen)
                        .map(ProjectLine::key)
                        .toList()));
        show("list", wish, model);
        return "portfolio/list";
    }

    @GetMapping("/timeline")
    String timeline(
            @RequestParam Map<String, String> given,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "12") int months,
            @RequestParam(defaultValue = "") String from,
            Model model) {
        Wish wish = Wish.of(given);
        PortfolioRows.Page found = rows.page(wish, page);
        model.addAttribute("found", found);
        model.addAttribute("timeline", Timeline.of(found.lines(), month(from), months, LocalDate.now(clock)));
        model.addAttribute("spans", Timeline.SPANS);
        show("timeline", wish, model);
        return "portfolio/timeline";
    }

    @GetMapping("/rollup")
    String rollUp(
            @RequestParam Map<String, String> given,
            @RequestParam(defaultValue = "MARKET") RollUp.By by,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        Wish wish = Wish.of(given);
        model.addAttribute("rollUp", rows.rollUp(wish, by, page));
        model.addAttribute("links", new RollUpLinks(wish, by));
        model.addAttribute("bys", RollUp.By.values());
        show("rollup", wish, model);
        return "portfolio/rollup";
    }

    @GetMapping("/export/{format}")
    void export(
            @PathVariable String format,
            @RequestParam Map<String, String> given,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        boolean sheet = format.equals("xlsx");
        if (!sheet && !format.equals("csv")) {
            throw new NotFound(format);
        }
        PortfolioTable table = new PortfolioTable(messages, people, locale);
        List<ProjectLine> lines = rows.all(Wish.of(given));
        response.setContentType(
                sheet ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("portfolio-" + LocalDate.now(clock) + "." + format, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        if (sheet) {
            PortfolioFile.sheet(table, lines, response.getOutputStream());
        } else {
            PortfolioFile.csv(table, lines, response.getOutputStream());
        }
    }

    private void show(String view, Wish wish, Model model) {
        PortfolioRows.Choices choices = rows.choices();
        model.addAttribute("view", view);
        model.addAttribute("wish", wish);
        model.addAttribute("phases", Phase.values());
        model.addAttribute("statuses", ProjectStatus.values());
        model.addAttribute("healths", Wish.HEALTHS);
        model.addAttribute("managers", named(choices.managers()));
        model.addAttribute("sponsors", named(choices.sponsors()));
        model.addAttribute("markets", choices.markets());
        model.addAttribute("quarters", choices.quarters());
        model.addAttribute("saved", filters.mine());
        model.addAttribute("today", LocalDate.now(clock));
    }

    private List<Choice> named(List<String> ids) {
        return ids.stream()
                .map(id -> new Choice(id, people.name(id)))
                .sorted(Comparator.comparing(Choice::name).thenComparing(Choice::id))
                .toList();
    }

    private static YearMonth month(String from) {
        if (from.isEmpty()) {
            return null;
        }
        try {
            YearMonth month = YearMonth.parse(from);
            if (month.getYear() < 1900 || month.getYear() > 2999) {
                throw new InvalidInput("from", "portfolio.error.month", from);
            }
            return month;
        } catch (DateTimeException wrong) {
            throw new InvalidInput("from", "portfolio.error.month", from);
        }
    }
}
