package org.gatehouse.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Robots as they are kept. */
@Repository
class ChatBotRows {

    private static final int LONGEST_ERROR = 400;

    private final JdbcClient sql;

    ChatBotRows(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<ChatBot> find(long id) {
        return sql.sql("select * from notice_bot where id = :id")
                .param("id", id)
                .query((row, number) -> bot(row))
                .optional();
    }

    List<ChatBot> ofPerson(String person) {
        return sql.sql("select * from notice_bot where person_id = :person order by id")
                .param("person", person)
                .query((row, number) -> bot(row))
                .list();
    }

    List<ChatBot> ofProject(String projectKey) {
        return sql.sql("select * from notice_bot where project_key = :project order by id")
                .param("project", projectKey)
                .query((row, number) -> bot(row))
                .list();
    }

    /** The bot's id is given here. */
    void add(ChatBot bot, String by, Instant now) {
        sql.sql("insert into notice_bot (person_id, project_key, kind, name, address, secret, language, topics,"
                        + " created_by, created_at) values (:person, :project, :kind, :name, :address, :secret,"
                        + " :language, :topics, :by, :now)")
                .param("person", bot.personId())
                .param("project", bot.projectKey())
                .param("kind", bot.kind().name())
                .param("name", bot.name())
                .param("address", bot.address())
                .param("secret", bot.secret())
                .param("language", bot.language())
                .param("topics", bot.topics())
                .param("by", by)
                .param("now", at(now))
                .update();
    }

    void remove(long id) {
        sql.sql("delete from notice_bot where id = :id").param("id", id).update();
    }

    void answered(long id, Instant now) {
        sql.sql("update notice_bot set answered_at = :now, last_error = '' where id = :id")
                .param("now", at(now))
                .param("id", id)
                .update();
    }

    void failed(long id, String reason) {
        sql.sql("update notice_bot set last_error = :reason where id = :id")
                .param("reason", reason.length() > LONGEST_ERROR ? reason.substring(0, LONGEST_ERROR) : reason)
                .param("id", id)
                .update();
    }

    private static ChatBot bot(ResultSet row) throws SQLException {
        OffsetDateTime answered = row.getObject("answered_at", OffsetDateTime.class);
        return new ChatBot(
                row.getLong("id"),
                row.getString("person_id"),
                row.getString("project_key"),
                ChatKind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("address"),
                row.getString("secret"),
                row.getString("language"),
                row.getString("topics"),
                answered == null ? null : answered.toInstant(),
                row.getString("last_error"));
    }

    private static OffsetDateTime at(Instant when) {
        return OffsetDateTime.ofInstant(when, ZoneOffset.UTC);
    }
}
