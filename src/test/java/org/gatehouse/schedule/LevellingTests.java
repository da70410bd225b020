package org.gatehouse.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gatehouse.schedule.Activity.Kind;
import org.gatehouse.schedule.Constraint.Type;
import org.gatehouse.schedule.LevellingProposal.Conflict;
import org.gatehouse.schedule.LevellingProposal.Method;
import org.gatehouse.schedule.LevellingProposal.Move;
import org.gatehouse.schedule.LevellingProposal.Reason;
import org.gatehouse.schedule.LevellingProposal.Relief;
import org.gatehouse.schedule.WorkCalendar.Days;
import org.junit.jupiter.api.Test;

class LevellingTests {

    private static final LocalDateTime MONDAY = LocalDateTime.of(2026, 3, 2, 9, 0);
    private static final int DAY = 480;
    private static final Map<String, Capacity> LIN_AND_CHEN =
            Map.of("lin", new Capacity(100, null), "chen", new Capacity(100, WorkCalendar.HOUSE));
    private static final LevellingOptions QUICK =
            LevellingOptions.within(Duration.ofSeconds(2)).withSeed(1, 500);

    @Test
    void twoAtOnceBecomeOneAfterTheOther() {
        LevellingProposal proposal =
                level(work("A", 2 * DAY, "lin", 100), work("B", DAY, "lin", 100), work("C", DAY, "chen", 100));
        assertThat(proposal.finishBefore()).isEqualTo(day(1).plusHours(9));
        assertThat(proposal.finishAfter()).isEqualTo(day(2).plusHours(9));
        assertThat(proposal.provenOptimal()).isTrue();
        assertThat(proposal.conflicts()).isEmpty();
        assertThat(proposal.relief()).containsExactly(new Relief("lin", DAY, 0));
        assertThat(proposal.moves()).hasSize(1);
        Move move = proposal.moves().get(0);
        assertThat(move.delayed()).isTrue();
        assertThat(move.resources()).containsExactly("lin");
        assertThat(move.startBefore()).isEqualTo(day(0));
    }

    @Test
    void halvesGoSideBySide() {
        LevellingProposal proposal = level(work("A", DAY, "lin", 50), work("B", DAY, "lin", 50));
        assertThat(proposal.method()).isEqualTo(Method.NOTHING_TO_DO);
        assertThat(proposal.moves()).isEmpty();
        assertThat(proposal.finishAfter()).isEqualTo(proposal.finishBefore());
    }

    @Test
    void whoIsMoreUrgentGoesFirst() {
        Network network = network(
                null,
                List.of(Link.finishToStart("B", "C")),
                work("A", DAY, "lin", 100),
                work("B", DAY, "lin", 100),
                work("C", 3 * DAY, "chen", 100));
        LevellingProposal proposal = Levelling.of(network, LIN_AND_CHEN, QUICK);
        assertThat(proposal.moves()).extracting(Move::activity).containsExactly("A");
        assertThat(proposal.finishAfter()).isEqualTo(proposal.finishBefore());
    }

    @Test
    void whatFollowsMovesAlongWithoutADelayOfItsOwn() {
        Network network = network(
                null,
                List.of(Link.finishToStart("B", "C")),
                priority(work("A", DAY, "lin", 100), 900),
                work("B", DAY, "lin", 100),
                work("C", 0, "lin", 100));
        LevellingProposal proposal = Levelling.of(network, LIN_AND_CHEN, QUICK.withMovable("B"::equals));
        assertThat(proposal.moves())
                .extracting(Move::activity, Move::delayed)
                .containsExactlyInAnyOrder(tuple("B", true), tuple("C", false));
        assertThat(Levelling.notBefore(network, proposal, Set.of("B", "C"))).containsOnlyKeys("B");
        assertThat(Levelling.notBefore(network, proposal, Set.of("C"))).containsOnlyKeys("C");
        assertThat(Levelling.notBefore(network, proposal, Set.of())).isEmpty();
    }

    @Test
    void nobodyWorksWhileAway() {
        WorkCalendar away =
                WorkCalendar.HOUSE.without(List.of(new Days(LocalDate.of(2026, 3, 3), LocalDate.of(2026, 3, 4))));
        LevellingProposal proposal = Levelling.of(
                network(null, List.of(), work("A", 2 * DAY, "lin", 100)),
                Map.of("lin", new Capacity(100, away)),
                QUICK);
        assertThat(proposal.moves().get(0).startAfter()).isEqualTo(day(3));
        assertThat(proposal.relief()).containsExactly(new Relief("lin", DAY, 0));
    }

    @Test
    void whatNeverFitsIsSaidAndHoldsNobodyUp() {
        LevellingProposal proposal =
                level(work("A", DAY, "lin", 150), work("B", DAY, "lin", 100), work("C", DAY, "lin", 100));
        assertThat(proposal.conflicts()).isNotEmpty().allMatch(c -> c.reason() == Reason.ASKS_TOO_MUCH);
        assertThat(proposal.conflicts().get(0).activities()).contains("A");
        assertThat(proposal.moves()).isNotEmpty();
        WorkCalendar mondays = WorkCalendar.builder()
                .day(DayOfWeek.MONDAY, WorkCalendar.Shift.parse("09:00-12:00,13:00-18:00"))
                .build();
        Conflict never = Levelling.of(
                        network(null, List.of(), work("A", 2 * DAY, "lin", 100)),
                        Map.of("lin", new Capacity(100, mondays)),
                        QUICK)
                .conflicts()
                .get(0);
        assertThat(never.reason()).isEqualTo(Reason.NEVER_FREE);
        assertThat(never.from()).isEqualTo(day(1));
        assertThat(never.minutes()).isEqualTo(DAY);
    }

    @Test
    void startedWorkAndOrderedDatesStayAndOthersMakeRoom() {
        LocalDateTime now = day(1);
        Network network = network(
                now,
                List.of(),
                started(work("A", 3 * DAY, "lin", 100), day(0), 2 * DAY),
                constrained(work("B", DAY, "chen", 100), new Constraint(Type.MUST_START_ON, day(2))),
                work("C", DAY, "lin", 100),
                work("D", 2 * DAY, "chen", 100));
        LevellingProposal proposal = Levelling.of(network, LIN_AND_CHEN, QUICK);
        Map<String, Times> after = proposal.after().times();
        assertThat(after.get("A").earlyStart()).isEqualTo(day(0));
        assertThat(after.get("A").earlyFinish()).isEqualTo(day(2).plusHours(9));
        assertThat(after.get("B").earlyStart()).isEqualTo(day(2));
        assertThat(after.get("C").earlyStart()).isEqualTo(day(3));
        assertThat(after.get("D").earlyStart()).isEqualTo(day(3));
        assertThat(proposal.conflicts()).isEmpty();
    }

    @Test
    void fixedWorkThatCollidesIsReported() {
        Network network = network(
                day(0),
                List.of(),
                started(work("A", DAY, "lin", 100), day(0), DAY),
                started(work("B", DAY, "lin", 100), day(0), DAY));
        LevellingProposal proposal = Levelling.of(network, LIN_AND_CHEN, QUICK);
        assertThat(proposal.conflicts())
                .containsExactly(
                        new Conflict("lin", day(0), day(0).plusHours(9), DAY, Reason.FIXED, List.of("A", "B")));
        assertThat(proposal.moves()).isEmpty();
    }

    @Test
    void whatLiesOutsideTheWindowStays() {
        Activity[] activities = {
            work("A", DAY, "lin", 100),
            work("B", DAY, "lin", 100),
            notBefore(work("C", DAY, "lin", 100), day(7)),
            notBefore(work("D", DAY, "lin", 100), day(7))
        };
        LevellingProposal proposal =
                Levelling.of(network(null, List.of(), activities), LIN_AND_CHEN, QUICK.withWindow(null, day(4)));
        assertThat(proposal.moves()).hasSize(1);
        assertThat(proposal.conflicts()).hasSize(1);
    }

    @Test
    void theSolverProvesWhatTheSearchFound() {
        List<Activity> activities = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            activities.add(work("A" + i, (1 + i % 4) * DAY / 2, i % 2 == 0 ? "lin" : "chen", i % 3 == 0 ? 50 : 100));
        }
        List<Link> links =
                List.of(Link.finishToStart("A0", "A1"), Link.finishToStart("A2", "A5"), Link.finishToStart("A3", "A4"));
        LevellingProposal proposal = Levelling.of(
                network(null, links, activities.toArray(Activity[]::new)),
                Map.of("lin", new Capacity(100, null), "chen", new Capacity(100, null)),
                LevellingOptions.within(Duration.ofSeconds(20)).withSeed(1, 2000));
        assertThat(proposal.provenOptimal()).isTrue();
        assertThat(proposal.conflicts()).isEmpty();
    }

    @Test
    void aPlanComesAtOnceWhenThereIsNoTime() {
        RandomPlans.Plan plan = RandomPlans.office(5, 300, 20);
        LevellingProposal proposal =
                Levelling.of(plan.network(), plan.capacities(), LevellingOptions.within(Duration.ZERO));
        assertThat(proposal.method()).isEqualTo(Method.PRIORITY_RULE);
        assertThat(proposal.conflicts()).isEmpty();
    }

    @Test
    void cancellingStopsSoonAndKeepsTheBest() {
        RandomPlans.Plan plan = RandomPlans.office(5, 300, 20);
        AtomicBoolean cancelled = new AtomicBoolean();
        List<LevellingProgress> told = new ArrayList<>();
        long begin = System.nanoTime();
        LevellingProposal proposal = Levelling.of(
                plan.network(),
                plan.capacities(),
                LevellingOptions.within(Duration.ofMinutes(10))
                        .watchedBy(
                                progress -> {
                                    told.add(progress);
                                    cancelled.set(
                                            progress.phase() == LevellingProgress.Phase.SEARCHING && told.size() > 2);
                                },
                                cancelled::get));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(30));
        assertThat(proposal.conflicts()).isEmpty();
        assertThat(told).isNotEmpty();
        assertThat(told.get(told.size() - 1).finish()).isEqualTo(proposal.finishAfter());
    }

    @Test
    void theSolverStopsWhenCancelled() {
        RandomPlans.Plan plan = RandomPlans.office(6, 200, 10);
        AtomicBoolean cancelled = new AtomicBoolean();
        long begin = System.nanoTime();
        LevellingOptions options =
                LevellingOptions.within(Duration.ofMinutes(10)).withSeed(1, 10);
        LevellingProposal proposal = Levelling.of(
                plan.network(),
                plan.capacities(),
                options.watchedBy(
                        progress -> cancelled.set(progress.phase() == LevellingProgress.Phase.SOLVING),
                        cancelled::get));
        assertThat(cancelled).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(30));
        assertThat(proposal.conflicts()).isEmpty();
    }

    private static LevellingProposal level(Activity... activities) {
        return Levelling.of(network(null, List.of(), activities), LIN_AND_CHEN, QUICK);
    }

    private static Network network(LocalDateTime now, List<Link> links, Activity... activities) {
        return new Network(MONDAY, now, WorkCalendar.HOUSE, List.of(activities), links);
    }

    /** A working day, 9:00; the first is the Monday. */
    private static LocalDateTime day(int number) {
        return WorkCalendar.HOUSE.next(WorkCalendar.HOUSE.add(MONDAY, (long) number * DAY));
    }

    private static Activity work(String key, long minutes, String resource, int percent) {
        Kind kind = minutes == 0 ? Kind.MILESTONE : Kind.WORK;
        List<Demand> demands = List.of(new Demand(resource, percent));
        return new Activity(
                key, kind, null, minutes, null, Constraint.NONE, null, null, null, minutes, null, 500, demands);
    }

    private static Activity priority(Activity a, int priority) {
        return copy(a, a.constraint(), a.actualStart(), a.remainingMinutes(), a.notBefore(), priority);
    }

    private static Activity constrained(Activity a, Constraint constraint) {
        return copy(a, constraint, a.actualStart(), a.remainingMinutes(), a.notBefore(), a.priority());
    }

    private static Activity started(Activity a, LocalDateTime start, long remaining) {
        return copy(a, a.constraint(), start, remaining, a.notBefore(), a.priority());
    }

    private static Activity notBefore(Activity a, LocalDateTime moment) {
        return copy(a, a.constraint(), a.actualStart(), a.remainingMinutes(), moment, a.priority());
    }

    private static Activity copy(
            Activity a,
            Constraint constraint,
            LocalDateTime start,
            long remaining,
            LocalDateTime notBefore,
            int priority) {
        return new Activity(
                a.key(),
                a.kind(),
                a.parent(),
                a.durationMinutes(),
                a.calendar(),
                constraint,
                a.deadline(),
                start,
                a.actualFinish(),
                remaining,
                notBefore,
                priority,
                a.demands());
    }
}
