package org.gatehouse.conversation;

import java.util.Map;
import java.util.Set;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** Writes who is mentioned by the name they go by. */
final class MentionRenderer implements NodeRenderer {

    private final HtmlWriter html;

    MentionRenderer(HtmlNodeRendererContext context) {
        this.html = context.getWriter();
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(Mentions.Mention.class);
    }

    @Override
    public void render(Node node) {
        html.tag("span", Map.of("class", "gh-mention"));
        html.text("@" + ((Mentions.Mention) node).name());
        html.tag("/span");
    }
}
