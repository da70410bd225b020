package org.gatehouse.adjustment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Computed values are told no more exactly than they can be read. */
class ShownTests {

    @ParameterizedTest
    @CsvSource({
        "10841.3043, 10841",
        "1310.5, 1311",
        "451.2857, 451.3",
        "57.42857, 57.43",
        "0.12345, 0.123",
        "-57.42857, -57.43",
        "2000, 2000",
        "0, 0"
    })
    void digits(BigDecimal computed, String shown) {
        assertThat(Shown.of(computed).toPlainString()).isEqualTo(shown);
    }
}
