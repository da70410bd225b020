package org.gatehouse.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.gatehouse.Morning;
import org.gatehouse.change.ChangeState;
import org.gatehouse.change.Changes;
import org.gatehouse.goal.Trajectories;
import org.gatehouse.goal.Trajectory;
import org.gatehouse.plan.Baseline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Twelve weeks of readings show that a goal is missed: from the file to the new trajectory, and what else steers. */
class SteeringFlowBrowserTests extends BrowserTest {

    private static final int WEEKS = 12;

    /** From this week on the numbers stand still. */
    private static final int FALTERS = 6;

    @Autowired
    private Trajectories trajectories;

    @Autowired
    private Changes changes;

    private Seat lin;
    private Seat fang;
    private String key;
    private String goal;
    private String name;

    @ParameterizedTest
    @EnumSource(names = "CHINESE")
    void aGoalThatLeavesItsCorridorIsSteeredBack(Tongue tongue) {
        itIs(today().minusWeeks(WEEKS));
        key = executing();
        Morning.goesOn();
        goal = key + "-G1";
        name = projects.require(key).name();
        lin = seat("lin", tongue);
        fang = seat("fang", tongue);
        uploadTheReadings();
        decideOnTheCourse(tongue);
        describeTheChange();
        approveTheChange();
        seeWhatHoldsNow();
        raiseARisk();
        lookAround();
    }

    /** What was told about this goal must not be met by the people of other tests, who may read another language. */
    @AfterEach
    void everybodyHasReadTheirNotices() {
        database.sql("update notice set read_at = current_timestamp where read_at is null")
                .update();
    }

    private void uploadTheReadings() {
        Trajectory way = trajectories.current(goal).orElseThrow();
        StringBuilder file = new StringBuilder("Date,Organic visits a month\n");
        for (int week = 1; week <= WEEKS; week++) {
            LocalDate day = way.from().plusWeeks(week);
            file.append(day)
                    .append(',')
                    .append(way.planned(way.from().plusWeeks(Math.min(week, FALTERS - 1)))
                            .toBigInteger())
                    .append('\n');
        }
        // How days may be written is shown in both languages.
        lin.go("/projects/" + key + "/measures/upload").picture("steer-1-upload");
        lin.page()
                .locator("#file")
                .setInputFiles(
                        new FilePayload("weeks.csv", "text/csv", file.toString().getBytes(StandardCharsets.UTF_8)));
        lin.click("main form .gh-button--primary").sees("main", lin.say("12 new", "新增 12 个"));
        lin.page().locator("[data-plot][data-drawn]").first().waitFor();
        lin.picture("steer-2-measures");
    }

    /** The corridor is a tenth of the way wide: it is left in the second week in which nothing moved. */
    private void decideOnTheCourse(Tongue tongue) {
        Trajectory way = trajectories.current(goal).orElseThrow();
        LocalDate left = way.from().plusWeeks(1);
        while (!way.isLeftBy(left, way.planned(way.from().plusWeeks(FALTERS - 1)))) {
            left = left.plusWeeks(1);
        }
        soon(() -> assertThat(openSteps(key)).contains("decideAdjustment"));
        LocalDate told = database.sql("select left_day from adjustment where project_key = ?")
                .param(key)
                .query(LocalDate.class)
                .single();
        assertThat(told).isEqualTo(left);
        fang.task("Decide on the course", "决定如何调整", name)
                .sees(".gh-evidence", fang.say("Raise the site", "Raise the site"))
                .stationOnPhone("steer-3-decision");
        fang.choose("Extend", "延长期限").complete();
    }

    private void describeTheChange() {
        lin.task("Describe the change", "说明变更", name).stationOnPhone("steer-4-change");
        lin.complete();
    }

    private void approveTheChange() {
        fang.task("Decide: Change gate", "决策：变更关口", name).stationOnPhone("steer-5-gate");
        fang.choose("Go", "通过").complete();
        soon(() -> assertThat(as("lin", () -> changes.require(key, key + "-C1").state()))
                .isEqualTo(ChangeState.APPLIED));
    }

    private void seeWhatHoldsNow() {
        List<Trajectory> versions = trajectories.of(goal);
        assertThat(versions).hasSize(2);
        assertThat(versions.get(1).changeId()).isEqualTo(key + "-C1");
        assertThat(versions.get(1).deadline()).isAfter(versions.get(0).deadline());
        assertThat(baselines.latest(key))
                .hasValueSatisfying(now -> assertThat(now.occasion()).isEqualTo(Baseline.Occasion.CHANGE));
        lin.go("/projects/" + key + "/measures");
        lin.page().locator("[data-plot][data-drawn]").first().waitFor();
        lin.stationOnPhone("steer-6-measures");
        lin.go("/projects/" + key + "/adjustments").stationOnPhone("steer-7-adjustments");
        lin.go("/projects/" + key + "/changes/" + key + "-C1").stationOnPhone("steer-8-change");
    }

    private void raiseARisk() {
        lin.go("/projects/" + key + "/risks").stationOnPhone("steer-9-risks");
    }

    private void lookAround() {
        lin.go("/projects/" + key).page().waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
        lin.stationOnPhone("steer-10-overview");
        lin.go("/projects/" + key + "/progress").stationOnPhone("steer-11-progress");
        lin.go("/portfolio").stationOnPhone("steer-12-portfolio");
    }
}
