package org.gatehouse.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.springframework.stereotype.Component;

/** What the deployed models say of their elements; a deployed version never changes, so each is read once. */
@Component
class ModelFacts {

    /** A place for a fact in a name ({@code Decide: ${gateLabel}}), which a model as such has none for. */
    private static final Pattern PLACE = Pattern.compile("\\s*[:：]?\\s*[$#]\\{[^}]*}");

    private final RepositoryService repository;
    private final Engine engine;
    private final Map<String, Map<String, Element>> read = new ConcurrentHashMap<>();

    ModelFacts(RepositoryService repository, Engine engine) {
        this.repository = repository;
        this.engine = engine;
    }

    /**
     * An element of a model.
     *
     * @param host the activity whose edge it sits on; null where it is no boundary event
     * @param then what comes after it; its own name where nothing does
     */
    record Element(Label name, String host, Label then) {}

    /** An element that is not in the model (the body of a multi-instance, an older version) is called by its id. */
    Element of(String definitionId, String id) {
        String element = id.endsWith("#multiInstanceBody") ? id.substring(0, id.indexOf('#')) : id;
        Element known = read.computeIfAbsent(definitionId, this::read).get(element);
        Label bare = new Label(element, element, "");
        return known == null ? new Element(bare, null, bare) : known;
    }

    private Map<String, Element> read(String definitionId) {
        BpmnModelInstance model = engine.unchecked(() -> repository.getBpmnModelInstance(definitionId));
        Map<String, Element> elements = new HashMap<>();
        for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
            Label name = name(node);
            String host =
                    node instanceof BoundaryEvent event ? event.getAttachedTo().getId() : null;
            Label then = node.getOutgoing().stream()
                    .map(flow -> name(flow.getTarget()))
                    .findFirst()
                    .orElse(name);
            elements.put(node.getId(), new Element(name, host, then));
        }
        return Map.copyOf(elements);
    }

    private static Label name(FlowElement element) {
        String english = element.getName() == null ? element.getId() : element.getName();
        String chinese = ModelTexts.chinese(element).orElse(english);
        return new Label(
                PLACE.matcher(english).replaceAll(""), PLACE.matcher(chinese).replaceAll(""), "");
    }
}
