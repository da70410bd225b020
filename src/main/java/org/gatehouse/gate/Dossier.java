package org.gatehouse.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.gatehouse.chart.Plot;
import org.gatehouse.gate.Evidence.Line;
import org.gatehouse.gate.Evidence.Value;
import org.springframework.stereotype.Component;

/** Gathers the sections of a dossier. */
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

    /**
     * @param key the heading is the message {@code dossier.<key>}
     * @param plots whose words are in both languages
     */
    record Section(String key, List<Line> lines, List<String> columns, List<List<Value>> rows, List<Plot> plots) {

        Section {
            // Dossiers from before they were sealed have no pictures.
            plots = plots == null ? List.of() : plots;
        }
    }

    List<Section> gather(String projectKey, String gate, String subject) {
        return contributors.stream()
                .filter(contributor -> contributor.appliesTo(gate, subject))
                .map(contributor -> section(contributor.key(), contributor.gather(projectKey, gate, subject)))
                .filter(Objects::nonNull)
                .toList();
    }

    private static Section section(String key, Evidence evidence) {
        return evidence.isEmpty()
                ? null
                : new Section(key, evidence.lines(), evidence.columns(), evidence.rows(), evidence.plots());
    }

    /** A dossier from before they were sealed. */
    List<Section> read(String stored) {
        try {
            return json.readValue(stored, SECTIONS);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("stored dossier is damaged", damaged);
        }
    }
}
