package org.gatehouse.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/** The steps of the newest models that people see: what they do themselves, and the phases of the lifecycle. */
@Component
public class Steps {

    /** The lifecycle in the order people go through it; what an analyst adds comes behind. */
    private static final List<String> ORDER = List.of(
            "project", "goal", "gate", "plan", "execution", "work-item", "review", "change", "closure", "follow-up");

    /** A place for a fact in a name ({@code Decide: ${gateLabel}}), which a model as such has none for. */
    private static final Pattern PLACE = Pattern.compile("\\s*[:：]?\\s*[$#]\\{[^}]*}");

    private final RepositoryService repository;
    private final Engine engine;
    private final Map<String, List<Step>> read = new ConcurrentHashMap<>();

    Steps(RepositoryService repository, Engine engine) {
        this.repository = repository;
        this.engine = engine;
    }

    /**
     * A step by its ids, with what people call it and its process.
     *
     * @param definition id of the newest version of the model
     * @param version of the model, counted from 1
     */
    public record Step(String process, Label processName, String element, Label name, String definition, int version) {}

    /** By process in the lifecycle's order, as drawn within each. */
    public List<Step> all() {
        return engine.unchecked(() -> repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .sorted(Comparator.comparingInt((ProcessDefinition definition) -> place(definition.getKey()))
                        .thenComparing(ProcessDefinition::getKey))
                .flatMap(definition -> read.computeIfAbsent(definition.getId(), any -> read(definition)).stream())
                .toList());
    }

    private static int place(String process) {
        int place = ORDER.indexOf(process);
        return place < 0 ? ORDER.size() : place;
    }

    private List<Step> read(ProcessDefinition definition) {
        BpmnModelInstance model = repository.getBpmnModelInstance(definition.getId());
        List<Step> steps = new ArrayList<>();
        for (Process process : model.getModelElementsByType(Process.class)) {
            Label processName = Label.of(process.getName() == null ? process.getId() : process.getName());
            boolean lifecycle = process.getId().equals("project");
            for (Activity activity : model.getModelElementsByType(Activity.class)) {
                if (activity instanceof UserTask || lifecycle && activity instanceof CallActivity) {
                    steps.add(new Step(
                            process.getId(),
                            processName,
                            activity.getId(),
                            name(activity),
                            definition.getId(),
                            definition.getVersion()));
                }
            }
        }
        return List.copyOf(steps);
    }

    private static Label name(Activity activity) {
        String english = activity.getName() == null ? activity.getId() : activity.getName();
        String chinese = ModelTexts.chinese(activity).orElse(english);
        return new Label(
                PLACE.matcher(english).replaceAll(""), PLACE.matcher(chinese).replaceAll(""), "");
    }
}
