package org.gatehouse.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gatehouse.plan.Priority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How one line is understood; "today" is Thursday, 26 November 2026. */
class QuickTextTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Write brief SEO tomorrow 2h | Write brief SEO | 2026-11-27 | 2",
                "写方案 下周五 3小时 | 写方案 | 2026-12-04 | 3",
                "Call the agency | Call the agency | - | -",
                "Review copy today | Review copy | 2026-11-26 | -",
                "Review copy by Friday | Review copy | 2026-11-27 | -",
                "due fri: Review copy | Review copy | 2026-11-27 | -",
                "Review copy fri | Review copy | 2026-11-27 | -",
                "Review copy thu 30min | Review copy | 2026-11-26 | 0.5",
                "Review copy next Monday 1.5 hours | Review copy | 2026-11-30 | 1.5",
                "Review copy in 3 days | Review copy | 2026-11-29 | -",
                "Review copy in a week, 1h30m | Review copy | 2026-12-03 | 1.5",
                "Send report on 3 Dec | Send report | 2026-12-03 | -",
                "Send report December 3rd 2027 | Send report | 2027-12-03 | -",
                "Send report 5 January | Send report | 2027-01-05 | -",
                "Send report 2026-12-31 2d | Send report | 2026-12-31 | 16",
                "2h Send report end of month | Send report | 2026-11-30 | 2",
                "Send report day after tomorrow | Send report | 2026-11-28 | -",
                "Test 14 days free trial page | Test 14 days free trial page | - | -",
                "Plan sun cream campaign | Plan sun cream campaign | - | -",
                "Book hotel 24 hours | Book hotel | - | 24",
                "Check H2O claims v2.0 | Check H2O claims v2.0 | - | -",
                "写新品推广方案明天2小时 | 写新品推广方案 | 2026-11-27 | 2",
                "明天交初稿 | 交初稿 | 2026-11-27 | -",
                "整理关键词 周五 半天 | 整理关键词 | 2026-11-27 | 4",
                "整理关键词 星期四 一个半小时 | 整理关键词 | 2026-11-26 | 1.5",
                "整理关键词 本周日 两小时 | 整理关键词 | 2026-11-29 | 2",
                "整理关键词 下下周一 | 整理关键词 | 2026-12-07 | -",
                "整理关键词 三天后 3天 | 整理关键词 | 2026-11-29 | 24",
                "整理关键词 12月3日前 1.5小时 | 整理关键词 | 2026-12-03 | 1.5",
                "整理关键词 2027年1月5号 | 整理关键词 | 2027-01-05 | -",
                "3号交稿 | 交稿 | 2026-12-03 | -",
                "检查3号楼广告牌 | 检查3号楼广告牌 | - | -",
                "月底前提交预算 10小时30分 | 提交预算 | 2026-11-30 | 10.5",
                "制作7天无理由退货海报 | 制作7天无理由退货海报 | - | -",
                "每周一例会纪要 | 每周一例会纪要 | - | -",
                "写周报 明天２小时 | 写周报 | 2026-11-27 | 2",
                "Ship Feb 30 mailing | Ship Feb 30 mailing | - | -",
            })
    void a_line_is_taken_apart(String line, String title, LocalDate due, BigDecimal hours) {
        QuickText read = QuickText.read(line, TODAY);
        assertThat(read.title()).isEqualTo(title);
        assertThat(read.due()).isEqualTo(due);
        assertThat(read.hours()).isEqualTo(hours);
    }

    @Test
    void project_owner_and_priority_are_named_by_signs() {
        QuickText read = QuickText.read("Brief #seo @Wu !high tomorrow", TODAY);
        assertThat(read).isEqualTo(new QuickText("Brief", null, TODAY.plusDays(1), null, "SEO", "wu", Priority.HIGH));
        assertThat(QuickText.read("竞品分析 #SEO @陈杰 !紧急", TODAY))
                .isEqualTo(new QuickText("竞品分析", null, null, null, "SEO", "陈杰", Priority.URGENT));
        assertThat(QuickText.read("Mail to amy@example.org about C#", TODAY).title())
                .isEqualTo("Mail to amy@example.org about C#");
        assertThat(QuickText.read("Ask!", TODAY).priority()).isNull();
        assertThat(QuickText.read("Ask ! low", TODAY).priority()).isEqualTo(Priority.HIGH);
    }

    @Test
    void two_days_are_a_stretch_only_where_a_word_says_so() {
        QuickText stretch = QuickText.read("Fair from Monday to Wednesday 16h", TODAY);
        assertThat(stretch.start()).isEqualTo(LocalDate.of(2026, 11, 30));
        assertThat(stretch.due()).isEqualTo(LocalDate.of(2026, 12, 2));
        assertThat(stretch.title()).isEqualTo("Fair");
        assertThat(QuickText.read("参展 12月1日至12月3日", TODAY))
                .isEqualTo(
                        new QuickText("参展", LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 3), null, "", "", null));
        QuickText two = QuickText.read("Compare Monday sales tomorrow", TODAY);
        assertThat(two.title()).isEqualTo("Compare Monday sales");
        assertThat(two.start()).isNull();
        assertThat(two.due()).isEqualTo(TODAY.plusDays(1));
    }

    @Test
    void what_is_quoted_is_title() {
        assertThat(QuickText.read("\"Tomorrow 2h\"", TODAY))
                .isEqualTo(new QuickText("Tomorrow 2h", null, null, null, "", "", null));
        assertThat(QuickText.read("Poster 「明天见」 today", TODAY).title()).isEqualTo("Poster 「明天见」");
    }

    @Property(tries = 300)
    void whatever_is_written_is_read(@ForAll String line) {
        QuickText read = QuickText.read(line, TODAY);
        assertThat(read.title().length()).isLessThanOrEqualTo(line.length());
        assertThat(read.hours() == null || read.hours().signum() > 0).isTrue();
        assertThat(read.start() == null || !read.start().isAfter(read.due())).isTrue();
    }

    @Property(tries = 300)
    void scraps_of_lines_in_any_order_are_read(@ForAll("scraps") List<String> scraps) {
        String line = String.join(" ", scraps);
        QuickText read = QuickText.read(line, TODAY);
        assertThat(read.title()).doesNotContain("  ").isEqualTo(read.title().strip());
        assertThat(QuickText.read("", TODAY).title()).isEmpty();
    }

    @Property(tries = 200)
    void day_and_hours_mean_the_same_in_either_order(
            @ForAll("plainTitles") String title, @ForAll("days") String day, @ForAll("efforts") String effort) {
        QuickText one = QuickText.read(title + " " + day + " " + effort, TODAY);
        QuickText other = QuickText.read(title + " " + effort + " " + day, TODAY);
        assertThat(one).isEqualTo(other);
        assertThat(one.title()).isEqualTo(title);
        assertThat(one.due()).isNotNull();
        assertThat(one.hours()).isPositive();
    }

    @Provide
    Arbitrary<List<String>> scraps() {
        return Arbitraries.of(
                        "tomorrow",
                        "2h",
                        "下周五",
                        "3天",
                        "\"",
                        "「",
                        "#SEO",
                        "#",
                        "@",
                        "@wu",
                        "!",
                        "!!",
                        "至",
                        "to",
                        "by",
                        "半",
                        "天后",
                        "99999999999h",
                        "2026-13-45",
                        "1000天后",
                        "十十十天",
                        "by by by",
                        "32号",
                        "0h",
                        "Feb 29",
                        "周",
                        "，",
                        "\u3000",
                        "写")
                .list()
                .ofMinSize(0)
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<String> plainTitles() {
        return Arbitraries.of("Write brief", "写推广方案", "Draft the landing page", "整理竞品资料", "Banner A/B test");
    }

    @Provide
    Arbitrary<String> days() {
        return Arbitraries.of(
                "tomorrow", "today", "by Friday", "2026-12-24", "3 Dec", "明天", "下周一", "12月8日", "周五前", "in 2 weeks");
    }

    @Provide
    Arbitrary<String> efforts() {
        return Arbitraries.of("2h", "30min", "1.5 hours", "1h30m", "2小时", "半小时", "3d", "两天", "1w");
    }
}
