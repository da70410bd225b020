package org.gatehouse.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.Refusal.Problem;

/**
 * How a plan is to become a template.
 *
 * @param language of its texts, {@code en} or {@code zh}
 * @param actual durations as they turned out, where work is done; else as planned
 */
record Saving(
        String name,
        String description,
        String language,
        boolean actual,
        boolean budget,
        boolean goals,
        boolean risks) {

    private static final Set<String> LANGUAGES = Set.of("en", "zh");

    Saving {
        name = name == null ? "" : name.strip();
        description = description == null ? "" : description.strip();
    }

    void check() {
        check(name, description);
        if (!LANGUAGES.contains(language)) {
            throw new InvalidInput("language", "template.error.language");
        }
    }

    static void check(String name, String description) {
        List<Problem> problems = new ArrayList<>();
        if (name.isBlank()) {
            problems.add(Problem.of("name", "error.required", "name"));
        }
        if (name.length() > 200) {
            problems.add(Problem.of("name", "error.tooLong", 200));
        }
        if (description.length() > 2000) {
            problems.add(Problem.of("description", "error.tooLong", 2000));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }
}
