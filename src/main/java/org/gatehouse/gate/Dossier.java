package org.gatehouse.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Comparator;
import java.util.List;
import org.gatehouse.gate.Evidence.Line;
import org.gatehouse.gate.Evidence.Value;
import org.springframework.stereotype.Component;

/** Gathers the sections and keeps them as they were when the approvers were asked. */
@Component
class Dossier {

    private static final TypeReference<List<Section>> SECTIONS = new TypeReference<>() {};

    private final List<DossierSection> contributors;
    private final ObjectMapper json;

    Dossier(List<DossierSection> contributors, ObjectMapper json) {
        this.contributors = contributors.stream()
                .sorted(Comparator.comparingInt(DossierSection::order))
                .toList();
        this.json = json;
    }

    /** @param key the heading is the message {@code dossier.<key>} */
    record Section(String key, List<Line> lines, List<String> columns, List<List<Value>> rows) {}

    String gather(String projectKey, String gate, String subject) {
        List<Section> sections = contributors.stream()
                .filter(contributor -> contributor.appliesTo(gate))
                .map(contributor -> {
                    Evidence evidence = contributor.gather(projectKey, gate, subject);
                    return new Section(contributor.key(), evidence.lines(), evidence.columns(), evidence.rows());
                })
                .toList();
        try {
            return json.writeValueAsString(sections);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    List<Section> read(String stored) {
        try {
            return json.readValue(stored, SECTIONS);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("stored dossier is damaged", damaged);
        }
    }
}
