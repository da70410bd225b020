package org.gatehouse.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a notice leaves: what somebody chose × quiet hours × urgency × their days and zone. */
class HabitsTests {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    /** Monday to Friday. */
    private static final Predicate<LocalDate> WEEK = day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;

    /** 6 November 2026 is a Friday. Quiet hours as from-until; - for none. */
    @ParameterizedTest
    @CsvSource({
        // At once.
        "AT_ONCE, false, -,           2026-11-06T14:00, 2026-11-06T14:00",
        "AT_ONCE, false, 22:00-07:30, 2026-11-06T14:00, 2026-11-06T14:00",
        "AT_ONCE, false, 22:00-07:30, 2026-11-06T21:59, 2026-11-06T21:59",
        "AT_ONCE, false, 22:00-07:30, 2026-11-06T22:00, 2026-11-07T07:30",
        "AT_ONCE, false, 22:00-07:30, 2026-11-07T03:00, 2026-11-07T07:30",
        "AT_ONCE, false, 22:00-07:30, 2026-11-07T07:30, 2026-11-07T07:30",
        "AT_ONCE, false, 12:00-13:30, 2026-11-06T12:15, 2026-11-06T13:30",
        "AT_ONCE, false, 12:00-13:30, 2026-11-06T11:59, 2026-11-06T11:59",
        "AT_ONCE, true,  22:00-07:30, 2026-11-06T23:00, 2026-11-06T23:00",
        // In the digest at 9:00, which waits for a working day.
        "DIGEST,  false, -,           2026-11-06T08:59, 2026-11-06T09:00",
        "DIGEST,  false, -,           2026-11-06T09:00, 2026-11-09T09:00",
        "DIGEST,  false, -,           2026-11-05T09:01, 2026-11-06T09:00",
        "DIGEST,  true,  -,           2026-11-07T12:00, 2026-11-09T09:00",
        "DIGEST,  false, 20:00-10:00, 2026-11-05T15:00, 2026-11-06T10:00",
        // Not at all.
        "NEVER,   true,  -,           2026-11-06T14:00,",
        "NEVER,   false, 22:00-07:30, 2026-11-06T23:00,",
    })
    void whenItLeaves(Way way, boolean urgent, String quiet, LocalDateTime now, LocalDateTime expected) {
        String[] hours = quiet.split("-");
        Habits habits = new Habits(
                SHANGHAI,
                LocalTime.of(9, 0),
                true,
                hours.length < 2 ? null : LocalTime.parse(hours[0]),
                hours.length < 2 ? null : LocalTime.parse(hours[1]));
        assertThat(habits.moment(way, urgent, at(now, SHANGHAI), WEEK).orElse(null))
                .isEqualTo(expected == null ? null : at(expected, SHANGHAI));
    }

    @Test
    void theDigestMayComeOnEveryDay() {
        Habits daily = new Habits(SHANGHAI, LocalTime.of(9, 0), false, null, null);
        assertThat(daily.nextDigest(at(LocalDateTime.parse("2026-11-06T10:00"), SHANGHAI), WEEK))
                .isEqualTo(at(LocalDateTime.parse("2026-11-07T09:00"), SHANGHAI));
    }

    @Test
    void whoeverIsAwayForGoodGetsItTheNextDay() {
        assertThat(Habits.usual(SHANGHAI)
                        .nextDigest(at(LocalDateTime.parse("2026-11-06T10:00"), SHANGHAI), day -> false))
                .isEqualTo(at(LocalDateTime.parse("2026-11-07T09:00"), SHANGHAI));
    }

    @Test
    void itIsNineWhereThePersonIsWhateverTheClocksDoThere() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Habits abroad = new Habits(berlin, LocalTime.of(9, 0), true, LocalTime.of(1, 0), LocalTime.of(2, 30));
        assertThat(abroad.nextDigest(Instant.parse("2026-10-23T12:00:00Z"), WEEK))
                .as("winter time since Sunday")
                .isEqualTo(Instant.parse("2026-10-26T08:00:00Z"));
        assertThat(abroad.afterQuiet(Instant.parse("2026-03-29T00:30:00Z")))
                .as("there is no half past two in the night of summer time")
                .isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
    }

    private static Instant at(LocalDateTime time, ZoneId zone) {
        return time.atZone(zone).toInstant();
    }
}
