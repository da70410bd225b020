package org.gatehouse.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.runtime.Job;
import org.gatehouse.change.Change;
import org.gatehouse.change.Changes;
import org.gatehouse.plan.ItemDraft;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.review.Reviews;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;

/** Each kind of standing still, from a project that the real processes brought there. */
class StandstillTests extends WaitingTest {

    private static final String LIN = "林悦 Lin Yue";
    private static final String FANG = "方敏 Fang Min";
    private static final String ZHAO = "赵磊 Zhao Lei";
    private static final String CHEN = "陈杰 Chen Jie";
    private static final String WU = "吴倩 Wu Qian";

    /** Wednesday, with two working days to come. */
    private static final LocalDate WEDNESDAY = LocalDate.of(2027, 3, 10);

    @Autowired
    Changes changes;

    @Autowired
    Reviews reviews;

    @BeforeEach
    void itIsWednesdayMorning() {
        itIs(WEDNESDAY);
    }

    @Test
    void goals_to_define() {
        String key = newProject();
        assertThat(english(key))
                .startsWith("The project stands in the goal phase: waiting for " + LIN
                        + " to define the goals, for less than an hour (")
                .contains("; due on Monday at 09:00");
        assertThat(chinese(key))
                .startsWith("项目停在目标阶段：等待 " + LIN + " 设定目标，已等 1 小时以内（")
                .contains("；周一 09:00 到期");
        pass(Duration.ofDays(1));
        assertThat(english(key)).contains("for 1 working day (");
        Shown.Ask ask = reasons(key).get(0).asks().get(0);
        assertThat(ask.mine()).as("the form opens").isTrue();
        assertThat(ask.remindable()).as("oneself").isFalse();
        assertThat(reasons("chen", key, Locale.ENGLISH).get(0).asks().get(0).remindable())
                .isTrue();
        pass(Duration.ofDays(5));
        assertThat(reasons(key).get(0)).satisfies(late -> {
            assertThat(late.sentence()).contains("; 1 day overdue; nothing more happens by itself.");
            assertThat(late.light()).isEqualTo("red");
            assertThat(late.mark()).isEqualTo("waiting.overdue.mark");
        });
        assertThat(chinese(key)).contains("；已逾期 1 天；系统不会再自动跟进。");
    }

    @Test
    void a_plan_to_draft() {
        String key = newProject();
        passGoals(key);
        assertThat(english(key))
                .startsWith(
                        "The project stands in the planning phase: waiting for " + LIN + " to draft the plan, for ");
        assertThat(chinese(key)).startsWith("项目停在计划阶段：等待 " + LIN + " 编制计划，已等 ");
    }

    @Test
    void a_gate_with_one_approver_its_reminder_and_its_escalation() {
        String key = newProject();
        submitGoals(key);
        assertThat(english(key))
                .startsWith("The project stands at the goal gate: waiting for " + FANG + " to decide, for ")
                .endsWith("; due on Friday at 09:00; reminded automatically tomorrow at 09:00; escalated on Saturday at"
                        + " 09:00, without a deputy named.");
        standsIn("zhao", "fang");
        assertThat(english(key)).endsWith("; passed on to the deputy " + ZHAO + " on Saturday at 09:00.");
        assertThat(chinese(key))
                .startsWith("项目停在目标关口：等待 " + FANG + " 决策，已等 ")
                .endsWith("；周五 09:00 到期；明天 09:00 自动提醒；周六 09:00 升级给代理人 " + ZHAO + "。");
        fireTimer(key, "decisionOverdue");
        assertThat(english(key)).contains("waiting for " + ZHAO + " to decide");
    }

    @Test
    void a_gate_with_several_approvers_tells_who_has_voted() {
        String key = newProject(new BigDecimal("900000"));
        addSmartGoal(key);
        addItem(key, ItemDraft.of("Audit the site", "chen", WEDNESDAY, WEDNESDAY.plusDays(6), hours(40)));
        moveTo(key, "goalPhase", "planGate");
        assertThat(english(key))
                .contains("waiting for " + FANG + " and " + ZHAO + " to decide", "; 2 votes for go are needed")
                .contains("; nobody has voted yet");
        assertThat(reasons(key).get(0).asks()).hasSize(2);
        decide("fang", key, "go", "");
        assertThat(english(key)).contains("waiting for " + ZHAO + " to decide", "; " + FANG + " voted already");
        assertThat(chinese(key))
                .startsWith("项目停在计划关口：等待 " + ZHAO + " 决策")
                .contains("；需要 2 票通过，" + FANG + " 有否决权；" + FANG + " 已表决");
    }

    @Test
    void a_gate_that_cannot_open_because_of_conditions() {
        String key = newProject();
        submitGoals(key);
        complete("fang", key, "decideGate", goWithCondition("Agree the budget", "chen", WEDNESDAY.plusDays(1)));
        runAutomatedSteps(key);
        moveTo(key, "planPhase", "planGate");
        assertThat(english(key))
                .startsWith("The plan gate cannot open: one condition of an earlier gate is still open: " + key
                        + "-1 Agree the budget (" + CHEN + ", by 11 Mar 2027); waiting for ");
        assertThat(chinese(key))
                .startsWith(
                        "计划关口还不能开始：前面的关口有 1 项附带条件未落实——" + key + "-1 Agree the budget（" + CHEN + "，2027年3月11日 前）；已等 ");
        assertThat(reasons(key)).extracting(Shown::kind).containsExactly(Kind.CONDITIONS, Kind.TASK);
        complete("chen", key, "doWork");
        runAutomatedSteps(key);
        assertThat(english(key))
                .startsWith("All conditions are met: waiting for " + LIN + " to say so, then the plan gate opens");
    }

    @Test
    void a_third_round_at_the_same_gate() {
        String key = newProject();
        submitGoals(key);
        decide("fang", key, "rework", "Which pages?");
        assertThat(english(key)).contains("to define the goals", "; sent back by the gate, round 2 now");
        complete("lin", key, "defineGoals");
        runAutomatedSteps(key);
        decide("fang", key, "rework", "Which market?");
        assertThat(chinese(key)).contains("设定目标", "；被关口退回，现为第 3 轮");
        complete("lin", key, "defineGoals");
        runAutomatedSteps(key);
        assertThat(english(key)).contains("stands at the goal gate", "; round 3 at this gate");
        assertThat(chinese(key)).contains("项目停在目标关口", "；在本关口已是第 3 轮");
    }

    @Test
    void work_that_somebody_does_and_work_that_waits_for_it() {
        String key = executing();
        WorkItem first = items.require(key + "-1");
        assertThat(english(key))
                .startsWith("The project is being carried out: waiting for " + CHEN
                        + " to do the work: Audit the site, for ")
                .contains(
                        "; 0 % done; due on Tuesday at 18:00; reminded automatically on Monday at 09:00; reminded again"
                                + " and escalated on 17 Mar 2027 at 09:00 if still open");
        assertThat(chinese(key))
                .startsWith("项目正在执行：等待 " + CHEN + " 执行任务：Audit the site，已等 ")
                .contains("；已完成 0%；");
        assertThat(first.finishDate()).isEqualTo(WEDNESDAY.plusDays(6));

        String waits = key + "-2 Write ten articles cannot begin yet: it waits for " + key + "-1 Audit the site ("
                + CHEN + ", by 16 Mar 2027).";
        assertThat(reason(key, Kind.PREDECESSOR).sentence()).isEqualTo(waits);
        assertThat(chinese(key, Kind.PREDECESSOR))
                .isEqualTo(key + "-2 Write ten articles 还不能开始：要先完成 " + key + "-1 Audit the site（" + CHEN
                        + "，2027年3月16日 前）。");
        assertThat(as("wu", () -> standstills.ofItem(projects.require(key), key + "-2")))
                .singleElement()
                .satisfies(own -> assertThat(own.kind()).isEqualTo(Kind.PREDECESSOR));
        assertThat(as("wu", () -> standstills.ofItem(projects.require(key), key + "-1")))
                .singleElement()
                .satisfies(own -> assertThat(own.sentence()).startsWith("等待 " + CHEN));

        complete("chen", key, "doWork");
        runAutomatedSteps(key);
        assertThat(english(key)).contains("waiting for " + WU + " to do the work: Write ten articles");
        assertThat(standstills.ofItem(projects.require(key), key + "-1"))
                .as("it is over")
                .isEmpty();
    }

    @Test
    void an_item_of_a_plan_that_nobody_approved() {
        String key = newProject();
        WorkItem item = addItem(key, ItemDraft.of("Audit", "chen", WEDNESDAY, WEDNESDAY.plusDays(2), hours(8)));
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        assertThat(as("chen", () -> standstills.ofItem(projects.require(key), item.key())))
                .singleElement()
                .satisfies(own -> assertThat(own.sentence())
                        .isEqualTo(item.key() + " Audit is handed out when the plan has passed its gate."));
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        assertThat(as("chen", () -> standstills.ofItem(projects.require(key), item.key())))
                .singleElement()
                .satisfies(own -> assertThat(own.sentence()).isEqualTo("计划通过关口后才会下达 " + item.key() + " Audit。"));
    }

    @Test
    void the_message_that_work_changed_and_the_timer_of_the_next_review() {
        String key = executing();
        assertThat(reason(key, Kind.MESSAGE).sentence())
                .startsWith(
                        "Execution goes on when the open work is done, 2 items are open: " + key + "-1 Audit the site ("
                                + CHEN + ", by 16 Mar 2027) and " + key + "-2 Write ten articles (" + WU);
        assertThat(chinese(key, Kind.MESSAGE)).startsWith("全部任务完成后才能往下走，还有 2 项未完成：" + key + "-1 Audit the site（");
        assertThat(reason(key, Kind.TIMER).sentence())
                .isEqualTo("All work is with people; the next review opens by itself on 17 Mar 2027 at 09:00.");
        assertThat(chinese(key, Kind.TIMER)).isEqualTo("工作都在相关人员手中；2027年3月17日 09:00 自动开始下一次评审。");
    }

    @Test
    void work_to_accept() {
        String key = executing();
        WorkItem item = addItem(key, accepted("Print the flyers", "chen"));
        runAutomatedSteps(key);
        tasks.createTaskQuery()
                .processInstanceBusinessKey(item.key())
                .list()
                .forEach(task -> as("chen", () -> desk.complete(task.getId(), "chen", List.of("staff"), Map.of())));
        assertThat(reasons(key))
                .extracting(Shown::sentence)
                .anySatisfy(sentence ->
                        assertThat(sentence).startsWith("Waiting for " + LIN + " to accept: Print the flyers, for "));
        assertThat(reasons("lin", key, Locale.SIMPLIFIED_CHINESE))
                .extracting(Shown::sentence)
                .anySatisfy(sentence -> assertThat(sentence).startsWith("等待 " + LIN + " 验收：Print the flyers，已等 "));
    }

    @Test
    void a_review_and_a_change_to_describe_and_its_gate() {
        String key = executing();
        as("lin", () -> reviews.ask(key));
        Change change = as("wu", () -> changes.request(key, "Later launch", "The printer is late"));
        assertThat(reasons(key))
                .extracting(Shown::sentence)
                .anySatisfy(it -> assertThat(it).startsWith("Waiting for " + LIN + " to review and decide, for "))
                .anySatisfy(it -> assertThat(it).startsWith("Waiting for " + WU + " to describe the change, for "));
        assertThat(reasons("lin", key, Locale.SIMPLIFIED_CHINESE))
                .extracting(Shown::sentence)
                .anySatisfy(it -> assertThat(it).startsWith("等待 " + LIN + " 评审并决策，已等 "))
                .anySatisfy(it -> assertThat(it).startsWith("等待 " + WU + " 说明变更，已等 "));
        assertThat(change.id()).isNotBlank();
    }

    @Test
    void the_steps_of_the_closure() {
        String key = executing();
        moveTo(key, "executionPhase", "closurePhase");
        assertThat(english(key))
                .startsWith(
                        "The project stands in the closing phase: waiting for " + LIN + " to record the results, for ");
        assertThat(chinese(key)).startsWith("项目停在收尾阶段：等待 " + LIN + " 记录成果，已等 ");
    }

    @Test
    void a_project_on_hold() {
        String key = executing();
        as("fang", () -> projects.requestHold(key, "The budget is frozen"));
        runAutomatedSteps(key);
        assertThat(reasons(key)).singleElement().satisfies(hold -> {
            assertThat(hold.kind()).isEqualTo(Kind.HOLD);
            assertThat(hold.light()).isEqualTo("amber");
            assertThat(hold.sentence())
                    .startsWith("On hold since 10 Mar 2027 09:00: “The budget is frozen”; waiting for " + FANG + " or "
                            + LIN + " to resume the project, for less than an hour (")
                    .endsWith("; due on 24 Mar 2027 at 09:00.");
            assertThat(hold.asks())
                    .singleElement()
                    .satisfies(ask -> assertThat(ask.mine()).isTrue());
        });
        assertThat(chinese(key))
                .startsWith("项目自 2027年3月10日 09:00 起暂缓：“The budget is frozen”；等待 " + FANG + " 或 " + LIN + " 恢复项目");
        complete("lin", key, "resumeProject");
        runAutomatedSteps(key);
        assertThat(english(key)).startsWith("The project is being carried out: waiting for " + CHEN);
    }

    @Test
    void an_automated_step_that_is_queued_and_one_that_failed() {
        String key = newProject();
        addSmartGoal(key);
        complete("lin", key, "defineGoals");
        assertThat(english(key)).isEqualTo("Nothing stands still: the next step is running by itself.");
        assertThat(chinese(key)).isEqualTo("没有卡住：系统正在自动执行下一步。");
        pass(Duration.ofMinutes(5));
        assertThat(english(key))
                .isEqualTo(
                        "The automated step “Goal gate” has been queued since 10 Mar 2027 09:00 and runs by itself.");
        assertThat(chinese(key)).isEqualTo("自动步骤“目标关口”自 2027年3月10日 09:00 起排队等待，会自动执行。");

        Job step = job(key);
        jobs.setJobRetries(step.getId(), 0);
        assertThat(reasons(key)).singleElement().satisfies(failed -> {
            assertThat(failed.kind()).isEqualTo(Kind.FAILED);
            assertThat(failed.light()).isEqualTo("red");
            assertThat(failed.operated()).as("lin is no operator").isFalse();
            assertThat(failed.sentence())
                    .isEqualTo("The automated step “Goal gate” failed and was given up on 10 Mar 2027 09:05: 管理员"
                            + " Administrator can look at it in Cockpit and let it run again.");
        });
        assertThat(chinese(key)).isEqualTo("自动步骤“目标关口”于 2027年3月10日 09:05 失败并停住：请联系 管理员 Administrator，在流程监控中查看并重新执行。");
        assertThat(reasons("admin", key, Locale.ENGLISH).get(0).operated()).isTrue();
        jobs.setJobRetries(step.getId(), 1);
        runAutomatedSteps(key);
        assertThat(english(key)).startsWith("The project stands at the goal gate");
    }

    @Test
    void a_project_that_is_over() {
        String key = newProject();
        as("lin", () -> projects.requestStop(key, "No market"));
        assertThat(english(key)).isEqualTo("Nothing is waited for: the project was stopped.");
        assertThat(chinese(key)).isEqualTo("不再等待任何事项：项目已终止。");
    }

    @Test
    void what_is_overdue_comes_before_what_is_critical() {
        String key = executing();
        addItem(key, ItemDraft.of("Call the printer", "wu", WEDNESDAY, WEDNESDAY, hours(1)));
        runAutomatedSteps(key);
        assertThat(english(key)).as("on the critical path").contains("Audit the site");
        pass(Duration.ofDays(1));
        assertThat(english(key)).contains("waiting for " + WU + " to do the work: Call the printer", "1 day overdue");
    }

    @Test
    void many_projects_in_a_few_words() {
        String goals = newProject();
        String gate = newProject();
        submitGoals(gate);
        String work = executing();
        String held = newProject();
        as("lin", () -> projects.requestHold(held, "Wait"));
        runAutomatedSteps(held);
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        assertThat(standstills.of(List.of(goals, gate, work, held)))
                .containsEntry(goals, "Waiting for " + LIN + " to define the goals (less than an hour)")
                .containsEntry(gate, "Waiting for " + FANG + " to decide (less than an hour)")
                .containsEntry(work, "Waiting for " + CHEN + " to do the work: Audit the site (less than an hour)")
                .containsEntry(held, "On hold since 10 Mar 2027 09:00");
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        assertThat(standstills.of(List.of(gate)).get(gate)).isEqualTo("等待 " + FANG + " 决策（已等 1 小时以内）");
        assertThat(standstills.of(List.of())).isEmpty();
        assertThat(standstills.of(List.of("NOSUCH"))).isEmpty();
    }

    private ItemDraft accepted(String title, String owner) {
        ItemDraft plain = ItemDraft.of(title, owner, WEDNESDAY, WEDNESDAY.plusDays(2), hours(8));
        return new ItemDraft(
                plain.title(),
                plain.description(),
                plain.phaseName(),
                plain.ownerId(),
                plain.start(),
                plain.finish(),
                plain.effortHours(),
                plain.priority(),
                plain.predecessors(),
                plain.deliverable(),
                true);
    }
}
