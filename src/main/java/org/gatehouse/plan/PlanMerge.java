package org.gatehouse.plan;

import java.time.LocalDateTime;
import java.util.List;

/**
 * Many changes of one plan at once, from a file or a template. Drafts of additions name each other, as parents and
 * predecessors, by their references; everything else by keys.
 *
 * @param cancellations keys of items to take out
 * @param source what the changes come from: a file's or a template's name
 */
public record PlanMerge(
        List<Addition> additions, List<Alteration> alterations, List<String> cancellations, String source) {

    public PlanMerge {
        additions = List.copyOf(additions);
        alterations = List.copyOf(alterations);
        cancellations = List.copyOf(cancellations);
    }

    /**
     * A new item, placed behind those before it.
     *
     * @param reference how other drafts of the merge name it
     * @param externalId what it is called in the file; null where it came from none
     */
    public record Addition(String reference, ItemDraft draft, String externalId, Happened happened) {}

    /** An item that is there already; {@code externalId} is kept where null. */
    public record Alteration(String itemKey, ItemDraft draft, String externalId, Happened happened) {}

    /**
     * What had been done already.
     *
     * @param percent 0 to 100
     * @param begun null while it is not
     * @param ended null while it is not
     */
    public record Happened(int percent, LocalDateTime begun, LocalDateTime ended) {

        public static final Happened NOTHING = new Happened(0, null, null);
    }
}
