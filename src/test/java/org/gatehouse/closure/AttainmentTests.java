package org.gatehouse.closure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttainmentTests {

    private static BigDecimal number(String text) {
        return text == null ? null : new BigDecimal(text);
    }

    @ParameterizedTest(name = "from {0} to {1}, came to {2}: {3} %")
    @CsvSource({
        // more is better
        "10000, 13000, 13000, 100.0, true,  green",
        "10000, 13000, 14500, 150.0, true,  green",
        "10000, 13000, 12400, 80.0,  false, amber",
        "10000, 13000, 12399, 79.9,  false, red",
        "10000, 13000, 10000, 0.0,   false, red",
        "10000, 13000, 9400,  -20.0, false, red",
        // less is better: cost per lead, bounce rate
        "50,    30,    30,    100.0, true,  green",
        "50,    30,    20,    150.0, true,  green",
        "50,    30,    40,    50.0,  false, red",
        "50,    30,    60,    -50.0, false, red",
        // across zero
        "-5,    5,     0,     50.0,  false, red",
        "5,     -5,    -5,    100.0, true,  green",
        // not quite is not reached, however close
        "0,     3,     2.9999, 99.9, false, amber",
        // no baseline: from zero
        ",      200,   150,   75.0,  false, red",
    })
    void goesTheWayOfTheTarget(
            String baseline, String target, String actual, String percent, boolean reached, String light) {
        Attainment attainment = Attainment.of(number(baseline), number(target), number(actual));
        assertThat(attainment.percent()).isEqualByComparingTo(percent);
        assertThat(attainment.reached()).isEqualTo(reached);
        assertThat(attainment.light()).isEqualTo(light);
    }

    @Test
    void aLevelToKeepIsKeptOrNot() {
        Attainment kept = Attainment.of(number("4.50"), number("4.5"), number("4.5000"));
        assertThat(kept.percent()).isEqualByComparingTo("100");
        assertThat(kept.reached()).isTrue();
        Attainment lost = Attainment.of(number("4.5"), number("4.5"), number("4.4"));
        assertThat(lost.percent()).isNull();
        assertThat(lost.reached()).isFalse();
        assertThat(lost.light()).isEqualTo("red");
    }

    @Test
    void nothingIsClaimedWithoutAValue() {
        assertThat(Attainment.of(number("1"), number("2"), null)).isEqualTo(Attainment.UNKNOWN);
        assertThat(Attainment.of(number("1"), null, number("2"))).isEqualTo(Attainment.UNKNOWN);
        assertThat(Attainment.UNKNOWN.light()).isEqualTo("grey");
    }
}
