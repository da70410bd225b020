package org.gatehouse.timesheet;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hours of a project, or of all, added up in the database; who may ask is the caller's affair. */
@Component
@Transactional(readOnly = true)
class Totals {

    private static final String SUMS = """
            coalesce(sum(e.hours), 0) as hours_sum,
            coalesce(sum(case when e.billable then e.hours else 0 end), 0) as billable_sum,
            coalesce(sum(case when p.status = 'APPROVED' or w.status = 'APPROVED' then e.hours else 0 end), 0) as approved_sum
              from time_entry e
              join work_item i on i.item_key = e.item_key
              left join person_week w on w.person_id = e.person_id and w.monday = e.monday
              left join week_part p on p.project_key = e.project_key and p.person_id = e.person_id and p.monday = e.monday
             where e.work_day between :from and :to
            """;

    private final JdbcClient sql;

    Totals(JdbcClient sql) {
        this.sql = sql;
    }

    /** @param projectKey null for all projects */
    record Asked(String projectKey, LocalDate from, LocalDate to) {

        private String only() {
            return projectKey == null ? "" : " and e.project_key = :project";
        }
    }

    /** All of it in one number. */
    Total whole(Asked asked) {
        return bound(asked, "select '' as name, " + SUMS + asked.only())
                .query(Totals::total)
                .single();
    }

    int count(Asked asked, Dimension by) {
        return bound(
                        asked,
                        "select count(*) from (select " + by.sql() + " as name, " + SUMS + asked.only() + " group by "
                                + by.sql() + ") sums")
                .query(Integer.class)
                .single();
    }

    /** Most hours first, months in their order. */
    List<Total> by(Asked asked, Dimension by, int offset, int limit) {
        String order = by == Dimension.MONTH ? "name" : "hours_sum desc, name";
        return bound(
                        asked,
                        "select " + by.sql() + " as name, " + SUMS + asked.only() + " group by " + by.sql()
                                + " order by " + order + " offset " + offset + " rows fetch next " + limit
                                + " rows only")
                .query(Totals::total)
                .list();
    }

    /** Hours that these projects' work was estimated at, without what was cancelled. */
    Map<String, BigDecimal> estimates(Collection<String> projectKeys) {
        return projectKeys.isEmpty()
                ? Map.of()
                : sql
                        .sql(
                                "select project_key as name, sum(effort_hours) as hours from work_item where project_key in"
                                        + " (:keys) and kind = 'WORK' and status <> 'CANCELLED' and effort_hours is not null"
                                        + " group by project_key")
                        .param("keys", projectKeys)
                        .query((row, number) -> Map.entry(row.getString("name"), row.getBigDecimal("hours")))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private JdbcClient.StatementSpec bound(Asked asked, String statement) {
        JdbcClient.StatementSpec spec =
                sql.sql(statement).param("from", asked.from()).param("to", asked.to());
        return asked.projectKey() == null ? spec : spec.param("project", asked.projectKey());
    }

    private static Total total(ResultSet row, int number) throws SQLException {
        return new Total(
                row.getString("name"),
                row.getBigDecimal("hours_sum"),
                row.getBigDecimal("billable_sum"),
                row.getBigDecimal("approved_sum"));
    }
}
