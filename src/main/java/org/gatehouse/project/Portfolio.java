package org.gatehouse.project;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.kernel.Role;
import org.gatehouse.person.CurrentPerson;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Projects as a list: managers see all, everybody else those they are in. Two statements, however many there are. */
@Component
@Transactional(readOnly = true)
public class Portfolio {

    public static final int PAGE = 25;

    private static final Map<String, String> SORTS = Map.of(
            "name", "lower(p.name)",
            "key", "p.project_key",
            "start", "p.start_date",
            "end", "p.end_date",
            "budget", "p.budget",
            "phase", "case p.phase when 'GOALS' then 1 when 'PLANNING' then 2 when 'EXECUTION' then 3 else 4 end",
            "status", "p.status");

    private final JdbcTemplate jdbc;
    private final CurrentPerson me;

    Portfolio(JdbcTemplate jdbc, CurrentPerson me) {
        this.jdbc = jdbc;
        this.me = me;
    }

    /**
     * What to show.
     *
     * @param text part of name or key; empty for any
     * @param sort one of {@code name, key, start, end, budget, phase, status}, with {@code -} before it descending
     * @param page from 1
     */
    public record Wish(String text, Phase phase, ProjectStatus status, String sort, int page) {

        public Wish {
            text = text == null ? "" : text.strip();
            String column = sort == null ? "" : sort.replaceFirst("^-", "");
            sort = SORTS.containsKey(column) ? sort : "end";
            page = Math.max(1, Math.min(page, 100_000));
        }

        public boolean isNarrowed() {
            return !text.isEmpty() || phase != null || status != null;
        }
    }

    /** A project's line. */
    public record Line(
            String key,
            String name,
            Phase phase,
            ProjectStatus status,
            String managerId,
            LocalDate startDate,
            LocalDate endDate,
            BigDecimal budget,
            String currency) {}

    /** One page of the list. */
    public record Page(List<Line> lines, int total, int number) {

        public int pages() {
            return Math.max(1, (total + PAGE - 1) / PAGE);
        }
    }

    public Page page(Wish wish) {
        StringBuilder where = new StringBuilder(" where 1 = 1");
        List<Object> arguments = new ArrayList<>();
        if (!me.is(Role.MANAGER)) {
            where.append(" and ").append(takesPart(false));
            arguments.addAll(List.of(me.id(), me.id(), me.id()));
        }
        if (wish.phase() != null) {
            where.append(" and p.phase = ?");
            arguments.add(wish.phase().name());
        }
        if (wish.status() != null) {
            where.append(" and p.status = ?");
            arguments.add(wish.status().name());
        }
        if (!wish.text().isEmpty()) {
            where.append(" and (lower(p.name) like ? escape '!' or lower(p.project_key) like ? escape '!')");
            String pattern = "%" + wish.text().toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
            arguments.addAll(List.of(pattern, pattern));
        }
        Integer total =
                jdbc.queryForObject("select count(*) from project p" + where, Integer.class, arguments.toArray());
        boolean down = wish.sort().startsWith("-");
        String column = SORTS.get(down ? wish.sort().substring(1) : wish.sort());
        arguments.addAll(List.of((wish.page() - 1) * PAGE, PAGE));
        List<Line> lines = jdbc.query(
                "select p.* from project p" + where + " order by " + column + (down ? " desc" : "")
                        + ", p.project_key offset ? rows fetch next ? rows only",
                (row, number) -> line(row),
                arguments.toArray());
        return new Page(lines, total == null ? 0 : total, wish.page());
    }

    /** Open projects the signed-in person is in, ending first; at most {@link #PAGE}. */
    public List<Line> mine() {
        return jdbc.query(
                "select p.* from project p where p.status in ('RUNNING', 'ON_HOLD') and " + takesPart(true)
                        + " order by p.end_date, p.project_key fetch first ? rows only",
                (row, number) -> line(row),
                me.id(),
                me.id(),
                me.id(),
                PAGE);
    }

    private static String takesPart(boolean now) {
        return "(p.manager_id = ? or p.sponsor_id = ? or exists (select 1 from project_member m"
                + " where m.project_key = p.project_key and m.person_id = ?"
                + (now ? " and m.released_at is null" : "") + "))";
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getString("project_key"),
                row.getString("name"),
                Phase.valueOf(row.getString("phase")),
                ProjectStatus.valueOf(row.getString("status")),
                row.getString("manager_id"),
                row.getObject("start_date", LocalDate.class),
                row.getObject("end_date", LocalDate.class),
                row.getBigDecimal("budget"),
                row.getString("currency"));
    }
}
