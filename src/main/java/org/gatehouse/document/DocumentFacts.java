package org.gatehouse.document;

import java.util.List;
import java.util.Map;
import org.gatehouse.gate.GateFacts;
import org.springframework.stereotype.Component;

/** Which documents there are when a project comes to a gate, each in the version that is sealed with the dossier. */
@Component
class DocumentFacts implements GateFacts {

    private final DocumentRows rows;

    DocumentFacts(DocumentRows rows) {
        this.rows = rows;
    }

    @Override
    public Map<String, Object> of(String projectKey, String gate, String subject) {
        List<Map<String, Object>> documents = rows.newest(projectKey, 0, Documents.MOST).stream()
                .map(held -> Map.<String, Object>of(
                        "document", held.document().key(),
                        "title", held.document().title(),
                        "version", held.version().number(),
                        "sha256", held.version().sha256()))
                .toList();
        return Map.of("documents", documents);
    }
}
