package org.gatehouse.api;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.notice.Notices;
import org.gatehouse.person.CurrentPerson;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** People's tokens. A token opens what its scope names and its person may do at that moment, never more. */
@Service
@Transactional
class AccessTokens {

    /** Days a token may live. */
    static final int MOST_DAYS = 365;

    /** Tokens of one person that count at once. */
    static final int MOST = 20;

    /** Days before its end on which a person hears of it. */
    static final int WARNED_DAYS = 7;

    private static final int LONGEST_NAME = 100;
    private static final Duration NOTED = Duration.ofMinutes(1);

    private final JdbcClient sql;
    private final Notices notices;
    private final CurrentPerson me;
    private final Clock clock;

    AccessTokens(JdbcClient sql, Notices notices, CurrentPerson me, Clock clock) {
        this.sql = sql;
        this.notices = notices;
        this.me = me;
        this.clock = clock;
    }

    /**
     * Makes a token for the signed-in person.
     *
     * @param lastDay on which it counts; at most a year from now
     * @return the token, which cannot be told again
     */
    String make(String name, Scope scope, LocalDate lastDay) {
        check(name, scope, lastDay);
        int present = sql.sql("select count(*) from access_token where person_id = :person and revoked_at is null"
                        + " and expires_at > :now")
                .param("person", me.id())
                .param("now", at(clock.instant()))
                .query(Integer.class)
                .single();
        if (present >= MOST) {
            throw new Conflict("api.error.tokens", MOST);
        }
        String token = TokenText.make();
        sql.sql("insert into access_token (person_id, name, scopes, token_hash, ending, created_at, expires_at)"
                        + " values (:person, :name, :scopes, :hash, :ending, :now, :end)")
                .param("person", me.id())
                .param("name", name.strip())
                .param("scopes", scope.toString())
                .param("hash", TokenText.hash(token))
                .param("ending", token.substring(token.length() - 4))
                .param("now", at(clock.instant()))
                .param(
                        "end",
                        at(lastDay.plusDays(1).atStartOfDay(clock.getZone()).toInstant()))
                .update();
        return token;
    }

    private void check(String name, Scope scope, LocalDate lastDay) {
        List<Problem> problems = new ArrayList<>();
        if (name == null || name.isBlank()) {
            problems.add(Problem.of("name", "error.required", "name"));
        } else if (name.length() > LONGEST_NAME) {
            problems.add(Problem.of("name", "error.tooLong", LONGEST_NAME));
        }
        if (scope.rights().isEmpty()) {
            problems.add(Problem.of("scopes", "api.error.noScope"));
        }
        LocalDate today = LocalDate.now(clock);
        if (lastDay == null || lastDay.isBefore(today) || lastDay.isAfter(today.plusDays(MOST_DAYS))) {
            problems.add(Problem.of("lastDay", "api.error.lastDay", MOST_DAYS));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    /** The signed-in person's tokens, newest first; those that ended long ago are gone. */
    @Transactional(readOnly = true)
    List<AccessToken> mine() {
        return sql.sql("select * from access_token where person_id = :person order by id desc")
                .param("person", me.id())
                .query((row, number) -> token(row))
                .list();
    }

    /** The signed-in person's token counts no more; told again, nothing changes. */
    void revoke(long id) {
        int found = sql.sql("update access_token set revoked_at = coalesce(revoked_at, :now)"
                        + " where id = :id and person_id = :person")
                .param("now", at(clock.instant()))
                .param("id", id)
                .param("person", me.id())
                .update();
        if (found == 0) {
            throw new NotFound(Long.toString(id));
        }
    }

    /** The token that is written so, if it counts; notes that it was used. */
    Optional<AccessToken> recognise(String text) {
        if (!TokenText.isWellFormed(text)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<AccessToken> found = sql.sql("select * from access_token where token_hash = :hash")
                .param("hash", TokenText.hash(text))
                .query((row, number) -> token(row))
                .optional()
                .filter(token -> token.counts(now));
        found.filter(token -> token.lastUsedAt() == null
                        || token.lastUsedAt().plus(NOTED).isBefore(now))
                .ifPresent(token -> sql.sql("update access_token set last_used_at = :now where id = :id")
                        .param("now", at(now))
                        .param("id", token.id())
                        .update());
        return found;
    }

    /** Tells people whose tokens end soon, each once; returns how many were told of. */
    int warn() {
        Instant now = clock.instant();
        List<AccessToken> ending = sql.sql("select * from access_token where revoked_at is null and warned_at is null"
                        + " and expires_at > :now and expires_at <= :soon order by id fetch first 500 rows only")
                .param("now", at(now))
                .param("soon", at(now.plus(Duration.ofDays(WARNED_DAYS))))
                .query((row, number) -> token(row))
                .list();
        for (AccessToken token : ending) {
            sql.sql("update access_token set warned_at = :now where id = :id")
                    .param("now", at(now))
                    .param("id", token.id())
                    .update();
            LocalDate lastDay = LocalDate.ofInstant(token.expiresAt().minusSeconds(1), clock.getZone());
            notices.tell(
                    token.personId(), "notice.api.tokenEnds", List.of(token.name(), lastDay.toString()), "/me/tokens");
        }
        return ending.size();
    }

    /** Forgets tokens that ended a quarter of a year ago. */
    int forget() {
        OffsetDateTime before = at(clock.instant().minus(Duration.ofDays(90)));
        return sql.sql("delete from access_token where expires_at < :before or revoked_at < :before")
                .param("before", before)
                .update();
    }

    private static AccessToken token(ResultSet row) throws SQLException {
        return new AccessToken(
                row.getLong("id"),
                row.getString("person_id"),
                row.getString("name"),
                Scope.read(row.getString("scopes")),
                row.getString("ending"),
                instant(row, "created_at"),
                instant(row, "expires_at"),
                instant(row, "last_used_at"),
                instant(row, "revoked_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime at(Instant when) {
        return OffsetDateTime.ofInstant(when, ZoneOffset.UTC);
    }
}
