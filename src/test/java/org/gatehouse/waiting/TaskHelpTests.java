package org.gatehouse.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.gatehouse.Visitor;
import org.gatehouse.gate.GateReviews;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.notice.Notices;
import org.gatehouse.person.DeputyAppointed;
import org.gatehouse.person.Person;
import org.gatehouse.plan.ItemDraft;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.project.ProjectDraft;
import org.gatehouse.trail.Trail;
import org.gatehouse.trail.TrailEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;

/** Reminding and handing over: who may, to whom, how often; and the pages. */
class TaskHelpTests extends WaitingTest {

    @Autowired
    Notices notices;

    @Autowired
    GateReviews gates;

    @Autowired
    Trail trail;

    @Autowired
    OutOfOffice outOfOffice;

    @BeforeEach
    void onAWednesday() {
        itIs(LocalDate.of(2027, 3, 10));
        LocaleContextHolder.setLocale(Locale.ENGLISH);
    }

    @Test
    void each_person_is_reminded_of_a_task_once_a_day() {
        String key = newProject();
        submitGoals(key);
        String task = openTask("fang", key, "decideGate").getId();
        as("chen", () -> help.remind(key, task));
        assertThat(told("fang", key))
                .singleElement()
                .asString()
                .isEqualTo("陈杰 Chen Jie reminds you: Decide: Goal gate (Test project " + key
                        + ") has been waiting for you since 10 Mar 2027.");
        assertThat(lines(key)).contains("Reminded 方敏 Fang Min: Decide: Goal gate");
        assertThatThrownBy(() -> as("wu", () -> help.remind(key, task)))
                .as("by whomever")
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("waiting.error.tooSoon");
        assertThat(reasons("chen", key, Locale.ENGLISH).get(0).asks())
                .singleElement()
                .satisfies(ask -> {
                    assertThat(ask.remindable()).isFalse();
                    assertThat(ask.again()).isEqualTo("11 Mar 2027 09:00");
                });
        pass(Duration.ofHours(23));
        assertThatThrownBy(() -> as("chen", () -> help.remind(key, task))).isInstanceOf(Conflict.class);
        assertThat(told("fang", key)).hasSize(1);
        pass(Duration.ofHours(1));
        as("chen", () -> help.remind(key, task));
        assertThat(told("fang", key)).hasSize(2);
    }

    @Test
    void who_may_remind() {
        String key = newProject();
        submitGoals(key);
        String task = openTask("fang", key, "decideGate").getId();
        assertThatThrownBy(() -> as("fang", () -> help.remind(key, task))).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as("zhao", () -> help.remind(key, task)))
                .as("sees all projects, is in none")
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as("sun", () -> help.remind(key, task))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> as("chen", () -> help.remind(key, "none"))).isInstanceOf(NotFound.class);
        as("lin", () -> projects.requestHold(key, "Wait"));
        runAutomatedSteps(key);
        assertThatThrownBy(() -> as("chen", () -> help.remind(key, task)))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("waiting.error.resting");
        assertThat(told("fang", key)).isEmpty();
        String resume = openTask("lin", key, "resumeProject").getId();
        as("chen", () -> help.remind(key, resume));
        assertThat(told("fang", key)).as("both who may resume it").hasSize(1);
        assertThat(told("lin", key)).isNotEmpty();
    }

    @Test
    void approvals_go_to_the_deputy_when_somebody_is_out_of_office() {
        String key = sponsoredBy("zhao");
        submitGoals(key);
        Task task = openTask("zhao", key, "decideGate");
        standsIn("lin", "zhao");
        outOfOffice.on(new DeputyAppointed("zhao"));
        assertThat(openTask("zhao", key, "decideGate").getId())
                .as("lin submitted it and cannot decide on it")
                .isEqualTo(task.getId());

        sql.sql("delete from person_deputy where person_id = 'zhao'").update();
        standsIn("fang", "zhao");
        outOfOffice.on(new DeputyAppointed("zhao"));
        assertThat(openTask("fang", key, "decideGate").getId()).isEqualTo(task.getId());
        assertThat(told("fang", key))
                .singleElement()
                .asString()
                .contains("You stand in for 赵磊 Zhao Lei", "Decide: Goal gate");
        outOfOffice.on(new DeputyAppointed("zhao"));
        assertThat(told("fang", key)).as("once").hasSize(1);
        decide("fang", key, "go", "");
        assertThat(gates.of(key).get(0).votes())
                .singleElement()
                .satisfies(vote -> assertThat(vote.onBehalfOf()).isEqualTo("zhao"));
        assertThat(trail.latest(key, 20, Locale.ENGLISH))
                .extracting(TrailEntry::what)
                .contains("赵磊 Zhao Lei is out of office, 方敏 Fang Min stands in: Decide: Goal gate");
    }

    private String sponsoredBy(String sponsor) {
        LocalDate today = LocalDate.of(2027, 3, 10);
        String key = "AWAY" + Long.toString(System.nanoTime() % 10000, 36).toUpperCase(Locale.ROOT);
        return as(
                "lin",
                () -> projects.create(new ProjectDraft(
                        "Test project " + key,
                        key,
                        "",
                        "",
                        "",
                        today,
                        today.plusMonths(3),
                        new BigDecimal("80000"),
                        "CNY",
                        sponsor,
                        List.of("chen", "wu"),
                        7)));
    }

    @Test
    void a_task_is_shown_to_those_who_may_see_the_project() {
        String key = newProject();
        submitGoals(key);
        String task = openTask("fang", key, "decideGate").getId();
        as("chen", () -> help.inform(key, task, "wu", "Have a look"));
        assertThat(told("wu", key))
                .singleElement()
                .asString()
                .contains("lets you know: Decide: Goal gate", "Have a look");
        assertThatThrownBy(() -> as("chen", () -> help.inform(key, task, "sun", "")))
                .as("not in the team")
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> as("sun", () -> help.inform(key, task, "wu", "")))
                .as("cannot see the project")
                .isInstanceOf(NotFound.class);
        assertThat(openTask("fang", key, "decideGate").getId())
                .as("nothing is asked of anybody")
                .isEqualTo(task);
        Visitor chen = new Visitor(port).signIn("chen");
        chen.post("/tasks/" + task + "/information", Map.of("reader", "zhao", "note", "<b>Money</b>"));
        assertThat(told("zhao", key)).singleElement().asString().contains("<b>Money</b>");
        assertThat(new Visitor(port)
                        .signIn("sun")
                        .post("/tasks/" + task + "/information", Map.of("reader", "zhao"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void an_approver_hands_over_to_their_deputy_and_nobody_else() {
        String key = newProject();
        submitGoals(key);
        Task task = openTask("fang", key, "decideGate");
        assertThat(successors("fang", key)).as("no deputy").isEmpty();
        standsIn("zhao", "fang");
        assertThat(successors("fang", key)).containsExactly("zhao");
        assertThat(successors("lin", key))
                .as("who submitted does not choose the judge")
                .isEmpty();
        assertThat(successors("chen", key)).isEmpty();
        assertThatThrownBy(() -> as("lin", () -> help.handOver(key, task.getId(), "zhao", "Ill")))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as("fang", () -> help.handOver(key, task.getId(), "chen", "Ill")))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as("fang", () -> help.handOver(key, task.getId(), "lin", "Ill")))
                .as("never to who submitted")
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as("fang", () -> help.handOver(key, task.getId(), "zhao", " ")))
                .isInstanceOf(InvalidInput.class);
        assertThat(openTask("fang", key, "decideGate").getId()).isEqualTo(task.getId());

        as("fang", () -> help.handOver(key, task.getId(), "zhao", "Two weeks away"));

        assertThat(openTask("zhao", key, "decideGate").getId()).isEqualTo(task.getId());
        assertThat(gates.of(key).get(0).approverIds()).containsExactly("zhao");
        assertThat(told("zhao", key)).singleElement().asString().contains("Decide: Goal gate", "Two weeks away");
        assertThat(trail.latest(key, 5, Locale.ENGLISH))
                .filteredOn(entry -> entry.what().startsWith("Handed over from"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.what())
                            .isEqualTo("Handed over from 方敏 Fang Min to 赵磊 Zhao Lei: Decide: Goal gate");
                    assertThat(entry.reason()).isEqualTo("Two weeks away");
                });
        assertThat(trail.latest(key, 5, Locale.SIMPLIFIED_CHINESE))
                .extracting(TrailEntry::what)
                .contains("由 方敏 Fang Min 转交给 赵磊 Zhao Lei：决策：目标关口");
        decide("zhao", key, "go", "");
        assertThat(openSteps(key)).containsExactly("draftPlan");
    }

    @Test
    void an_administrator_finds_another_approver_but_never_a_second_vote_for_one_person() {
        String key = newProject(new BigDecimal("900000"));
        moveTo(key, "goalPhase", "planGate");
        String task = openTask("fang", key, "decideGate").getId();
        assertThat(successors("admin", key))
                .as("lin submitted, zhao votes already")
                .isEmpty();
        String small = newProject();
        submitGoals(small);
        assertThat(successors("admin", small)).containsExactly("zhao");
        String vote = openTask("fang", small, "decideGate").getId();
        as("admin", () -> help.handOver(small, vote, "zhao", "Fang has left"));
        assertThat(openTask("zhao", small, "decideGate").getId()).isEqualTo(vote);
        assertThat(told("fang", small)).singleElement().asString().contains("has taken over from you");
        assertThatThrownBy(() -> gates.handOver(
                        tasks.createTaskQuery().taskId(task).singleResult().getProcessInstanceId(), "fang", "zhao"))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void work_goes_to_another_member_by_the_manager_or_to_the_owners_deputy() {
        String key = executing();
        String task = openTask("chen", key, "doWork").getId();
        assertThat(successors("lin", key)).containsExactly("lin", "fang", "wu");
        assertThat(successors("chen", key)).as("no deputy").isEmpty();
        standsIn("sun", "chen");
        assertThat(successors("chen", key)).as("not in the team").isEmpty();
        assertThatThrownBy(() -> as("wu", () -> help.handOver(key, task, "wu", "I have time")))
                .isInstanceOf(NotAllowed.class);
        as("lin", () -> help.handOver(key, task, "wu", "Chen is ill"));
        assertThat(items.require(key + "-1").ownerId()).isEqualTo("wu");
        assertThat(openTask("wu", key, "doWork").getId()).isEqualTo(task);
        assertThat(told("wu", key)).singleElement().asString().contains("handed over to you", "Chen is ill");
        assertThat(told("chen", key)).singleElement().asString().contains("has taken over from you", "Chen is ill");
    }

    @Test
    void nobody_becomes_the_judge_of_their_own_work() {
        String key = executing();
        LocalDate start = today();
        ItemDraft plain = ItemDraft.of("Print", "chen", start, start.plusDays(2), hours(8));
        WorkItem item = addItem(
                key,
                new ItemDraft(
                        plain.title(),
                        "",
                        "",
                        "chen",
                        plain.start(),
                        plain.finish(),
                        plain.effortHours(),
                        plain.priority(),
                        List.of(),
                        "",
                        true));
        runAutomatedSteps(key);
        Task work =
                tasks.createTaskQuery().processInstanceBusinessKey(item.key()).singleResult();
        as("chen", () -> desk.complete(work.getId(), "chen", List.of("staff"), Map.of()));
        String accept = openTask("lin", key, "acceptWork").getId();
        assertThatThrownBy(() -> as("lin", () -> help.handOver(key, accept, "chen", "You know it best")))
                .isInstanceOf(NotAllowed.class);
        as("lin", () -> help.handOver(key, accept, "fang", "You asked for it"));
        complete("fang", key, "acceptWork", Map.of("decision", "accepted"));
    }

    @Test
    void the_pages_and_what_can_be_pressed_there() {
        String key = newProject();
        submitGoals(key);
        String task = openTask("fang", key, "decideGate").getId();
        Visitor chen = new Visitor(port).signIn("chen");
        String card = chen.get("/projects/" + key + "/waiting", "Accept-Language", "en")
                .body();
        assertThat(card)
                .contains("The project stands at the goal gate: waiting for 方敏 Fang Min to decide")
                .contains("Remind 方敏 Fang Min", "/tasks/" + task + "/reminder")
                .doesNotContain("<html", "/handover", "??");
        assertThat(chen.get("/projects/" + key + "/waiting/all?page=99", "Accept-Language", "zh-CN")
                        .body())
                .contains("项目停在目标关口：等待 方敏 Fang Min 决策")
                .doesNotContain("??");
        assertThat(chen.get("/projects/" + key, "Accept-Language", "en").body())
                .contains("/projects/" + key + "/waiting");
        assertThat(chen.post("/tasks/" + task + "/reminder", Map.of("back", "overview"))
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).endsWith("/projects/" + key));
        assertThat(chen.post("/tasks/" + task + "/reminder", Map.of()).statusCode())
                .isEqualTo(409);
        assertThat(chen.get("/projects/" + key + "/waiting", "Accept-Language", "en")
                        .body())
                .contains("Reminded; again possible from 11 Mar 2027 09:00");
        assertThat(chen.post("/tasks/" + task + "/handover", Map.of("to", "chen", "reason", "Me"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(chen.get("/tasks/" + task + "/waiting").statusCode()).isEqualTo(200);

        Visitor fang = new Visitor(port).signIn("fang");
        assertThat(fang.get("/tasks/" + task + "/waiting", "Accept-Language", "zh-CN")
                        .body())
                .contains("等待 方敏 Fang Min 决策", "自动提醒")
                .doesNotContain("<html", "<form");
        assertThat(fang.get("/projects/" + key + "/waiting", "Accept-Language", "en")
                        .body())
                .contains("Open the form", "?task=" + task);

        Visitor admin = new Visitor(port).signIn("admin");
        assertThat(admin.get("/projects/" + key + "/waiting").statusCode()).isEqualTo(404);
        assertThat(admin.get("/tasks/" + task + "/waiting/all", "Accept-Language", "en")
                        .body())
                .contains("Hand over", "赵磊 Zhao Lei");
        assertThat(admin.post("/tasks/" + task + "/handover", Map.of("to", "zhao", "reason", "Away"))
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).endsWith("/tasks/" + task + "/waiting/all"));

        Visitor stranger = new Visitor(port).signIn("sun");
        for (String path : List.of(
                "/projects/" + key + "/waiting",
                "/projects/" + key + "/waiting/all",
                "/projects/" + key + "/work/" + key + "-1/waiting",
                "/tasks/" + task + "/waiting",
                "/tasks/" + task + "/waiting/all",
                "/tasks/none/waiting")) {
            assertThat(stranger.get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(stranger.post("/tasks/" + task + "/reminder", Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(stranger.post("/tasks/" + task + "/handover", Map.of("to", "sun", "reason", "x"))
                        .statusCode())
                .isEqualTo(404);
    }

    private List<String> successors(String reader, String key) {
        return reasons(reader, key, Locale.ENGLISH).get(0).asks().get(0).successors().stream()
                .map(Person::id)
                .toList();
    }

    private List<String> lines(String key) {
        return trail.latest(key, 5, Locale.ENGLISH).stream()
                .map(TrailEntry::what)
                .toList();
    }

    private List<String> told(String person, String key) {
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        return notices.unread(person).stream()
                .map(Notices.Word::text)
                .filter(text -> text.contains("Test project " + key))
                .toList();
    }
}
