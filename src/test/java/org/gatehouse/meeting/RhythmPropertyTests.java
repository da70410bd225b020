package org.gatehouse.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a rule gives is what somebody finds who goes through a calendar day by day with a pencil. */
class RhythmPropertyTests {

    @Property(tries = 400)
    void gives_the_days_that_a_pencil_marks(@ForAll("rhythms") Rhythm rhythm, @ForAll("starts") LocalDateTime start) {
        Rhythm.Dates dates = rhythm.from(start, day -> false);

        assertThat(dates.held()).isEqualTo(marked(rhythm, start, day -> false));
        assertThat(dates.rhythm()).isEqualTo(rhythm);
    }

    @Property(tries = 300)
    void leaves_days_off_out_and_still_counts_them(
            @ForAll("rhythms") Rhythm rhythm, @ForAll("starts") LocalDateTime start, @ForAll("off") Set<Integer> off) {
        Predicate<LocalDate> dayOff = day -> off.contains(day.getDayOfYear() % 40);
        Rhythm.Dates dates = rhythm.from(start, dayOff);

        List<LocalDateTime> held = marked(rhythm, start, dayOff);
        assertThat(dates.held()).isEqualTo(held);
        if (!held.isEmpty()) {
            assertThat(dates.start()).isEqualTo(held.get(0));
            // From its first meeting on, the rule that is kept gives the same ones again.
            assertThat(dates.rhythm().all(dates.start()).stream()
                            .filter(each -> !dayOff.test(each.toLocalDate()))
                            .toList())
                    .isEqualTo(held);
        }
    }

    @Property(tries = 200)
    void is_kept_as_text(@ForAll("rhythms") Rhythm rhythm) {
        assertThat(Rhythm.parse(rhythm.text())).isEqualTo(rhythm);
    }

    private static List<LocalDateTime> marked(Rhythm rhythm, LocalDateTime start, Predicate<LocalDate> dayOff) {
        List<LocalDateTime> marked = new ArrayList<>();
        LocalDate first = null;
        int given = 0;
        for (LocalDate day = start.toLocalDate();
                day.isBefore(start.toLocalDate().plusYears(60));
                day = day.plusDays(1)) {
            if (!named(rhythm, day)) {
                continue;
            }
            first = first == null ? day : first;
            boolean over = rhythm.until() != null ? day.isAfter(rhythm.until()) : given == rhythm.count();
            if (over) {
                break;
            }
            if (turn(rhythm, first, day)) {
                given++;
                if (!dayOff.test(day)) {
                    marked.add(day.atTime(start.toLocalTime()));
                }
            }
        }
        return marked;
    }

    private static boolean named(Rhythm rhythm, LocalDate day) {
        int of = day.lengthOfMonth();
        return switch (rhythm.kind()) {
            case ONCE -> true;
            case WEEKLY -> rhythm.days().contains(day.getDayOfWeek());
            case MONTHLY_DAY ->
                rhythm.monthDay() == -1 ? day.getDayOfMonth() == of : day.getDayOfMonth() == rhythm.monthDay();
            case MONTHLY_WEEKDAY ->
                rhythm.days().contains(day.getDayOfWeek())
                        && (rhythm.nth() == -1
                                ? day.getDayOfMonth() + 7 > of
                                : (day.getDayOfMonth() + 6) / 7 == rhythm.nth());
        };
    }

    private static boolean turn(Rhythm rhythm, LocalDate first, LocalDate day) {
        long steps = rhythm.kind() == Rhythm.Kind.WEEKLY
                ? ChronoUnit.WEEKS.between(monday(first), monday(day))
                : ChronoUnit.MONTHS.between(first.withDayOfMonth(1), day.withDayOfMonth(1));
        return steps % rhythm.interval() == 0;
    }

    private static LocalDate monday(LocalDate day) {
        return day.minusDays(day.getDayOfWeek().getValue() - 1);
    }

    @Provide
    Arbitrary<LocalDateTime> starts() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 1200),
                        Arbitraries.integers().between(0, 23),
                        Arbitraries.of(0, 15, 30, 45))
                .as((days, hour, minute) ->
                        LocalDate.of(2026, 1, 1).plusDays(days).atTime(hour, minute));
    }

    @Provide
    Arbitrary<Set<Integer>> off() {
        return Arbitraries.integers().between(0, 39).set().ofMaxSize(25);
    }

    @Provide
    Arbitrary<Rhythm> rhythms() {
        Arbitrary<Set<DayOfWeek>> days =
                Arbitraries.of(DayOfWeek.class).set().ofMinSize(1).ofMaxSize(7);
        return Combinators.combine(
                        Arbitraries.of(Rhythm.Kind.WEEKLY, Rhythm.Kind.MONTHLY_DAY, Rhythm.Kind.MONTHLY_WEEKDAY),
                        Arbitraries.integers().between(1, 6),
                        days,
                        Arbitraries.integers().between(-1, 31).filter(day -> day != 0),
                        Arbitraries.of(1, 2, 3, 4, -1),
                        Arbitraries.integers().between(1, 60),
                        Arbitraries.integers().between(0, 1500).injectNull(0.5))
                .as(RhythmPropertyTests::rhythm);
    }

    private static Rhythm rhythm(
            Rhythm.Kind kind, int interval, Set<DayOfWeek> days, int monthDay, int nth, int count, Integer untilDays) {
        LocalDate until = untilDays == null ? null : LocalDate.of(2026, 1, 1).plusDays(untilDays % 180 + 1200L);
        boolean soon = kind == Rhythm.Kind.WEEKLY && until != null;
        return new Rhythm(
                kind,
                interval,
                switch (kind) {
                    case WEEKLY -> soon ? Set.of(days.iterator().next()) : days;
                    case MONTHLY_WEEKDAY -> Set.of(days.iterator().next());
                    default -> Set.of();
                },
                kind == Rhythm.Kind.MONTHLY_DAY ? monthDay : 0,
                kind == Rhythm.Kind.MONTHLY_WEEKDAY ? nth : 0,
                until,
                until == null ? count : 0);
    }
}
