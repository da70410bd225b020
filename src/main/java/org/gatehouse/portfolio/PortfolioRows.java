package org.gatehouse.portfolio;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.gatehouse.engine.Inbox;
import org.gatehouse.goal.Trajectories;
import org.gatehouse.goal.Trajectory;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.project.Phase;
import org.gatehouse.project.ProjectStatus;
import org.gatehouse.project.Projects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Projects out of the tables of many rooms: managers see all, everybody else those they are or were in. It only reads.
 * Each method is a fixed number of statements, however many projects there are and however much is in them.
 */
@Component
@Transactional(readOnly = true)
class PortfolioRows {

    static final int PAGE = 25;

    /** No page, and no file, holds more. */
    static final int MOST = 20_000;

    private static final String FROM = """
             from project p
             left join project_health h on h.project_key = p.project_key
             left join project_progress g on g.project_key = p.project_key
            """;

    /** Line ends are blanks; a literal, because a parameter would not be the same expression twice. */
    private static final String MARKET =
            "trim(substring(replace(replace(p.target_market, '\r', ''), '\n', ' '), 1, 200))";

    /** Paid and ordered in the project's own currency. */
    private static final String USED = """
            select b.project_key, sum(b.committed + b.actual) as used
              from budget_line b join project o on o.project_key = b.project_key and o.currency = b.currency
            """;

    private static final LocalDate[] NO_PLAN = new LocalDate[2];

    private static final String OPEN = "p.status in ('RUNNING', 'ON_HOLD')";

    private static final Map<String, String> SORTS = Map.ofEntries(
            Map.entry("name", "lower(p.name)"),
            Map.entry("key", "p.project_key"),
            Map.entry(
                    "phase",
                    "case p.phase when 'GOALS' then 1 when 'PLANNING' then 2 when 'EXECUTION' then 3 else 4 end"),
            Map.entry("status", "p.status"),
            Map.entry("health", "case h.light when 'RED' then 1 when 'AMBER' then 2 when 'GREEN' then 3 else 4 end"),
            Map.entry("market", "lower(" + MARKET + ")"),
            Map.entry("start", "p.start_date"),
            Map.entry("end", "p.end_date"),
            Map.entry("progress", "coalesce(g.percent, 0)"),
            Map.entry("overdue", "coalesce(g.overdue_items, 0)"),
            Map.entry("budget", "p.budget"));

    private final JdbcTemplate jdbc;
    private final CurrentPerson me;
    private final Projects projects;
    private final Inbox inbox;
    private final Trajectories trajectories;
    private final Clock clock;

    PortfolioRows(
            JdbcTemplate jdbc,
            CurrentPerson me,
            Projects projects,
            Inbox inbox,
            Trajectories trajectories,
            Clock clock) {
        this.jdbc = jdbc;
        this.me = me;
        this.projects = projects;
        this.inbox = inbox;
        this.trajectories = trajectories;
        this.clock = clock;
    }

    /** One page of the projects. */
    record Page(List<ProjectLine> lines, int total, int number) {

        public int pages() {
            return pages(total);
        }

        private static int pages(int total) {
            return Math.max(1, (total + PAGE - 1) / PAGE);
        }
    }

    /** What can be chosen among the projects the reader may see. */
    record Choices(List<String> managers, List<String> sponsors, List<String> markets, List<String> quarters) {}

    /** A part of a statement with what stands for its question marks. */
    private record Sql(String text, List<Object> arguments) {

        Object[] and(Object... more) {
            List<Object> all = new ArrayList<>(arguments);
            Collections.addAll(all, more);
            return all.toArray();
        }
    }

    /** @param number from 1; beyond the last page, the last one */
    Page page(Wish wish, int number) {
        Sql where = where(wish);
        Integer counted = jdbc.queryForObject("select count(*)" + FROM + where.text(), Integer.class, where.and());
        int total = counted == null ? 0 : counted;
        int shown = Math.max(1, Math.min(number, Page.pages(total)));
        return new Page(lines(wish, where, (shown - 1) * PAGE, PAGE, null), total, shown);
    }

    /** All of them, at most {@link #MOST}. */
    List<ProjectLine> all(Wish wish) {
        Sql where = where(wish);
        return lines(wish, where, 0, MOST, new Sql("select p.project_key" + FROM + where.text(), where.arguments()));
    }

    Choices choices() {
        Sql seen = where(Wish.of(Map.of()));
        List<Object> arguments = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        List<String> columns = List.of("p.manager_id", "p.sponsor_id", MARKET, quarter());
        for (int kind = 0; kind < columns.size(); kind++) {
            parts.add("select distinct " + kind + " as kind, " + columns.get(kind) + " as choice" + FROM + seen.text());
            arguments.addAll(seen.arguments());
        }
        Map<Integer, List<String>> found = new HashMap<>();
        jdbc.query(
                String.join(" union all ", parts),
                row -> {
                    found.computeIfAbsent(row.getInt("kind"), any -> new ArrayList<>())
                            .add(row.getString("choice"));
                },
                arguments.toArray());
        return new Choices(
                found.getOrDefault(0, List.of()),
                found.getOrDefault(1, List.of()),
                once(found.getOrDefault(2, List.of())),
                found.getOrDefault(3, List.of()).stream().sorted().toList());
    }

    /** Groups of projects, ordered by what they have in common; a page of them. */
    RollUp rollUp(Wish wish, RollUp.By by, int number) {
        Sql where = where(wish);
        String common = switch (by) {
            case MARKET -> "lower(" + MARKET + ")";
            case MANAGER -> "p.manager_id";
            case QUARTER -> quarter();
        };
        Integer counted = jdbc.queryForObject(
                "select count(distinct " + common + ")" + FROM + where.text(), Integer.class, where.and());
        int total = counted == null ? 0 : counted;
        int shown = Math.max(1, Math.min(number, Page.pages(total)));
        List<Object> arguments = new ArrayList<>(where.arguments());
        arguments.addAll(where.arguments());
        arguments.addAll(List.of((shown - 1) * PAGE, PAGE));
        List<RollUp.Part> parts = jdbc.query(
                "select " + common + " as common, min(" + (by == RollUp.By.MARKET ? MARKET : common) + ") as name, "
                        + "p.currency, count(*) as projects,"
                        + " sum(case when h.light = 'GREEN' then 1 else 0 end) as green,"
                        + " sum(case when h.light = 'AMBER' then 1 else 0 end) as amber,"
                        + " sum(case when h.light = 'RED' then 1 else 0 end) as red,"
                        + " sum(case when " + overdue() + " then 1 else 0 end) as overdue,"
                        + " sum(p.budget) as budget, sum(coalesce(u.used, 0)) as used,"
                        + " sum(case when g.measured_on is not null then p.budget end) as weight,"
                        + " sum(case when g.measured_on is not null then g.percent * p.budget end) as weighted"
                        + FROM + " left join (" + USED + " group by b.project_key) u on u.project_key = p.project_key"
                        + where.text() + " and " + common + " in (select " + common + FROM + where.text() + " group by "
                        + common + " order by " + common + " offset ? rows fetch next ? rows only)"
                        + " group by " + common + ", p.currency order by " + common + ", p.currency",
                (row, at) -> part(row),
                withToday(arguments));
        return new RollUp(by, RollUp.Group.of(parts), total, shown, Page.pages(total));
    }

    private List<ProjectLine> lines(Wish wish, Sql where, int offset, int limit, Sql keysOfAll) {
        boolean down = wish.sort().startsWith("-");
        List<Row> rows = jdbc.query(
                "select p.project_key, p.name, p.phase, p.status, h.light, p.manager_id, p.sponsor_id, " + MARKET
                        + " as market, p.start_date, p.end_date, p.created_at, p.ended_at, p.budget, p.currency,"
                        + " g.measured_on, g.percent, g.overdue_items" + FROM + where.text() + " order by "
                        + SORTS.get(wish.sort().replaceFirst("^-", "")) + (down ? " desc" : "")
                        + ", p.project_key offset ? rows fetch next ? rows only",
                (row, at) -> row(row),
                where.and(offset, limit));
        List<String> shown = rows.stream().map(Row::key).toList();
        Sql keys = keysOfAll != null
                ? keysOfAll
                : new Sql(
                        shown.isEmpty() ? "''" : String.join(", ", Collections.nCopies(shown.size(), "?")),
                        List.copyOf(shown));
        Map<String, BigDecimal> used = used(keys);
        Map<String, LocalDate[]> spans = spans(keys);
        Map<String, Map<String, GateStop>> gates = gates(keys);
        Map<String, GoalTally> goals = goals(keys, shown);
        LocalDate today = today();
        return rows.stream()
                .map(row -> line(
                        row,
                        used.getOrDefault(row.key(), BigDecimal.ZERO),
                        goals.getOrDefault(row.key(), GoalTally.NONE),
                        Course.of(
                                new Course.Facts(
                                        row.phase(),
                                        row.created(),
                                        row.start(),
                                        row.end(),
                                        row.ended(),
                                        spans.getOrDefault(row.key(), NO_PLAN)[0],
                                        spans.getOrDefault(row.key(), NO_PLAN)[1],
                                        gates.getOrDefault(row.key(), Map.of())),
                                today)))
                .toList();
    }

    private Map<String, BigDecimal> used(Sql keys) {
        Map<String, BigDecimal> used = new HashMap<>();
        jdbc.query(
                USED + " where b.project_key in (" + keys.text() + ") group by b.project_key",
                row -> {
                    used.put(row.getString("project_key"), row.getBigDecimal("used"));
                },
                keys.and());
        return used;
    }

    /** First start and last finish of each plan. */
    private Map<String, LocalDate[]> spans(Sql keys) {
        Map<String, LocalDate[]> spans = new HashMap<>();
        jdbc.query(
                "select i.project_key, min(i.start_date) as first_start, max(i.finish_date) as last_finish"
                        + " from work_item i where i.project_key in (" + keys.text()
                        + ") and i.status <> 'CANCELLED' group by i.project_key",
                row -> {
                    spans.put(row.getString("project_key"), new LocalDate[] {
                        row.getObject("first_start", LocalDate.class), row.getObject("last_finish", LocalDate.class)
                    });
                },
                keys.and());
        return spans;
    }

    private record Goal(String projectKey, String key, LocalDate readOn, BigDecimal value) {}

    /**
     * Goals by project, each judged by its last reading: against the trajectory that was in force on its day. Where
     * readings tell what came about since the last one, their sum counts, on from the value at the beginning.
     */
    private Map<String, GoalTally> goals(Sql keys, List<String> shown) {
        List<Goal> goals = jdbc.query(
                "select g.project_key, g.goal_key, l.read_on, case when m.reading = 'AMOUNT' then coalesce(g.baseline_value, 0)"
                        + " + (select sum(a.amount) from reading a where a.metric_id = m.id) else l.amount end as comparable"
                        + " from goal g left join metric m on m.goal_key = g.goal_key"
                        + " left join reading l on l.metric_id = m.id"
                        + " and l.read_on = (select max(x.read_on) from reading x where x.metric_id = m.id)"
                        + " where g.project_key in (" + keys.text() + ")",
                (row, at) -> new Goal(
                        row.getString("project_key"),
                        row.getString("goal_key"),
                        row.getObject("read_on", LocalDate.class),
                        row.getBigDecimal("comparable")),
                keys.and());
        Map<String, List<Trajectory>> courses = trajectories.ofProjects(shown);
        Map<String, GoalTally> tallies = new HashMap<>();
        for (Goal goal : goals) {
            boolean read = goal.readOn() != null;
            List<Trajectory> versions = courses.getOrDefault(goal.key(), List.of());
            boolean onCourse = read
                    && (versions.isEmpty()
                            || !Trajectory.inForce(versions, goal.readOn()).isLeftBy(goal.readOn(), goal.value()));
            tallies.merge(goal.projectKey(), new GoalTally(1, read ? 1 : 0, onCourse ? 1 : 0), GoalTally::plus);
        }
        return tallies;
    }

    private record Review(String projectKey, String gate, String decision, LocalDate day, String instance) {}

    /** How the gates of each project stand, each where it stood last; of the gates of changes only one that waits. */
    private Map<String, Map<String, GateStop>> gates(Sql keys) {
        List<Review> reviews = jdbc.query(
                "select r.project_key, r.gate, r.decision, r.submitted_at, r.decided_at, r.process_instance_id"
                        + " from gate_review r where r.project_key in (" + keys.text()
                        + ") and (r.gate <> 'change' or r.decision = '') order by r.id",
                (row, at) -> new Review(
                        row.getString("project_key"),
                        row.getString("gate"),
                        row.getString("decision"),
                        day(
                                row.getString("decision").isEmpty()
                                        ? row.getTimestamp("submitted_at")
                                        : row.getTimestamp("decided_at")),
                        row.getString("process_instance_id")),
                keys.and());
        Map<String, Instant> due = inbox.dueIn(reviews.stream()
                .filter(review -> review.decision().isEmpty())
                .map(Review::instance)
                .toList());
        Map<String, Map<String, GateStop>> gates = new HashMap<>();
        for (Review review : reviews) {
            boolean open = review.decision().isEmpty();
            boolean passed = review.decision().startsWith("go");
            Instant until = due.get(review.instance());
            gates.computeIfAbsent(review.projectKey(), any -> new HashMap<>())
                    .put(
                            review.gate(),
                            new GateStop(
                                    review.gate(),
                                    open
                                            ? GateStop.State.WAITING
                                            : passed ? GateStop.State.PASSED : GateStop.State.AHEAD,
                                    review.day(),
                                    open && until != null ? LocalDate.ofInstant(until, clock.getZone()) : null));
        }
        return gates;
    }

    private Sql where(Wish wish) {
        StringBuilder where = new StringBuilder(" where 1 = 1");
        List<Object> arguments = new ArrayList<>();
        if (!projects.seesAll()) {
            where.append(" and ").append(takesPart(""));
            arguments.addAll(List.of(me.id(), me.id(), me.id()));
        }
        if (wish.mine()) {
            where.append(" and ").append(takesPart(" and m.released_at is null"));
            arguments.addAll(List.of(me.id(), me.id(), me.id()));
        }
        if (!wish.text().isEmpty()) {
            where.append(" and (lower(p.name) like ? escape '!' or lower(p.project_key) like ? escape '!')");
            String pattern = "%" + wish.text().toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
            arguments.addAll(List.of(pattern, pattern));
        }
        if (wish.phase() != null) {
            where.append(" and p.phase = ?");
            arguments.add(wish.phase().name());
        }
        if (wish.status() != null) {
            where.append(" and p.status = ?");
            arguments.add(wish.status().name());
        }
        if (wish.health().equals("grey")) {
            where.append(" and (h.light is null or h.light = 'GREY')");
        } else if (!wish.health().isEmpty()) {
            where.append(" and h.light = ?");
            arguments.add(wish.health().toUpperCase(Locale.ROOT));
        }
        if (!wish.manager().isEmpty()) {
            where.append(" and p.manager_id = ?");
            arguments.add(wish.manager());
        }
        if (!wish.sponsor().isEmpty()) {
            where.append(" and p.sponsor_id = ?");
            arguments.add(wish.sponsor());
        }
        if (!wish.market().isEmpty()) {
            where.append(" and lower(" + MARKET + ") = lower(?)");
            arguments.add(wish.market());
        }
        if (wish.quarter() != null) {
            where.append(" and p.end_date >= ? and p.end_date < ?");
            arguments.addAll(List.of(wish.quarter().first(), wish.quarter().after()));
        }
        if (wish.overdue()) {
            where.append(" and ").append(overdue());
            arguments.add(today());
        }
        return new Sql(where.toString(), List.copyOf(arguments));
    }

    /** Open, and beyond its end or with an item that is; asks for today. */
    private static String overdue() {
        return "(" + OPEN + " and (p.end_date < ? or coalesce(g.overdue_items, 0) > 0))";
    }

    private Object[] withToday(List<Object> arguments) {
        List<Object> all = new ArrayList<>(List.of(today()));
        all.addAll(arguments);
        return all.toArray();
    }

    /** As {@link Quarter} writes it. */
    private static String quarter() {
        return "(extract(year from p.end_date) || '-Q' || extract(quarter from p.end_date))";
    }

    private static String takesPart(String released) {
        return "(p.manager_id = ? or p.sponsor_id = ? or exists (select 1 from project_member m"
                + " where m.project_key = p.project_key and m.person_id = ?" + released + "))";
    }

    /** A market written in capitals and in small letters is one. */
    private static List<String> once(List<String> markets) {
        Map<String, String> once = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        markets.stream().filter(market -> !market.isEmpty()).forEach(market -> once.putIfAbsent(market, market));
        return List.copyOf(once.values());
    }

    private record Row(
            String key,
            String name,
            Phase phase,
            ProjectStatus status,
            String health,
            String manager,
            String sponsor,
            String market,
            LocalDate start,
            LocalDate end,
            LocalDate created,
            LocalDate ended,
            BigDecimal budget,
            String currency,
            BigDecimal progress,
            int overdueItems) {}

    private Row row(ResultSet row) throws SQLException {
        String light = row.getString("light");
        return new Row(
                row.getString("project_key"),
                row.getString("name"),
                Phase.valueOf(row.getString("phase")),
                ProjectStatus.valueOf(row.getString("status")),
                light == null ? "grey" : light.toLowerCase(Locale.ROOT),
                row.getString("manager_id"),
                row.getString("sponsor_id"),
                row.getString("market"),
                row.getObject("start_date", LocalDate.class),
                row.getObject("end_date", LocalDate.class),
                day(row.getTimestamp("created_at")),
                day(row.getTimestamp("ended_at")),
                row.getBigDecimal("budget"),
                row.getString("currency"),
                row.getObject("measured_on") == null ? null : row.getBigDecimal("percent"),
                row.getInt("overdue_items"));
    }

    private static ProjectLine line(Row row, BigDecimal used, GoalTally goals, Course course) {
        return new ProjectLine(
                row.key(),
                row.name(),
                row.phase(),
                row.status(),
                row.health(),
                row.manager(),
                row.sponsor(),
                row.market(),
                row.start(),
                row.end(),
                row.budget(),
                used,
                row.currency(),
                row.progress(),
                row.overdueItems(),
                goals,
                course);
    }

    private static RollUp.Part part(ResultSet row) throws SQLException {
        return new RollUp.Part(
                row.getString("common"),
                row.getString("name"),
                row.getString("currency"),
                row.getInt("projects"),
                row.getInt("green"),
                row.getInt("amber"),
                row.getInt("red"),
                row.getInt("overdue"),
                row.getBigDecimal("budget"),
                row.getBigDecimal("used"),
                row.getBigDecimal("weight"),
                row.getBigDecimal("weighted"));
    }

    private LocalDate day(Timestamp stored) {
        return stored == null ? null : LocalDate.ofInstant(stored.toInstant(), clock.getZone());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
