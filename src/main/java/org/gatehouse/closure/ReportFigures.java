package org.gatehouse.closure;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.gatehouse.attachment.Attachment;
import org.gatehouse.attachment.Attachments;
import org.gatehouse.change.ChangeList;
import org.gatehouse.change.ChangeRow;
import org.gatehouse.goal.Goal;
import org.gatehouse.goal.Goals;
import org.gatehouse.lesson.Lessons;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Project;
import org.gatehouse.review.ReviewHistory;
import org.gatehouse.review.ReviewLine;
import org.gatehouse.risk.RiskList;
import org.gatehouse.timesheet.Hours;
import org.springframework.stereotype.Component;

/** Draws the report's figures from the rooms as they are now. */
@Component
class ReportFigures {

    private final Goals goals;
    private final WorkItems items;
    private final PlanFigures plans;
    private final Hours booked;
    private final ReviewHistory reviews;
    private final ChangeList changes;
    private final RiskList risks;
    private final Attachments attachments;
    private final ClosureChecks checks;
    private final Lessons lessons;
    private final DetailFigures details;
    private final Clock clock;

    ReportFigures(
            Goals goals,
            WorkItems items,
            PlanFigures plans,
            Hours booked,
            ReviewHistory reviews,
            ChangeList changes,
            RiskList risks,
            Attachments attachments,
            ClosureChecks checks,
            Lessons lessons,
            DetailFigures details,
            Clock clock) {
        this.goals = goals;
        this.items = items;
        this.plans = plans;
        this.booked = booked;
        this.reviews = reviews;
        this.changes = changes;
        this.risks = risks;
        this.attachments = attachments;
        this.checks = checks;
        this.lessons = lessons;
        this.details = details;
        this.clock = clock;
    }

    Report of(Project project, Closure closure) {
        String key = project.key();
        List<WorkItem> plan = items.of(key);
        Map<String, BigDecimal> hours = booked.byItem(key);
        PlanFigures.Told told = plans.of(key, plan, hours);
        return new Report(
                new Report.Frame(
                        project.name(),
                        project.description(),
                        project.targetMarket(),
                        project.startDate(),
                        project.endDate(),
                        project.budget(),
                        project.currency()),
                goals(key, closure),
                told.time(),
                told.effort(),
                told.scope(),
                deliverables(key, plan),
                new Report.Verdict(
                        closure.verdict(), closure.verdictReason(), closure.verdictBy(), closure.verdictAt()),
                reviews.of(key).stream().map(this::line).toList(),
                changes.of(key).stream().map(this::line).toList(),
                risks.cameTrue(key).stream()
                        .map(risk -> new Report.RiskLine(risk.key(), risk.event(), risk.ownerId(), risk.endingReason()))
                        .toList(),
                lessons.of(key).stream()
                        .map(lesson -> new Report.LessonLine(
                                lesson.step(),
                                lesson.whatHappened(),
                                lesson.whatToDo(),
                                String.join(", ", lesson.tags()),
                                lesson.writtenBy()))
                        .toList(),
                closure.noLessonsReason(),
                PeopleFigures.of(project, plan, hours, clock.getZone()),
                checks.of(project).stream().map(Report.CheckedLine::of).toList(),
                details.of(project));
    }

    List<Report.GoalLine> goals(String projectKey, Closure closure) {
        return goals.of(projectKey).stream().map(goal -> line(goal, closure)).toList();
    }

    /** What was to be there in the end and is: items that are done and say what they deliver. */
    List<Report.Deliverable> deliverables(String projectKey) {
        return deliverables(projectKey, items.of(projectKey));
    }

    /** Items that are neither done nor cancelled. */
    List<WorkItem> open(String projectKey) {
        return items.of(projectKey).stream().filter(WorkItem::isOpen).toList();
    }

    private static Report.GoalLine line(Goal goal, Closure closure) {
        GoalResult result = closure.resultOf(goal.key()).orElse(null);
        BigDecimal actual = result == null ? null : result.actualValue();
        Attainment attainment = Attainment.of(goal.baselineValue(), goal.targetValue(), actual);
        return new Report.GoalLine(
                goal.key(),
                goal.statement(),
                goal.metric(),
                goal.unit(),
                goal.baselineValue(),
                goal.targetValue(),
                actual,
                result == null ? null : result.measuredOn(),
                goal.deadline(),
                goal.ownerId(),
                attainment.percent(),
                Boolean.TRUE.equals(attainment.reached()),
                attainment.light(),
                result == null ? "" : result.notMeasured(),
                result == null ? "" : result.note(),
                result == null ? null : result.knownOn());
    }

    private Report.ReviewRow line(ReviewLine review) {
        return new Report.ReviewRow(
                review.number(),
                review.measuredOn(),
                review.health().colour(),
                Objects.requireNonNullElse(review.decision(), ""),
                review.plannedProgress(),
                review.actualProgress());
    }

    private Report.ChangeLine line(ChangeRow change) {
        return new Report.ChangeLine(
                change.id(),
                change.title(),
                change.state().name(),
                day(change.settledAt()),
                change.planFinishBefore(),
                change.planFinishAfter(),
                change.reason());
    }

    private List<Report.Deliverable> deliverables(String projectKey, List<WorkItem> plan) {
        Map<String, List<Attachment>> files =
                attachments.ofProject(projectKey).stream().collect(Collectors.groupingBy(Attachment::owner));
        return plan.stream()
                .filter(item ->
                        item.status() == ItemStatus.DONE && !item.deliverable().isBlank())
                .map(item -> new Report.Deliverable(
                        item.key(),
                        item.title(),
                        item.deliverable(),
                        item.ownerId(),
                        item.actualFinish(),
                        files.getOrDefault("item:" + item.key(), List.of()).stream()
                                .map(file -> new Report.FileLine(file.id(), file.name(), file.size(), file.sha256()))
                                .toList()))
                .toList();
    }

    private LocalDate day(Instant when) {
        return when == null ? null : LocalDate.ofInstant(when, clock.getZone());
    }
}
