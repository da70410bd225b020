package org.gatehouse.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jsoup.Jsoup;

/** Whatever is written, in whatever order: nothing comes out but what is allowed. */
class MarkdownPropertyTests {

    private static final Map<String, String> TEAM = Map.of("chen", "\"><img src=x onerror=alert(1)>");

    private final Markdown markdown = new Markdown();

    @Property(tries = 4000)
    void nothingComesOutButWhatIsAllowed(@ForAll("writings") String text) {
        Inert.requireInert(markdown.html(text), text);
        Inert.requireInert(markdown.html(text, TEAM), text);
    }

    @Property(tries = 1000)
    void whatCameOutGoesInUnharmed(@ForAll("writings") String text) {
        String once = markdown.html(text);
        Inert.requireInert(markdown.html(once), once);
    }

    @Property(tries = 500)
    void plainWordsStayTheyAre(@ForAll("words") String text) {
        assertThat(Jsoup.parse(markdown.html(text)).text()).isEqualTo(text);
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('一', '龥')
                .ofMinLength(1)
                .ofMaxLength(40);
    }

    /** Pieces of Markdown and HTML, strung together. */
    @Provide
    Arbitrary<String> writings() {
        Arbitrary<String> pieces = Arbitraries.of(
                "<",
                ">",
                "\"",
                "'",
                "`",
                "``",
                "```",
                "~~",
                "*",
                "**",
                "_",
                "[",
                "](",
                ")",
                "![",
                "]: ",
                "\\",
                "&",
                ";",
                "#",
                "| a |",
                "\n|---|\n",
                "\n",
                "\n\n",
                "    ",
                "\t",
                "> ",
                "- ",
                "1. ",
                "@chen",
                "@",
                "<script>",
                "</script>",
                "<img src=x onerror=alert(1)>",
                "<!--",
                "-->",
                "<![CDATA[",
                "]]>",
                "<?php",
                "<a href=",
                "javascript:",
                "JaVaScRiPt&colon;",
                "&#106;avascript:",
                "&#x6A",
                "data:text/html,",
                "vbscript:",
                "https://a.b",
                "http://",
                "//evil.example",
                "/\\evil",
                "mailto:",
                "a@b.c",
                "onclick=",
                "style=",
                "\u0000",
                "\u202E",
                "\u2028",
                "\uFEFF",
                "\u00A0",
                "\uD83D",
                "😀",
                "中文",
                "&lt;",
                "&NewLine;",
                "&Tab;",
                "%0A",
                "{{7*7}}",
                "${7*7}",
                "<svg/onload=alert(1)>",
                "<math><mtext>",
                "</p>",
                "</div>",
                "</textarea>",
                "<style>",
                "<noscript>");
        return Arbitraries.oneOf(pieces, Arbitraries.strings().ofMaxLength(3))
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }
}
