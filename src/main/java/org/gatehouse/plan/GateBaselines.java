package org.gatehouse.plan;

import java.util.List;
import org.gatehouse.gate.GateDecided;
import org.gatehouse.gate.GateReview;
import org.gatehouse.gate.GateReviews;
import org.gatehouse.plan.Baseline.Occasion;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Each passed gate of the lifecycle puts the plan on record. That of the plan gate is a step of its own in the model; a
 * change's is taken once it is carried out.
 */
@Component
class GateBaselines {

    private static final List<String> HERE = List.of("goal", "closure");

    private final Baselines baselines;
    private final GateReviews reviews;

    GateBaselines(Baselines baselines, GateReviews reviews) {
        this.baselines = baselines;
        this.reviews = reviews;
    }

    @EventListener(condition = "#decided.decision.startsWith('go')")
    void on(GateDecided decided) {
        if (HERE.contains(decided.gate()) && !decided.isReconfirmation()) {
            take(decided.projectKey(), decided.gate(), Long.toString(decided.reviewId()));
        }
    }

    /** For the plan gate's latest decision; a plan that passed without one is recorded once. */
    void takeForPlan(String projectKey) {
        take(
                projectKey,
                "plan",
                reviews.of(projectKey).stream()
                        .filter(review -> review.gate().equals("plan") && !review.isOpen())
                        .reduce((earlier, later) -> later)
                        .map(GateReview::id)
                        .map(String::valueOf)
                        .orElse(""));
    }

    private void take(String projectKey, String gate, String review) {
        baselines.take(projectKey, Occasion.ofGate(gate), review, "");
    }
}
