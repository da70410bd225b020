package org.gatehouse.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.waiting.Words.at;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.engine.Label;
import org.gatehouse.engine.PastSteps.Step;
import org.gatehouse.project.Phase;
import org.gatehouse.waiting.Reason.Next;
import org.gatehouse.waiting.Reason.Open;
import org.gatehouse.waiting.Reason.Vote;
import org.junit.jupiter.api.Test;

class SentenceTests {

    private static final Label NONE = new Label("", "", "");
    private static final Map<Step, Usual> USUAL = Map.of(
            new Step("gate", "decideGate"), new Usual(480, 12), new Step("work-item", "doWork"), new Usual(300, 40));

    private static Sentence in(Locale locale, Map<String, String> deputies) {
        return new Sentence(Words.in(locale), USUAL, deputies, "管理员");
    }

    private static void says(Reason reason, Map<String, String> deputies, String english, String chinese) {
        assertThat(in(Locale.ENGLISH, deputies).ofProject(reason)).isEqualTo(english);
        assertThat(in(Locale.SIMPLIFIED_CHINESE, deputies).ofProject(reason)).isEqualTo(chinese);
    }

    private static void says(Reason reason, String english, String chinese) {
        says(reason, Map.of(), english, chinese);
    }

    @Test
    void a_gate_with_one_approver() {
        Reason gate = Cases.gate("plan", null, "fang")
                .then(List.of(
                        new Next("reminderDue", NONE, at("2026-12-03T09:00")),
                        new Next("decisionOverdue", NONE, at("2026-12-04T09:00"))));
        says(
                gate,
                Map.of("fang", "zhao"),
                "The project stands at the plan gate: waiting for 方敏 to decide, for 2 working days (usually 1 working"
                        + " day, 12 cases); reminded automatically tomorrow at 09:00; passed on to the deputy 赵磊 on"
                        + " Friday at 09:00.",
                "项目停在计划关口：等待 方敏 决策，已等 2 个工作日（通常 1 个工作日，12 例）；明天 09:00 自动提醒；周五 09:00 升级给代理人 赵磊。");
        assertThat(in(Locale.SIMPLIFIED_CHINESE, Map.of()).ofProject(gate)).endsWith("；周五 09:00 升级处理（未指定代理人）。");
        assertThat(in(Locale.ENGLISH, Map.of()).brief(gate)).isEqualTo("Waiting for 方敏 to decide (2 working days)");
        assertThat(in(Locale.SIMPLIFIED_CHINESE, Map.of()).brief(gate)).isEqualTo("等待 方敏 决策（已等 2 个工作日）");
    }

    @Test
    void a_gate_with_several_approvers_in_its_third_round() {
        says(
                Cases.gate("plan", at("2026-12-01T18:00"), "fang", "lin")
                        .at("plan", "", 3)
                        .voting(new Vote("nOfM", 2, 3, List.of(), List.of("zhao"))),
                "The project stands at the plan gate: waiting for 方敏 and 林悦 to decide, for 2 working days (usually 1"
                        + " working day, 12 cases); 2 votes for go are needed; 赵磊 voted already; round 3 at this gate;"
                        + " 1 day overdue; nothing more happens by itself.",
                "项目停在计划关口：等待 方敏、林悦 决策，已等 2 个工作日（通常 1 个工作日，12 例）；需要 2 票通过；赵磊 已表决；在本关口已是第 3 轮；已逾期 1" + " 天；系统不会再自动跟进。");
    }

    @Test
    void the_gate_of_a_change_does_not_hold_the_whole_project() {
        assertThat(in(Locale.ENGLISH, Map.of())
                        .ofProject(Cases.gate("change", null, "fang").at("change", "SEO-C1", 1)))
                .startsWith("Change SEO-C1 stands at the change gate: waiting for 方敏 to decide");
        assertThat(in(Locale.SIMPLIFIED_CHINESE, Map.of())
                        .ofProject(Cases.gate("change", null, "fang").at("change", "SEO-C1", 1)))
                .startsWith("变更 SEO-C1 停在变更关口：等待 方敏 决策");
    }

    @Test
    void a_work_item() {
        says(
                Cases.task(
                                "work-item",
                                "doWork",
                                "Do the work: Write | 执行任务：撰写文章 | SEO growth",
                                "chen",
                                at("2026-12-03T18:00"))
                        .weighing(true, 40),
                "The project is being carried out: waiting for 陈杰 to do the work: Write, for 2 working days (usually 5"
                        + " hours, 40 cases); 40 % done; due tomorrow at 18:00.",
                "项目正在执行：等待 陈杰 执行任务：撰写文章，已等 2 个工作日（通常 5 小时，40 例）；已完成 40%；明天 18:00 到期。");
    }

    @Test
    void a_step_that_an_analyst_added_speaks_in_the_models_words() {
        Reason added = Cases.task(
                        "goal", "askLegal", "Ask the lawyers | 征求法务意见 | SEO growth", "lin", at("2026-12-09T18:00"))
                .then(List.of(new Next("tooLate", new Label("Tell the sponsor", "告知发起人", ""), at("2026-12-02T18:00"))));
        assertThat(in(Locale.ENGLISH, Map.of()).of(added))
                .isEqualTo(
                        "Waiting for 林悦 to ask the lawyers, for 2 working days (no experience yet); due on 9 Dec 2026"
                                + " at 18:00; then by itself today at 18:00: tell the sponsor.");
        assertThat(in(Locale.SIMPLIFIED_CHINESE, Map.of()).of(added))
                .isEqualTo("等待 林悦 征求法务意见，已等 2 个工作日（暂无经验数据）；2026年12月9日 18:00 到期；今天 18:00 自动执行：告知发起人。");
    }

    @Test
    void conditions_name_what_is_open_and_whose_it_is() {
        Reason reason = Cases.gate("plan", null, "lin");
        Reason conditions = Reason.of(Kind.CONDITIONS, Phase.PLANNING)
                .at("plan", "", 0)
                .about(new Step("gate", "settleConditions"), NONE, null)
                .asking(reason.asks(), reason.since(), at("2026-12-04T18:00"));
        Open one = new Open("SEO-4", "Agree the budget", "chen", LocalDate.of(2026, 12, 3));
        says(
                conditions.lacking(List.of(one)),
                "The plan gate cannot open: one condition of an earlier gate is still open: SEO-4 Agree the budget (陈杰,"
                        + " by 3 Dec 2026); waiting for 2 working days (no experience yet); due on Friday at 18:00.",
                "计划关口还不能开始：前面的关口有 1 项附带条件未落实——SEO-4 Agree the budget（陈杰，2026年12月3日 前）；已等 2"
                        + " 个工作日（暂无经验数据）；周五 18:00 到期。");
        assertThat(in(Locale.ENGLISH, Map.of()).ofProject(conditions))
                .startsWith("All conditions are met: waiting for 林悦 to say so, then the plan gate opens");
        assertThat(in(Locale.SIMPLIFIED_CHINESE, Map.of()).ofProject(conditions))
                .startsWith("附带条件已全部落实：等待 林悦 确认，随后进入计划关口");
    }

    @Test
    void predecessors_and_open_work_are_named_three_and_counted() {
        List<Open> open = List.of(
                new Open("SEO-1", "Audit", "chen", LocalDate.of(2026, 12, 9)),
                new Open("SEO-2", "Brief", "", null),
                new Open("SEO-3", "Write", "lin", null),
                new Open("SEO-4", "Print", "lin", null));
        Label item = new Label("SEO-9 Launch", "SEO-9 Launch", "");
        says(
                Reason.of(Kind.PREDECESSOR, Phase.EXECUTION)
                        .about(null, item, "SEO-9")
                        .lacking(open.subList(0, 2)),
                "The project is being carried out: SEO-9 Launch cannot begin yet: it waits for SEO-1 Audit (陈杰, by 9 Dec"
                        + " 2026) and SEO-2 Brief (nobody named).",
                "项目正在执行：SEO-9 Launch 还不能开始：要先完成 SEO-1 Audit（陈杰，2026年12月9日 前）、SEO-2 Brief（未指定人员）。");
        assertThat(in(Locale.ENGLISH, Map.of())
                        .of(Reason.of(Kind.MESSAGE, Phase.EXECUTION).lacking(open)))
                .isEqualTo("Execution goes on when the open work is done, 4 items are open: SEO-1 Audit (陈杰, by 9 Dec"
                        + " 2026), SEO-2 Brief (nobody named), SEO-3 Write (林悦) and 1 more.");
    }

    @Test
    void what_the_house_does_itself() {
        Label step = new Label("Take the plan baseline", "建立计划基线", "");
        Reason failed = Reason.of(Kind.FAILED, Phase.PLANNING)
                .about(null, step, null)
                .asking(List.of(), at("2026-12-02T08:30"), null);
        says(
                failed,
                "The automated step “Take the plan baseline” failed and was given up on 2 Dec 2026 08:30: 管理员 can look"
                        + " at it in Cockpit and let it run again.",
                "自动步骤“建立计划基线”于 2026年12月2日 08:30 失败并停住：请联系 管理员，在流程监控中查看并重新执行。");
        Reason queued = Reason.of(Kind.QUEUED, Phase.PLANNING)
                .about(null, step, null)
                .asking(List.of(), at("2026-12-02T09:30"), null);
        says(
                queued,
                "The automated step “Take the plan baseline” has been queued since 2 Dec 2026 09:30 and runs by itself.",
                "自动步骤“建立计划基线”自 2026年12月2日 09:30 起排队等待，会自动执行。");
        assertThat(in(Locale.ENGLISH, Map.of())
                        .of(queued.then(List.of(new Next("takeBaseline", step, at("2026-12-02T10:10"))))))
                .isEqualTo("The automated step “Take the plan baseline” failed and is tried again today at 10:10.");
        says(
                Reason.of(Kind.TIMER, Phase.EXECUTION)
                        .then(List.of(new Next("reviewDue", NONE, at("2026-12-07T09:00")))),
                "The project is being carried out: all work is with people; the next review opens by itself on Monday at"
                        + " 09:00.",
                "项目正在执行：工作都在相关人员手中；周一 09:00 自动开始下一次评审。");
        says(
                Reason.of(Kind.MOVING, Phase.GOALS),
                "Nothing stands still: the next step is running by itself.",
                "没有卡住：系统正在自动执行下一步。");
        says(
                Reason.of(Kind.ENDED, Phase.CLOSURE).saying("ARCHIVED"),
                "Nothing is waited for: the project is closed and archived.",
                "不再等待任何事项：项目已结项归档。");
    }

    @Test
    void a_rest_tells_why_and_who_may_end_it() {
        Reason hold = Reason.of(Kind.HOLD, Phase.EXECUTION)
                .about(new Step("project", "resumeProject"), NONE, null)
                .asking(
                        List.of(new Reason.Ask(
                                Cases.open("project", "resumeProject", "Resume | 恢复", null, null),
                                List.of("lin", "fang"))),
                        at("2026-11-27T18:00"),
                        at("2026-12-11T18:00"))
                .saying("The budget\nis frozen");
        says(
                hold,
                "On hold since 27 Nov 2026 18:00: “The budget is frozen”; waiting for 林悦 or 方敏 to resume the project,"
                        + " for 2 working days (no experience yet); due on 11 Dec 2026 at 18:00.",
                "项目自 2026年11月27日 18:00 起暂缓：“The budget is frozen”；等待 林悦 或 方敏 恢复项目，已等 2"
                        + " 个工作日（暂无经验数据）；2026年12月11日 18:00 到期。");
        assertThat(in(Locale.ENGLISH, Map.of()).ofProject(hold.saying("x".repeat(500))))
                .as("a long reason is cut")
                .contains("x".repeat(199) + "…”");
    }
}
