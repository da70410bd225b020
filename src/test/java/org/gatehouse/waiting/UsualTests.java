package org.gatehouse.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UsualTests {

    @Test
    void the_middle_case_counts_and_one_that_took_a_year_does_not_move_it() {
        assertThat(Usual.of(List.of(480L, 60L, 120_000L))).isEqualTo(new Usual(480, 3));
        assertThat(Usual.of(List.of(100L, 200L, 400L, 1000L))).isEqualTo(new Usual(300, 4));
    }

    @Test
    void two_cases_are_no_experience() {
        assertThat(Usual.of(List.of())).isNull();
        assertThat(Usual.of(List.of(5L, 6L))).isNull();
    }
}
