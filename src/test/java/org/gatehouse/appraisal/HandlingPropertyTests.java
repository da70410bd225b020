package org.gatehouse.appraisal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.gatehouse.appraisal.Handling.Asked;
import org.gatehouse.schedule.WorkCalendar;
import org.gatehouse.schedule.WorkCalendar.Days;
import org.gatehouse.schedule.WorkCalendar.Shift;

/** Working and waiting told apart, against a count of single steps of time that knows no calendar arithmetic. */
class HandlingPropertyTests {

    private static final LocalDate MONDAY = LocalDate.of(2027, 3, 1);
    private static final WorkCalendar USUAL = WorkCalendar.builder()
            .weekdays(Shift.parse("09:00-12:00,13:00-18:00"))
            .build();

    /** All times lie on this grid, minutes; the count below goes by it. */
    private static final int GRID = 30;

    private static final int DAYS = 28;

    /** Lengths on the grid: until it is released, then in turn in hand and with somebody else. */
    record Story(
            int start, int length, int released, List<Integer> turns, int heldFrom, int held, int awayFrom, int away) {

        Handling handling() {
            return handling(turns);
        }

        Handling handling(List<Integer> lengths) {
            LocalDateTime zero = MONDAY.atStartOfDay();
            List<Stretch> hands = new ArrayList<>();
            List<Asked> asked = new ArrayList<>();
            LocalDateTime at = zero.plusMinutes((long) released * GRID);
            for (int turn = 0; turn < lengths.size(); turn++) {
                Stretch stretch = new Stretch(at, at.plusMinutes((long) lengths.get(turn) * GRID));
                if (turn % 2 == 0) {
                    hands.add(stretch);
                } else {
                    asked.add(new Asked("fang", stretch));
                }
                at = stretch.to();
            }
            Stretch hold = new Stretch(
                    zero.plusMinutes((long) heldFrom * GRID), zero.plusMinutes((long) (heldFrom + held) * GRID));
            return new Handling(
                    new Stretch(
                            MONDAY.plusDays(start).atStartOfDay(),
                            MONDAY.plusDays(start + length).atStartOfDay()),
                    hands,
                    asked,
                    List.of(hold),
                    USUAL,
                    away == 0
                            ? USUAL
                            : USUAL.without(List.of(
                                    new Days(MONDAY.plusDays(awayFrom), MONDAY.plusDays(awayFrom + away - 1)))));
        }

        private boolean works(LocalDateTime at) {
            int hour = at.getHour();
            return at.getDayOfWeek().getValue() <= 5 && (hour >= 9 && hour < 12 || hour >= 13 && hour < 18);
        }

        private boolean isAway(LocalDateTime at) {
            long day = ChronoUnit.DAYS.between(MONDAY, at.toLocalDate());
            return away > 0 && day >= awayFrom && day < awayFrom + away;
        }

        /** Worked, lost and late minutes, step by step. */
        long[] byHand() {
            long worked = 0;
            long lost = 0;
            long late = 0;
            for (int step = 0; step < (DAYS + 40) * 24 * 60 / GRID; step++) {
                LocalDateTime at = MONDAY.atStartOfDay().plusMinutes((long) step * GRID);
                if (!works(at)) {
                    continue;
                }
                long day = ChronoUnit.DAYS.between(MONDAY, at.toLocalDate());
                boolean planned = (day >= start || step >= released) && day < start + length;
                boolean own = isInHand(step) && !(step >= heldFrom && step < heldFrom + held) && !isAway(at);
                worked += own ? GRID : 0;
                lost += planned && !own ? GRID : 0;
                late += own && day >= start + length ? GRID : 0;
            }
            return new long[] {worked, lost, Math.max(0, late - lost)};
        }

        private boolean isInHand(int step) {
            int at = released;
            for (int turn = 0; turn < turns.size(); turn++) {
                if (step >= at && step < at + turns.get(turn)) {
                    return turn % 2 == 0;
                }
                at += turns.get(turn);
            }
            return false;
        }
    }

    @Property(tries = 600)
    void whatCountsIsWhatACountOfEveryHalfHourSays(@ForAll("stories") Story story) {
        Handling handling = story.handling();
        assertThat(new long[] {handling.worked(), handling.lost(), handling.charged()})
                .isEqualTo(story.byHand());
    }

    @Property(tries = 300)
    void anApproverWhoTakesLongerNeverChargesTheOneWhoWaits(
            @ForAll("undisturbed") Story story, @ForAll @IntRange(min = 1, max = 4) int weeks) {
        List<Integer> slower = new ArrayList<>(story.turns());
        slower.set(1, slower.get(1) + weeks * 7 * 24 * 60 / GRID);
        assertThat(story.handling(slower).charged())
                .isLessThanOrEqualTo(story.handling().charged());
        assertThat(story.handling(slower).worked()).isEqualTo(story.handling().worked());
    }

    @Property(tries = 300)
    void aPredecessorThatIsLaterNeverChargesTheOneWhoWaits(
            @ForAll("undisturbed") Story story, @ForAll @IntRange(min = 1, max = 4) int weeks) {
        Story later = new Story(
                story.start(),
                story.length(),
                story.released() + weeks * 7 * 24 * 60 / GRID,
                story.turns(),
                0,
                0,
                0,
                0);
        // Only where it could not begin before its time: whoever began early lost nothing by that.
        if (story.released() * GRID >= story.start() * 24 * 60) {
            assertThat(later.handling().charged())
                    .isLessThanOrEqualTo(story.handling().charged());
        }
    }

    @Property(tries = 300)
    void beingAwayNeverChargesAnybody(
            @ForAll("undisturbed") Story story,
            @ForAll @IntRange(max = 20) int from,
            @ForAll @IntRange(min = 1, max = 6) int days) {
        Story away = new Story(story.start(), story.length(), story.released(), story.turns(), 0, 0, from, days);
        assertThat(away.handling().charged())
                .isLessThanOrEqualTo(story.handling().charged());
        assertThat(away.handling().waits(List.of()))
                .allSatisfy(wait -> assertThat(wait.minutes()).isPositive());
    }

    @Provide
    Arbitrary<Story> stories() {
        Arbitrary<Integer> steps = Arbitraries.integers().between(0, DAYS * 24 * 60 / GRID / 2);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.integers().between(1, 8),
                        Arbitraries.integers().between(0, 300),
                        Arbitraries.integers()
                                .between(1, 250)
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(5),
                        steps,
                        Arbitraries.integers().between(0, 200),
                        Arbitraries.integers().between(0, 15),
                        Arbitraries.integers().between(0, 6))
                .as(Story::new);
    }

    @Provide
    Arbitrary<Story> undisturbed() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.integers().between(1, 8),
                        Arbitraries.integers().between(0, 300),
                        Arbitraries.integers().between(1, 150).list().ofSize(3))
                .as((start, length, released, turns) -> new Story(start, length, released, turns, 0, 0, 0, 0));
    }
}
