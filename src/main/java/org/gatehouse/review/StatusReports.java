package org.gatehouse.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gatehouse.chart.Plot;
import org.gatehouse.gate.GateReviews;
import org.gatehouse.goal.Goal;
import org.gatehouse.goal.Goals;
import org.gatehouse.goal.Trajectories;
import org.gatehouse.goal.Trajectory;
import org.gatehouse.health.Healths;
import org.gatehouse.measure.CourseLines;
import org.gatehouse.measure.Readings;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.progress.Outlook;
import org.gatehouse.progress.Progress;
import org.gatehouse.project.Project;
import org.gatehouse.review.StatusReport.GoalLine;
import org.gatehouse.review.StatusReport.ItemLine;
import org.gatehouse.review.StatusReport.MilestoneLine;
import org.gatehouse.review.StatusReport.Step;
import org.gatehouse.trail.Trail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Draws status reports from the rooms as they are now, keeps those that were decided on, and reads them again. */
@Component
@Transactional(readOnly = true)
class StatusReports {

    /** Days ahead that are looked at. */
    static final int AHEAD = 14;

    private final Progress progress;
    private final Measuring measuring;
    private final Goals goals;
    private final Trajectories trajectories;
    private final Readings readings;
    private final Healths healths;
    private final ResourceCheck resources;
    private final WorkItems items;
    private final GateReviews gates;
    private final ReviewRepository reviews;
    private final Trail trail;
    private final JdbcClient sql;
    private final ObjectMapper json;
    private final Clock clock;

    StatusReports(
            Progress progress,
            Measuring measuring,
            Goals goals,
            Trajectories trajectories,
            Readings readings,
            Healths healths,
            ResourceCheck resources,
            WorkItems items,
            GateReviews gates,
            ReviewRepository reviews,
            Trail trail,
            JdbcClient sql,
            ObjectMapper json,
            Clock clock) {
        this.progress = progress;
        this.measuring = measuring;
        this.goals = goals;
        this.trajectories = trajectories;
        this.readings = readings;
        this.healths = healths;
        this.resources = resources;
        this.items = items;
        this.gates = gates;
        this.reviews = reviews;
        this.trail = trail;
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    /** As it was decided on, or as it is now while the review is open; empty for one decided before reports were kept. */
    public Optional<StatusReport> of(Project project, Review review) {
        return review.isOpen() ? Optional.of(now(project, review)) : kept(review);
    }

    /** In a fixed number of statements, however large the project. */
    public StatusReport now(Project project, Review review) {
        String key = project.key();
        LocalDate today = LocalDate.now(clock);
        Outlook outlook = progress.outlook(key);
        Review last = review.number() < 2
                ? null
                : reviews.findByProjectKeyAndNumber(key, review.number() - 1).orElse(null);
        StatusReport before = last == null ? null : kept(last).orElse(null);
        Instant since = last == null || last.decidedAt() == null ? project.createdAt() : last.decidedAt();
        List<WorkItem> open = items.of(key).stream().filter(WorkItem::isOpen).toList();
        return new StatusReport(
                today,
                since,
                last == null ? 0 : last.number(),
                measuring.of(project, outlook.figures()),
                outlook.figures().hours(),
                outlook.figures().cost(),
                project.currency(),
                outlook.figures().budgetShare(),
                outlook.curve(),
                milestones(outlook, before),
                goals(key, before, today),
                healths.latest(key).orElse(null),
                StatusNews.of(trail.since(key, since, StatusNews.ACTIONS, StatusNews.KINDS, StatusNews.MOST)),
                overdue(open, today),
                ahead(project, open, today),
                resources.latest(key).map(ResourceCheck.Checked::warnings).orElse(List.of()));
    }

    /** Keeps it with the review. */
    @Transactional
    public void keep(Review review, StatusReport status) {
        try {
            sql.sql("insert into review_status (review_id, status) values (:review, :status)")
                    .param("review", review.id())
                    .param("status", json.writeValueAsString(status).getBytes(StandardCharsets.UTF_8))
                    .update();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Optional<StatusReport> kept(Review review) {
        return sql.sql("select status from review_status where review_id = :review")
                .param("review", review.id())
                .query((row, number) -> row.getBytes(1))
                .optional()
                .map(this::read);
    }

    private StatusReport read(byte[] status) {
        try {
            return json.readValue(status, StatusReport.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<MilestoneLine> milestones(Outlook outlook, StatusReport before) {
        Map<String, LocalDate> then = before == null
                ? Map.of()
                : before.milestones().stream()
                        .filter(line -> line.milestone().expected() != null)
                        .collect(Collectors.toMap(
                                line -> line.milestone().itemKey(),
                                line -> line.milestone().expected()));
        return outlook.milestones().stream()
                .map(milestone -> new MilestoneLine(milestone, then.get(milestone.itemKey())))
                .toList();
    }

    private List<GoalLine> goals(String projectKey, StatusReport before, LocalDate today) {
        Map<String, List<Trajectory>> ways = trajectories.ofProject(projectKey);
        Map<String, List<Plot.Point>> read = readings.ofGoals(projectKey);
        return goals.of(projectKey).stream()
                .map(goal -> goal(
                        goal,
                        ways.getOrDefault(goal.key(), List.of()),
                        read.getOrDefault(goal.key(), List.of()),
                        valueIn(before, goal.key()),
                        today))
                .toList();
    }

    private static GoalLine goal(
            Goal goal, List<Trajectory> versions, List<Plot.Point> read, BigDecimal before, LocalDate today) {
        Plot.Point last = read.isEmpty() ? null : read.get(read.size() - 1);
        LocalDate day = last == null ? today : last.day();
        Trajectory way = versions.isEmpty() ? null : Trajectory.inForce(versions, day);
        return new GoalLine(
                goal.key(),
                goal.statement(),
                goal.metric(),
                goal.unit(),
                goal.baselineValue(),
                way == null ? goal.targetValue() : way.target(),
                way == null ? goal.deadline() : way.deadline(),
                last == null ? null : last.value(),
                last == null ? null : last.day(),
                before,
                way == null ? null : way.planned(day),
                way != null && last != null && way.isLeftBy(last.day(), last.value()),
                read,
                way != null && way.shape() == Trajectory.Shape.STEPPED,
                CourseLines.planned(way),
                CourseLines.edge(way));
    }

    private static BigDecimal valueIn(StatusReport before, String goalKey) {
        return before == null
                ? null
                : before.goals().stream()
                        .filter(goal -> goal.key().equals(goalKey) && goal.value() != null)
                        .map(GoalLine::value)
                        .findFirst()
                        .orElse(null);
    }

    private static List<ItemLine> overdue(List<WorkItem> open, LocalDate today) {
        return open.stream()
                .filter(item -> item.finishDate() != null && item.finishDate().isBefore(today))
                .map(item -> new ItemLine(
                        item.key(),
                        item.title(),
                        item.ownerId(),
                        item.finishDate(),
                        ChronoUnit.DAYS.between(item.finishDate(), today)))
                .sorted(Comparator.comparingLong(ItemLine::days).reversed())
                .limit(StatusReport.LISTED)
                .toList();
    }

    private List<Step> ahead(Project project, List<WorkItem> open, LocalDate today) {
        LocalDate until = today.plusDays(AHEAD);
        List<Step> steps = new ArrayList<>();
        for (WorkItem item : open) {
            boolean begins = item.status() == ItemStatus.PLANNED || item.status() == ItemStatus.RELEASED;
            if (item.isMilestone()) {
                add(steps, item.finishDate(), "milestone", item, today, until);
            } else {
                if (begins) {
                    add(steps, item.startDate(), "starts", item, today, until);
                }
                add(steps, item.finishDate(), "finishes", item, today, until);
            }
        }
        gates.of(project.key()).stream()
                .filter(gate -> gate.isOpen() && !gate.approverIds().isEmpty())
                .forEach(gate -> steps.add(new Step(
                        today,
                        "gate",
                        gate.name().substring("gate.".length()),
                        gate.about(),
                        gate.approverIds().get(0))));
        LocalDate next = today.plusDays(project.reviewDays());
        if (!next.isAfter(until)) {
            steps.add(new Step(next, "review", "", "", project.managerId()));
        }
        return steps.stream()
                .sorted(Comparator.comparing(Step::day).thenComparing(Step::key))
                .limit(StatusReport.LISTED)
                .toList();
    }

    private static void add(
            List<Step> steps, LocalDate day, String what, WorkItem item, LocalDate today, LocalDate until) {
        if (day != null && !day.isBefore(today) && !day.isAfter(until)) {
            steps.add(new Step(day, what, item.key(), item.title(), item.ownerId()));
        }
    }
}
