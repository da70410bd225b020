package org.gatehouse.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.lesson.Sample.NOW;
import static org.gatehouse.lesson.Sample.judged;
import static org.gatehouse.lesson.Sample.lesson;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LessonIndexTests {

    private final LessonIndex index = new LessonIndex();

    @AfterEach
    void close() {
        index.close();
    }

    private List<Long> find(String words) {
        return index.find(Wish.of(words), NOW, 20, 0).ids();
    }

    private void house() {
        index.put(List.of(
                lesson(
                        1,
                        "The supplier delivered the samples two weeks late.",
                        "Agree on a penalty for late deliveries."),
                lesson(2, "供应商的样品晚到了两周，展会差点没有展品。", "合同中约定延迟交付的违约金。"),
                lesson(3, "小红书种草笔记的转化率高于预期。", "SEO 与小红书内容同步规划。"),
                lesson(
                        4,
                        "Legal needed ten days to check the claims on the landing page.",
                        "Ask the lawyers when planning."),
                lesson(5, "媒體採購的預算超支。", "每週核對媒體費用。")));
    }

    @ParameterizedTest
    @CsvSource({
        "supplier, 1",
        "SUPPLIERS, 1",
        "delivering late, 1",
        "supp, 1",
        "ＳＵＰＰＬＩＥＲ, 1",
        "the supplier's samples, 1",
        "供应商, 2",
        "違約金, 2",
        "违约, 2",
        "展, 2",
        "小红书, 3",
        "seo 小红书, 3",
        "SEO规划, 3",
        "转化率, 3",
        "媒体采购, 5",
        "预算超支, 5",
        "lawyer planning, 4",
    })
    void wordsOfBothLanguagesAreFound(String words, long expected) {
        house();
        assertThat(find(words)).as(words).startsWith(expected);
    }

    @ParameterizedTest
    @CsvSource({"elephant", "供货渠道", "supplier elephant", "'  ,，'", "'\"(*:?~^[]{}!\\ AND OR'", "的的的的的"})
    void whatNobodySaidIsNotFound(String words) {
        house();
        assertThat(find(words)).isEmpty();
    }

    @Test
    void stepTagsAndMarketAreFoundTooAndTagsCountMost() {
        index.put(List.of(
                lesson(1, "A", "The agency was late", "Ask the agency", List.of(), "", NOW, 0, 0),
                lesson(2, "A", "Nobody answered", "Call", List.of("Agency"), "Small firms in Zhejiang", NOW, 0, 0)));
        assertThat(find("agency")).containsExactly(2L, 1L);
        assertThat(find("zhejiang")).containsExactly(2L);
        assertThat(find("制定计划")).containsExactlyInAnyOrder(1L, 2L);
        assertThat(find("draft plan")).hasSize(2);
    }

    @Test
    void votesAndAgeMoveEqualTexts() {
        index.put(List.of(
                judged(1, 0, 4),
                judged(2, 0, 0),
                judged(3, 5, 0),
                lesson(
                        4,
                        "PLAIN",
                        "Samples came late",
                        "Order early",
                        List.of(),
                        "",
                        NOW.minus(Duration.ofDays(2000)),
                        0,
                        0)));
        assertThat(find("samples")).containsExactly(3L, 2L, 4L, 1L);
    }

    @Test
    void withoutWordsTheNewestComeFirstAndFiltersHold() {
        index.put(List.of(
                lesson(1, "A", "x", "y", List.of("Print"), "Retail", NOW.minusSeconds(50), 0, 0),
                lesson(2, "B", "x", "y", List.of("print", "web"), "Retail", NOW, 0, 0),
                lesson(3, "B", "x", "y", List.of(), "Food", NOW.minusSeconds(9), 0, 0)));
        assertThat(find("")).containsExactly(2L, 3L, 1L);
        assertThat(index.find(new Wish("", "", "PRINT", "", ""), NOW, 9, 0).ids())
                .containsExactly(2L, 1L);
        assertThat(index.find(new Wish("", "", "", "retail", "B"), NOW, 9, 0).ids())
                .containsExactly(2L);
        assertThat(index.find(new Wish("", "plan/draftPlan", "", "", ""), NOW, 9, 0)
                        .total())
                .isEqualTo(3);
        assertThat(index.find(new Wish("", "plan/other", "", "", ""), NOW, 9, 0).ids())
                .isEmpty();
    }

    @Test
    void pagesFollowOneAnother() {
        index.put(LongStream.rangeClosed(1, 45)
                .mapToObj(id -> lesson(id, "A", "Sample " + id, "Order", List.of(), "", NOW.minusSeconds(id), 0, 0))
                .toList());
        List<Long> all = LongStream.of(0, 20, 40)
                .boxed()
                .flatMap(offset -> index.find(Wish.of("sample"), NOW, 20, offset.intValue()).ids().stream())
                .toList();
        assertThat(all).hasSize(45).doesNotHaveDuplicates();
        assertThat(index.find(Wish.of("sample"), NOW, 20, 60).ids()).isEmpty();
        assertThat(index.find(Wish.of(""), NOW, 20, 40)).satisfies(last -> {
            assertThat(last.ids()).hasSize(5);
            assertThat(last.total()).isEqualTo(45);
        });
    }

    @Test
    void whatIsMendedOrRemovedReadsAnew() {
        house();
        index.put(List.of(lesson(1, "The printer broke.", "Have a second one.")));
        index.remove(List.of(2L));
        assertThat(find("supplier")).isEmpty();
        assertThat(find("printer")).containsExactly(1L);
        assertThat(find("供应商")).isEmpty();
        assertThat(index.size()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "suppliers | The supplier was late. | The [supplier] was late.",
                "供应商 | 这家供应商迟到了。 | 这家[供应商]迟到了。",
                "延遲 | 总是延迟交付 | 总是[延迟]交付",
                "alert | <script>alert(1)</script> | <script>[alert](1)</script>",
                "nothing | The supplier was late. | The supplier was late."
            })
    void snippetsMarkWhatWasLookedFor(String words, String text, String expected) {
        assertThat(marked(index.snippet(words, text))).isEqualTo(expected);
    }

    @Test
    void aLongTextIsCutAroundTheFirstMark() {
        String text =
                "Nothing to see here. ".repeat(60) + "Then the courier lost the parcel. " + "And so on. ".repeat(60);
        String snippet = marked(index.snippet("courier", text));
        assertThat(snippet)
                .contains("the [courier] lost the parcel")
                .startsWith("… ")
                .endsWith(" …");
        assertThat(snippet.length()).isLessThan(300);
        assertThat(marked(index.snippet("", text))).startsWith("Nothing to see").endsWith("…");
    }

    private static String marked(List<Piece> pieces) {
        return pieces.stream()
                .map(piece -> piece.hit() ? "[" + piece.text() + "]" : piece.text())
                .collect(Collectors.joining());
    }

    @Test
    void lessonsThatSaySimilarThingsAreGrouped() {
        house();
        List<Lesson> lessons = List.of(
                lesson(11, "The supplier delivered the booth samples two weeks too late", "Order samples early"),
                lesson(
                        12,
                        "Samples from our supplier were delivered late again",
                        "Order the samples four weeks earlier"),
                lesson(13, "供应商样品延迟交付，布展很紧张", "提前四周下单样品"),
                lesson(14, "样品交付延迟，供应商没有提前通知", "样品要提前下单"),
                lesson(15, "The translator did not know the product", "Brief the translator"),
                lesson(16, "媒体费用每周核对，没有超支", "继续每周核对费用"));
        index.put(lessons);
        Alike alike = new Alike(lessons, index::weights, 0.3);
        List<List<Long>> groups = alike.groups(lessons).stream()
                .map(group -> group.stream().map(Lesson::id).sorted().toList())
                .toList();
        assertThat(groups).containsExactlyInAnyOrder(List.of(11L, 12L), List.of(13L, 14L), List.of(15L), List.of(16L));
    }
}
