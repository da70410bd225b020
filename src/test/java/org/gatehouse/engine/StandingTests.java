package org.gatehouse.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.gatehouse.Stage;
import org.gatehouse.engine.Standing.Crumb;
import org.gatehouse.engine.Standing.Place;
import org.gatehouse.engine.Standing.State;
import org.gatehouse.engine.Standing.Step;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class StandingTests extends Stage {

    @Autowired
    Standing standing;

    @Test
    void a_new_project_stands_in_its_goal_phase() {
        String key = newProject();

        Place place = place(key);

        assertThat(step(place, "registerProject").state()).isEqualTo(State.DONE);
        assertThat(step(place, "planPhase").state()).isEqualTo(State.OPEN);
        Step goals = step(place, "goalPhase");
        assertThat(goals.state()).isEqualTo(State.ACTIVE);
        assertThat(goals.since()).isNotNull();
        assertThat(goals.tasks()).extracting(InboxTask::assignee).containsExactly("lin");
        assertThat(place.ended()).isFalse();
    }

    @Test
    void the_called_process_is_found_inside_with_the_way_back() {
        String key = newProject();
        Place whole = place(key);

        Place goal = standing.of("project", key, step(whole, "goalPhase").inside(), Locale.ENGLISH)
                .orElseThrow();

        assertThat(goal.drawing().process()).isEqualTo("goal");
        assertThat(step(goal, "defineGoals").state()).isEqualTo(State.ACTIVE);
        assertThat(step(goal, "defineGoals").tasks()).hasSize(1);
        assertThat(goal.path()).extracting(Crumb::instance).containsExactly(whole.instance(), goal.instance());
    }

    @Test
    void an_instance_of_another_project_is_not_inside() {
        String other = step(place(newProject()), "goalPhase").inside();

        assertThat(standing.of("project", newProject(), other, Locale.ENGLISH)).isEmpty();
        assertThat(standing.of("project", "NONE", null, Locale.ENGLISH)).isEmpty();
    }

    @Test
    void after_rework_the_gate_lies_ahead_again() {
        String key = newProject();
        submitGoals(key);
        assertThat(step(place(key), "goalGate").state()).isEqualTo(State.ACTIVE);

        decide("fang", key, "rework", "Name the market");

        assertThat(step(place(key), "goalPhase").state()).isEqualTo(State.ACTIVE);
        assertThat(step(place(key), "goalGate").state()).isEqualTo(State.OPEN);
    }

    @Test
    void what_is_held_rests() {
        String key = newProject();
        as("lin", () -> projects.requestHold(key, "The budget is unclear"));
        runAutomatedSteps(key);

        assertThat(step(place(key), "goalPhase").state()).isEqualTo(State.RESTING);
        assertThat(step(place(key), "resumeProject").state()).isEqualTo(State.ACTIVE);
    }

    @Test
    void the_drawing_speaks_the_readers_language_and_hides_no_step() {
        String key = newProject();

        Place english = place(key);
        Place chinese =
                standing.of("project", key, null, Locale.SIMPLIFIED_CHINESE).orElseThrow();

        assertThat(step(english, "goalGate").node().name()).isEqualTo("Goal gate");
        assertThat(step(chinese, "goalGate").node().name()).isEqualTo("目标关口");
        assertThat(chinese.drawing().xml()).contains("name=\"目标关口\"").doesNotContain("name=\"Goal gate\"");
        assertThat(english.drawing().xml()).contains("name=\"Goal gate\"");
        List<String> ids =
                english.steps().stream().map(step -> step.node().id()).toList();
        assertThat(ids.indexOf("goalPhase")).isLessThan(ids.indexOf("planPhase"));
        assertThat(ids).contains("archiveProject", "resumeProject");
    }

    private Place place(String key) {
        return standing.of("project", key, null, Locale.ENGLISH).orElseThrow();
    }

    private static Step step(Place place, String id) {
        return place.steps().stream()
                .filter(step -> step.node().id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
