package org.gatehouse.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/** Says of a piece of HTML that it holds nothing but the elements and attributes of {@link Markdown}. */
final class Inert {

    private static final Set<String> ELEMENTS = Set.of(
            "p",
            "br",
            "strong",
            "em",
            "del",
            "code",
            "pre",
            "blockquote",
            "ul",
            "ol",
            "li",
            "hr",
            "h4",
            "h5",
            "h6",
            "a",
            "span",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td");

    private static final Map<String, Set<String>> ATTRIBUTES = Map.of(
            "a", Set.of("href", "title", "target", "rel"),
            "ol", Set.of("start"),
            "span", Set.of("class"),
            "th", Set.of("align"),
            "td", Set.of("align"));

    private Inert() {}

    /** Read as a browser reads it: tags it forgot to close, in a body. */
    static void requireInert(String html, String source) {
        Document page = Jsoup.parse("<!DOCTYPE html><html><body><div id=\"here\">" + html + "</div></body></html>");
        assertThat(page.head().childrenSize()).as(source).isZero();
        assertThat(page.body().childNodeSize())
                .as("stays in its place: " + source)
                .isOne();
        page.getElementById("here").traverse((node, depth) -> {
            if (depth > 0) {
                require(node, source);
            }
        });
    }

    private static void require(Node node, String source) {
        assertThat(node).as(source).isNotInstanceOfAny(Comment.class, DataNode.class);
        if (!(node instanceof Element element)) {
            return;
        }
        String tag = element.tagName();
        assertThat(ELEMENTS).as(source).contains(tag);
        for (Attribute attribute : element.attributes()) {
            assertThat(ATTRIBUTES.getOrDefault(tag, Set.of()))
                    .as("%s of %s in: %s", attribute, tag, source)
                    .contains(attribute.getKey());
        }
        switch (tag) {
            case "a" -> {
                assertThat(element.attr("href"))
                        .as(source)
                        .matches("(?i)(https?://[^/\\\\\\s].*|mailto:.+|/(?![/\\\\]).*|/|#.*)?")
                        .matches("[^\\p{C}\\s]*");
                assertThat(element.attr("rel")).as(source).contains("noopener", "nofollow");
                assertThat(element.attr("target")).as(source).isIn("", "_blank");
            }
            case "span" -> assertThat(element.attr("class")).as(source).isEqualTo("gh-mention");
            case "ol" -> assertThat(element.attr("start")).as(source).matches("\\d*");
            case "th", "td" -> assertThat(element.attr("align")).as(source).matches("(left|right|center)?");
            default -> assertThat(element.attributes().size()).as(source).isZero();
        }
    }
}
