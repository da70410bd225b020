package org.gatehouse.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.gatehouse.schedule.Sketch.at;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gatehouse.schedule.Forecast.Note;
import org.gatehouse.schedule.Uncertainty.Estimate;
import org.junit.jupiter.api.Test;

class ForecastTests {

    private static final Uncertainty NONE = new Uncertainty(Map.of(), List.of());

    /** Mean (a + 4 m + b) / 6 and, for the middle of a symmetric range, variance (b - a)² / 28. */
    @Test
    void oneActivityIsSpreadAsItsBetaDistribution() {
        Network one = clock().minutes("A", 10_000).network();
        Forecast forecast = forecast(one, Map.of("A", new Estimate(5, 10, 15)), 20_000);
        assertThat(minutes(one, forecast, 50)).isCloseTo(10_000, within(60L));
        // Beta(3, 3) has its 80th percentile at 0.6735 and its 95th at 0.8107.
        assertThat(minutes(one, forecast, 80)).isCloseTo(5000 + 6735, within(80L));
        assertThat(minutes(one, forecast, 95)).isCloseTo(5000 + 8107, within(80L));
        assertThat(forecast.finish().earliest()).isAfter(one.start().plusMinutes(5000));
        assertThat(forecast.finish().latest()).isBefore(one.start().plusMinutes(15_000));
        assertThat(forecast.criticality()).isEqualTo(Map.of("A", 1.0));
        assertThat(forecast.notes()).isEmpty();
    }

    /** The sum of many is normal: variances add up, so P95 is 1.645 standard deviations beyond the mean. */
    @Test
    void aLongChainIsSpreadAsTheCentralLimitSays() {
        Sketch chain = clock();
        Map<String, Estimate> estimates = new HashMap<>();
        for (int i = 0; i < 40; i++) {
            chain.minutes("A" + i, 1000);
            estimates.put("A" + i, new Estimate(0.5, 1, 1.5));
            if (i > 0) {
                chain.link("A" + (i - 1), "A" + i);
            }
        }
        Network network = chain.network();
        Forecast forecast = forecast(network, estimates, 5000);
        double deviation = 1000 / Math.sqrt(28) * Math.sqrt(40);
        assertThat(minutes(network, forecast, 50)).isCloseTo(40_000, within(80L));
        assertThat(minutes(network, forecast, 95)).isCloseTo(Math.round(40_000 + 1.645 * deviation), within(120L));
    }

    @Test
    void ofTwoEqualPathsEachIsCriticalHalfTheTimeAndTheLaterOneCounts() {
        Network network = clock().minutes("A", 10_000)
                .minutes("B", 10_000)
                .minutes("C", 1000)
                .milestone("END")
                .link("A", "END")
                .link("B", "END")
                .link("C", "END")
                .network();
        Estimate wide = new Estimate(5, 10, 15);
        Forecast forecast = forecast(network, Map.of("A", wide, "B", wide, "C", wide), 10_000);
        assertThat(forecast.criticality().get("A")).isCloseTo(0.5, within(0.03));
        assertThat(forecast.criticality().get("B")).isCloseTo(0.5, within(0.03));
        assertThat(forecast.criticality().get("C")).isZero();
        assertThat(forecast.criticality().get("END")).isEqualTo(1);
        // Both are done by the median of one in a quarter of the runs.
        assertThat(forecast.finish().chanceBy(network.start().plusMinutes(10_000)))
                .isCloseTo(0.25, within(0.03));
    }

    @Test
    void finishedWorkTellsAboutTheRest() {
        Network network = clock().minutes("A", 1000).network();
        List<Double> ratios =
                IntStream.range(0, 20).mapToObj(i -> i < 15 ? 1.0 : 2.0).toList();
        Forecast forecast = Forecast.of(network, new Uncertainty(Map.of(), ratios), List.of(), 4000, 7, done -> true);
        assertThat(forecast.finish().chanceBy(network.start().plusMinutes(1000)))
                .isCloseTo(0.75, within(0.03));
        assertThat(minutes(network, forecast, 95)).isEqualTo(2000);
        assertThat(forecast.notes()).isEmpty();
    }

    @Test
    void thinDataIsOwnedUpTo() {
        Network network = clock().minutes("A", 1000)
                .minutes("B", 1000)
                .minutes("C", 1000)
                .link("A", "B")
                .link("B", "C")
                .network();
        Forecast plan = Forecast.of(network, NONE, List.of(), 100, 1, done -> true);
        assertThat(plan.notes()).containsExactly(Note.NO_ESTIMATES);
        assertThat(plan.finish().earliest())
                .isEqualTo(plan.finish().latest())
                .isEqualTo(CriticalPath.of(network).finish());
        assertThat(forecast(network, Map.of("A", new Estimate(1, 2, 3)), 100).notes())
                .containsExactly(Note.FEW_ESTIMATES);
        assertThat(Forecast.of(network, new Uncertainty(Map.of(), List.of(1.0, 2.0)), List.of(), 9, 1, done -> true)
                        .notes())
                .containsExactly(Note.NO_ESTIMATES);
        assertThat(Forecast.of(
                                network,
                                new Uncertainty(Map.of(), List.of(1.0, 2.0, 1.5)),
                                List.of(),
                                9,
                                1,
                                done -> true)
                        .notes())
                .containsExactly(Note.FEW_FINISHED);
    }

    @Test
    void theSameSeedGivesTheSameAndGatesHaveTheirOwnSpread() {
        Network network = new Sketch()
                .days("A", 10)
                .milestone("GATE")
                .days("B", 10)
                .link("A", "GATE")
                .link("GATE", "B")
                .network();
        Uncertainty uncertainty =
                new Uncertainty(Map.of("A", new Estimate(5, 10, 30), "B", new Estimate(8, 10, 11)), List.of());
        Forecast one = Forecast.of(network, uncertainty, List.of("GATE"), 500, 42, done -> true);
        Forecast two = Forecast.of(network, uncertainty, List.of("GATE"), 500, 42, done -> true);
        Forecast other = Forecast.of(network, uncertainty, List.of("GATE"), 500, 43, done -> true);
        assertThat(one.finish().histogram(30)).isEqualTo(two.finish().histogram(30));
        assertThat(one.finish().histogram(30)).isNotEqualTo(other.finish().histogram(30));
        Spread gate = one.gates().get("GATE");
        assertThat(gate.percentile(50)).isBefore(one.finish().percentile(50));
        for (int percent : new int[] {50, 80, 95}) {
            assertThat(WorkCalendar.HOUSE.previous(gate.percentile(percent))).isEqualTo(gate.percentile(percent));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Forecast.of(network, uncertainty, List.of("ghost"), 5, 1, done -> true));
    }

    @Test
    void whatIsDoneIsCertainAndStartedWorkIsOpenForItsRest() {
        Network network = clock().now("2026-03-05T00:00")
                .minutes("A", 1000)
                .finished("2026-03-02T00:00", "2026-03-04T10:00")
                .minutes("B", 2000)
                .started("2026-03-03T00:00", 500)
                .network();
        Estimate wide = new Estimate(1, 2, 4);
        Forecast forecast = Forecast.of(
                network, new Uncertainty(Map.of("A", wide, "B", wide), List.of()), List.of("A"), 1000, 1, done -> true);
        assertThat(forecast.gates().get("A").earliest())
                .isEqualTo(forecast.gates().get("A").latest())
                .isEqualTo(at("2026-03-04T10:00"));
        assertThat(forecast.finish().earliest()).isBetween(at("2026-03-05T04:10"), at("2026-03-05T08:20"));
        assertThat(forecast.finish().latest()).isBetween(at("2026-03-05T08:20"), at("2026-03-05T16:40"));
        assertThat(forecast.criticality()).containsOnlyKeys("B");
    }

    @Test
    void theHistogramCountsEveryRunOnce() {
        Spread spread = new Spread(new long[] {0, 600, 1440, 1500, 3 * 1440 + 1, 10 * 1440});
        assertThat(spread.histogram(100)).hasSize(10);
        assertThat(spread.histogram(100).get(0)).isEqualTo(new Spread.Bin(Moment.at(0), Moment.at(1440), 3, 0.5));
        for (int most : new int[] {1, 2, 3, 7, 10, 50}) {
            List<Spread.Bin> bins = spread.histogram(most);
            assertThat(bins).hasSizeBetween(1, most);
            assertThat(bins.stream().mapToInt(Spread.Bin::runs).sum()).isEqualTo(6);
            assertThat(bins.get(bins.size() - 1).share()).isEqualTo(1);
        }
        assertThat(spread.percentile(1)).isEqualTo(Moment.at(0));
        assertThat(spread.percentile(50)).isEqualTo(Moment.at(1440));
        assertThat(spread.percentile(100)).isEqualTo(Moment.at(14400));
    }

    @Test
    void itCanBeEndedEarly() {
        Network network = clock().minutes("A", 1000).network();
        Forecast cut = Forecast.of(network, NONE, List.of(), 1000, 1, done -> done < 10);
        assertThat(cut.runs()).isEqualTo(10);
        assertThat(cut.notes()).contains(Note.CUT_SHORT);
        assertThatThrownBy(() -> Forecast.of(network, NONE, List.of(), 1000, 1, done -> false))
                .isInstanceOf(CancellationException.class);
    }

    /** Two thousand activities: a thousand runs in seconds. Generous here, where code is compiled but quickly. */
    @Test
    void aLargePlanTakesMillisecondsARun() {
        Network network =
                new RandomNetwork(1, 2000).withCalendars().withSummaries().draw();
        Map<String, Estimate> estimates = network.activities().stream()
                .filter(activity -> activity.durationMinutes() > 0)
                .collect(Collectors.toMap(Activity::key, activity -> new Estimate(0.8, 1, 2)));
        forecast(network, estimates, 20);
        long begun = System.nanoTime();
        forecast(network, estimates, 100);
        Duration taken = Duration.ofNanos(System.nanoTime() - begun);
        assertThat(taken).isLessThan(Duration.ofSeconds(5));
    }

    private static Sketch clock() {
        return new Sketch().calendar(WorkCalendar.ALWAYS).start("2026-03-02T00:00");
    }

    private static Forecast forecast(Network network, Map<String, Estimate> estimates, int runs) {
        return Forecast.of(network, new Uncertainty(estimates, List.of()), List.of(), runs, 1, done -> true);
    }

    private static long minutes(Network network, Forecast forecast, int percent) {
        return Duration.between(network.start(), forecast.finish().percentile(percent))
                .toMinutes();
    }
}
