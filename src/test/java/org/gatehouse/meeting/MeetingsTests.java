package org.gatehouse.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.gatehouse.Executing;
import org.gatehouse.Visitor;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.plan.ItemDraft;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.resource.Calendars;
import org.gatehouse.schedule.WorkCalendar;
import org.gatehouse.trail.Trail;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** lin manages, fang sponsors, chen and wu are members; zhao manages elsewhere, sun has nothing to do with it. */
class MeetingsTests extends Executing {

    private static final ZoneId HOUSE = ZoneId.of("Asia/Shanghai");

    @Autowired
    Meetings meetings;

    @Autowired
    MinutesBook book;

    @Autowired
    MeetingRows rows;

    @Autowired
    Invitations invitations;

    @Autowired
    AgendaFacts agendas;

    @Autowired
    Calendars calendars;

    @Autowired
    Trail trail;

    @Autowired
    JdbcTemplate jdbc;

    private LocalDateTime soon() {
        LocalDateTime day = LocalDateTime.now(clock).plusDays(2);
        while (calendars.house().minutesOn(day.toLocalDate()) == 0 || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            day = day.plusDays(1);
        }
        return day.withHour(10).withMinute(0).withSecond(0).withNano(0);
    }

    private MeetingDraft weekly(int times) {
        Rhythm each =
                new Rhythm(Rhythm.Kind.WEEKLY, 1, Set.of(soon().getDayOfWeek(), DayOfWeek.SUNDAY), 0, 0, null, times);
        return MeetingDraft.single("Weekly <b>SEO</b>", soon(), 45, "chen", "wu")
                .again(each, true);
    }

    private Meeting meeting(String project, String key) {
        return meetings.require(project, key);
    }

    private void at(LocalDateTime when) {
        ClockUtil.setCurrentTime(Date.from(when.atZone(HOUSE).toInstant()));
    }

    private long words(String person, String message, String label) {
        return jdbc.queryForObject(
                "select count(*) from notice where person_id = ? and message = ? and arguments like ?",
                Long.class,
                person,
                message,
                "%" + label + "%");
    }

    private static ICalendar read(String file) {
        List<ICalendar> all = Biweekly.parse(file).all();
        assertThat(all).hasSize(1);
        assertThat(all.get(0).validate(ICalVersion.V2_0).getWarnings()).as(file).isEmpty();
        return all.get(0);
    }

    @Test
    void a_series_leaves_days_off_out_and_is_moved_answered_and_cancelled_one_by_one() {
        String project = newProject();
        String key = as("chen", () -> meetings.plan(project, weekly(20)));
        Meeting planned = meeting(project, key);
        List<Occurrence> all = rows.occurrences(key);
        WorkCalendar calendar = calendars.of(project);

        assertThat(all).isNotEmpty().hasSizeLessThan(20);
        assertThat(all)
                .allSatisfy(one -> assertThat(calendar.minutesOn(one.start().toLocalDate()))
                        .isPositive());
        assertThat(words("wu", "notice.meeting.invited", key)).isEqualTo(1);
        assertThat(words("chen", "notice.meeting.invited", key)).isZero();
        assertThat(trail.latest(project, 1, Locale.ENGLISH).get(0).what()).contains("Meeting planned", key);
        ICalendar file = read(invitations.request(planned, all));
        assertThat(file.getEvents()).hasSize(1);
        assertThat(file.getEvents().get(0).getExceptionDates()).isNotEmpty();

        // One answer for all, another for the second.
        as("wu", () -> meetings.answer(project, key, all.get(0).number(), true, Answer.ACCEPTED));
        as("wu", () -> meetings.answer(project, key, all.get(1).number(), false, Answer.DECLINED));
        assertThat(meeting(project, key).invitee("wu").orElseThrow().answer()).isEqualTo(Answer.ACCEPTED);
        assertThat(rows.answers(key).get(all.get(1).id())).containsEntry("wu", Answer.DECLINED);
        assertThat(words("chen", "notice.meeting.answered.declined", key)).isEqualTo(1);
        assertThatThrownBy(() -> as("fang", () -> meetings.answer(project, key, 1, true, Answer.ACCEPTED)))
                .isInstanceOf(NotAllowed.class);

        // The second is moved: the rule stays, everybody is asked again for it alone.
        LocalDateTime other = all.get(1).start().plusHours(3);
        as("chen", () -> meetings.move(project, key, all.get(1).number(), planned.version(), other, 30, "Room 9"));
        Meeting told = meeting(project, key);
        assertThat(told.sequence()).isEqualTo(planned.sequence() + 1);
        assertThat(rows.answers(key).get(all.get(1).id())).containsEntry("wu", Answer.NEEDS_ACTION);
        assertThat(words("wu", "notice.meeting.moved", key)).isEqualTo(1);
        ICalendar moved = read(invitations.request(told, rows.occurrences(key)));
        assertThat(moved.getEvents()).hasSize(2);
        assertThat(moved.getEvents().get(1).getLocation().getValue()).isEqualTo("Room 9");
        assertThat(moved.getEvents().get(1).getSequence().getValue()).isEqualTo(told.sequence());

        // Whoever looked at the meeting before that is told; the third is cancelled, then the rest.
        assertThatThrownBy(() -> as(
                        "chen",
                        () -> meetings.cancelOne(project, key, all.get(2).number(), planned.version(), "Fair")))
                .isInstanceOf(Conflict.class);
        as("lin", () -> meetings.cancelOne(project, key, all.get(2).number(), told.version(), "Fair"));
        assertThat(rows.occurrence(key, all.get(2).number()).orElseThrow().cancelReason())
                .isEqualTo("Fair");
        at(all.get(0).start().plusHours(1));
        as("lin", () -> meetings.cancel(project, key, meeting(project, key).version(), "Enough"));
        Meeting ended = meeting(project, key);
        assertThat(ended.isCancelled()).isFalse();
        assertThat(ended.rhythm().until()).isEqualTo(all.get(0).start().toLocalDate());
        assertThat(read(invitations.request(ended, rows.occurrences(key)))
                        .getEvents()
                        .get(0)
                        .getRecurrenceRule()
                        .getValue()
                        .getUntil())
                .isNotNull();
        assertThat(rows.occurrences(key).stream().filter(one -> !one.isCancelled()))
                .hasSize(1);
        assertThat(words("wu", "notice.meeting.ended", key)).isEqualTo(1);
    }

    @Test
    void other_times_of_a_series_that_has_begun_make_a_series_of_what_is_left() {
        String project = newProject();
        String key = as("lin", () -> meetings.plan(project, weekly(12)));
        List<Occurrence> all = rows.occurrences(key);
        as("lin", () -> book.addPoint(project, key, all.get(2).number(), "Third point", "chen", 15));

        // Nothing was held yet: the same meeting at other times.
        Meeting first = meeting(project, key);
        MeetingDraft afternoon = weekly(12).at(soon().withHour(15));
        assertThat(as("lin", () -> meetings.change(project, key, first.version(), afternoon)))
                .isEqualTo(key);
        assertThat(rows.occurrences(key))
                .allSatisfy(one -> assertThat(one.start().getHour()).isEqualTo(15));
        assertThat(rows.occurrences(key).stream().map(Occurrence::id).toList())
                .isEqualTo(all.stream().map(Occurrence::id).toList());

        at(all.get(0).start().plusHours(8));
        Meeting begun = meeting(project, key);
        Ahead ahead = Ahead.of(begun, rows.occurrences(key), clock.instant());
        MeetingDraft morning = weekly(12).at(ahead.start().withHour(9)).again(ahead.rhythm(), true);
        String next = as("lin", () -> meetings.change(project, key, begun.version(), morning));

        assertThat(next).isNotEqualTo(key);
        assertThat(meeting(project, next).series()).isEqualTo(key);
        assertThat(rows.occurrences(key).stream().filter(one -> !one.isCancelled()))
                .hasSize(1);
        assertThat(rows.occurrences(next)).hasSize(all.size() - 1);
        assertThat(agendas.of(meeting(project, next), rows.occurrences(next).get(1))
                        .points())
                .extracting(Agenda.Point::title)
                .containsExactly("Third point");

        // Other words or people keep the times; a new one is invited, one that is left out is told.
        Meeting now = meeting(project, next);
        Ahead left = Ahead.of(now, rows.occurrences(next), clock.instant());
        MeetingDraft words = new MeetingDraft(
                "Other",
                "",
                "",
                "",
                left.start(),
                45,
                left.rhythm(),
                true,
                List.of("wu"),
                List.of("fang"),
                "wu",
                Set.of(),
                "",
                "");
        assertThat(as("lin", () -> meetings.change(project, next, now.version(), words)))
                .isEqualTo(next);
        assertThat(words("fang", "notice.meeting.invited", next)).isEqualTo(1);
        assertThat(words("chen", "notice.meeting.withdrawn", next)).isEqualTo(1);
        assertThat(words("wu", "notice.meeting.changed", next)).isEqualTo(1);
        assertThat(meeting(project, next).people()).containsExactlyInAnyOrder("lin", "wu", "fang");
    }

    @Test
    void minutes_become_work_and_stand() throws Exception {
        String project = executing();
        WorkItem late = addItem(project, ItemDraft.of("Late work", "chen", today(), today(), hours(4)));
        runAutomatedSteps(project);
        String key = as("lin", () -> meetings.plan(project, weekly(6)));
        List<Occurrence> all = rows.occurrences(key);
        int number = all.get(0).number();
        as("chen", () -> book.addPoint(project, key, number, "Budget", "chen", 15));
        at(all.get(0).start().plusMinutes(10));

        Agenda agenda = agendas.of(meeting(project, key), all.get(0));
        assertThat(agenda.sections())
                .extracting(Agenda.Section::kind)
                .containsExactly("OVERDUE", "RISKS", "DECISIONS", "ACTIONS");
        assertThat(agenda.sections().get(0).lines())
                .extracting(line -> line.in(Locale.ENGLISH))
                .contains(late.key() + " Late work");
        assertThat(agenda.sections().get(3).lines()).isEmpty();

        assertThatThrownBy(() -> as("wu", () -> book.addDecision(project, key, number, "Mine")))
                .isInstanceOf(NotAllowed.class);
        as(
                "lin",
                () -> book.write(
                        project, key, number, 0, "# Said\n\n<script>alert(1)</script>", List.of("lin", "chen")));
        assertThatThrownBy(() -> as("lin", () -> book.write(project, key, number, 0, "Other", List.of())))
                .isInstanceOf(Conflict.class);
        as("lin", () -> book.addDecision(project, key, number, "We go on"));
        assertThatThrownBy(() -> as("lin", () -> book.addAction(project, key, number, "Ask", "fang2", today())))
                .isInstanceOf(InvalidInput.class);
        as("lin", () -> book.addAction(project, key, number, "Ask the agency", "wu", today().plusDays(3)));
        as("lin", () -> book.publish(project, key, number, 1));

        Minutes.Action action =
                book.recordNow(meeting(project, key), all.get(0)).actions().get(0);
        WorkItem work = items.require(project, action.itemKey());
        assertThat(work.title()).isEqualTo("Ask the agency");
        assertThat(work.ownerId()).isEqualTo("wu");
        assertThat(work.status()).isEqualTo(ItemStatus.RELEASED);
        assertThat(openTask("wu", project, "doWork").getName()).contains("Ask the agency");
        assertThat(words("chen", "notice.meeting.minutes", key)).isEqualTo(1);
        assertThat(trail.latest(project, 1, Locale.ENGLISH).get(0).what()).contains("Minutes published");

        // They stand: only a new version changes them, with a reason, and the agenda stays as it was.
        assertThatThrownBy(() -> as("lin", () -> book.addDecision(project, key, number, "More")))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> as("lin", () -> book.revise(project, key, number, " ")))
                .isInstanceOf(InvalidInput.class);
        as("lin", () -> book.revise(project, key, number, "A name was wrong"));
        assertThatThrownBy(() -> as("lin", () -> book.removeAction(project, key, number, action.id())))
                .isInstanceOf(Conflict.class);
        as("lin", () -> book.write(project, key, number, 1, "# Said better", List.of("lin")));
        as("lin", () -> book.publish(project, key, number, 2));

        Visitor lin = new Visitor(port).signIn("lin");
        String place = "/projects/" + project + "/meetings/" + key + "/" + number;
        String newest = lin.get(place).body();
        assertThat(newest).contains("Said better", "A name was wrong", "We go on", work.key(), "Late work", "Budget");
        assertThat(newest).doesNotContain("<script>alert", "<b>SEO</b>");
        assertThat(lin.get(place + "?version=1").body())
                .contains("alert(1)")
                .doesNotContain("<script>alert(1)", "Said better");
        byte[] pdf = lin.bytes(place + "/minutes.pdf").body();
        try (var paper = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(paper))
                    .contains("Said better", "We go on", "Ask the agency", "Late work");
        }
        // What is not done is on the next one's agenda.
        assertThat(agendas.of(meeting(project, key), all.get(1))
                        .sections()
                        .get(3)
                        .lines())
                .extracting(line -> line.in(Locale.ENGLISH))
                .containsExactly(work.key() + " Ask the agency");
    }

    @Test
    void a_gate_meeting_goes_through_what_the_gate_asks_for() {
        String project = newProject();
        submitGoals(project);
        String key = as(
                "lin",
                () -> meetings.plan(
                        project,
                        MeetingDraft.single("Goal gate", soon(), 30, "fang").preparing("goal", "")));
        Agenda.Section gate = agendas.of(
                        meeting(project, key), rows.occurrences(key).get(0))
                .sections()
                .get(0);

        assertThat(gate.kind()).isEqualTo("GATE");
        assertThat(gate.link()).contains("/gates/");
        assertThat(gate.lines().get(0).link())
                .contains("tasklist")
                .contains(openTask("fang", project, "decideGate").getId());
        assertThat(gate.lines().get(0).personId()).isEqualTo("fang");
        // A gate that nobody stands at yet is judged by the facts as they are.
        String ahead = as(
                "lin",
                () -> meetings.plan(
                        project,
                        MeetingDraft.single("Plan gate", soon(), 30, "fang").preparing("plan", "")));
        assertThat(agendas.of(meeting(project, ahead), rows.occurrences(ahead).get(0))
                        .sections()
                        .get(0)
                        .lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.light()).isNotEqualTo("green"));
    }

    @Test
    void what_a_project_planned_is_off_when_it_ends() {
        String project = newProject();
        String key = as("lin", () -> meetings.plan(project, weekly(4)));
        as("lin", () -> projects.requestStop(project, "No more"));
        runAutomatedSteps(project);

        assertThat(meeting(project, key).isCancelled()).isTrue();
        assertThat(words("wu", "notice.meeting.cancelled", key)).isEqualTo(1);
        assertThatThrownBy(() -> as("lin", () -> meetings.plan(project, weekly(4))))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void a_subscribed_calendar_follows_what_becomes_of_a_meeting() {
        String project = newProject();
        Matcher address = Pattern.compile("value=\"[^\"]*(/feeds/[\\w-]{40,}\\.ics)\"")
                .matcher(new Visitor(port)
                        .signIn("wu")
                        .post("/me/notices/feed", Map.of())
                        .body());
        assertThat(address.find()).isTrue();
        String feed = address.group(1);
        String key = as("lin", () -> meetings.plan(project, weekly(12).in("Europe/Berlin")));
        List<Occurrence> all = rows.occurrences(key);

        VEvent planned = entry(feed, key, 1).orElseThrow();
        assertThat(planned.getDateStart().getValue().toInstant())
                .isEqualTo(all.get(0).startsAt())
                .isEqualTo(all.get(0).start().atZone(ZoneId.of("Europe/Berlin")).toInstant());
        assertThat(entry(feed, key, 2)).isPresent();
        as(
                "lin",
                () -> meetings.move(
                        project,
                        key,
                        1,
                        meeting(project, key).version(),
                        all.get(0).start().plusHours(3),
                        30,
                        "Room 9"));
        VEvent moved = entry(feed, key, 1).orElseThrow();
        assertThat(moved.getUid()).isEqualTo(planned.getUid());
        assertThat(moved.getSequence().getValue())
                .isGreaterThan(planned.getSequence().getValue());
        assertThat(moved.getDateStart().getValue().toInstant())
                .isEqualTo(all.get(0).startsAt().plusSeconds(3 * 3600));
        assertThat(moved.getLocation().getValue()).isEqualTo("Room 9");
        as("wu", () -> meetings.answer(project, key, 1, false, Answer.DECLINED));
        assertThat(entry(feed, key, 1)).isEmpty();
        as(
                "lin",
                () -> meetings.cancelOne(project, key, 2, meeting(project, key).version(), "Fair"));
        assertThat(entry(feed, key, 2)).isEmpty();
        assertThat(entry(feed, key, 3)).isPresent();

        // Whoever leaves the team is expected no more.
        as("lin", () -> projects.release(project, "wu"));
        assertThat(entry(feed, key, 3)).isEmpty();
        assertThat(meeting(project, key).people()).containsExactlyInAnyOrder("lin", "chen");
        assertThat(words("wu", "notice.meeting.withdrawn", key)).isEqualTo(1);
    }

    private Optional<VEvent> entry(String feed, String key, int number) {
        String file = new Visitor(port).get(feed).body();
        // Whoever has nothing before them has a calendar without events, which the other library takes for a mistake.
        List<VEvent> events = file.contains("BEGIN:VEVENT") ? read(file).getEvents() : List.of();
        return events.stream()
                .filter(one -> one.getUid().getValue().startsWith("meeting-" + key + "-" + number + "@"))
                .findFirst();
    }

    @Test
    void nonsense_is_refused_and_plans_nothing() {
        String project = newProject();
        MeetingDraft good = weekly(4);
        Rhythm rhythm = good.rhythm();
        for (MeetingDraft bad : List.of(
                good.in("Mars/Base"),
                good.at(LocalDateTime.now(clock).minusDays(1)).again(Rhythm.ONCE, false),
                good.again(new Rhythm(Rhythm.Kind.WEEKLY, 0, Set.of(DayOfWeek.MONDAY), 0, 0, null, 3), false),
                good.again(new Rhythm(Rhythm.Kind.WEEKLY, 1, Set.of(), 0, 0, null, 3), false),
                good.again(new Rhythm(Rhythm.Kind.WEEKLY, 1, rhythm.days(), 0, 0, null, 201), false),
                good.again(rhythm.until(LocalDate.now(clock)), false),
                good.again(rhythm.until(LocalDate.now(clock).plusYears(40)), false),
                good.preparing("nowhere", ""),
                MeetingDraft.single("", soon(), 30, "chen"),
                MeetingDraft.single("x".repeat(201), soon(), 30, "chen"),
                MeetingDraft.single("Short", soon(), 2, "chen"),
                MeetingDraft.single("Stranger", soon(), 30, "sun"))) {
            assertThatThrownBy(() -> as("lin", () -> meetings.plan(project, bad)))
                    .as(bad.toString())
                    .isInstanceOf(InvalidInput.class);
        }
        assertThat(jdbc.queryForObject("select count(*) from meeting where project_key = ?", Long.class, project))
                .isZero();
        assertThatThrownBy(() -> as("sun", () -> meetings.plan(project, good))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> as("zhao", () -> meetings.plan(project, good))).isInstanceOf(NotAllowed.class);
    }

    @Test
    void pages_are_for_those_who_may_see_the_project() {
        String project = newProject();
        Visitor chen = new Visitor(port).signIn("chen");
        String list = "/projects/" + project + "/meetings";
        assertThat(chen.get(list + "/new").statusCode()).isEqualTo(200);
        assertThat(chen.raw(
                                list,
                                "title=Kick-off&start=" + soon()
                                        + "&minutes=60&repeats=MONTHLY_WEEKDAY&interval=1&ends=COUNT"
                                        + "&count=5&zone=Europe%2FBerlin&required=wu&required=lin&standing=RISKS&gate=goal")
                        .statusCode())
                .isEqualTo(302);
        String key = project + "-M1";
        assertThat(meeting(project, key).rhythm().kind()).isEqualTo(Rhythm.Kind.MONTHLY_WEEKDAY);
        assertThat(chen.raw(list, "title=Broken&minutes=60&start=" + soon() + "&repeats=WEEKLY&interval=x")
                        .statusCode())
                .isBetween(400, 499);
        String one = list + "/" + key + "/1";
        for (String page : List.of(
                list, list + "?past=true", one, list + "/" + key + "/edit", "/meetings", "/meetings?past=true")) {
            assertThat(chen.get(page).statusCode()).as(page).isEqualTo(200);
        }
        assertThat(chen.get("/meetings").body()).contains("/meetings/" + key + "/1");
        assertThat(chen.get(list + "/" + key).headers().firstValue("Location").orElseThrow())
                .endsWith("/1");
        var file = chen.bytes(list + "/" + key + "/calendar.ics");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment");
        read(new String(file.body(), StandardCharsets.UTF_8));

        // Another manager reads and changes nothing.
        Visitor zhao = new Visitor(port).signIn("zhao");
        assertThat(zhao.get(one).statusCode()).isEqualTo(200);
        assertThat(zhao.get(list + "/new").statusCode()).isEqualTo(403);
        assertThat(zhao.post(one + "/answer", Map.of("answer", "ACCEPTED")).statusCode())
                .isEqualTo(403);
        assertThat(zhao.post(one + "/decisions", Map.of("decision", "x")).statusCode())
                .isEqualTo(403);
        // A member who is invited answers and may not cancel.
        Visitor wu = new Visitor(port).signIn("wu");
        assertThat(wu.post(one + "/answer", Map.of("answer", "ACCEPTED")).statusCode())
                .isEqualTo(302);
        assertThat(wu.post(one + "/cancellation", Map.of("version", "1", "reason", "x"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(wu.post(one + "/points", Map.of("title", "Mine", "owner", "wu", "minutes", "5"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(wu.get("/meetings").body()).contains("/meetings/" + key + "/1");
        // Whoever is in no team of it learns nothing; another project's address leads nowhere.
        Visitor sun = new Visitor(port).signIn("sun");
        for (String page :
                List.of(list, one, list + "/new", list + "/" + key + "/calendar.ics", one + "/minutes.pdf")) {
            assertThat(sun.get(page).statusCode()).as(page).isEqualTo(404);
        }
        assertThat(sun.post(one + "/answer", Map.of("answer", "ACCEPTED")).statusCode())
                .isEqualTo(404);
        assertThat(sun.get("/meetings").body()).doesNotContain(key);
        String other = newProject();
        assertThat(chen.get("/projects/" + other + "/meetings/" + key + "/1").statusCode())
                .isEqualTo(404);
        assertThat(chen.get(list + "/" + key + "/99").statusCode()).isEqualTo(404);
        assertThat(chen.get(one + "/minutes.pdf").statusCode()).isEqualTo(404);
    }
}
