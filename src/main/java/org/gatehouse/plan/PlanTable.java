package org.gatehouse.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A page of a plan as a table: items under their phases.
 *
 * @param page the page shown, from 1
 */
record PlanTable(List<Group> groups, int page, int pages) {

    static final int SIZE = 100;

    record Group(PlanPhase phase, List<Row> rows) {}

    /**
     * One item.
     *
     * @param path summaries between its phase and itself, in one line; may be empty
     * @param links what it waits for, as planners write it
     * @param slip calendar days later (or, negative, earlier) than the baseline
     */
    record Row(WorkItem item, String path, List<String> links, List<String> findings, long slip) {

        /** Whether the schedule could not keep the wanted start. */
        public boolean isPushed() {
            return item.wantedStart() != null
                    && item.startDate() != null
                    && item.startDate().isAfter(item.wantedStart());
        }
    }

    private record Placed(PlanPhase phase, WorkItem item) {}

    /**
     * @param plan all items, summaries included
     * @param shown which of them are wanted
     * @param findings by item key
     * @param promised what the baseline holds, by item key
     */
    static PlanTable of(
            List<WorkItem> plan,
            Predicate<WorkItem> shown,
            int wantedPage,
            Map<String, List<String>> findings,
            Map<String, BaselineItem> promised) {
        List<Placed> rows = PlanPhase.of(plan).stream()
                .flatMap(phase -> phase.items().stream().filter(shown).map(item -> new Placed(phase, item)))
                .toList();
        int pages = Math.max(1, (rows.size() + SIZE - 1) / SIZE);
        int page = Math.min(Math.max(1, wantedPage), pages);
        Outline outline = new Outline(plan);
        List<Group> groups = new ArrayList<>();
        for (Placed row : rows.subList((page - 1) * SIZE, Math.min(page * SIZE, rows.size()))) {
            if (groups.isEmpty() || groups.get(groups.size() - 1).phase() != row.phase()) {
                groups.add(new Group(row.phase(), new ArrayList<>()));
            }
            groups.get(groups.size() - 1).rows().add(row(row.item(), outline, findings, promised));
        }
        return new PlanTable(groups, page, pages);
    }

    private static Row row(
            WorkItem item, Outline outline, Map<String, List<String>> findings, Map<String, BaselineItem> promised) {
        return new Row(
                item,
                String.join(" › ", outline.above(item).stream().skip(1).toList()),
                item.links().stream().map(LinkText::of).toList(),
                findings.getOrDefault(item.key(), List.of()),
                slip(item, promised.get(item.key())));
    }

    /** Calendar days by which an item ends later than promised; 0 where that cannot be told. */
    static long slip(WorkItem item, BaselineItem before) {
        LocalDate finish = item.actualFinish() == null ? item.finishDate() : item.actualFinish();
        boolean counts = before != null && before.finishDate() != null && finish != null;
        return counts && item.status() != ItemStatus.CANCELLED
                ? finish.toEpochDay() - before.finishDate().toEpochDay()
                : 0;
    }
}
