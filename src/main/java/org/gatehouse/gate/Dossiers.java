package org.gatehouse.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gatehouse.seal.Canonical;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sealed dossiers: assembled and sealed as the approvers are asked, read for ever after from the sealed bytes. Who may
 * ask is the caller's affair.
 */
@Service
@Transactional
public class Dossiers {

    private static final TypeReference<TreeMap<String, Object>> FACTS = new TypeReference<>() {};

    private final GateSeals seals;
    private final Dossier dossier;
    private final List<GateFacts> contributors;
    private final Criteria criteria;
    private final ObjectMapper json;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Dossiers(
            GateSeals seals,
            Dossier dossier,
            List<GateFacts> contributors,
            Criteria criteria,
            ObjectMapper json,
            ApplicationEventPublisher events,
            Clock clock) {
        this.seals = seals;
        this.dossier = dossier;
        this.contributors = contributors;
        this.criteria = criteria;
        this.json = json;
        this.events = events;
        this.clock = clock;
    }

    /** The last dossier of this gate on which a go was given, whatever its subject. */
    @Transactional(readOnly = true)
    public Optional<SealedDossier> lastApproved(String projectKey, String gate) {
        return seals.lastApproved(projectKey, gate).map(this::sealed);
    }

    /** All dossiers of a project on which a go was given, first one first. */
    @Transactional(readOnly = true)
    public List<SealedDossier> approved(String projectKey) {
        return seals.approved(projectKey).stream().map(this::sealed).toList();
    }

    /** What {@link GateFacts} say now, in the form in which it would be sealed. */
    @Transactional(readOnly = true)
    public Map<String, Object> factsNow(String projectKey, String gate, String subject) {
        Map<String, Object> facts = new TreeMap<>();
        contributors.forEach(contributor -> facts.putAll(contributor.of(projectKey, gate, subject)));
        try {
            return json.readValue(Canonical.bytes(json.writeValueAsString(facts)), FACTS);
        } catch (java.io.IOException impossible) {
            throw new IllegalStateException("facts of " + projectKey + " are no JSON", impossible);
        }
    }

    /** Seals the facts as they are now, once for each review: asked again, it gives the first seal. */
    GateSeal seal(GateReview review) {
        return seals.of(review.id(), GateSeal.DOSSIER).orElseGet(() -> sealNow(review));
    }

    /** Seals what was decided, if the dossier was sealed. */
    void sealDecision(GateReview review) {
        GateSeal basis = seals.of(review.id(), GateSeal.DOSSIER).orElse(null);
        if (basis == null || seals.of(review.id(), GateSeal.DECISION).isPresent()) {
            return;
        }
        Instant now = now();
        seals.add(review.projectKey(), review.id(), GateSeal.DECISION, now, previous -> {
            Map<String, Object> decision = SealedDecision.of(review);
            decision.put("sealedAt", now.toString());
            decision.put("dossier", basis.hash());
            decision.put("previous", previous);
            return written(decision);
        });
    }

    /** The criteria as they were sealed; none for a review that was not. */
    @Transactional(readOnly = true)
    public List<Criterion> criteria(GateReview review) {
        return seals.of(review.id(), GateSeal.DOSSIER)
                .map(seal -> content(seal).criteria())
                .orElse(List.of());
    }

    /** What the gate asks for, judged by the facts as they are now. */
    @Transactional(readOnly = true)
    public List<Criterion> criteriaNow(String projectKey, String gate, String subject) {
        return criteria.judge(projectKey, gate, factsNow(projectKey, gate, subject))
                .criteria();
    }

    /** What stands in the way of a go: mandatory, red, and not waived in this round. */
    @Transactional(readOnly = true)
    public List<Criterion> blocking(GateReview review) {
        Set<String> waived = review.waivers().stream()
                .filter(GateReview.Waiver::isConfirmed)
                .map(GateReview.Waiver::criterion)
                .collect(Collectors.toSet());
        return criteria(review).stream()
                .filter(one -> one.isBlocking() && !waived.contains(one.key()))
                .toList();
    }

    DossierContent content(GateSeal seal) {
        try {
            return json.readValue(seal.content(), DossierContent.class);
        } catch (java.io.IOException damaged) {
            throw new IllegalStateException("sealed dossier of " + seal.projectKey() + " is damaged", damaged);
        }
    }

    private GateSeal sealNow(GateReview review) {
        Map<String, Object> facts = factsNow(review.projectKey(), review.gate(), review.subject());
        Criteria.Judgement judgement = criteria.judge(review.projectKey(), review.gate(), facts);
        Instant now = now();
        GateSeal seal = seals.add(
                review.projectKey(),
                review.id(),
                GateSeal.DOSSIER,
                now,
                previous -> written(new DossierContent(
                        DossierContent.FORMAT,
                        GateSeal.DOSSIER,
                        review.projectKey(),
                        review.gate(),
                        review.subject(),
                        review.round(),
                        review.submitterId(),
                        now.toString(),
                        facts,
                        judgement.criteria(),
                        judgement.recommendation(),
                        dossier.gather(review.projectKey(), review.gate(), review.subject()),
                        previous)));
        events.publishEvent(GateSealed.of(review, seal));
        return seal;
    }

    private SealedDossier sealed(GateSeal seal) {
        DossierContent content = content(seal);
        return new SealedDossier(
                seal.reviewId(),
                seal.projectKey(),
                content.gate(),
                content.subject(),
                content.round(),
                seal.sealedAt(),
                content.facts(),
                content.criteria(),
                seal.hash());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private String written(Object content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
