package org.gatehouse.adjustment;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.gatehouse.chart.Plot.Point;
import org.gatehouse.goal.Trajectory;
import org.gatehouse.project.Project;
import org.gatehouse.resource.BudgetLines;
import org.gatehouse.resource.BudgetSum;
import org.springframework.stereotype.Component;

/** Takes the numbers of a goal as they are now. */
@Component
class CaseFile {

    private final BudgetLines budget;
    private final Clock clock;

    CaseFile(BudgetLines budget, Clock clock) {
        this.budget = budget;
        this.clock = clock;
    }

    Standing standing(Project project, Measured measured) {
        LocalDate today = LocalDate.now(clock);
        Trajectory way = measured.way();
        Point latest = measured.latest().orElse(new Point(way.from(), way.fromValue()));
        Trajectory judge = Trajectory.inForce(measured.versions(), latest.day());
        Optional<Pace> pace = Pace.of(way, measured.readings());
        return new Standing(
                latest.day(),
                latest.value(),
                judge.planned(latest.day()),
                judge.limit(latest.day()),
                judge.deviation(latest.day(), latest.value()).negate(),
                pace.map(it -> it.on(way.deadline())).orElse(null),
                pace.flatMap(it -> it.reaches(way.target())).orElse(null),
                project.budget(),
                used(project),
                (int) ChronoUnit.DAYS.between(today, way.deadline()),
                Sighting.timeGone(way, today));
    }

    private BigDecimal used(Project project) {
        return BudgetSum.whole(budget.of(project.key())).stream()
                .filter(sum -> sum.currency().equals(project.currency()))
                .map(BudgetSum::used)
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }
}
