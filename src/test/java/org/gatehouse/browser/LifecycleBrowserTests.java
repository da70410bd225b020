package org.gatehouse.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import org.gatehouse.change.ChangeState;
import org.gatehouse.change.Changes;
import org.gatehouse.gate.GateReview;
import org.gatehouse.gate.GateReviews;
import org.gatehouse.plan.Baseline;
import org.gatehouse.plan.Baseline.Occasion;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.project.Project;
import org.gatehouse.project.ProjectStatus;
import org.gatehouse.review.Reviews;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** One real project from its creation to the archive, by three people in the real Tasklist. */
class LifecycleBrowserTests extends BrowserTest {

    private static final Map<Tongue, Integer> TRIES = new EnumMap<>(Tongue.class);

    @Autowired
    private GateReviews gates;

    @Autowired
    private Reviews reviews;

    @Autowired
    private Changes changes;

    private Seat lin;
    private Seat fang;
    private Seat chen;
    private String key;
    private String name;

    @ParameterizedTest
    @EnumSource
    void threePeopleTakeAProjectFromCreationToTheArchive(Tongue tongue) {
        // A second try finds the first one's project.
        String again = TRIES.merge(tongue, 1, Integer::sum) == 1
                ? ""
                : TRIES.get(tongue).toString();
        key = tongue.say("SEOEN", "SEOZH") + again;
        name = tongue.say("SEO growth", "SEO 自然流量提升") + again;
        lin = seat("lin", tongue);
        lin.stationOnPhone("01-home-empty");
        if (tongue == Tongue.CHINESE) {
            createInThePortal();
        } else {
            startInTasklist();
        }
        setGoals();
        passTheGoalGateAtTheSecondAttempt(tongue);
        if (tongue == Tongue.CHINESE) {
            enterThePlan();
        } else {
            importThePlan();
        }
        passThePlanGate();
        doTheFirstItem(tongue);
        review();
        change();
        doTheSecondItem();
        close();
        lookAtTheArchive();
        theDomainKnowsItAll();
    }

    private void createInThePortal() {
        lin.go("/projects/new")
                .fill("#name", name)
                .fill("#key", key)
                .fill("#budget", "80000")
                .fill("#description", "用三个月时间通过 SEO 提升自然流量")
                .fill("#targetMarket", "中小企业")
                .fill("#marketingStrategy", "内容优先");
        lin.page().locator("#sponsor").selectOption("fang");
        lin.page().locator("input[value=chen]").check();
        lin.stationOnPhone("02-new-project");
        lin.click("main button.gh-button--primary").page().waitForURL("**/projects/" + key);
    }

    private void startInTasklist() {
        lin.startForm()
                .fill("#sp-name", name)
                .fill("#sp-key", key)
                .fill("#sp-description", "More organic traffic in three months")
                .fill("#sp-start", today().toString())
                .fill("#sp-end", today().plusMonths(3).toString())
                .fill("#sp-budget", "80000");
        lin.page().locator("#sp-sponsor").selectOption("方敏 Fang Min");
        lin.page().getByLabel("陈杰 Chen Jie").check();
        lin.station("02-start-process").start();
        soon(() -> assertThat(projects.require(key).name()).isEqualTo(name));
    }

    private void setGoals() {
        lin.task("Define the goals", "设定目标", name);
        FrameLocator goals = lin.embedded();
        goals.locator("#statement")
                .fill(lin.say(
                        "Raise the site's organic traffic by 30 % within three months through SEO",
                        "通过 SEO 在三个月内将网站自然流量提升 30%"));
        goals.locator("form.gh-form .gh-button--primary").click();
        lin.sees(goals.locator(".gh-findings"), lin.say("Measurable", "可衡量"));
        lin.station("03-weak-goal").complete();

        lin.task("Define the goals", "设定目标", name);
        lin.sees(goals.locator(".gh-findings"), lin.say("Measurable", "可衡量"));
        editTheGoal(goals);
        goals.locator("#metric").fill(lin.say("Organic visits a month", "月自然访问量"));
        goals.locator("#unit").fill(lin.say("visits", "次"));
        goals.locator("#baselineValue").fill("10000");
        goals.locator("#targetValue").fill("13000");
        goals.locator("#deadline").fill(projects.require(key).endDate().toString());
        goals.locator("#why").fill(lin.say("Cheapest channel for leads", "获客成本最低的渠道"));
        goals.locator(".gh-button--primary").click();
        lin.sees(goals.locator("article .gh-light"), lin.say("SMART", "符合 SMART"));
        lin.station("04-mended-goal").complete();
    }

    private static void editTheGoal(FrameLocator goals) {
        goals.locator("article a.gh-button--small").first().click();
        goals.locator("input[name=version]")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    }

    private void passTheGoalGateAtTheSecondAttempt(Tongue tongue) {
        fang = seat("fang", tongue);
        openGate("Decide: Goal gate", "决策：目标关口");
        fang.sees(".gh-dossier", fang.say("Organic visits a month", "月自然访问量")).stationOnPhone("05-goal-gate");
        fang.choose("Rework", "退回修改").press().sees(".gh-error", fang.say("Give the reason.", "请填写理由。"));
        fang.fill("#gate-reason", fang.say("Say who owns the goal.", "请明确目标负责人。"))
                .complete();

        lin.task("Define the goals", "设定目标", name)
                .sees(".gh-evidence .gh-note--warn", lin.say("Say who owns the goal.", "请明确目标负责人。"))
                .station("06-goals-sent-back");
        FrameLocator goals = lin.embedded();
        editTheGoal(goals);
        goals.locator("#ownerId").selectOption("chen");
        goals.locator(".gh-button--primary").click();
        lin.sees(goals.locator("article dd"), "陈杰 Chen Jie");
        lin.complete();

        openGate("Decide: Goal gate", "决策：目标关口");
        fang.choose("Go", "通过").complete();
    }

    private void enterThePlan() {
        lin.task("Draft the plan", "编制计划", name);
        FrameLocator plan = lin.embedded();
        plan.locator("a.gh-button--primary").click();
        plan.locator("#title").fill("关键词研究");
        plan.locator("#phaseName").fill("准备");
        plan.locator("#ownerId").selectOption("chen");
        plan.locator("#effortHours").fill("16");
        plan.locator("#deliverable").fill("关键词清单");
        plan.locator("#needsAcceptance").check();
        plan.locator("button[name=then]").click();
        plan.locator("details li b:text-is('" + key + "-1')")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        plan.locator("#title").fill("撰写十篇文章");
        plan.locator("#phaseName").fill("实施");
        plan.locator("#ownerId").selectOption("chen");
        plan.locator("#effortHours").fill("40");
        plan.locator("#predecessors").fill(key + "-1");
        plan.locator("form.gh-form .gh-button--primary").click();
        submitThePlan(plan);
    }

    private void importThePlan() {
        lin.task("Draft the plan", "编制计划", name);
        FrameLocator plan = lin.embedded();
        plan.locator("a[href*='/plan/import']").click();
        plan.locator("#file")
                .setInputFiles(new FilePayload("plan.csv", "text/csv", """
                        title,owner,effort,predecessors,phase,deliverable,acceptance
                        Research keywords,chen,16,,Preparation,List of keywords,yes
                        Write ten articles,chen,40,1,Writing,,no
                        """.getBytes(StandardCharsets.UTF_8)));
        lin.station("07-import");
        plan.locator("form.gh-form .gh-button--primary").click();
        lin.sees(plan.locator("main"), lin.say("New items", "新增任务"));
        lin.station("07-import-preview");
        plan.locator("form.gh-form .gh-button--primary").click();
        submitThePlan(plan);
    }

    private void submitThePlan(FrameLocator plan) {
        lin.sees(plan.locator("table.gh-table"), lin.say("Write ten articles", "撰写十篇文章"));
        plan.locator(".gh-gantt *").first().waitFor();
        lin.station("08-plan");
        lin.fill("form.gh-form > .form-group textarea#note", lin.say("Tight, but it can be done.", "时间紧，但可行。"))
                .complete();
    }

    private void passThePlanGate() {
        openGate("Decide: Plan gate", "决策：计划关口");
        fang.sees(".gh-dossier", fang.say("Preparation", "准备"))
                .sees(".gh-dossier", fang.say("Tight, but it can be done.", "时间紧，但可行。"))
                .stationOnPhone("09-plan-gate");
        fang.choose("Go", "通过").complete();
    }

    private void doTheFirstItem(Tongue tongue) {
        chen = seat("chen", tongue);
        soon(() -> assertThat(item(1).status()).isEqualTo(ItemStatus.RELEASED));
        chen.go("/").sees("main", chen.say("Research keywords", "关键词研究")).stationOnPhone("10-home-of-staff");
        chen.task("Do the work: Research keywords", "执行任务：关键词研究", name).sees(".gh-evidence", key + "-1");
        chen.fill("#work-percent", "40")
                .fill("#work-hours", "2.5")
                .fill("#work-note", chen.say("Half of the sources read", "已看完一半资料"))
                .station("11-work");
        chen.form()
                .locator("button:text-is('" + chen.say("Report progress only", "仅填报进度") + "')")
                .click();
        chen.sees("form.gh-form .gh-note", chen.say("Recorded.", "已记录"));
        chen.form()
                .locator("input[type=file]")
                .setInputFiles(new FilePayload(
                        chen.say("keywords.csv", "关键词.csv"),
                        "text/csv",
                        "seo,1200\n".getBytes(StandardCharsets.UTF_8)));
        chen.sees(".gh-files", lin.say("keywords.csv", "关键词.csv")).stationOnPhone("12-work-reported");
        chen.fill("#work-hours", "6").complete();

        lin.task("Accept: Research keywords", "验收：关键词研究", name)
                .sees(".gh-evidence", lin.say("Half of the sources read", "已看完一半资料"))
                .sees(".gh-files", lin.say("keywords.csv", "关键词.csv"));
        lin.choose("Accept", "验收通过").station("13-acceptance").complete();
        soon(() -> assertThat(item(2).status()).isEqualTo(ItemStatus.RELEASED));
        lin.go("/projects/" + key).sees(".gh-now", chen.say("Write ten articles", "撰写十篇文章"));
        lin.page().locator(".djs-container svg").first().waitFor();
        lin.stationOnPhone("14-overview").go("/projects/" + key + "/work").station("15-work-tab");
    }

    private void review() {
        lin.go("/projects/" + key + "/reviews").click("form[action$='/reviews'] button");
        lin.task("Review and decide", "评审并决策", name).sees(".gh-evidence", lin.say("Health", "健康度"));
        lin.choose("Continue", "继续").station("16-review").complete();
        lin.go("/projects/" + key + "/reviews")
                .sees("tbody td", lin.say("Continue", "继续"))
                .station("17-reviews");
    }

    private void change() {
        lin.go("/projects/" + key + "/changes/new")
                .fill("#title", lin.say("A week more for the articles", "文章撰写延长一周"))
                .fill("#reason", lin.say("The editor is ill.", "编辑生病。"))
                .click("main .gh-button--primary")
                .page()
                .waitForURL("**/changes/" + key + "-C1*");
        lin.task("Describe the change", "说明变更", name);
        FrameLocator change = lin.embedded();
        change.locator("#add-RESCHEDULE summary").click();
        change.locator("#RESCHEDULE-item").selectOption(key + "-2");
        change.locator("#RESCHEDULE-finish")
                .fill(item(2).finishDate().plusDays(7).toString());
        change.locator("#add-RESCHEDULE button").click();
        lin.sees(change.locator("h3"), lin.say("Items before and after", "任务变更前后"));
        lin.station("18-change").complete();

        openGate("Decide: Change gate", "决策：变更关口");
        fang.sees(".gh-dossier", fang.say("The editor is ill.", "编辑生病。")).stationOnPhone("19-change-gate");
        fang.choose("Go", "通过").complete();
        soon(() -> assertThat(as("lin", () -> changes.require(key, key + "-C1").state()))
                .isEqualTo(ChangeState.APPLIED));
        lin.go("/projects/" + key + "/changes").station("20-changes");
        lin.go("/projects/" + key + "/plan").station("21-plan-tab");
    }

    private void doTheSecondItem() {
        chen.task("Do the work: Write ten articles", "执行任务：撰写十篇文章", name)
                .fill("#work-hours", "8")
                .fill("#work-note", chen.say("All ten are online", "十篇均已上线"))
                .complete();
    }

    private void close() {
        lin.task("Record the results", "记录成果", name);
        FrameLocator report = lin.embedded();
        report.locator("input[name^=actual-]").fill("13200");
        report.locator("input[name^=measuredOn-]").fill(today().toString());
        report.locator(".gh-button--primary").click();
        lin.sees(report.locator(".gh-light"), "%");
        lin.station("22-results").complete();

        fang.task("Accept the deliverables", "验收交付物", name).sees(".gh-evidence", fang.say("List of keywords", "关键词清单"));
        fang.choose("Accept the deliverables", "验收通过")
                .station("23-deliverables")
                .complete();

        lin.task("Collect the lessons", "总结经验教训", name);
        report.locator("#step").selectOption(new SelectOption().setIndex(3));
        report.locator("#whatHappened").fill(lin.say("The editor was ill for a week.", "编辑病了一周。"));
        report.locator("#whatToDo").fill(lin.say("Name a deputy early.", "尽早指定替补。"));
        report.locator("form.gh-form .gh-button--primary").click();
        lin.sees(report.locator("li"), lin.say("Name a deputy early.", "尽早指定替补。"));
        lin.station("24-lessons").complete();

        openGate("Decide: Closure gate", "决策：收尾关口");
        fang.sees(".gh-dossier", "13,200").stationOnPhone("25-closure-gate");
        fang.choose("Go", "通过").complete();
        soon(() -> assertThat(projects.require(key).status()).isEqualTo(ProjectStatus.ARCHIVED));
    }

    private void lookAtTheArchive() {
        lin.go("/projects/" + key).sees(".gh-note--ok", lin.say("Archived", "归档"));
        lin.page().locator(".djs-container svg").first().waitFor();
        lin.station("26-archived");
        lin.go("/projects/" + key + "/report")
                .sees("main", "13,200")
                .sees("main", lin.say("Name a deputy early.", "尽早指定替补。"))
                .stationOnPhone("27-report");
        lin.go("/projects/" + key + "/trail").stationOnPhone("28-trail");
        lin.go("/portfolio").sees("main", name).stationOnPhone("29-portfolio");
    }

    private void theDomainKnowsItAll() {
        Project project = projects.require(key);
        assertThat(project.isOpen()).isFalse();
        assertThat(project.memberIds()).isEmpty();
        assertThat(gates.of(key))
                .extracting(GateReview::gate, GateReview::round, GateReview::decision, GateReview::decidedBy)
                .containsExactlyInAnyOrder(
                        tuple("goal", 1, "rework", "fang"),
                        tuple("goal", 2, "go", "fang"),
                        tuple("plan", 1, "go", "fang"),
                        tuple("change", 1, "go", "fang"),
                        tuple("closure", 1, "go", "fang"));
        assertThat(items.of(key))
                .extracting(WorkItem::status, WorkItem::progress)
                .containsExactly(tuple(ItemStatus.DONE, 100), tuple(ItemStatus.DONE, 100));
        assertThat(baselines.all(key))
                .extracting(Baseline::occasion)
                .containsExactly(Occasion.CLOSURE_GATE, Occasion.CHANGE, Occasion.PLAN_GATE, Occasion.GOAL_GATE);
        assertThat(reviews.require(key, 1).decision()).isEqualTo("continue");
        assertThat(database.sql("select actual_value from goal_result where project_key = ?")
                        .param(key)
                        .query(BigDecimal.class)
                        .single())
                .isEqualByComparingTo("13200");
        assertThat(database.sql("select count(*) from lesson where project_key = ?")
                        .param(key)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(running(key)).isEmpty();
    }

    private void openGate(String english, String chinese) {
        fang.task(english, chinese, name).page().locator(".gh-dossier").waitFor();
        fang.form()
                .getByLabel(fang.say("Go", "通过"), new Locator.GetByLabelOptions().setExact(true))
                .waitFor();
    }

    private WorkItem item(int number) {
        return items.require(key + "-" + number);
    }
}
