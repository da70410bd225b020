package org.gatehouse.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.Stage;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.junit.jupiter.api.Test;

class GoalProcessTests extends Stage {

    @Test
    void smartGoalsGoOnToTheGate() {
        String key = newProject();
        submitGoals(key);
        assertThat(goals.of(key))
                .singleElement()
                .satisfies(goal -> assertThat(goal.isSmart()).isTrue());
        assertThat(openSteps(key)).containsExactly("decideGate");
    }

    @Test
    void aWeakGoalComesBackWithWhatIsWeak() {
        String key = newProject();
        as("lin", () -> goals.add(key, draft("", "", null, null, null)));
        complete("lin", key, "defineGoals");
        assertThat(openSteps(key)).containsExactly("defineGoals");
        List<Goal.Finding> findings = goals.of(key).get(0).findings();
        assertThat(findings).extracting(Goal.Finding::letter).containsExactly("M", "M", "M", "M", "T");
        assertThat(findings.get(1).in(Locale.ENGLISH)).isEqualTo("Measurable: no unit");
        assertThat(findings.get(1).in(Locale.SIMPLIFIED_CHINESE)).isEqualTo("可衡量：缺少单位");
    }

    @Test
    void theSeedsExamplePassesOnceMetricAndBaselineAreGiven() {
        String key = newProject();
        LocalDate end = projects.require(key).endDate();
        Goal weak = as("lin", () -> goals.add(key, draft("", "%", null, new BigDecimal("30"), end)));
        assertThat(weak.isSmart()).isFalse();
        Goal mended = as(
                "lin",
                () -> goals.reword(
                        key,
                        weak.key(),
                        goals.of(key).get(0).version(),
                        draft("Visits", "visits", "10000", new BigDecimal("13000"), end)));
        assertThat(mended.isSmart()).isTrue();
    }

    @Test
    void nothingToSubmitIsRefused() {
        String key = newProject();
        assertThatThrownBy(() -> complete("lin", key, "defineGoals")).isInstanceOf(InvalidInput.class);
        assertThat(openSteps(key)).containsExactly("defineGoals");
    }

    @Test
    void goalsAreClosedWhileTheyAreBeforeTheGate() {
        String key = newProject();
        submitGoals(key);
        assertThatThrownBy(() -> addSmartGoal(key)).isInstanceOf(Conflict.class);
        decide("fang", key, "rework", "Name the landing pages");
        addSmartGoal(key);
        assertThat(goals.of(key)).hasSize(2);
    }

    @Test
    void onlyTheProjectManagerSetsGoals() {
        String key = newProject();
        assertThatThrownBy(() -> as("chen", () -> goals.add(key, draft("m", "u", "1", BigDecimal.TEN, null))))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as("sun", () -> goals.add(key, draft("m", "u", "1", BigDecimal.TEN, null))))
                .isInstanceOf(NotFound.class);
        assertThat(goals.of(key)).isEmpty();
    }

    @Test
    void twoEditorsDoNotOverwriteEachOther() {
        String key = newProject();
        addSmartGoal(key);
        Goal seen = goals.of(key).get(0);
        as("lin", () -> goals.reword(key, seen.key(), seen.version(), draft("a", "b", "1", BigDecimal.TEN, null)));
        assertThatThrownBy(() -> as(
                        "lin",
                        () -> goals.reword(
                                key, seen.key(), seen.version(), draft("c", "d", "2", BigDecimal.TEN, null))))
                .isInstanceOf(Conflict.class);
        assertThat(goals.of(key).get(0).metric()).isEqualTo("a");
    }

    @Test
    void answersTheFormDoesNotOwnAreRefused() {
        String key = newProject();
        addSmartGoal(key);
        assertThatThrownBy(() -> complete("lin", key, "defineGoals", Map.of("goalsAreSmart", true)))
                .isInstanceOf(InvalidInput.class);
        assertThat(openSteps(key)).containsExactly("defineGoals");
    }

    private static GoalDraft draft(String metric, String unit, String baseline, BigDecimal target, LocalDate deadline) {
        return new GoalDraft(
                "Raise the site's traffic by 30 % within three months through SEO",
                metric,
                unit,
                baseline == null ? null : new BigDecimal(baseline),
                target,
                deadline,
                "Cheapest channel for leads",
                "chen");
    }
}
