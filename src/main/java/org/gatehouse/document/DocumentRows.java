package org.gatehouse.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Documents and their versions; lists never read texts. */
@Repository
class DocumentRows {

    private static final String VERSION =
            "select v.document_key, v.number, v.attachment_id, v.name, v.byte_count, v.sha256,"
                    + " v.reason, v.restored_from, v.saved_by, v.saved_at, d.project_key, d.number as document_number, d.title,"
                    + " d.version from document_version v join document d on d.document_key = v.document_key ";

    private final JdbcClient sql;

    DocumentRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** A document with one of its versions. */
    record Held(Document document, Version version) {}

    int nextNumber(String projectKey) {
        return sql.sql("select coalesce(max(number), 0) + 1 from document where project_key = ?")
                .param(projectKey)
                .query(Integer.class)
                .single();
    }

    Optional<Document> find(String documentKey) {
        return sql.sql("select document_key, project_key, number as document_number, title, version from document"
                        + " where document_key = ?")
                .param(documentKey)
                .query((row, at) -> document(row))
                .optional();
    }

    int count(String projectKey) {
        return sql.sql("select count(*) from document where project_key = ?")
                .param(projectKey)
                .query(Integer.class)
                .single();
    }

    /** Each document with its newest version, by number. */
    List<Held> newest(String projectKey, int offset, int most) {
        return sql.sql(VERSION + "where d.project_key = ? and v.number = d.version order by d.number"
                        + " offset ? rows fetch next ? rows only")
                .params(projectKey, offset, most)
                .query((row, at) -> new Held(document(row), version(row)))
                .list();
    }

    /** Newest first. */
    List<Version> versions(String documentKey) {
        return sql.sql(VERSION + "where v.document_key = ? order by v.number desc")
                .param(documentKey)
                .query((row, at) -> version(row))
                .list();
    }

    Optional<Version> version(String documentKey, int number) {
        return sql.sql(VERSION + "where v.document_key = ? and v.number = ?")
                .params(documentKey, number)
                .query((row, at) -> version(row))
                .optional();
    }

    String text(String documentKey, int number) {
        return sql.sql("select text from document_version where document_key = ? and number = ?")
                .params(documentKey, number)
                .query(String.class)
                .single();
    }

    void add(Document document) {
        sql.sql("insert into document (document_key, project_key, number, title, version) values (?, ?, ?, ?, ?)")
                .params(document.key(), document.projectKey(), document.number(), document.title(), document.version())
                .update();
    }

    /** Whether nobody was faster. */
    boolean advance(String documentKey, int from, int to) {
        return sql.sql("update document set version = ? where document_key = ? and version = ?")
                        .params(to, documentKey, from)
                        .update()
                == 1;
    }

    void rename(String documentKey, String title) {
        sql.sql("update document set title = ? where document_key = ?")
                .params(title, documentKey)
                .update();
    }

    /** @param text null for a file */
    void add(Version version, String text) {
        Map<String, Object> values = new HashMap<>();
        values.put("document", version.documentKey());
        values.put("number", version.number());
        values.put("text", text);
        values.put("file", version.attachmentId());
        values.put("name", version.name());
        values.put("bytes", version.byteCount());
        values.put("sha256", version.sha256());
        values.put("reason", version.reason());
        values.put("from", version.restoredFrom() == 0 ? null : version.restoredFrom());
        values.put("by", version.savedBy());
        values.put("at", OffsetDateTime.ofInstant(version.savedAt(), ZoneOffset.UTC));
        sql.sql("insert into document_version (document_key, number, text, attachment_id, name, byte_count, sha256,"
                        + " reason, restored_from, saved_by, saved_at) values (:document, :number, :text, :file, :name,"
                        + " :bytes, :sha256, :reason, :from, :by, :at)")
                .params(values)
                .update();
    }

    private static Document document(ResultSet row) throws SQLException {
        return new Document(
                row.getString("document_key"),
                row.getString("project_key"),
                row.getInt("document_number"),
                row.getString("title"),
                row.getInt("version"));
    }

    private static Version version(ResultSet row) throws SQLException {
        long file = row.getLong("attachment_id");
        Long attachment = row.wasNull() ? null : Long.valueOf(file);
        return new Version(
                row.getString("document_key"),
                row.getInt("number"),
                attachment,
                row.getString("name"),
                row.getLong("byte_count"),
                row.getString("sha256"),
                row.getString("reason"),
                row.getInt("restored_from"),
                row.getString("saved_by"),
                row.getObject("saved_at", OffsetDateTime.class).toInstant());
    }
}
