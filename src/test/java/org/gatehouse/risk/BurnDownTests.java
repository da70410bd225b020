package org.gatehouse.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.gatehouse.chart.Plot;
import org.gatehouse.risk.BurnDown.Day;
import org.junit.jupiter.api.Test;

class BurnDownTests {

    private static final LocalDate MONDAY = LocalDate.of(2027, 1, 4);

    @Test
    void eachDayEndsWithTheSumOfWhatIsOpenThen() {
        List<Assessment> history = List.of(
                seen("R1", MONDAY, RiskState.IDENTIFIED, null, null, null, null),
                seen("R1", MONDAY, RiskState.ASSESSED, 4, 4, null, null),
                seen("R2", MONDAY.plusDays(1), RiskState.WATCHED, 2, 2, null, null),
                seen("R1", MONDAY.plusDays(3), RiskState.PLANNED, 4, 4, 2, 3),
                seen("R2", MONDAY.plusDays(4), RiskState.CLOSED, 2, 2, null, null));
        assertThat(BurnDown.of(history, MONDAY.plusDays(7)).days())
                .containsExactly(
                        new Day(MONDAY, 1, 16, 16),
                        new Day(MONDAY.plusDays(1), 2, 20, 20),
                        new Day(MONDAY.plusDays(3), 2, 20, 10),
                        new Day(MONDAY.plusDays(4), 1, 16, 6),
                        new Day(MONDAY.plusDays(7), 1, 16, 6));
    }

    @Test
    void chancesAreNoBurden() {
        Assessment chance = new Assessment(
                1L,
                "R1",
                "P",
                RiskKind.OPPORTUNITY,
                MONDAY,
                Instant.EPOCH,
                "chen",
                RiskState.WATCHED,
                5,
                5,
                RiskLevel.EXTREME,
                null,
                null,
                null,
                "");
        assertThat(BurnDown.of(List.of(chance), MONDAY).days()).containsExactly(new Day(MONDAY, 0, 0, 0));
        assertThat(BurnDown.of(List.of(), MONDAY).days()).isEmpty();
    }

    @Test
    void thePictureHasBothSums() {
        Plot plot = BurnDown.of(List.of(seen("R1", MONDAY, RiskState.PLANNED, 4, 4, 2, 3)), MONDAY.plusDays(1))
                .plot("Risks", "Before", "After");
        assertThat(plot.series()).extracting(Plot.Series::name).containsExactly("Before", "After");
        assertThat(plot.series().get(1).points())
                .extracting(point -> point.value().intValue())
                .containsExactly(6, 6);
    }

    private static Assessment seen(
            String risk, LocalDate day, RiskState state, Integer p, Integer i, Integer rp, Integer ri) {
        return new Assessment(
                null, risk, "P", RiskKind.THREAT, day, Instant.EPOCH, "chen", state, p, i, null, rp, ri, null, "");
    }
}
