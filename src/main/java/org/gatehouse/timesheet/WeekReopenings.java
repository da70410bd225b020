package org.gatehouse.timesheet;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.gatehouse.engine.Engine;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.Role;
import org.gatehouse.notice.Notices;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The ways back: a week is withdrawn by whose it is, and opened again by others once it is approved. */
@Service
@Transactional
class WeekReopenings {

    private final Approvals approvals;
    private final Weeks weeks;
    private final Parts parts;
    private final Engine engine;
    private final Notices notices;
    private final People people;
    private final CurrentPerson me;
    private final ApplicationEventPublisher events;

    WeekReopenings(
            Approvals approvals,
            Weeks weeks,
            Parts parts,
            Engine engine,
            Notices notices,
            People people,
            CurrentPerson me,
            ApplicationEventPublisher events) {
        this.approvals = approvals;
        this.weeks = weeks;
        this.parts = parts;
        this.engine = engine;
        this.notices = notices;
        this.people = people;
        this.me = me;
        this.events = events;
    }

    /** The signed-in person takes their week back while somebody has still to decide. */
    void withdraw(LocalDate monday) {
        Week week = weeks.lock(me.id(), monday);
        if (week.status() != EntryStatus.SUBMITTED) {
            throw new Conflict("timesheet.error.nothingToWithdraw", week.monday());
        }
        Map<String, BigDecimal> hours = approvals.hoursByProject(week);
        for (Part part : parts.of(week)) {
            if (part.status() != EntryStatus.APPROVED) {
                parts.remove(part);
                events.publishEvent(WeekMoved.of(
                        part.projectKey(),
                        "timesheet.withdrawn",
                        approvals.subject(week),
                        hours.getOrDefault(part.projectKey(), BigDecimal.ZERO),
                        ""));
            }
        }
        weeks.save(new Week(
                week.personId(), week.monday(), EntryStatus.OPEN, week.submission(), "", week.submittedAt(), null));
        if (!engine.tell(Approvals.PROCESS, week.key(), "weekWithdrawn", Map.of())) {
            throw new Conflict("timesheet.error.nothingToWithdraw", week.monday());
        }
    }

    /** Whether the signed-in person may open this week again. */
    boolean mayReopen(Week week) {
        return week.status() == EntryStatus.APPROVED
                && !me.id().equals(week.personId())
                && (me.is(Role.MANAGER) || me.is(Role.ADMIN));
    }

    /** An approved week is opened again, to be corrected and approved anew. */
    void reopen(String person, LocalDate monday, String reason) {
        Week week = weeks.lock(person, monday);
        if (week.status() != EntryStatus.APPROVED) {
            throw new Conflict("timesheet.error.notApproved", week.monday());
        }
        if (!mayReopen(week)) {
            throw new NotAllowed("timesheet.error.reopener");
        }
        Approvals.requireReason(reason);
        Map<String, BigDecimal> hours = approvals.hoursByProject(week);
        for (Part part : parts.of(week)) {
            parts.remove(part);
            events.publishEvent(WeekMoved.of(
                    part.projectKey(),
                    "timesheet.reopened",
                    approvals.subject(week),
                    hours.getOrDefault(part.projectKey(), BigDecimal.ZERO),
                    reason.strip()));
        }
        weeks.save(new Week(
                week.personId(),
                week.monday(),
                EntryStatus.RETURNED,
                week.submission(),
                reason.strip(),
                week.submittedAt(),
                null));
        notices.tell(
                person,
                "notice.timesheet.reopened",
                List.of(week.monday().toString(), people.name(me.id()), reason.strip()),
                Approvals.link(week));
        approvals.begin(person, monday);
    }
}
