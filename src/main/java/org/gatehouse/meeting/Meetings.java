package org.gatehouse.meeting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.Facts;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.kernel.Role;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.gatehouse.person.Person;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.gatehouse.resource.Calendars;
import org.gatehouse.schedule.WorkCalendar;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The room's door: who works in a running project plans meetings; the organizer and the project manager change them.
 * Whoever is invited hears of everything that touches their calendar.
 */
@Service
@Transactional
public class Meetings {

    /** Meetings and series of a project. */
    static final int MOST = 2000;

    private final MeetingRows rows;
    private final MinutesRows minutes;
    private final Invitations invitations;
    private final Projects projects;
    private final Calendars calendars;
    private final People people;
    private final CurrentPerson me;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Meetings(
            MeetingRows rows,
            MinutesRows minutes,
            Invitations invitations,
            Projects projects,
            Calendars calendars,
            People people,
            CurrentPerson me,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.minutes = minutes;
        this.invitations = invitations;
        this.projects = projects;
        this.calendars = calendars;
        this.people = people;
        this.me = me;
        this.events = events;
        this.clock = clock;
    }

    /** The meeting, if it is this project's; who may ask is the caller's affair. */
    @Transactional(readOnly = true)
    Meeting require(String projectKey, String meetingKey) {
        return rows.find(meetingKey)
                .filter(meeting -> meeting.projectKey().equals(projectKey))
                .orElseThrow(() -> new NotFound(meetingKey));
    }

    @Transactional(readOnly = true)
    Occurrence require(Meeting meeting, int number) {
        return rows.occurrence(meeting.key(), number).orElseThrow(() -> new NotFound(meeting.key() + "/" + number));
    }

    boolean mayPlan(Project project) {
        return project.isRunning() && project.isTeam(me.id());
    }

    boolean mayEdit(Meeting meeting, Project project) {
        return mayPlan(project)
                && !meeting.isCancelled()
                && (me.id().equals(meeting.organizerId()) || me.id().equals(project.managerId()));
    }

    /** Whom this project can invite: its team, and who may see every project. */
    @Transactional(readOnly = true)
    Set<String> invitable(Project project) {
        Set<String> known = new TreeSet<>(project.team());
        people.inRole(Role.MANAGER).stream().map(Person::id).forEach(known::add);
        return known;
    }

    /** @return its key */
    public String plan(String projectKey, MeetingDraft draft) {
        Project project = projects.contributable(projectKey);
        ZoneId zone = check(project, draft);
        Rhythm.Dates dates = dates(projectKey, draft, zone);
        Meeting meeting = laid(project, draft, zone, dates, "", me.id());
        events.publishEvent(MeetingChanged.of(meeting, "meeting.planned", when(meeting))
                .changing(Facts.NONE.changedTo(meeting.facts())));
        invitations.whole(meeting, rows.occurrences(meeting.key()), meeting.people(), Invitations.Word.INVITED);
        return meeting.key();
    }

    /**
     * Changes what is still to come. Other times of a series that has begun make a new series of what is left; the old one
     * keeps what was.
     *
     * @return key of the meeting that is still to come
     */
    public String change(String projectKey, String meetingKey, int version, MeetingDraft draft) {
        Project project = projects.contributable(projectKey);
        Meeting meeting = editable(project, meetingKey, version);
        List<Occurrence> all = rows.occurrences(meetingKey);
        ZoneId zone = check(project, draft);
        Ahead ahead = Ahead.of(meeting, all, clock.instant());
        boolean sameTimes = ahead.start().equals(draft.start())
                && ahead.rhythm().equals(draft.rhythm())
                && zone.equals(meeting.zone())
                && (meeting.dayOff() == DayOff.SKIP) == draft.skipsDaysOff();
        if (sameTimes) {
            reword(meeting, all, draft);
            return meetingKey;
        }
        Rhythm.Dates dates = dates(projectKey, draft, zone);
        if (!ahead.begun()) {
            relay(meeting, all, draft, zone, dates);
            return meetingKey;
        }
        if (!meeting.rhythm().isSeries()) {
            throw new Conflict("meeting.error.over");
        }
        return goOn(project, meeting, all, draft, zone, dates);
    }

    /** Nothing of it is held any more; what was held before stays. */
    public void cancel(String projectKey, String meetingKey, int version, String reason) {
        Project project = projects.contributable(projectKey);
        Meeting meeting = editable(project, meetingKey, version);
        end(meeting, requireReason(reason), "");
    }

    /** One time of a series is not held. */
    public void cancelOne(String projectKey, String meetingKey, int number, int version, String reason) {
        Project project = projects.contributable(projectKey);
        Meeting meeting = editable(project, meetingKey, version);
        String why = requireReason(reason);
        if (!meeting.rhythm().isSeries()) {
            end(meeting, why, "");
            return;
        }
        Occurrence one = upcoming(meeting, number);
        rows.update(one.cancelled(clock.instant(), why));
        Meeting told = saved(Changed.told(meeting));
        events.publishEvent(MeetingChanged.of(told, "meeting.oneCancelled", text(one.start()))
                .because(why));
        invitations.cancelledOne(told, one, why);
    }

    /** One time is at another, in the meeting's zone; everybody is asked again for it. */
    public void move(
            String projectKey,
            String meetingKey,
            int number,
            int version,
            LocalDateTime start,
            int lasting,
            String place) {
        Project project = projects.contributable(projectKey);
        Meeting meeting = editable(project, meetingKey, version);
        Occurrence one = upcoming(meeting, number);
        if (lasting < 5 || lasting > 24 * 60) {
            throw new InvalidInput("minutes", "meeting.error.minutes", 5, 24 * 60);
        }
        if (place.length() > 300) {
            throw new InvalidInput("place", "error.tooLong", 300);
        }
        Occurrence moved = one.at(start, lasting, place.strip(), meeting.zone());
        if (moved.startsAt().isBefore(clock.instant())) {
            throw new InvalidInput("start", "meeting.error.past");
        }
        if (moved.equals(one)) {
            return;
        }
        rows.update(moved);
        Meeting told;
        if (meeting.rhythm().isSeries()) {
            meeting.people().stream()
                    .filter(person -> !person.equals(meeting.organizerId()))
                    .forEach(person -> rows.answer(one.id(), person, Answer.NEEDS_ACTION));
            told = saved(Changed.told(meeting));
        } else {
            rows.update(new Occurrence(
                    moved.id(),
                    moved.meetingKey(),
                    moved.number(),
                    start,
                    start,
                    lasting,
                    moved.place(),
                    moved.startsAt(),
                    moved.endsAt(),
                    null,
                    ""));
            told = saved(Changed.single(Changed.told(Changed.askedAgain(meeting)), start, lasting, moved.place()));
        }
        events.publishEvent(MeetingChanged.of(told, "meeting.moved", text(one.start()), text(start)));
        invitations.one(told, require(told, number));
    }

    /** What somebody invited says: for one time, or for all that are still to come. */
    public void answer(String projectKey, String meetingKey, int number, boolean all, Answer answer) {
        Project project = projects.visible(projectKey);
        if (!project.isOpen()) {
            throw new Conflict("project.error.closed", projectKey);
        }
        Meeting meeting = require(projectKey, meetingKey);
        if (meeting.invitee(me.id()).isEmpty()) {
            throw new NotAllowed("meeting.error.notInvited");
        }
        if (answer == Answer.NEEDS_ACTION) {
            throw new InvalidInput("answer", "meeting.error.answer");
        }
        Occurrence one = upcoming(meeting, number);
        if (all || !meeting.rhythm().isSeries()) {
            rows.answer(meetingKey, me.id(), answer);
            Instant now = clock.instant();
            rows.occurrences(meetingKey).stream()
                    .filter(each -> each.startsAt().isAfter(now))
                    .forEach(each -> rows.answer(each.id(), me.id(), null));
        } else {
            rows.answer(one.id(), me.id(), answer);
        }
        invitations.answered(meeting, one, me.id(), answer);
    }

    /** Its project ended. */
    void endAll(String projectKey, String reason) {
        Instant now = clock.instant();
        rows.openKeys(projectKey, now).forEach(key -> end(require(projectKey, key), reason, CurrentPerson.SYSTEM));
    }

    private void end(Meeting meeting, String reason, String actor) {
        Instant now = clock.instant();
        List<Occurrence> all = rows.occurrences(meeting.key());
        List<Occurrence> past = all.stream()
                .filter(one -> !one.isCancelled() && !one.startsAt().isAfter(now))
                .toList();
        List<Occurrence> left = all.stream()
                .filter(one -> !one.isCancelled() && one.startsAt().isAfter(now))
                .toList();
        if (left.isEmpty()) {
            throw new Conflict("meeting.error.over");
        }
        left.forEach(one -> rows.update(one.cancelled(now, reason)));
        Meeting told;
        if (past.isEmpty()) {
            told = saved(Changed.cancelled(Changed.told(meeting), now, reason));
            invitations.cancelled(told, reason);
        } else {
            LocalDate last = past.get(past.size() - 1).original().toLocalDate();
            told = saved(Changed.told(Changed.until(meeting, last)));
            invitations.whole(told, rows.occurrences(meeting.key()), told.people(), Invitations.Word.ENDED);
        }
        MeetingChanged ended = MeetingChanged.of(
                told,
                past.isEmpty() ? "meeting.cancelled" : "meeting.ended",
                text(left.get(0).start()));
        events.publishEvent(new MeetingChanged(
                ended.projectKey(), ended.action(), ended.subject(), reason, actor, List.of(), ended.details()));
    }

    private void reword(Meeting meeting, List<Occurrence> all, MeetingDraft draft) {
        Instant now = clock.instant();
        Meeting changed = Changed.reworded(meeting, draft, invitees(meeting, draft));
        boolean calendar = Changed.touchesCalendars(meeting, changed);
        Meeting told = saved(calendar ? Changed.told(changed) : changed);
        all.stream()
                .filter(one -> one.startsAt().isAfter(now))
                .filter(one -> one.place().equals(meeting.place()) && one.minutes() == meeting.minutes())
                .forEach(one -> rows.update(one.at(one.start(), told.minutes(), told.place(), told.zone())));
        tellChanged(meeting, told);
        if (calendar) {
            tell(meeting, told);
        }
    }

    /** Nothing of it was held yet: its times are laid anew, and what was prepared for the third stays with the third. */
    private void relay(Meeting meeting, List<Occurrence> all, MeetingDraft draft, ZoneId zone, Rhythm.Dates dates) {
        Meeting changed = Changed.reworded(meeting, draft, invitees(meeting, draft));
        Meeting told = saved(Changed.told(Changed.askedAgain(Changed.timed(changed, zone, dates, dayOff(draft)))));
        for (int at = 0; at < Math.max(all.size(), dates.held().size()); at++) {
            if (at >= dates.held().size()) {
                rows.remove(all.get(at));
            } else if (at >= all.size()) {
                rows.add(Occurrence.planned(
                        told, number(all) + at - all.size(), dates.held().get(at)));
            } else {
                Occurrence fresh = Occurrence.planned(
                        told, all.get(at).number(), dates.held().get(at));
                rows.update(new Occurrence(
                        all.get(at).id(),
                        fresh.meetingKey(),
                        fresh.number(),
                        fresh.original(),
                        fresh.start(),
                        fresh.minutes(),
                        fresh.place(),
                        fresh.startsAt(),
                        fresh.endsAt(),
                        null,
                        ""));
                rows.forgetAnswers(all.get(at).id());
            }
        }
        tellChanged(meeting, told);
        tell(meeting, told);
    }

    /** The series ends with what was held, and another one goes on with what was prepared. */
    private String goOn(
            Project project,
            Meeting meeting,
            List<Occurrence> all,
            MeetingDraft draft,
            ZoneId zone,
            Rhythm.Dates dates) {
        Instant now = clock.instant();
        List<Occurrence> left = all.stream()
                .filter(one -> !one.isCancelled() && one.startsAt().isAfter(now))
                .toList();
        end(meeting, "", "");
        Meeting next = laid(project, draft, zone, dates, meeting.series(), meeting.organizerId());
        List<Occurrence> fresh = rows.occurrences(next.key());
        for (int at = 0; at < Math.min(left.size(), fresh.size()); at++) {
            minutes.movePoints(left.get(at).id(), fresh.get(at).id());
        }
        events.publishEvent(MeetingChanged.of(next, "meeting.planned", when(next))
                .changing(meeting.facts().changedTo(next.facts())));
        invitations.whole(next, fresh, next.people(), Invitations.Word.INVITED);
        return next.key();
    }

    private Meeting laid(
            Project project, MeetingDraft draft, ZoneId zone, Rhythm.Dates dates, String series, String organizer) {
        int number = rows.nextNumber(project.key());
        if (number > MOST) {
            throw new Conflict("meeting.error.tooMany", MOST);
        }
        String key = project.key() + "-M" + number;
        Meeting meeting = new Meeting(
                key,
                1,
                project.key(),
                number,
                UUID.randomUUID() + "@gatehouse",
                0,
                series.isEmpty() ? key : series,
                draft.title(),
                draft.purpose(),
                draft.place(),
                organizer,
                draft.minuteTakerId(),
                zone,
                dates.start(),
                draft.minutes(),
                dates.rhythm(),
                dayOff(draft),
                draft.standing(),
                draft.gate(),
                draft.gateSubject(),
                null,
                "",
                clock.instant(),
                invitees(draft, organizer));
        rows.add(meeting);
        int at = 1;
        for (LocalDateTime each : dates.held()) {
            rows.add(Occurrence.planned(meeting, at++, each));
        }
        return meeting;
    }

    private ZoneId check(Project project, MeetingDraft draft) {
        DraftCheck check = new DraftCheck().texts(draft, invitable(project)).rhythm(draft.rhythm());
        ZoneId zone = check.zone(draft.zone(), clock.getZone());
        check.refuse();
        return zone;
    }

    private Rhythm.Dates dates(String projectKey, MeetingDraft draft, ZoneId zone) {
        Predicate<LocalDate> dayOff = day -> false;
        if (draft.skipsDaysOff() && draft.rhythm().isSeries()) {
            WorkCalendar calendar = calendars.of(projectKey);
            dayOff = day -> calendar.minutesOn(day) == 0;
        }
        Rhythm.Dates dates = draft.rhythm().from(draft.start(), dayOff);
        DraftCheck.dates(dates, zone, clock.instant());
        return dates;
    }

    private void tell(Meeting before, Meeting told) {
        List<String> gone = new ArrayList<>(before.people());
        gone.removeAll(told.people());
        invitations.withdrawn(told, gone);
        Set<String> known = new HashSet<>(before.people());
        List<Occurrence> all = rows.occurrences(told.key());
        invitations.whole(
                told, all, told.people().stream().filter(known::contains).toList(), Invitations.Word.CHANGED);
        invitations.whole(
                told,
                all,
                told.people().stream().filter(person -> !known.contains(person)).toList(),
                Invitations.Word.INVITED);
    }

    private void tellChanged(Meeting before, Meeting after) {
        events.publishEvent(MeetingChanged.of(after, "meeting.changed")
                .changing(before.facts().changedTo(after.facts())));
    }

    private Occurrence upcoming(Meeting meeting, int number) {
        Occurrence one = require(meeting, number);
        if (meeting.isCancelled() || one.isCancelled()) {
            throw new Conflict("meeting.error.cancelled");
        }
        if (!one.startsAt().isAfter(clock.instant())) {
            throw new Conflict("meeting.error.over");
        }
        return one;
    }

    private Meeting editable(Project project, String meetingKey, int version) {
        Meeting meeting = require(project.key(), meetingKey);
        if (meeting.isCancelled()) {
            throw new Conflict("meeting.error.cancelled");
        }
        if (!mayEdit(meeting, project)) {
            throw new NotAllowed("meeting.error.notYours");
        }
        if (meeting.version() != version) {
            throw new Conflict("error.changedMeanwhile");
        }
        return meeting;
    }

    Meeting saved(Meeting meeting) {
        if (!rows.update(meeting)) {
            throw new Conflict("error.changedMeanwhile");
        }
        return rows.find(meeting.key()).orElseThrow();
    }

    private static int number(List<Occurrence> all) {
        return all.stream().mapToInt(Occurrence::number).max().orElse(0) + 1;
    }

    private static DayOff dayOff(MeetingDraft draft) {
        return draft.skipsDaysOff() ? DayOff.SKIP : DayOff.KEEP;
    }

    /** Whoever was invited before keeps their answer. */
    private static List<Invitee> invitees(Meeting meeting, MeetingDraft draft) {
        return invitees(draft, meeting.organizerId()).stream()
                .map(each -> new Invitee(
                        each.personId(),
                        each.required(),
                        meeting.invitee(each.personId()).map(Invitee::answer).orElse(each.answer())))
                .toList();
    }

    private static List<Invitee> invitees(MeetingDraft draft, String organizer) {
        List<Invitee> invitees = new ArrayList<>(List.of(new Invitee(organizer, true, Answer.ACCEPTED)));
        draft.required().stream()
                .filter(person -> !person.equals(organizer))
                .forEach(person -> invitees.add(new Invitee(person, true, Answer.NEEDS_ACTION)));
        draft.optional().stream()
                .filter(person -> !person.equals(organizer))
                .forEach(person -> invitees.add(new Invitee(person, false, Answer.NEEDS_ACTION)));
        return invitees;
    }

    private static String requireReason(String reason) {
        if (reason == null || reason.isBlank()) {
            throw new InvalidInput("reason", "error.required", "reason");
        }
        if (reason.length() > 4000) {
            throw new InvalidInput("reason", "error.tooLong", 4000);
        }
        return reason.strip();
    }

    private static String when(Meeting meeting) {
        return text(meeting.start());
    }

    private static String text(LocalDateTime when) {
        return when.toString().replace('T', ' ');
    }
}
