package org.gatehouse.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.lesson.Sample.NOW;
import static org.gatehouse.lesson.Sample.lesson;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.gatehouse.lesson.Hints.Theme;
import org.junit.jupiter.api.Test;

class HintsTests {

    private final LessonIndex index = new LessonIndex();

    private Theme theme(String market, String about, String... tags) {
        return new Theme(index.terms(market), index.terms(about + "\n" + market), Set.of(tags));
    }

    private List<Long> ranked(Theme theme, Lesson... lessons) {
        return Hints.ranked(List.of(lessons), theme, index).stream()
                .map(Lesson::id)
                .toList();
    }

    private static Lesson of(long id, String market, int helpful, int unhelpful, int daysOld, String... tags) {
        return lesson(
                id, "A", "x", "y", List.of(tags), market, NOW.minus(Duration.ofDays(daysOld)), helpful, unhelpful);
    }

    @Test
    void sameMarketAndTagsComeFirstThenVotesThenTheNewest() {
        Theme theme = theme("Small firms", "A trade fair in spring", "booth");
        assertThat(ranked(
                        theme,
                        of(1, "Retail", 50, 0, 0),
                        of(2, "small firms", 0, 0, 400),
                        of(3, "Small firms", 0, 0, 10),
                        of(4, "Small Firms", 2, 0, 900),
                        of(5, "Retail", 0, 1, 0, "Trade fair"),
                        of(6, "Small firms", 0, 2, 900, "BOOTH")))
                .containsExactly(6L, 4L, 3L, 2L, 5L, 1L);
    }

    @Test
    void marketsThatShareHalfTheirWordsAreOneInBothLanguages() {
        Theme theme = theme("华东地区中小企业", "春季展会");
        assertThat(ranked(theme, of(1, "华南地区大型企业", 9, 0, 0), of(2, "華東地區中小企業", 0, 0, 99), of(3, "", 9, 0, 0)))
                .startsWith(2L);
    }

    @Test
    void whatSurelyDoesNotHelpIsNoHint() {
        Theme theme = theme("Small firms", "");
        assertThat(ranked(theme, of(1, "Small firms", 0, 3, 0), of(2, "", 1, 1, 0)))
                .containsExactly(2L);
        assertThat(ranked(theme, of(1, "Small firms", 0, 3, 0))).isEmpty();
    }
}
