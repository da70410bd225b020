package org.gatehouse.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.UUID;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.person.CurrentPerson;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Archives between their upload and the confirmation, for every node to find; only who brought one sees it. */
@Component
@Transactional
class Arrivals {

    private static final Duration KEPT = Duration.ofHours(4);

    private final JdbcTemplate jdbc;
    private final CurrentPerson me;
    private final Clock clock;

    Arrivals(JdbcTemplate jdbc, CurrentPerson me, Clock clock) {
        this.jdbc = jdbc;
        this.me = me;
        this.clock = clock;
    }

    /** Keeps the file for a while, instead of one that the same person brought before. */
    String keep(String name, Path file) throws IOException {
        jdbc.update(
                "delete from archive_arrival where expires_at < ? or person_id = ?",
                clock.instant().atOffset(ZoneOffset.UTC),
                me.id());
        String id = UUID.randomUUID().toString();
        try (InputStream in = Files.newInputStream(file)) {
            int size = Math.toIntExact(Files.size(file));
            jdbc.update(connection -> {
                PreparedStatement statement = connection.prepareStatement(
                        "insert into archive_arrival (id, person_id, name, expires_at, content) values (?, ?, ?, ?, ?)");
                statement.setString(1, id);
                statement.setString(2, me.id());
                statement.setString(3, name);
                statement.setObject(4, clock.instant().plus(KEPT).atOffset(ZoneOffset.UTC));
                statement.setBinaryStream(5, in, size);
                return statement;
            });
        }
        return id;
    }

    /** Writes the file to a place of this node; returns its name. */
    @Transactional(readOnly = true)
    String fetch(String id, Path file) {
        return jdbc
                .query(
                        "select name, content from archive_arrival where id = ? and person_id = ? and expires_at >= ?",
                        (row, number) -> {
                            try (InputStream content = row.getBinaryStream(2)) {
                                Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
                            } catch (IOException failed) {
                                throw new UncheckedIOException(failed);
                            }
                            return row.getString(1);
                        },
                        id,
                        me.id(),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .stream()
                .findFirst()
                .orElseThrow(() -> new NotFound(id));
    }

    void forget(String id) {
        jdbc.update("delete from archive_arrival where id = ? and person_id = ?", id, me.id());
    }
}
