package org.gatehouse.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.gatehouse.portfolio.Course.Facts;
import org.gatehouse.portfolio.Course.Stretch;
import org.gatehouse.portfolio.GateStop.State;
import org.gatehouse.project.Phase;
import org.junit.jupiter.api.Test;

class CourseTests {

    private static final LocalDate CREATED = LocalDate.of(2026, 9, 1);
    private static final LocalDate START = LocalDate.of(2026, 10, 1);
    private static final LocalDate END = LocalDate.of(2026, 12, 31);
    private static final LocalDate FIRST = LocalDate.of(2026, 10, 12);
    private static final LocalDate LAST = LocalDate.of(2026, 12, 18);

    @Test
    void a_new_project_looks_ahead_to_its_plan() {
        Course course = Course.of(facts(Phase.GOALS, null, Map.of()), CREATED.plusDays(2));

        assertThat(course.phases())
                .containsExactly(
                        new Stretch(Phase.GOALS, CREATED, START, false),
                        new Stretch(Phase.PLANNING, START, FIRST, true),
                        new Stretch(Phase.EXECUTION, FIRST, LAST, true),
                        new Stretch(Phase.CLOSURE, LAST, END, true));
        assertThat(course.gates()).containsExactly(ahead("goal", START), ahead("plan", FIRST), ahead("closure", LAST));
        assertThat(course.next()).contains(ahead("goal", START));
    }

    @Test
    void without_a_plan_the_frame_says_it() {
        Course course =
                Course.of(new Facts(Phase.GOALS, CREATED, START, END, null, null, null, Map.of()), CREATED.plusDays(2));

        assertThat(course.phases())
                .containsExactly(
                        new Stretch(Phase.GOALS, CREATED, START, false),
                        new Stretch(Phase.EXECUTION, START, END, true));
        assertThat(course.gates()).containsExactly(ahead("goal", START), ahead("plan", START), ahead("closure", END));
    }

    @Test
    void what_was_passed_stands_on_its_day() {
        LocalDate goals = LocalDate.of(2026, 9, 10);
        LocalDate plan = LocalDate.of(2026, 10, 20);
        Course course = Course.of(
                facts(Phase.EXECUTION, null, Map.of("goal", passed("goal", goals), "plan", passed("plan", plan))),
                LocalDate.of(2026, 11, 25));

        assertThat(course.phases())
                .containsExactly(
                        new Stretch(Phase.GOALS, CREATED, goals, false),
                        new Stretch(Phase.PLANNING, goals, plan, false),
                        new Stretch(Phase.EXECUTION, plan, LAST, false),
                        new Stretch(Phase.CLOSURE, LAST, END, true));
        assertThat(course.next()).contains(ahead("closure", LAST));
    }

    @Test
    void a_phase_that_takes_too_long_lasts_until_today_and_pushes_what_follows() {
        LocalDate today = END.plusDays(20);
        Course course = Course.of(facts(Phase.PLANNING, null, Map.of("goal", passed("goal", START))), today);

        assertThat(course.phases())
                .containsExactly(
                        new Stretch(Phase.GOALS, CREATED, START, false),
                        new Stretch(Phase.PLANNING, START, today, false));
        assertThat(course.next()).contains(ahead("plan", FIRST));
    }

    @Test
    void whoever_waits_comes_before_what_is_planned_and_the_lifecycle_before_a_change() {
        GateStop change = new GateStop("change", State.WAITING, LocalDate.of(2026, 11, 1), null);
        GateStop closure =
                new GateStop("closure", State.WAITING, LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 25));

        assertThat(Course.of(facts(Phase.EXECUTION, null, Map.of("change", change)), LAST)
                        .next())
                .contains(change);
        assertThat(Course.of(facts(Phase.CLOSURE, null, Map.of("change", change, "closure", closure)), LAST)
                        .next())
                .contains(closure);
    }

    @Test
    void a_gate_that_sent_it_back_is_ahead_again() {
        GateStop back = new GateStop("goal", State.AHEAD, LocalDate.of(2026, 9, 5), null);

        assertThat(Course.of(facts(Phase.GOALS, null, Map.of("goal", back)), CREATED)
                        .next())
                .contains(ahead("goal", START));
    }

    @Test
    void a_project_that_ended_has_nothing_ahead() {
        LocalDate ended = LocalDate.of(2026, 10, 15);
        Course course = Course.of(
                facts(Phase.PLANNING, ended, Map.of("goal", passed("goal", LocalDate.of(2026, 9, 10)))),
                LocalDate.of(2027, 3, 1));

        assertThat(course.next()).isEmpty();
        assertThat(course.phases())
                .containsExactly(
                        new Stretch(Phase.GOALS, CREATED, LocalDate.of(2026, 9, 10), false),
                        new Stretch(Phase.PLANNING, LocalDate.of(2026, 9, 10), ended, false));
    }

    private static Facts facts(Phase phase, LocalDate ended, Map<String, GateStop> reviews) {
        return new Facts(phase, CREATED, START, END, ended, FIRST, LAST, reviews);
    }

    private static GateStop ahead(String gate, LocalDate day) {
        return new GateStop(gate, State.AHEAD, day, null);
    }

    private static GateStop passed(String gate, LocalDate day) {
        return new GateStop(gate, State.PASSED, day, null);
    }
}
