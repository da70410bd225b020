package org.gatehouse.conversation;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Small signs under a comment, of which each person gives each once. */
@Component
class Reactions {

    private final JdbcClient sql;
    private final Clock clock;

    Reactions(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** What there is to choose from, in letters that every font has; the texts say what one means. */
    enum Sign {
        AGREE("+1"),
        THANKS("♥"),
        DONE("✔"),
        LOOKING("◉"),
        QUESTION("?"),
        CELEBRATE("★");

        private final String picture;

        Sign(String picture) {
            this.picture = picture;
        }

        public String picture() {
            return picture;
        }
    }

    /** By sign, who gave it; in the order of the signs. */
    Map<Long, Map<Sign, List<String>>> of(Collection<Long> comments) {
        Map<Long, Map<Sign, List<String>>> all = new LinkedHashMap<>();
        if (comments.isEmpty()) {
            return all;
        }
        sql.sql("select comment_id, sign, person_id from comment_reaction where comment_id in (:comments)"
                        + " order by reacted_at, person_id")
                .param("comments", comments)
                .query(row -> {
                    all.computeIfAbsent(row.getLong(1), id -> new java.util.TreeMap<>())
                            .computeIfAbsent(Sign.valueOf(row.getString(2)), sign -> new java.util.ArrayList<>())
                            .add(row.getString(3));
                });
        return all;
    }

    /** Gives the sign, or takes it back. */
    void turn(long comment, String person, Sign sign) {
        int taken = sql.sql("delete from comment_reaction where comment_id = ? and person_id = ? and sign = ?")
                .params(comment, person, sign.name())
                .update();
        if (taken == 0) {
            sql.sql("insert into comment_reaction (comment_id, person_id, sign, reacted_at) values (?, ?, ?, ?)")
                    .params(comment, person, sign.name(), CommentRows.utc(clock.instant()))
                    .update();
        }
    }
}
