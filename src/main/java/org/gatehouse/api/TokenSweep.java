package org.gatehouse.api;

import java.time.Clock;
import org.gatehouse.engine.Turns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** From time to time: tells of tokens that end soon, and forgets what nobody can use any more. */
@Component
class TokenSweep {

    private final AccessTokens tokens;
    private final KeptAnswers answers;
    private final Turns turns;

    TokenSweep(AccessTokens tokens, JdbcClient sql, Turns turns, Clock clock) {
        this.tokens = tokens;
        this.answers = new KeptAnswers(sql, clock);
        this.turns = turns;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT2M")
    void sweep() {
        run();
    }

    /** @return how many people were told and rows forgotten */
    int run() {
        return turns.take("api", () -> tokens.warn() + tokens.forget() + answers.forget());
    }
}
