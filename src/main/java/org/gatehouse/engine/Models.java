package org.gatehouse.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.springframework.stereotype.Component;

/** The deployed models as pictures, in the reader's language. */
@Component
public class Models {

    /** A place for a fact in a name ({@code Decide: ${gateLabel}}), which a picture of the model has none for. */
    private static final Pattern PLACE = Pattern.compile("\\s*[:：]?\\s*[$#]\\{[^}]*}");

    private final PastModels models;
    private final Map<String, Drawing> drawn = new ConcurrentHashMap<>();

    Models(PastModels models) {
        this.models = models;
    }

    /**
     * A model with its labels in one language.
     *
     * @param nodes from left to right; what only happens on demand (event sub-processes) last
     */
    public record Drawing(String process, String name, String xml, List<Node> nodes) {}

    /**
     * A node of a model.
     *
     * @param activity whether something is done here: a task, a called process, a sub-process
     * @param aside whether it lies in a sub-process of its own, which happens on demand
     */
    public record Node(String id, String name, boolean activity, boolean aside, double x, double y) {}

    /** A deployed version never changes, so it is drawn once for each language. */
    public Drawing of(String definitionId, Locale locale) {
        boolean chinese = "zh".equals(locale.getLanguage());
        return drawn.computeIfAbsent(definitionId + (chinese ? "|zh" : "|en"), any -> draw(definitionId, chinese));
    }

    private Drawing draw(String definitionId, boolean chinese) {
        BpmnModelInstance model = models.model(definitionId).clone();
        for (FlowElement element : model.getModelElementsByType(FlowElement.class)) {
            if (element.getName() != null) {
                String name = chinese ? ModelTexts.chinese(element).orElse(element.getName()) : element.getName();
                element.setName(PLACE.matcher(name).replaceAll(""));
            }
        }
        Process process = model.getModelElementsByType(Process.class).stream()
                .filter(Process::isExecutable)
                .findFirst()
                .orElseThrow();
        Label title = Label.of(process.getName() == null ? process.getId() : process.getName());
        String name = chinese ? title.chinese() : title.english();
        process.setName(name);
        List<Node> nodes = new ArrayList<>();
        for (BpmnShape shape : model.getModelElementsByType(BpmnShape.class)) {
            if (shape.getBpmnElement() instanceof FlowNode node) {
                nodes.add(new Node(
                        node.getId(),
                        node.getName() == null ? "" : node.getName(),
                        node instanceof Activity && !isOnDemand(node),
                        liesAside(node),
                        shape.getBounds().getX(),
                        shape.getBounds().getY()));
            }
        }
        nodes.sort(Comparator.comparing(Node::aside).thenComparing(Node::x).thenComparing(Node::y));
        return new Drawing(process.getId(), name, Bpmn.convertToString(model), List.copyOf(nodes));
    }

    private static boolean isOnDemand(FlowNode node) {
        return node instanceof SubProcess sub && sub.triggeredByEvent();
    }

    private static boolean liesAside(FlowNode node) {
        for (var outer = node.getParentElement(); outer instanceof SubProcess sub; outer = outer.getParentElement()) {
            if (sub.triggeredByEvent()) {
                return true;
            }
        }
        return isOnDemand(node);
    }
}
