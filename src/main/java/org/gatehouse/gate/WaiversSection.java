package org.gatehouse.gate;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gatehouse.gate.Evidence.Value;
import org.springframework.stereotype.Component;

/** What was waived at this project's gates before: it stays visible at every later one. */
@Component
class WaiversSection implements DossierSection {

    private final GateReviewRepository reviews;
    private final GateSeals seals;
    private final ObjectMapper json;
    private final Clock clock;

    WaiversSection(GateReviewRepository reviews, GateSeals seals, ObjectMapper json, Clock clock) {
        this.reviews = reviews;
        this.seals = seals;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "waivers";
    }

    @Override
    public int order() {
        return 88;
    }

    @Override
    public boolean appliesTo(String gate) {
        return true;
    }

    @Override
    public Evidence gather(String projectKey, String gate, String subject) {
        Evidence evidence = new Evidence();
        if (reviews.waived(projectKey) == 0) {
            return evidence;
        }
        evidence.columns(
                "gate.gate", "gate.criterion", "field.reason", "gate.waiver.who", "gate.waiver.second", "gate.on");
        for (GateReview review : reviews.findByProjectKeyOrderById(projectKey)) {
            Map<String, Criterion> criteria = criteria(review);
            for (GateReview.Waiver waiver : review.waivers()) {
                if (waiver.isConfirmed()) {
                    Criterion criterion = criteria.get(waiver.criterion());
                    evidence.row(
                            Value.message("gate." + review.gate()),
                            criterion == null
                                    ? Value.text(waiver.criterion())
                                    : Value.label(criterion.english(), criterion.chinese()),
                            Value.text(waiver.reason()),
                            Value.person(waiver.askedBy()),
                            Value.person(waiver.answeredBy()),
                            Value.date(LocalDate.ofInstant(waiver.answeredAt(), clock.getZone())));
                }
            }
        }
        return evidence;
    }

    private Map<String, Criterion> criteria(GateReview review) {
        if (review.waivers().isEmpty()) {
            return Map.of();
        }
        return seals.of(review.id(), GateSeal.DOSSIER)
                .map(this::content)
                .map(content -> content.criteria().stream()
                        .collect(Collectors.toMap(Criterion::key, Function.identity(), (one, same) -> one)))
                .orElse(Map.of());
    }

    private DossierContent content(GateSeal seal) {
        try {
            return json.readValue(seal.content(), DossierContent.class);
        } catch (IOException damaged) {
            throw new IllegalStateException("sealed dossier of " + seal.projectKey() + " is damaged", damaged);
        }
    }
}
