package org.gatehouse.measure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.goal.Goal;
import org.gatehouse.goal.GoalChanged;
import org.gatehouse.goal.Goals;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.Facts;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What projects measure; the project manager says, and the goals have theirs by themselves. */
@Service
@Transactional
public class Metrics {

    /** Metrics a project may have. */
    static final int MOST = 200;

    private final MetricRepository metrics;
    private final ReadingStore readings;
    private final Goals goals;
    private final Projects projects;
    private final ApplicationEventPublisher events;

    Metrics(
            MetricRepository metrics,
            ReadingStore readings,
            Goals goals,
            Projects projects,
            ApplicationEventPublisher events) {
        this.metrics = metrics;
        this.readings = readings;
        this.goals = goals;
        this.projects = projects;
        this.events = events;
    }

    /** A project's metrics in the order they came; who may ask is the caller's affair. */
    @Transactional(readOnly = true)
    public List<Metric> of(String projectKey) {
        return metrics.findByProjectKeyOrderById(projectKey);
    }

    @Transactional(readOnly = true)
    public Metric require(String projectKey, long id) {
        return metrics.findById(id)
                .filter(metric -> metric.projectKey().equals(projectKey))
                .orElseThrow(() -> new NotFound(Long.toString(id)));
    }

    public Metric add(String projectKey, MetricDraft draft) {
        Project project = projects.steerable(projectKey);
        draft.check();
        List<Metric> present = of(projectKey);
        if (present.size() >= MOST) {
            throw new Conflict("measure.error.tooManyMetrics", MOST);
        }
        requireNew(draft.name(), present, null);
        Metric metric = metrics.save(Metric.of(projectKey, draft.inCurrencyOf(project)));
        events.publishEvent(
                ReadingsChanged.of(metric, "measure.metricAdded", "").changing(Facts.NONE.changedTo(metric.facts())));
        return metric;
    }

    /** @param version of the metric the person looked at */
    public void reword(String projectKey, long id, int version, MetricDraft draft) {
        Project project = projects.steerable(projectKey);
        Metric metric = require(projectKey, id);
        if (metric.version() != version) {
            throw new Conflict("error.changedMeanwhile");
        }
        String before = metric.name();
        Facts facts = metric.facts();
        if (metric.isOfGoal()) {
            draft.checkChoices();
        } else {
            draft.check();
            requireNew(draft.name(), of(projectKey), id);
        }
        metric.reword(draft.inCurrencyOf(project));
        save(metric);
        events.publishEvent(ReadingsChanged.of(metric, "measure.metricReworded", "", before)
                .changing(facts.changedTo(metric.facts())));
    }

    /** @param withReadings whether the person knows that its readings go too */
    public void remove(String projectKey, long id, boolean withReadings) {
        projects.steerable(projectKey);
        Metric metric = require(projectKey, id);
        if (metric.isOfGoal()) {
            throw new Conflict("measure.error.ofGoal", metric.goalKey());
        }
        long lost = readings.count(projectKey, id);
        if (lost > 0 && !withReadings) {
            throw new InvalidInput("withReadings", "measure.error.hasReadings", lost);
        }
        metrics.delete(metric);
        events.publishEvent(ReadingsChanged.of(metric, "measure.metricRemoved", "", Long.toString(lost))
                .changing(metric.facts().changedTo(Facts.NONE)));
    }

    /** A goal has its metric from when it names one, and keeps what was read when it goes. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void follow(GoalChanged change) {
        Map<String, Metric> own = new HashMap<>();
        of(change.projectKey()).stream().filter(Metric::isOfGoal).forEach(metric -> own.put(metric.goalKey(), metric));
        for (Goal goal : goals.of(change.projectKey())) {
            Metric metric = own.remove(goal.key());
            if (metric == null && !goal.metric().isEmpty()) {
                metrics.save(Metric.of(goal));
            } else if (metric != null && !goal.metric().isEmpty() && metric.follow(goal)) {
                save(metric);
            }
        }
        own.values().forEach(this::leave);
    }

    private void leave(Metric metric) {
        if (readings.count(metric.projectKey(), metric.id()) == 0) {
            metrics.delete(metric);
        } else {
            metric.standAlone();
            save(metric);
        }
    }

    private static void requireNew(String name, List<Metric> present, Long self) {
        boolean taken = present.stream()
                .anyMatch(metric ->
                        !metric.id().equals(self) && metric.name().strip().equalsIgnoreCase(name.strip()));
        if (taken) {
            throw new InvalidInput("name", "measure.error.nameTaken", name);
        }
    }

    private void save(Metric metric) {
        try {
            metrics.save(metric);
        } catch (OptimisticLockingFailureException overtaken) {
            throw new Conflict("error.changedMeanwhile");
        }
    }
}
