package org.gatehouse.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.gatehouse.plan.ForwardPass.Dates;
import org.gatehouse.plan.ForwardPass.Step;
import org.junit.jupiter.api.Test;

class ForwardPassTests {

    private static final LocalDate MONDAY = LocalDate.of(2027, 1, 4);
    private static final LocalDate FRIDAY = MONDAY.plusDays(4);

    @Test
    void effortBecomesWorkingDaysFromTheProjectsStart() {
        assertThat(run(effort("A", 8)).get("A")).isEqualTo(new Dates(MONDAY, MONDAY));
        assertThat(run(effort("A", 9)).get("A")).isEqualTo(new Dates(MONDAY, MONDAY.plusDays(1)));
        assertThat(run(effort("A", 48)).get("A")).isEqualTo(new Dates(MONDAY, MONDAY.plusDays(7)));
    }

    @Test
    void aFollowerBeginsOnTheWorkingDayAfter() {
        Map<String, Dates> dates = run(effort("B", 8, "A"), effort("A", 40));
        assertThat(dates.get("A").finish()).isEqualTo(FRIDAY);
        assertThat(dates.get("B")).isEqualTo(new Dates(MONDAY.plusDays(7), MONDAY.plusDays(7)));
    }

    @Test
    void aWantedStartIsNotBeforeAndKeepsTheLengthWhenMoved() {
        Map<String, Dates> dates = run(
                effort("A", 40),
                step("B", MONDAY.plusDays(1), MONDAY.plusDays(2), null, "A"),
                step("C", MONDAY.plusDays(14), MONDAY.plusDays(15), null, "A"));
        assertThat(dates.get("B")).isEqualTo(new Dates(MONDAY.plusDays(7), MONDAY.plusDays(8)));
        assertThat(dates.get("C")).isEqualTo(new Dates(MONDAY.plusDays(14), MONDAY.plusDays(15)));
    }

    @Test
    void fromAWantedFinishTheStartIsReckonedBackwards() {
        assertThat(run(step("A", null, MONDAY.plusDays(11), BigDecimal.valueOf(24)))
                        .get("A"))
                .isEqualTo(new Dates(MONDAY.plusDays(9), MONDAY.plusDays(11)));
        assertThat(run(step("A", null, MONDAY.plusDays(1), BigDecimal.valueOf(24)))
                        .get("A"))
                .isEqualTo(new Dates(MONDAY, MONDAY.plusDays(2)));
    }

    @Test
    void whatCannotBeToldStaysUnknownAndHoldsNobodyUp() {
        Map<String, Dates> dates = run(effort("A", 8), step("B", null, null, null, "A"), effort("C", 8, "B"));
        assertThat(dates.get("B")).isEqualTo(Dates.UNKNOWN);
        assertThat(dates.get("C").start()).isEqualTo(MONDAY.plusDays(1));
    }

    @Test
    void lateFinishMovesFollowersAndEarlyFinishDoesNot() {
        Step late = new Step("A", MONDAY, MONDAY, null, List.of(), FRIDAY);
        assertThat(run(late, effort("B", 8, "A")).get("B").start()).isEqualTo(MONDAY.plusDays(7));
        Step early = new Step("A", MONDAY, FRIDAY, null, List.of(), MONDAY);
        assertThat(run(early, effort("B", 8, "A")).get("B").start()).isEqualTo(MONDAY.plusDays(7));
    }

    @Test
    void circlesAreNamedAndTheRestIsStillPlanned() {
        List<Step> steps = List.of(
                effort("A", 8, "C"), effort("B", 8, "A"), effort("C", 8, "B"), effort("D", 8, "C"), effort("E", 8));
        assertThat(ForwardPass.cycle(steps)).containsExactlyInAnyOrder("A", "B", "C");
        Map<String, Dates> dates = new ForwardPass(MONDAY).run(steps);
        assertThat(dates.get("A")).isEqualTo(Dates.UNKNOWN);
        assertThat(dates.get("D")).isEqualTo(Dates.UNKNOWN);
        assertThat(dates.get("E").start()).isEqualTo(MONDAY);
        assertThat(ForwardPass.cycle(List.of(effort("A", 8), effort("B", 8, "A"))))
                .isEmpty();
    }

    @Test
    void aLongChainNeedsNoDeepStack() {
        List<Step> chain = new ArrayList<>();
        for (int i = 0; i < 10000; i++) {
            chain.add(i == 0 ? effort("0", 8) : effort(Integer.toString(i), 8, Integer.toString(i - 1)));
        }
        assertThat(new ForwardPass(MONDAY).run(chain).get("9999").finish()).isEqualTo(WorkingDays.last(MONDAY, 10000));
    }

    @Test
    void workingDaysCountAsTheyWouldOneByOne() {
        for (int from = 0; from < 7; from++) {
            LocalDate start = MONDAY.plusDays(from);
            LocalDate day = WorkingDays.onOrAfter(start);
            for (int days = 1; days < 30; days++) {
                assertThat(WorkingDays.last(start, days)).isEqualTo(day);
                assertThat(WorkingDays.between(start, day)).isEqualTo(days);
                assertThat(WorkingDays.first(day, days)).isEqualTo(WorkingDays.onOrAfter(start));
                day = WorkingDays.after(day);
            }
        }
        assertThat(WorkingDays.between(MONDAY.plusDays(5), MONDAY.plusDays(6))).isZero();
    }

    @Test
    void aPreviewTellsWhatMovesAndChangesNothing() {
        WorkItem first = scheduled(1, "A", 8, MONDAY, MONDAY);
        WorkItem second = scheduled(2, "B", 8, MONDAY.plusDays(1), MONDAY.plusDays(1), "P-1");
        WorkItem third = scheduled(3, "C", 8, MONDAY, MONDAY);
        Preview preview = Schedule.preview(
                MONDAY, List.of(first, second, third), List.of(ItemChange.effort("P-1", BigDecimal.valueOf(40))));
        assertThat(preview.shifts()).extracting(Preview.Shift::itemKey).containsExactly("P-1", "P-2");
        assertThat(preview.finishBefore()).isEqualTo(MONDAY.plusDays(1));
        assertThat(preview.finishAfter()).isEqualTo(MONDAY.plusDays(7));
        assertThat(preview.effortBefore()).isEqualByComparingTo("24");
        assertThat(preview.effortAfter()).isEqualByComparingTo("56");
        assertThat(first.effortHours()).isEqualByComparingTo("8");

        Preview cancelled = Schedule.preview(MONDAY, List.of(first, second, third), List.of(ItemChange.cancel("P-1")));
        assertThat(cancelled.shifts()).extracting(Preview.Shift::cancelled).containsExactly(true, false);
        assertThat(cancelled.finishAfter()).isEqualTo(MONDAY);
    }

    @Test
    void overloadIsFoundOnTheDaysWhereItemsOverlap() {
        WorkItem first = scheduled(1, "A", 40, MONDAY, FRIDAY);
        WorkItem second = scheduled(2, "B", 8, FRIDAY, FRIDAY);
        WorkItem third = scheduled(3, "C", 8, MONDAY.plusDays(7), MONDAY.plusDays(7));
        assertThat(Loads.of(List.of(first, second, third)))
                .containsOnlyKeys("P-1", "P-2")
                .allSatisfy((key, overload) -> {
                    assertThat(overload.day()).isEqualTo(FRIDAY);
                    assertThat(overload.hours()).isEqualTo(16);
                });
    }

    private static WorkItem scheduled(
            int number, String title, int hours, LocalDate start, LocalDate finish, String... after) {
        ItemDraft draft = ItemDraft.of(title, "chen", null, null, BigDecimal.valueOf(hours))
                .after(after);
        WorkItem item = WorkItem.planned("P", number, draft, false);
        return new WorkItem(
                item.key(),
                1,
                "P",
                number,
                title,
                "",
                "",
                "chen",
                null,
                null,
                draft.effortHours(),
                Priority.NORMAL,
                "",
                false,
                false,
                ItemStatus.PLANNED,
                0,
                null,
                null,
                "",
                start,
                finish,
                item.dependencies());
    }

    private static Map<String, Dates> run(Step... steps) {
        return new ForwardPass(MONDAY).run(Arrays.asList(steps));
    }

    private static Step effort(String key, int hours, String... after) {
        return step(key, null, null, BigDecimal.valueOf(hours), after);
    }

    private static Step step(String key, LocalDate start, LocalDate finish, BigDecimal hours, String... after) {
        return new Step(key, start, finish, hours, List.of(after), null);
    }
}
