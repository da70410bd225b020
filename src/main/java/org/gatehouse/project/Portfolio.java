package org.gatehouse.project;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.gatehouse.person.CurrentPerson;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Projects as lines of a list: the open ones somebody works in, for their start page, and any by their keys. */
@Component
@Transactional(readOnly = true)
public class Portfolio {

    private static final int MOST = 25;

    private final JdbcTemplate jdbc;
    private final CurrentPerson me;

    Portfolio(JdbcTemplate jdbc, CurrentPerson me) {
        this.jdbc = jdbc;
        this.me = me;
    }

    /** A project's line. */
    public record Line(String key, String name, Phase phase, ProjectStatus status, LocalDate endDate) {}

    /** Open projects the signed-in person is in, ending first; at most {@value #MOST}. */
    public List<Line> mine() {
        return jdbc.query("""
                select p.project_key, p.name, p.phase, p.status, p.end_date
                  from project p
                 where p.status in ('RUNNING', 'ON_HOLD')
                   and (p.manager_id = ? or p.sponsor_id = ?
                        or exists (select 1 from project_member m
                                    where m.project_key = p.project_key and m.person_id = ? and m.released_at is null))
                 order by p.end_date, p.project_key fetch first ? rows only
                """, (row, number) -> line(row), me.id(), me.id(), me.id(), MOST);
    }

    /** These projects in any order, without asking who wants to know. */
    public List<Line> lines(Collection<String> keys) {
        return keys.isEmpty()
                ? List.of()
                : jdbc.query(
                        "select p.project_key, p.name, p.phase, p.status, p.end_date from project p where p.project_key in ("
                                + String.join(", ", Collections.nCopies(keys.size(), "?")) + ")",
                        (row, number) -> line(row),
                        keys.toArray());
    }

    /** All projects by key, a page of them, without asking who wants to know. */
    public List<Line> all(int from, int most) {
        return jdbc.query(
                "select p.project_key, p.name, p.phase, p.status, p.end_date from project p order by p.project_key"
                        + " offset ? rows fetch first ? rows only",
                (row, number) -> line(row),
                from,
                most);
    }

    /** How many there are at all. */
    public int count() {
        return jdbc.queryForObject("select count(*) from project", Integer.class);
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getString("project_key"),
                row.getString("name"),
                Phase.valueOf(row.getString("phase")),
                ProjectStatus.valueOf(row.getString("status")),
                row.getObject("end_date", LocalDate.class));
    }
}
