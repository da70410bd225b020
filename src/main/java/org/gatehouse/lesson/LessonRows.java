package org.gatehouse.lesson;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gatehouse.engine.Label;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class LessonRows {

    private static final String ALL = "select id, project_key, process, element, step_en, step_zh, what_happened,"
            + " what_to_do, tag, written_by, written_at from lesson";

    private final JdbcClient sql;

    LessonRows(JdbcClient sql) {
        this.sql = sql;
    }

    void save(Lesson lesson) {
        sql.sql("insert into lesson (project_key, process, element, step_en, step_zh, what_happened, what_to_do, tag,"
                        + " written_by, written_at) values (:project, :process, :element, :english, :chinese, :what,"
                        + " :todo, :tag, :by, :at)")
                .param("project", lesson.projectKey())
                .param("process", lesson.process())
                .param("element", lesson.element())
                .param("english", lesson.step().english())
                .param("chinese", lesson.step().chinese())
                .param("what", lesson.whatHappened())
                .param("todo", lesson.whatToDo())
                .param("tag", lesson.tag())
                .param("by", lesson.writtenBy())
                .param("at", OffsetDateTime.ofInstant(lesson.writtenAt(), ZoneOffset.UTC))
                .update();
    }

    void remove(long id) {
        sql.sql("delete from lesson where id = :id").param("id", id).update();
    }

    Optional<Lesson> find(long id) {
        return sql.sql(ALL + " where id = :id")
                .param("id", id)
                .query((row, number) -> lesson(row))
                .optional();
    }

    List<Lesson> of(String projectKey) {
        return sql.sql(ALL + " where project_key = :project order by id")
                .param("project", projectKey)
                .query((row, number) -> lesson(row))
                .list();
    }

    /** Newest first; {@code null} projects: all of them. */
    List<Lesson> search(Collection<String> projects, String words, String tag, int limit, long offset) {
        return parameters(ALL + where(projects) + " order by id desc limit :limit offset :offset", projects, words, tag)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> lesson(row))
                .list();
    }

    long count(Collection<String> projects, String words, String tag) {
        return parameters("select count(*) from lesson" + where(projects), projects, words, tag)
                .query(Long.class)
                .single();
    }

    List<String> tags(Collection<String> projects) {
        JdbcClient.StatementSpec statement = sql.sql("select distinct tag from lesson where tag <> ''"
                + (projects == null ? "" : " and project_key in (:projects)") + " order by tag");
        return (projects == null ? statement : statement.param("projects", projects))
                .query(String.class)
                .list();
    }

    private static String where(Collection<String> projects) {
        return " where (:tag = '' or tag = :tag) and (lower(what_happened) like :words escape '!'"
                + " or lower(what_to_do) like :words escape '!' or lower(tag) like :words escape '!'"
                + " or lower(step_en) like :words escape '!' or step_zh like :words escape '!')"
                + (projects == null ? "" : " and project_key in (:projects)");
    }

    private JdbcClient.StatementSpec parameters(
            String statement, Collection<String> projects, String words, String tag) {
        JdbcClient.StatementSpec spec = sql.sql(statement)
                .param("tag", tag)
                .param("words", "%" + words.toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%");
        return projects == null ? spec : spec.param("projects", projects);
    }

    private static Lesson lesson(ResultSet row) throws SQLException {
        return new Lesson(
                row.getLong("id"),
                row.getString("project_key"),
                row.getString("process"),
                row.getString("element"),
                new Label(row.getString("step_en"), row.getString("step_zh"), ""),
                row.getString("what_happened"),
                row.getString("what_to_do"),
                row.getString("tag"),
                row.getString("written_by"),
                row.getObject("written_at", OffsetDateTime.class).toInstant());
    }
}
