package org.gatehouse.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.schedule.Lag.Unit;
import org.gatehouse.schedule.LinkType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTextTests {

    @ParameterizedTest
    @CsvSource({
        "SEO-3, SEO-3, FS, 0, WORKING",
        "3, SEO-3, FS, 0, WORKING",
        "seo-3 ss, SEO-3, SS, 0, WORKING",
        "3FS+2d, SEO-3, FS, 960, WORKING",
        "3FS+2, SEO-3, FS, 960, WORKING",
        "3FF-4h, SEO-3, FF, -240, WORKING",
        "3SF+1.5d, SEO-3, SF, 720, WORKING",
        "3FS+1w, SEO-3, FS, 2400, WORKING",
        "3FS+50%, SEO-3, FS, 50, PERCENT",
        "3FS-25%, SEO-3, FS, -25, PERCENT",
        "3FS+2ed, SEO-3, FS, 2880, ELAPSED",
        "3FS+1ew, SEO-3, FS, 10080, ELAPSED",
        "3FS+6eh, SEO-3, FS, 360, ELAPSED",
        "3FS+2个工作日, SEO-3, FS, 960, WORKING",
        "3SS+2天, SEO-3, SS, 960, WORKING",
        "3SS+30 分钟, SEO-3, SS, 30, WORKING"
    })
    void aLinkIsReadAndWrittenAgain(String text, String key, LinkType type, long amount, Unit unit) {
        Dependency link = new Dependency(key, type, amount, unit);
        assertThat(LinkText.read(text, "SEO")).containsExactly(link);
        assertThat(LinkText.read(LinkText.of(link), "SEO")).containsExactly(link);
    }

    @Test
    void severalArePartedByCommasOrSemicolonsOfBothScripts() {
        assertThat(LinkText.read(" SEO-1, 2SS；3 、SEO-4FF ", "SEO"))
                .extracting(LinkText::of)
                .containsExactly("SEO-1", "SEO-2SS", "SEO-3", "SEO-4FF");
        assertThat(LinkText.read("", "SEO")).isEmpty();
        assertThat(LinkText.read(null, "SEO")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"after the launch", "3XX", "3FS+", "3FS+2x", "SEO-", "3FS++2d", "99999999999", "3FS+99999999999d"
            })
    void whatIsNoLinkIsNamed(String text) {
        assertThatThrownBy(() -> LinkText.read("SEO-1, " + text, "SEO"))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refusal -> assertThat(refusal.problems())
                                .singleElement()
                                .satisfies(problem ->
                                        assertThat(problem.arguments()).containsExactly(text)));
    }

    @ParameterizedTest
    @CsvSource({
        "3d, 1440",
        "4h, 240",
        "2w, 4800",
        "90m, 90",
        "0.5d, 240",
        "1.25h, 75",
        "3, 1440",
        "3 天, 1440",
        "4 小时, 240",
        "2 个工作日, 960",
        "6 工时, 360"
    })
    void spansAreReadAndWrittenAgain(String text, int minutes) {
        assertThat(SpanText.minutes(text)).contains(minutes);
        assertThat(SpanText.minutes(SpanText.of(minutes))).contains(minutes);
    }

    @Test
    void whatIsNoSpanIsNone() {
        assertThat(List.of("", "soon", "-3d", "3 fortnights", "9999999w"))
                .allSatisfy(text -> assertThat(SpanText.minutes(text)).isEmpty());
    }
}
