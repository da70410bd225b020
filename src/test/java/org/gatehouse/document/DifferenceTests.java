package org.gatehouse.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gatehouse.document.Difference.Piece;
import org.gatehouse.document.Difference.Row;
import org.junit.jupiter.api.Test;

/** Both texts can be read from what is told of their difference, and nothing is marked that both have. */
class DifferenceTests {

    @Property(tries = 300)
    void both_texts_stand_in_it(@ForAll("texts") String before, @ForAll("texts") String after) {
        Difference difference = Difference.of(before, after);
        List<String> old = List.of(before.split("\n", -1));
        List<String> fresh = List.of(after.split("\n", -1));

        int oldAt = 0;
        int newAt = 0;
        int gone = 0;
        int come = 0;
        for (Row row : difference.rows()) {
            if (row.kind().equals("skipped")) {
                for (int n = 0; n < row.count(); n++) {
                    assertThat(old.get(oldAt++)).isEqualTo(fresh.get(newAt++));
                }
                continue;
            }
            if (row.oldLine() > 0) {
                assertThat(row.oldLine()).isEqualTo(oldAt + 1);
                assertThat(text(row.before())).isEqualTo(old.get(oldAt++));
                gone += row.kind().equals("same") ? 0 : 1;
            }
            if (row.newLine() > 0) {
                assertThat(row.newLine()).isEqualTo(newAt + 1);
                assertThat(text(row.after())).isEqualTo(fresh.get(newAt++));
                come += row.kind().equals("same") ? 0 : 1;
            }
            if (row.kind().equals("same")) {
                assertThat(row.before()).isEqualTo(row.after());
            }
            // What is not marked is the same in both.
            assertThat(plain(row.before()))
                    .isEqualTo(row.kind().equals("changed") ? plain(row.after()) : plain(row.before()));
        }
        assertThat(oldAt).isEqualTo(old.size());
        assertThat(newAt).isEqualTo(fresh.size());
        assertThat(difference.removed()).isEqualTo(gone);
        assertThat(difference.added()).isEqualTo(come);
        assertThat(gone == 0 && come == 0).isEqualTo(before.equals(after));
    }

    @Test
    void marks_the_words_that_changed() {
        Row row = Difference.of("目标：提升流量 30 %", "目标：提升转化 35 %").rows().get(0);

        assertThat(row.before().stream().filter(Piece::marked).map(Piece::text)).containsExactly("流量", "30");
        assertThat(row.after().stream().filter(Piece::marked).map(Piece::text)).containsExactly("转化", "35");
    }

    @Test
    void thousands_of_other_lines_take_no_more_than_seconds() {
        List<String> lines = new ArrayList<>(IntStream.range(0, Documents.MOST_LINES)
                .mapToObj(n -> "line " + n)
                .toList());
        String before = String.join("\n", lines);
        Collections.reverse(lines);
        long began = System.nanoTime();
        Difference difference = Difference.of(before, String.join("\n", lines));

        assertThat(System.nanoTime() - began).isLessThan(20_000_000_000L);
        assertThat(difference.added()).isGreaterThan(4000);
    }

    private static String text(List<Piece> pieces) {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }

    private static String plain(List<Piece> pieces) {
        return pieces.stream().filter(piece -> !piece.marked()).map(Piece::text).collect(Collectors.joining());
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "b b", "c d e", "", "会议 纪要", "x, y", "c d f")
                .list()
                .ofMaxSize(25)
                .map(lines -> String.join("\n", lines));
    }
}
