package org.gatehouse.timesheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.gatehouse.person.People;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Every entry asked for, row by row, in the reader's words. */
@Component
@Transactional(readOnly = true)
class HoursExport {

    private static final List<String> COLUMNS = List.of(
            "timesheet.day",
            "timesheet.project",
            "timesheet.item",
            "timesheet.title.item",
            "timesheet.phase",
            "timesheet.person",
            "timesheet.kind",
            "timesheet.billable",
            "timesheet.hours",
            "timesheet.note",
            "timesheet.status",
            "timesheet.entry",
            "timesheet.corrects");

    private final JdbcClient sql;
    private final WorkKinds kinds;
    private final People people;
    private final MessageSource messages;

    HoursExport(JdbcClient sql, WorkKinds kinds, People people, MessageSource messages) {
        this.sql = sql;
        this.kinds = kinds;
        this.people = people;
        this.messages = messages;
    }

    void write(Totals.Asked asked, boolean sheet, Locale reader, OutputStream out) {
        List<String> headings = COLUMNS.stream()
                .map(column -> messages.getMessage(column, null, reader))
                .toList();
        try (Stream<List<Object>> rows = rows(asked, reader)) {
            if (sheet) {
                HoursFile.sheet(messages.getMessage("timesheet.title", null, reader), headings, rows, out);
            } else {
                HoursFile.csv(headings, rows, out);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Stream<List<Object>> rows(Totals.Asked asked, Locale reader) {
        Map<String, String> kindNames = kinds.names();
        String yes = messages.getMessage("trail.yes", null, reader);
        String no = messages.getMessage("trail.no", null, reader);
        JdbcClient.StatementSpec spec = sql.sql(
                        "select e.id, e.work_day, e.project_key, e.item_key, i.title, i.phase_name,"
                                + " e.person_id, e.kind, e.billable, e.hours, e.note, e.corrects, w.status as week_status,"
                                + " p.status as part_status from time_entry e join work_item i on i.item_key = e.item_key"
                                + " left join person_week w on w.person_id = e.person_id and w.monday = e.monday"
                                + " left join week_part p on p.project_key = e.project_key and p.person_id = e.person_id"
                                + " and p.monday = e.monday where e.work_day between :from and :to"
                                + (asked.projectKey() == null ? "" : " and e.project_key = :project")
                                + " order by e.work_day, e.project_key, e.item_key, e.id")
                .param("from", asked.from())
                .param("to", asked.to());
        return (asked.projectKey() == null ? spec : spec.param("project", asked.projectKey()))
                        .query((row, number) -> {
                            List<Object> cells = new ArrayList<>();
                            cells.add(row.getObject("work_day", LocalDate.class));
                            cells.add(row.getString("project_key"));
                            cells.add(row.getString("item_key"));
                            cells.add(row.getString("title"));
                            cells.add(row.getString("phase_name"));
                            cells.add(people.name(row.getString("person_id")));
                            cells.add(kindNames.getOrDefault(row.getString("kind"), row.getString("kind")));
                            cells.add(row.getBoolean("billable") ? yes : no);
                            cells.add(row.getBigDecimal("hours"));
                            cells.add(row.getString("note"));
                            cells.add(messages.getMessage(
                                    "timesheet.status."
                                            + Week.standing(row.getString("week_status"), row.getString("part_status")),
                                    null,
                                    reader));
                            cells.add(Long.toString(row.getLong("id")));
                            cells.add(row.getLong("corrects") == 0 ? "" : Long.toString(row.getLong("corrects")));
                            return cells;
                        })
                        .stream();
    }
}
