package org.gatehouse.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.safety.Safelist;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * What people write, as HTML that can do nothing: CommonMark with tables, crossed-out words and addresses that become
 * links. Tags are shown as they were typed; there are no pictures, only links to them; links lead to web and mail
 * addresses and to pages of ours, nowhere else. What comes out has passed a list of allowed elements and attributes.
 */
@Component
public class Markdown {

    /** Deeper nesting is read as plain text. */
    private static final int DEEPEST = 24;

    /** What is not to be seen, or makes text seem to stand in another order; line ends and tabs stay. */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cc}\\u2028-\\u202E\\u2066-\\u2069\\uFEFF\\uFFFE\\uFFFF\\p{Cs}&&[^\\t\\n\\r]]");

    private static final Safelist ALLOWED = new Safelist()
            .addTags("p", "br", "strong", "em", "del", "code", "pre", "blockquote", "ul", "ol", "li", "hr")
            .addTags("h4", "h5", "h6", "a", "span", "table", "thead", "tbody", "tr", "th", "td")
            .addAttributes("a", "href", "title", "target")
            .addAttributes("ol", "start")
            .addAttributes("span", "class")
            .addAttributes("th", "align")
            .addAttributes("td", "align")
            .addProtocols("a", "href", "http", "https", "mailto")
            .preserveRelativeLinks(true)
            .addEnforcedAttribute("a", "rel", "noopener noreferrer nofollow ugc");

    private static final Document.OutputSettings AS_IT_IS = new Document.OutputSettings().prettyPrint(false);

    private final Parser parser;
    private final HtmlRenderer renderer;

    Markdown() {
        List<Extension> extensions =
                List.of(AutolinkExtension.create(), TablesExtension.create(), StrikethroughExtension.create());
        this.parser = Parser.builder()
                .extensions(extensions)
                .maxOpenBlockParsers(DEEPEST)
                .maxInlineNesting(DEEPEST)
                .build();
        this.renderer = HtmlRenderer.builder()
                .extensions(extensions)
                .escapeHtml(true)
                .sanitizeUrls(true)
                .percentEncodeUrls(true)
                .softbreak("<br>")
                .attributeProviderFactory(context -> LinkTarget::describe)
                .nodeRendererFactory(MentionRenderer::new)
                .build();
    }

    /** The text as HTML for {@code th:utext}; empty for none. */
    public String html(String markdown) {
        return html(markdown, Map.of());
    }

    /** @param names display names by id of those who may be mentioned */
    String html(String markdown, Map<String, String> names) {
        String text = seen(markdown);
        try {
            Node document = parser.parse(text);
            tame(document);
            Mentions.mark(texts(document), names);
            return Jsoup.clean(renderer.render(document), "https://gatehouse.invalid/", ALLOWED, AS_IT_IS);
        } catch (StackOverflowError tooDeep) {
            return "<p>" + HtmlUtils.htmlEscape(text) + "</p>";
        }
    }

    /** Who of these is mentioned outside of code and links. */
    Set<String> mentioned(String markdown, Set<String> ids) {
        Set<String> found = new TreeSet<>();
        try {
            for (Text text : texts(parser.parse(seen(markdown)))) {
                found.addAll(Mentions.in(text.getLiteral(), ids));
            }
        } catch (StackOverflowError tooDeep) {
            found.addAll(Mentions.in(seen(markdown), ids));
        }
        return found;
    }

    /** The first words as plain text on one line. */
    String beginning(String markdown, int most) {
        String plain =
                Jsoup.parse(html(markdown)).text().replaceAll("\\s+", " ").strip();
        if (plain.codePointCount(0, plain.length()) <= most) {
            return plain;
        }
        return plain.substring(0, plain.offsetByCodePoints(0, most - 1)).strip() + "…";
    }

    /** The text without what nobody sees. */
    static String seen(String markdown) {
        return markdown == null ? "" : UNSEEN.matcher(markdown).replaceAll("");
    }

    /** Pictures become links, links that lead elsewhere their own words, and headings smaller than the page's own. */
    private static void tame(Node document) {
        for (Node node : all(document)) {
            if (node instanceof Image image) {
                replace(image, new Link(image.getDestination(), image.getTitle()), image.getDestination());
            } else if (node instanceof org.commonmark.node.Heading heading) {
                heading.setLevel(Math.min(6, heading.getLevel() + 3));
            }
        }
        for (Node node : all(document)) {
            if (node instanceof Link link && !LinkTarget.isAllowed(link.getDestination())) {
                while (link.getFirstChild() != null) {
                    link.insertBefore(link.getFirstChild());
                }
                link.unlink();
            }
        }
    }

    private static void replace(Node node, Node by, String words) {
        if (node.getFirstChild() == null) {
            by.appendChild(new Text(words));
        }
        while (node.getFirstChild() != null) {
            by.appendChild(node.getFirstChild());
        }
        node.insertBefore(by);
        node.unlink();
    }

    private static List<Text> texts(Node document) {
        return all(document).stream()
                .filter(Text.class::isInstance)
                .map(Text.class::cast)
                .filter(text -> !isInside(text))
                .toList();
    }

    private static boolean isInside(Node text) {
        for (Node node = text.getParent(); node != null; node = node.getParent()) {
            if (node instanceof Link
                    || node instanceof Code
                    || node instanceof FencedCodeBlock
                    || node instanceof IndentedCodeBlock) {
                return true;
            }
        }
        return false;
    }

    /** All nodes, without a call for each level. */
    private static List<Node> all(Node document) {
        List<Node> nodes = new ArrayList<>();
        nodes.add(document);
        for (int at = 0; at < nodes.size(); at++) {
            for (Node child = nodes.get(at).getFirstChild(); child != null; child = child.getNext()) {
                nodes.add(child);
            }
        }
        return nodes;
    }
}
