package org.gatehouse.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.review.StatusReport.News;
import org.gatehouse.trail.Happening;

/** Sorts what happened since the last review: work, plan, changes, goals, risks, gates, health. */
final class StatusNews {

    /** Rooms everything of which is news. */
    static final Set<String> KINDS = Set.of("risk", "gate", "adjustment");

    /** Lines that are read; a project in which more happens in a review period has news enough. */
    static final int MOST = 2000;

    private static final Map<String, String> GROUPS = new LinkedHashMap<>();

    static {
        GROUPS.put("execution.done", "done");
        GROUPS.put("plan.itemAdded", "added");
        GROUPS.put("plan.itemsImported", "added");
        GROUPS.put("plan.itemChanged", "moved");
        GROUPS.put("plan.itemsRescheduled", "moved");
        GROUPS.put("plan.levelled", "moved");
        GROUPS.put("plan.itemCancelled", "cancelled");
        GROUPS.put("change.requested", "changes");
        GROUPS.put("change.applied", "changes");
        GROUPS.put("change.rejected", "changes");
        GROUPS.put("project.reframed", "changes");
        GROUPS.put("plan.baselineTaken", "changes");
        GROUPS.put("goal.adjusted", "goals");
        GROUPS.put("measure.readingAdded", "goals");
        GROUPS.put("measure.readingCorrected", "goals");
        GROUPS.put("measure.readingsUploaded", "goals");
        GROUPS.put("measure.readingsFetched", "goals");
        GROUPS.put("measure.readingsSent", "goals");
        GROUPS.put("health.turned", "health");
        GROUPS.put("health.overridden", "health");
    }

    /** Single actions that are news. */
    static final Set<String> ACTIONS = Set.copyOf(GROUPS.keySet());

    private static final List<String> ORDER =
            List.of("done", "added", "moved", "cancelled", "changes", "goals", "risks", "gates", "health");

    private StatusNews() {}

    /** By sort, those that there are, in their order. */
    static List<News> of(List<Happening> newestFirst) {
        Map<String, List<Happening>> sorted = new LinkedHashMap<>();
        ORDER.forEach(group -> sorted.put(group, new ArrayList<>()));
        newestFirst.forEach(each -> sorted.get(group(each.action())).add(each));
        List<News> news = new ArrayList<>();
        sorted.forEach((group, all) -> {
            if (!all.isEmpty()) {
                news.add(new News(group, all.size(), all.subList(0, Math.min(News.SHOWN, all.size()))));
            }
        });
        return news;
    }

    private static String group(String action) {
        if (action.startsWith("risk.")) {
            return "risks";
        }
        if (action.startsWith("gate.")) {
            return "gates";
        }
        return GROUPS.getOrDefault(action, "goals");
    }
}
