package org.gatehouse.gate;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.gatehouse.print.Paper;
import org.gatehouse.project.Project;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A project's sealed links as files, for whoever takes the whole project along; who may is the caller's affair. */
@Component
@Transactional(readOnly = true)
public class DossierFiles {

    private final GateSeals seals;
    private final GateReviews reviews;
    private final DossierView view;
    private final Paper paper;

    DossierFiles(GateSeals seals, GateReviews reviews, DossierView view, Paper paper) {
        this.seals = seals;
        this.reviews = reviews;
        this.view = view;
        this.paper = paper;
    }

    /** Takes a file as soon as it is made. */
    public interface Taker<E extends Exception> {
        void take(String name, byte[] content) throws E;
    }

    /** In the order of the chain: the sealed bytes as they are, and each dossier as a page to read. */
    public <E extends Exception> void each(Project project, Locale reader, Taker<E> taker) throws E {
        Map<Long, GateReview> byId = new TreeMap<>();
        reviews.of(project.key()).forEach(review -> byId.put(review.id(), review));
        for (GateSeal seal : seals.of(project.key())) {
            GateReview review = byId.get(seal.reviewId());
            String name = String.format(
                    Locale.ROOT, "%03d-%s-gate-round-%d-%s", seal.number(), review.gate(), review.round(), seal.kind());
            taker.take(name + ".json", seal.content());
            if (seal.kind().equals(GateSeal.DOSSIER)) {
                taker.take(
                        name + ".pdf",
                        paper.pdf(
                                "gate/paper",
                                Map.of(
                                        "project",
                                        project,
                                        "review",
                                        review,
                                        "dossier",
                                        view.of(review, project, reader)),
                                reader));
            }
        }
    }
}
