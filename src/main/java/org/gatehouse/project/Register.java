package org.gatehouse.project;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.person.CurrentPerson;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The projects the signed-in person may see, walked in an order that new projects do not upset. */
@Component
@Transactional(readOnly = true)
public class Register {

    /** What the register can be ordered by; ties go by key. */
    public static final Map<String, String> ORDERS =
            Map.of("key", "p.project_key", "name", "p.name", "endDate", "p.end_date", "startDate", "p.start_date");

    private final JdbcClient sql;
    private final Projects projects;
    private final CurrentPerson me;

    Register(JdbcClient sql, Projects projects, CurrentPerson me) {
        this.sql = sql;
        this.projects = projects;
        this.me = me;
    }

    /** A project's line. */
    public record Line(
            String key,
            String name,
            ProjectStatus status,
            Phase phase,
            String managerId,
            String sponsorId,
            LocalDate startDate,
            LocalDate endDate,
            BigDecimal budget,
            String currency,
            Instant createdAt) {}

    /**
     * Which projects; null asks for all.
     *
     * @param text that the name or the key contains, in whatever case
     * @param person who is in the project now or was
     */
    public record Search(ProjectStatus status, Phase phase, String text, String person) {}

    /**
     * A place in the order.
     *
     * @param value of the last line seen in the order's column, written as in JSON
     */
    public record Place(String value, String key) {}

    /**
     * @param order one of {@link #ORDERS}
     * @param after null: from the beginning
     */
    public List<Line> lines(Search search, String order, boolean descending, Place after, int most) {
        Map<String, Object> parameters = new HashMap<>();
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        if (!projects.seesAll()) {
            conditions.add(in("me"));
            parameters.put("me", me.id());
        }
        if (search.person() != null) {
            conditions.add(in("person"));
            parameters.put("person", search.person());
        }
        if (search.status() != null) {
            conditions.add("p.status = :status");
            parameters.put("status", search.status().name());
        }
        if (search.phase() != null) {
            conditions.add("p.phase = :phase");
            parameters.put("phase", search.phase().name());
        }
        if (search.text() != null && !search.text().isBlank()) {
            conditions.add("(lower(p.name) like :text escape '!' or lower(p.project_key) like :text escape '!')");
            String text = search.text().strip().toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0");
            parameters.put("text", "%" + text + "%");
        }
        String column = ORDERS.get(order);
        if (after != null) {
            String behind = descending ? "<" : ">";
            conditions.add("(" + column + " " + behind + " :value or " + column + " = :value and p.project_key "
                    + behind + " :key)");
            parameters.put("value", order.endsWith("Date") ? LocalDate.parse(after.value()) : after.value());
            parameters.put("key", after.key());
        }
        parameters.put("most", most);
        String direction = descending ? " desc" : "";
        return sql.sql("select p.* from project p where " + String.join(" and ", conditions) + " order by " + column
                        + direction + ", p.project_key" + direction + " fetch first :most rows only")
                .params(parameters)
                .query((row, number) -> line(row))
                .list();
    }

    private static String in(String parameter) {
        return "(p.manager_id = :" + parameter + " or p.sponsor_id = :" + parameter
                + " or exists (select 1 from project_member m where m.project_key = p.project_key and m.person_id = :"
                + parameter + "))";
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getString("project_key"),
                row.getString("name"),
                ProjectStatus.valueOf(row.getString("status")),
                Phase.valueOf(row.getString("phase")),
                row.getString("manager_id"),
                row.getString("sponsor_id"),
                row.getObject("start_date", LocalDate.class),
                row.getObject("end_date", LocalDate.class),
                row.getBigDecimal("budget"),
                row.getString("currency"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
