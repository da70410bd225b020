package org.gatehouse.closure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.budget.Costs;
import org.gatehouse.gate.Dossiers;
import org.gatehouse.gate.GateReview;
import org.gatehouse.gate.GateReviews;
import org.gatehouse.progress.EarnedValue;
import org.gatehouse.project.Project;
import org.springframework.stereotype.Component;

/** What page and paper show of a closure report: one model for both, less the costs for those who may not know. */
@Component
class ReportView {

    private final Closures closures;
    private final ReportPlots plots;
    private final ReportSummary summary;
    private final GateReviews gates;
    private final Dossiers dossiers;
    private final FollowUps followUps;
    private final Costs costs;

    ReportView(
            Closures closures,
            ReportPlots plots,
            ReportSummary summary,
            GateReviews gates,
            Dossiers dossiers,
            FollowUps followUps,
            Costs costs) {
        this.closures = closures;
        this.plots = plots;
        this.summary = summary;
        this.gates = gates;
        this.dossiers = dossiers;
        this.followUps = followUps;
        this.costs = costs;
    }

    /** @param money null where the reader may not know it */
    record ValueRow(String name, BigDecimal hours, BigDecimal money, boolean ratio) {}

    Map<String, Object> of(Project project, Locale locale) {
        Closures.Shown shown = closures.report(project);
        Report report = shown.report();
        ReportDetails details = report.details();
        boolean seesCosts = costs.mayKnow(project);
        List<GateReview> decisions = gates.of(project.key()).stream()
                .filter(review -> !review.isOpen())
                .toList();
        List<FollowUps.Shown> later = followUps.of(project.key());
        Map<String, Object> model = new HashMap<>();
        model.put("project", project);
        model.put("report", report);
        model.put("details", details);
        model.put("writtenAt", shown.writtenAt());
        model.put("seesCosts", seesCosts);
        model.put("later", later);
        model.put("decisions", decisions);
        model.put("criteria", criteria(project.key(), locale));
        model.put("summary", summary.of(project, report, seesCosts, locale));
        model.put("curve", plots.curve(details, report.frame().currency(), seesCosts, locale));
        model.put("courses", plots.courses(details, locale));
        model.put("values", values(details, seesCosts));
        model.put("sections", sections(report, decisions, later));
        return model;
    }

    /** What the criteria of the project's gates are called, by key. */
    private Map<String, String> criteria(String projectKey, Locale locale) {
        Map<String, String> names = new HashMap<>();
        dossiers.approved(projectKey)
                .forEach(dossier ->
                        dossier.criteria().forEach(criterion -> names.put(criterion.key(), criterion.in(locale))));
        return names;
    }

    private static List<ValueRow> values(ReportDetails details, boolean seesCosts) {
        EarnedValue hours = details.hours();
        if (hours == null) {
            return List.of();
        }
        EarnedValue cost = seesCosts ? details.cost() : null;
        return List.of(
                amount("bac", hours.bac(), cost == null ? null : cost.bac()),
                amount("ev", hours.ev(), cost == null ? null : cost.ev()),
                amount("ac", hours.ac(), cost == null ? null : cost.ac()),
                amount("sv", hours.sv(), cost == null ? null : cost.sv()),
                amount("cv", hours.cv(), cost == null ? null : cost.cv()),
                ratio("spi", hours.spi(), cost == null ? null : cost.spi()),
                ratio("cpi", hours.cpi(), cost == null ? null : cost.cpi()));
    }

    private static ValueRow amount(String name, BigDecimal hours, BigDecimal money) {
        return new ValueRow(name, EarnedValue.cents(hours), money == null ? null : EarnedValue.cents(money), false);
    }

    private static ValueRow ratio(String name, BigDecimal hours, BigDecimal money) {
        return new ValueRow(
                name,
                hours == null ? null : EarnedValue.shown(hours),
                money == null ? null : EarnedValue.shown(money),
                true);
    }

    /** What there is to tell, in the order of the report; names of the sections. */
    private static List<String> sections(Report report, List<GateReview> decisions, List<?> later) {
        ReportDetails details = report.details();
        List<String> sections = new ArrayList<>(List.of("goals"));
        add(sections, "later", later);
        sections.addAll(List.of("time", "cost", "scope", "deliverables"));
        add(sections, "checklist", report.checklist());
        add(sections, "changes", report.changes());
        add(sections, "adjustments", details.adjustments());
        add(sections, "risks", report.risks());
        add(sections, "gates", decisions);
        add(sections, "reviews", report.reviews());
        sections.add("people");
        sections.add("lessons");
        return sections;
    }

    private static void add(List<String> sections, String name, List<?> content) {
        if (!content.isEmpty()) {
            sections.add(name);
        }
    }
}
