package org.gatehouse.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.form.FormField;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.task.Task;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.Refusal.Problem;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Server-side check of forms that no {@link HumanStep} stands behind: steps which an analyst added to a model. */
@Component
class FormFields {

    private final FormService forms;
    private final ObjectMapper json;

    FormFields(@Lazy FormService forms, ObjectMapper json) {
        this.forms = forms;
        this.json = json;
    }

    /** Returns the given values when the form declares each of them and nothing required is missing. */
    Map<String, Object> check(Task task, Map<String, Object> given) {
        Map<String, Boolean> declared = declared(task);
        TreeSet<String> foreign = new TreeSet<>(given.keySet());
        foreign.removeAll(declared.keySet());
        if (!foreign.isEmpty()) {
            throw new InvalidInput(foreign.first(), "error.task.foreignKey", String.join(", ", foreign));
        }
        List<Problem> missing = new ArrayList<>();
        declared.forEach((key, required) -> {
            Object value = given.get(key);
            if (required && (value == null || value.toString().isBlank() || Boolean.FALSE.equals(value))) {
                missing.add(Problem.of(key, "error.required", key));
            }
        });
        if (!missing.isEmpty()) {
            throw new InvalidInput(missing);
        }
        return new HashMap<>(given);
    }

    /** What the form declares. */
    Set<String> keys(Task task) {
        return Set.copyOf(declared(task).keySet());
    }

    private Map<String, Boolean> declared(Task task) {
        Map<String, Boolean> fields = new LinkedHashMap<>();
        TaskFormData form = forms.getTaskFormData(task.getId());
        for (FormField field : form.getFormFields()) {
            fields.put(
                    field.getId(),
                    field.getValidationConstraints().stream().anyMatch(it -> "required".equals(it.getName())));
        }
        if (form.getCamundaFormRef() != null) {
            try (InputStream in = forms.getDeployedTaskForm(task.getId())) {
                collect(json.readTree(in).path("components"), fields);
            } catch (IOException unreadable) {
                throw new IllegalStateException("form of " + task.getTaskDefinitionKey(), unreadable);
            }
        }
        return fields;
    }

    private static void collect(JsonNode components, Map<String, Boolean> fields) {
        for (JsonNode component : components) {
            if (component.hasNonNull("key")) {
                fields.put(
                        component.get("key").asText(),
                        component.path("validate").path("required").asBoolean());
            }
            collect(component.path("components"), fields);
        }
    }
}
