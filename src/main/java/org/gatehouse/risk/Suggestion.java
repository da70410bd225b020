package org.gatehouse.risk;

import java.util.List;

/**
 * A risk that facts hint at, with the words why; nobody has said yet whether it is one.
 *
 * @param category where it would come from
 * @param event what may happen, in the reader's language; so all its texts
 * @param why the facts that hint at it
 * @param response what could be done; may be empty
 * @param itemKeys work items it is about
 */
public record Suggestion(
        Origin origin,
        Category category,
        String event,
        String cause,
        String effect,
        String why,
        String response,
        List<String> itemKeys) {

    public Suggestion {
        itemKeys = List.copyOf(itemKeys);
    }

    /** With a response that fits into a risk. */
    Suggestion shortened() {
        return response.length() <= RiskCheck.TEXT
                ? this
                : new Suggestion(
                        origin,
                        category,
                        event,
                        cause,
                        effect,
                        why,
                        response.substring(0, RiskCheck.TEXT - 1) + "…",
                        itemKeys);
    }

    /**
     * What makes a suggestion the same as an earlier one.
     *
     * @param id the kind of facts, at most 80 characters
     * @param facts those it was made from, coarse enough that it does not return with every small change; at most 500
     */
    public record Origin(String id, String facts) {

        public Origin {
            facts = facts.length() <= 500 ? facts : facts.substring(0, 440) + "#" + facts.hashCode();
        }
    }
}
