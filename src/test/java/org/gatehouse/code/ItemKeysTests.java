package org.gatehouse.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which items a text names, and which it says are complete. */
class ItemKeysTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SEO-12 | SEO-12",
                "seo-12: write | SEO-12",
                "修改SEO-12的标题 | SEO-12",
                "（SEO-12）、【SEO-13】 | SEO-12 SEO-13",
                "SEO-12，SEO-13。 | SEO-12 SEO-13",
                "feature/SEO-12-sitemap | SEO-12",
                "feature/seo-12_sitemap | SEO-12",
                "fix_SEO-12 | SEO-12",
                "#SEO-12. | SEO-12",
                "see https://house/projects/SEO/work/SEO-12?x=1 | SEO-12",
                "A2B-7 and T3X9-10 | A2B-7 T3X9-10",
                "SEO-12 SEO-12 seo-12 | SEO-12",
                "XSEO-12a | ''",
                "SEO-12a | ''",
                "SEO-012 | ''",
                "SEO-0 | ''",
                "SEO-1234567890 | ''",
                "SEO-12.5 | ''",
                "SEO 12 | ''",
                "SEO- 12 | ''",
                "中SEO-十二 | ''",
                "éSEO-12 | ''",
                "TOOLONGKEY12-1 | ''",
            })
    void keysAreFound(String text, String expected) {
        assertThat(ItemKeys.in(text)).isEqualTo(words(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "closes SEO-12 | SEO-12",
                "Close: SEO-12 | SEO-12",
                "CLOSED #SEO-12 | SEO-12",
                "fixes SEO-12, SEO-13 and SEO-14; see SEO-15 | SEO-12 SEO-13 SEO-14",
                "fix SEO-12 fix SEO-13 | SEO-12 SEO-13",
                "resolves SEO-12 | SEO-12",
                "完成SEO-12 | SEO-12",
                "完成 SEO-12 | SEO-12",
                "关闭：SEO-12、SEO-13 | SEO-12 SEO-13",
                "修复了SEO-12 | SEO-12",
                "站点地图已完成SEO-12和SEO-13 | SEO-12 SEO-13",
                "完成　SEO-12 | SEO-12",
                "fixes #SEO-12, #SEO-13 | SEO-12 SEO-13",
                "closes SEO-12 SEO-13 | SEO-12",
                "未完成SEO-12 | ''",
                "没有完成SEO-12 | ''",
                "未能修复 SEO-12 | ''",
                "does not fix SEO-12 | ''",
                "doesn't close SEO-12 | ''",
                "没完成 SEO-12 | ''",
                "prefix SEO-12 | ''",
                "encloses SEO-12 | ''",
                "fixture SEO-12 | ''",
                "closes the case of SEO-12 | ''",
                "SEO-12 | ''",
                "closes SEO-12a | ''",
            })
    void whatIsSaidToBeCompleteIsFound(String text, String expected) {
        assertThat(ItemKeys.closedIn(text)).isEqualTo(words(expected));
    }

    /** Whatever stands around it, as long as it is no letter or digit, a key is found, and nothing that is none. */
    @Property(tries = 500)
    void aKeyBetweenOtherThingsIsFound(
            @ForAll("keys") String key, @ForAll("around") String before, @ForAll("around") String after) {
        String text = before + key + after;
        assertThat(ItemKeys.in(text)).containsExactly(key);
        assertThat(ItemKeys.in(text.toLowerCase(java.util.Locale.ROOT))).containsExactly(key);
        assertThat(ItemKeys.closedIn(before + "closes " + key + after)).containsExactly(key);
        assertThat(ItemKeys.in(before + "x" + key + "y" + after)).isEmpty();
    }

    @Property(tries = 500)
    void noTextBreaksIt(@ForAll String text) {
        assertThat(ItemKeys.in(text)).allMatch(key -> key.matches("[A-Z][A-Z0-9]{1,9}-[1-9][0-9]{0,8}"));
        assertThat(ItemKeys.in(text)).containsAll(ItemKeys.closedIn(text));
    }

    /** Nothing somebody sends keeps a node busy: read step by step these texts would take hours. */
    @Test
    @Timeout(60)
    void aLongTextIsReadAtOnce() {
        String hostile = "closes SEO-1, ".repeat(60_000) + "closes ".repeat(60_000);
        assertThat(ItemKeys.closedIn(hostile)).containsExactly("SEO-1");
        assertThat(ItemKeys.closedIn("closes " + "SEO-1, ".repeat(140_000))).containsExactly("SEO-1");
        assertThat(ItemKeys.closedIn("closes " + " ".repeat(1_000_000) + "SEO-1"))
                .isEmpty();
        assertThat(ItemKeys.closedIn("closes SEO-1" + " ".repeat(1_000_000))).containsExactly("SEO-1");
        assertThat(ItemKeys.in("A-".repeat(400_000))).isEmpty();
    }

    @Provide
    Arbitrary<String> keys() {
        return Combinators.combine(
                        Arbitraries.strings()
                                .withCharRange('A', 'Z')
                                .ofMinLength(2)
                                .ofMaxLength(10),
                        Arbitraries.integers().between(1, 999_999_999))
                .as((project, number) -> project + "-" + number);
    }

    @Provide
    Arbitrary<String> around() {
        return Arbitraries.of(List.of(
                        "", " ", "：", "，", "的", "任务", "/", "(", ")", "#", "!", "\n", "_", "“", "”", "🙂", "（", "）"))
                .list()
                .ofMaxSize(4)
                .map(parts -> String.join("", parts));
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).collect(Collectors.toSet());
    }
}
