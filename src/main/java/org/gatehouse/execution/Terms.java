package org.gatehouse.execution;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.gatehouse.kernel.Role;
import org.gatehouse.person.People;
import org.gatehouse.person.Person;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.project.Project;
import org.springframework.stereotype.Component;

/** Under which terms an item is worked on: who does and who accepts it, when it is due, when to say a word about it. */
@Component
class Terms {

    /** Days overdue from which the project manager is told. */
    static final int ESCALATE_AFTER = 3;

    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final LocalTime EVENING = LocalTime.of(18, 0);
    private static final int LONGEST_TITLE = 60;

    private final People people;
    private final Clock clock;

    Terms(People people, Clock clock) {
        this.people = people;
        this.clock = clock;
    }

    /** What the model {@code work-item} starts with. */
    Map<String, Object> variables(WorkItem item, Project project) {
        Map<String, Object> variables = new HashMap<>(changing(item, project));
        variables.put("projectKey", project.key());
        variables.put("projectName", project.name());
        variables.put("projectManager", project.managerId());
        variables.put("sponsor", project.sponsorId());
        variables.put("itemKey", item.key());
        return variables;
    }

    /** Those of them that follow the item while it runs. */
    Map<String, Object> changing(WorkItem item, Project project) {
        return Map.of(
                "itemTitle", shortTitle(item),
                "owner", item.ownerId(),
                "accepter", accepter(item, project),
                "needsAcceptance", item.needsAcceptance(),
                "dueDate", Date.from(dueAt(item, project)),
                "remindAt", Date.from(remindAt(item, project)),
                "overdueCycle",
                        "R/"
                                + DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                                        overdueAt(item, project).atZone(clock.getZone()))
                                + "/P1D");
    }

    /** Nobody accepts their own work: the project manager does, else the sponsor, else another manager of the house. */
    String accepter(WorkItem item, Project project) {
        if (!project.managerId().equals(item.ownerId())) {
            return project.managerId();
        }
        if (!project.sponsorId().equals(item.ownerId())) {
            return project.sponsorId();
        }
        return people.inRole(Role.MANAGER).stream()
                .map(Person::id)
                .filter(id -> !id.equals(item.ownerId()))
                .findFirst()
                .orElse(project.sponsorId());
    }

    /** The day an item is due: the schedule's; the project's last day where the schedule knows none. */
    static LocalDate due(WorkItem item, Project project) {
        return item.finishDate() == null ? project.endDate() : item.finishDate();
    }

    Instant dueAt(WorkItem item, Project project) {
        return at(due(item, project), EVENING);
    }

    /** The morning of the day before. */
    Instant remindAt(WorkItem item, Project project) {
        return at(due(item, project).minusDays(1), MORNING);
    }

    /** The first morning on which it is late. */
    Instant overdueAt(WorkItem item, Project project) {
        return at(due(item, project).plusDays(1), MORNING);
    }

    /** Days since it should have been finished; 0 or less while there is time. */
    long daysLate(LocalDate due) {
        return ChronoUnit.DAYS.between(due, LocalDate.now(clock));
    }

    private Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(clock.getZone()).toInstant();
    }

    /** Fits into a task's name, which carries it in two languages; the bar separates those. */
    private static String shortTitle(WorkItem item) {
        String title = item.title().replace('|', '/').strip();
        return title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE - 1) + "…";
    }
}
