package org.gatehouse.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.gatehouse.schedule.Sketch.DAY;
import static org.gatehouse.schedule.Sketch.at;

import java.util.List;
import java.util.Map;
import org.gatehouse.schedule.Constraint.Type;
import org.gatehouse.schedule.Missed.What;
import org.gatehouse.schedule.Problem.Kind;
import org.gatehouse.schedule.WorkCalendar.Shift;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Monday is 2 March 2026; a day has 480 minutes, from 9:00 to 18:00. */
class CriticalPathTests {

    /** Hillier and Lieberman, Introduction to Operations Research: building a plant for Reliable Construction Co. */
    @Test
    void aTextbooksProjectHasTheTextbooksAnswers() {
        Map<String, Integer> weeks = Map.ofEntries(
                Map.entry("A", 2),
                Map.entry("B", 4),
                Map.entry("C", 10),
                Map.entry("D", 6),
                Map.entry("E", 4),
                Map.entry("F", 5),
                Map.entry("G", 7),
                Map.entry("H", 9),
                Map.entry("I", 7),
                Map.entry("J", 8),
                Map.entry("K", 4),
                Map.entry("L", 5),
                Map.entry("M", 2),
                Map.entry("N", 6));
        Sketch plant = new Sketch().calendar(WorkCalendar.ALWAYS).start("2026-01-01T00:00");
        weeks.forEach(plant::minutes);
        for (String arc : "AB BC CD CE CI DG EF EH FJ GH HM IJ JK JL KN LN".split(" ")) {
            plant.link(arc.substring(0, 1), arc.substring(1));
        }
        Timetable times = plant.schedule();
        assertThat(times.finish()).isEqualTo(at("2026-01-01T00:44"));
        Map<String, Integer> slack = Map.of("D", 4, "G", 4, "H", 4, "M", 4, "I", 2, "K", 1);
        times.times().forEach((key, time) -> {
            assertThat(time.totalSlackMinutes()).as(key).isEqualTo((long) slack.getOrDefault(key, 0));
            assertThat(time.critical()).as(key).isEqualTo(!slack.containsKey(key));
        });
        assertThat(times.times().get("D").freeSlackMinutes()).isZero();
        assertThat(times.times().get("M").freeSlackMinutes()).isEqualTo(4);
        assertThat(times.times().get("H").lateStart()).isEqualTo(at("2026-01-01T00:33"));
    }

    @Test
    void aFollowerBeginsInTheMorningAfterTheEveningAndAMilestoneStandsInTheEvening() {
        Map<String, Times> times = new Sketch()
                .days("A", 5)
                .milestone("M")
                .days("B", 1)
                .link("A", "M")
                .link("M", "B")
                .schedule()
                .times();
        dates(times.get("A"), "2026-03-02T09:00", "2026-03-06T18:00");
        dates(times.get("M"), "2026-03-06T18:00", "2026-03-06T18:00");
        dates(times.get("B"), "2026-03-09T09:00", "2026-03-09T18:00");
        assertThat(times.values()).allMatch(Times::critical);
        assertThat(times.get("M").lateFinish()).isEqualTo(at("2026-03-06T18:00"));
    }

    @Test
    void aProjectThatStartsInTheNightBeginsInTheMorning() {
        Timetable times = new Sketch()
                .start("2026-03-01T00:00")
                .milestone("M")
                .days("A", 1)
                .schedule();
        assertThat(times.start()).isEqualTo(at("2026-03-02T09:00"));
        dates(times.times().get("M"), "2026-03-02T09:00", "2026-03-02T09:00");
    }

    @ParameterizedTest
    @CsvSource({
        // A takes Monday and Tuesday, B one day
        "FS,0,WORKING,2026-03-04T09:00",
        "FS,480,WORKING,2026-03-05T09:00",
        "FS,-480,WORKING,2026-03-03T09:00",
        "FS,2880,ELAPSED,2026-03-06T09:00",
        "FS,5760,ELAPSED,2026-03-09T09:00",
        "FS,50,PERCENT,2026-03-05T09:00",
        "FS,-50,PERCENT,2026-03-03T09:00",
        "SS,0,WORKING,2026-03-02T09:00",
        "SS,60,WORKING,2026-03-02T10:00",
        "SS,480,WORKING,2026-03-03T09:00",
        "SS,25,PERCENT,2026-03-02T14:00",
        "FF,0,WORKING,2026-03-03T09:00",
        "FF,120,WORKING,2026-03-03T11:00",
        "SF,0,WORKING,2026-03-02T09:00",
        "SF,960,WORKING,2026-03-03T09:00",
    })
    void linksHoldTheEndsTheyTie(LinkType type, long amount, Lag.Unit unit, String start) {
        Map<String, Times> times = new Sketch()
                .days("A", 2)
                .days("B", 1)
                .link("A", "B", type, new Lag(amount, unit))
                .schedule()
                .times();
        assertThat(times.get("B").earlyStart()).isEqualTo(at(start));
    }

    @Test
    void aFollowersHolidayIsNotThePredecessorsSlack() {
        WorkCalendar mornings =
                WorkCalendar.builder().weekdays(Shift.parse("09:00-12:00")).build();
        Map<String, Times> times = new Sketch()
                .days("A", 1)
                .minutes("B", 180)
                .on(mornings)
                .link("A", "B")
                .days("C", 3)
                .schedule()
                .times();
        dates(times.get("B"), "2026-03-03T09:00", "2026-03-03T12:00");
        assertThat(times.get("B").lateFinish()).isEqualTo(at("2026-03-04T12:00"));
        assertThat(times.get("B").totalSlackMinutes()).isEqualTo(180);
        assertThat(times.get("A").lateFinish()).isEqualTo(at("2026-03-03T18:00"));
        assertThat(times.get("A").totalSlackMinutes()).isEqualTo(DAY);
        assertThat(times.get("A").freeSlackMinutes()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // P takes Monday and Tuesday, then X one day, Z the whole two weeks
                "AS_SOON_AS_POSSIBLE,-,2026-03-04T09:00,7,7,0",
                "AS_LATE_AS_POSSIBLE,-,2026-03-13T09:00,0,7,0",
                "START_NO_EARLIER_THAN,2026-03-06T09:00,2026-03-06T09:00,5,7,0",
                "START_NO_EARLIER_THAN,2026-03-02T09:00,2026-03-04T09:00,7,7,0",
                "FINISH_NO_EARLIER_THAN,2026-03-06T18:00,2026-03-06T09:00,5,7,0",
                "START_NO_LATER_THAN,2026-03-06T09:00,2026-03-04T09:00,2,2,0",
                "START_NO_LATER_THAN,2026-03-03T09:00,2026-03-03T09:00,0,-1,1",
                "FINISH_NO_LATER_THAN,2026-03-06T18:00,2026-03-04T09:00,2,2,0",
                "FINISH_NO_LATER_THAN,2026-03-03T18:00,2026-03-03T09:00,0,-1,1",
                "MUST_START_ON,2026-03-06T09:00,2026-03-06T09:00,0,2,0",
                "MUST_START_ON,2026-03-02T09:00,2026-03-02T09:00,0,-2,2",
                "MUST_FINISH_ON,2026-03-06T18:00,2026-03-06T09:00,0,2,0",
                "MUST_FINISH_ON,2026-03-03T18:00,2026-03-03T09:00,0,-1,1",
            })
    void constraintsAreHonoured(
            Type type, String time, String start, int slack, int predecessorsSlack, int missingDays) {
        Timetable times = new Sketch()
                .days("P", 2)
                .days("X", 1)
                .constraint(type, time)
                .link("P", "X")
                .days("Z", 10)
                .schedule();
        assertThat(times.times().get("X").earlyStart()).isEqualTo(at(start));
        assertThat(times.times().get("X").totalSlackMinutes()).isEqualTo(slack * DAY);
        assertThat(times.times().get("P").totalSlackMinutes()).isEqualTo(predecessorsSlack * DAY);
        assertThat(times.violations())
                .isEqualTo(
                        missingDays == 0
                                ? List.of()
                                : List.of(new Violation(Link.finishToStart("P", "X"), missingDays * DAY)));
        assertThat(times.missed()).isEmpty();
    }

    @Test
    void whatShouldBeLateWaitsWithoutDelayingOthers() {
        Map<String, Times> times = new Sketch()
                .days("A", 1)
                .constraint(Type.AS_LATE_AS_POSSIBLE, null)
                .days("B", 1)
                .constraint(Type.AS_LATE_AS_POSSIBLE, null)
                .days("C", 1)
                .constraint(Type.START_NO_EARLIER_THAN, "2026-03-11T09:00")
                .days("Z", 10)
                .link("A", "B")
                .link("B", "C")
                .schedule()
                .times();
        dates(times.get("A"), "2026-03-09T09:00", "2026-03-09T18:00");
        dates(times.get("B"), "2026-03-10T09:00", "2026-03-10T18:00");
        dates(times.get("C"), "2026-03-11T09:00", "2026-03-11T18:00");
        assertThat(times.get("A").totalSlackMinutes()).isEqualTo(2 * DAY);
    }

    @Test
    void aDeadlineMovesNothingButTheSlackIsGone() {
        Timetable times = new Sketch()
                .days("A", 3)
                .days("B", 2)
                .deadline("2026-03-05T18:00")
                .link("A", "B")
                .days("C", 1)
                .deadline("2026-03-03T18:00")
                .days("Z", 10)
                .schedule();
        dates(times.times().get("B"), "2026-03-05T09:00", "2026-03-06T18:00");
        assertThat(times.times().get("B").totalSlackMinutes()).isEqualTo(-DAY);
        assertThat(times.times().get("A").totalSlackMinutes()).isEqualTo(-DAY);
        assertThat(times.times().get("A").critical()).isTrue();
        assertThat(times.times().get("C").totalSlackMinutes()).isEqualTo(DAY);
        assertThat(times.missed()).containsExactly(new Missed("B", What.DEADLINE, at("2026-03-05T18:00"), DAY));
    }

    @Test
    void summariesSpanTheirPartsAndBindThem() {
        Timetable times = new Sketch()
                .days("P", 1)
                .summary("S")
                .constraint(Type.START_NO_EARLIER_THAN, "2026-03-04T09:00")
                .days("A", 1)
                .in("S")
                .summary("T")
                .in("S")
                .days("B", 2)
                .in("T")
                .days("C", 1)
                .days("D", 1)
                .days("Z", 10)
                .link("P", "S")
                .link("A", "B")
                .link("S", "C")
                .link("T", "D", LinkType.SS)
                .schedule();
        dates(times.times().get("A"), "2026-03-04T09:00", "2026-03-04T18:00");
        dates(times.times().get("B"), "2026-03-05T09:00", "2026-03-06T18:00");
        dates(times.times().get("T"), "2026-03-05T09:00", "2026-03-06T18:00");
        dates(times.times().get("S"), "2026-03-04T09:00", "2026-03-06T18:00");
        dates(times.times().get("C"), "2026-03-09T09:00", "2026-03-09T18:00");
        dates(times.times().get("D"), "2026-03-05T09:00", "2026-03-05T18:00");
        assertThat(times.times().get("S").totalSlackMinutes()).isEqualTo(4 * DAY);
        assertThat(times.times().get("P").totalSlackMinutes()).isEqualTo(5 * DAY);
        assertThat(times.times().get("S").lateFinish()).isEqualTo(at("2026-03-12T18:00"));
        assertThat(times.violations()).isEmpty();
    }

    @Test
    void aLinkToTheFinishOfASummaryHoldsItsLastParts() {
        Map<String, Times> times = new Sketch()
                .days("P", 5)
                .summary("S")
                .days("A", 1)
                .in("S")
                .days("B", 1)
                .in("S")
                .link("A", "B")
                .link("P", "S", LinkType.FF)
                .schedule()
                .times();
        dates(times.get("A"), "2026-03-02T09:00", "2026-03-02T18:00");
        dates(times.get("B"), "2026-03-06T09:00", "2026-03-06T18:00");
        assertThat(times.get("P").critical()).isTrue();
        assertThat(times.get("A").totalSlackMinutes()).isEqualTo(3 * DAY);
    }

    @Test
    void aSummarysDeadlineIsItsParts() {
        Timetable times = new Sketch()
                .summary("S")
                .deadline("2026-03-02T18:00")
                .days("A", 1)
                .in("S")
                .days("B", 1)
                .in("S")
                .link("A", "B")
                .schedule();
        assertThat(times.times().get("S").totalSlackMinutes()).isEqualTo(-DAY);
        assertThat(times.times().get("A").totalSlackMinutes()).isEqualTo(-DAY);
        assertThat(times.missed()).containsExactly(new Missed("S", What.DEADLINE, at("2026-03-02T18:00"), DAY));
    }

    @Test
    void anEmptySummaryTakesNoTime() {
        Map<String, Times> times =
                new Sketch().days("A", 1).summary("S").link("A", "S").schedule().times();
        dates(times.get("S"), "2026-03-02T18:00", "2026-03-02T18:00");
    }

    @Test
    void whatHappenedStaysAndTheRestGoesOnFromNow() {
        Sketch sketch = new Sketch()
                .days("A", 2)
                .finished("2026-02-25T10:17", "2026-02-28T16:00")
                .days("B", 4)
                .started("2026-03-02T11:00", 2 * DAY)
                .days("C", 1)
                .days("D", 1)
                .link("A", "B")
                .link("B", "C");
        Map<String, Times> unaware = sketch.schedule().times();
        dates(unaware.get("A"), "2026-02-25T10:17", "2026-02-28T16:00");
        dates(unaware.get("B"), "2026-03-02T11:00", "2026-03-06T11:00");
        dates(unaware.get("D"), "2026-03-02T09:00", "2026-03-02T18:00");
        Map<String, Times> times = sketch.now("2026-03-10T15:00").schedule().times();
        dates(times.get("A"), "2026-02-25T10:17", "2026-02-28T16:00");
        dates(times.get("B"), "2026-03-02T11:00", "2026-03-12T15:00");
        dates(times.get("C"), "2026-03-12T15:00", "2026-03-13T15:00");
        dates(times.get("D"), "2026-03-10T15:00", "2026-03-11T15:00");
        assertThat(times.get("A").critical()).isFalse();
        assertThat(times.get("A").totalSlackMinutes()).isZero();
        assertThat(times.get("B").critical()).isTrue();
        assertThat(times.get("D").totalSlackMinutes()).isEqualTo(2 * DAY);
    }

    @Test
    void workDoneAheadOfItsPredecessorShowsAsViolatedUntilBothAreDone() {
        Sketch sketch = new Sketch().now("2026-03-03T09:00").days("A", 3).started("2026-03-02T09:00", 2 * DAY);
        Timetable times = sketch.days("B", 2)
                .started("2026-03-02T09:00", DAY)
                .link("A", "B")
                .schedule();
        dates(times.times().get("B"), "2026-03-02T09:00", "2026-03-03T18:00");
        assertThat(times.violations()).containsExactly(new Violation(Link.finishToStart("A", "B"), 3 * DAY));
        assertThat(times.times().get("A").totalSlackMinutes()).isZero();
        assertThat(sketch.days("A", 3)
                        .finished("2026-03-02T09:00", "2026-03-04T18:00")
                        .schedule()
                        .violations())
                .isEmpty();
    }

    @Test
    void orderedInThePastItIsMissed() {
        Timetable times = new Sketch()
                .now("2026-03-05T09:00")
                .days("A", 1)
                .constraint(Type.MUST_START_ON, "2026-03-03T09:00")
                .schedule();
        dates(times.times().get("A"), "2026-03-05T09:00", "2026-03-05T18:00");
        assertThat(times.times().get("A").totalSlackMinutes()).isEqualTo(-2 * DAY);
        assertThat(times.missed()).containsExactly(new Missed("A", What.CONSTRAINT, at("2026-03-03T09:00"), 2 * DAY));
    }

    @Test
    void levelledWorkWaits() {
        Map<String, Times> times = new Sketch()
                .days("A", 1)
                .notBefore("2026-03-04T13:00")
                .days("B", 1)
                .link("A", "B")
                .schedule()
                .times();
        dates(times.get("A"), "2026-03-04T13:00", "2026-03-05T12:00");
        dates(times.get("B"), "2026-03-05T13:00", "2026-03-06T12:00");
    }

    @Test
    void cyclesAreNamedInOrderAlsoThroughSummaries() {
        assertThat(problems(new Sketch()
                        .days("A", 1)
                        .days("B", 1)
                        .days("C", 1)
                        .days("D", 1)
                        .link("A", "B")
                        .link("B", "C")
                        .link("C", "A")
                        .link("C", "D")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.kind()).isEqualTo(Kind.CYCLE);
                    assertThat(String.join("", problem.activities()).repeat(2))
                            .contains("ABC")
                            .hasSize(6);
                });
        assertThat(problems(new Sketch()
                        .summary("S")
                        .days("A", 1)
                        .in("S")
                        .days("X", 1)
                        .link("S", "X")
                        .link("X", "A")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.kind()).isEqualTo(Kind.CYCLE);
                    assertThat(String.join("", problem.activities()).repeat(2))
                            .contains("SXA")
                            .hasSize(6);
                });
        assertThat(problems(new Sketch()
                        .days("A", 1)
                        .days("B", 1)
                        .days("C", 1)
                        .days("D", 1)
                        .link("A", "B")
                        .link("B", "A")
                        .link("C", "D")
                        .link("D", "C")))
                .hasSize(2);
    }

    @Test
    void whatCannotBeScheduledIsNamed() {
        Sketch sketch = new Sketch()
                .summary("S")
                .days("A", 1)
                .in("S")
                .days("B", 1)
                .in("nowhere")
                .days("C", 1)
                .constraint(Type.MUST_START_ON, null)
                .days("D", 1)
                .deadline("1901-01-01T00:00")
                .link("A", "S")
                .link("B", "B")
                .link("B", "ghost");
        assertThat(problems(sketch))
                .containsExactlyInAnyOrder(
                        Problem.of(Kind.UNKNOWN, "nowhere", "B"),
                        Problem.of(Kind.UNKNOWN, "ghost", "B"),
                        Problem.of(Kind.LINKED_WITH_OWN_PART, "S", "A"),
                        Problem.of(Kind.LINKED_WITH_OWN_PART, "B", "B"),
                        Problem.of(Kind.NO_CONSTRAINT_DATE, "C"),
                        Problem.of(Kind.IMPOSSIBLE, "D"));
        assertThat(problems(new Sketch().summary("S").in("T").summary("T").in("S")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.kind()).isEqualTo(Kind.IN_ITSELF);
                    assertThat(problem.activities()).containsExactlyInAnyOrder("S", "T");
                });
        Network twice = new Network(
                at("2026-03-02T09:00"),
                null,
                WorkCalendar.HOUSE,
                List.of(Activity.work("A", 1), Activity.work("A", 1)),
                List.of());
        assertThatThrownBy(() -> CriticalPath.of(twice))
                .isInstanceOf(Unschedulable.class)
                .hasMessageContaining("DUPLICATE A");
        assertThat(problems(new Sketch()
                        .days("A", 1)
                        .days("B", 1)
                        .on(WorkCalendar.builder().build())))
                .containsExactly(Problem.of(Kind.NO_WORKING_TIME, "B"));
        assertThat(problems(new Sketch()
                        .days("A", 1)
                        .days("B", 1)
                        .link("A", "B", LinkType.FS, Lag.working(Long.MAX_VALUE))))
                .containsExactly(Problem.of(Kind.NO_WORKING_TIME, "B"));
        assertThat(problems(new Sketch()
                        .days("A", 1)
                        .days("B", 1)
                        .link("A", "B", LinkType.FS, new Lag(Long.MAX_VALUE, Lag.Unit.ELAPSED))))
                .containsExactly(Problem.of(Kind.NO_WORKING_TIME, "B"));
    }

    @Test
    void anEmptyNetworkIsOverAtOnce() {
        Timetable times = new Sketch().schedule();
        assertThat(times.times()).isEmpty();
        assertThat(times.finish()).isEqualTo(times.start()).isEqualTo(at("2026-03-02T09:00"));
    }

    private static List<Problem> problems(Sketch sketch) {
        return catchThrowableOfType(Unschedulable.class, sketch::schedule).problems();
    }

    private static void dates(Times times, String start, String finish) {
        assertThat(times.earlyStart()).isEqualTo(at(start));
        assertThat(times.earlyFinish()).isEqualTo(at(finish));
    }
}
