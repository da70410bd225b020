package org.gatehouse.portfolio;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Many projects at once, written straight into the tables a portfolio reads, so that a thousand of them take seconds. No
 * process runs behind them; people called {@code fleet-…} manage them, who exist nowhere else.
 */
final class Fleet {

    static final List<String> MANAGERS = List.of("fleet-ada", "fleet-bo", "fleet-cy", "fleet-di");
    static final List<String> MARKETS =
            List.of("Small firms", "Fleet owners", "学校", "Hospitals in the south", "Everybody");

    private static final String[] PHASES = {"GOALS", "PLANNING", "EXECUTION", "EXECUTION", "EXECUTION", "CLOSURE"};
    private static final String[] LIGHTS = {"GREEN", "GREEN", "AMBER", "RED", null};
    private static final int BATCH = 1000;

    private final JdbcTemplate jdbc;
    private final LocalDate today;
    private final boolean withTasks;

    /** @param withTasks also the engine's open task of each open gate, which no process stands behind */
    Fleet(JdbcTemplate jdbc, LocalDate today, boolean withTasks) {
        this.jdbc = jdbc;
        this.today = today;
        this.withTasks = withTasks;
    }

    /** Keys of the new projects: the prefix and a number from 1. */
    List<String> add(String prefix, int count, int itemsEach) {
        List<String> keys = new ArrayList<>();
        Rows projects = new Rows(
                "insert into project (project_key, version, name, description, target_market, marketing_strategy, start_date,"
                        + " end_date, budget, currency, manager_id, sponsor_id, review_days, status, phase, created_at,"
                        + " ended_at, end_reason) values (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 7, ?, ?, ?, ?, '')");
        Rows members = new Rows(
                "insert into project_member (project_key, person_id, joined_at, released_at) values (?, ?, ?, null)");
        Rows plans =
                new Rows("insert into project_plan (project_key, last_item, last_baseline, note) values (?, ?, 1, '')");
        Rows items = new Rows(
                "insert into work_item (item_key, version, project_key, item_number, title, description, phase_name, owner_id,"
                        + " effort_hours, priority, deliverable, needs_acceptance, gate_condition, status, progress,"
                        + " cancel_reason, start_date, finish_date, plan_order)"
                        + " values (?, 1, ?, ?, ?, '', 'Work', ?, 16, 'NORMAL', '', false, false, ?, ?, '', ?, ?, ?)");
        Rows goals = new Rows(
                "insert into goal (goal_key, version, project_key, statement, metric, unit, baseline_value, target_value,"
                        + " deadline, why, owner_id) values (?, 1, ?, ?, 'Visits', 'visits', 1000, 2000, ?, '', ?)");
        Rows lines = new Rows(
                "insert into budget_line (version, project_key, category, description, planned, committed, actual, currency)"
                        + " values (1, ?, ?, 'Line', ?, ?, ?, ?)");
        Rows gates = new Rows(
                "insert into gate_review (version, project_key, gate, subject, round, process_instance_id, submitter_id,"
                        + " submitted_at, dossier, vote_rule, needed, approvers, decision, reason, decided_by, decided_at,"
                        + " recorded) values (1, ?, ?, '', 1, ?, ?, ?, ?, 'one', 1, 'fang', ?, '', ?, ?, ?)");
        Rows health = new Rows(
                "insert into project_health (project_key, light, computed, judged_on, stale) values (?, ?, ?, ?, false)");
        Rows progress = new Rows(
                "insert into project_progress (project_key, measured_on, percent, planned_percent, items, open_items,"
                        + " overdue_items) values (?, ?, ?, 50, ?, ?, ?)");
        Rows executions = new Rows("insert into ACT_RU_EXECUTION (ID_, REV_, ROOT_PROC_INST_ID_, PROC_INST_ID_,"
                + " BUSINESS_KEY_, IS_ACTIVE_, IS_CONCURRENT_, IS_SCOPE_, IS_EVENT_SCOPE_, SUSPENSION_STATE_, CACHED_ENT_STATE_,"
                + " SEQUENCE_COUNTER_) values (?, 1, ?, ?, ?, true, false, true, false, 1, 0, 1)");
        Rows tasks = new Rows("insert into ACT_RU_TASK (ID_, REV_, EXECUTION_ID_, PROC_INST_ID_, NAME_, TASK_DEF_KEY_,"
                + " ASSIGNEE_, PRIORITY_, CREATE_TIME_, DUE_DATE_, SUSPENSION_STATE_)"
                + " values (?, 1, ?, ?, 'Decide', 'decideGate', 'fang', 50, ?, ?, 1)");
        Rows variables =
                new Rows("insert into ACT_RU_VARIABLE (ID_, REV_, TYPE_, NAME_, EXECUTION_ID_, PROC_INST_ID_, TEXT_,"
                        + " VAR_SCOPE_, SEQUENCE_COUNTER_, IS_CONCURRENT_LOCAL_)"
                        + " values (?, 1, 'string', 'projectKey', ?, ?, ?, ?, 1, false)");
        String dossier = "[" + "\"what was laid before them\",".repeat(300) + "\"\"]";
        for (int n = 1; n <= count; n++) {
            String key = prefix + n;
            keys.add(key);
            String manager = MANAGERS.get(n % MANAGERS.size());
            String phase = PHASES[n % PHASES.length];
            String light = LIGHTS[n % LIGHTS.length];
            LocalDate start = today.minusDays(n % 200);
            LocalDate end = start.plusDays(60 + n % 300);
            String currency = n % 9 == 0 ? "EUR" : "CNY";
            boolean archived = n % 12 == 11;
            projects.add(
                    key,
                    "Campaign " + prefix + " no. " + n,
                    "What it is about. ".repeat(20),
                    MARKETS.get(n % MARKETS.size()),
                    "How it is done. ".repeat(20),
                    start,
                    end,
                    BigDecimal.valueOf(1000L * (n % 50 + 1)),
                    currency,
                    manager,
                    "fleet-sponsor",
                    archived ? "ARCHIVED" : n % 15 == 4 ? "ON_HOLD" : "RUNNING",
                    phase,
                    moment(start.minusDays(20)),
                    archived ? moment(end) : null);
            for (String member : List.of("fleet-x" + n % 7, "fleet-y" + n % 11)) {
                members.add(key, member, moment(start));
            }
            plans.add(key, itemsEach);
            for (int i = 1; i <= itemsEach; i++) {
                LocalDate from = start.plusDays(i % 50);
                boolean done = i % 3 == 0;
                items.add(
                        key + "-" + i,
                        key,
                        i,
                        "Piece of work " + i,
                        "fleet-x" + n % 7,
                        done ? "DONE" : i % 3 == 1 ? "RELEASED" : "PLANNED",
                        done ? 100 : 0,
                        from,
                        from.plusDays(4),
                        i);
            }
            for (int g = 1; g <= 3; g++) {
                goals.add(key + "-G" + g, key, "Raise the visits " + g, end, manager);
            }
            lines.add(key, "MEDIA", 500, 100, 100 + n, currency);
            lines.add(key, "AGENCY", 300, 50, 20, currency);
            lines.add(key, "TRAVEL", 300, 50, 20, "USD");
            boolean planning = phase.equals("PLANNING");
            if (!phase.equals("GOALS")) {
                gates.add(
                        key,
                        "goal",
                        "fleet-" + key + "-g",
                        manager,
                        moment(start.minusDays(15)),
                        dossier,
                        "go",
                        "fang",
                        moment(start.minusDays(12)),
                        true);
                gates.add(
                        key,
                        "plan",
                        "fleet-" + key,
                        manager,
                        moment(today.minusDays(3)),
                        dossier,
                        planning ? "" : "go",
                        planning ? "" : "fang",
                        planning ? null : moment(today.minusDays(2)),
                        !planning);
            }
            if (planning && withTasks) {
                String instance = "fleet-" + key;
                executions.add(instance, instance, instance, key);
                variables.add("fleet-v-" + key, instance, instance, key, instance);
                tasks.add("fleet-t-" + key, instance, instance, moment(today.minusDays(3)), moment(today.plusDays(2)));
            }
            if (light != null) {
                health.add(key, light, light, today);
            }
            if (n % 8 != 0) {
                progress.add(
                        key, today, BigDecimal.valueOf(n % 101), itemsEach, itemsEach * 2 / 3, n % 5 == 2 ? n % 4 : 0);
            }
        }
        List.of(projects, members, plans, items, goals, lines, gates, health, progress)
                .forEach(Rows::flush);
        measure(keys);
        if (withTasks) {
            List.of(executions, tasks, variables).forEach(Rows::flush);
        }
        return keys;
    }

    /** Two goals of each project are measured for weeks: one on its way, one that fell behind. */
    private void measure(List<String> keys) {
        Rows metrics = new Rows("insert into metric (version, project_key, goal_key, name, unit, kind, reading)"
                + " values (1, ?, ?, 'Visits', 'visits', 'GOAL', 'STATE')");
        for (String key : keys) {
            metrics.add(key, key + "-G1");
            metrics.add(key, key + "-G2");
        }
        metrics.flush();
        jdbc.update("""
                insert into reading (version, metric_id, read_on, amount, note, origin, recorded_by, recorded_at)
                select 1, m.id, p.start_date + w.week * 7, case when m.goal_key like '%G1' then 1990 else 1000 end, '', 'HAND',
                       p.manager_id, p.created_at
                  from metric m join project p on p.project_key = m.project_key
                 cross join (values (1), (2), (3), (4)) as w (week)
                 where p.sponsor_id = 'fleet-sponsor' and m.project_key like ?
                """, keys.get(0).replaceAll("\\d+$", "") + "%");
    }

    /** Takes away every fleet there is. */
    static void sink(JdbcTemplate jdbc) {
        String theirs = " where project_key in (select project_key from project where sponsor_id = 'fleet-sponsor')";
        for (String table : List.of(
                "milestone_reading",
                "progress_touch",
                "project_progress",
                "health_override",
                "health_dimension",
                "health_reading",
                "project_health",
                "metric",
                "gate_review",
                "budget_line",
                "goal",
                "work_item",
                "project_plan",
                "project_member")) {
            jdbc.update("delete from " + table + theirs);
        }
        jdbc.update("delete from project where sponsor_id = 'fleet-sponsor'");
    }

    private static Timestamp moment(LocalDate day) {
        return Timestamp.from(
                day.atTime(9, 0).atZone(ZoneId.of("Asia/Shanghai")).toInstant());
    }

    /** Rows of one table, sent together. */
    private final class Rows {

        private final String insert;
        private final List<Object[]> waiting = new ArrayList<>();

        Rows(String insert) {
            this.insert = insert;
        }

        void add(Object... values) {
            waiting.add(values);
        }

        void flush() {
            for (int from = 0; from < waiting.size(); from += BATCH) {
                jdbc.batchUpdate(insert, waiting.subList(from, Math.min(waiting.size(), from + BATCH)));
            }
            waiting.clear();
        }
    }
}
