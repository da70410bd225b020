package org.gatehouse.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gatehouse.kernel.Change;
import org.gatehouse.seal.Chain;
import org.gatehouse.trail.TrailCheck.Break;
import org.gatehouse.trail.TrailCheck.Fault;

/** Whatever is done to a written trail, the first line that does not hold is named. */
class TrailCheckTests {

    private static final int COLUMNS = 11;

    @Property(tries = 500)
    void aChangedByteOfAnyColumnOfAnyLineIsFound(
            @ForAll("lines") List<SealedLine> lines, @ForAll int line, @ForAll int column, @ForAll int position) {
        int at = Math.floorMod(line, lines.size());
        List<SealedLine> forged = new ArrayList<>(lines);
        forged.set(at, changed(lines.get(at), Math.floorMod(column, COLUMNS), position));

        assertThat(check(lines, end(lines))).isNull();
        assertThat(check(forged, end(lines))).isEqualTo(new Break(at + 1, Fault.CHANGED));
    }

    @Property(tries = 200)
    void aLineThatIsTakenOutIsMissed(@ForAll("lines") List<SealedLine> lines, @ForAll int line) {
        int at = Math.floorMod(line, lines.size());
        List<SealedLine> forged = new ArrayList<>(lines);
        forged.remove(at);

        assertThat(check(forged, end(lines))).isEqualTo(new Break(at + 1, Fault.MISSING));
    }

    @Property(tries = 200)
    void twoLinesThatChangePlacesDoNotHold(
            @ForAll("lines") List<SealedLine> lines, @ForAll int one, @ForAll int other) {
        int first = Math.min(Math.floorMod(one, lines.size()), Math.floorMod(other, lines.size()));
        int second = Math.max(Math.floorMod(one, lines.size()), Math.floorMod(other, lines.size()));
        List<SealedLine> forged = new ArrayList<>(lines);
        forged.set(first, lines.get(second).numbered(first + 1));
        forged.set(second, lines.get(first).numbered(second + 1));

        assertThat(check(forged, end(lines))).isEqualTo(first == second ? null : new Break(first + 1, Fault.CHANGED));
    }

    /** Whoever writes all hashes anew behind the line they changed fails at the end that was noted. */
    @Property(tries = 200)
    void aTrailWrittenAnewHasAnotherEnd(@ForAll("lines") List<SealedLine> lines, @ForAll int line) {
        int at = Math.floorMod(line, lines.size());
        List<SealedLine> forged = new ArrayList<>(lines);
        forged.set(at, changed(lines.get(at), 6, 0));

        List<SealedLine> anew = chained(forged);
        assertThat(check(anew, end(lines))).isEqualTo(new Break(lines.size(), Fault.END));
    }

    @Property(tries = 100)
    void aLineBehindTheEndIsForeign(@ForAll("lines") List<SealedLine> lines) {
        List<SealedLine> but = lines.subList(0, lines.size() - 1);

        assertThat(check(lines, end(but))).isEqualTo(new Break(lines.size(), Fault.FOREIGN));
    }

    @Example
    void aTrailWithoutLinesIsWhole() {
        assertThat(check(List.of(), TrailHead.NONE)).isNull();
        assertThat(check(List.of(), new TrailHead(1, "0".repeat(64)))).isEqualTo(new Break(1, Fault.MISSING));
    }

    @Example
    void theHashOfALineIsSaidInTheOpen() {
        SealedLine line = new SealedLine(
                "SEO",
                1,
                Instant.parse("2027-01-04T01:02:03.000004Z"),
                "lin",
                "",
                "goal",
                "goal.added",
                "SEO-G1 目标",
                "",
                "[]",
                "[]",
                "");

        assertThat(new String(line.content(), StandardCharsets.UTF_8))
                .isEqualTo("{\"action\":\"goal.added\",\"actor\":\"lin\",\"at\":\"2027-01-04T01:02:03.000004Z\","
                        + "\"changes\":\"[]\",\"details\":\"[]\",\"kind\":\"goal\",\"number\":1,\"onBehalfOf\":\"\","
                        + "\"project\":\"SEO\",\"reason\":\"\",\"subject\":\"SEO-G1 目标\"}");
    }

    @Example
    void textsAreKeptAsTheyWillBeRead() {
        assertThat(Words.cut("a\uD83D\uDE00b", 3)).isEqualTo("a…");
        assertThat(Words.cut("half \uD83D", 100)).isEqualTo("half ?");
        assertThat(Words.cut("nul \u0000 and\ttab", 100)).isEqualTo("nul   and\ttab");
        List<Change> many = new ArrayList<>();
        for (int n = 0; n < 100; n++) {
            many.add(new Change("title", "x".repeat(5000), "\"".repeat(5000)));
        }
        assertThat(Words.changes(many).length()).isLessThan(300_000);
        assertThat(Words.changes(Words.changes(many)).get(60)).isEqualTo(new Change("more", "", "40"));
    }

    @Provide
    Arbitrary<List<SealedLine>> lines() {
        Arbitrary<String> words = Arbitraries.strings()
                .withChars("abcXYZ 019.|\"\\\n预算调整…\uD83D")
                .ofMaxLength(30)
                .map(text -> Words.cut(text, 30));
        Arbitrary<SealedLine> line = Combinators.combine(words, words, words, words)
                .as((actor, subject, reason, detail) -> new SealedLine(
                        "SEO",
                        0,
                        Instant.ofEpochSecond(1_800_000_000L + subject.hashCode() % 100_000, 1_000L * reason.length()),
                        "p" + actor,
                        actor,
                        "goal",
                        "goal.added",
                        subject,
                        reason,
                        Words.details(List.of(detail)),
                        Words.changes(List.of(new Change("budget", subject, reason))),
                        ""));
        return line.list().ofMinSize(1).ofMaxSize(12).map(TrailCheckTests::chained);
    }

    private static List<SealedLine> chained(List<SealedLine> lines) {
        List<SealedLine> chain = new ArrayList<>();
        String previous = Chain.BEGINNING;
        for (SealedLine line : lines) {
            SealedLine next = line.numbered(chain.size() + 1).behind(previous);
            previous = next.hash();
            chain.add(next);
        }
        return chain;
    }

    private static TrailHead end(List<SealedLine> lines) {
        return lines.isEmpty()
                ? TrailHead.NONE
                : new TrailHead(lines.size(), lines.get(lines.size() - 1).hash());
    }

    private static Break check(List<SealedLine> lines, TrailHead head) {
        TrailCheck check = new TrailCheck();
        check.take(lines);
        return check.end(head);
    }

    private static SealedLine changed(SealedLine line, int column, int position) {
        UnaryOperator<String> forge = text -> forged(text, position);
        return new SealedLine(
                column == 0 ? forge.apply(line.projectKey()) : line.projectKey(),
                line.number(),
                column == 1 ? line.at().plusNanos(1_000L * (1 + Math.floorMod(position, 1000))) : line.at(),
                column == 2 ? forge.apply(line.actor()) : line.actor(),
                column == 3 ? forge.apply(line.onBehalfOf()) : line.onBehalfOf(),
                column == 4 ? forge.apply(line.kind()) : line.kind(),
                column == 5 ? forge.apply(line.action()) : line.action(),
                column == 6 ? forge.apply(line.subject()) : line.subject(),
                column == 7 ? forge.apply(line.reason()) : line.reason(),
                column == 8 ? forge.apply(line.details()) : line.details(),
                column == 9 ? forge.apply(line.changes()) : line.changes(),
                column == 10 ? forge.apply(line.hash()) : line.hash());
    }

    /** With another character at some place, or with one where there was none. */
    private static String forged(String text, int position) {
        if (text.isEmpty()) {
            return "x";
        }
        int at = Math.floorMod(position, text.length());
        char other = text.charAt(at) == 'q' ? 'w' : 'q';
        return text.substring(0, at) + other + text.substring(at + 1);
    }
}
