package org.gatehouse.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactsTests {

    @Test
    void onlyWhatDiffersIsAChange() {
        Facts before = Facts.of("name", "Old ")
                .and("budget", new BigDecimal("1000.00"))
                .and("endDate", null);
        Facts after = Facts.of("name", "Old")
                .and("budget", new BigDecimal("1E+3"))
                .and("endDate", LocalDate.of(2027, 3, 31))
                .and("memberIds", List.of("chen", "wu"));

        assertThat(before.changedTo(after))
                .containsExactly(new Change("endDate", "", "2027-03-31"), new Change("memberIds", "", "chen, wu"));
    }

    @Test
    void whatComesAndGoesHasOneSide() {
        Facts zero = Facts.of("planned", new BigDecimal("0.00"));

        assertThat(Facts.NONE.changedTo(zero)).containsExactly(new Change("planned", "", "0"));
        assertThat(zero.changedTo(Facts.NONE)).containsExactly(new Change("planned", "0", ""));
        assertThat(zero.changedTo(zero)).isEmpty();
    }
}
