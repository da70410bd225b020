package org.gatehouse.review;

import org.gatehouse.goal.Goal;
import org.gatehouse.goal.Goals;
import org.gatehouse.kernel.Period;
import org.gatehouse.progress.Progress;
import org.gatehouse.progress.ProgressFigures;
import org.gatehouse.project.Project;
import org.springframework.stereotype.Component;

/** Takes a project's figures for a review, from the one account of its progress. */
@Component
class Measuring {

    private final Progress progress;
    private final Goals goals;

    Measuring(Progress progress, Goals goals) {
        this.progress = progress;
        this.goals = goals;
    }

    Figures of(Project project) {
        return of(project, progress.of(project.key()));
    }

    Figures of(Project project, ProgressFigures figures) {
        return Figures.of(
                figures,
                new Period(project.startDate(), project.endDate()),
                goals.of(project.key()).stream().map(Goal::deadline).toList());
    }
}
