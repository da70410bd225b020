package org.gatehouse.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import org.gatehouse.plan.Baseline;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.project.Phase;
import org.gatehouse.resource.ProjectResources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mpxj.Duration;
import org.mpxj.ProjectCalendar;
import org.mpxj.ProjectFile;
import org.mpxj.Relation;
import org.mpxj.Resource;
import org.mpxj.Task;
import org.mpxj.TimeUnit;
import org.mpxj.mspdi.MSPDIWriter;
import org.springframework.beans.factory.annotation.Autowired;

/** A plan from another tool's file to its baseline: imported, dragged, levelled, accepted, decided on, compared. */
class PlanFlowBrowserTests extends BrowserTest {

    @Autowired
    private ProjectResources resources;

    private Seat lin;
    private String key;

    @ParameterizedTest
    @EnumSource(names = "ENGLISH")
    void aPlanComesFromAFileAndIsAgreedOn(Tongue tongue) throws IOException {
        key = newProject();
        passGoals(key);
        lin = seat("lin", tongue);
        importTheFile();
        drag();
        level();
        passThePlanGate(tongue);
        compareWithNow();
    }

    private void importTheFile() throws IOException {
        lin.go("/projects/" + key + "/plan/import")
                .page()
                .locator("#file")
                .setInputFiles(new FilePayload("campaign.xml", "application/xml", projectFile()));
        // A file's name has letters of its own, so only a picture is taken here.
        lin.click("main form .gh-button--primary")
                .sees("main", lin.say("Landing page", "落地页"))
                .picture("plan-1-preview");
        assertThat(items.of(key)).as("nothing is saved before it is confirmed").isEmpty();
        lin.page().locator("main .gh-button--primary").last().click();
        lin.page().waitForURL("**/projects/" + key + "/plan");
        assertThat(items.outline(key))
                .extracting(WorkItem::title)
                .containsExactly(
                        lin.say("Campaign", "推广活动"),
                        lin.say("Brief", "需求简报"),
                        lin.say("Landing page", "落地页"),
                        lin.say("Articles", "专题文章"),
                        lin.say("Launch", "上线"));
        assertThat(resources.of(key)).extracting(it -> it.personId()).contains("chen");
    }

    private void drag() {
        Chart chart = new Chart(lin.go("/projects/" + key + "/plan/timeline").page()).zoom("week");
        WorkItem brief = item(lin.say("Brief", "需求简报"));
        LocalDateTime later = brief.startAt().plusWeeks(1);
        chart.drag(brief.key(), later);
        soon(() -> assertThat(item(lin.say("Brief", "需求简报")).startAt()).isEqualTo(later));
        assertThat(item(lin.say("Landing page", "落地页")).startAt())
                .isAfterOrEqualTo(item(lin.say("Brief", "需求简报")).finishAt());
        lin.station("plan-2-dragged");
    }

    private void level() {
        LocalDateTime before = item(lin.say("Launch", "上线")).finishAt();
        lin.go("/projects/" + key + "/levelling").click("main form .gh-button--primary");
        lin.sees("#run", lin.say("Who is relieved", "谁得到缓解")).station("plan-3-levelling");
        lin.page()
                .waitForResponse(
                        answer -> answer.request().method().equals("GET")
                                && answer.url().contains("/levelling/"),
                        () -> lin.page()
                                .locator("#run form .gh-button--primary")
                                .click());
        lin.page().waitForLoadState();
        soon(() -> assertThat(item(lin.say("Launch", "上线")).finishAt()).isAfter(before));
        WorkItem page = item(lin.say("Landing page", "落地页"));
        WorkItem articles = item(lin.say("Articles", "专题文章"));
        assertThat(page.finishAt().isAfter(articles.startAt())
                        && articles.finishAt().isAfter(page.startAt()))
                .as("chen does one after the other")
                .isFalse();
    }

    private void passThePlanGate(Tongue tongue) {
        lin.task("Draft the plan", "编制计划", projects.require(key).name()).complete();
        Seat fang = seat("fang", tongue);
        fang.task("Decide: Plan gate", "决策：计划关口", projects.require(key).name());
        fang.choose("Go", "通过").complete();
        soon(() -> assertThat(projects.require(key).phase()).isEqualTo(Phase.EXECUTION));
        soon(() -> assertThat(item(lin.say("Brief", "需求简报")).status()).isEqualTo(ItemStatus.RELEASED));
        Baseline baseline = baselines.latest(key).orElseThrow();
        assertThat(baselines.itemsOf(baseline)).hasSize(4);
    }

    private void compareWithNow() {
        Chart chart = new Chart(lin.go("/projects/" + key + "/plan/timeline").page()).zoom("week");
        WorkItem articles = item(lin.say("Articles", "专题文章"));
        LocalDateTime later = articles.startAt().plusWeeks(2);
        chart.drag(articles.key(), later);
        soon(() -> assertThat(item(lin.say("Articles", "专题文章")).startAt())
                .isAfter(articles.startAt().plusWeeks(1)));
        lin.go("/projects/" + key + "/plan/baselines")
                .sees("main", lin.say("Articles", "专题文章"))
                .picture("plan-4-compared");
    }

    private WorkItem item(String title) {
        return items.outline(key).stream()
                .filter(item -> item.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    /** As MS Project would save it: a summary, a brief, two pieces of Chen's at the same time, a milestone. */
    private byte[] projectFile() throws IOException {
        LocalDate monday = projects.require(key).startDate().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        ProjectFile file = new ProjectFile();
        ProjectCalendar calendar = file.addDefaultBaseCalendar();
        file.setDefaultCalendar(calendar);
        file.getProjectProperties().setStartDate(monday.atTime(8, 0));
        Resource chen = file.addResource();
        chen.setName("陈杰 Chen Jie");
        Task campaign = file.addTask();
        campaign.setName(lin.say("Campaign", "推广活动"));
        Task brief = task(campaign, lin.say("Brief", "需求简报"), 2, monday, chen);
        Task page = task(campaign, lin.say("Landing page", "落地页"), 4, monday, chen);
        Task articles = task(campaign, lin.say("Articles", "专题文章"), 5, monday, chen);
        Task launch = task(campaign, lin.say("Launch", "上线"), 0, monday, null);
        page.addPredecessor(new Relation.Builder().predecessorTask(brief));
        articles.addPredecessor(new Relation.Builder().predecessorTask(brief));
        launch.addPredecessor(new Relation.Builder().predecessorTask(page));
        launch.addPredecessor(new Relation.Builder().predecessorTask(articles));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new MSPDIWriter().write(file, bytes);
        return bytes.toByteArray();
    }

    private static Task task(Task parent, String name, int days, LocalDate start, Resource who) {
        Task task = parent.addTask();
        task.setName(name);
        task.setDuration(Duration.getInstance(days, TimeUnit.DAYS));
        task.setMilestone(days == 0);
        task.setStart(start.atTime(8, 0));
        task.setFinish(start.plusDays(Math.max(0, days - 1)).atTime(days == 0 ? 8 : 17, 0));
        if (who != null) {
            task.addResourceAssignment(who).setWork(Duration.getInstance(days * 8, TimeUnit.HOURS));
        }
        return task;
    }
}
