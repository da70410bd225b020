package org.gatehouse.execution;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.Facts;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.ProjectKey;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.notice.Notices;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.gatehouse.plan.ItemEvent;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Projects;
import org.gatehouse.timesheet.EntryDraft;
import org.gatehouse.timesheet.Hours;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The room's door: what people report about their work, and what that adds up to. */
@Service
@Transactional
public class Work {

    private static final int LONGEST_NOTE = 4000;

    private final WorkItems items;
    private final Projects projects;
    private final Hours hours;
    private final ProgressReportRepository reports;
    private final AcceptanceRepository acceptances;
    private final Notices notices;
    private final People people;
    private final CurrentPerson me;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Work(
            WorkItems items,
            Projects projects,
            Hours hours,
            ProgressReportRepository reports,
            AcceptanceRepository acceptances,
            Notices notices,
            People people,
            CurrentPerson me,
            ApplicationEventPublisher events,
            Clock clock) {
        this.items = items;
        this.projects = projects;
        this.hours = hours;
        this.reports = reports;
        this.acceptances = acceptances;
        this.notices = notices;
        this.people = people;
        this.me = me;
        this.events = events;
        this.clock = clock;
    }

    /** Where a project's work stands now. */
    @Transactional(readOnly = true)
    public Standing standing(String projectKey) {
        return Standing.of(items.of(projectKey), hours.total(projectKey), LocalDate.now(clock));
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public List<ProgressReport> reports(String itemKey) {
        return reports.findByItemKeyOrderByIdDesc(itemKey);
    }

    /** How far items of a project were reported to be, oldest first. */
    @Transactional(readOnly = true)
    public List<ProgressPoint> progressIn(String projectKey) {
        return reports.pointsIn(projectKey);
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public List<Acceptance> verdicts(String itemKey) {
        return acceptances.findByItemKeyOrderByIdDesc(itemKey);
    }

    /** Hours of this person since Monday. */
    @Transactional(readOnly = true)
    public BigDecimal hoursThisWeek(String person) {
        LocalDate monday = LocalDate.now(clock).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return hours.total(person, monday, monday.plusDays(6));
    }

    /** The owner tells how far the item is, without finishing it; hours may come in after it is done. */
    public void report(String itemKey, Report report) {
        WorkItem item = mine(itemKey, report.percent() == null);
        check(report);
        if (report.percent() != null) {
            items.reportProgress(itemKey, report.percent());
            reports.save(new ProgressReport(
                    null, itemKey, item.projectKey(), me.id(), report.percent(), report.note(), clock.instant()));
            events.publishEvent(ItemEvent.of(item, "execution.progressed", report.note(), report.percent() + " %")
                    .changing(Facts.of("progress", item.progress()).changedTo(Facts.of("progress", report.percent()))));
        }
        book(item, me.id(), report);
    }

    /** The owner says it is done; where acceptance was asked for, somebody else has to agree. */
    void done(String itemKey, String person, BigDecimal hours, String note, LocalDate finishedOn) {
        WorkItem item = locked(itemKey);
        LocalDate day = finishedOn == null ? LocalDate.now(clock) : finishedOn;
        checkEnd(item, day);
        Report report = new Report(100, day, hours, note);
        check(report);
        reports.save(new ProgressReport(null, itemKey, item.projectKey(), person, 100, report.note(), clock.instant()));
        book(item, person, report);
        items.worked(itemKey, day, item.needsAcceptance());
        if (item.needsAcceptance()) {
            events.publishEvent(ItemEvent.of(item, "execution.submitted", report.note()));
        }
    }

    private void checkEnd(WorkItem item, LocalDate day) {
        LocalDate earliest =
                item.actualStart() == null ? projects.require(item.projectKey()).startDate() : item.actualStart();
        LocalDate today = LocalDate.now(clock);
        if (day.isAfter(today) || day.isBefore(earliest) && day.isBefore(today)) {
            throw new InvalidInput("finishedOn", "execution.error.finishedOn", earliest);
        }
    }

    /** Somebody else than the owner judges finished work. */
    void judge(String itemKey, String person, boolean accepted, String reason) {
        WorkItem item = locked(itemKey);
        if (item.ownerId().equals(person)) {
            throw new NotAllowed("execution.error.ownAcceptance");
        }
        if (!accepted && reason.isBlank()) {
            throw new InvalidInput("reason", "execution.error.reworkReason");
        }
        if (reason.length() > LONGEST_NOTE) {
            throw new InvalidInput("reason", "error.tooLong", "reason", LONGEST_NOTE);
        }
        acceptances.save(new Acceptance(null, itemKey, item.projectKey(), person, accepted, reason, clock.instant()));
        if (accepted) {
            events.publishEvent(ItemEvent.of(item, "execution.accepted", reason, people.name(person)));
        } else {
            items.returnForRework(itemKey);
            events.publishEvent(ItemEvent.of(item, "execution.returned", reason, people.name(person)));
            notices.tell(
                    item.ownerId(),
                    "notice.execution.returned",
                    List.of(Reminders.label(item), people.name(person), reason),
                    Reminders.link(item));
        }
    }

    /** The item is done; a second time changes nothing. */
    void finish(String itemKey) {
        WorkItem item = locked(itemKey);
        if (item.status() != ItemStatus.DONE) {
            items.finish(itemKey);
            events.publishEvent(ItemEvent.of(item, "execution.done", ""));
        }
    }

    /** Read under the plan's lock: finishing moves the days of others. */
    private WorkItem locked(String itemKey) {
        items.lock(ProjectKey.ofItem(itemKey));
        return items.require(itemKey);
    }

    private WorkItem mine(String itemKey, boolean onlyHours) {
        WorkItem item = items.require(itemKey);
        projects.contributable(item.projectKey());
        if (!item.ownerId().equals(me.id())) {
            throw new NotAllowed("execution.error.ownerOnly", people.name(item.ownerId()));
        }
        if (item.status() != ItemStatus.RELEASED
                && item.status() != ItemStatus.IN_PROGRESS
                && !(onlyHours && item.status() == ItemStatus.DONE)) {
            throw new Conflict("execution.error.notRunning", item.key());
        }
        return item;
    }

    private static void check(Report report) {
        List<Problem> problems = new ArrayList<>();
        if (report.percent() != null && (report.percent() < 0 || report.percent() > 100)) {
            problems.add(Problem.of("percent", "execution.error.percent"));
        }
        if (report.note().length() > LONGEST_NOTE) {
            problems.add(Problem.of("note", "error.tooLong", LONGEST_NOTE));
        }
        if (report.hours() == null && report.percent() == null) {
            problems.add(Problem.of("percent", "execution.error.nothing"));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    private void book(WorkItem item, String person, Report report) {
        if (report.hours() != null) {
            hours.book(item, person, EntryDraft.plain(item.key(), report.day(), report.hours(), report.note()));
        }
    }

    /**
     * What an owner reports.
     *
     * @param percent null: nothing new about that
     * @param day the hours were worked on
     * @param hours null: none to book
     */
    public record Report(Integer percent, LocalDate day, BigDecimal hours, String note) {

        public Report {
            note = note == null ? "" : note.strip();
        }
    }
}
