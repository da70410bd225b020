package org.gatehouse.closure;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gatehouse.attachment.Attachment;
import org.gatehouse.attachment.Attachments;
import org.gatehouse.change.ChangeList;
import org.gatehouse.change.ChangeRow;
import org.gatehouse.execution.Work;
import org.gatehouse.goal.Goal;
import org.gatehouse.goal.Goals;
import org.gatehouse.lesson.Lessons;
import org.gatehouse.plan.Baseline;
import org.gatehouse.plan.BaselineItem;
import org.gatehouse.plan.Baselines;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Project;
import org.gatehouse.review.ReviewHistory;
import org.gatehouse.review.ReviewLine;
import org.gatehouse.risk.RiskList;
import org.springframework.stereotype.Component;

/** Draws the report's figures from the rooms as they are now. */
@Component
class ReportFigures {

    private static final int LISTED = 50;

    private final Goals goals;
    private final WorkItems items;
    private final Baselines baselines;
    private final Work work;
    private final ReviewHistory reviews;
    private final ChangeList changes;
    private final RiskList risks;
    private final Attachments attachments;
    private final ClosureChecks checks;
    private final Lessons lessons;
    private final Clock clock;

    ReportFigures(
            Goals goals,
            WorkItems items,
            Baselines baselines,
            Work work,
            ReviewHistory reviews,
            ChangeList changes,
            RiskList risks,
            Attachments attachments,
            ClosureChecks checks,
            Lessons lessons,
            Clock clock) {
        this.goals = goals;
        this.items = items;
        this.baselines = baselines;
        this.work = work;
        this.reviews = reviews;
        this.changes = changes;
        this.risks = risks;
        this.attachments = attachments;
        this.checks = checks;
        this.lessons = lessons;
        this.clock = clock;
    }

    Report of(Project project, Closure closure) {
        String key = project.key();
        List<WorkItem> plan = items.of(key);
        List<Baseline> approved = baselines.approved(key);
        Map<String, BaselineItem> latest = itemsOf(approved.isEmpty() ? null : approved.get(0));
        Map<String, BaselineItem> first = approved.size() < 2 ? latest : itemsOf(approved.get(approved.size() - 1));
        Map<String, BigDecimal> hours = work.hoursByItem(key);
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
                time(plan, approved, latest),
                effort(plan, approved, hours),
                scope(plan, approved, first, latest),
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
                people(project, plan, hours),
                checks.of(project).stream().map(Report.CheckedLine::of).toList());
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
                change.planFinishAfter());
    }

    private Report.Time time(List<WorkItem> plan, List<Baseline> approved, Map<String, BaselineItem> latest) {
        List<WorkItem> live = plan.stream()
                .filter(item -> item.status() != ItemStatus.CANCELLED)
                .toList();
        boolean over = !live.isEmpty() && live.stream().noneMatch(WorkItem::isOpen);
        LocalDate finish = live.stream()
                .map(item -> item.isOpen() ? item.finishDate() : item.actualFinish())
                .filter(Objects::nonNull)
                .max(LocalDate::compareTo)
                .orElse(null);
        LocalDate approvedFinish = approved.isEmpty() ? null : approved.get(0).finishDate();
        int onTime = 0;
        int late = 0;
        for (WorkItem item : live) {
            BaselineItem planned = latest.get(item.key());
            if (item.status() == ItemStatus.DONE && planned != null && planned.finishDate() != null) {
                if (item.actualFinish().isAfter(planned.finishDate())) {
                    late++;
                } else {
                    onTime++;
                }
            }
        }
        return new Report.Time(
                approved.isEmpty() ? null : approved.get(approved.size() - 1).finishDate(),
                approvedFinish,
                live.stream()
                        .map(WorkItem::actualStart)
                        .filter(Objects::nonNull)
                        .min(LocalDate::compareTo)
                        .orElse(null),
                finish,
                over,
                finish == null || approvedFinish == null ? null : ChronoUnit.DAYS.between(approvedFinish, finish),
                onTime,
                late,
                approved.size());
    }

    private static Report.Effort effort(List<WorkItem> plan, List<Baseline> approved, Map<String, BigDecimal> hours) {
        BigDecimal planned = plan.stream()
                .filter(item -> item.status() != ItemStatus.CANCELLED)
                .map(WorkItem::effortHours)
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Report.Effort(
                approved.isEmpty() ? null : approved.get(approved.size() - 1).effortHours(),
                approved.isEmpty() ? null : approved.get(0).effortHours(),
                planned,
                hours.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private Report.Scope scope(
            List<WorkItem> plan,
            List<Baseline> approved,
            Map<String, BaselineItem> first,
            Map<String, BaselineItem> latest) {
        LocalDate today = LocalDate.now(clock);
        List<Report.ItemLine> lates = new ArrayList<>();
        List<Report.ItemLine> drops = new ArrayList<>();
        for (WorkItem item : plan) {
            BaselineItem planned = latest.get(item.key());
            LocalDate due = planned == null ? null : planned.finishDate();
            if (item.status() == ItemStatus.CANCELLED) {
                drops.add(line(item, due, null, 0, item.cancelReason()));
            } else if (due != null) {
                LocalDate until = item.isOpen() ? today : item.actualFinish();
                if (until != null && until.isAfter(due)) {
                    lates.add(line(item, due, item.actualFinish(), ChronoUnit.DAYS.between(due, until), ""));
                }
            }
        }
        lates.sort(Comparator.comparingLong(Report.ItemLine::days).reversed());
        return new Report.Scope(
                plan.size(),
                count(plan, item -> item.status() == ItemStatus.DONE),
                count(plan, WorkItem::isOpen),
                drops.size(),
                approved.isEmpty() ? 0 : count(plan, item -> !first.containsKey(item.key())),
                lates.stream().limit(LISTED).toList(),
                drops.stream().limit(LISTED).toList());
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

    private List<Report.PersonLine> people(Project project, List<WorkItem> plan, Map<String, BigDecimal> hours) {
        LocalDate created = day(project.createdAt());
        LocalDate ended = day(project.endedAt());
        Map<String, List<WorkItem>> owned = plan.stream().collect(Collectors.groupingBy(WorkItem::ownerId));
        Map<String, Report.PersonLine> people = new LinkedHashMap<>();
        add(people, project.managerId(), "manager", created, ended, owned, hours);
        add(people, project.sponsorId(), "sponsor", created, ended, owned, hours);
        for (Project.Member member : project.members()) {
            add(people, member.personId(), "member", day(member.joinedAt()), day(member.releasedAt()), owned, hours);
        }
        return List.copyOf(people.values());
    }

    private static void add(
            Map<String, Report.PersonLine> people,
            String id,
            String part,
            LocalDate joined,
            LocalDate released,
            Map<String, List<WorkItem>> owned,
            Map<String, BigDecimal> hours) {
        List<WorkItem> theirs = owned.getOrDefault(id, List.of());
        people.putIfAbsent(
                id,
                new Report.PersonLine(
                        id,
                        part,
                        joined,
                        released,
                        count(theirs, item -> item.status() == ItemStatus.DONE),
                        theirs.stream()
                                .map(item -> hours.getOrDefault(item.key(), BigDecimal.ZERO))
                                .reduce(BigDecimal.ZERO, BigDecimal::add)));
    }

    private LocalDate day(Instant when) {
        return when == null ? null : LocalDate.ofInstant(when, clock.getZone());
    }

    private Map<String, BaselineItem> itemsOf(Baseline baseline) {
        return baseline == null
                ? Map.of()
                : baselines.itemsOf(baseline).stream()
                        .collect(Collectors.toMap(BaselineItem::itemKey, Function.identity()));
    }

    private static Report.ItemLine line(WorkItem item, LocalDate due, LocalDate finish, long days, String reason) {
        return new Report.ItemLine(item.key(), item.title(), item.ownerId(), due, finish, days, reason);
    }

    private static int count(List<WorkItem> plan, java.util.function.Predicate<WorkItem> which) {
        return (int) plan.stream().filter(which).count();
    }
}
