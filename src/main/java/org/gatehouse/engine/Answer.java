package org.gatehouse.engine;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.gatehouse.kernel.InvalidInput;

/** What a person filled into a task's form, with who and where; reading a value checks it. */
public final class Answer {

    /** No exponents: a few characters could otherwise stand for a gigabyte of digits. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,15}(\\.\\d{1,6})?");

    private final String taskId;
    private final String step;
    private final String person;
    private final String businessKey;
    private final String processInstanceId;
    private final Map<String, Object> values;
    private final Map<String, Object> variables;

    Answer(
            String taskId,
            String step,
            String person,
            String businessKey,
            String processInstanceId,
            Map<String, Object> values,
            Map<String, Object> variables) {
        this.taskId = taskId;
        this.step = step;
        this.person = person;
        this.businessKey = businessKey;
        this.processInstanceId = processInstanceId;
        this.values = values;
        this.variables = variables;
    }

    public String taskId() {
        return taskId;
    }

    /** Id of the user task in the model. */
    public String step() {
        return step;
    }

    /** Who completes it: the signed-in person. */
    public String person() {
        return person;
    }

    public String businessKey() {
        return businessKey;
    }

    public String processInstanceId() {
        return processInstanceId;
    }

    public String projectKey() {
        return variable("projectKey");
    }

    /** A routing variable of the process, as text; null where it is not set. */
    public String variable(String name) {
        Object value = variables.get(name);
        return value == null ? null : value.toString();
    }

    /** Trimmed text, empty where nothing was filled in. */
    public String text(String key) {
        Object value = values.get(key);
        return value == null ? "" : value.toString().strip();
    }

    public String requiredText(String key) {
        String text = text(key);
        if (text.isEmpty()) {
            throw new InvalidInput(key, "error.required", key);
        }
        return text;
    }

    public String choice(String key, Set<String> choices) {
        String text = requiredText(key);
        if (!choices.contains(text)) {
            throw new InvalidInput(key, "error.choice", text, String.join(", ", new java.util.TreeSet<>(choices)));
        }
        return text;
    }

    public boolean flag(String key) {
        return Boolean.parseBoolean(text(key));
    }

    /** ISO date (yyyy-MM-dd); null where nothing was filled in. */
    public LocalDate date(String key) {
        String text = text(key);
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException wrong) {
            throw new InvalidInput(key, "error.date", text);
        }
    }

    /** Plain decimal number of at most 15 digits before and 6 after the point; null where nothing was filled in. */
    public BigDecimal decimal(String key) {
        String text = text(key);
        if (!text.isEmpty() && !NUMBER.matcher(text).matches()) {
            throw new InvalidInput(key, "error.number", text);
        }
        return text.isEmpty() ? null : new BigDecimal(text);
    }
}
