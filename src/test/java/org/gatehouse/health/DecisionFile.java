package org.gatehouse.health;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;

/** A file of decision tables, evaluated without a house around it, as it is or edited. */
public final class DecisionFile {

    private static final DmnEngine ENGINE =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    private final String text;

    private DecisionFile(String text) {
        this.text = text;
    }

    public static DecisionFile of(String path) {
        try {
            return new DecisionFile(Files.readString(Path.of(path)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The file with one thing in it changed, as an analyst would in the Modeler. */
    public DecisionFile edited(String from, String to) {
        if (!text.contains(from)) {
            throw new IllegalArgumentException("there is no " + from);
        }
        return new DecisionFile(text.replace(from, to));
    }

    public String text() {
        return text;
    }

    public List<Map<String, Object>> evaluate(String decision, Map<String, Object> facts) {
        DmnDecision table = ENGINE
                .parseDecisions(
                        new java.io.ByteArrayInputStream(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .stream()
                .filter(each -> each.getKey().equals(decision))
                .findFirst()
                .orElseThrow();
        return ENGINE.evaluateDecisionTable(table, facts).getResultList();
    }
}
