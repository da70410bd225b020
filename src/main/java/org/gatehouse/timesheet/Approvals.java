package org.gatehouse.timesheet;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gatehouse.engine.Desk;
import org.gatehouse.engine.Engine;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.notice.Notices;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How a week is submitted and decided on. Its process is called by the person and the Monday;
 * everybody who moves it holds the week's lock.
 */
@Service
@Transactional
public class Approvals {

    static final String PROCESS = "timesheet";
    static final String SUBMIT = "submitWeek";
    static final String APPROVE = "approveHours";
    private static final int LONGEST_REASON = 4000;

    private final Weeks weeks;
    private final Parts parts;
    private final EntryRows rows;
    private final ApproverChoice choice;
    private final Projects projects;
    private final Engine engine;
    private final Desk desk;
    private final Notices notices;
    private final People people;
    private final CurrentPerson me;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Approvals(
            Weeks weeks,
            Parts parts,
            EntryRows rows,
            ApproverChoice choice,
            Projects projects,
            Engine engine,
            Desk desk,
            Notices notices,
            People people,
            CurrentPerson me,
            ApplicationEventPublisher events,
            Clock clock) {
        this.weeks = weeks;
        this.parts = parts;
        this.rows = rows;
        this.choice = choice;
        this.projects = projects;
        this.engine = engine;
        this.desk = desk;
        this.notices = notices;
        this.people = people;
        this.me = me;
        this.events = events;
        this.clock = clock;
    }

    /** Lets the week's process begin, unless it runs or the week needs none; of two who want it one does it. */
    boolean begin(String person, LocalDate monday) {
        Week week = weeks.lock(person, monday);
        if (!week.status().isOpen() || engine.isRunning(PROCESS, week.key())) {
            return false;
        }
        String days = week.monday() + " – " + week.sunday();
        engine.start(
                PROCESS,
                week.key(),
                Map.of(
                        "person",
                        person,
                        "weekLabel",
                        days,
                        "weekOf",
                        people.name(person) + ", " + days,
                        "submitDue",
                        Date.from(week.sunday()
                                .plusDays(1)
                                .atTime(LocalTime.NOON)
                                .atZone(clock.getZone())
                                .toInstant())));
        weeks.begun(week, true);
        return true;
    }

    /** The signed-in person hands their week in; the same as completing the task. */
    public void submit(LocalDate monday) {
        begin(me.id(), monday);
        String key = weeks.of(me.id(), monday).key();
        String task = engine.openTask(PROCESS, key, SUBMIT).orElseThrow(() -> closed(weeks.of(me.id(), monday)));
        desk.complete(task, me.id(), me.groups(), Map.of());
    }

    /** What completing the task means: each project's part goes to whoever approves it. */
    void submitted(String key) {
        Week week = lock(key);
        if (!week.status().isOpen()) {
            throw closed(week);
        }
        if (week.monday().isAfter(LocalDate.now(clock))) {
            throw new Conflict("timesheet.error.notBegun", week.monday());
        }
        Map<String, BigDecimal> hours = hoursByProject(week);
        Map<String, Part> before = parts.of(week).stream().collect(Collectors.toMap(Part::projectKey, it -> it));
        for (Part part : before.values()) {
            if (part.status() != EntryStatus.APPROVED) {
                parts.remove(part);
                if (!hours.containsKey(part.projectKey())) {
                    events.publishEvent(
                            WeekMoved.of(part.projectKey(), "timesheet.withdrawn", subject(week), BigDecimal.ZERO, ""));
                }
            }
        }
        hours.forEach((projectKey, sum) -> {
            Part old = before.get(projectKey);
            if (old == null || old.status() != EntryStatus.APPROVED) {
                Project project = projects.require(projectKey);
                parts.put(new Part(
                        projectKey,
                        week.personId(),
                        week.monday(),
                        choice.of(project, week.personId(), sum),
                        EntryStatus.SUBMITTED,
                        "",
                        null,
                        null));
                events.publishEvent(WeekMoved.of(projectKey, "timesheet.submitted", subject(week), sum, ""));
            }
        });
        weeks.save(new Week(
                week.personId(),
                week.monday(),
                EntryStatus.SUBMITTED,
                week.submission() + 1,
                "",
                clock.instant(),
                null));
    }

    /** Whose word the week waits for; nobody's where nothing was worked. */
    List<String> asked(String key) {
        return parts.of(of(key)).stream()
                .filter(part -> part.status() == EntryStatus.SUBMITTED)
                .map(Part::approverId)
                .distinct()
                .sorted()
                .toList();
    }

    /** Projects whose part of the week waits for this person's word. */
    Set<String> askedAbout(Week week, String approver) {
        return parts.of(week).stream()
                .filter(part -> part.status() == EntryStatus.SUBMITTED
                        && part.approverId().equals(approver))
                .map(Part::projectKey)
                .collect(Collectors.toSet());
    }

    /**
     * Somebody decides on all that they, or the person they stand in for, were asked about.
     *
     * @param asked whose word was asked for
     */
    void decide(String key, String asked, String decider, boolean approved, String reason) {
        Week week = lock(key);
        if (decider.equals(week.personId())) {
            throw new NotAllowed("timesheet.error.ownHours");
        }
        if (!approved) {
            requireReason(reason);
        }
        if (reason.length() > LONGEST_REASON) {
            throw new InvalidInput("reason", "error.tooLong", LONGEST_REASON);
        }
        Map<String, BigDecimal> hours = hoursByProject(week);
        for (Part part : parts.of(week)) {
            if (part.status() == EntryStatus.SUBMITTED && part.approverId().equals(asked)) {
                parts.put(new Part(
                        part.projectKey(),
                        part.personId(),
                        part.monday(),
                        part.approverId(),
                        approved ? EntryStatus.APPROVED : EntryStatus.RETURNED,
                        reason,
                        decider,
                        clock.instant()));
                WeekMoved moved = WeekMoved.of(
                        part.projectKey(),
                        approved ? "timesheet.approved" : "timesheet.returned",
                        subject(week),
                        hours.getOrDefault(part.projectKey(), BigDecimal.ZERO),
                        reason);
                events.publishEvent(decider.equals(asked) ? moved : moved.inPlaceOf(asked));
            }
        }
    }

    /**
     * All have decided; a second time changes nothing.
     *
     * @return whether something was sent back
     */
    boolean settle(String key) {
        Week week = lock(key);
        List<Part> returned = parts.of(week).stream()
                .filter(part -> part.status() == EntryStatus.RETURNED)
                .toList();
        if (week.status() == EntryStatus.SUBMITTED) {
            String why = returned.stream()
                    .map(part -> part.projectKey() + ": " + part.reason())
                    .collect(Collectors.joining("\n"));
            weeks.save(new Week(
                    week.personId(),
                    week.monday(),
                    returned.isEmpty() ? EntryStatus.APPROVED : EntryStatus.RETURNED,
                    week.submission(),
                    why.length() > LONGEST_REASON ? why.substring(0, LONGEST_REASON) : why,
                    week.submittedAt(),
                    clock.instant()));
            weeks.begun(week, !returned.isEmpty());
            notices.tell(
                    week.personId(),
                    returned.isEmpty() ? "notice.timesheet.approved" : "notice.timesheet.returned",
                    List.of(week.monday().toString(), why.length() > 1000 ? why.substring(0, 1000) + "…" : why),
                    link(week));
        }
        return !returned.isEmpty();
    }

    Week of(String key) {
        int slash = key.lastIndexOf('/');
        if (slash < 0) {
            throw new NotFound(key);
        }
        return weeks.of(key.substring(0, slash), LocalDate.parse(key.substring(slash + 1)));
    }

    private Week lock(String key) {
        Week week = of(key);
        return weeks.lock(week.personId(), week.monday());
    }

    Map<String, BigDecimal> hoursByProject(Week week) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        rows.ofPerson(week.personId(), week.monday(), week.sunday())
                .forEach(entry -> sums.merge(entry.projectKey(), entry.hours(), BigDecimal::add));
        return sums;
    }

    String subject(Week week) {
        return people.name(week.personId()) + ", " + week.monday();
    }

    static String link(Week week) {
        return "/hours/" + week.monday();
    }

    static String linkForOthers(Week week) {
        return link(week) + "/of/" + week.personId();
    }

    private static Conflict closed(Week week) {
        return new Conflict(
                week.status() == EntryStatus.APPROVED ? "timesheet.error.approved" : "timesheet.error.submitted",
                week.monday());
    }

    static void requireReason(String reason) {
        if (reason == null || reason.isBlank()) {
            throw new InvalidInput("reason", "timesheet.error.reason");
        }
        if (reason.length() > LONGEST_REASON) {
            throw new InvalidInput("reason", "error.tooLong", LONGEST_REASON);
        }
    }
}
