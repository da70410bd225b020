package org.gatehouse.goal;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.gatehouse.engine.Engine;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.Facts;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The goals of projects; they can be worded only while the process waits for that. */
@Service
@Transactional
public class Goals {

    static final int MOST = 50;

    private final GoalRepository goals;
    private final Projects projects;
    private final SmartCheck smart;
    private final Trajectories trajectories;
    private final Engine engine;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Goals(
            GoalRepository goals,
            Projects projects,
            SmartCheck smart,
            Trajectories trajectories,
            Engine engine,
            ApplicationEventPublisher events,
            Clock clock) {
        this.goals = goals;
        this.projects = projects;
        this.smart = smart;
        this.trajectories = trajectories;
        this.engine = engine;
        this.events = events;
        this.clock = clock;
    }

    /** A project's goals in the order they were set; who may ask is the caller's affair. */
    @Transactional(readOnly = true)
    public List<Goal> of(String projectKey) {
        return goals.findByProjectKeyOrderByKey(projectKey).stream()
                .sorted(java.util.Comparator.comparingInt(goal -> number(goal.key())))
                .toList();
    }

    /** Whether goals may be worded now: the process stands at that step. */
    @Transactional(readOnly = true)
    public boolean areOpen(String projectKey) {
        return engine.isWaitingAt("goal", projectKey, "defineGoals");
    }

    Goal require(String projectKey, String goalKey) {
        return goals.findById(goalKey)
                .filter(goal -> goal.projectKey().equals(projectKey))
                .orElseThrow(() -> new NotFound(goalKey));
    }

    public Goal add(String projectKey, GoalDraft draft) {
        return add(projectKey, draft, TrajectoryDraft.USUAL);
    }

    public Goal add(String projectKey, GoalDraft draft, TrajectoryDraft trajectory) {
        Project project = editable(projectKey);
        draft.check();
        trajectory.check(project.startDate(), draft.deadline());
        List<Goal> present = of(projectKey);
        if (present.size() >= MOST) {
            throw new InvalidInput("", "goal.error.tooMany", MOST);
        }
        int next = present.stream().mapToInt(goal -> number(goal.key())).max().orElse(0) + 1;
        Goal goal = Goal.of(projectKey + "-G" + next, projectKey, draft);
        goal.judged(smart.judge(goal, project));
        goals.save(goal);
        trajectories.keep(goal.key(), trajectory);
        events.publishEvent(GoalChanged.of(goal, "goal.added", Facts.NONE.changedTo(trajectory.facts(goal.facts()))));
        return goal;
    }

    public Goal reword(String projectKey, String goalKey, int version, GoalDraft draft) {
        return reword(projectKey, goalKey, version, draft, trajectories.draft(goalKey));
    }

    public Goal reword(String projectKey, String goalKey, int version, GoalDraft draft, TrajectoryDraft trajectory) {
        Project project = editable(projectKey);
        draft.check();
        trajectory.check(project.startDate(), draft.deadline());
        Goal goal = require(projectKey, goalKey);
        if (goal.version() != version) {
            throw new Conflict("error.changedMeanwhile");
        }
        Facts before = trajectories.draft(goalKey).facts(goal.facts());
        goal.reword(draft);
        goal.judged(smart.judge(goal, project));
        save(goal);
        trajectories.keep(goal.key(), trajectory);
        events.publishEvent(GoalChanged.of(goal, "goal.reworded", before.changedTo(trajectory.facts(goal.facts()))));
        return goal;
    }

    public void drop(String projectKey, String goalKey) {
        editable(projectKey);
        drop(require(projectKey, goalKey));
    }

    /** @param version of the goal the person looked at */
    public void drop(String projectKey, String goalKey, int version) {
        editable(projectKey);
        Goal goal = require(projectKey, goalKey);
        if (goal.version() != version) {
            throw new Conflict("error.changedMeanwhile");
        }
        drop(goal);
    }

    private void drop(Goal goal) {
        trajectories.forget(goal.key());
        goals.delete(goal);
        events.publishEvent(GoalChanged.of(goal, "goal.dropped", goal.facts().changedTo(Facts.NONE)));
    }

    /** Whoever defined the goals says that they are complete. */
    void submit(String projectKey, String person) {
        int count = of(projectKey).size();
        if (count == 0) {
            throw new InvalidInput("", "goal.error.none");
        }
        events.publishEvent(new GoalsSubmitted(projectKey, person, count));
    }

    /**
     * Applies an approved change: a new target, a new deadline, or both, and a new trajectory towards them, in force
     * from today. Told again for the same change, it does nothing.
     *
     * @param target null: as it is
     * @param deadline null: as it is
     * @param from day from which the new way is followed
     * @param fromValue where the metric stands; null, or the day is not before the deadline: the way begins where it began
     */
    public void adjust(
            String projectKey,
            String goalKey,
            BigDecimal target,
            LocalDate deadline,
            LocalDate from,
            BigDecimal fromValue,
            String changeId) {
        Goal goal = require(projectKey, goalKey);
        if (trajectories.hasFrom(goalKey, changeId)) {
            return;
        }
        Optional<Trajectory> before = trajectories.current(goalKey);
        Facts facts = goal.facts();
        goal.retarget(target, deadline);
        save(goal);
        before.map(now -> next(now, goal, from, fromValue, changeId))
                .ifPresent(next -> trajectories.add(goalKey, before.get(), next));
        events.publishEvent(GoalChanged.adjusted(goal, facts.changedTo(goal.facts())));
    }

    private Trajectory next(Trajectory now, Goal goal, LocalDate from, BigDecimal fromValue, String changeId) {
        boolean anew =
                from != null && fromValue != null && from.isBefore(goal.deadline()) && !from.isBefore(now.from());
        return now.adjusted(
                LocalDate.now(clock),
                goal.targetValue(),
                goal.deadline(),
                anew ? from : now.from(),
                anew ? fromValue : now.fromValue(),
                changeId);
    }

    /** Judges all goals anew; true when there is at least one and none is weak. */
    boolean areSmart(String projectKey) {
        Project project = projects.require(projectKey);
        List<Goal> all = of(projectKey);
        for (Goal goal : all) {
            if (goal.judged(smart.judge(goal, project))) {
                save(goal);
            }
        }
        return !all.isEmpty() && all.stream().allMatch(Goal::isSmart);
    }

    private Project editable(String projectKey) {
        Project project = projects.steerable(projectKey);
        if (!areOpen(projectKey)) {
            throw new Conflict("goal.error.notOpen");
        }
        return project;
    }

    private void save(Goal goal) {
        try {
            goals.save(goal);
        } catch (OptimisticLockingFailureException overtaken) {
            throw new Conflict("error.changedMeanwhile");
        }
    }

    private static int number(String goalKey) {
        return Integer.parseInt(goalKey.substring(goalKey.lastIndexOf('G') + 1));
    }
}
