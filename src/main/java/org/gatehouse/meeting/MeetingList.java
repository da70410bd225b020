package org.gatehouse.meeting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists times at which meetings are held; who may ask is the caller's affair. */
@Component
class MeetingList {

    static final int PAGE = 25;

    private static final String FROM = " from meeting_occurrence o join meeting m on m.meeting_key = o.meeting_key"
            + " left join meeting_person p on p.meeting_key = m.meeting_key and p.person_id = :person"
            + " left join meeting_answer a on a.occurrence_id = o.id and a.person_id = :person";

    private final JdbcClient sql;
    private final Clock clock;

    MeetingList(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * A line of the list.
     *
     * @param answer of the reader; null where they are not invited
     * @param published version of its minutes; 0 where there are none
     */
    record Row(
            String projectKey,
            String meetingKey,
            int number,
            String title,
            LocalDateTime start,
            int minutes,
            String zone,
            String place,
            boolean series,
            String gate,
            String organizerId,
            boolean cancelled,
            Answer answer,
            int published) {}

    /** @param rows of the page, {@code pages} in all */
    record Page(List<Row> rows, int page, int pages) {}

    /** @param past newest first; else what is to come, next first */
    Page ofProject(String projectKey, String person, boolean past, int page) {
        return page("m.project_key = :project", Map.of("project", projectKey), person, past, page);
    }

    /** To which the person is invited, in these projects; null: in all. */
    Page ofPerson(String person, Collection<String> projectKeys, boolean past, int page) {
        if (projectKeys == null) {
            return page("p.person_id is not null", Map.of(), person, past, page);
        }
        return projectKeys.isEmpty()
                ? new Page(List.of(), 1, 1)
                : page(
                        "p.person_id is not null and m.project_key in (:projects)",
                        Map.of("projects", projectKeys),
                        person,
                        past,
                        page);
    }

    private Page page(String where, Map<String, Object> named, String person, boolean past, int wanted) {
        Map<String, Object> parameters = new HashMap<>(named);
        parameters.put("person", person);
        parameters.put("now", MeetingRows.utc(clock.instant()));
        String which = " where " + where + " and o.ends_at " + (past ? "<" : ">=") + " :now";
        int count = sql.sql("select count(*)" + FROM + which)
                .params(parameters)
                .query(Integer.class)
                .single();
        int pages = Math.max(1, (count + PAGE - 1) / PAGE);
        int page = Math.max(1, Math.min(wanted, pages));
        parameters.put("offset", (page - 1) * PAGE);
        List<Row> rows = new ArrayList<>(sql.sql(
                        "select m.project_key, m.meeting_key, m.title, m.zone, m.rule, m.gate, m.organizer_id, o.number,"
                                + " o.local_start, o.minutes, o.place, o.cancelled_at, p.answer as whole, a.answer as own,"
                                + " (select max(x.number) from meeting_minutes x where x.occurrence_id = o.id) as published"
                                + FROM + which + " order by o.ends_at" + (past ? " desc" : "") + ", o.id"
                                + " offset :offset rows fetch next " + PAGE + " rows only")
                .params(parameters)
                .query((row, number) -> row(row))
                .list());
        return new Page(rows, page, pages);
    }

    private static Row row(ResultSet row) throws SQLException {
        String answer = row.getString("own") == null ? row.getString("whole") : row.getString("own");
        return new Row(
                row.getString("project_key"),
                row.getString("meeting_key"),
                row.getInt("number"),
                row.getString("title"),
                row.getObject("local_start", LocalDateTime.class),
                row.getInt("minutes"),
                row.getString("zone"),
                row.getString("place"),
                !row.getString("rule").isEmpty(),
                row.getString("gate"),
                row.getString("organizer_id"),
                row.getObject("cancelled_at") != null,
                answer == null ? null : Answer.valueOf(answer),
                row.getInt("published"));
    }
}
