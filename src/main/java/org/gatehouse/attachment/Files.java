package org.gatehouse.attachment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** Files in the database; lists never read contents. */
@Repository
class Files {

    private static final String FACTS =
            "select id, project_key, owner, name, byte_count, sha256, uploaded_by, uploaded_at from attachment ";

    private final JdbcClient sql;

    Files(JdbcClient sql) {
        this.sql = sql;
    }

    Attachment save(Attachment file, byte[] content) {
        GeneratedKeyHolder id = new GeneratedKeyHolder();
        sql.sql("insert into attachment"
                        + " (project_key, owner, name, byte_count, sha256, uploaded_by, uploaded_at, content)"
                        + " values (:project, :owner, :name, :bytes, :sha256, :by, :at, :content)")
                .param("project", file.projectKey())
                .param("owner", file.owner())
                .param("name", file.name())
                .param("bytes", file.byteCount())
                .param("sha256", file.sha256())
                .param("by", file.uploadedBy())
                .param("at", OffsetDateTime.ofInstant(file.uploadedAt(), ZoneOffset.UTC))
                .param("content", content)
                .update(id, "id");
        return find(id.getKeyAs(Long.class)).orElseThrow();
    }

    Optional<Attachment> find(long id) {
        return sql.sql(FACTS + "where id = :id")
                .param("id", id)
                .query((row, number) -> file(row))
                .optional();
    }

    List<Attachment> of(String owner) {
        return sql.sql(FACTS + "where owner = :owner order by id")
                .param("owner", owner)
                .query((row, number) -> file(row))
                .list();
    }

    List<Attachment> of(Collection<String> owners) {
        return sql.sql(FACTS + "where owner in (:owners) order by id")
                .param("owners", owners)
                .query((row, number) -> file(row))
                .list();
    }

    List<Attachment> ofProject(String projectKey) {
        return sql.sql(FACTS + "where project_key = :project order by id")
                .param("project", projectKey)
                .query((row, number) -> file(row))
                .list();
    }

    byte[] content(long id) {
        return sql.sql("select content from attachment where id = :id")
                .param("id", id)
                .query((row, number) -> row.getBytes(1))
                .single();
    }

    void remove(long id) {
        sql.sql("delete from attachment where id = :id").param("id", id).update();
    }

    private static Attachment file(ResultSet row) throws SQLException {
        return new Attachment(
                row.getLong("id"),
                row.getString("project_key"),
                row.getString("owner"),
                row.getString("name"),
                row.getLong("byte_count"),
                row.getString("sha256"),
                row.getString("uploaded_by"),
                row.getObject("uploaded_at", OffsetDateTime.class).toInstant());
    }
}
