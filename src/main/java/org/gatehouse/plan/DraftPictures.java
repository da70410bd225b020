package org.gatehouse.plan;

import java.util.Locale;
import org.gatehouse.project.Project;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Draws plans as changes would make them; who may look is the caller's affair. */
@Component
@Transactional(readOnly = true)
public class DraftPictures {

    private final PlanDrafts drafts;
    private final GanttChart chart;

    DraftPictures(PlanDrafts drafts, GanttChart chart) {
        this.drafts = drafts;
        this.chart = chart;
    }

    /**
     * The plan after the change, with the live plan beneath it.
     *
     * @param nameOfNow what the live plan is called in the picture
     */
    public Gantt draw(Project project, PlanChange change, String nameOfNow, Locale locale) {
        return chart.draw(project, drafts.now(project), drafts.after(project, change), nameOfNow, locale);
    }
}
