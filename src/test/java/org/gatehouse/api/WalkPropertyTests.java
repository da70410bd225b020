package org.gatehouse.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gatehouse.kernel.InvalidInput;
import org.junit.jupiter.api.Test;

/** Whoever walks a list meets every row once, whatever comes and goes meanwhile. */
class WalkPropertyTests {

    private static final Walk<Row> WALK = new Walk<>((Row row) -> Walk.key(row.key()))
            .by("key", row -> Walk.key(row.key()))
            .by("rank", row -> Walk.number(row.rank()));

    record Row(String key, int rank) {}

    @Property(tries = 150)
    void no_row_that_stays_is_missed_and_none_comes_twice(
            @ForAll @IntRange(max = 60) int size,
            @ForAll @IntRange(min = 1, max = 20) int limit,
            @ForAll boolean byRank,
            @ForAll boolean descending,
            @ForAll Random chance) {
        String sort = (descending ? "-" : "") + (byRank ? "rank" : "key");
        TreeMap<String, Row> rows = new TreeMap<>();
        for (int number = 1; number <= size; number++) {
            rows.put("K-" + number, new Row("K-" + number, chance.nextInt(5)));
        }
        Set<String> stayed = new TreeSet<>(rows.keySet());
        List<Row> met = new ArrayList<>();
        String cursor = null;
        int pages = 0;
        do {
            Page<Row> page = WALK.page(new ArrayList<>(rows.values()), sort, new Asked(limit, cursor));
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            assertThat(page.next() == null || page.items().size() == limit).isTrue();
            met.addAll(page.items());
            cursor = page.next();
            // Meanwhile somebody adds a row and takes another away.
            if (pages < 30) {
                String fresh = "K-" + (1000 + pages);
                rows.put(fresh, new Row(fresh, chance.nextInt(5)));
            }
            if (chance.nextBoolean()) {
                String gone = "K-" + (1 + chance.nextInt(Math.max(1, size)));
                rows.remove(gone);
                stayed.remove(gone);
            }
            pages++;
        } while (cursor != null && pages < 500);
        assertThat(cursor).isNull();
        List<String> keys = met.stream().map(Row::key).toList();
        assertThat(keys).doesNotHaveDuplicates().containsAll(stayed);
        Comparator<Row> order = byRank
                ? Comparator.comparingInt(Row::rank).thenComparingInt(row -> number(row.key()))
                : Comparator.comparingInt(row -> number(row.key()));
        assertThat(met).isSortedAccordingTo(descending ? order.reversed() : order);
    }

    private static int number(String key) {
        return Integer.parseInt(key.substring(2));
    }

    @Test
    void a_cursor_belongs_to_its_order() {
        List<Row> rows = List.of(new Row("K-1", 1), new Row("K-2", 2), new Row("K-10", 0));
        Page<Row> first = WALK.page(rows, "key", new Asked(2, null));
        assertThat(first.items().stream().map(Row::key).collect(Collectors.toList()))
                .containsExactly("K-1", "K-2");
        assertThatThrownBy(() -> WALK.page(rows, "rank", new Asked(2, first.next())))
                .isInstanceOf(InvalidInput.class);
        for (String wrong : List.of("x", "%%%", "YQ", "x".repeat(3000))) {
            assertThatThrownBy(() -> WALK.page(rows, "key", new Asked(2, wrong)))
                    .isInstanceOf(InvalidInput.class);
        }
        for (int wrong : new int[] {0, -1, 201}) {
            assertThatThrownBy(() -> WALK.page(rows, "key", new Asked(wrong, null)))
                    .isInstanceOf(InvalidInput.class);
        }
        assertThatThrownBy(() -> WALK.page(rows, "colour", new Asked(2, null))).isInstanceOf(InvalidInput.class);
    }
}
