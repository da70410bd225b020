package org.gatehouse.progress;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gatehouse.progress.ProgressFigures.Line;
import org.gatehouse.progress.ProgressRows.Reading;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The room's door: how far projects are. Who may ask, and who may see money, is the caller's affair. */
@Service
@Transactional
public class Progress {

    private final Surveys surveys;
    private final ProgressRows rows;
    private final Projects projects;

    Progress(Surveys surveys, ProgressRows rows, Projects projects) {
        this.surveys = surveys;
        this.rows = rows;
        this.projects = projects;
    }

    /** How far a project is now, against the baseline that was approved last; a fixed number of statements. */
    @Transactional(readOnly = true)
    public ProgressFigures of(String projectKey) {
        return surveys.of(projects.require(projectKey)).figures();
    }

    /** The same with how it came about and what is behind, for a report; a fixed number of statements. */
    @Transactional(readOnly = true)
    public Outlook outlook(String projectKey) {
        return Outlook.of(surveys.of(projects.require(projectKey)));
    }

    /** How far projects were when they were last measured, by key; one statement. Those never measured are left out. */
    @Transactional(readOnly = true)
    public Map<String, Line> of(Collection<String> projectKeys) {
        return rows.lines(projectKeys);
    }

    /** Measures a project anew and keeps what is read for many projects at once. */
    public ProgressFigures renew(String projectKey) {
        Project project = projects.require(projectKey);
        Survey survey = surveys.of(project);
        ProgressFigures figures = survey.figures();
        rows.keep(projectKey, figures);
        readMilestones(projectKey, survey);
        return figures;
    }

    /** Measures it where something changed since, unless another node does. */
    void renewTouched(String projectKey) {
        if (rows.take(projectKey)) {
            renew(projectKey);
        }
    }

    /** Measures it where that was not done yet on this day, unless another node does. */
    void renewDaily(String projectKey, LocalDate day) {
        if (rows.takeDay(projectKey, day)) {
            renew(projectKey);
        }
    }

    private void readMilestones(String projectKey, Survey survey) {
        Map<String, LocalDate> last = rows.readings(projectKey).stream()
                .collect(Collectors.toMap(Reading::itemKey, Reading::finishDate, (earlier, later) -> later));
        List<Milestone> moved = Milestone.of(survey).stream()
                .filter(milestone ->
                        milestone.expected() != null && !milestone.expected().equals(last.get(milestone.itemKey())))
                .toList();
        moved.forEach(milestone ->
                rows.read(projectKey, new Reading(milestone.itemKey(), survey.today(), milestone.expected())));
    }
}
