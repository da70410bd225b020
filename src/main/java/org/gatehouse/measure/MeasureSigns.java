package org.gatehouse.measure;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.gatehouse.health.VitalSigns;
import org.gatehouse.project.Project;
import org.springframework.stereotype.Component;

/** What the readings say about a project's goals. */
@Component
class MeasureSigns implements VitalSigns {

    private final MeasureBook book;
    private final Clock clock;

    MeasureSigns(MeasureBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    @Override
    public Map<String, Object> of(Project project) {
        return signs(book.of(project.key()).goals(), LocalDate.now(clock), project.reviewDays());
    }

    /** @param rhythm days between two reviews: without a reading for longer a goal is not watched */
    static Map<String, Object> signs(List<GoalStand> goals, LocalDate today, int rhythm) {
        Map<String, Object> signs = new HashMap<>();
        signs.put("goals", goals.size());
        signs.put("goalsOutside", count(goals, GoalStand::isOutside));
        signs.put("goalsNearEdge", count(goals, GoalStand::isNearEdge));
        signs.put("goalsWithoutReading", count(goals, goal -> goal.isSilent(today, rhythm)));
        signs.put("goalsFallingShort", count(goals, GoalStand::isFallingShort));
        return signs;
    }

    private static int count(List<GoalStand> goals, Predicate<GoalStand> which) {
        return (int) goals.stream().filter(which).count();
    }
}
