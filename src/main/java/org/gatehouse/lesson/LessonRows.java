package org.gatehouse.lesson;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.engine.Label;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Repository;

@Repository
class LessonRows {

    private static final String ALL =
            "select l.id, l.version, l.project_key, l.process, l.element, l.step_en, l.step_zh,"
                    + " l.category, l.what_happened, l.what_to_do, l.market, l.written_by, l.written_at, l.helpful, l.unhelpful"
                    + " from lesson l where l.removed_at is null";

    private final JdbcClient sql;

    LessonRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** How far the changes of lessons go, and how many lessons there are. */
    record Mark(long number, int living) {}

    /** What became of a lesson since. */
    record Changed(long number, long id, boolean removed) {}

    /** Nobody else changes a lesson until this transaction ends. */
    long nextNumber() {
        sql.sql("update lesson_change set number = number + 1").update();
        return sql.sql("select number from lesson_change").query(Long.class).single();
    }

    Mark mark() {
        return sql.sql("select coalesce(max(change_number), 0) as number,"
                        + " count(case when removed_at is null then 1 end) as living from lesson")
                .query((row, number) -> new Mark(row.getLong("number"), row.getInt("living")))
                .single();
    }

    List<Changed> since(long number, int most) {
        return sql.sql("select change_number, id, removed_at from lesson where change_number > :number"
                        + " order by change_number, id fetch first :most rows only")
                .param("number", number)
                .param("most", most)
                .query((row, at) -> new Changed(
                        row.getLong("change_number"), row.getLong("id"), row.getObject("removed_at") != null))
                .list();
    }

    /** Of the living ones, by id upwards. */
    List<Lesson> after(long id, int most) {
        return withTags(sql.sql(ALL + " and l.id > :id order by l.id fetch first :most rows only")
                .param("id", id)
                .param("most", most));
    }

    long add(Lesson lesson, long change) {
        KeyHolder key = new GeneratedKeyHolder();
        values(
                        sql.sql("insert into lesson (project_key, process, element, step_en, step_zh, category,"
                                + " what_happened, what_to_do, market, written_by, written_at, change_number) values"
                                + " (:project, :process, :element, :english, :chinese, :category, :what, :todo, :market,"
                                + " :by, :at, :change)"),
                        lesson,
                        change)
                .param("project", lesson.projectKey())
                .param("by", lesson.writtenBy())
                .param("at", time(lesson.writtenAt()))
                .update(key, "id");
        long id = key.getKey().longValue();
        tag(id, lesson.tags());
        return id;
    }

    /** @return false where somebody else was faster */
    boolean change(Lesson lesson, long change) {
        int changed = values(
                        sql.sql("update lesson set process = :process, element = :element, step_en = :english,"
                                + " step_zh = :chinese, category = :category, what_happened = :what, what_to_do = :todo,"
                                + " market = :market, version = version + 1, change_number = :change"
                                + " where id = :id and version = :version"),
                        lesson,
                        change)
                .param("id", lesson.id())
                .param("version", lesson.version())
                .update();
        if (changed == 1) {
            untag(lesson.id());
            tag(lesson.id(), lesson.tags());
        }
        return changed == 1;
    }

    void remove(long id, Instant now, long change) {
        untag(id);
        sql.sql("delete from lesson_vote where lesson_id = :id").param("id", id).update();
        sql.sql("update lesson set what_happened = '', what_to_do = '', helpful = 0, unhelpful = 0, removed_at = :now,"
                        + " version = version + 1, change_number = :change where id = :id")
                .param("now", time(now))
                .param("change", change)
                .param("id", id)
                .update();
    }

    /** @param helpful null to take the vote back */
    void vote(long id, String person, Boolean helpful, Instant now, long change) {
        sql.sql("delete from lesson_vote where lesson_id = :id and person_id = :person")
                .param("id", id)
                .param("person", person)
                .update();
        if (helpful != null) {
            sql.sql("insert into lesson_vote (lesson_id, person_id, helpful, voted_at)"
                            + " values (:id, :person, :helpful, :now)")
                    .param("id", id)
                    .param("person", person)
                    .param("helpful", helpful)
                    .param("now", time(now))
                    .update();
        }
        sql.sql("update lesson set change_number = :change,"
                        + " helpful = (select count(*) from lesson_vote v where v.lesson_id = lesson.id and v.helpful),"
                        + " unhelpful = (select count(*) from lesson_vote v where v.lesson_id = lesson.id and not v.helpful)"
                        + " where id = :id")
                .param("change", change)
                .param("id", id)
                .update();
    }

    /** How this person judged, by lesson; those they did not judge are missing. */
    Map<Long, Boolean> votes(String person, Collection<Long> ids) {
        Map<Long, Boolean> votes = new HashMap<>();
        if (!ids.isEmpty()) {
            sql.sql("select lesson_id, helpful from lesson_vote where person_id = :person and lesson_id in (:ids)")
                    .param("person", person)
                    .param("ids", ids)
                    .query(row -> {
                        votes.put(row.getLong("lesson_id"), row.getBoolean("helpful"));
                    });
        }
        return votes;
    }

    Optional<Lesson> find(long id) {
        return withTags(sql.sql(ALL + " and l.id = :id").param("id", id)).stream()
                .findFirst();
    }

    /** In the order of the ids; those that are gone are missing. */
    List<Lesson> find(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Long, Lesson> found = new HashMap<>();
        withTags(sql.sql(ALL + " and l.id in (:ids)").param("ids", ids))
                .forEach(lesson -> found.put(lesson.id(), lesson));
        return ids.stream().filter(found::containsKey).map(found::get).toList();
    }

    List<Lesson> of(String projectKey) {
        return withTags(
                sql.sql(ALL + " and l.project_key = :project order by l.id").param("project", projectKey));
    }

    /** Of one project, the newest first. */
    List<Lesson> page(String projectKey, int limit, int offset) {
        return withTags(sql.sql(ALL + " and l.project_key = :project order by l.id desc"
                        + " offset :offset rows fetch next :limit rows only")
                .param("project", projectKey)
                .param("offset", offset)
                .param("limit", limit));
    }

    int count(String projectKey) {
        return sql.sql("select count(*) from lesson where project_key = :project and removed_at is null")
                .param("project", projectKey)
                .query(Integer.class)
                .single();
    }

    /** At one step, most helpful first, then newest. @param exceptOf key of a project, or empty */
    List<Lesson> at(String process, String element, String exceptOf, int most) {
        return withTags(sql.sql(ALL + " and l.process = :process and l.element = :element and l.project_key <> :except"
                        + " order by l.helpful - l.unhelpful desc, l.id desc fetch first :most rows only")
                .param("process", process)
                .param("element", element)
                .param("except", exceptOf)
                .param("most", most));
    }

    /** Used tags, most used first. */
    List<String> tags(int most) {
        return sql.sql(
                        "select tag from lesson_tag group by tag order by count(*) desc, tag fetch first :most rows only")
                .param("most", most)
                .query(String.class)
                .list();
    }

    /** Markets of lessons, most frequent first. */
    List<String> markets(int most) {
        return sql.sql("select market from lesson where market <> '' and removed_at is null group by market"
                        + " order by count(*) desc, market fetch first :most rows only")
                .param("most", most)
                .query(String.class)
                .list();
    }

    /** Keys of projects that lessons come from. */
    List<String> projects(int most) {
        return sql.sql("select distinct project_key from lesson where removed_at is null order by project_key"
                        + " fetch first :most rows only")
                .param("most", most)
                .query(String.class)
                .list();
    }

    /** Steps that have lessons, as they were called last. */
    Map<String, Label> steps(int most) {
        Map<String, Label> steps = new LinkedHashMap<>();
        sql.sql("select process, element, max(step_en) as english, max(step_zh) as chinese from lesson"
                        + " where removed_at is null group by process, element order by process, element"
                        + " fetch first :most rows only")
                .param("most", most)
                .query(row -> {
                    steps.put(
                            row.getString("process") + "/" + row.getString("element"),
                            new Label(row.getString("english"), row.getString("chinese"), ""));
                });
        return steps;
    }

    private JdbcClient.StatementSpec values(JdbcClient.StatementSpec statement, Lesson lesson, long change) {
        return statement
                .param("process", lesson.process())
                .param("element", lesson.element())
                .param("english", lesson.step().english())
                .param("chinese", lesson.step().chinese())
                .param("category", lesson.category())
                .param("what", lesson.whatHappened())
                .param("todo", lesson.whatToDo())
                .param("market", lesson.market())
                .param("change", change);
    }

    private void tag(long id, List<String> tags) {
        for (String tag : tags) {
            sql.sql("insert into lesson_tag (lesson_id, tag) values (:id, :tag)")
                    .param("id", id)
                    .param("tag", tag)
                    .update();
        }
    }

    private void untag(long id) {
        sql.sql("delete from lesson_tag where lesson_id = :id").param("id", id).update();
    }

    /** Two statements, however many lessons there are. */
    private List<Lesson> withTags(JdbcClient.StatementSpec statement) {
        List<Lesson> plain = statement.query((row, number) -> lesson(row)).list();
        if (plain.isEmpty()) {
            return plain;
        }
        Map<Long, List<String>> tags = new HashMap<>();
        sql.sql("select lesson_id, tag from lesson_tag where lesson_id in (:ids) order by tag")
                .param("ids", plain.stream().map(Lesson::id).toList())
                .query(row -> {
                    tags.computeIfAbsent(row.getLong("lesson_id"), any -> new ArrayList<>())
                            .add(row.getString("tag"));
                });
        return plain.stream()
                .map(lesson -> tagged(lesson, tags.getOrDefault(lesson.id(), List.of())))
                .toList();
    }

    private static Lesson tagged(Lesson lesson, List<String> tags) {
        return new Lesson(
                lesson.id(),
                lesson.version(),
                lesson.projectKey(),
                lesson.process(),
                lesson.element(),
                lesson.step(),
                lesson.category(),
                lesson.whatHappened(),
                lesson.whatToDo(),
                tags,
                lesson.market(),
                lesson.writtenBy(),
                lesson.writtenAt(),
                lesson.helpful(),
                lesson.unhelpful());
    }

    private static Lesson lesson(ResultSet row) throws SQLException {
        return new Lesson(
                row.getLong("id"),
                row.getInt("version"),
                row.getString("project_key"),
                row.getString("process"),
                row.getString("element"),
                new Label(row.getString("step_en"), row.getString("step_zh"), ""),
                row.getString("category"),
                row.getString("what_happened"),
                row.getString("what_to_do"),
                List.of(),
                row.getString("market"),
                row.getString("written_by"),
                row.getObject("written_at", OffsetDateTime.class).toInstant(),
                row.getInt("helpful"),
                row.getInt("unhelpful"));
    }

    private static OffsetDateTime time(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
