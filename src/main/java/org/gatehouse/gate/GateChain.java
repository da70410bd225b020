package org.gatehouse.gate;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.gate.ChainCheck.Break;
import org.gatehouse.gate.ChainCheck.Live;
import org.gatehouse.gate.LiveReviews.Known;
import org.gatehouse.seal.Finding;
import org.gatehouse.seal.Sealed;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The chain of a project's gates: each dossier holds on to the decision before it, each decision to its dossier. */
@Component
@Transactional(readOnly = true)
class GateChain implements Sealed {

    private static final String KIND = "gates";

    private final GateSeals seals;
    private final LiveReviews reviews;
    private final MessageSource messages;
    private final ObjectMapper json;

    GateChain(GateSeals seals, LiveReviews reviews, MessageSource messages, ObjectMapper json) {
        this.seals = seals;
        this.reviews = reviews;
        this.messages = messages;
        this.json = json;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Finding verify(String projectKey) {
        List<GateSeal> links = seals.of(projectKey);
        Map<Long, Known> known = reviews.of(projectKey);
        Map<Long, Live> live = new LinkedHashMap<>();
        known.forEach((id, review) -> live.put(id, review.live()));
        return new ChainCheck(live, json)
                .firstBreak(links, seals.head(projectKey))
                .map(found -> broken(projectKey, links.size(), found, known.get(found.review())))
                .orElseGet(() -> Finding.whole(KIND, links.size()));
    }

    private Finding broken(String projectKey, int checked, Break found, Known review) {
        return Finding.broken(
                KIND,
                checked,
                found.number(),
                words(found, review, Locale.ENGLISH),
                words(found, review, Locale.SIMPLIFIED_CHINESE),
                review == null ? "" : "/projects/" + projectKey + "/gates/" + found.review());
    }

    private String words(Break found, Known review, Locale language) {
        String what = message("gate.broken." + found.fault(), language);
        if (review == null) {
            return what;
        }
        return message(
                "gate.broken",
                language,
                message("gate." + review.gate(), language) + (review.subject().isEmpty() ? "" : " " + review.subject()),
                review.round(),
                found.kind().isEmpty() ? "" : message("gate.broken.of." + found.kind(), language),
                what);
    }

    private String message(String key, Locale language, Object... arguments) {
        return messages.getMessage(key, arguments, language);
    }
}
