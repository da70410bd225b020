package org.gatehouse.execution;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Projects;
import org.springframework.stereotype.Component;

/** The signed-in reader's items over all projects; templates say {@code @myWork}. */
@Component("myWork")
class MyWork {

    private final WorkItems items;
    private final Projects projects;
    private final Work work;
    private final CurrentPerson me;
    private final Clock clock;

    MyWork(WorkItems items, Projects projects, Work work, CurrentPerson me, Clock clock) {
        this.items = items;
        this.projects = projects;
        this.work = work;
        this.me = me;
        this.clock = clock;
    }

    /** Running items, those due first at the top. */
    public List<Line> getLines() {
        LocalDate today = LocalDate.now(clock);
        List<WorkItem> mine = items.running(me.id());
        Set<String> keys = mine.stream().map(WorkItem::projectKey).collect(Collectors.toSet());
        Map<String, String> names = projects.names(keys);
        return mine.stream()
                .map(item -> new Line(item, names.get(item.projectKey()), Standing.isOverdue(item, today)))
                .toList();
    }

    public BigDecimal getHoursThisWeek() {
        return work.hoursThisWeek(me.id());
    }

    record Line(WorkItem item, String project, boolean overdue) {}
}
