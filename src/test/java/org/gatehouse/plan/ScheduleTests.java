package org.gatehouse.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.plan.PlanMerge.Addition;
import org.gatehouse.plan.PlanMerge.Alteration;
import org.gatehouse.plan.PlanMerge.Happened;
import org.gatehouse.resource.Absence;
import org.gatehouse.resource.Capacity;
import org.gatehouse.resource.ProjectResources;
import org.gatehouse.schedule.Activity.Kind;
import org.gatehouse.schedule.Constraint;
import org.gatehouse.schedule.Lag;
import org.gatehouse.schedule.LinkType;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an item's wishes, links, people and progress make of its dates. Monday is 4 January 2027. */
class ScheduleTests extends PlanTest {

    @Autowired
    Capacity capacity;

    @Autowired
    ProjectResources resources;

    @Autowired
    Readiness readiness;

    @Test
    void effortBecomesWorkingTimeOfItsOwnerFromTheProjectsStart() {
        String key = newProject();
        WorkItem short_ = add(key, item("Brief", 4));
        WorkItem long_ = add(key, item("Draft", 44));
        assertThat(short_.startAt()).isEqualTo(MONDAY.atTime(9, 0));
        assertThat(short_.finishAt()).isEqualTo(MONDAY.atTime(14, 0));
        assertThat(long_.finishAt()).isEqualTo(MONDAY.plusDays(7).atTime(14, 0));
        assertThat(long_.finishDate()).isEqualTo(MONDAY.plusDays(7));
    }

    @Test
    void aWantedStartIsKeptUntilAPredecessorFinishesLater() {
        String key = newProject();
        add(key, item("First", 24));
        WorkItem wanted = add(key, wanted("Second", MONDAY.plusDays(1), null, 8).after(key + "-1"));
        assertThat(wanted.startDate()).isEqualTo(MONDAY.plusDays(3));
        WorkItem free = add(key, wanted("Third", MONDAY.plusDays(9), null, 8).after(key + "-1"));
        assertThat(free.startDate()).isEqualTo(MONDAY.plusDays(9));
    }

    @Test
    void wantedStartAndFinishFixTheLengthAndAWantedFinishTheEnd() {
        String key = newProject();
        WorkItem both = add(key, ItemDraft.of("Campaign", "chen", MONDAY, MONDAY.plusDays(9), null));
        assertThat(both.finishDate()).isEqualTo(MONDAY.plusDays(9));
        WorkItem end = add(key, wanted("Report", null, MONDAY.plusDays(4), 16));
        assertThat(end.startDate()).isEqualTo(MONDAY.plusDays(3));
        assertThat(end.finishDate()).isEqualTo(MONDAY.plusDays(4));
    }

    @Test
    void everyKindOfLinkAndLagHolds() {
        String key = newProject();
        add(key, item("A", 40));
        assertThat(linked(key, LinkType.FS, 2 * 480).startAt()).isEqualTo(day(9).atTime(9, 0));
        assertThat(linked(key, LinkType.FS, -480).startAt()).isEqualTo(day(4).atTime(9, 0));
        assertThat(linked(key, LinkType.SS, 480).startAt()).isEqualTo(day(1).atTime(9, 0));
        assertThat(linked(key, LinkType.FF, 480).finishAt()).isEqualTo(day(7).atTime(18, 0));
        assertThat(linked(key, LinkType.SF, 4 * 480).finishAt()).isEqualTo(day(3).atTime(18, 0));
    }

    @Test
    void itsPeopleSpreadAnEffortAndTheirAbsencesStretchIt() {
        String key = newProject();
        long chen = as("lin", () -> resources.ofPerson(key, "chen").id());
        long wu = as("lin", () -> resources.ofPerson(key, "wu").id());
        WorkItem two = add(
                key, item("Together", 40).owned("chen", List.of(new Assignment(chen, 100), new Assignment(wu, 25))));
        assertThat(two.finishAt()).isEqualTo(day(3).atTime(18, 0));
        as("wu", () -> capacity.addAbsence("wu", day(1), day(2), Absence.Kind.LEAVE, ""));
        items.rescheduleStale(key);
        assertThat(items.require(two.key()).finishAt()).isEqualTo(day(7).atTime(18, 0));
    }

    @Test
    void aConstraintBindsAndSlackAndTheCriticalPathAreKnown() {
        String key = newProject();
        WorkItem critical = add(key, item("Long", 80));
        WorkItem free = add(key, item("Short", 8));
        assertThat(items.require(critical.key()).isCritical()).isTrue();
        assertThat(items.require(free.key()).isCritical()).isFalse();
        assertThat(items.require(free.key()).slackMinutes()).isEqualTo(9 * 480);
        WorkItem bound = add(
                key,
                item("Fair", 8)
                        .timed(Timing.FREE.bound(new Constraint(Constraint.Type.MUST_START_ON, day(14).atTime(9, 0)))));
        assertThat(bound.startAt()).isEqualTo(day(14).atTime(9, 0));
    }

    @Test
    void aCircleIsNamedAndRefused() {
        String key = newProject();
        add(key, item("A", 8));
        WorkItem b = add(key, item("B", 8).after(key + "-1"));
        int version = items.require(key + "-1").version();
        assertThatThrownBy(() -> as(
                        "lin",
                        () -> items.change(
                                key, key + "-1", version, item("A", 8).after(b.key()))))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refusal -> assertThat(refusal.problems())
                                .singleElement()
                                .satisfies(problem -> {
                                    assertThat(problem.message()).isEqualTo("plan.error.cycle");
                                    assertThat(problem.arguments().get(0).toString())
                                            .contains(key + "-1", key + "-2");
                                }));
        assertThat(items.require(key + "-1").predecessors()).isEmpty();
    }

    @Test
    void summariesSpanTheirItemsAndStandInTheOutlineOnly() {
        String key = newProject();
        WorkItem phase = add(key, ItemDraft.of("Launch", "", null, null, null).placed(Kind.SUMMARY, null));
        WorkItem last = add(key, item("After", 8).after(phase.key()));
        WorkItem first = add(key, item("Inside", 16).placed(Kind.WORK, phase.key()));
        add(key, item("Inside too", 8).after(first.key()).placed(Kind.WORK, phase.key()));
        WorkItem summary = items.require(phase.key());
        assertThat(summary.startDate()).isEqualTo(MONDAY);
        assertThat(summary.finishDate()).isEqualTo(day(2));
        assertThat(items.require(last.key()).startDate()).isEqualTo(day(3));
        assertThat(items.outline(key))
                .extracting(WorkItem::title)
                .containsExactly("Launch", "Inside", "Inside too", "After");
        assertThat(items.of(key)).extracting(WorkItem::title).containsExactly("Inside", "Inside too", "After");
    }

    @Test
    void whatDoesNotFitTheOutlineIsRefused() {
        String key = newProject();
        WorkItem phase = add(key, ItemDraft.of("Phase", "", null, null, null).placed(Kind.SUMMARY, null));
        WorkItem work = add(key, item("Work", 8).placed(Kind.WORK, phase.key()));
        assertRefused(key, item("X", 8).placed(Kind.WORK, work.key()), "plan.error.noSummary");
        assertRefused(key, item("X", 8).after(phase.key()).placed(Kind.WORK, phase.key()), "plan.error.ownSummary");
        assertRefused(key, item("X", 8).after("NOPE-1"), "plan.error.unknownPredecessor");
        assertRefused(
                key,
                item("X", 8).timed(new Timing(null, null, null, null, BigDecimal.TEN, BigDecimal.ONE, null, null)),
                "plan.error.threePoints");
        assertThatThrownBy(() -> as(
                        "lin",
                        () -> items.change(
                                key, phase.key(), items.require(phase.key()).version(), item("Phase", 8))))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("plan.error.hasChildren");
    }

    @Test
    void aMergeAddsChangesAndCancelsAtOnceAndKeepsWhatHappened() {
        String key = newProject();
        WorkItem old = add(key, item("Old", 8));
        WorkItem gone = add(key, item("Gone", 8));
        LocalDateTime begun = MONDAY.atTime(10, 0);
        PlanMerge merge = new PlanMerge(
                List.of(
                        new Addition(
                                "s",
                                ItemDraft.of("Part", "", null, null, null).placed(Kind.SUMMARY, null),
                                "1",
                                Happened.NOTHING),
                        new Addition("b", item("B", 8).after("a").placed(Kind.WORK, "s"), "2", Happened.NOTHING),
                        new Addition(
                                "a",
                                item("A", 8).placed(Kind.WORK, "s"),
                                "3",
                                new Happened(100, begun, MONDAY.atTime(16, 0)))),
                List.of(new Alteration(old.key(), item("Renamed", 16), "9", Happened.NOTHING)),
                List.of(gone.key()),
                "plan.xml");
        List<WorkItem> added = as("lin", () -> items.merge(key, merge));
        assertThat(added).extracting(WorkItem::title).containsExactly("Part", "B", "A");
        assertThat(items.require(added.get(1).key()).predecessors())
                .containsExactly(added.get(2).key());
        assertThat(items.require(added.get(1).key()).startAt()).isEqualTo(MONDAY.atTime(16, 0));
        assertThat(items.require(added.get(2).key())).satisfies(done -> {
            assertThat(done.status()).isEqualTo(ItemStatus.DONE);
            assertThat(done.startAt()).isEqualTo(begun);
            assertThat(done.finishAt()).isEqualTo(MONDAY.atTime(16, 0));
        });
        assertThat(items.require(old.key()).externalId()).isEqualTo("9");
        assertThat(items.require(gone.key()).status()).isEqualTo(ItemStatus.CANCELLED);
    }

    @Test
    void aMergeThatIsWrongSomewhereChangesNothing() {
        String key = newProject();
        WorkItem old = add(key, item("Old", 8));
        PlanMerge merge = new PlanMerge(
                List.of(
                        new Addition("a", item("A", 8).after("b"), null, Happened.NOTHING),
                        new Addition("b", item("B", 8).after("a"), null, Happened.NOTHING)),
                List.of(new Alteration(old.key(), item("New", 8), null, Happened.NOTHING)),
                List.of(),
                "plan.csv");
        assertThatThrownBy(() -> as("lin", () -> items.merge(key, merge))).isInstanceOf(InvalidInput.class);
        assertThat(items.of(key)).extracting(WorkItem::title).containsExactly("Old");
    }

    @Test
    void acceptedLevellingHoldsAnItemBackUnlessThePlanChangedSince() {
        String key = newProject();
        WorkItem item = add(key, item("A", 8));
        long revision = items.revision(key);
        as("lin", () -> items.acceptLevelling(key, Map.of(item.key(), day(3).atTime(9, 0)), revision));
        assertThat(items.require(item.key()).startDate()).isEqualTo(day(3));
        assertThatThrownBy(() ->
                        as("lin", () -> items.acceptLevelling(key, Map.of(item.key(), day(4).atTime(9, 0)), revision)))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("plan.error.overtaken");
    }

    @Test
    void whoeverHasTooMuchToDoIsNamedRolesToo() {
        String key = newProject();
        long designer = as("lin", () -> resources.placeholder(key, "Designer").id());
        for (String title : List.of("Poster", "Banner")) {
            add(key, item(title, 8).owned("chen", List.of(new Assignment(designer, 100))));
        }
        assertThat(readiness.findings(key))
                .extracting(finding -> finding.in(Locale.ENGLISH))
                .hasSize(2)
                .allSatisfy(text -> assertThat(text).startsWith("Designer is planned with 16 hours on 2027-01-04"));
    }

    private void assertRefused(String key, ItemDraft draft, String message) {
        assertThatThrownBy(() -> add(key, draft))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(message);
    }

    private WorkItem linked(String key, LinkType type, long lag) {
        return add(
                key,
                item(type + " " + lag, 16).linked(List.of(new Dependency(key + "-1", type, lag, Lag.Unit.WORKING))));
    }

    private static ItemDraft wanted(String title, LocalDate start, LocalDate finish, int hours) {
        return ItemDraft.of(title, "chen", start, finish, BigDecimal.valueOf(hours));
    }

    private static LocalDate day(int after) {
        return MONDAY.plusDays(after);
    }
}
