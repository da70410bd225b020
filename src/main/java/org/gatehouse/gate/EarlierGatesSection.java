package org.gatehouse.gate;

import java.time.Clock;
import java.time.LocalDate;
import org.gatehouse.gate.Evidence.Value;
import org.springframework.stereotype.Component;

/** What was decided at this project's gates before, last in every dossier. */
@Component
class EarlierGatesSection implements DossierSection {

    private final GateReviewRepository reviews;
    private final Clock clock;

    EarlierGatesSection(GateReviewRepository reviews, Clock clock) {
        this.reviews = reviews;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "gates";
    }

    @Override
    public int order() {
        return 90;
    }

    @Override
    public boolean appliesTo(String gate) {
        return true;
    }

    @Override
    public Evidence gather(String projectKey, String gate, String subject) {
        Evidence evidence = new Evidence().columns("gate.gate", "field.decision", "field.reason", "gate.by", "gate.on");
        for (GateReview review : reviews.findByProjectKeyOrderById(projectKey)) {
            if (!review.isOpen()) {
                evidence.row(
                        Value.message(review.name()),
                        Value.message("decision." + review.decision()),
                        Value.text(review.reason()),
                        Value.person(review.decidedBy()),
                        Value.date(LocalDate.ofInstant(review.decidedAt(), clock.getZone())));
            }
        }
        return evidence;
    }
}
