package org.gatehouse.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.IntSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Of several nodes one does a thing at a time; one that died holds its turn for a while, then another takes it. */
@Component
public class Turns {

    /** A node that has not come back by then has died. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final JdbcClient sql;
    private final Clock clock;

    Turns(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Does the work, unless another node is at it.
     *
     * @param name of the turn, a row of the table {@code sweep_turn}
     * @return what the work returned; 0 where another node has the turn
     */
    public int take(String name, IntSupplier work) {
        Instant now = clock.instant();
        boolean ours = sql.sql("update sweep_turn set held_until = :until where name = :name and held_until <= :now")
                        .param("until", at(now.plus(LONGEST)))
                        .param("name", name)
                        .param("now", at(now))
                        .update()
                == 1;
        if (!ours) {
            return 0;
        }
        try {
            return work.getAsInt();
        } finally {
            sql.sql("update sweep_turn set held_until = :now where name = :name")
                    .param("now", at(clock.instant()))
                    .param("name", name)
                    .update();
        }
    }

    private static OffsetDateTime at(Instant when) {
        return OffsetDateTime.ofInstant(when, ZoneOffset.UTC);
    }
}
