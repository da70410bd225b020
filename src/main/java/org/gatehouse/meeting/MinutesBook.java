package org.gatehouse.meeting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.execution.ActionItems;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.meeting.Agenda.Point;
import org.gatehouse.notice.Notices;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Points before a meeting, minutes after it. Published minutes stand; who mends them publishes another version and says
 * why. What was agreed becomes work as they are published.
 */
@Service
@Transactional
public class MinutesBook {

    static final int LONGEST = 100_000;
    private static final int MOST = 100;

    private final Meetings meetings;
    private final MeetingRows rows;
    private final MinutesRows minutes;
    private final AgendaFacts facts;
    private final ActionItems work;
    private final Projects projects;
    private final Notices notices;
    private final CurrentPerson me;
    private final ObjectMapper json;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MinutesBook(
            Meetings meetings,
            MeetingRows rows,
            MinutesRows minutes,
            AgendaFacts facts,
            ActionItems work,
            Projects projects,
            Notices notices,
            CurrentPerson me,
            ObjectMapper json,
            ApplicationEventPublisher events,
            Clock clock) {
        this.meetings = meetings;
        this.rows = rows;
        this.minutes = minutes;
        this.facts = facts;
        this.work = work;
        this.projects = projects;
        this.notices = notices;
        this.me = me;
        this.json = json;
        this.events = events;
        this.clock = clock;
    }

    /** Whether the signed-in person writes the minutes. */
    boolean mayWrite(Meeting meeting, Occurrence occurrence, Project project) {
        return project.isRunning()
                && project.isTeam(me.id())
                && !occurrence.isCancelled()
                && List.of(meeting.organizerId(), meeting.minuteTakerId(), project.managerId())
                        .contains(me.id());
    }

    boolean mayAddPoints(Meeting meeting, Occurrence occurrence, Project project) {
        return project.isRunning()
                && project.isTeam(me.id())
                && !occurrence.isCancelled()
                && minutes.published(occurrence.id()).isEmpty()
                && (meeting.invitee(me.id()).isPresent() || mayWrite(meeting, occurrence, project));
    }

    /** @param length minutes it is to take */
    public void addPoint(String projectKey, String meetingKey, int number, String title, String owner, int length) {
        Project project = projects.contributable(projectKey);
        Meeting meeting = meetings.require(projectKey, meetingKey);
        Occurrence occurrence = meetings.require(meeting, number);
        if (!mayAddPoints(meeting, occurrence, project)) {
            throw new NotAllowed("meeting.error.notInvited");
        }
        text("title", title, 300);
        if (length < 1 || length > 480) {
            throw new InvalidInput("minutes", "meeting.error.minutes", 1, 480);
        }
        if (!meetings.invitable(project).contains(owner)) {
            throw new InvalidInput("owner", "meeting.error.person");
        }
        room(minutes.points(occurrence.id()));
        minutes.addPoint(occurrence.id(), new Point(0, title.strip(), owner, length, me.id()));
    }

    /** By who added it or whoever writes the minutes. */
    public void removePoint(String projectKey, String meetingKey, int number, long id) {
        Project project = projects.contributable(projectKey);
        Meeting meeting = meetings.require(projectKey, meetingKey);
        Occurrence occurrence = meetings.require(meeting, number);
        Point point = minutes.points(occurrence.id()).stream()
                .filter(each -> each.id() == id)
                .findFirst()
                .orElseThrow(() -> new NotFound(Long.toString(id)));
        if (!minutes.published(occurrence.id()).isEmpty()) {
            throw new Conflict("meeting.error.published");
        }
        if (!point.addedBy().equals(me.id()) && !mayWrite(meeting, occurrence, project)) {
            throw new NotAllowed("meeting.error.notYours");
        }
        minutes.remove("meeting_point", occurrence.id(), id);
    }

    /** What is written so far; version 0 while it is nothing. Who may ask is the caller's affair. */
    @Transactional(readOnly = true)
    Minutes.Draft draft(Occurrence occurrence) {
        return minutes.draft(occurrence.id()).orElse(new Minutes.Draft(0, "", "", "", null));
    }

    /** Whether they can be written now: there are none yet, or another version is being made. */
    @Transactional(readOnly = true)
    boolean isOpen(Occurrence occurrence) {
        return minutes.published(occurrence.id()).isEmpty()
                || minutes.draft(occurrence.id()).isPresent();
    }

    /** @param version of the draft the writer looked at; 0 where there was none */
    public void write(
            String projectKey, String meetingKey, int number, int version, String text, Collection<String> present) {
        Open open = open(projectKey, meetingKey, number);
        if (text.length() > LONGEST) {
            throw new InvalidInput("text", "error.tooLong", LONGEST);
        }
        store(open.occurrence(), version, text.strip());
        open.meeting()
                .people()
                .forEach(person -> rows.present(open.occurrence().id(), person, present.contains(person)));
    }

    public void addDecision(String projectKey, String meetingKey, int number, String text) {
        Open open = open(projectKey, meetingKey, number);
        text("decision", text, 2000);
        room(minutes.decisions(open.occurrence().id()));
        minutes.addDecision(open.occurrence().id(), text.strip());
    }

    public void removeDecision(String projectKey, String meetingKey, int number, long id) {
        Open open = open(projectKey, meetingKey, number);
        if (!minutes.remove("meeting_decision", open.occurrence().id(), id)) {
            throw new NotFound(Long.toString(id));
        }
    }

    /** @param due today or later */
    public void addAction(String projectKey, String meetingKey, int number, String text, String owner, LocalDate due) {
        Open open = open(projectKey, meetingKey, number);
        text("action", text, 200);
        if (!open.project().isTeam(owner)) {
            throw new InvalidInput("owner", "meeting.error.owner");
        }
        if (due == null || due.isBefore(LocalDate.now(clock))) {
            throw new InvalidInput("due", "meeting.error.due");
        }
        room(minutes.actions(open.occurrence().id()));
        minutes.addAction(open.occurrence().id(), new Minutes.Action(0, text.strip(), owner, due, ""));
    }

    /** What became work already is cancelled in the plan. */
    public void removeAction(String projectKey, String meetingKey, int number, long id) {
        Open open = open(projectKey, meetingKey, number);
        Minutes.Action action = minutes.actions(open.occurrence().id()).stream()
                .filter(each -> each.id() == id)
                .findFirst()
                .orElseThrow(() -> new NotFound(Long.toString(id)));
        if (action.isWork()) {
            throw new Conflict("meeting.error.isWork", action.itemKey());
        }
        minutes.remove("meeting_action", open.occurrence().id(), id);
    }

    /** Everybody invited hears of it; what was agreed is in their owners' hands. */
    public void publish(String projectKey, String meetingKey, int number, int version) {
        Open open = open(projectKey, meetingKey, number);
        Occurrence occurrence = open.occurrence();
        if (occurrence.startsAt().isAfter(clock.instant())) {
            throw new Conflict("meeting.error.notYet");
        }
        Minutes.Draft draft = minutes.draft(occurrence.id())
                .filter(each -> each.version() == version)
                .orElseThrow(() -> new Conflict("error.changedMeanwhile"));
        List<Minutes.Decision> decisions = minutes.decisions(occurrence.id());
        if (draft.text().isEmpty()
                && decisions.isEmpty()
                && minutes.actions(occurrence.id()).isEmpty()) {
            throw new InvalidInput("text", "meeting.error.nothing");
        }
        for (Minutes.Action action : minutes.actions(occurrence.id())) {
            if (!action.isWork()) {
                minutes.becameWork(action.id(), agreed(open, action));
            }
        }
        int next = minutes.published(occurrence.id()).size() + 1;
        put(
                open,
                new Minutes(
                        next,
                        draft.text(),
                        written(open.meeting(), occurrence, decisions),
                        draft.reason(),
                        me.id(),
                        clock.instant()));
        minutes.removeDraft(occurrence.id());
        events.publishEvent(
                MeetingChanged.of(open.meeting(), "meeting.minutesPublished", Integer.toString(next), day(occurrence))
                        .because(draft.reason()));
        open.meeting().people().stream()
                .filter(person -> !person.equals(me.id()))
                .forEach(person -> notices.tell(
                        person,
                        "notice.meeting.minutes",
                        List.of(open.meeting().label(), day(occurrence), Integer.toString(next)),
                        Invitations.link(open.meeting(), occurrence)));
    }

    /** Begins another version of published minutes. */
    public void revise(String projectKey, String meetingKey, int number, String reason) {
        Project project = projects.contributable(projectKey);
        Meeting meeting = meetings.require(projectKey, meetingKey);
        Occurrence occurrence = meetings.require(meeting, number);
        requireWriter(meeting, occurrence, project);
        List<Minutes> published = minutes.published(occurrence.id());
        if (published.isEmpty() || minutes.draft(occurrence.id()).isPresent()) {
            throw new Conflict("error.changedMeanwhile");
        }
        text("reason", reason, 4000);
        if (!minutes.save(
                occurrence.id(),
                new Minutes.Draft(0, published.get(0).text(), reason.strip(), me.id(), clock.instant()))) {
            throw new Conflict("error.changedMeanwhile");
        }
    }

    /** What stood beside the text of published minutes. */
    Minutes.Record record(Minutes published) {
        try {
            return json.readValue(published.record(), Minutes.Record.class);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("minutes are damaged", damaged);
        }
    }

    /** The same as it is now, while nothing is published. */
    @Transactional(readOnly = true)
    Minutes.Record recordNow(Meeting meeting, Occurrence occurrence) {
        return now(meeting, occurrence, minutes.decisions(occurrence.id()));
    }

    /** The agenda of minutes that are mended is the one they were published with. */
    private String written(Meeting meeting, Occurrence occurrence, List<Minutes.Decision> decisions) {
        Minutes.Record now = now(meeting, occurrence, decisions);
        Optional<Minutes> before = minutes.published(occurrence.id()).stream().findFirst();
        Agenda agenda = before.map(this::record).map(Minutes.Record::agenda).orElse(now.agenda());
        try {
            return json.writeValueAsString(new Minutes.Record(agenda, now.people(), now.decisions(), now.actions()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Minutes.Record now(Meeting meeting, Occurrence occurrence, List<Minutes.Decision> decisions) {
        Map<String, Boolean> present = rows.presence(occurrence.id());
        return new Minutes.Record(
                facts.of(meeting, occurrence),
                meeting.invitees().stream()
                        .map(each -> new Minutes.Attendance(
                                each.personId(), each.required(), present.getOrDefault(each.personId(), false)))
                        .toList(),
                decisions,
                minutes.actions(occurrence.id()));
    }

    private String agreed(Open open, Minutes.Action action) {
        return work.agree(open.project().key(), action.text(), open.meeting().label(), action.ownerId(), action.due());
    }

    private void put(Open open, Minutes version) {
        try {
            minutes.publish(version, open.occurrence().id());
        } catch (DuplicateKeyException overtaken) {
            throw new Conflict("error.changedMeanwhile");
        }
    }

    private void store(Occurrence occurrence, int version, String text) {
        String reason = draft(occurrence).reason();
        if (!minutes.save(occurrence.id(), new Minutes.Draft(version, text, reason, me.id(), clock.instant()))) {
            throw new Conflict("error.changedMeanwhile");
        }
    }

    /** A meeting whose minutes the signed-in person writes now. */
    private record Open(Project project, Meeting meeting, Occurrence occurrence) {}

    private Open open(String projectKey, String meetingKey, int number) {
        Project project = projects.contributable(projectKey);
        Meeting meeting = meetings.require(projectKey, meetingKey);
        Occurrence occurrence = meetings.require(meeting, number);
        requireWriter(meeting, occurrence, project);
        if (!isOpen(occurrence)) {
            throw new Conflict("meeting.error.published");
        }
        return new Open(project, meeting, occurrence);
    }

    private void requireWriter(Meeting meeting, Occurrence occurrence, Project project) {
        if (occurrence.isCancelled()) {
            throw new Conflict("meeting.error.cancelled");
        }
        if (!mayWrite(meeting, occurrence, project)) {
            throw new NotAllowed("meeting.error.notWriter");
        }
    }

    private static void room(List<?> there) {
        if (there.size() >= MOST) {
            throw new Conflict("meeting.error.tooManyLines", MOST);
        }
    }

    private static String day(Occurrence occurrence) {
        return occurrence.start().toLocalDate().toString();
    }

    private static void text(String field, String text, int most) {
        if (text == null || text.isBlank()) {
            throw new InvalidInput(field, "error.required", field);
        }
        if (text.length() > most) {
            throw new InvalidInput(field, "error.tooLong", most);
        }
    }
}
