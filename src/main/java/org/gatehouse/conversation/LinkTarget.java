package org.gatehouse.conversation;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.commonmark.node.Link;
import org.commonmark.node.Node;

/** Where a link that somebody wrote may lead: to the web, to a mail address, to a page of ours. */
final class LinkTarget {

    private static final Pattern WEB = Pattern.compile("(?i)https?://[^\\s\\p{C}\\\\/?#][^\\p{C}\\\\]*");
    private static final Pattern MAIL = Pattern.compile("(?i)mailto:[^\\s\\p{C}]+");
    private static final Pattern OURS = Pattern.compile("(?:/(?![/\\\\])|#)[^\\s\\p{C}\\\\]*");

    private LinkTarget() {}

    static boolean isAllowed(String address) {
        return address != null
                && address.length() <= 2000
                && (WEB.matcher(address).matches()
                        || MAIL.matcher(address).matches()
                        || OURS.matcher(address).matches());
    }

    /** Links out of the house open beside it and say where they lead. */
    static void describe(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Link link
                && link.getDestination().toLowerCase(Locale.ROOT).startsWith("http")) {
            attributes.put("target", "_blank");
            attributes.put("title", link.getDestination());
        } else {
            attributes.remove("title");
        }
    }
}
