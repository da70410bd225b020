package org.gatehouse.appraisal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.gatehouse.appraisal.Scoring.Weighted;

/** What holds of points and of the whole, whatever the indicator and whichever way is better. */
class ScoringPropertyTests {

    @Property(tries = 500)
    void pointsLieBetweenNothingAndAHundredAndAreWhatTheLineSays(
            @ForAll @IntRange(min = -5000, max = 5000) int value,
            @ForAll @IntRange(min = -1000, max = 1000) int target,
            @ForAll @IntRange(min = 1, max = 1000) int span,
            @ForAll boolean up) {
        int zero = up ? target - span : target + span;
        double expected = Math.max(0, Math.min(100, 100.0 * (value - zero) / (target - zero)));
        BigDecimal points = points(value, target, zero);
        assertThat(points.doubleValue()).isBetween(0.0, 100.0).isCloseTo(expected, within(0.0051));
        assertThat(points(target, target, zero)).isEqualByComparingTo("100");
        assertThat(points(zero, target, zero)).isEqualByComparingTo("0");
    }

    @Property(tries = 500)
    void nearerToTheTargetIsNeverWorthLess(
            @ForAll @IntRange(min = -3000, max = 3000) int value,
            @ForAll @IntRange(max = 3000) int better,
            @ForAll @IntRange(min = -1000, max = 1000) int target,
            @ForAll @IntRange(min = 1, max = 1000) int span,
            @ForAll boolean up) {
        int zero = up ? target - span : target + span;
        int improved = up ? value + better : value - better;
        assertThat(points(improved, target, zero)).isGreaterThanOrEqualTo(points(value, target, zero));
    }

    @Property(tries = 500)
    void theWholeIsTheWeightedMeanOfWhatHasPoints(@ForAll("parts") List<Weighted> parts, @ForAll int seed) {
        BigDecimal whole = Scoring.overall(parts);
        double sum = 0;
        double weights = 0;
        for (Weighted part : parts) {
            if (part.points() != null) {
                sum += part.weight() * part.points().doubleValue();
                weights += part.weight();
            }
        }
        if (weights == 0) {
            assertThat(whole).isNull();
            return;
        }
        assertThat(whole.doubleValue()).isBetween(0.0, 100.0).isCloseTo(sum / weights, within(0.0051));
        List<Weighted> shuffled = new ArrayList<>(parts);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(Scoring.overall(shuffled)).as("in any order").isEqualByComparingTo(whole);
        List<Weighted> tenfold = parts.stream()
                .map(part -> new Weighted(part.weight() * 10, part.points()))
                .toList();
        assertThat(Scoring.overall(tenfold)).as("only shares count").isEqualByComparingTo(whole);
        assertThat(Scoring.measured(parts)).isBetween(0, 100);
    }

    @Property(tries = 300)
    void onePartThatGetsBetterNeverMakesTheWholeWorse(
            @ForAll("parts") List<Weighted> parts,
            @ForAll @IntRange(max = 11) int which,
            @ForAll @IntRange(max = 100) int by) {
        int at = which % parts.size();
        Weighted part = parts.get(at);
        if (part.points() == null) {
            return;
        }
        List<Weighted> better = new ArrayList<>(parts);
        better.set(
                at,
                new Weighted(
                        part.weight(), part.points().add(BigDecimal.valueOf(by)).min(BigDecimal.valueOf(100))));
        assertThat(Scoring.overall(better)).isGreaterThanOrEqualTo(Scoring.overall(parts));
    }

    @Provide
    Arbitrary<List<Weighted>> parts() {
        Arbitrary<BigDecimal> points = Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, BigDecimal.valueOf(100))
                .ofScale(2)
                .injectNull(0.2);
        return Combinators.combine(Arbitraries.integers().between(1, 100), points)
                .as(Weighted::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    private static BigDecimal points(int value, int target, int zero) {
        return Scoring.points(BigDecimal.valueOf(value), BigDecimal.valueOf(target), BigDecimal.valueOf(zero));
    }
}
