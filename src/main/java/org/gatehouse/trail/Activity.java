package org.gatehouse.trail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happened lately, across projects: what people read in passing, without seals and values. */
@Service
@Transactional(readOnly = true)
public class Activity {

    private static final String CHOSEN =
            " from trail_line where (:person = '' or actor = :person or on_behalf = :person)"
                    + " and (:kind = '' or kind = :kind)";

    private final JdbcClient sql;
    private final TrailTexts texts;

    Activity(JdbcClient sql, TrailTexts texts) {
        this.sql = sql;
        this.texts = texts;
    }

    /**
     * Which lines are meant; who may ask is the caller's affair.
     *
     * @param projectKeys null for all there are
     * @param person who did it, or in whose place it was done; empty for everybody
     * @param kind room it happened in; empty for all
     */
    public record Wish(Collection<String> projectKeys, String person, String kind) {

        private String narrowed() {
            return projectKeys == null ? CHOSEN : CHOSEN + " and project_key in (:projects)";
        }
    }

    /** Id and name of something that can be chosen. */
    public record Choice(String id, String label) {}

    /** Newest first. */
    public List<Event> of(Wish wish, int limit, long offset, Locale locale) {
        if (isNone(wish)) {
            return List.of();
        }
        return chosen(
                        "select project_key, number, at, actor, on_behalf, kind, action, subject, reason, details,"
                                + " changes, hash" + wish.narrowed()
                                + " order by at desc, project_key, number desc limit :limit offset :offset",
                        wish)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, at) -> event(row, locale))
                .list();
    }

    public long count(Wish wish) {
        return isNone(wish)
                ? 0
                : chosen("select count(*)" + wish.narrowed(), wish)
                        .query(Long.class)
                        .single();
    }

    /** Rooms in which something happened, whatever room is wished for. */
    public List<Choice> kinds(Wish wish, Locale locale) {
        if (isNone(wish)) {
            return List.of();
        }
        Wish any = new Wish(wish.projectKeys(), wish.person(), "");
        return chosen("select distinct kind" + any.narrowed() + " order by kind", any)
                .query(String.class)
                .list()
                .stream()
                .map(kind -> new Choice(kind, texts.kind(kind, locale)))
                .toList();
    }

    private static boolean isNone(Wish wish) {
        return wish.projectKeys() != null && wish.projectKeys().isEmpty();
    }

    private JdbcClient.StatementSpec chosen(String statement, Wish wish) {
        JdbcClient.StatementSpec chosen =
                sql.sql(statement).param("person", wish.person()).param("kind", wish.kind());
        return wish.projectKeys() == null ? chosen : chosen.param("projects", wish.projectKeys());
    }

    private Event event(ResultSet row, Locale locale) throws SQLException {
        SealedLine kept = TrailLines.kept(row);
        TrailLine line = new TrailLine(
                kept.projectKey(),
                kept.number(),
                kept.at(),
                kept.actor(),
                kept.onBehalfOf(),
                kept.action(),
                kept.subject(),
                kept.reason(),
                Words.details(kept.details()),
                List.of(),
                kept.hash());
        return new Event(
                line.projectKey(),
                line.number(),
                line.at(),
                line.actor(),
                texts.who(line.actor(), locale),
                line.onBehalfOf().isEmpty() ? "" : texts.who(line.onBehalfOf(), locale),
                line.action(),
                texts.what(line, locale),
                line.reason(),
                line.details());
    }

    /**
     * One thing that happened, in the reader's language.
     *
     * @param number within the project's trail
     * @param actor id of who did it
     * @param who their display name
     * @param onBehalfOf display name of the person in whose place; empty for nobody's
     */
    public record Event(
            String projectKey,
            int number,
            java.time.Instant at,
            String actor,
            String who,
            String onBehalfOf,
            String action,
            String what,
            String reason,
            List<String> details) {}
}
