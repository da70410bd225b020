package org.gatehouse.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PausesTests {

    private final Pauses pauses = new Pauses(Duration.ofSeconds(30));

    @ParameterizedTest
    @CsvSource({
        "1, PT30S, PT30S",
        "2, PT1M, PT1M",
        "3, PT2M, PT2M",
        "4, PT4M, PT4M",
        "5, PT8M, PT5M",
        "8, PT1H, PT5M",
        "30, PT1H, PT5M",
        "2000, PT1H, PT5M"
    })
    void twiceAsLongUpToALimit(int attempt, Duration recipient, Duration channel) {
        assertThat(pauses.after(attempt, Outcome.again("busy"))).isEqualTo(recipient);
        assertThat(pauses.after(attempt, Outcome.unreachable("down"))).isEqualTo(channel);
    }

    @Test
    void theOtherSideMayAskForMore() {
        assertThat(pauses.after(1, Outcome.again("too often", Duration.ofMinutes(10))))
                .isEqualTo(Duration.ofMinutes(10));
        assertThat(pauses.after(8, Outcome.again("too often", Duration.ofMinutes(10))))
                .isEqualTo(Duration.ofHours(1));
    }
}
