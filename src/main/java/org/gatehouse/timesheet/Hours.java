package org.gatehouse.timesheet;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.Facts;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.plan.ItemEvent;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The room's door: hours that were worked. Whoever writes one passes the same limits and locks. */
@Service
@Transactional
public class Hours {

    private static final BigDecimal A_DAY = BigDecimal.valueOf(24);
    private static final int LONGEST_NOTE = 4000;

    private final EntryRows rows;
    private final Weeks weeks;
    private final ClosedMonths months;
    private final WorkKinds kinds;
    private final WorkItems items;
    private final Projects projects;
    private final CurrentPerson me;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Hours(
            EntryRows rows,
            Weeks weeks,
            ClosedMonths months,
            WorkKinds kinds,
            WorkItems items,
            Projects projects,
            CurrentPerson me,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.weeks = weeks;
        this.months = months;
        this.kinds = kinds;
        this.items = items;
        this.projects = projects;
        this.me = me;
        this.events = events;
        this.clock = clock;
    }

    /** A project's entries by day; who may ask is the caller's affair, as with all that is only read here. */
    @Transactional(readOnly = true)
    public List<Entry> of(String projectKey, LocalDate from, LocalDate to) {
        return rows.ofProject(projectKey, from, to);
    }

    /** A person's entries over all projects, by day. */
    @Transactional(readOnly = true)
    public List<Entry> ofPerson(String person, LocalDate from, LocalDate to) {
        return rows.ofPerson(person, from, to);
    }

    /** An item's entries, newest day first. */
    @Transactional(readOnly = true)
    public List<Entry> ofItem(String itemKey) {
        return rows.ofItem(itemKey);
    }

    /** Throws {@link NotFound} where there is none. */
    @Transactional(readOnly = true)
    public Entry require(long id) {
        return rows.find(id).orElseThrow(() -> new NotFound(Long.toString(id)));
    }

    @Transactional(readOnly = true)
    public BigDecimal total(String projectKey) {
        return rows.sumOfProject(projectKey);
    }

    /** Hours of a person from one day to another, over all projects. */
    @Transactional(readOnly = true)
    public BigDecimal total(String person, LocalDate from, LocalDate to) {
        return rows.sumOfPerson(person, from, to);
    }

    /** Hours of a project's items; items without any are missing. */
    @Transactional(readOnly = true)
    public Map<String, BigDecimal> byItem(String projectKey) {
        return rows.byItem(projectKey);
    }

    /** Hours of these items, whoever worked them; items without any are missing. */
    @Transactional(readOnly = true)
    public Map<String, BigDecimal> byItem(Collection<String> itemKeys) {
        return rows.byItem(itemKeys);
    }

    /** Hours of a project, added up by item, person and day. */
    @Transactional(readOnly = true)
    public List<WorkedHours> worked(String projectKey) {
        return rows.worked(projectKey);
    }

    /**
     * The signed-in person worked.
     *
     * @return the new entry's id
     */
    public long enter(EntryDraft draft) {
        WorkItem item = items.require(draft.itemKey());
        projects.contributable(item.projectKey());
        return book(item, me.id(), draft);
    }

    /**
     * A person worked on an item, which the caller has found them allowed to say.
     *
     * @return the new entry's id
     */
    public long book(WorkItem item, String person, EntryDraft draft) {
        Entry entry = drafted(0, item, person, draft);
        check(entry);
        requireWritable(item);
        touch(item, entry.day());
        lockOpen(person, item.projectKey(), entry.day());
        checkDay(entry);
        long id = rows.insert(entry, entry.day());
        events.publishEvent(told(item, "timesheet.entered", entry, ""));
        return id;
    }

    /** The signed-in person enters something else instead. */
    public void change(long id, EntryDraft draft) {
        Entry old = mine(id);
        if (old.corrects() != null) {
            throw new Conflict("timesheet.error.isCorrection");
        }
        WorkItem item = items.require(draft.itemKey());
        projects.contributable(item.projectKey());
        Entry entry = drafted(id, item, me.id(), draft);
        check(entry);
        requireWritable(item);
        touch(item, entry.day());
        lockOpen(me.id(), old.projectKey(), old.day());
        lockOpen(me.id(), item.projectKey(), entry.day());
        checkDay(entry);
        rows.update(entry);
        if (!old.itemKey().equals(entry.itemKey())) {
            events.publishEvent(told(items.require(old.itemKey()), "timesheet.removed", old, ""));
            events.publishEvent(told(item, "timesheet.entered", entry, ""));
        } else {
            events.publishEvent(told(item, "timesheet.changed", entry, "")
                    .changing(facts(old).changedTo(facts(entry))));
        }
    }

    /** @param seen the entry as the person saw it; where it is another one by now, they are told */
    public void change(Entry seen, EntryDraft draft) {
        requireUnchanged(seen);
        change(seen.id(), draft);
    }

    /** @param seen the entry as the person saw it; where it is another one by now, they are told */
    public void remove(Entry seen) {
        requireUnchanged(seen);
        remove(seen.id());
    }

    private void requireUnchanged(Entry seen) {
        Entry present = mine(seen.id());
        lockOpen(me.id(), present.projectKey(), present.day());
        if (!rows.find(seen.id()).filter(seen::equals).isPresent()) {
            throw new Conflict("error.changedMeanwhile");
        }
    }

    /** The signed-in person takes back what they entered. */
    public void remove(long id) {
        Entry entry = mine(id);
        lockOpen(me.id(), entry.projectKey(), entry.day());
        rows.delete(id);
        events.publishEvent(told(items.require(entry.itemKey()), "timesheet.removed", entry, ""));
    }

    /**
     * The signed-in person corrects an entry of a closed month by one of a month that is open; it costs what the old
     * one's hours cost.
     *
     * @param day in an open month
     * @param hours what is added, below 0 what is taken away; entry and corrections together stay within 0 and 24
     * @param reason required
     * @return the new entry's id
     */
    public long correct(long id, LocalDate day, BigDecimal hours, String reason) {
        Entry old = mine(id);
        if (old.corrects() != null) {
            throw new Conflict("timesheet.error.isCorrection");
        }
        if (!months.contains(old.day())) {
            throw new Conflict(
                    "timesheet.error.stillOpen", YearMonth.from(old.day()).toString());
        }
        if (reason == null || reason.isBlank()) {
            throw new InvalidInput("note", "timesheet.error.correctionReason");
        }
        Entry entry = new Entry(
                0,
                old.itemKey(),
                old.projectKey(),
                old.person(),
                day,
                hours,
                old.kind(),
                old.billable(),
                reason.strip(),
                EntryStatus.OPEN,
                id);
        check(entry);
        lockOpen(me.id(), old.projectKey(), day);
        BigDecimal whole = rows.correcting(id).stream()
                .map(Entry::hours)
                .reduce(old.hours().add(hours), BigDecimal::add);
        if (whole.signum() < 0 || whole.compareTo(A_DAY) > 0) {
            throw new InvalidInput("hours", "timesheet.error.correctedHours", whole);
        }
        long added = rows.insert(entry, old.day());
        events.publishEvent(told(items.require(old.itemKey()), "timesheet.corrected", entry, entry.note()));
        return added;
    }

    private static ItemEvent told(WorkItem item, String action, Entry entry, String reason) {
        return ItemEvent.of(
                item,
                action,
                reason,
                entry.hours().stripTrailingZeros().toPlainString(),
                entry.day().toString());
    }

    private Entry drafted(long id, WorkItem item, String person, EntryDraft draft) {
        WorkKind kind = kinds.chosen(draft.kind());
        return new Entry(
                id,
                item.key(),
                item.projectKey(),
                person,
                draft.day(),
                draft.hours(),
                kind.id(),
                draft.billable() == null ? kind.billable() : draft.billable(),
                draft.note(),
                EntryStatus.OPEN,
                null);
    }

    private Entry mine(long id) {
        Entry entry = rows.find(id)
                .filter(it -> it.person().equals(me.id()))
                .orElseThrow(() -> new NotFound(Long.toString(id)));
        projects.contributable(entry.projectKey());
        return entry;
    }

    /** What can be said without looking at other entries. */
    private void check(Entry entry) {
        List<Problem> problems = new ArrayList<>();
        BigDecimal hours = entry.hours();
        boolean fits = hours != null
                && (entry.corrects() == null ? hours.signum() > 0 : hours.signum() != 0)
                && hours.abs().compareTo(A_DAY) <= 0
                && hours.stripTrailingZeros().scale() <= 2;
        if (!fits) {
            problems.add(Problem.of(
                    "hours", entry.corrects() == null ? "timesheet.error.hours" : "timesheet.error.difference"));
        }
        if (entry.note().length() > LONGEST_NOTE) {
            problems.add(Problem.of("note", "error.tooLong", LONGEST_NOTE));
        }
        Project project = projects.require(entry.projectKey());
        if (entry.day() == null || entry.day().isAfter(LocalDate.now(clock))) {
            problems.add(Problem.of("day", "timesheet.error.future"));
        } else if (entry.day().isBefore(firstDay(project))) {
            problems.add(Problem.of("day", "timesheet.error.beforeProject", project.key(), firstDay(project)));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    private LocalDate firstDay(Project project) {
        return ItemLine.firstDay(project.startDate(), project.createdAt(), clock.getZone());
    }

    /** Under the week's lock: two entries at once do not make a day longer than it is. */
    private void checkDay(Entry entry) {
        if (rows.onDay(entry.person(), entry.day(), entry.id())
                        .add(entry.hours())
                        .compareTo(A_DAY)
                > 0) {
            throw new InvalidInput("hours", "timesheet.error.dayFull", entry.day());
        }
    }

    private void requireWritable(WorkItem item) {
        projects.require(item.projectKey()).requireRunning();
        if (item.isSummary() || item.status() == ItemStatus.PLANNED || item.status() == ItemStatus.CANCELLED) {
            throw new Conflict("timesheet.error.noWork", item.key());
        }
    }

    /** Work on an item begins with its first hours; the plan's lock comes before the week's. */
    private void touch(WorkItem item, LocalDate day) {
        if ((item.status() == ItemStatus.RELEASED || item.status() == ItemStatus.IN_PROGRESS)
                && (item.actualStart() == null || day.isBefore(item.actualStart()))) {
            items.lock(item.projectKey());
            items.workedOn(item.key(), day);
        }
    }

    private void lockOpen(String person, String projectKey, LocalDate day) {
        Week week = weeks.lock(person, day);
        months.requireOpen(day);
        EntryStatus status = rows.standing(week, projectKey);
        if (!status.isOpen()) {
            throw new Conflict(
                    status == EntryStatus.SUBMITTED ? "timesheet.error.submitted" : "timesheet.error.approved",
                    week.monday());
        }
    }

    private static Facts facts(Entry entry) {
        return Facts.of("workDay", entry.day())
                .and("hours", entry.hours())
                .and("workKind", entry.kind())
                .and("billable", entry.billable() ? "trail.yes" : "trail.no")
                .and("note", entry.note());
    }
}
