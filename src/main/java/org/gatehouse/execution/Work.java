package org.gatehouse.execution;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.Facts;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.kernel.ProjectKey;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.notice.Notices;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Projects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The room's door: what people report about their work, and what that adds up to. */
@Service
@Transactional
public class Work {

    private static final BigDecimal A_DAY = BigDecimal.valueOf(24);
    private static final int LONGEST_NOTE = 4000;

    private final WorkItems items;
    private final Projects projects;
    private final TimeEntryRepository entries;
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
            TimeEntryRepository entries,
            ProgressReportRepository reports,
            AcceptanceRepository acceptances,
            Notices notices,
            People people,
            CurrentPerson me,
            ApplicationEventPublisher events,
            Clock clock) {
        this.items = items;
        this.projects = projects;
        this.entries = entries;
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
        return Standing.of(items.of(projectKey), entries.hoursOfProject(projectKey), LocalDate.now(clock));
    }

    @Transactional(readOnly = true)
    public List<TimeEntry> hours(String itemKey) {
        return entries.findByItemKeyOrderByDayDescIdDesc(itemKey);
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

    /** Hours booked in a project, added up by item, person and day. */
    @Transactional(readOnly = true)
    public List<WorkedHours> worked(String projectKey) {
        return entries.workedIn(projectKey);
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public List<Acceptance> verdicts(String itemKey) {
        return acceptances.findByItemKeyOrderByIdDesc(itemKey);
    }

    @Transactional(readOnly = true)
    public Map<String, BigDecimal> hoursByItem(String projectKey) {
        return entries.hoursByItem(projectKey).stream()
                .collect(
                        Collectors.toMap(TimeEntryRepository.ItemHours::itemKey, TimeEntryRepository.ItemHours::hours));
    }

    /** Hours of this person since Monday. */
    @Transactional(readOnly = true)
    public BigDecimal hoursThisWeek(String person) {
        LocalDate monday = LocalDate.now(clock).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return entries.hoursOfPerson(person, monday, monday.plusDays(6));
    }

    /** The owner tells how far the item is, without finishing it; hours may come in after it is done. */
    public void report(String itemKey, Report report) {
        WorkItem item = mine(itemKey, report.percent() == null);
        check(report, item.ownerId(), true);
        if (report.percent() != null) {
            items.reportProgress(itemKey, report.percent());
            reports.save(new ProgressReport(
                    null, itemKey, item.projectKey(), me.id(), report.percent(), report.note(), clock.instant()));
            events.publishEvent(WorkReported.of(item, "execution.progressed", report.note(), report.percent() + " %")
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
        check(report, person, false);
        reports.save(new ProgressReport(null, itemKey, item.projectKey(), person, 100, report.note(), clock.instant()));
        book(item, person, report);
        items.worked(itemKey, day, item.needsAcceptance());
        if (item.needsAcceptance()) {
            events.publishEvent(WorkReported.of(item, "execution.submitted", report.note()));
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
            events.publishEvent(WorkReported.of(item, "execution.accepted", reason, people.name(person)));
        } else {
            items.returnForRework(itemKey);
            events.publishEvent(WorkReported.of(item, "execution.returned", reason, people.name(person)));
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
            events.publishEvent(WorkReported.of(item, "execution.done", ""));
        }
    }

    /** Takes back hours booked by mistake. */
    public void unbook(String projectKey, String itemKey, long entryId) {
        projects.contributable(projectKey);
        WorkItem item = items.require(projectKey, itemKey);
        TimeEntry entry = entries.findById(entryId)
                .filter(it -> it.itemKey().equals(itemKey) && it.personId().equals(me.id()))
                .orElseThrow(() -> new NotFound(Long.toString(entryId)));
        entries.delete(entry);
        events.publishEvent(WorkReported.of(
                item,
                "execution.unbooked",
                "",
                entry.hours().toPlainString(),
                entry.day().toString()));
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

    private void check(Report report, String person, boolean something) {
        List<Problem> problems = new ArrayList<>();
        if (report.percent() != null && (report.percent() < 0 || report.percent() > 100)) {
            problems.add(Problem.of("percent", "execution.error.percent"));
        }
        if (report.note().length() > LONGEST_NOTE) {
            problems.add(Problem.of("note", "error.tooLong", "note", LONGEST_NOTE));
        }
        if (report.hours() != null) {
            checkHours(report, person, problems);
        } else if (something && report.percent() == null) {
            problems.add(Problem.of("percent", "execution.error.nothing"));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    private void checkHours(Report report, String person, List<Problem> problems) {
        BigDecimal hours = report.hours();
        if (hours.signum() <= 0
                || hours.compareTo(A_DAY) > 0
                || hours.stripTrailingZeros().scale() > 2) {
            problems.add(Problem.of("hours", "execution.error.hours"));
        }
        if (report.day() == null || report.day().isAfter(LocalDate.now(clock))) {
            problems.add(Problem.of("day", "execution.error.day"));
        } else if (problems.isEmpty()
                && entries.hoursOfPerson(person, report.day(), report.day())
                                .add(hours)
                                .compareTo(A_DAY)
                        > 0) {
            problems.add(Problem.of("hours", "execution.error.dayFull", report.day()));
        }
    }

    private void book(WorkItem item, String person, Report report) {
        if (report.hours() != null) {
            if (item.status() != ItemStatus.DONE) {
                items.workedOn(item.key(), report.day());
            }
            entries.save(new TimeEntry(
                    null,
                    item.key(),
                    item.projectKey(),
                    person,
                    report.day(),
                    report.hours(),
                    report.note(),
                    clock.instant()));
            events.publishEvent(WorkReported.of(
                    item,
                    "execution.booked",
                    "",
                    report.hours().stripTrailingZeros().toPlainString(),
                    report.day().toString()));
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
