package org.gatehouse.lesson;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
class ProposalRows {

    private static final String ALL =
            "select p.id, p.process, p.element, p.step_en, p.step_zh, p.reason_en, p.reason_zh,"
                    + " p.status, p.raised_at, p.decided_by, p.decided_at, p.answer, p.model_version,"
                    + " (select count(*) from lesson_proposal_lesson l where l.proposal_id = p.id) as lessons"
                    + " from lesson_proposal p";

    private final JdbcClient sql;

    ProposalRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** A lesson's proposal and how that stands. */
    record Membership(long proposal, String status) {}

    long raise(Lesson example, Label reason, Instant now, Collection<Lesson> lessons) {
        KeyHolder key = new GeneratedKeyHolder();
        sql.sql(
                        "insert into lesson_proposal (process, element, step_en, step_zh, reason_en, reason_zh, status, raised_at)"
                                + " values (:process, :element, :english, :chinese, :why, :whyChinese, 'open', :now)")
                .param("process", example.process())
                .param("element", example.element())
                .param("english", example.step().english())
                .param("chinese", example.step().chinese())
                .param("why", reason.english())
                .param("whyChinese", reason.chinese())
                .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .update(key, "id");
        long id = key.getKey().longValue();
        lessons.forEach(lesson -> join(id, lesson.id()));
        return id;
    }

    void join(long proposal, long lesson) {
        sql.sql("insert into lesson_proposal_lesson (lesson_id, proposal_id) values (:lesson, :proposal)")
                .param("lesson", lesson)
                .param("proposal", proposal)
                .update();
    }

    /** Takes a lesson out of its proposal; an open one without lessons is withdrawn. */
    void leave(long lesson) {
        sql.sql("delete from lesson_proposal_lesson where lesson_id = :lesson")
                .param("lesson", lesson)
                .update();
        sql.sql("update lesson_proposal set status = 'withdrawn' where status = 'open' and id not in"
                        + " (select proposal_id from lesson_proposal_lesson)")
                .update();
    }

    void tell(long proposal, Label reason) {
        sql.sql("update lesson_proposal set reason_en = :why, reason_zh = :whyChinese where id = :id")
                .param("why", reason.english())
                .param("whyChinese", reason.chinese())
                .param("id", proposal)
                .update();
    }

    /** @return false where it was decided already */
    boolean decide(long id, String status, String person, Instant now, String answer, String version) {
        return sql.sql("update lesson_proposal set status = :status, decided_by = :person, decided_at = :now,"
                                + " answer = :answer, model_version = :version where id = :id and status = 'open'")
                        .param("status", status)
                        .param("person", person)
                        .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                        .param("answer", answer)
                        .param("version", version)
                        .param("id", id)
                        .update()
                == 1;
    }

    Map<Long, Membership> memberships(Collection<Long> lessons) {
        Map<Long, Membership> found = new HashMap<>();
        if (!lessons.isEmpty()) {
            sql.sql("select l.lesson_id, p.id, p.status from lesson_proposal_lesson l"
                            + " join lesson_proposal p on p.id = l.proposal_id where l.lesson_id in (:lessons)")
                    .param("lessons", lessons)
                    .query(row -> {
                        found.put(row.getLong("lesson_id"), new Membership(row.getLong("id"), row.getString("status")));
                    });
        }
        return found;
    }

    Optional<Proposal> find(long id) {
        return sql.sql(ALL + " where p.id = :id")
                .param("id", id)
                .query((row, number) -> proposal(row))
                .optional();
    }

    List<Long> lessons(long proposal) {
        return sql.sql("select lesson_id from lesson_proposal_lesson where proposal_id = :id order by lesson_id")
                .param("id", proposal)
                .query(Long.class)
                .list();
    }

    /** Newest first; an empty process or element is any. */
    List<Proposal> page(boolean open, String process, String element, int limit, int offset) {
        return sql.sql(ALL + where() + " order by p.id desc offset :offset rows fetch next :limit rows only")
                .param("open", open)
                .param("process", process)
                .param("element", element)
                .param("offset", offset)
                .param("limit", limit)
                .query((row, number) -> proposal(row))
                .list();
    }

    int count(boolean open, String process, String element) {
        return sql.sql("select count(*) from lesson_proposal p" + where())
                .param("open", open)
                .param("process", process)
                .param("element", element)
                .query(Integer.class)
                .single();
    }

    /** Open proposals by step of a model. */
    Map<String, Integer> pins(String process) {
        Map<String, Integer> pins = new LinkedHashMap<>();
        sql.sql(
                        "select element, count(*) as proposals from lesson_proposal where status = 'open' and process = :process"
                                + " group by element")
                .param("process", process)
                .query(row -> {
                    pins.put(row.getString("element"), row.getInt("proposals"));
                });
        return pins;
    }

    /** Open proposals by model, most first. */
    Map<String, Integer> byModel() {
        Map<String, Integer> open = new LinkedHashMap<>();
        sql.sql("select process, count(*) as proposals from lesson_proposal where status = 'open' group by process"
                        + " order by count(*) desc, process")
                .query(row -> {
                    open.put(row.getString("process"), row.getInt("proposals"));
                });
        return open;
    }

    private static String where() {
        return " where (:open = true and p.status = 'open' or :open = false and p.status in ('accepted', 'dismissed'))"
                + " and (:process = '' or p.process = :process) and (:element = '' or p.element = :element)";
    }

    private static Proposal proposal(ResultSet row) throws SQLException {
        OffsetDateTime decided = row.getObject("decided_at", OffsetDateTime.class);
        return new Proposal(
                row.getLong("id"),
                row.getString("process"),
                row.getString("element"),
                new Label(row.getString("step_en"), row.getString("step_zh"), ""),
                new Label(row.getString("reason_en"), row.getString("reason_zh"), ""),
                row.getString("status"),
                row.getObject("raised_at", OffsetDateTime.class).toInstant(),
                row.getString("decided_by"),
                decided == null ? null : decided.toInstant(),
                row.getString("answer"),
                row.getString("model_version"),
                row.getInt("lessons"));
    }
}
