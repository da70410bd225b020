package org.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFormData;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.gatehouse.engine.AutomatedStep;
import org.gatehouse.engine.HumanStep;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/**
 * Holds the models in {@code processes/} against the code, the forms and each other, without an engine. Each finding
 * names the file, the element, what is wrong and how to mend it, for a process analyst to read.
 */
class ProcessContractTests {

    private static final Path MODELS = Path.of("processes");

    /** What the form viewer inside Tasklist can show; anything else breaks the whole form. */
    private static final Set<String> FORM_COMPONENTS = Set.of(
            "button",
            "checkbox",
            "checklist",
            "datetime",
            "expression",
            "group",
            "html",
            "image",
            "number",
            "radio",
            "select",
            "separator",
            "spacer",
            "table",
            "taglist",
            "text",
            "textarea",
            "textfield");

    private static final Pattern VERB_OBJECT = Pattern.compile("[a-z][A-Za-z0-9]*");
    private static final Pattern BEAN = Pattern.compile("\\$\\{\\s*(\\w+)\\s*}");
    private static final Pattern WORD = Pattern.compile("'[^']*'|\"[^\"]*\"|[A-Za-z_]\\w*");
    private static final Set<String> EXPRESSION_WORDS =
            Set.of("true", "false", "null", "empty", "not", "and", "or", "eq", "ne", "lt", "gt", "le", "ge");
    private static final Pattern FORM_VARIABLE =
            Pattern.compile("cam-variable-name=\"(\\w+)\"|createVariable\\(\\{\\s*name:\\s*'(\\w+)'");

    /** Set by the process that starts or calls another one, or handed over with a message. */
    private static final Set<String> HANDED_OVER = Set.of("needsAcceptance");

    private final Map<Path, BpmnModelInstance> models = models();
    private final Map<String, HumanStep> people = new TreeMap<>();
    private final Map<String, AutomatedStep> machines = new TreeMap<>();
    private final Map<String, String> rooms = new HashMap<>();
    private final List<String> findings = new ArrayList<>();

    ProcessContractTests() {
        collectSteps();
    }

    @Test
    void eachFolderHoldsTheProcessOfItsName() {
        eachModel((file, model) -> {
            for (Process process : model.getModelElementsByType(Process.class)) {
                String folder = file.getParent().getFileName().toString();
                if (!process.getId().equals(folder)
                        || !file.getFileName().toString().equals(folder + ".bpmn")) {
                    find(
                            file,
                            process,
                            "the folder, the file and the process id must have one name: processes/" + process.getId()
                                    + "/" + process.getId() + ".bpmn");
                }
                if (!process.isExecutable()) {
                    find(file, process, "tick \"Executable\", else it cannot be deployed");
                }
                if (process.getCamundaHistoryTimeToLiveString() == null) {
                    find(file, process, "set the history time to live, e.g. P3650D");
                }
            }
        });
        none();
    }

    @Test
    void elementsAreNamedByVerbAndObject() {
        eachModel((file, model) -> model.getModelElementsByType(FlowNode.class).forEach(node -> {
            if (!VERB_OBJECT.matcher(node.getId()).matches()) {
                find(file, node, "give it an id in lowerCamelCase that says what happens, like approveGoal");
            }
            if (node.getName() == null || node.getName().isBlank()) {
                find(file, node, "give it a label: managers read this diagram");
            }
        }));
        none();
    }

    @Test
    void serviceTasksHaveTheirStepInTheirRoom() {
        Set<String> used = new HashSet<>();
        eachModel((file, model) -> model.getModelElementsByType(ServiceTask.class)
                .forEach(task -> {
                    String expression = task.getCamundaDelegateExpression();
                    Matcher bean = BEAN.matcher(expression == null ? "" : expression);
                    if (!bean.matches()) {
                        find(
                                file,
                                task,
                                "set Implementation to \"Delegate expression\" with one of ${"
                                        + String.join("}, ${", machines.keySet()) + "}");
                        return;
                    }
                    used.add(bean.group(1));
                    if (!machines.containsKey(bean.group(1))) {
                        find(
                                file,
                                task,
                                "there is no automated step \"" + bean.group(1) + "\"; the known ones are "
                                        + machines.keySet());
                    } else if (!mayUse(file, bean.group(1))) {
                        find(
                                file,
                                task,
                                "step \"" + bean.group(1) + "\" belongs to " + rooms.get(bean.group(1))
                                        + ", not to this process");
                    }
                }));
        TreeSet<String> unused = new TreeSet<>(machines.keySet());
        unused.removeAll(used);
        assertThat(unused).as("automated steps no model uses").isEmpty();
        none();
    }

    @Test
    void userTasksHaveAFormAnOwnerAndADueDate() {
        Set<String> used = new HashSet<>();
        eachModel((file, model) -> model.getModelElementsByType(UserTask.class).forEach(task -> {
            used.add(task.getId());
            if (task.getCamundaAssignee() == null
                    && task.getCamundaCandidateUsers() == null
                    && task.getCamundaCandidateGroups() == null) {
                find(file, task, "say whose task it is: assignee, candidate users or candidate groups");
            }
            if (task.getCamundaDueDate() == null) {
                find(file, task, "set a due date, e.g. P3D for three days");
            }
            checkForm(file, task);
        }));
        TreeSet<String> unused = new TreeSet<>(people.keySet());
        unused.removeAll(used);
        assertThat(unused).as("human steps no model uses").isEmpty();
        none();
    }

    @Test
    void formsUseOnlyWhatTasklistCanShow() {
        ObjectMapper json = new ObjectMapper();
        files(".form").forEach(file -> {
            try {
                JsonNode form = json.readTree(file.toFile());
                components(form).forEach(component -> {
                    String type = component.path("type").asText();
                    if (!FORM_COMPONENTS.contains(type)) {
                        findings.add(file + ": component \""
                                + component.path("id").asText() + "\" is a \"" + type
                                + "\", which Tasklist cannot show; use one of " + new TreeSet<>(FORM_COMPONENTS));
                    }
                });
            } catch (IOException unreadable) {
                findings.add(file + ": is not a form that can be read: " + unreadable.getMessage());
            }
        });
        none();
    }

    @Test
    void gatewaysAskAQuestionAndHaveADefault() {
        eachModel((file, model) -> model.getModelElementsByType(ExclusiveGateway.class)
                .forEach(gateway -> {
                    if (gateway.getOutgoing().size() < 2) {
                        return;
                    }
                    if (gateway.getName() == null || !gateway.getName().matches(".*[?？]$")) {
                        find(file, gateway, "label it with the question it decides, ending in a question mark");
                    }
                    if (gateway.getDefault() == null) {
                        find(file, gateway, "mark one way out as the default flow, the safe one");
                    }
                    for (SequenceFlow flow : gateway.getOutgoing()) {
                        if (flow.getConditionExpression() == null && !flow.equals(gateway.getDefault())) {
                            find(file, flow, "this way out has no condition and is not the default");
                        }
                    }
                }));
        none();
    }

    @Test
    void conditionsAskForVariablesThatSomebodySets() {
        eachModel((file, model) -> {
            Set<String> known = variablesSetIn(model);
            model.getModelElementsByType(SequenceFlow.class).stream()
                    .filter(flow -> flow.getConditionExpression() != null)
                    .forEach(flow -> words(flow.getConditionExpression().getTextContent())
                            .forEach(word -> {
                                if (!known.contains(word)) {
                                    find(
                                            file,
                                            flow,
                                            "its condition asks for \"" + word
                                                    + "\", which no form, step or called process sets; known are "
                                                    + new TreeSet<>(known));
                                }
                            }));
        });
        none();
    }

    @Test
    void noVariableIsNamedLikeAStep() {
        Set<String> names = new HashSet<>(machines.keySet());
        names.addAll(people.keySet());
        eachModel((file, model) -> variablesSetIn(model).stream()
                .filter(names::contains)
                .forEach(variable -> findings.add(
                        file + ": variable \"" + variable + "\" has the name of a step and would hide it; rename it")));
        none();
    }

    @Test
    void calledProcessesAndDecisionsExistAndGetTheBusinessKey() {
        Set<String> processes = models.values().stream()
                .flatMap(model -> model.getModelElementsByType(Process.class).stream())
                .map(BaseElement::getId)
                .collect(Collectors.toSet());
        Set<String> decisions = decisions();
        eachModel((file, model) -> {
            model.getModelElementsByType(CallActivity.class).forEach(call -> {
                if (!processes.contains(call.getCalledElement())) {
                    find(
                            file,
                            call,
                            "there is no process \"" + call.getCalledElement() + "\"; known are "
                                    + new TreeSet<>(processes));
                }
                boolean businessKey =
                        extensions(call, CamundaIn.class).stream().anyMatch(in -> in.getCamundaBusinessKey() != null);
                Set<String> passed = extensions(call, CamundaIn.class).stream()
                        .map(CamundaIn::getCamundaTarget)
                        .collect(Collectors.toSet());
                if (!businessKey
                        || !passed.containsAll(Set.of("projectKey", "projectName", "projectManager", "sponsor"))) {
                    find(
                            file,
                            call,
                            "pass the business key and projectKey, projectName, projectManager, sponsor to the called process");
                }
                if (!"deployment".equals(call.getCamundaCalledElementBinding())) {
                    find(
                            file,
                            call,
                            "set the binding to \"deployment\", so that a running project keeps the models it started with");
                }
            });
            model.getModelElementsByType(BusinessRuleTask.class).forEach(task -> {
                if (!decisions.contains(task.getCamundaDecisionRef())) {
                    find(
                            file,
                            task,
                            "there is no decision \"" + task.getCamundaDecisionRef() + "\"; known are "
                                    + new TreeSet<>(decisions));
                }
            });
        });
        none();
    }

    @Test
    void everyElementHasAShape() {
        eachModel((file, model) -> {
            Set<String> drawn = Stream.concat(
                            model.getModelElementsByType(BpmnShape.class).stream()
                                    .map(BpmnShape::getBpmnElement),
                            model.getModelElementsByType(BpmnEdge.class).stream()
                                    .map(BpmnEdge::getBpmnElement))
                    .filter(java.util.Objects::nonNull)
                    .map(BaseElement::getId)
                    .collect(Collectors.toSet());
            model.getModelElementsByType(FlowElement.class).stream()
                    .filter(element -> !drawn.contains(element.getId()))
                    .forEach(element -> find(file, element, "is not drawn in the diagram; add it in the Modeler"));
        });
        none();
    }

    private void checkForm(Path file, UserTask task) {
        String key = task.getCamundaFormKey();
        if (key != null && key.startsWith("embedded:deployment:")) {
            Path form = Path.of(key.substring("embedded:deployment:".length()));
            if (!Files.exists(form)) {
                find(file, task, "its form " + form + " does not exist; add the file or correct the form key");
                return;
            }
            HumanStep step = people.get(task.getId());
            Set<String> sent = formVariables(form);
            if (step != null && !sent.equals(step.keys())) {
                find(
                        file,
                        task,
                        "its form " + form + " sends " + new TreeSet<>(sent) + " but the step accepts "
                                + new TreeSet<>(step.keys()));
            }
        } else if (task.getCamundaFormRef() != null) {
            if (!formIds().contains(task.getCamundaFormRef())) {
                find(
                        file,
                        task,
                        "there is no form with the id \"" + task.getCamundaFormRef() + "\" in processes/; known are "
                                + formIds());
            }
            if (!"deployment".equals(task.getCamundaFormRefBinding())) {
                find(file, task, "set the form's binding to \"deployment\"");
            }
        } else if (extensions(task, CamundaFormData.class).isEmpty()) {
            find(file, task, "it has no form; choose a Camunda Form or generated fields");
        }
    }

    private Set<String> variablesSetIn(BpmnModelInstance model) {
        Set<String> set = new HashSet<>(HANDED_OVER);
        for (UserTask task : model.getModelElementsByType(UserTask.class)) {
            if (people.containsKey(task.getId())) {
                set.addAll(people.get(task.getId()).routes());
            } else {
                set.addAll(formKeys(task));
            }
        }
        for (ServiceTask task : model.getModelElementsByType(ServiceTask.class)) {
            Matcher bean = BEAN.matcher(
                    task.getCamundaDelegateExpression() == null ? "" : task.getCamundaDelegateExpression());
            if (bean.matches() && machines.containsKey(bean.group(1))) {
                set.addAll(machines.get(bean.group(1)).routes());
            }
        }
        for (CallActivity call : model.getModelElementsByType(CallActivity.class)) {
            extensions(call, CamundaOut.class).forEach(out -> set.add(out.getCamundaTarget()));
        }
        model.getModelElementsByType(BusinessRuleTask.class).stream()
                .map(BusinessRuleTask::getCamundaResultVariable)
                .filter(java.util.Objects::nonNull)
                .forEach(set::add);
        return set;
    }

    private Set<String> formKeys(UserTask task) {
        Set<String> keys = new HashSet<>();
        extensions(task, CamundaFormData.class)
                .forEach(data -> data.getCamundaFormFields().forEach(field -> keys.add(field.getCamundaId())));
        if (task.getCamundaFormRef() != null) {
            files(".form").forEach(file -> {
                try {
                    JsonNode form = new ObjectMapper().readTree(file.toFile());
                    if (form.path("id").asText().equals(task.getCamundaFormRef())) {
                        components(form)
                                .filter(one -> one.hasNonNull("key"))
                                .forEach(one -> keys.add(one.get("key").asText()));
                    }
                } catch (IOException reportedByAnotherTest) {
                    // formsUseOnlyWhatTasklistCanShow names the file
                }
            });
        }
        return keys;
    }

    private static Set<String> formVariables(Path form) {
        Set<String> names = new HashSet<>();
        Matcher variable = FORM_VARIABLE.matcher(read(form));
        while (variable.find()) {
            names.add(variable.group(1) == null ? variable.group(2) : variable.group(1));
        }
        return names;
    }

    private static Set<String> words(String condition) {
        Set<String> words = new TreeSet<>();
        Matcher word = WORD.matcher(condition);
        while (word.find()) {
            if (!word.group().startsWith("'")
                    && !word.group().startsWith("\"")
                    && !EXPRESSION_WORDS.contains(word.group())) {
                words.add(word.group());
            }
        }
        return words;
    }

    /** The lifecycle orchestrates all rooms; every other process uses its own room's steps and the shared hold. */
    private boolean mayUse(Path file, String bean) {
        String process = file.getParent().getFileName().toString();
        String room = Map.of("work-item", "execution", "follow-up", "closure").getOrDefault(process, process);
        return process.equals("project")
                || bean.equals("requestHold")
                || rooms.get(bean).equals(room);
    }

    private void collectSteps() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Configuration.class));
        for (BeanDefinition found : scanner.findCandidateComponents("org.gatehouse")) {
            try {
                Class<?> type = Class.forName(found.getBeanClassName());
                if (type.getSimpleName().endsWith("Process")) {
                    collectSteps(type);
                }
            } catch (ReflectiveOperationException broken) {
                throw new IllegalStateException(broken);
            }
        }
    }

    private void collectSteps(Class<?> type) throws ReflectiveOperationException {
        var constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        Object process = constructor.newInstance();
        for (Method method : type.getDeclaredMethods()) {
            if (!method.isAnnotationPresent(Bean.class)) {
                continue;
            }
            method.setAccessible(true);
            Object[] nobody = Arrays.stream(method.getParameterTypes())
                    .map(parameter -> mock(parameter))
                    .toArray();
            Object step = method.invoke(process, nobody);
            rooms.put(method.getName(), type.getPackageName().substring("org.gatehouse.".length()));
            if (step instanceof HumanStep human) {
                people.put(method.getName(), human);
            } else if (step instanceof AutomatedStep automated) {
                machines.put(method.getName(), automated);
            }
        }
    }

    private interface Look {
        void at(Path file, BpmnModelInstance model);
    }

    private void eachModel(Look look) {
        models.forEach(look::at);
    }

    private void find(Path file, BaseElement element, String what) {
        String label =
                element instanceof FlowElement flow && flow.getName() != null ? " (\"" + flow.getName() + "\")" : "";
        findings.add(file + ": " + element.getElementType().getTypeName() + " \"" + element.getId() + "\"" + label
                + ": " + what);
    }

    private void none() {
        assertThat(findings).as("models in processes/ that need mending").isEmpty();
    }

    private static <T extends org.camunda.bpm.model.xml.instance.ModelElementInstance> Collection<T> extensions(
            BaseElement element, Class<T> type) {
        return element.getExtensionElements() == null
                ? List.of()
                : element.getExtensionElements()
                        .getElementsQuery()
                        .filterByType(type)
                        .list();
    }

    private static Stream<JsonNode> components(JsonNode form) {
        List<JsonNode> all = new ArrayList<>();
        form.path("components").forEach(component -> {
            all.add(component);
            components(component).forEach(all::add);
        });
        return all.stream();
    }

    private static Set<String> formIds() {
        return files(".form").stream()
                .map(file -> {
                    try {
                        return new ObjectMapper()
                                .readTree(file.toFile())
                                .path("id")
                                .asText();
                    } catch (IOException unreadable) {
                        return "";
                    }
                })
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> decisions() {
        Set<String> ids = new HashSet<>();
        files(".dmn").forEach(file -> {
            DmnModelInstance model = Dmn.readModelFromFile(file.toFile());
            model.getModelElementsByType(Decision.class).forEach(decision -> ids.add(decision.getId()));
        });
        return ids;
    }

    private static Map<Path, BpmnModelInstance> models() {
        Map<Path, BpmnModelInstance> models = new TreeMap<>();
        files(".bpmn").forEach(file -> models.put(file, Bpmn.readModelFromFile(file.toFile())));
        assertThat(models).isNotEmpty();
        return models;
    }

    private static List<Path> files(String ending) {
        try (Stream<Path> all = Files.walk(MODELS)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
