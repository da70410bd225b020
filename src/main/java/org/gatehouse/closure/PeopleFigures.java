package org.gatehouse.closure;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.project.Project;

/** Who took part in a project, and what they did. */
final class PeopleFigures {

    private final Map<String, Report.PersonLine> people = new LinkedHashMap<>();
    private final Map<String, List<WorkItem>> owned;
    private final Map<String, BigDecimal> hours;

    private PeopleFigures(List<WorkItem> plan, Map<String, BigDecimal> hours) {
        this.owned = plan.stream().collect(Collectors.groupingBy(WorkItem::ownerId));
        this.hours = hours;
    }

    /** @param hours booked, by item */
    static List<Report.PersonLine> of(
            Project project, List<WorkItem> plan, Map<String, BigDecimal> hours, ZoneId zone) {
        PeopleFigures figures = new PeopleFigures(plan, hours);
        LocalDate created = day(project.createdAt(), zone);
        LocalDate ended = day(project.endedAt(), zone);
        figures.add(project.managerId(), "manager", created, ended);
        figures.add(project.sponsorId(), "sponsor", created, ended);
        for (Project.Member member : project.members()) {
            figures.add(member.personId(), "member", day(member.joinedAt(), zone), day(member.releasedAt(), zone));
        }
        return List.copyOf(figures.people.values());
    }

    private void add(String id, String part, LocalDate joined, LocalDate released) {
        List<WorkItem> theirs = owned.getOrDefault(id, List.of());
        people.putIfAbsent(
                id,
                new Report.PersonLine(
                        id,
                        part,
                        joined,
                        released,
                        (int) theirs.stream()
                                .filter(item -> item.status() == ItemStatus.DONE)
                                .count(),
                        theirs.stream()
                                .map(item -> hours.getOrDefault(item.key(), BigDecimal.ZERO))
                                .reduce(BigDecimal.ZERO, BigDecimal::add)));
    }

    private static LocalDate day(Instant when, ZoneId zone) {
        return when == null ? null : LocalDate.ofInstant(when, zone);
    }
}
