package org.gatehouse.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.gatehouse.health.HealthRows.Reading;
import org.junit.jupiter.api.Test;

class HealthWeekTests {

    private static final LocalDate WEDNESDAY = LocalDate.of(2027, 3, 10);

    @Test
    void aWeekShowsItsLastReadingAndAGapIsGrey() {
        List<HealthWeek> weeks = HealthWeek.of(
                List.of(
                        reading(WEDNESDAY, Light.RED),
                        reading(WEDNESDAY.minusDays(2), Light.AMBER),
                        reading(WEDNESDAY.minusDays(15), Light.GREEN)),
                WEDNESDAY);
        assertThat(weeks).extracting(HealthWeek::light).containsExactly(Light.GREEN, Light.GREY, Light.RED);
        assertThat(weeks.get(2).monday()).isEqualTo(LocalDate.of(2027, 3, 8));
    }

    @Test
    void halfAYearIsShownAtMost() {
        List<HealthWeek> weeks = HealthWeek.of(
                List.of(
                        reading(WEDNESDAY, Light.GREEN),
                        reading(HealthWeek.since(WEDNESDAY), Light.GREEN),
                        reading(HealthWeek.since(WEDNESDAY).minusDays(1), Light.GREEN)),
                WEDNESDAY);
        assertThat(weeks).hasSize(HealthWeek.SHOWN);
        assertThat(HealthWeek.of(List.of(), WEDNESDAY)).isEmpty();
    }

    private static Reading reading(LocalDate day, Light light) {
        return new Reading(day, light, light, null, null, Map.of());
    }
}
