package org.gatehouse.project;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.engine.Running;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.Refusal.Problem;

/** The start form's keys, the same from the portal and from Tasklist; texts, so that one check reads both. */
final class Registration {

    /** Id of the template to begin from; empty where there is none. */
    private static final String TEMPLATE = "template";

    static final Set<String> KEYS = Set.of(
            "name",
            "key",
            "description",
            "targetMarket",
            "marketingStrategy",
            "startDate",
            "endDate",
            "budget",
            "currency",
            "sponsor",
            "members",
            "reviewDays",
            TEMPLATE);

    private Registration() {}

    static Map<String, Object> variables(ProjectDraft draft, String key) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("name", draft.name());
        variables.put("key", key);
        variables.put("description", draft.description());
        variables.put("targetMarket", draft.targetMarket());
        variables.put("marketingStrategy", draft.marketingStrategy());
        variables.put("startDate", text(draft.startDate()));
        variables.put("endDate", text(draft.endDate()));
        variables.put("budget", draft.budget() == null ? "" : draft.budget().toPlainString());
        variables.put("currency", draft.currency());
        variables.put("sponsor", draft.sponsor());
        variables.put("members", String.join(",", draft.members()));
        variables.put("reviewDays", Integer.toString(draft.reviewDays()));
        return variables;
    }

    /** Takes the form's answers out of the process; a variable the form does not own is refused. */
    static ProjectDraft take(Running running) {
        for (String name : running.variableNames()) {
            if (!KEYS.contains(name)) {
                throw new InvalidInput(name, "error.task.foreignKey", name);
            }
        }
        List<Problem> problems = new ArrayList<>();
        ProjectDraft draft = new ProjectDraft(
                text(running.take("name")),
                text(running.take("key")),
                text(running.take("description")),
                text(running.take("targetMarket")),
                text(running.take("marketingStrategy")),
                date("startDate", running, problems),
                date("endDate", running, problems),
                number("budget", running, problems),
                orElse(text(running.take("currency")), "CNY"),
                text(running.take("sponsor")),
                Arrays.stream(text(running.take("members")).split("[,，;；\\s]+"))
                        .filter(member -> !member.isEmpty())
                        .distinct()
                        .toList(),
                whole("reviewDays", running, problems));
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return draft;
    }

    /** Which template was chosen beside them; empty: none. */
    static String template(Running running) {
        return text(running.take(TEMPLATE));
    }

    private static LocalDate date(String key, Running running, List<Problem> problems) {
        String text = text(running.take(key));
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException wrong) {
            problems.add(Problem.of(key, "error.date", text));
            return null;
        }
    }

    private static BigDecimal number(String key, Running running, List<Problem> problems) {
        String text = text(running.take(key));
        try {
            return text.isEmpty() || text.length() > 30 ? null : new BigDecimal(text.replace(",", ""));
        } catch (NumberFormatException wrong) {
            problems.add(Problem.of(key, "error.number", text));
            return null;
        }
    }

    private static int whole(String key, Running running, List<Problem> problems) {
        String text = orElse(text(running.take(key)), "7");
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException wrong) {
            problems.add(Problem.of(key, "error.number", text));
            return 0;
        }
    }

    private static String orElse(String text, String fallback) {
        return text.isEmpty() ? fallback : text;
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString().strip();
    }
}
