package org.gatehouse.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people and roles are planned with, over all projects; in one statement. */
@Component
@Transactional(readOnly = true)
public class Bookings {

    private static final String OPEN = """
            select i.item_key, i.project_key, i.title, i.owner_id, i.effort_hours, i.progress,
                i.start_at, i.finish_at, i.start_date, i.finish_date,
                r.id as resource_id, r.person_id, a.percent
            from work_item i
            join project p on p.project_key = i.project_key and p.status in ('RUNNING', 'ON_HOLD')
            left join item_assignment a on a.item_key = i.item_key and exists (select 1 from project_resource w
                where w.id = a.resource_id and w.kind in ('PERSON', 'PLACEHOLDER'))
            left join project_resource r on r.id = a.resource_id
            where i.kind = 'WORK' and i.status not in ('DONE', 'CANCELLED')
                and i.start_date < :until and i.finish_date >= :from
            """;

    private static final String THEIRS = " and (i.owner_id in (:persons) or i.item_key in (select o.item_key"
            + " from item_assignment o join project_resource x on x.id = o.resource_id where x.person_id in (:persons)))";

    private final JdbcClient sql;

    Bookings(JdbcClient sql) {
        this.sql = sql;
    }

    private record Row(
            String itemKey,
            String projectKey,
            String title,
            String ownerId,
            BigDecimal effortHours,
            int progress,
            LocalDateTime startAt,
            LocalDateTime finishAt,
            LocalDate startDate,
            LocalDate finishDate,
            Long resourceId,
            String personId,
            Integer percent) {}

    /**
     * Work between the days, of every project that is under way, whoever asks.
     *
     * @param from work that ended before is left out
     * @param until first day that is not asked about
     */
    public List<Booking> between(LocalDate from, LocalDate until) {
        return bookings(
                sql.sql(OPEN + " order by i.item_key").param("from", from).param("until", until));
    }

    /** As {@link #between}, of one project. */
    public List<Booking> ofProject(String projectKey, LocalDate from, LocalDate until) {
        return bookings(sql.sql(OPEN + " and i.project_key = :project order by i.item_key")
                .param("from", from)
                .param("until", until)
                .param("project", projectKey));
    }

    /** As {@link #between}, of items that any of these people works on; others on the same items are in it too. */
    public List<Booking> ofPeople(Collection<String> persons, LocalDate from, LocalDate until) {
        return persons.isEmpty()
                ? List.of()
                : bookings(sql.sql(OPEN + THEIRS + " order by i.item_key")
                        .param("from", from)
                        .param("until", until)
                        .param("persons", persons));
    }

    private static List<Booking> bookings(JdbcClient.StatementSpec open) {
        Map<String, List<Row>> rows =
                open.query(Row.class).list().stream().collect(Collectors.groupingBy(Row::itemKey));
        List<Booking> bookings = new ArrayList<>();
        rows.values().forEach(item -> add(item, bookings));
        return bookings;
    }

    private static void add(List<Row> item, List<Booking> bookings) {
        int whole = item.stream()
                .filter(row -> row.percent() != null)
                .mapToInt(Row::percent)
                .sum();
        for (Row row : item) {
            boolean assigned = row.percent() != null && whole > 0;
            if (!assigned && row.ownerId().isEmpty()) {
                continue;
            }
            Double left =
                    row.effortHours() == null ? null : row.effortHours().doubleValue() * (100 - row.progress()) / 100;
            boolean role = assigned && row.personId() == null;
            bookings.add(new Booking(
                    row.projectKey(),
                    row.itemKey(),
                    row.title(),
                    role ? null : assigned ? row.personId() : row.ownerId(),
                    role ? row.resourceId() : 0,
                    left == null ? null : assigned ? left * row.percent() / whole : left,
                    assigned ? row.percent() : 100,
                    row.startAt() == null ? row.startDate().atStartOfDay() : row.startAt(),
                    row.finishAt() == null ? row.finishDate().plusDays(1).atStartOfDay() : row.finishAt()));
        }
    }
}
