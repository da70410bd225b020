package org.gatehouse.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;

/** What people write: what comes of it, and what does not. */
class MarkdownTests {

    private static final Map<String, String> TEAM = Map.of("chen", "Chen Jie", "wu.q", "Wu <b>Qian</b>");

    private final Markdown markdown = new Markdown();

    /** Every trick of the collection, as it stands and inside other things. */
    static Stream<String> tricks() throws IOException {
        String all = new ClassPathResource("conversation/tricks.txt").getContentAsString(StandardCharsets.UTF_8);
        return Stream.of(all.split("\n"))
                .filter(line -> !line.isBlank() && !line.startsWith("%% "))
                .map(MarkdownTests::spelled);
    }

    private static List<String> inside(String trick) {
        return List.of(
                trick,
                "[words](" + trick + ")",
                "[words](<" + trick + ">)",
                "![words](" + trick + ")",
                "<" + trick + ">",
                "[words][ref]\n\n[ref]: " + trick + " \"" + trick + "\"",
                "[words](/here \"" + trick + "\")",
                "[" + trick + "](https://example.com)",
                "> - " + trick + "\n>   " + trick,
                "| " + trick + " | b |\n|---|:-:|\n| " + trick + " | [a](" + trick + ") |",
                "``` " + trick + "\n" + trick + "\n```",
                "`" + trick + "`",
                "@chen " + trick + " @wu.q",
                "# " + trick + "\n***" + trick + "***~~" + trick + "~~");
    }

    /** {@code \n} is a line's end, a backslash, {@code u} and four digits a character that an editor would not show. */
    private static String spelled(String line) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < line.length(); at++) {
            if (line.startsWith("\\n", at)) {
                text.append('\n');
                at++;
            } else if (line.startsWith("\\u", at) && at + 6 <= line.length()) {
                text.append((char) Integer.parseInt(line.substring(at + 2, at + 6), 16));
                at += 5;
            } else {
                text.append(line.charAt(at));
            }
        }
        return text.toString();
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("tricks")
    void noTrickBringsAnythingButText(String trick) {
        for (String text : inside(trick)) {
            Inert.requireInert(markdown.html(text), text);
            Inert.requireInert(markdown.html(text, TEAM), text);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "**bold** and *soft*¦<p><strong>bold</strong> and <em>soft</em></p>",
                "~~gone~~¦<p><del>gone</del></p>",
                "`a < b`¦<p><code>a &lt; b</code></p>",
                "# Title¦<h4>Title</h4>",
                "a <b>b</b> & c¦<p>a &lt;b&gt;b&lt;/b&gt; &amp; c</p>",
                "[plan](/projects/SEO/plan)¦<p><a href=\"/projects/SEO/plan\" rel=\"noopener noreferrer nofollow ugc\">plan</a></p>",
                "[evil](javascript:alert(1))¦<p>evil</p>",
                "![x](https://example.com/a.png)¦<p><a href=\"https://example.com/a.png\" target=\"_blank\" title=\"https://example.com/a.png\" rel=\"noopener noreferrer nofollow ugc\">x</a></p>",
                "write to me@example.com¦<p>write to <a href=\"mailto:me@example.com\" rel=\"noopener noreferrer nofollow ugc\">me@example.com</a></p>",
                "[a](//evil.example)¦<p>a</p>",
            })
    void becomes(String written, String html) {
        assertThat(markdown.html(written).strip()).isEqualTo(html);
    }

    @Test
    void linesBreakWhereTheyWereBroken() {
        assertThat(markdown.html("one\ntwo")).contains("one<br>two");
    }

    @Test
    void aTableIsATable() {
        assertThat(markdown.html("| a | b |\n|---|--:|\n| 1 | 2 |"))
                .contains("<th>a</th>", "<td align=\"right\">2</td>");
    }

    @Test
    void anAddressBecomesALinkThatOpensBesideUs() {
        assertThat(markdown.html("see https://example.com/a?b=c&d=e."))
                .contains("href=\"https://example.com/a?b=c&amp;d=e\"", "target=\"_blank\"", "rel=\"noopener");
    }

    @Test
    void aLinkSaysWhereItLeadsWhateverItsWords() {
        assertThat(markdown.html("[https://bank.example](https://evil.example \"https://bank.example\")"))
                .contains("title=\"https://evil.example\"")
                .doesNotContain("title=\"https://bank.example\"");
    }

    @Test
    void whatTurnsTextAroundIsTakenOut() {
        assertThat(markdown.html("invoice\u202Efdp.exe \u2066a\u2069 \u0000\u0007\u001B[31m \uD800 x"))
                .doesNotContainPattern("[\\u202A-\\u202E\\u2066-\\u2069\\u0000-\\u0008\\u001B\\uD800]")
                .contains("invoicefdp.exe");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "@chen please¦chen",
                "请 @chen。看看¦chen",
                "＠Chen, and @wu.q.¦chen wu.q",
                "(@chen)¦chen",
                "me@chen.example¦",
                "@chenx @nobody¦",
                "`@chen` and [@chen](https://example.com)¦",
                "**@chen**¦chen",
                "@chen@wu.q¦",
            })
    void mentionsAreWhoStandsBehindAnAtSign(String text, String ids) {
        assertThat(markdown.mentioned(text, TEAM.keySet()))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Objects.toString(ids, "").split(" "))
                                .filter(id -> !id.isEmpty())
                                .toList());
    }

    @Test
    void whoIsMentionedStandsThereByName() {
        assertThat(markdown.html("ask @chen and @wu.q, not @sun", TEAM))
                .contains("ask <span class=\"gh-mention\">@Chen Jie</span> and")
                .contains("<span class=\"gh-mention\">@Wu &lt;b&gt;Qian&lt;/b&gt;</span>, not @sun");
    }

    @Test
    void theBeginningIsPlainText() {
        assertThat(markdown.beginning("# A **b**\n\n- c <script>alert(1)</script>", 200))
                .isEqualTo("A b c <script>alert(1)</script>");
        assertThat(markdown.beginning("😀".repeat(50), 10)).isEqualTo("😀".repeat(9) + "…");
    }

    @Test
    void whatIsBuiltToTakeLongDoesNot() {
        List<String> bombs = List.of(
                ">".repeat(20_000),
                "- ".repeat(10_000),
                "[".repeat(20_000),
                "![".repeat(10_000),
                "*a _b ".repeat(3_000),
                "**a ~~b ".repeat(3_000),
                "[a](".repeat(5_000),
                "`".repeat(10_000) + "a" + "`".repeat(9_999),
                "<a ".repeat(6_000),
                "|".repeat(10_000) + "\n" + "|-".repeat(5_000),
                "a@".repeat(10_000),
                "http://".repeat(3_000),
                "&#x".repeat(6_000),
                "\\".repeat(20_000),
                "1. ".repeat(6_000),
                ("a\n").repeat(10_000),
                "@chen".repeat(4_000));
        for (String bomb : bombs) {
            String name = bomb.substring(0, 8);
            org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(10), () -> Inert.requireInert(markdown.html(bomb, TEAM), name), name);
        }
    }
}
