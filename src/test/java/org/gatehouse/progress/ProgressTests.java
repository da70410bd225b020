package org.gatehouse.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.gatehouse.progress.EarnedValue.cents;
import static org.gatehouse.progress.EarnedValue.shown;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.gatehouse.Executing;
import org.gatehouse.Statements;
import org.gatehouse.execution.Work;
import org.gatehouse.plan.Baseline;
import org.gatehouse.plan.ItemDraft;
import org.gatehouse.plan.PlanMerge;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.resource.BudgetLine.Category;
import org.gatehouse.resource.BudgetLineDraft;
import org.gatehouse.resource.BudgetLines;
import org.gatehouse.resource.ProjectResource.Kind;
import org.gatehouse.resource.ProjectResources;
import org.gatehouse.resource.ResourceDraft;
import org.gatehouse.schedule.Activity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ProgressTests extends Executing {

    /** A Monday without holidays around it. */
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @Autowired
    Progress progress;

    @Autowired
    Surveys surveys;

    @Autowired
    ProgressRows rows;

    @Autowired
    ProgressWatch watch;

    @Autowired
    Work work;

    @Autowired
    ProjectResources resources;

    @Autowired
    BudgetLines lines;

    @Autowired
    ProgressSection section;

    /**
     * The fence of Rita Mulcahy, <i>PMP Exam Prep</i>, from its plan to its figures: four sides, one a day and after the
     * other, 8 h at 125 each; on the evening of the third day the first is done for 1,000, the second for 1,200, and of the
     * third half for 600.
     */
    @Test
    void theFenceFromItsPlanToItsFigures() {
        String key = fence();
        build(key);

        ProgressFigures figures = progress.of(key);
        EarnedValue value = figures.cost();

        assertThat(cents(value.bac())).isEqualTo("4000.00");
        assertThat(cents(value.pv())).isEqualTo("3000.00");
        assertThat(cents(value.ev())).isEqualTo("2500.00");
        assertThat(cents(value.ac())).isEqualTo("2800.00");
        assertThat(cents(value.cv())).isEqualTo("-300.00");
        assertThat(cents(value.sv())).isEqualTo("-500.00");
        assertThat(shown(value.cpi())).isEqualTo("0.893");
        assertThat(shown(value.spi())).isEqualTo("0.833");
        assertThat(cents(value.eac())).isEqualTo("4480.00");
        assertThat(cents(value.etc())).isEqualTo("1680.00");
        assertThat(cents(value.vac())).isEqualTo("-480.00");
        assertThat(shown(figures.spi())).as("all is priced, so money tells").isEqualTo("0.833");

        EarnedValue hours = figures.hours();
        assertThat(hours.bac()).isEqualByComparingTo("32");
        assertThat(hours.pv()).isEqualByComparingTo("24");
        assertThat(hours.ev()).isEqualByComparingTo("20");
        assertThat(hours.ac()).isEqualByComparingTo("22.4");
        assertThat(figures.plannedProgress()).isEqualByComparingTo("75");
        assertThat(figures.actualProgress()).isEqualByComparingTo("62.5");
        assertThat(figures.items()).isEqualTo(4);
        assertThat(figures.doneItems()).isEqualTo(2);
        assertThat(figures.overdueItems()).isZero();
        assertThat(figures.baselineFinish()).isEqualTo(MONDAY.plusDays(3));

        Survey survey = surveys.of(projects.require(key));
        ValueBook book = survey.book();
        EarnedValue second = book.cost(Cutoff.endOf(MONDAY.plusDays(1)));
        assertThat(List.of(cents(second.pv()), cents(second.ev()), cents(second.ac())))
                .as("the evening before, from the history of reports and hours")
                .containsExactly(new BigDecimal("2000.00"), new BigDecimal("2000.00"), new BigDecimal("2200.00"));
        SCurve curve = SCurve.of(survey, book, Cutoff.at(survey.now()), true);
        assertThat(curve.points().get(0).value().pv()).isEqualByComparingTo("0");
        assertThat(curve.points().get(curve.points().size() - 1).value().pv()).isEqualByComparingTo("4000");
        assertThat(Branch.of(survey, book, Cutoff.at(survey.now())))
                .extracting(
                        Branch::title,
                        Branch::level,
                        branch -> cents(branch.cost().ev()).toString())
                .containsExactly(
                        tuple("Fence", 1, "2500.00"),
                        tuple("Side 1", 2, "1000.00"),
                        tuple("Side 2", 2, "1000.00"),
                        tuple("Side 3", 2, "500.00"),
                        tuple("Side 4", 2, "0.00"));
    }

    @Test
    void onlyAnApprovedChangeMovesTheBudget() {
        String key = fence();
        build(key);
        WorkItem last = items.require(key + "-5");
        as("lin", () -> items.cancel(key, last.key(), last.version(), "Three sides will do"));
        addItem(key, ItemDraft.of("Gate", "wu", null, null, hours(8)));

        ProgressFigures after = progress.of(key);
        assertThat(cents(after.cost().bac()))
                .as("a cancelled side keeps its budget")
                .isEqualTo("4000.00");
        assertThat(cents(after.cost().ev())).isEqualTo("2500.00");
        assertThat(surveys.of(projects.require(key)).added())
                .extracting(WorkItem::title)
                .containsExactly("Gate");
        assertThat(after.items()).isEqualTo(4);

        baselines.take(key, Baseline.Occasion.CHANGE, key + "-C1", "Three sides and a gate");
        ProgressFigures rebased = progress.of(key);
        assertThat(cents(rebased.cost().bac())).isEqualTo("3000.00");
        assertThat(rebased.costComplete()).as("nobody knows what wu costs").isFalse();
        assertThat(rebased.value()).as("so hours tell").isEqualTo(rebased.hours());
        assertThat(rebased.hours().bac()).isEqualByComparingTo("32");
    }

    @Test
    void budgetLinesAreALevelOfEffortAsTheyWereAtTheBaseline() {
        String key = fenceWith(() -> lines.add(currentKey, line("1000", "0")));
        build(key);
        as("lin", () -> {
            var line = lines.of(key).get(0);
            lines.change(key, line.id(), line.version(), line("5000", "600"));
        });

        EarnedValue value = progress.of(key).cost();

        assertThat(cents(value.bac()))
                .as("what was planned later does not count")
                .isEqualTo("5000.00");
        assertThat(cents(value.pv())).as("three of four days").isEqualTo("3750.00");
        assertThat(cents(value.ev())).isEqualTo("3250.00");
        assertThat(cents(value.ac())).isEqualTo("3400.00");
    }

    @Test
    void figuresAreKeptForManyProjectsAndFollowTheWork() {
        String key = fence();
        watch.renewTouched();
        assertThat(rows.touched()).doesNotContain(key);
        assertThat(progress.of(List.of(key)).get(key).percent()).isEqualByComparingTo("0");

        build(key);
        watch.renewTouched();
        ProgressFigures.Line line = progress.of(List.of(key, "NONE")).get(key);
        assertThat(line.percent()).isEqualByComparingTo("62.5");
        assertThat(line.plannedPercent()).isEqualByComparingTo("75");
        assertThat(line.spi()).isEqualByComparingTo("0.8333");
        assertThat(line.cpi()).isEqualByComparingTo("0.8929");
        assertThat(line.open()).isEqualTo(2);
        assertThat(line.measuredOn()).isEqualTo(MONDAY.plusDays(2));
        assertThat(line).as("re-derivable").isEqualTo(again(key));

        at(MONDAY.plusDays(7), 9);
        watch.renewDaily();
        ProgressFigures.Line later = progress.of(List.of(key)).get(key);
        assertThat(later.measuredOn()).as("a day passed").isEqualTo(MONDAY.plusDays(7));
        assertThat(later.overdue()).isPositive();
        assertThat(progress.of(List.<String>of())).isEmpty();
    }

    @Test
    void milestonesAndFlowAreMeasured() {
        String key = fence();
        WorkItem topping = addItem(
                key,
                ItemDraft.of("Topping out", "", null, null, null)
                        .placed(Activity.Kind.MILESTONE, null)
                        .after(key + "-5"));
        baselines.take(key, Baseline.Occasion.CHANGE, key + "-C1", "With a milestone");
        build(key);
        at(MONDAY.plusDays(3), 18);
        progress.renew(key);
        at(MONDAY.plusDays(9), 10);
        as("chen", () -> work.report(key + "-4", new Work.Report(60, null, null, "")));
        ProgressFigures figures = progress.renew(key);

        Survey survey = surveys.of(projects.require(key));
        Milestone milestone = Milestone.of(survey).get(0);
        assertThat(milestone.itemKey()).isEqualTo(topping.key());
        assertThat(milestone.approved()).isEqualTo(MONDAY.plusDays(3));
        assertThat(milestone.expected()).isEqualTo(survey.expected(items.require(topping.key())));
        assertThat(milestone.slip()).isPositive();
        assertThat(figures.milestones()).isEqualTo(1);
        assertThat(figures.milestonesSlipped()).isEqualTo(1);
        assertThat(figures.slipDays())
                .as("Friday, then three days of the next week")
                .isPositive();
        assertThat(rows.readings(key)).hasSizeGreaterThanOrEqualTo(1);

        Flow flow = Flow.of(survey);
        assertThat(flow.weeks()).hasSize(2);
        assertThat(flow.weeks().get(0).done()).isEqualTo(2);
        assertThat(flow.weeks().get(0).doneHours()).isEqualByComparingTo("16");
        assertThat(flow.weeks().get(0).worked()).isEqualByComparingTo("22.4");
        assertThat(flow.weeks().get(1).inProgress()).isEqualTo(1);
        assertThat(flow.weeks().get(1).notBegun()).isEqualTo(1);
        assertThat(flow.expectation()).as("two done items tell nothing").isNull();
        assertThat(flow.open()).extracting(Flow.Aging::days).containsExactly(8L);
    }

    @Test
    void theHundredthPartIsByTheNearestRank() {
        assertThat(Flow.percentile(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L), 85))
                .isEqualTo(9);
        assertThat(Flow.percentile(List.of(4L), 85)).isEqualTo(4);
        assertThat(Flow.percentile(List.of(3L, 3L, 3L, 30L), 75)).isEqualTo(3);
    }

    @Test
    void withoutABaselineThereIsNoEarnedValue() {
        String key = newProject();
        addItem(key, ItemDraft.of("Audit", "chen", null, null, hours(40)));

        ProgressFigures figures = progress.of(key);

        assertThat(figures.hours()).isNull();
        assertThat(figures.cost()).isNull();
        assertThat(figures.spi()).isNull();
        assertThat(figures.slipDays()).isNull();
        assertThat(figures.plannedHours()).isEqualByComparingTo("40");
        Map<String, Object> facts = ProgressSigns.facts(figures);
        assertThat(facts)
                .containsKeys(
                        "spi",
                        "cpi",
                        "slipDays",
                        "overdueShare",
                        "overdueItems",
                        "openItems",
                        "plannedProgress",
                        "actualProgress",
                        "spentHours",
                        "earnedHours",
                        "effortRatio",
                        "scopeGrowth",
                        "milestonesSlipped",
                        "budgetShare");
        assertThat(facts.get("spi")).isNull();
        assertThat(section.gather(key, "plan", "").lines())
                .extracting(line -> line.label() + " " + line.value().text())
                .containsExactly("progress.dossier.bac 40");
        assertThat(progress.of(newProject()).plannedProgress()).isEqualByComparingTo("0");
    }

    @Test
    void theDossierTellsHoursAndRatios() {
        String key = fence();
        build(key);

        assertThat(section.gather(key, "closure", "").lines())
                .extracting(line -> line.label() + " " + line.value().text())
                .contains(
                        "progress.dossier.pv 24.00",
                        "progress.dossier.ev 20.00",
                        "progress.dossier.ac 22.40",
                        "progress.measure.spi 0.833",
                        "progress.measure.cpi 0.893",
                        "progress.dossier.eac 112.0");
        assertThat(section.appliesTo("goal")).isFalse();
    }

    @Test
    void readsAFixedNumberOfStatementsHoweverLargeThePlan() {
        String small = newProject();
        String large = newProject();
        merge(small, 10);
        merge(large, 200);
        baselines.take(small, Baseline.Occasion.PLAN_GATE, "", "");
        baselines.take(large, Baseline.Occasion.PLAN_GATE, "", "");

        assertThat(Statements.during(() -> progress.of(large)))
                .hasSameSizeAs(Statements.during(() -> progress.of(small)))
                .hasSizeLessThan(25);
        assertThat(Statements.during(() -> progress.of(List.of(small, large)))).hasSize(1);
    }

    private void merge(String key, int count) {
        List<PlanMerge.Addition> additions = IntStream.range(0, count)
                .mapToObj(at -> new PlanMerge.Addition(
                        "r" + at,
                        ItemDraft.of("Item " + at, "chen", null, null, hours(1)),
                        null,
                        PlanMerge.Happened.NOTHING))
                .toList();
        as("lin", () -> items.merge(key, new PlanMerge(additions, List.of(), List.of(), "test")));
    }

    private ProgressFigures.Line again(String key) {
        progress.renew(key);
        return progress.of(List.of(key)).get(key);
    }

    private static BudgetLineDraft line(String planned, String actual) {
        return new BudgetLineDraft(
                Category.MEDIA, "Ads", new BigDecimal(planned), BigDecimal.ZERO, new BigDecimal(actual), "CNY");
    }

    private String currentKey;

    private String fence() {
        return fenceWith(() -> null);
    }

    /** Planned on Monday morning, approved and begun. */
    private String fenceWith(Callable<?> before) {
        at(MONDAY, 8);
        String key = newProject();
        currentKey = key;
        as(
                "lin",
                () -> resources.add(
                        key, new ResourceDraft(Kind.PERSON, "chen", "", 100, "", new BigDecimal("125"), null, null)));
        WorkItem fence =
                addItem(key, ItemDraft.of("Fence", "", null, null, null).placed(Activity.Kind.SUMMARY, null));
        String last = null;
        for (int side = 1; side <= 4; side++) {
            ItemDraft draft = ItemDraft.of(
                            "Side " + side, "chen", MONDAY.plusDays(side - 1L), MONDAY.plusDays(side - 1L), hours(8))
                    .placed(Activity.Kind.WORK, fence.key());
            last = addItem(key, last == null ? draft : draft.after(last)).key();
        }
        as("lin", before);
        carryOut(key);
        return key;
    }

    /** Three days pass; it is the evening of Wednesday. */
    private void build(String key) {
        at(MONDAY, 18);
        complete("chen", key, "doWork", Map.of("hours", "8"));
        runAutomatedSteps(key);
        at(MONDAY.plusDays(1), 18);
        complete("chen", key, "doWork", Map.of("hours", "9.6"));
        runAutomatedSteps(key);
        at(MONDAY.plusDays(2), 18);
        as("chen", () -> work.report(key + "-4", new Work.Report(50, today(), new BigDecimal("4.8"), "")));
    }

    private static void at(LocalDate day, int hour) {
        ClockUtil.setCurrentTime(Date.from(
                day.atTime(hour, 30).atZone(ZoneId.of("Asia/Shanghai")).toInstant()));
    }
}
