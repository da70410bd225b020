package org.gatehouse.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.gatehouse.gate.GateReview;

/** A decision at a gate as lists show it. */
@Schema(name = "DecisionLine", description = "A decision at a gate as lists show it")
record DecisionLine(
        @Schema(description = "Number of the review", example = "12")
        long id,

        @Schema(description = "Which gate", example = "goal")
        String gate,

        @Schema(description = "What is decided on where a project has several, a change for example; else empty")
        String subject,

        @Schema(description = "How often it came to this gate", minimum = "1")
        int round,

        @Schema(description = "Person who submitted it") String submitterId,
        @Schema(description = "When it came to the gate") Instant submittedAt,

        @Schema(description = "How votes are counted; empty until the approvers are chosen", example = "all")
        String voteRule,

        @Schema(description = "Votes for going on that are needed under nOfM and veto")
        int needed,

        @Schema(description = "Who is asked") List<String> approvers,

        @Schema(description = "Whether it is still to be decided")
        boolean open,

        @Schema(description = "What was decided; empty while it is open", example = "go")
        String decision,

        @Schema(description = "Why it was decided so; empty while it is open")
        String reason,

        @Schema(description = "Person whose vote settled it; empty while it is open")
        String decidedBy,

        @Schema(description = "Null while it is open", nullable = true)
        Instant decidedAt) {

    static DecisionLine of(GateReview review) {
        return new DecisionLine(
                review.id(),
                review.gate(),
                review.subject(),
                review.round(),
                review.submitterId(),
                review.submittedAt(),
                Given.text(review.voteRule()),
                review.needed(),
                review.approverIds(),
                review.isOpen(),
                Given.text(review.decision()),
                Given.text(review.reason()),
                Given.text(review.decidedBy()),
                review.decidedAt());
    }
}
