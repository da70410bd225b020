package org.gatehouse.meeting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.gatehouse.meeting.Agenda.Point;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is prepared for one time a meeting is held, and what was said in it. */
@Repository
class MinutesRows {

    private final JdbcClient sql;

    MinutesRows(JdbcClient sql) {
        this.sql = sql;
    }

    List<Point> points(long occurrenceId) {
        return sql.sql("select * from meeting_point where occurrence_id = ? order by id")
                .param(occurrenceId)
                .query((row, number) -> new Point(
                        row.getLong("id"),
                        row.getString("title"),
                        row.getString("owner_id"),
                        row.getInt("minutes"),
                        row.getString("added_by")))
                .list();
    }

    void addPoint(long occurrenceId, Point point) {
        sql.sql("insert into meeting_point (occurrence_id, title, owner_id, minutes, added_by) values (?, ?, ?, ?, ?)")
                .params(occurrenceId, point.title(), point.ownerId(), point.minutes(), point.addedBy())
                .update();
    }

    void movePoints(long from, long to) {
        sql.sql("update meeting_point set occurrence_id = ? where occurrence_id = ?")
                .params(to, from)
                .update();
    }

    List<Minutes.Decision> decisions(long occurrenceId) {
        return sql.sql("select id, text from meeting_decision where occurrence_id = ? order by id")
                .param(occurrenceId)
                .query((row, number) -> new Minutes.Decision(row.getLong(1), row.getString(2)))
                .list();
    }

    void addDecision(long occurrenceId, String text) {
        sql.sql("insert into meeting_decision (occurrence_id, text) values (?, ?)")
                .params(occurrenceId, text)
                .update();
    }

    List<Minutes.Action> actions(long occurrenceId) {
        return sql.sql("select * from meeting_action where occurrence_id = ? order by id")
                .param(occurrenceId)
                .query((row, number) -> new Minutes.Action(
                        row.getLong("id"),
                        row.getString("text"),
                        row.getString("owner_id"),
                        row.getObject("due", LocalDate.class),
                        row.getString("item_key") == null ? "" : row.getString("item_key")))
                .list();
    }

    void addAction(long occurrenceId, Minutes.Action action) {
        sql.sql("insert into meeting_action (occurrence_id, text, owner_id, due) values (?, ?, ?, ?)")
                .params(occurrenceId, action.text(), action.ownerId(), action.due())
                .update();
    }

    void becameWork(long actionId, String itemKey) {
        sql.sql("update meeting_action set item_key = ? where id = ?")
                .params(itemKey, actionId)
                .update();
    }

    /** Work that came out of earlier times of this series, also before it went on at another time. */
    List<String> agreedBefore(Meeting meeting, Occurrence occurrence) {
        return sql.sql("select a.item_key from meeting_action a join meeting_occurrence o on o.id = a.occurrence_id"
                        + " join meeting m on m.meeting_key = o.meeting_key where m.project_key = ? and m.series = ?"
                        + " and o.starts_at < ? and a.item_key is not null order by a.id")
                .params(meeting.projectKey(), meeting.series(), MeetingRows.utc(occurrence.startsAt()))
                .query(String.class)
                .list();
    }

    /** @param table {@code meeting_point}, {@code meeting_decision} or {@code meeting_action} */
    boolean remove(String table, long occurrenceId, long id) {
        return sql.sql("delete from " + table + " where occurrence_id = ? and id = ?")
                        .params(occurrenceId, id)
                        .update()
                == 1;
    }

    Optional<Minutes.Draft> draft(long occurrenceId) {
        return sql.sql("select * from meeting_draft where occurrence_id = ?")
                .param(occurrenceId)
                .query((row, number) -> new Minutes.Draft(
                        row.getInt("version"),
                        row.getString("text"),
                        row.getString("reason"),
                        row.getString("written_by"),
                        MeetingRows.instant(row, "written_at")))
                .optional();
    }

    /** Whether nobody was faster: it still had the version before, or was not there where that is 0. */
    boolean save(long occurrenceId, Minutes.Draft draft) {
        if (draft.version() > 0) {
            return sql.sql("update meeting_draft set version = version + 1, text = ?, written_by = ?, written_at = ?"
                                    + " where occurrence_id = ? and version = ?")
                            .params(
                                    draft.text(),
                                    draft.writtenBy(),
                                    MeetingRows.utc(draft.writtenAt()),
                                    occurrenceId,
                                    draft.version())
                            .update()
                    == 1;
        }
        try {
            sql.sql("insert into meeting_draft (occurrence_id, version, text, reason, written_by, written_at)"
                            + " values (?, 1, ?, ?, ?, ?)")
                    .params(
                            occurrenceId,
                            draft.text(),
                            draft.reason(),
                            draft.writtenBy(),
                            MeetingRows.utc(draft.writtenAt()))
                    .update();
            return true;
        } catch (DuplicateKeyException overtaken) {
            return false;
        }
    }

    void removeDraft(long occurrenceId) {
        sql.sql("delete from meeting_draft where occurrence_id = ?")
                .param(occurrenceId)
                .update();
    }

    /** Newest first. */
    List<Minutes> published(long occurrenceId) {
        return sql.sql("select * from meeting_minutes where occurrence_id = ? order by number desc")
                .param(occurrenceId)
                .query((row, number) -> minutes(row))
                .list();
    }

    void publish(Minutes minutes, long occurrenceId) {
        sql.sql("insert into meeting_minutes (occurrence_id, number, text, record, reason, published_by, published_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        occurrenceId,
                        minutes.number(),
                        minutes.text(),
                        minutes.record(),
                        minutes.reason(),
                        minutes.publishedBy(),
                        MeetingRows.utc(minutes.publishedAt()))
                .update();
    }

    private static Minutes minutes(ResultSet row) throws SQLException {
        return new Minutes(
                row.getInt("number"),
                row.getString("text"),
                row.getString("record"),
                row.getString("reason"),
                row.getString("published_by"),
                MeetingRows.instant(row, "published_at"));
    }
}
