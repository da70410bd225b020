package org.gatehouse.timesheet;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.chart.Plot;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Hours of a project and of the house, added up: as table, as picture and as file. */
@Controller
class TotalsController {

    private static final int PAGE = 50;
    private static final int MOST_MONTHS = 120;
    private static final List<Dimension> OF_PROJECT =
            List.of(Dimension.ITEM, Dimension.PHASE, Dimension.PERSON, Dimension.KIND, Dimension.MONTH);
    private static final List<Dimension> OF_HOUSE =
            List.of(Dimension.PROJECT, Dimension.PERSON, Dimension.KIND, Dimension.MONTH);

    private final Totals totals;
    private final HoursExport export;
    private final WorkItems items;
    private final WorkKinds kinds;
    private final ClosedMonths months;
    private final Projects projects;
    private final MessageSource messages;
    private final Clock clock;

    TotalsController(
            Totals totals,
            HoursExport export,
            WorkItems items,
            WorkKinds kinds,
            ClosedMonths months,
            Projects projects,
            MessageSource messages,
            Clock clock) {
        this.totals = totals;
        this.export = export;
        this.items = items;
        this.kinds = kinds;
        this.months = months;
        this.projects = projects;
        this.messages = messages;
        this.clock = clock;
    }

    /** What is asked for; either day may be missing. */
    record Wish(
            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
            String by,
            Integer page) {}

    @GetMapping("/projects/{key}/hours")
    String project(@PathVariable String key, Wish wish, Locale reader, Model model) {
        Project project = projects.visible(key);
        Totals.Asked asked = asked(key, wish, project.startDate());
        Dimension by = Dimension.of(wish.by(), Dimension.ITEM);
        List<WorkItem> plan = items.of(key).stream()
                .filter(item -> item.status() != ItemStatus.CANCELLED && item.effortHours() != null)
                .toList();
        Map<String, BigDecimal> estimates = new HashMap<>();
        plan.forEach(item -> estimates.merge(part(by, item), item.effortHours(), BigDecimal::add));
        model.addAttribute("project", project);
        show(asked, by, wish, estimates, reader, model);
        model.addAttribute("dimensions", OF_PROJECT);
        model.addAttribute(
                "estimated", plan.stream().map(WorkItem::effortHours).reduce(BigDecimal.ZERO, BigDecimal::add));
        model.addAttribute("titles", items.of(key).stream().collect(Collectors.toMap(WorkItem::key, WorkItem::title)));
        return "timesheet/project";
    }

    @GetMapping("/projects/{key}/hours/export")
    void exportProject(
            @PathVariable String key,
            Wish wish,
            @RequestParam(defaultValue = "csv") String format,
            Locale reader,
            HttpServletResponse response)
            throws IOException {
        Project project = projects.visible(key);
        send(asked(key, wish, project.startDate()), key + "-hours", format, reader, response);
    }

    @GetMapping("/hours/house")
    String house(Wish wish, Locale reader, Model model) {
        requireOverseer();
        Totals.Asked asked =
                asked(null, wish, LocalDate.now(clock).withDayOfMonth(1).minusMonths(2));
        Dimension by = Dimension.of(wish.by(), Dimension.PROJECT);
        show(asked, by, wish, Map.of(), reader, model);
        @SuppressWarnings("unchecked")
        List<Total> rows = (List<Total>) model.getAttribute("rows");
        Set<String> keys = rows.stream().map(Total::key).collect(Collectors.toSet());
        if (by == Dimension.PROJECT) {
            Map<String, BigDecimal> estimates = totals.estimates(keys);
            model.addAttribute("estimates", estimates);
            model.addAttribute("widest", widest(rows, estimates));
            model.addAttribute("titles", projects.names(keys));
        }
        model.addAttribute("dimensions", OF_HOUSE);
        return "timesheet/house";
    }

    @GetMapping("/hours/house/export")
    void exportHouse(
            Wish wish, @RequestParam(defaultValue = "csv") String format, Locale reader, HttpServletResponse response)
            throws IOException {
        requireOverseer();
        send(
                asked(null, wish, LocalDate.now(clock).withDayOfMonth(1).minusMonths(2)),
                "hours",
                format,
                reader,
                response);
    }

    private void show(
            Totals.Asked asked,
            Dimension by,
            Wish wish,
            Map<String, BigDecimal> estimates,
            Locale reader,
            Model model) {
        int pages = Math.max(1, (totals.count(asked, by) + PAGE - 1) / PAGE);
        int page = Math.min(Math.max(1, wish.page() == null ? 1 : wish.page()), pages);
        List<Total> rows = totals.by(asked, by, (page - 1) * PAGE, PAGE);
        model.addAttribute("asked", asked);
        model.addAttribute("by", by);
        model.addAttribute("whole", totals.whole(asked));
        model.addAttribute("rows", rows);
        model.addAttribute("estimates", estimates);
        model.addAttribute("widest", widest(rows, estimates));
        model.addAttribute("page", page);
        model.addAttribute("pages", pages);
        model.addAttribute("kindNames", kinds.names());
        model.addAttribute("plot", plot(totals.by(asked, Dimension.MONTH, 0, MOST_MONTHS), reader));
        model.addAttribute("query", "from=" + asked.from() + "&to=" + asked.to());
    }

    private Plot plot(List<Total> byMonth, Locale reader) {
        Map<LocalDate, Total> months = new LinkedHashMap<>();
        byMonth.forEach(total -> months.put(month(total.key()), total));
        return new Plot(
                messages.getMessage("timesheet.chart", null, reader),
                messages.getMessage("timesheet.unit", null, reader),
                List.of(
                        series("timesheet.hours", Plot.Tone.ACTUAL, Plot.Shape.BAR, months, Total::hours, reader),
                        series(
                                "timesheet.approved",
                                Plot.Tone.GAIN,
                                Plot.Shape.POINTS,
                                months,
                                Total::approved,
                                reader)),
                null,
                List.of());
    }

    private Plot.Series series(
            String name,
            Plot.Tone tone,
            Plot.Shape shape,
            Map<LocalDate, Total> months,
            java.util.function.Function<Total, BigDecimal> value,
            Locale reader) {
        return new Plot.Series(
                messages.getMessage(name, null, reader),
                shape,
                tone,
                months.entrySet().stream()
                        .map(each -> new Plot.Point(each.getKey(), value.apply(each.getValue())))
                        .toList());
    }

    /** The first day of a month written like {@code 202611}. */
    static LocalDate month(String key) {
        return LocalDate.of(Integer.parseInt(key.substring(0, 4)), Integer.parseInt(key.substring(4)), 1);
    }

    private static String part(Dimension by, WorkItem item) {
        return switch (by) {
            case PERSON -> item.ownerId();
            case PHASE -> item.phaseName();
            case ITEM -> item.key();
            default -> "";
        };
    }

    private static BigDecimal widest(List<Total> rows, Map<String, BigDecimal> estimates) {
        return rows.stream()
                .map(row -> row.hours().max(estimates.getOrDefault(row.key(), BigDecimal.ZERO)))
                .reduce(BigDecimal.ONE, BigDecimal::max);
    }

    private Totals.Asked asked(String projectKey, Wish wish, LocalDate since) {
        LocalDate to = wish.to() == null ? LocalDate.now(clock) : wish.to();
        LocalDate from = wish.from() == null ? (since.isAfter(to) ? to : since) : wish.from();
        if (to.isBefore(from)) {
            throw new InvalidInput("to", "error.period.reversed", from, to);
        }
        return new Totals.Asked(projectKey, from, to);
    }

    private void requireOverseer() {
        if (!months.mayClose()) {
            throw new NotAllowed("timesheet.error.overseer");
        }
    }

    private void send(Totals.Asked asked, String name, String format, Locale reader, HttpServletResponse response)
            throws IOException {
        boolean sheet = format.equals("xlsx");
        response.setContentType(
                sheet ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(
                                name + "-" + asked.from() + "-" + asked.to() + (sheet ? ".xlsx" : ".csv"),
                                StandardCharsets.UTF_8)
                        .build()
                        .toString());
        export.write(asked, sheet, reader, response.getOutputStream());
    }
}
