package org.gatehouse.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gatehouse.lesson.Sample.NOW;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WorthTests {

    @Test
    void wilsonsBoundAsInTheTables() {
        // 90 % two-sided interval of 8 of 10 is 0.541 to 0.932.
        assertThat(Worth.wilson(8, 10)).isCloseTo(0.541, within(0.001));
        assertThat(Worth.wilson(0, 10)).isZero();
        assertThat(Worth.wilson(0, 0)).isZero();
        assertThat(Worth.wilson(100, 100)).isCloseTo(0.974, within(0.001));
    }

    @Test
    void whatNobodyJudgedStandsBetweenGoodAndBad() {
        assertThat(Worth.helpfulness(0, 1)).isLessThan(Worth.helpfulness(0, 0));
        assertThat(Worth.helpfulness(1, 0)).isGreaterThan(Worth.helpfulness(0, 0));
        assertThat(Worth.helpfulness(9, 1)).isGreaterThan(Worth.helpfulness(1, 0));
    }

    @Test
    void threeOfThreeAreEnoughToHideTwoOfTwoAreNot() {
        assertThat(Worth.isTiresome(0, 0)).isFalse();
        assertThat(Worth.isTiresome(0, 2)).isFalse();
        assertThat(Worth.isTiresome(0, 3)).isTrue();
        assertThat(Worth.isTiresome(3, 3)).isFalse();
        assertThat(Worth.isTiresome(1, 9)).isTrue();
    }

    @Test
    void freshnessHalvesEachYear() {
        assertThat(Worth.freshness(NOW, NOW)).isEqualTo(1);
        assertThat(Worth.freshness(NOW.minus(Duration.ofDays(365)), NOW)).isCloseTo(0.5, within(1e-9));
        assertThat(Worth.freshness(NOW.plus(Duration.ofDays(1)), NOW)).isEqualTo(1);
    }

    @Property(tries = 300)
    void oneMoreHelpfulVoteNeverMakesItWorse(
            @ForAll @IntRange(max = 500) int yes, @ForAll @IntRange(max = 500) int no) {
        assertThat(Worth.helpfulness(yes + 1, no)).isGreaterThan(Worth.helpfulness(yes, no));
        assertThat(Worth.helpfulness(yes, no + 1)).isLessThan(Worth.helpfulness(yes, no));
        assertThat(Worth.helpfulness(yes, no)).isBetween(0.0, 1.0);
        if (Worth.isTiresome(yes, no)) {
            assertThat(no).isGreaterThan(yes);
            assertThat(Worth.isTiresome(yes, no + 1)).isTrue();
        }
    }
}
