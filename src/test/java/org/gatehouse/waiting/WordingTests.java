package org.gatehouse.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.waiting.Words.at;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class WordingTests {

    private final Wording english = Words.in(Locale.ENGLISH);
    private final Wording chinese = Words.in(Locale.SIMPLIFIED_CHINESE);

    @Test
    void lengths_are_hours_below_a_working_day_and_half_days_above() {
        assertThat(english.length(0)).isEqualTo("less than an hour");
        assertThat(english.length(59)).isEqualTo("less than an hour");
        assertThat(english.length(60)).isEqualTo("1 hour");
        assertThat(english.length(479)).isEqualTo("7 hours");
        assertThat(english.length(480)).isEqualTo("1 working day");
        assertThat(english.length(720)).isEqualTo("1.5 working days");
        assertThat(english.length(4800)).isEqualTo("10 working days");
        assertThat(chinese.length(30)).isEqualTo("1 小时以内");
        assertThat(chinese.length(180)).isEqualTo("3 小时");
        assertThat(chinese.length(960)).isEqualTo("2 个工作日");
    }

    @Test
    void nights_weekends_and_holidays_do_not_count() {
        assertThat(english.passed(at("2026-12-02T09:00"))).isEqualTo(60);
        assertThat(english.passed(at("2026-12-01T17:00"))).isEqualTo(120);
        assertThat(english.passed(at("2026-11-27T18:00")))
                .as("since Friday evening")
                .isEqualTo(2 * 480 + 60);
        assertThat(english.passed(at("2026-12-02T11:00")))
                .as("clocks of nodes may differ")
                .isZero();
    }

    @Test
    void moments_are_said_as_near_as_people_say_them() {
        assertThat(english.when(at("2026-12-02T09:00"))).isEqualTo("any moment now");
        assertThat(english.when(at("2026-12-02T18:00"))).isEqualTo("today at 18:00");
        assertThat(english.when(at("2026-12-03T09:00"))).isEqualTo("tomorrow at 09:00");
        assertThat(english.when(at("2026-12-04T09:00"))).isEqualTo("on Friday at 09:00");
        assertThat(english.when(at("2026-12-09T09:00"))).isEqualTo("on 9 Dec 2026 at 09:00");
        assertThat(chinese.when(at("2026-12-03T09:00"))).isEqualTo("明天 09:00");
        assertThat(chinese.when(at("2026-12-04T09:00"))).isEqualTo("周五 09:00");
    }

    @Test
    void long_lists_name_the_first_and_count_the_rest() {
        assertThat(english.list(List.of("A", "B", "C", "D", "E"))).isEqualTo("A, B, C and 2 more");
        assertThat(chinese.list(List.of("甲", "乙", "丙", "丁"))).isEqualTo("甲、乙、丙 等，另有 1 项");
        assertThat(english.oneOf(List.of("lin", "fang"))).isEqualTo("林悦 or 方敏");
        assertThat(chinese.everyOf(List.of("lin", "fang"))).isEqualTo("林悦、方敏");
        assertThat(english.oneOf(List.of())).isEqualTo("nobody named");
    }
}
