package org.gatehouse.conversation;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/** {@code @chen} in a text: an id behind an at sign that stands alone, as it does not in a mail address. */
final class Mentions {

    private static final Pattern FORM =
            Pattern.compile("(?<![\\p{L}\\p{N}._%+@-])[@＠]([A-Za-z0-9][A-Za-z0-9._-]{0,63})");

    private Mentions() {}

    /** Somebody in the text. */
    static final class Mention extends CustomNode {

        private final String name;

        Mention(String name) {
            this.name = name;
        }

        String name() {
            return name;
        }
    }

    static Set<String> in(String text, Collection<String> ids) {
        Set<String> found = new LinkedHashSet<>();
        each(text, ids, (id, place) -> found.add(id));
        return found;
    }

    /** Puts names in the places of those who are mentioned. */
    static void mark(List<Text> texts, Map<String, String> names) {
        if (names.isEmpty()) {
            return;
        }
        for (Text text : texts) {
            String words = text.getLiteral();
            int[] from = {0};
            each(words, names.keySet(), (id, place) -> {
                before(text, words.substring(from[0], place[0]));
                text.insertBefore(new Mention(names.get(id)));
                from[0] = place[1];
            });
            text.setLiteral(words.substring(from[0]));
        }
    }

    private static void before(Node text, String words) {
        if (!words.isEmpty()) {
            text.insertBefore(new Text(words));
        }
    }

    /** An id may end in what is a mark behind it: the longest known one is meant. */
    private static void each(String text, Collection<String> ids, BiConsumer<String, int[]> found) {
        Matcher mention = FORM.matcher(text);
        while (mention.find()) {
            String id = mention.group(1);
            String known = known(id, ids);
            while (known == null && id.matches(".*[._-]")) {
                id = id.substring(0, id.length() - 1);
                known = known(id, ids);
            }
            if (known != null) {
                found.accept(known, new int[] {mention.start(), mention.start() + 1 + id.length()});
            }
        }
    }

    private static String known(String id, Collection<String> ids) {
        if (ids.contains(id)) {
            return id;
        }
        String small = id.toLowerCase(Locale.ROOT);
        return ids.contains(small) ? small : null;
    }
}
