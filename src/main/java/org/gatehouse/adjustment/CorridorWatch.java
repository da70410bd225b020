package org.gatehouse.adjustment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gatehouse.adjustment.StopLoss.Judgement;
import org.gatehouse.adjustment.StopLoss.Verdict;
import org.gatehouse.change.Changes;
import org.gatehouse.measure.ReadingsChanged;
import org.gatehouse.project.Phase;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks at the readings of goals whenever they change, oldest first, and raises an adjustment where the decision table
 * says so. It remembers nothing but the adjustments, so looking again changes nothing.
 */
@Service
@Transactional
class CorridorWatch {

    /** Readings outside in a row that are judged; of more, the latest. */
    private static final int MOST = 500;

    /** Times outside that are over and still judged; of more, the latest. */
    private static final int MOST_PAST = 20;

    private final GoalsMeasured goals;
    private final StopLoss stopLoss;
    private final Adjustments adjustments;
    private final AdjustmentRepository rows;
    private final Changes changes;
    private final Projects projects;
    private final Clock clock;

    CorridorWatch(
            GoalsMeasured goals,
            StopLoss stopLoss,
            Adjustments adjustments,
            AdjustmentRepository rows,
            Changes changes,
            Projects projects,
            Clock clock) {
        this.goals = goals;
        this.stopLoss = stopLoss;
        this.adjustments = adjustments;
        this.rows = rows;
        this.changes = changes;
        this.projects = projects;
        this.clock = clock;
    }

    @EventListener
    void on(ReadingsChanged changed) {
        look(changed.projectKey());
    }

    /** Judges all goals of a project that is being carried out; of any other one, nothing is raised. */
    public void look(String projectKey) {
        Project project = projects.require(projectKey);
        if (!project.isRunning() || project.phase() != Phase.EXECUTION) {
            return;
        }
        LocalDate today = LocalDate.now(clock);
        Map<String, Adjustment> newest = rows.newestOfGoals(projectKey).stream()
                .collect(Collectors.toMap(Adjustment::goalKey, Function.identity()));
        for (Measured measured : goals.of(projectKey)) {
            Adjustment last = newest.get(measured.goal().key());
            if (last == null || !isUnderWay(last)) {
                judge(project, measured, last, today);
            }
        }
    }

    /** Whether somebody decides on it, or on the change it led to. */
    private boolean isUnderWay(Adjustment last) {
        return last.isOpen()
                || last.changeId() != null
                        && changes.require(last.projectKey(), last.changeId())
                                .state()
                                .isOpen();
    }

    /** Oldest first, until one is raised. */
    private void judge(Project project, Measured measured, Adjustment last, LocalDate today) {
        List<Excursion> open = Corridor.excursions(measured.versions(), measured.readings(), today).stream()
                .filter(excursion ->
                        !excursion.replaced() && excursion.trajectory().equals(measured.way()))
                .filter(excursion -> last == null || excursion.goesOn() || isLater(excursion, last))
                .toList();
        for (Excursion excursion : open.subList(Math.max(0, open.size() - MOST_PAST), open.size())) {
            if (isRaised(project, measured, excursion, last)) {
                return;
            }
        }
    }

    private static boolean isLater(Excursion excursion, Adjustment last) {
        return excursion.leftOn().isAfter(last.raised().day());
    }

    private boolean isRaised(Project project, Measured measured, Excursion excursion, Adjustment last) {
        Adjustment answer = last != null && last.isAbout(excursion) ? last : null;
        for (Sighting sighting : judged(excursion)) {
            if (answer == null || sighting.day().isAfter(answer.decidedOn())) {
                Judgement judgement = stopLoss.judge(measured.goal(), excursion, sighting, answer);
                if (judgement.verdict() == Verdict.RAISE) {
                    adjustments.raise(project, measured, excursion, sighting, judgement);
                    return true;
                }
            }
        }
        return false;
    }

    /** Of a time that is over the last reading tells all there is to tell. */
    private static List<Sighting> judged(Excursion excursion) {
        List<Sighting> all = excursion.sightings();
        return all.subList(excursion.goesOn() ? Math.max(0, all.size() - MOST) : all.size() - 1, all.size());
    }
}
