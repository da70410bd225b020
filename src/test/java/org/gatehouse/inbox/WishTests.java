package org.gatehouse.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.gatehouse.schedule.Constraint;
import org.junit.jupiter.api.Test;

/** What an address asks for is kept and read again as it was meant, and nothing else is. */
class WishTests {

    private static final LocalDate THURSDAY = LocalDate.of(2026, 11, 26);

    @Test
    void a_wish_comes_back_from_its_query() {
        for (String query : List.of(
                "state=open",
                "state=snoozed&project=SEO&kind=decision&due=week&q=a%26b%3D%25%20%E6%96%87&flat=true",
                "state=all&due=2026-12-03")) {
            assertThat(Wish.of(Asked.parse(query)).query()).isEqualTo(query);
        }
        for (String query : List.of("state=open", "state=closed&who=me&due=none&q=50%25", "state=all&who=chen")) {
            assertThat(ProjectWish.of(Asked.parse(query)).query()).isEqualTo(query);
        }
        for (Scope scope : Scope.values()) {
            assertThat(scope.tidy("state=no&due=never&q=%ZZ&evil=%3Cscript%3E&&=&x"))
                    .as("%s", scope)
                    .isEqualTo("state=open");
            assertThat(scope.tidy("q=" + "x".repeat(5000)).length()).isLessThan(200);
        }
        assertThat(ProjectWish.of(Asked.parse("show=mine")).query()).isEqualTo("state=all&who=me");
        assertThat(ProjectWish.of(Asked.parse("show=month&who=wu")).who())
                .as("a calendar's month is no wish")
                .isEqualTo("wu");
    }

    @Test
    void due_means_the_same_for_a_day_and_for_a_stretch_of_days() {
        for (String asked : List.of("", "overdue", "today", "week", "later", "none", "2026-12-03")) {
            DueWish due = DueWish.of(asked);
            for (int at = -10; at <= 20; at++) {
                LocalDate day = THURSDAY.plusDays(at);
                boolean within = !day.isBefore(due.from(THURSDAY)) && !day.isAfter(due.to(THURSDAY));
                assertThat(due.takes(day, THURSDAY)).as("%s %s", asked, day).isEqualTo(within && !due.isNone());
            }
        }
        assertThat(DueWish.of("overdue").takes(THURSDAY, THURSDAY)).isFalse();
        assertThat(DueWish.of("overdue").takes(THURSDAY.minusDays(1), THURSDAY)).isTrue();
        assertThat(DueWish.of("week").takes(LocalDate.of(2026, 11, 29), THURSDAY))
                .isTrue();
        assertThat(DueWish.of("week").takes(LocalDate.of(2026, 11, 30), THURSDAY))
                .isFalse();
        assertThat(DueWish.of("later").takes(LocalDate.of(2026, 11, 30), THURSDAY))
                .isTrue();
        assertThat(DueWish.of("none").takes(null, THURSDAY)).isTrue();
        assertThat(DueWish.of("today").takes(null, THURSDAY)).isFalse();
        assertThat(DueWish.of("").takes(null, THURSDAY)).isTrue();
    }

    @Test
    void dates_come_back_as_they_were_asked_for() {
        for (Dates dates : List.of(
                new Dates(null, null, Constraint.NONE, null),
                new Dates(
                        THURSDAY,
                        THURSDAY.plusDays(3),
                        new Constraint(Constraint.Type.MUST_FINISH_ON, LocalDateTime.of(2026, 11, 29, 17, 30)),
                        480))) {
            assertThat(Dates.parse(dates.toString())).isEqualTo(dates);
            assertThat(dates.toString().length()).isLessThanOrEqualTo(100);
        }
    }
}
