package org.gatehouse.insight;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.gatehouse.engine.ProcessLog.Model;
import org.springframework.jdbc.core.JdbcTemplate;

/** Random projects that the engine itself runs through the {@link CampaignModel}, with the clock moved for every step. */
final class DrivenProjects {

    private final ProcessEngine engine;
    private final JdbcTemplate jdbc;
    private final Random random;
    private final Instant now;
    private final Model model;

    DrivenProjects(ProcessEngine engine, JdbcTemplate jdbc, long seed, Instant now, Model model) {
        this.engine = engine;
        this.jdbc = jdbc;
        this.random = new Random(seed);
        this.now = now;
        this.model = model;
    }

    /** What happens next in a case. */
    private record Event(long at, Runnable what) {}

    void run(int projects) {
        try {
            for (int n = 1; n <= projects; n++) {
                run("P" + n, 1 + random.nextInt(CampaignModel.VERSIONS));
            }
        } finally {
            ClockUtil.reset();
        }
    }

    private void run(String key, int version) {
        long began = now.minus(Duration.ofDays(400)).toEpochMilli()
                + (long) (random.nextDouble() * Duration.ofDays(400).toMillis());
        long cut = random.nextDouble() < 0.1 ? began + some(60) : Long.MAX_VALUE;
        ClockUtil.setCurrentTime(new Date(began));
        Map<String, Object> facts = new HashMap<>(Map.of("projectKey", key, "complete", true, "decision", "go"));
        String id = engine.getRuntimeService()
                .startProcessInstanceById(model.version(version).orElseThrow().definitionId(), key, facts)
                .getId();
        Map<String, TreeMap<Long, Runnable>> plans = new HashMap<>();
        while (engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(id)
                        .count()
                > 0) {
            for (Task task : engine.getTaskService()
                    .createTaskQuery()
                    .processInstanceId(id)
                    .list()) {
                plans.computeIfAbsent(task.getId(), any -> plan(id, task));
            }
            for (Job job : engine.getManagementService()
                    .createJobQuery()
                    .processInstanceId(id)
                    .messages()
                    .list()) {
                plans.computeIfAbsent(job.getId(), any -> plan(id, job));
            }
            Event next = plans.entrySet().stream()
                    .map(plan -> new Event(plan.getValue().firstKey(), () -> {
                        Runnable what = plan.getValue().pollFirstEntry().getValue();
                        if (plan.getValue().isEmpty()) {
                            plans.remove(plan.getKey());
                        }
                        what.run();
                    }))
                    .min(Comparator.comparingLong(Event::at))
                    .orElseThrow();
            if (Math.min(next.at(), cut) >= now.toEpochMilli()) {
                return;
            }
            if (cut <= next.at()) {
                ClockUtil.setCurrentTime(new Date(cut));
                engine.getRuntimeService().deleteProcessInstance(id, "no longer wanted");
                return;
            }
            ClockUtil.setCurrentTime(new Date(next.at()));
            next.what().run();
        }
    }

    private TreeMap<Long, Runnable> plan(String id, Task task) {
        TreeMap<Long, Runnable> plan = new TreeMap<>();
        long taken = ClockUtil.getCurrentTime().getTime() + 1_000 + some(30);
        if (task.getAssignee() == null) {
            plan.put(taken, () -> engine.getTaskService().claim(task.getId(), "lin"));
        } else if (random.nextDouble() < 0.6) {
            plan.put(
                    taken,
                    () -> jdbc.update(
                            "insert into task_touch (task_id, touched_at) values (?, ?)",
                            task.getId(),
                            new Timestamp(taken)));
        }
        plan.put(taken + some(10), () -> {
            double luck = random.nextDouble();
            engine.getRuntimeService().setVariable(id, "decision", luck < 0.6 ? "go" : luck < 0.9 ? "rework" : "stop");
            engine.getTaskService().complete(task.getId());
        });
        return plan;
    }

    private TreeMap<Long, Runnable> plan(String id, Job job) {
        return new TreeMap<>(Map.of(ClockUtil.getCurrentTime().getTime() + some(2), () -> {
            engine.getRuntimeService().setVariable(id, "complete", random.nextDouble() < 0.7);
            engine.getManagementService().executeJob(job.getId());
        }));
    }

    private long some(double hours) {
        return 1 + (long) (-Math.log(1 - random.nextDouble()) * hours * 3_600_000);
    }
}
