package org.gatehouse.exchange;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.person.CurrentPerson;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Files between their upload and the confirmation; only who brought one sees it. */
@Component
@Transactional
class PendingImports {

    private static final Duration KEPT = Duration.ofHours(4);

    private final JdbcClient sql;
    private final CurrentPerson me;
    private final Clock clock;

    PendingImports(JdbcClient sql, CurrentPerson me, Clock clock) {
        this.sql = sql;
        this.me = me;
        this.clock = clock;
    }

    /** Keeps the file for a while, instead of one that the same person brought before. */
    String keep(String projectKey, String fileName, byte[] content, FileReading reading) {
        sql.sql("delete from pending_import where expires_at < ? or project_key = ? and person_id = ?")
                .params(clock.instant().atOffset(ZoneOffset.UTC), projectKey, me.id())
                .update();
        String id = UUID.randomUUID().toString();
        sql.sql("insert into pending_import (id, project_key, person_id, file_name, content, reading, expires_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        projectKey,
                        me.id(),
                        fileName,
                        content,
                        packed(reading),
                        clock.instant().plus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    /** The file read in another way. */
    void reread(String id, FileReading reading) {
        sql.sql("update pending_import set reading = ? where id = ? and person_id = ?")
                .params(packed(reading), id, me.id())
                .update();
    }

    @Transactional(readOnly = true)
    PendingImport require(String projectKey, String id) {
        return sql.sql("select id, project_key, file_name, content, reading from pending_import"
                        + " where id = ? and project_key = ? and person_id = ? and expires_at >= ?")
                .params(id, projectKey, me.id(), clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, number) -> new PendingImport(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getBytes(4),
                        unpacked(row.getBytes(5))))
                .optional()
                .orElseThrow(() -> new NotFound(id));
    }

    void forget(String id) {
        sql.sql("delete from pending_import where id = ? and person_id = ?")
                .params(id, me.id())
                .update();
    }

    private static byte[] packed(FileReading reading) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            ReadingProcess.json().writeValue(out, reading);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static FileReading unpacked(byte[] bytes) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return ReadingProcess.json().readValue(in, FileReading.class);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
