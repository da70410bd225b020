package org.gatehouse.gate;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gatehouse.gate.GateSeals.Head;
import org.gatehouse.seal.Chain;

/** Goes along a project's chain of gates and finds the first link that does not hold. Knows no database. */
final class ChainCheck {

    private static final TypeReference<Map<String, Object>> CONTENT = new TypeReference<>() {};

    private final Map<Long, Live> reviews;
    private final ObjectMapper json;
    private final Map<Long, String> dossiers = new HashMap<>();
    private final Map<Long, String> decisions = new HashMap<>();

    /** @param reviews what the house shows now, by their ids, in the order in which they came to their gates */
    ChainCheck(Map<Long, Live> reviews, ObjectMapper json) {
        this.reviews = reviews;
        this.json = json;
    }

    /**
     * A review as the house shows it now.
     *
     * @param facts what was laid down with the dossier: project, gate, subject, round, submitter
     * @param decision as {@link SealedDecision} writes it
     */
    record Live(Map<String, Object> facts, Map<String, Object> decision, boolean recorded) {}

    /** What is wrong with a link. */
    enum Fault {
        /** The content, or its hash, is another than the one that was sealed. */
        CONTENT,
        /** It does not hold on to the link before: a link was removed, added, or has changed places. */
        ORDER,
        /** The link itself is missing. */
        MISSING,
        /** What the house shows differs from what was sealed. */
        SHOWN
    }

    /**
     * The first broken link.
     *
     * @param review whose link it is; null where nobody can tell
     * @param kind of the link; empty where nobody can tell
     */
    record Break(int number, Fault fault, Long review, String kind) {}

    Optional<Break> firstBreak(List<GateSeal> links, Head head) {
        String before = Chain.BEGINNING;
        int expected = 1;
        for (GateSeal link : links) {
            Fault fault = fault(link, before, expected);
            if (fault == Fault.MISSING) {
                return Optional.of(missing(expected, link));
            }
            if (fault != null) {
                return Optional.of(new Break(link.number(), fault, link.reviewId(), link.kind()));
            }
            (link.kind().equals(GateSeal.DOSSIER) ? dossiers : decisions).put(link.reviewId(), link.hash());
            before = link.hash();
            expected++;
        }
        if (head.links() != links.size() || !head.hash().equals(before)) {
            return Optional.of(missing(expected, null));
        }
        return unsealed().map(review -> new Break(links.size() + 1, Fault.MISSING, review, GateSeal.DECISION));
    }

    private Fault fault(GateSeal link, String before, int expected) {
        if (link.number() != expected) {
            return Fault.MISSING;
        }
        if (!link.holds()) {
            return Fault.CONTENT;
        }
        if (!link.previous().equals(before)) {
            return Fault.ORDER;
        }
        Live live = reviews.get(link.reviewId());
        Map<String, Object> content = content(link);
        if (content == null
                || !content.get("kind").equals(link.kind())
                || !content.get("previous").equals(before)
                || !content.get("project").equals(link.projectKey())
                || !content.get("sealedAt").equals(link.sealedAt().toString())) {
            return Fault.CONTENT;
        }
        boolean agrees = live != null
                && (link.kind().equals(GateSeal.DOSSIER)
                        ? SealedDecision.agrees(live.facts(), content)
                        : SealedDecision.agrees(content, live.decision())
                                && Objects.equals(content.get("dossier"), dossiers.get(link.reviewId())));
        return agrees ? null : Fault.SHOWN;
    }

    /** Whose link is missing before this one, or at the end: a decision is never without its dossier, nor the other way. */
    private Break missing(int number, GateSeal next) {
        if (next != null && next.kind().equals(GateSeal.DECISION) && !dossiers.containsKey(next.reviewId())) {
            return new Break(number, Fault.MISSING, next.reviewId(), GateSeal.DOSSIER);
        }
        return unsealed()
                .map(review -> new Break(number, Fault.MISSING, review, GateSeal.DECISION))
                .orElseGet(() -> next == null
                        ? new Break(number, Fault.MISSING, last(), "")
                        : new Break(number, Fault.MISSING, next.reviewId(), next.kind()));
    }

    private Optional<Long> unsealed() {
        return reviews.entrySet().stream()
                .filter(review -> review.getValue().recorded()
                        && dossiers.containsKey(review.getKey())
                        && !decisions.containsKey(review.getKey()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private Long last() {
        return reviews.keySet().stream()
                .filter(review -> !dossiers.containsKey(review))
                .reduce((earlier, later) -> later)
                .orElseGet(() -> reviews.keySet().stream()
                        .reduce((earlier, later) -> later)
                        .orElse(null));
    }

    private Map<String, Object> content(GateSeal link) {
        try {
            return json.readValue(link.content(), CONTENT);
        } catch (IOException damaged) {
            return null;
        }
    }
}
