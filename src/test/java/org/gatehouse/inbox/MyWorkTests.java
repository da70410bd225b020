package org.gatehouse.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.gatehouse.Executing;
import org.gatehouse.Statements;
import org.gatehouse.Visitor;
import org.gatehouse.execution.Work;
import org.gatehouse.plan.ItemDraft;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.Priority;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.timesheet.Hours;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One list of everything that is mine to do: what may be done from it, what is refused and why, and who sees what. */
class MyWorkTests extends Executing {

    private static final Map<String, Visitor> VISITORS = new TreeMap<>();

    /** Of lin's, with work of chen's and wu's that nobody but these tests touches. */
    private static String project;

    /** Back to a page that lists nothing, so that it only tells what became of the command. */
    private static final String QUIET = "&back=" + encode("/my-work?state=open&q=nothing-like-this");

    /** The page the last command led to. */
    private String page;

    @Autowired
    Work work;

    @Autowired
    Hours hours;

    @Autowired
    JdbcClient sql;

    @BeforeEach
    void aProject() {
        if (project == null) {
            project = executing();
        }
        sql.sql("delete from inbox_timer").update();
        sql.sql("delete from inbox_filter").update();
    }

    @Test
    void the_list_joins_tasks_and_items_and_marks_what_is_overdue() {
        WorkItem late = item("Late text", "chen", today().minusDays(3), false);
        WorkItem later = item("Later text", "chen", today().plusDays(5), false);
        String list = chen("?project=" + project);
        assertThat(list)
                .contains("Late text", "Later text", "overdue", "item:" + late.key(), "Test project " + project);
        assertThat(list.indexOf("Late text")).isLessThan(list.indexOf("Later text"));
        assertThat(count(list, "value=\"item:" + late.key() + "\""))
                .as("once, though it is a task too")
                .isEqualTo(1);
        String lateRow = "\"item:" + late.key() + "\"";
        String laterRow = "\"item:" + later.key() + "\"";
        assertThat(chen("?project=" + project + "&due=overdue"))
                .contains(lateRow)
                .doesNotContain(laterRow);
        assertThat(chen("?project=" + project + "&q=lATER")).contains(laterRow).doesNotContain(lateRow);
        assertThat(chen("?project=" + project + "&kind=decision")).doesNotContain(laterRow);
        assertThat(chen("?project=" + project + "&due=" + later.finishDate())).contains(laterRow);
        assertThat(chen("?project=%27%22%3Cscript%3E&due=never&kind=nothing&state=no&page=-7"))
                .contains("My work");
        assertThat(visitor("wu").get("/my-work?project=" + project).body()).doesNotContain("Late text");

        String fresh = newProject();
        String task = openTask("lin", fresh, "defineGoals").getId();
        assertThat(visitor("lin").get("/my-work?project=" + fresh).body()).contains("task:" + task, "Define the goals");
    }

    @Test
    void a_command_for_many_says_which_it_reached_and_why_not_the_others() {
        WorkItem one = item("Text one", "chen", today().plusDays(4), false);
        WorkItem other = item("Text two", "chen", today().plusDays(4), false);
        WorkItem foreign = item("Text of wu", "wu", today().plusDays(4), false);
        String told = command(
                "chen", "progress", "percent=40", "item:" + one.key(), "item:" + other.key(), "item:" + foreign.key());
        assertThat(told).contains("Progress reported: 2", "Not done: 1", "not in your list any more");
        assertThat(items.require(one.key()).progress()).isEqualTo(40);
        assertThat(items.require(foreign.key()).progress()).isZero();
        assertThat(undo()).contains("Taken back: 2");
        assertThat(items.require(one.key()).progress()).isZero();
        assertThat(post("chen", "/undo", "").statusCode()).as("once").isEqualTo(409);

        command("chen", "progress", "percent=10", "item:" + one.key());
        as("chen", () -> work.report(one.key(), new Work.Report(50, null, null, "")));
        assertThat(undo()).contains("Not done: 1", "changed again since then");
        assertThat(items.require(one.key()).progress()).isEqualTo(50);

        assertThat(post("chen", "/bulk", "action=progress&percent=40").statusCode())
                .isEqualTo(422);
        assertThat(post("chen", "/bulk", "action=progress&percent=101&entry=item:" + one.key())
                        .statusCode())
                .isEqualTo(422);
        assertThat(post("chen", "/bulk", "action=progress&percent=half&entry=item:" + one.key())
                        .statusCode())
                .isIn(400, 422);
        assertThat(post("chen", "/bulk", "action=dance&entry=item:" + one.key()).statusCode())
                .isEqualTo(422);
        String many = Stream.iterate(1, at -> at + 1)
                .limit(201)
                .map(at -> "&entry=item:X-" + at)
                .collect(Collectors.joining());
        assertThat(post("chen", "/bulk", "action=finish" + many).statusCode()).isEqualTo(422);
        assertThat(items.require(one.key()).progress()).isEqualTo(50);
    }

    @Test
    void finishing_goes_as_far_as_the_process_and_so_does_taking_it_back() {
        WorkItem plain = item("Plain text", "chen", today().plusDays(4), false);
        WorkItem judged = item("Judged text", "chen", today().plusDays(4), true);
        String told = command("chen", "finish", "", "item:" + plain.key(), "item:" + judged.key());
        assertThat(told)
                .contains("Finished: 2", "waits for acceptance; until then it can be undone", "cannot be undone");
        assertThat(items.require(plain.key()).status()).isEqualTo(ItemStatus.DONE);
        assertThat(items.require(judged.key()).status()).isEqualTo(ItemStatus.IN_ACCEPTANCE);
        assertThat(undo()).contains("Taken back: 1", "Judged text").doesNotContain("Plain text</span>");
        assertThat(items.require(judged.key()).status()).isEqualTo(ItemStatus.IN_PROGRESS);
        assertThat(items.require(judged.key()).progress()).isZero();
        assertThat(trail(judged.key())).contains("execution.withdrawn");

        command("chen", "finish", "", "item:" + judged.key());
        as(
                "lin",
                () -> desk.complete(
                        taskOf(judged, "acceptWork"),
                        "lin",
                        List.of("manager", "staff"),
                        Map.of("decision", "accepted")));
        runAutomatedSteps(project);
        assertThat(undo()).contains("Not done: 1", "the process has gone on");
        assertThat(items.require(judged.key()).status()).isEqualTo(ItemStatus.DONE);

        String fresh = newProject();
        String task = openTask("lin", fresh, "defineGoals").getId();
        assertThat(command("lin", "finish", "", "task:" + task)).contains("Not done: 1", "asks for an answer");
        assertThat(command("lin", "move", "due=" + today().plusDays(2), "task:" + task))
                .contains("The process sets this date");
    }

    @Test
    void only_the_manager_moves_a_due_date() {
        WorkItem item = item("Dated text", "chen", today().plusDays(4), false);
        WorkItem own = item("Text of lin", "lin", today().plusDays(4), false);
        LocalDate monday =
                today().plusDays(20).with(java.time.temporal.TemporalAdjusters.next(java.time.DayOfWeek.WEDNESDAY));
        assertThat(command("chen", "move", "due=" + monday, "item:" + item.key()))
                .contains("Not done: 1");
        assertThat(items.require(item.key()).finishDate()).isEqualTo(item.finishDate());
        assertThat(command("lin", "move", "due=" + monday, "item:" + own.key())).contains("Due date moved: 1");
        assertThat(items.require(own.key()).finishDate()).isEqualTo(monday);
        assertThat(post("lin", "/undo", "").statusCode()).isEqualTo(302);
        assertThat(items.require(own.key()).finishDate()).isEqualTo(own.finishDate());
        assertThat(items.require(own.key()).timing()).isEqualTo(own.timing());
        command("lin", "move", "due=" + monday, "item:" + own.key());
        assertThat(command("lin", "move", "due=" + today().minusDays(30), "item:" + own.key()))
                .contains("Not done: 1");
        assertThat(command("lin", "move", "due=" + today().plusYears(5), "item:" + own.key()))
                .contains("Not done: 1");
        assertThat(items.require(own.key()).finishDate()).isEqualTo(monday);
    }

    @Test
    void what_is_put_off_comes_back_on_its_day() {
        WorkItem item = item("Put off text", "chen", today().plusDays(4), false);
        String only = "?project=" + project + "&q=Put+off+text&state=";
        command("chen", "snooze", "until=" + today().plusDays(2), "item:" + item.key());
        assertThat(chen(only + "open")).doesNotContain("item:" + item.key());
        assertThat(chen(only + "snoozed")).contains("item:" + item.key(), "put off until");
        assertThat(undo()).contains("Taken back: 1");
        assertThat(chen(only + "open")).contains("item:" + item.key());
        command("chen", "snooze", "until=" + today().plusDays(2), "item:" + item.key());
        assertThat(post("chen", "/bulk", "action=snooze&until=" + today() + "&entry=item:" + item.key())
                        .statusCode())
                .isEqualTo(422);
        ClockUtil.setCurrentTime(
                Date.from(ClockUtil.getCurrentTime().toInstant().plus(Duration.ofDays(2))));
        assertThat(chen(only + "open")).contains("item:" + item.key());
        ClockUtil.reset();
        command("chen", "wake", "", "item:" + item.key());
        assertThat(chen(only + "open")).contains("item:" + item.key());
    }

    @Test
    void a_timer_runs_on_by_itself_and_proposes_hours() {
        WorkItem item = item("Timed text", "chen", today().plusDays(4), false);
        WorkItem other = item("Text of wu", "wu", today().plusDays(4), false);
        assertThat(post("chen", "/timer/start", "item=" + other.key()).statusCode())
                .isEqualTo(403);
        assertThat(post("amy", "/timer/start", "item=" + item.key()).statusCode())
                .isEqualTo(404);
        assertThat(post("chen", "/timer/start", "item=NO-1").statusCode()).isEqualTo(404);
        assertThat(post("chen", "/timer/stop", "").statusCode()).isEqualTo(409);
        assertThat(post("chen", "/timer/start", "item=" + item.key()).statusCode())
                .isEqualTo(302);
        assertThat(post("chen", "/timer/start", "item=" + item.key()).statusCode())
                .as("one at a time")
                .isEqualTo(409);
        ago("chen", Duration.ofMinutes(67));
        Visitor anotherBrowser = new Visitor(port).signIn("chen");
        assertThat(anotherBrowser.get("/my-work", "Accept-Language", "en").body())
                .contains("Timer running", "Timed text", "1 h 7 min");
        assertThat(post("chen", "/timer/stop", "").statusCode()).isEqualTo(302);
        assertThat(chen("/timer")).contains("value=\"1\"");
        assertThat(post("chen", "/timer/hours", "hours=0&day=" + today()).statusCode())
                .isEqualTo(422);
        assertThat(post("chen", "/timer/hours", "hours=1.25&day=" + today().plusDays(1))
                        .statusCode())
                .isEqualTo(422);
        assertThat(timers("chen")).as("a refusal keeps the time").isEqualTo(1);
        assertThat(post("chen", "/timer/hours", "hours=1.25&note=Draft&day=" + today())
                        .statusCode())
                .isEqualTo(302);
        assertThat(timers("chen")).isZero();
        assertThat(hours.ofItem(item.key()))
                .extracting("hours", "note")
                .containsExactly(org.assertj.core.groups.Tuple.tuple(new BigDecimal("1.25"), "Draft"));
        assertThat(undo()).contains("Taken back: 1");
        assertThat(hours.ofItem(item.key())).isEmpty();
        post("chen", "/timer/start", "item=" + item.key());
        assertThat(post("chen", "/timer/discard", "").statusCode()).isEqualTo(302);
        assertThat(timers("chen")).isZero();
        assertThat(hours.ofItem(item.key())).isEmpty();
    }

    @Test
    void hours_come_in_by_the_day() {
        WorkItem item = item("Counted text", "chen", today().plusDays(4), false);
        assertThat(post("chen", "/hours", "item=" + item.key() + "&hours=2&day=" + today())
                        .statusCode())
                .isEqualTo(302);
        assertThat(chen("")).contains("Counted text");
        long id = hours.ofItem(item.key()).get(0).id();
        assertThat(post("chen", "/hours", "item=" + item.key() + "&hours=23&day=" + today())
                        .statusCode())
                .isEqualTo(422);
        assertThat(post("chen", "/hours", "hours=1&day=" + today()).statusCode())
                .isEqualTo(422);
        assertThat(post("amy", "/hours", "item=" + item.key() + "&hours=2&day=" + today())
                        .statusCode())
                .isEqualTo(404);
        assertThat(post("wu", "/hours/" + id + "/removal", "").statusCode()).isGreaterThanOrEqualTo(403);
        assertThat(post("chen", "/hours/" + id + "/removal", "day=" + today()).statusCode())
                .isEqualTo(302);
        assertThat(hours.ofItem(item.key())).isEmpty();
    }

    @Test
    void a_line_becomes_an_item_where_its_writer_may_add_one() {
        Visitor lin = visitor("lin");
        String line = "Write brief tomorrow 2h @chen !high";
        String shown = lin.get(
                        "/my-work/quick-add?project=" + project + "&text=" + encode(line), "Accept-Language", "en")
                .body();
        assertThat(shown)
                .contains("Understood as", "Write brief", "2 h", project, "High")
                .doesNotContain("<html");
        assertThat(post("lin", "/quick-add", "project=" + project + "&text=" + encode(line))
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .as("first it is shown")
                .contains("/my-work?add=");
        HttpResponse<String> saved = post(
                "lin",
                "/quick-add",
                "project=" + project + "&text=" + encode(line) + "&seen=" + encode(project + "|" + line));
        assertThat(saved.statusCode()).isEqualTo(302);
        WorkItem item = items.of(project).stream()
                .filter(it -> it.title().equals("Write brief"))
                .findFirst()
                .orElseThrow();
        assertThat(item.ownerId()).isEqualTo("chen");
        assertThat(item.effortHours()).isEqualByComparingTo("2");
        assertThat(item.priority()).isEqualTo(Priority.HIGH);
        assertThat(item.wantedFinish()).isEqualTo(today().plusDays(1));
        post("lin", "/undo", "");
        assertThat(items.require(item.key()).status()).isEqualTo(ItemStatus.CANCELLED);

        for (String refused :
                List.of("Write brief", "Write brief tomorrow @amy", "tomorrow 2h", "Write brief 2099-01-01 2h")) {
            assertThat(post(
                                    "lin",
                                    "/quick-add",
                                    "project=" + project + "&text=" + encode(refused) + "&seen="
                                            + encode(project + "|" + refused))
                            .statusCode())
                    .as(refused)
                    .isEqualTo(422);
        }
        for (String person : List.of("chen", "amy", "fang")) {
            assertThat(post(
                                    person,
                                    "/quick-add",
                                    "project=" + project + "&text=" + encode(line) + "&seen="
                                            + encode(project + "|" + line))
                            .statusCode())
                    .as(person)
                    .isEqualTo(422);
        }
        assertThat(lin.get("/my-work/quick-add?project=NONE&text=x", "Accept-Language", "en")
                        .body())
                .contains("no project NONE");
        assertThat(items.of(project))
                .filteredOn(it -> it.title().startsWith("Write brief"))
                .hasSize(1);
    }

    @Test
    void a_card_moves_where_the_process_has_a_step() {
        WorkItem plain = item("Card one", "chen", today().plusDays(4), false);
        WorkItem judged = item("Card two", "chen", today().plusDays(4), true);
        String board = chen("/board?project=" + project);
        assertThat(board).contains("id=\"card-" + plain.key() + "\"", "data-state=\"IN_ACCEPTANCE\"");
        assertThat(move("wu", plain, ItemStatus.IN_PROGRESS)).isEqualTo(403);
        assertThat(move("amy", plain, ItemStatus.IN_PROGRESS)).isEqualTo(404);
        assertThat(move("chen", plain, ItemStatus.IN_ACCEPTANCE)).isEqualTo(409);
        assertThat(move("chen", plain, ItemStatus.PLANNED)).isEqualTo(409);
        assertThat(move("chen", judged, ItemStatus.DONE)).isEqualTo(409);
        assertThat(post("chen", "/move", "item=" + plain.key() + "&to=NOWHERE").statusCode())
                .isIn(400, 422);
        assertThat(items.require(plain.key()).status()).isEqualTo(ItemStatus.RELEASED);
        assertThat(move("chen", plain, ItemStatus.IN_PROGRESS)).isEqualTo(302);
        assertThat(items.require(plain.key()).status()).isEqualTo(ItemStatus.IN_PROGRESS);
        assertThat(move("chen", plain, ItemStatus.RELEASED)).isEqualTo(409);
        assertThat(move("chen", plain, ItemStatus.DONE)).isEqualTo(302);
        assertThat(items.require(plain.key()).status()).isEqualTo(ItemStatus.DONE);
        assertThat(move("chen", plain, ItemStatus.IN_PROGRESS)).isEqualTo(409);
        assertThat(move("chen", judged, ItemStatus.IN_ACCEPTANCE)).isEqualTo(302);
        assertThat(move("chen", judged, ItemStatus.IN_PROGRESS)).isEqualTo(302);
        assertThat(items.require(judged.key()).status()).isEqualTo(ItemStatus.IN_PROGRESS);
    }

    @Test
    void boards_and_calendars_are_for_those_who_see_the_project() {
        WorkItem item = item("Seen text", "chen", today().plusDays(2), false);
        for (String page : List.of("/board", "/calendar", "/calendar?show=week&day=" + item.finishDate())) {
            assertThat(visitor("amy").get("/projects/" + project + page).statusCode())
                    .as(page)
                    .isEqualTo(404);
            assertThat(visitor("wu")
                            .get("/projects/" + project + page, "Accept-Language", "zh-CN")
                            .statusCode())
                    .as(page)
                    .isEqualTo(200);
        }
        assertThat(visitor("wu").get("/projects/" + project + "/board").body()).contains("Seen text");
        String week = "/calendar?show=week&day=" + item.finishDate();
        assertThat(visitor("wu").get("/projects/" + project + week).body()).contains("Seen text");
        assertThat(chen(week)).contains("Monday".substring(0, 3));
        assertThat(visitor("chen").get("/my-work/calendar?day=9999-01-01").statusCode())
                .isEqualTo(422);
        assertThat(visitor("chen").get("/my-work/calendar?day=soon").statusCode())
                .isIn(400, 422);
        assertThat(new Visitor(port).get("/my-work").statusCode()).isEqualTo(302);
    }

    @Test
    void filters_and_settings_are_kept_for_oneself() {
        item("Filtered text", "wu", today().minusDays(2), false);
        assertThat(post(
                                "wu",
                                "/filters",
                                "scope=MINE&name=Late&usual=true&query="
                                        + encode("state=open&due=overdue&project=" + project))
                        .statusCode())
                .isEqualTo(302);
        String opened = visitor("wu").get("/my-work", "Accept-Language", "en").body();
        assertThat(opened).contains("Filter: Late", "Filtered text");
        assertThat(visitor("chen").get("/my-work").body()).doesNotContain(">Late<");
        long id = sql.sql("select id from inbox_filter where person_id = 'wu'")
                .query(Long.class)
                .single();
        assertThat(post("chen", "/filters/" + id + "/removal", "query=").statusCode())
                .isEqualTo(404);
        assertThat(post("chen", "/filters/" + id + "/usual", "query=").statusCode())
                .isEqualTo(404);
        assertThat(post("wu", "/filters", "scope=MINE&name=+&query=").statusCode())
                .isEqualTo(422);
        assertThat(post("wu", "/filters", "scope=HOUSE&name=x&query=").statusCode())
                .isIn(400, 422);
        assertThat(post("wu", "/filters/" + id + "/usual", "query=").statusCode())
                .isEqualTo(302);
        assertThat(post("wu", "/filters/" + id + "/removal", "query=").statusCode())
                .isEqualTo(302);
        assertThat(post("wu", "/settings", "rounding=7").statusCode()).isEqualTo(422);
        assertThat(post("wu", "/settings", "rounding=30").statusCode()).isEqualTo(302);
        assertThat(visitor("wu").get("/my-work").body()).contains("data-keys=\"off\"");
        post("wu", "/settings", "rounding=15&keys=true&back=" + encode("//evil.example"));
        assertThat(visitor("wu").get("/my-work").body()).contains("data-keys=\"on\"");
        assertThat(post("wu", "/settings", "rounding=15&keys=true&back=" + encode("https://evil.example"))
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .endsWith("/my-work");
    }

    @Test
    void boards_and_calendars_are_looked_at_through_the_same_filters() {
        WorkItem late = item("Lens late", "chen", today().minusDays(2), false);
        WorkItem soon = item("Lens 100%", "wu", today().plusDays(3), false);
        String lateLink = "/work/" + late.key() + "\"";
        String soonLink = "/work/" + soon.key() + "\"";
        String base = "/projects/" + project;
        for (String view : List.of("/work", "/board", "/calendar")) {
            assertThat(wu(base + view + "?who=chen&q=lens"))
                    .as(view)
                    .contains(lateLink)
                    .doesNotContain(soonLink);
            assertThat(wu(base + view + "?who=me&q=lens"))
                    .as(view)
                    .contains(soonLink)
                    .doesNotContain(lateLink);
            assertThat(wu(base + view + "?due=overdue&q=LENS"))
                    .as(view)
                    .contains(lateLink)
                    .doesNotContain(soonLink);
            assertThat(wu(base + view + "?q=0%25")).as(view).contains(soonLink).doesNotContain(lateLink);
            assertThat(wu(base + view + "?q=%27%22%3Cscript%3E&who=nobody&due=never&state=no"))
                    .as(view)
                    .doesNotContain(lateLink, soonLink, "\"<script>")
                    .contains("nobody");
        }
        assertThat(wu(base + "/board?due=none&q=lens")).doesNotContain(lateLink, soonLink);
        assertThat(wu(base + "/board?due=" + soon.finishDate() + "&q=lens")).contains(soonLink);
        assertThat(chen("/board?due=overdue&q=lens")).contains("card-" + late.key());
        assertThat(chen("/board?due=later&q=lens")).doesNotContain("card-" + late.key());
        assertThat(chen("/calendar?q=lens&kind=decision")).doesNotContain(lateLink);

        assertThat(post(
                                "wu",
                                "/filters",
                                "scope=PROJECT&name=Chen's&usual=true&query=" + encode("who=chen&q=lens&evil=1")
                                        + "&back=" + encode(base + "/board?state=open&who=chen&q=lens"))
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .endsWith(base + "/board?state=open&who=chen&q=lens");
        for (String view : List.of("/work", "/board", "/calendar")) {
            assertThat(wu(base + view))
                    .as("%s opens with it", view)
                    .contains(lateLink)
                    .doesNotContain(soonLink);
            assertThat(wu(base + view + "?state=all")).as(view).contains(soonLink);
            assertThat(visitor("chen").get(base + view).body())
                    .as("nobody else's %s", view)
                    .contains(soonLink);
        }
        assertThat(wu("/my-work")).as("of projects only").doesNotContain("Chen&#39;s");
        long id = sql.sql("select id from inbox_filter where person_id = 'wu' and scope = 'PROJECT'")
                .query(Long.class)
                .single();
        assertThat(post("wu", "/filters/" + id + "/usual", "back=" + encode(base + "/work"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(wu(base + "/board")).contains(soonLink, "Chen&#39;s");
    }

    @Test
    void much_takes_as_many_statements_as_little() {
        List<String> pages = List.of(
                "/my-work",
                "/my-work/board",
                "/my-work/calendar",
                "/",
                "/projects/" + project + "/work",
                "/projects/" + project + "/board",
                "/projects/" + project + "/calendar");
        item("First text", "chen", today().plusDays(3), false);
        Map<String, Integer> before = statements(pages);
        for (int at = 0; at < 12; at++) {
            addItem(project, ItemDraft.of("Text number " + at, "chen", today(), today().plusDays(3), hours(2)));
        }
        runAutomatedSteps(project);
        assertThat(statements(pages)).isEqualTo(before);
        assertThat(before.get("/my-work")).isLessThanOrEqualTo(16);
    }

    private Map<String, Integer> statements(List<String> pages) {
        Map<String, Integer> counts = new TreeMap<>();
        for (String page : pages) {
            counts.put(
                    page,
                    Statements.settled(
                                    () -> assertThat(visitor("chen").get(page).statusCode())
                                            .isEqualTo(200))
                            .size());
        }
        return counts;
    }

    private WorkItem item(String title, String owner, LocalDate due, boolean judged) {
        LocalDate first = projects.require(project).startDate();
        LocalDate last = due.isBefore(first) ? first : due;
        ItemDraft draft =
                new ItemDraft(title, "", "", owner, first, last, hours(4), Priority.NORMAL, List.of(), "", judged);
        WorkItem item = addItem(project, draft);
        runAutomatedSteps(project);
        assertThat(items.require(item.key()).status()).isEqualTo(ItemStatus.RELEASED);
        if (due.isBefore(first)) {
            sql.sql("update work_item set finish_date = ? where item_key = ?")
                    .params(due, item.key())
                    .update();
        }
        return items.require(item.key());
    }

    private String taskOf(WorkItem item, String step) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(item.key())
                .taskDefinitionKey(step)
                .singleResult()
                .getId();
    }

    private Visitor visitor(String person) {
        return VISITORS.computeIfAbsent(person + port, whoever -> new Visitor(port).signIn(person));
    }

    private String wu(String address) {
        return visitor("wu").get(address, "Accept-Language", "en").body();
    }

    private String chen(String address) {
        return visitor("chen")
                .get("/my-work" + address, "Accept-Language", "en")
                .body();
    }

    /** A command and, as browsers do, the page it leads to. */
    private HttpResponse<String> post(String person, String path, String body) {
        HttpResponse<String> answer = visitor(person).raw("/my-work" + path, body);
        page = answer.headers()
                .firstValue("Location")
                .map(place -> visitor(person)
                        .get(place.replaceFirst("^https?://[^/]+", ""), "Accept-Language", "en")
                        .body())
                .orElse("");
        return answer;
    }

    /** What the page says after the command. */
    private String command(String person, String action, String more, String... entries) {
        String chosen =
                Stream.of(entries).map(entry -> "&entry=" + encode(entry)).collect(Collectors.joining());
        assertThat(post(person, "/bulk", "action=" + action + "&" + more + chosen + QUIET)
                        .statusCode())
                .isEqualTo(302);
        return page;
    }

    private String undo() {
        assertThat(post("chen", "/undo", QUIET).statusCode()).isEqualTo(302);
        return page;
    }

    private int move(String person, WorkItem item, ItemStatus to) {
        return post(person, "/move", "item=" + item.key() + "&to=" + to).statusCode();
    }

    private void ago(String person, Duration length) {
        sql.sql("update inbox_timer set started_at = ? where person_id = ?")
                .params(java.sql.Timestamp.from(clock.instant().minus(length)), person)
                .update();
    }

    private int timers(String person) {
        return sql.sql("select count(*) from inbox_timer where person_id = ?")
                .param(person)
                .query(Integer.class)
                .single();
    }

    private List<String> trail(String itemKey) {
        return sql.sql("select action from trail_line where project_key = ? and subject like ?")
                .params(project, itemKey + " %")
                .query(String.class)
                .list();
    }

    private static int count(String text, String part) {
        return (text.length() - text.replace(part, "").length()) / part.length();
    }

    private static String encode(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
