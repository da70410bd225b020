package org.gatehouse.timesheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

/** What is proposed: never more than there is time, never more than was estimated, never what is entered already. */
class PrefillTests {

    private static final LocalDate MONDAY = LocalDate.of(2026, 9, 28);

    private static ItemLine item(String key, String effort, int start, Integer finish) {
        return new ItemLine(
                key,
                key,
                "SEO",
                "SEO",
                effort == null ? null : new BigDecimal(effort),
                MONDAY.plusDays(start),
                null,
                finish == null ? null : MONDAY.plusDays(finish),
                MONDAY.minusDays(30),
                true);
    }

    private static Entry entry(String item, int day, String hours) {
        return new Entry(
                1,
                item,
                "SEO",
                "chen",
                MONDAY.plusDays(day),
                new BigDecimal(hours),
                "work",
                true,
                "",
                EntryStatus.OPEN,
                null);
    }

    private static List<Proposal> proposals(List<ItemLine> items, List<Entry> entries) {
        return new Prefill(items, entries, Map.of())
                .between(
                        MONDAY,
                        MONDAY.plusDays(6),
                        items,
                        day -> day.getDayOfWeek().getValue() > 5 ? BigDecimal.ZERO : BigDecimal.valueOf(8));
    }

    @Test
    void whatIsLeftOfADayIsSharedAmongWhatWasWorkedOn() {
        List<Proposal> proposals = proposals(
                List.of(item("SEO-1", "40", 0, 1), item("SEO-2", null, 1, null)), List.of(entry("SEO-3", 1, "2")));
        assertThat(proposals)
                .extracting(proposal -> proposal.item().key() + " "
                        + proposal.day().getDayOfWeek().getValue() + " " + proposal.hours() + " " + proposal.finished())
                .containsExactly(
                        "SEO-1 1 8.00 true",
                        "SEO-1 2 3.00 true",
                        "SEO-2 2 3.00 false",
                        "SEO-2 3 8.00 false",
                        "SEO-2 4 8.00 false",
                        "SEO-2 5 8.00 false");
    }

    @Test
    void anItemWithHoursOnADayIsNotProposedForIt() {
        assertThat(proposals(List.of(item("SEO-1", "40", 0, 0)), List.of(entry("SEO-1", 0, "1"))))
                .isEmpty();
        assertThat(proposals(List.of(item("SEO-1", "3", 0, null)), List.of()))
                .extracting(Proposal::hours)
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal("3"));
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void thereIsNeverMoreThanTimeAndEstimateAllow(@ForAll long seed) {
        Random random = new Random(seed);
        List<ItemLine> items = new ArrayList<>();
        for (int n = 1; n <= 1 + random.nextInt(6); n++) {
            int start = random.nextInt(9) - 4;
            items.add(item(
                    "SEO-" + n,
                    random.nextInt(3) == 0 ? null : Integer.toString(random.nextInt(60)),
                    start,
                    random.nextBoolean() ? null : start + random.nextInt(6)));
        }
        List<Entry> entries = new ArrayList<>();
        for (int n = 0; n < random.nextInt(6); n++) {
            entries.add(entry("SEO-" + (1 + random.nextInt(6)), random.nextInt(7), (random.nextInt(24) + 1) + ".25"));
        }
        Map<LocalDate, BigDecimal> days = new TreeMap<>();
        entries.forEach(entry -> days.merge(entry.day(), entry.hours(), BigDecimal::add));
        Map<String, BigDecimal> used = new TreeMap<>();
        for (Proposal proposal : proposals(items, entries)) {
            assertThat(proposal.hours()).isPositive();
            assertThat(proposal.hours().remainder(new BigDecimal("0.25"))).isZero();
            assertThat(entries)
                    .noneMatch(entry -> entry.day().equals(proposal.day())
                            && entry.itemKey().equals(proposal.item().key()));
            assertThat(days.merge(proposal.day(), proposal.hours(), BigDecimal::add))
                    .isLessThanOrEqualTo(BigDecimal.valueOf(8));
            BigDecimal sum = used.merge(proposal.item().key(), proposal.hours(), BigDecimal::add);
            if (proposal.item().effort() != null) {
                assertThat(sum).isLessThanOrEqualTo(proposal.item().effort());
            }
        }
    }

    @Test
    void aWeekIsBroughtUpFromFridayNoonOn() {
        assertThat(WeekSweep.lastDue(LocalDateTime.of(2026, 10, 2, 11, 59))).isEqualTo(MONDAY.minusDays(7));
        assertThat(WeekSweep.lastDue(LocalDateTime.of(2026, 10, 2, 12, 0))).isEqualTo(MONDAY);
        assertThat(WeekSweep.lastDue(LocalDateTime.of(2026, 10, 4, 23, 59))).isEqualTo(MONDAY);
        assertThat(WeekSweep.lastDue(LocalDateTime.of(2026, 10, 5, 0, 0))).isEqualTo(MONDAY);
        assertThat(Week.mondayOf(LocalDate.of(2027, 1, 3)))
                .as("over the turn of the year")
                .isEqualTo(LocalDate.of(2026, 12, 28));
    }
}
