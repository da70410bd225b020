package org.gatehouse.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.project.Phase;
import org.junit.jupiter.api.Test;

class WishTests {

    @Property(tries = 200)
    void an_address_says_what_was_wished(
            @ForAll @StringLength(max = 200) String text, @ForAll @StringLength(max = 200) String market) {
        // An address cannot hold half a character.
        Wish wish = Wish.of(Map.of(
                "text", text.replaceAll("\\p{Cs}", ""), "market", market.replaceAll("\\p{Cs}", ""), "overdue", "true"));

        assertThat(Wish.parse(wish.query())).isEqualTo(wish);
    }

    @Test
    void nothing_wished_is_everything_in_the_usual_order() {
        assertThat(Wish.of(Map.of()).query()).isEqualTo("sort=end");
        assertThat(Wish.of(Map.of()).isNarrowed()).isFalse();
        assertThat(Wish.parse("phase=EXECUTION&sort=-budget&page=4").query()).isEqualTo("phase=EXECUTION&sort=-budget");
        assertThat(Wish.parse("phase=EXECUTION").phase()).isEqualTo(Phase.EXECUTION);
        assertThat(Wish.parse("mine=true").isNarrowed()).isTrue();
    }

    @Test
    void a_column_turns_round_when_it_is_chosen_again() {
        Wish byBudget = Wish.of(Map.of("sort", "budget"));

        assertThat(byBudget.queryBy("budget")).isEqualTo("sort=-budget");
        assertThat(byBudget.queryBy("name")).isEqualTo("sort=name");
        assertThat(Wish.of(Map.of("sort", "--budget")).sort()).isEqualTo("end");
        assertThat(Wish.of(Map.of("sort", "budget desc")).sort()).isEqualTo("end");
    }

    @Test
    void what_cannot_be_is_refused() {
        for (Map<String, String> wrong : List.of(
                Map.of("phase", "goals"),
                Map.of("status", "OPEN"),
                Map.of("health", "GREEN"),
                Map.of("quarter", "2026"),
                Map.of("quarter", "2026-Q0"),
                Map.of("manager", "x".repeat(201)))) {
            assertThatExceptionOfType(InvalidInput.class).as(wrong.toString()).isThrownBy(() -> Wish.of(wrong));
        }
    }

    @Test
    void a_quarter_knows_its_days() {
        assertThat(Quarter.of(LocalDate.of(2026, 12, 31))).hasToString("2026-Q4");
        assertThat(Quarter.of(LocalDate.of(2026, 1, 1))).hasToString("2026-Q1");
        Quarter last = Quarter.parse("2026-Q4");
        assertThat(last.first()).isEqualTo("2026-10-01");
        assertThat(last.after()).isEqualTo("2027-01-01");
    }
}
