package org.gatehouse.timesheet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Items by their keys or by who works on them, over all projects, in one statement each. */
@Component
class ItemLines {

    private static final String LINE = """
            select i.item_key as "key", i.title, i.project_key, p.name as project_name, i.effort_hours as effort,
                   i.actual_start as start, i.start_date as planned, i.actual_finish as finish,
                   p.start_date as project_start, p.created_at,
                   case when p.status = 'RUNNING' and i.kind <> 'SUMMARY' and i.status not in ('PLANNED', 'CANCELLED')
                        then true else false end as writable
              from work_item i join project p on p.project_key = i.project_key
            """;

    private final JdbcClient sql;
    private final Clock clock;

    ItemLines(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    Map<String, ItemLine> of(Collection<String> keys) {
        return keys.isEmpty()
                ? Map.of()
                : sql.sql(LINE + " where i.item_key in (:keys)").param("keys", keys).query(this::line).list().stream()
                        .collect(Collectors.toMap(ItemLine::key, Function.identity()));
    }

    /** What a person owns or is assigned to in running projects and may enter hours on, what is worked on first. */
    List<ItemLine> worked(String person) {
        return sql.sql(LINE + """
                 where p.status = 'RUNNING' and i.kind <> 'SUMMARY' and i.status not in ('PLANNED', 'CANCELLED')
                   and (i.owner_id = :person or exists (select 1 from item_assignment a
                        join project_resource r on r.id = a.resource_id
                        where a.item_key = i.item_key and r.person_id = :person))
                 order by case i.status when 'IN_PROGRESS' then 0 when 'RELEASED' then 1 when 'IN_ACCEPTANCE' then 2 else 3 end,
                       coalesce(i.actual_finish, i.actual_start) desc nulls last, i.project_key, i.item_number
                 fetch first 300 rows only
                """).param("person", person).query(this::line).list();
    }

    private ItemLine line(ResultSet row, int number) throws SQLException {
        return new ItemLine(
                row.getString("key"),
                row.getString("title"),
                row.getString("project_key"),
                row.getString("project_name"),
                row.getBigDecimal("effort"),
                row.getObject("start", LocalDate.class),
                row.getObject("planned", LocalDate.class),
                row.getObject("finish", LocalDate.class),
                ItemLine.firstDay(
                        row.getObject("project_start", LocalDate.class),
                        Weeks.instant(row, "created_at"),
                        clock.getZone()),
                row.getBoolean("writable"));
    }
}
