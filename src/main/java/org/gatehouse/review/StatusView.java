package org.gatehouse.review;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.budget.Costs;
import org.gatehouse.chart.Plot;
import org.gatehouse.project.Project;
import org.gatehouse.trail.Trail;
import org.springframework.stereotype.Component;

/** What pages, task forms and paper show of a review: one model for all, less the costs for those who may not know. */
@Component
class StatusView {

    private final StatusReports reports;
    private final StatusPlots plots;
    private final Trail trail;
    private final Costs costs;

    StatusView(StatusReports reports, StatusPlots plots, Trail trail, Costs costs) {
        this.reports = reports;
        this.plots = plots;
        this.trail = trail;
        this.costs = costs;
    }

    /** A sort of news, its lines in words. */
    record NewsLines(String group, int count, List<String> lines) {}

    /** Without a status for a review decided before there were any. */
    Map<String, Object> of(Project project, Review review, Locale locale) {
        Map<String, Object> model = new HashMap<>();
        model.put("project", project);
        model.put("review", review);
        StatusReport status = reports.of(project, review).orElse(null);
        model.put("status", status);
        if (status != null) {
            boolean seesCosts = seesCosts(project);
            model.put("seesCosts", seesCosts);
            model.put("news", news(status, locale));
            model.put("plots", drawn(status, seesCosts, locale));
            model.put(
                    "warnings",
                    status.warnings().stream()
                            .filter(warning -> seesCosts || !warning.confidential())
                            .toList());
        }
        return model;
    }

    /** Whether the reader may know what the project's work costs. */
    boolean seesCosts(Project project) {
        return costs.mayKnow(project);
    }

    private List<NewsLines> news(StatusReport status, Locale locale) {
        return status.news().stream()
                .map(news -> new NewsLines(
                        news.group(),
                        news.count(),
                        news.lines().stream()
                                .map(line -> trail.what(line, locale))
                                .toList()))
                .toList();
    }

    private List<Plot> drawn(StatusReport status, boolean seesCosts, Locale locale) {
        List<Plot> all = new ArrayList<>();
        if (!status.curve().isEmpty()) {
            all.add(plots.curve(status, seesCosts, locale));
        }
        all.addAll(plots.goals(status, locale));
        return all;
    }
}
