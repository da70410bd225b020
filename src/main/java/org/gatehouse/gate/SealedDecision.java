package org.gatehouse.gate;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was decided, as it is sealed and as it is held against the seal later. */
final class SealedDecision {

    private static final int FORMAT = 1;

    private SealedDecision() {}

    static Map<String, Object> of(GateReview review) {
        return of(
                review.projectKey(),
                review.gate(),
                review.subject(),
                review.round(),
                new Outcome(
                        review.decision(),
                        review.reason(),
                        review.decidedBy(),
                        review.decidedAt(),
                        review.reworkStep(),
                        review.reworkReturn()),
                review.votes().stream().map(SealedDecision::vote).toList(),
                review.conditions().stream().map(SealedDecision::condition).toList(),
                review.waivers().stream().map(SealedDecision::waiver).toList(),
                review.signOffs().stream().map(SealedDecision::signOff).toList());
    }

    /** What the votes came to. */
    record Outcome(String decision, String reason, String by, Instant at, String reworkStep, String reworkReturn) {}

    static Map<String, Object> of(
            String project,
            String gate,
            String subject,
            int round,
            Outcome outcome,
            List<Map<String, Object>> votes,
            List<Map<String, Object>> conditions,
            List<Map<String, Object>> waivers,
            List<Map<String, Object>> signOffs) {
        Map<String, Object> decision = new LinkedHashMap<>();
        decision.put("format", FORMAT);
        decision.put("kind", GateSeal.DECISION);
        decision.put("project", project);
        decision.put("gate", gate);
        decision.put("subject", subject);
        decision.put("round", round);
        decision.put("decision", outcome.decision());
        decision.put("reason", outcome.reason());
        decision.put("decidedBy", outcome.by());
        decision.put("decidedAt", time(outcome.at()));
        decision.put("reworkStep", outcome.reworkStep());
        decision.put("reworkReturn", outcome.reworkReturn());
        decision.put("votes", votes);
        decision.put("conditions", conditions);
        decision.put("waivers", waivers);
        decision.put("signOffs", signOffs);
        return decision;
    }

    static Map<String, Object> vote(GateReview.Vote vote) {
        return Map.of(
                "approver", vote.approverId(),
                "onBehalfOf", vote.onBehalfOf(),
                "decision", vote.decision(),
                "reason", vote.reason(),
                "votedAt", time(vote.votedAt()),
                "carried", vote.carried(),
                "reworkStep", vote.reworkStep(),
                "reworkReturn", vote.reworkReturn());
    }

    static Map<String, Object> condition(GateReview.Condition condition) {
        return Map.of(
                "text", condition.text(),
                "owner", condition.ownerId(),
                "due", condition.due().toString());
    }

    static Map<String, Object> waiver(GateReview.Waiver waiver) {
        return Map.of(
                "criterion", waiver.criterion(),
                "reason", waiver.reason(),
                "askedBy", waiver.askedBy(),
                "askedAt", time(waiver.askedAt()),
                "state", waiver.state().name(),
                "answeredBy", waiver.answeredBy(),
                "answeredAt", time(waiver.answeredAt()),
                "answer", waiver.answer());
    }

    static Map<String, Object> signOff(SignOff signOff) {
        return Map.of(
                "person", signOff.personId(),
                "askedBy", signOff.askedBy(),
                "askedAt", time(signOff.askedAt()),
                "afterwards", signOff.afterwards(),
                "question", signOff.question(),
                "state", signOff.state().name(),
                "answeredBy", signOff.answeredBy(),
                "answeredAt", time(signOff.answeredAt()),
                "answer", signOff.answer());
    }

    /** To the microsecond, which both databases keep. */
    private static String time(Instant instant) {
        return instant == null ? "" : instant.truncatedTo(ChronoUnit.MICROS).toString();
    }

    /**
     * Whether what stands there now says the same as what was sealed. What was not sealed is not compared: a later
     * format may know more.
     */
    static boolean agrees(Object sealed, Object live) {
        if (sealed instanceof Map<?, ?> before && live instanceof Map<?, ?> now) {
            return before.entrySet().stream()
                    .filter(entry -> now.containsKey(entry.getKey()))
                    .allMatch(entry -> agrees(entry.getValue(), now.get(entry.getKey())));
        }
        if (sealed instanceof List<?> before && live instanceof List<?> now) {
            return before.size() == now.size()
                    && java.util.stream.IntStream.range(0, before.size())
                            .allMatch(at -> agrees(before.get(at), now.get(at)));
        }
        return java.util.Objects.equals(sealed, live);
    }
}
