package org.gatehouse.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.gatehouse.resource.Calendars;
import org.gatehouse.schedule.WorkCalendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How long finished work of the house took, against what was planned for it. */
@Component
@Transactional(readOnly = true)
public class TrackRecord {

    private static final String FINISHED = """
            select i.effort_hours, i.duration_minutes, i.actual_start, i.actual_finish,
                (select sum(a.percent) from item_assignment a join project_resource r on r.id = a.resource_id
                    where a.item_key = i.item_key and r.kind in ('PERSON', 'PLACEHOLDER')) as percent
            from work_item i
            where i.status = 'DONE' and i.kind = 'WORK' and i.actual_start is not null and i.actual_finish is not null
                and (i.duration_minutes > 0 or i.effort_hours > 0)
            order by i.actual_finish desc, i.item_key
            fetch first ? rows only
            """;

    private final JdbcClient sql;
    private final Calendars calendars;

    TrackRecord(JdbcClient sql, Calendars calendars) {
        this.sql = sql;
        this.calendars = calendars;
    }

    private record Row(
            BigDecimal effortHours,
            Integer durationMinutes,
            LocalDate actualStart,
            LocalDate actualFinish,
            Integer percent) {}

    /**
     * Working time from start to finish, by the house's calendar and in whole days, over what was planned, of the items
     * that were finished last: 1 is as planned, 2 took twice as long.
     */
    public List<Double> ratios(int most) {
        WorkCalendar house = calendars.house();
        return sql.sql(FINISHED).param(most).query(Row.class).list().stream()
                .map(row -> ratio(row, house))
                .filter(ratio -> ratio > 0)
                .toList();
    }

    private static double ratio(Row row, WorkCalendar house) {
        int percent = row.percent() == null || row.percent() == 0 ? 100 : row.percent();
        double planned = row.durationMinutes() != null && row.durationMinutes() > 0
                ? row.durationMinutes()
                : row.effortHours().doubleValue() * 60 * 100 / percent;
        LocalDateTime from = row.actualStart().atStartOfDay();
        LocalDateTime to = row.actualFinish().plusDays(1).atStartOfDay();
        // Planned in whole days too: what was done within one day was not slower than planned for an hour.
        double day = Math.max(1, house.minutesOn(row.actualStart()));
        return house.between(from, to) / (Math.ceil(planned / day) * day);
    }
}
