package org.gatehouse.inbox;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.Priority;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Work items as inbox, boards and calendars list them: one statement each, however many there are. */
@Repository
@Transactional(readOnly = true)
class ItemRows {

    /** Days for which a board keeps what is done. */
    static final int DONE_DAYS = 14;

    private static final String COLUMNS = """
            i.item_key, i.item_number, i.project_key, p.name as project, p.status as project_status,
            i.title, i.owner_id, i.status, i.progress, i.finish_date as due, i.priority, i.gate_condition, i.needs_acceptance
            """;
    private static final String SHOWN = """
             i.kind <> 'SUMMARY' and (i.status in ('PLANNED', 'RELEASED', 'IN_PROGRESS', 'IN_ACCEPTANCE')
                                      or i.status = 'DONE' and i.actual_finish >= :since)
            """;

    private final JdbcClient sql;

    ItemRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** A work item's line. */
    record Row(
            String itemKey,
            int number,
            String projectKey,
            String project,
            String projectStatus,
            String title,
            String ownerId,
            ItemStatus status,
            int progress,
            LocalDate due,
            Priority priority,
            boolean gateCondition,
            boolean needsAcceptance) {

        public boolean isOverdue(LocalDate today) {
            return status.isOpen() && due != null && due.isBefore(today);
        }
    }

    /** A line, and how many there are in its column of a board. */
    record Counted(Row row, int count) {}

    /** What belongs to a person and is not done, in open projects. */
    List<Row> openOf(String person) {
        return sql.sql("select " + COLUMNS + """
                         from work_item i join project p on p.project_key = i.project_key
                        where i.owner_id = :person and i.kind <> 'SUMMARY' and p.status in ('RUNNING', 'ON_HOLD')
                          and i.status in ('PLANNED', 'RELEASED', 'IN_PROGRESS', 'IN_ACCEPTANCE')
                        """)
                .param("person", person)
                .query((row, number) -> row(row))
                .list();
    }

    /**
     * What of the items a board shows.
     *
     * @param owner empty for everybody's
     * @param project key; empty for all
     * @param text in title, key or project's name; empty for whatever
     */
    record Cut(String owner, String project, String text, DueWish due) {

        private String condition() {
            return (owner.isEmpty() ? "" : " and i.owner_id = :owner")
                    + (project.isEmpty() ? "" : " and i.project_key = :project")
                    + (text.isEmpty()
                            ? ""
                            : " and (lower(i.title) like :text escape '!' or lower(i.item_key) like :text escape '!'"
                                    + " or lower(p.name) like :text escape '!')")
                    + (due.isAny()
                            ? ""
                            : due.isNone() ? " and i.finish_date is null" : " and i.finish_date between :from and :to")
                    + (due.isOverdue() ? " and i.status <> 'DONE'" : "");
        }

        private String pattern() {
            return "%" + text.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
        }
    }

    /** A board of open projects, by column those due first: at most so many in each. */
    List<Counted> boardOf(Cut cut, int most, LocalDate today) {
        return board(" and p.status in ('RUNNING', 'ON_HOLD')", cut, most, today);
    }

    /** A project's board, whatever became of it. */
    List<Counted> boardOfProject(Cut cut, int most, LocalDate today) {
        return board("", cut, most, today);
    }

    private List<Counted> board(String open, Cut cut, int most, LocalDate today) {
        return sql.sql("select * from (select " + COLUMNS + """
                        , row_number() over (partition by i.status order by
                                case when i.status = 'DONE' then 0 when i.finish_date is null then 1 else 0 end,
                                case when i.status = 'DONE' then null else i.finish_date end, i.actual_finish desc,
                                i.project_key, i.item_number) as place
                        , count(*) over (partition by i.status) as in_column
                         from work_item i join project p on p.project_key = i.project_key
                        where\s""" + SHOWN + open + cut.condition()
                        + ") ranked where place <= :most order by place")
                .param("owner", cut.owner())
                .param("project", cut.project())
                .param("text", cut.pattern())
                .param("from", cut.due().from(today))
                .param("to", cut.due().to(today))
                .param("since", today.minusDays(DONE_DAYS))
                .param("most", most)
                .query((row, number) -> new Counted(row(row), row.getInt("in_column")))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("item_key"),
                row.getInt("item_number"),
                row.getString("project_key"),
                row.getString("project"),
                row.getString("project_status"),
                row.getString("title"),
                row.getString("owner_id"),
                ItemStatus.valueOf(row.getString("status")),
                row.getInt("progress"),
                row.getObject("due", LocalDate.class),
                Priority.valueOf(row.getString("priority")),
                row.getBoolean("gate_condition"),
                row.getBoolean("needs_acceptance"));
    }

    /** What is due in a project from one day to another, cancelled items left out. */
    List<Row> dueInProject(String project, LocalDate from, LocalDate to, int most) {
        return sql.sql("select " + COLUMNS + """
                         from work_item i join project p on p.project_key = i.project_key
                        where i.project_key = :project and i.kind <> 'SUMMARY' and i.status <> 'CANCELLED'
                          and i.finish_date between :from and :to
                        order by i.finish_date, i.item_number fetch first :most rows only
                        """)
                .param("project", project)
                .param("from", from)
                .param("to", to)
                .param("most", most)
                .query((row, number) -> row(row))
                .list();
    }

    /** Running projects a person manages, in a phase in which items may come to the plan; by name. */
    List<Place> placesToAdd(String person) {
        return sql.sql("""
                        select project_key, name from project
                         where manager_id = :person and status = 'RUNNING' and phase in ('GOALS', 'PLANNING', 'EXECUTION')
                         order by lower(name), project_key fetch first 200 rows only
                        """).param("person", person).query(Place.class).list();
    }

    /** A project one may choose. */
    record Place(String projectKey, String name) {}

    /** Hours somebody booked from one day to another, newest entry of a day first. */
    List<Booked> hours(String person, LocalDate from, LocalDate to) {
        return sql.sql("""
                        select e.id, e.item_key, e.project_key, i.title, e.work_day, e.hours, e.note
                          from time_entry e join work_item i on i.item_key = e.item_key
                         where e.person_id = :person and e.work_day between :from and :to
                         order by e.work_day, e.id desc
                        """)
                .param("person", person)
                .param("from", from)
                .param("to", to)
                .query(Booked.class)
                .list();
    }

    /** Hours on an item on one day. */
    record Booked(
            long id,
            String itemKey,
            String projectKey,
            String title,
            LocalDate workDay,
            BigDecimal hours,
            String note) {}
}
