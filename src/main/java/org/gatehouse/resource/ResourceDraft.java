package org.gatehouse.resource;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.resource.ProjectResource.Kind;

/**
 * A resource as somebody words it.
 *
 * @param name of a person's resource: not used, people keep their own name
 * @param percent of a day that can be planned with, 0 to 1000: a role that three people fill has 300
 * @param unitLabel what material is counted in; empty otherwise
 * @param rate of an hour (people and roles) or a unit (material), in the project's currency; null: the person's own, or
 *     none
 * @param calendarId of the house or the project; null: the person's own, or the project's
 * @param externalId of the same resource in the file it came from; may be null
 */
public record ResourceDraft(
        Kind kind,
        String personId,
        String name,
        int percent,
        String unitLabel,
        BigDecimal rate,
        Long calendarId,
        String externalId) {

    public static ResourceDraft person(String personId) {
        return new ResourceDraft(Kind.PERSON, personId, "", 100, "", null, null, null);
    }

    public static ResourceDraft placeholder(String name) {
        return new ResourceDraft(Kind.PLACEHOLDER, null, name, 100, "", null, null, null);
    }

    void check() {
        List<Problem> problems = new ArrayList<>();
        if (kind == null) {
            problems.add(Problem.of("kind", "error.required", "kind"));
        }
        if ((kind == Kind.PERSON) != (personId != null)) {
            problems.add(Problem.of("personId", "error.required", "person"));
        }
        if (kind != Kind.PERSON && name.isBlank()) {
            problems.add(Problem.of("name", "error.required", "name"));
        }
        if (name.length() > 200) {
            problems.add(Problem.of("name", "error.tooLong", 200));
        }
        if (unitLabel.length() > 40) {
            problems.add(Problem.of("unitLabel", "error.tooLong", 40));
        }
        if (percent < 0 || percent > 1000) {
            problems.add(Problem.of("percent", "resource.error.percentMany"));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        if (rate != null) {
            Amounts.check("rate", rate);
        }
    }
}
