package org.gatehouse.trail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.kernel.Change;

/** Texts of a line as they are kept: of bounded length, and such that what is read is what was written. */
final class Words {

    private static final JsonMapper JSON = new JsonMapper();

    static final int SUBJECT = 1000;
    static final int REASON = 4000;

    private static final int MOST_DETAILS = 20;
    private static final int DETAIL = 400;
    private static final int MOST_CHANGES = 60;
    private static final int VALUE = 1000;

    private Words() {}

    /** Cut, without half characters and without those a database does not keep. */
    static String cut(String text, int most) {
        if (text == null) {
            return "";
        }
        String kept = text;
        if (text.length() > most) {
            int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
            kept = text.substring(0, end) + "…";
        }
        // Half a character becomes a question mark on its way through UTF-8: here, not on disk.
        return new String(kept.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                .replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]", " ");
    }

    static String details(List<String> details) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        details.stream().limit(MOST_DETAILS).forEach(detail -> array.add(cut(detail, DETAIL)));
        return array.toString();
    }

    static String changes(List<Change> changes) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        changes.stream().limit(MOST_CHANGES).forEach(change -> add(array, change));
        if (changes.size() > MOST_CHANGES) {
            add(array, new Change("more", "", Integer.toString(changes.size() - MOST_CHANGES)));
        }
        return array.toString();
    }

    private static void add(ArrayNode array, Change change) {
        array.addObject()
                .put("field", cut(change.field(), DETAIL))
                .put("before", cut(change.before(), VALUE))
                .put("after", cut(change.after(), VALUE));
    }

    /** None where somebody made it unreadable: the check of the chain says so, not the page. */
    static List<String> details(String json) {
        List<String> details = new ArrayList<>();
        tree(json).forEach(detail -> details.add(detail.asText()));
        return List.copyOf(details);
    }

    static List<Change> changes(String json) {
        List<Change> changes = new ArrayList<>();
        tree(json)
                .forEach(change -> changes.add(new Change(
                        change.path("field").asText(),
                        change.path("before").asText(),
                        change.path("after").asText())));
        return List.copyOf(changes);
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException tamperedWith) {
            return JsonNodeFactory.instance.arrayNode();
        }
    }
}
