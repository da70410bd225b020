package org.gatehouse.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every known place in a model file where code can stand. Each is tried three times: the rules for files refuse it; where
 * it slipped past them nothing runs; and on the vendor's engine it does run, so that the test is known to test something.
 */
@Isolated
class CodeInModelsTests {

    private static final String REFLECTION = "${''.getClass().forName('org.gatehouse.engine.Payload').newInstance()}";
    private static final String BEAN = "${payload.run()}";

    private static ProcessEngine guarded;
    private static ProcessEngine withoutPolicy;
    private static ProcessEngine stock;

    @BeforeAll
    static void engines() {
        guarded = PlainEngine.guarded();
        withoutPolicy = PlainEngine.withoutPolicy();
        stock = PlainEngine.stock();
    }

    @AfterAll
    static void close() {
        List.of(guarded, withoutPolicy, stock).forEach(ProcessEngine::close);
    }

    /**
     * @param live whether the vendor's engine runs it
     */
    record Place(String name, String file, String content, boolean live) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("places")
    void isRefusedAtDeployment(Place place) {
        assertThatThrownBy(() -> deploy(guarded, place))
                .isInstanceOf(ModelRefused.class)
                .hasMessageStartingWith(place.file())
                .hasMessageNotContaining("model.refused");
        assertThat(guarded.getRepositoryService().createDeploymentQuery().count())
                .isZero();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("placesGuardedTwice")
    void doesNothingWhereItSlippedPast(Place place) {
        assertThat(runs(withoutPolicy, place)).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("livePlaces")
    void wouldRunOnTheVendorsEngine(Place place) {
        assertThat(runs(stock, place)).isPositive();
    }

    private static int runs(ProcessEngine engine, Place place) {
        int before = Payload.RUNS.get();
        try {
            drive(engine, place);
        } catch (RuntimeException | StackOverflowError refused) {
            // Whether and how the engine complains is its own affair; what counts is that nothing ran.
        } finally {
            engine.getRepositoryService()
                    .createDeploymentQuery()
                    .list()
                    .forEach(deployment -> engine.getRepositoryService().deleteDeployment(deployment.getId(), true));
        }
        return Payload.RUNS.get() - before;
    }

    private static void deploy(ProcessEngine engine, Place place) {
        engine.getRepositoryService()
                .createDeployment()
                .addString(place.file(), place.content())
                .addString("called.bpmn", bpmn("called", element("manualTask", "", "")))
                .deploy();
    }

    private static void drive(ProcessEngine engine, Place place) {
        deploy(engine, place);
        if (place.file().endsWith(".dmn")) {
            engine.getDecisionService()
                    .evaluateDecisionByKey("it")
                    .variables(Map.of("x", 1))
                    .evaluate();
            return;
        }
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("it")
                .singleResult()
                .getId();
        engine.getFormService().getStartFormData(definition).getFormFields();
        engine.getFormService().submitStartForm(definition, Map.of("field", "1"));
        for (int round = 0; round < 3; round++) {
            for (Job job : engine.getManagementService().createJobQuery().list()) {
                try {
                    engine.getManagementService().executeJob(job.getId());
                } catch (RuntimeException failed) {
                    engine.getManagementService().setJobRetries(job.getId(), 0);
                }
            }
            for (Task task : engine.getTaskService().createTaskQuery().list()) {
                engine.getTaskService().setVariable(task.getId(), "changed", true);
                engine.getFormService().getTaskFormData(task.getId()).getFormFields();
                engine.getFormService().submitTaskForm(task.getId(), Map.of("field", "1"));
            }
        }
    }

    /** The engine instantiates these two by reflection of its own, so there the rules for files stand alone. */
    static Stream<Place> placesGuardedTwice() {
        return places().filter(place ->
                !List.of("form field, validator class", "form handler").contains(place.name()));
    }

    static Stream<Place> livePlaces() {
        return places().filter(Place::live);
    }

    static Stream<Place> places() {
        return Stream.of(bpmnPlaces(), decisionPlaces(), otherFiles()).flatMap(it -> it);
    }

    private static Stream<Place> bpmnPlaces() {
        String listeners = "<extensionElements>%s</extensionElements>";
        return Stream.of(
                // work
                live("service task, expression", element("serviceTask", "camunda:expression=\"E\"", "")),
                live("service task, bean method", element("serviceTask", "camunda:expression=\"B\"", "")),
                live(
                        "service task, class",
                        element("serviceTask", "camunda:class=\"org.gatehouse.engine.Payload\"", "")),
                live(
                        "service task, delegate expression",
                        element("serviceTask", "camunda:delegateExpression=\"E\"", "")),
                live(
                        "service task, foreign bean",
                        element("serviceTask", "camunda:delegateExpression=\"${payload}\"", "")),
                live("send task, expression", element("sendTask", "camunda:expression=\"E\"", "")),
                live("send task, class", element("sendTask", "camunda:class=\"org.gatehouse.engine.Payload\"", "")),
                live("business rule task, expression", element("businessRuleTask", "camunda:expression=\"E\"", "")),
                live("business rule task, decision", element("businessRuleTask", "camunda:decisionRef=\"E\"", "")),
                live(
                        "business rule task, decision version",
                        element(
                                "businessRuleTask",
                                "camunda:decisionRef=\"x\" camunda:decisionRefBinding=\"version\" camunda:decisionRefVersion=\"E\"",
                                "")),
                live(
                        "message throw event, expression",
                        element(
                                "intermediateThrowEvent",
                                "",
                                "<messageEventDefinition camunda:expression=\"E\" messageRef=\"m\"/>")),
                live(
                        "message throw event, class",
                        element(
                                "intermediateThrowEvent",
                                "",
                                "<messageEventDefinition camunda:class=\"org.gatehouse.engine.Payload\" messageRef=\"m\"/>")),
                dead(
                        "field injection",
                        element(
                                "serviceTask",
                                "camunda:class=\"org.camunda.bpm.engine.impl.bpmn.behavior.MailActivityBehavior\"",
                                "<extensionElements><camunda:field name=\"to\"><camunda:expression>E</camunda:expression></camunda:field></extensionElements>")),
                dead("mail task", element("serviceTask", "camunda:type=\"mail\"", "")),
                dead("shell task", element("serviceTask", "camunda:type=\"shell\"", "")),
                dead("external task", element("serviceTask", "camunda:type=\"external\" camunda:topic=\"t\"", "")),
                live(
                        "external task, topic",
                        element("serviceTask", "camunda:type=\"external\" camunda:topic=\"E\"", "")),
                dead(
                        "connector",
                        element(
                                "serviceTask",
                                "",
                                "<extensionElements><camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector></extensionElements>")),
                // scripts
                live("script task", element("scriptTask", "scriptFormat=\"juel\"", "<script>E</script>")),
                dead(
                        "script task, other language",
                        element("scriptTask", "scriptFormat=\"javascript\"", "<script>1</script>")),
                dead(
                        "script task, file",
                        element("scriptTask", "scriptFormat=\"juel\" camunda:resource=\"deployment://x.js\"", "")),
                live(
                        "condition, script",
                        flow(
                                "<conditionExpression xsi:type=\"tFormalExpression\" language=\"juel\">E</conditionExpression>")),
                live(
                        "input parameter, script",
                        element(
                                "manualTask",
                                "",
                                "<extensionElements><camunda:inputOutput><camunda:inputParameter name=\"a\"><camunda:script scriptFormat=\"juel\">E</camunda:script></camunda:inputParameter></camunda:inputOutput></extensionElements>")),
                live(
                        "execution listener, script",
                        element(
                                "manualTask",
                                "",
                                listeners.formatted(
                                        "<camunda:executionListener event=\"start\"><camunda:script scriptFormat=\"juel\">E</camunda:script></camunda:executionListener>"))),
                live(
                        "task listener, script",
                        element(
                                "userTask",
                                "",
                                listeners.formatted(
                                        "<camunda:taskListener event=\"create\"><camunda:script scriptFormat=\"juel\">E</camunda:script></camunda:taskListener>"))),
                // listeners
                live(
                        "execution listener, class",
                        element(
                                "manualTask",
                                "",
                                listeners.formatted(
                                        "<camunda:executionListener event=\"start\" class=\"org.gatehouse.engine.Payload\"/>"))),
                live(
                        "execution listener, expression",
                        element(
                                "manualTask",
                                "",
                                listeners.formatted("<camunda:executionListener event=\"end\" expression=\"E\"/>"))),
                live(
                        "execution listener, delegate expression",
                        element(
                                "manualTask",
                                "",
                                listeners.formatted(
                                        "<camunda:executionListener event=\"start\" delegateExpression=\"${payload}\"/>"))),
                live(
                        "sequence flow listener",
                        flow(
                                "<extensionElements><camunda:executionListener event=\"take\" expression=\"E\"/></extensionElements>")),
                live(
                        "process listener",
                        "<extensionElements><camunda:executionListener event=\"start\" expression=\"E\"/></extensionElements>"
                                + element("manualTask", "", "")),
                live(
                        "task listener, class",
                        element(
                                "userTask",
                                "",
                                listeners.formatted(
                                        "<camunda:taskListener event=\"create\" class=\"org.gatehouse.engine.Payload\"/>"))),
                live(
                        "task listener, expression",
                        element(
                                "userTask",
                                "",
                                listeners.formatted("<camunda:taskListener event=\"create\" expression=\"E\"/>"))),
                live(
                        "task listener, delegate expression",
                        element(
                                "userTask",
                                "",
                                listeners.formatted(
                                        "<camunda:taskListener event=\"complete\" delegateExpression=\"${payload}\"/>"))),
                live(
                        "task listener, timeout",
                        element(
                                "userTask",
                                "",
                                listeners.formatted(
                                        "<camunda:taskListener id=\"l\" event=\"timeout\" class=\"org.gatehouse.engine.Payload\"><timerEventDefinition><timeDuration xsi:type=\"tFormalExpression\">E</timeDuration></timerEventDefinition></camunda:taskListener>"))),
                // data
                live("condition", flow("<conditionExpression xsi:type=\"tFormalExpression\">E</conditionExpression>")),
                live(
                        "condition, deferred",
                        flow(
                                "<conditionExpression xsi:type=\"tFormalExpression\">#{payload.run()}</conditionExpression>")),
                live(
                        "input parameter",
                        element(
                                "manualTask",
                                "",
                                parameter("<camunda:inputParameter name=\"a\">E</camunda:inputParameter>"))),
                live(
                        "output parameter",
                        element(
                                "manualTask",
                                "",
                                parameter("<camunda:outputParameter name=\"a\">E</camunda:outputParameter>"))),
                live(
                        "parameter in a list",
                        element(
                                "manualTask",
                                "",
                                parameter(
                                        "<camunda:inputParameter name=\"a\"><camunda:list><camunda:value>E</camunda:value></camunda:list></camunda:inputParameter>"))),
                live(
                        "parameter in a map",
                        element(
                                "manualTask",
                                "",
                                parameter(
                                        "<camunda:inputParameter name=\"a\"><camunda:map><camunda:entry key=\"k\">E</camunda:entry></camunda:map></camunda:inputParameter>"))),
                live(
                        "key of a parameter's map",
                        element(
                                "manualTask",
                                "",
                                parameter(
                                        "<camunda:inputParameter name=\"a\"><camunda:map><camunda:entry key=\"E\">1</camunda:entry></camunda:map></camunda:inputParameter>"))),
                live(
                        "conditional event",
                        element(
                                "intermediateCatchEvent",
                                "",
                                "<conditionalEventDefinition><condition xsi:type=\"tFormalExpression\">E</condition></conditionalEventDefinition>")),
                // tasks
                live("assignee", element("userTask", "camunda:assignee=\"E\"", "")),
                live("candidate users", element("userTask", "camunda:candidateUsers=\"E\"", "")),
                live("candidate groups", element("userTask", "camunda:candidateGroups=\"E\"", "")),
                live("due date", element("userTask", "camunda:dueDate=\"E\"", "")),
                live("follow-up date", element("userTask", "camunda:followUpDate=\"E\"", "")),
                live("priority", element("userTask", "camunda:priority=\"E\"", "")),
                live("task name", element("userTask", "name=\"E\"", "")),
                live("task description", element("userTask", "", "<documentation>E</documentation>")),
                live(
                        "performer",
                        element(
                                "userTask",
                                "",
                                "<humanPerformer><resourceAssignmentExpression><formalExpression>E</formalExpression></resourceAssignmentExpression></humanPerformer>")),
                live("form key", element("userTask", "camunda:formKey=\"E\"", "")),
                live(
                        "form reference",
                        element("userTask", "camunda:formRef=\"E\" camunda:formRefBinding=\"latest\"", "")),
                live(
                        "form field, default value",
                        element("userTask", "", field("type=\"string\" defaultValue=\"E\"", ""))),
                live("form field, label", element("userTask", "", field("type=\"string\" label=\"E\"", ""))),
                live(
                        "form field, validator class",
                        element(
                                "userTask",
                                "",
                                field(
                                        "type=\"string\"",
                                        "<camunda:validation><camunda:constraint name=\"validator\" config=\"org.gatehouse.engine.Payload\"/></camunda:validation>"))),
                live(
                        "form field, validator expression",
                        element(
                                "userTask",
                                "",
                                field(
                                        "type=\"string\"",
                                        "<camunda:validation><camunda:constraint name=\"validator\" config=\"E\"/></camunda:validation>"))),
                live(
                        "form property",
                        element(
                                "userTask",
                                "",
                                "<extensionElements><camunda:formProperty id=\"field\" expression=\"E\"/></extensionElements>")),
                live(
                        "form handler",
                        element("userTask", "camunda:formHandlerClass=\"org.gatehouse.engine.Payload\"", "")),
                // jobs and time
                live(
                        "timer, duration",
                        element(
                                "intermediateCatchEvent",
                                "",
                                "<timerEventDefinition><timeDuration xsi:type=\"tFormalExpression\">E</timeDuration></timerEventDefinition>")),
                live(
                        "timer, date",
                        element(
                                "intermediateCatchEvent",
                                "",
                                "<timerEventDefinition><timeDate xsi:type=\"tFormalExpression\">E</timeDate></timerEventDefinition>")),
                live(
                        "timer, cycle",
                        element(
                                "intermediateCatchEvent",
                                "",
                                "<timerEventDefinition><timeCycle xsi:type=\"tFormalExpression\">E</timeCycle></timerEventDefinition>")),
                live(
                        "job priority",
                        element("manualTask", "camunda:asyncBefore=\"true\" camunda:jobPriority=\"E\"", "")),
                live(
                        "retry cycle",
                        element(
                                "serviceTask",
                                "camunda:asyncBefore=\"true\" camunda:expression=\"${missing}\"",
                                "<extensionElements><camunda:failedJobRetryTimeCycle>E</camunda:failedJobRetryTimeCycle></extensionElements>")),
                // repetition
                live(
                        "collection",
                        element("manualTask", "", "<multiInstanceLoopCharacteristics camunda:collection=\"E\"/>")),
                live(
                        "loop cardinality",
                        element(
                                "manualTask",
                                "",
                                "<multiInstanceLoopCharacteristics><loopCardinality xsi:type=\"tFormalExpression\">E</loopCardinality></multiInstanceLoopCharacteristics>")),
                live(
                        "completion condition",
                        element(
                                "manualTask",
                                "",
                                "<multiInstanceLoopCharacteristics><loopCardinality xsi:type=\"tFormalExpression\">2</loopCardinality><completionCondition xsi:type=\"tFormalExpression\">E</completionCondition></multiInstanceLoopCharacteristics>")),
                // calls and events
                live("called process", element("callActivity", "calledElement=\"E\"", "")),
                live(
                        "called version",
                        element(
                                "callActivity",
                                "calledElement=\"called\" camunda:calledElementBinding=\"version\" camunda:calledElementVersion=\"E\"",
                                "")),
                live(
                        "called tenant",
                        element("callActivity", "calledElement=\"called\" camunda:calledElementTenantId=\"E\"", "")),
                live(
                        "call, business key",
                        element(
                                "callActivity",
                                "calledElement=\"called\"",
                                "<extensionElements><camunda:in businessKey=\"E\"/></extensionElements>")),
                live(
                        "call, in",
                        element(
                                "callActivity",
                                "calledElement=\"called\"",
                                "<extensionElements><camunda:in sourceExpression=\"E\" target=\"a\"/></extensionElements>")),
                live(
                        "call, out",
                        element(
                                "callActivity",
                                "calledElement=\"called\"",
                                "<extensionElements><camunda:out sourceExpression=\"E\" target=\"a\"/></extensionElements>")),
                live(
                        "call, mapping class",
                        element(
                                "callActivity",
                                "calledElement=\"called\" camunda:variableMappingClass=\"org.gatehouse.engine.Payload\"",
                                "")),
                live(
                        "call, mapping expression",
                        element(
                                "callActivity",
                                "calledElement=\"called\" camunda:variableMappingDelegateExpression=\"E\"",
                                "")),
                live(
                        "message name",
                        element("intermediateCatchEvent", "", "<messageEventDefinition messageRef=\"evilMessage\"/>")),
                live(
                        "signal name",
                        element("intermediateCatchEvent", "", "<signalEventDefinition signalRef=\"evilSignal\"/>")));
    }

    private static Stream<Place> decisionPlaces() {
        return Stream.of(
                new Place("decision, input expression", "it.dmn", dmn("juel", "E", "", "1", "", "1"), true),
                new Place("decision, input entry", "it.dmn", dmn("", "x", "juel", "E", "", "1"), true),
                new Place("decision, output entry", "it.dmn", dmn("", "x", "", "", "juel", "E"), true),
                new Place("decision, script", "it.dmn", dmn("", "x", "", "1", "javascript", "1"), false),
                new Place(
                        "decision, foreign function",
                        "it.dmn",
                        dmn(
                                "",
                                "x",
                                "",
                                "1",
                                "",
                                "{f: function(n) external {java: {class: \"org.gatehouse.engine.Payload\", method signature: \"run()\"}}, r: f(1)}.r"),
                        false),
                new Place("decision, literal expression", "it.dmn", literal("juel", "E"), true));
    }

    private static Stream<Place> otherFiles() {
        String page = "{\"id\":\"f\",\"type\":\"default\",\"components\":[%s]}";
        return Stream.of(
                new Place("script file", "x.js", "1", false),
                new Place("case model", "x.cmmn", "<definitions/>", false),
                new Place("model with a disguised ending", "itbpmn", bpmn("it", element("manualTask", "", "")), false),
                new Place("page", "x.html", "<form></form>", false),
                new Place("picture with script", "it.svg", "<svg/>", false),
                new Place(
                        "form with an unknown component",
                        "f.form",
                        page.formatted("{\"type\":\"iframe\",\"url\":\"https://example.org\"}"),
                        false),
                new Place(
                        "form with a script",
                        "f.form",
                        page.formatted("{\"type\":\"html\",\"content\":\"<script>1</script>\"}"),
                        false),
                new Place(
                        "form with an event handler",
                        "f.form",
                        page.formatted("{\"type\":\"html\",\"content\":\"<img src=x onerror=alert(1)>\"}"),
                        false),
                new Place(
                        "embedded page",
                        "it.bpmn",
                        bpmn("it", element("userTask", "camunda:formKey=\"embedded:deployment:processes/x.html\"", "")),
                        false),
                new Place(
                        "page from elsewhere",
                        "it.bpmn",
                        bpmn("it", element("userTask", "camunda:formKey=\"embedded:app:x.html\"", "")),
                        false),
                new Place(
                        "older namespace",
                        "it.bpmn",
                        bpmn(
                                "it",
                                element("serviceTask", "xmlns:a=\"http://activiti.org/bpmn\" a:expression=\"E\"", "")),
                        true),
                new Place(
                        "imported types",
                        "it.bpmn",
                        bpmn("it", element("manualTask", "", ""))
                                .replace(
                                        "<process ",
                                        "<import importType=\"x\" location=\"http://localhost:1/\" namespace=\"x\"/><process "),
                        false),
                new Place(
                        "entities",
                        "it.bpmn",
                        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                                + bpmn("it", element("manualTask", "name=\"x\"", "<documentation>&e;</documentation>")),
                        false),
                new Place(
                        "deep nesting",
                        "it.bpmn",
                        bpmn("it", "<subProcess>".repeat(20_000) + "</subProcess>".repeat(20_000)),
                        false),
                new Place(
                        "large file",
                        "it.bpmn",
                        bpmn("it", element("manualTask", "", "")) + " ".repeat(1024 * 1024),
                        false),
                new Place("deep form", "f.form", "[".repeat(5_000) + "]".repeat(5_000), false));
    }

    private static Place live(String name, String body) {
        return new Place(name, "it.bpmn", bpmn("it", body), true);
    }

    private static Place dead(String name, String body) {
        return new Place(name, "it.bpmn", bpmn("it", body), false);
    }

    private static String element(String type, String attributes, String children) {
        return """
            <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="step"/>
            <%s id="step" %s>%s</%s>
            <sequenceFlow id="f2" sourceRef="step" targetRef="end"/><endEvent id="end"/>
            """.formatted(type, attributes, children, type);
    }

    private static String flow(String children) {
        return """
            <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="end">%s</sequenceFlow>
            <endEvent id="end"/>
            """.formatted(children);
    }

    private static String parameter(String parameter) {
        return "<extensionElements><camunda:inputOutput>" + parameter + "</camunda:inputOutput></extensionElements>";
    }

    private static String field(String attributes, String children) {
        return "<extensionElements><camunda:formData><camunda:formField id=\"field\" " + attributes + ">" + children
                + "</camunda:formField></camunda:formData></extensionElements>";
    }

    private static String bpmn(String id, String body) {
        return evil("""
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="t">
            <message id="m" name="m"/>%s
            <process id="%s" isExecutable="true">%s</process></definitions>
            """.formatted(
                body.contains("evil")
                        ? "<message id=\"evilMessage\" name=\"E\"/><signal id=\"evilSignal\" name=\"E\"/>"
                        : "",
                id,
                body).strip());
    }

    private static String dmn(
            String inputLanguage,
            String input,
            String entryLanguage,
            String entry,
            String outputLanguage,
            String output) {
        return evil("""
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="t">
            <decision id="it" name="it"><decisionTable id="t" hitPolicy="FIRST">
            <input id="i"><inputExpression id="e" typeRef="string"%s><text>%s</text></inputExpression></input>
            <output id="o" name="o" typeRef="string"/>
            <rule id="r"><inputEntry id="ie"%s><text>%s</text></inputEntry><outputEntry id="oe"%s><text>%s</text></outputEntry></rule>
            </decisionTable></decision></definitions>
            """.formatted(
                        language(inputLanguage),
                        input,
                        language(entryLanguage),
                        entry,
                        language(outputLanguage),
                        output.replace("\"", "&quot;")));
    }

    private static String literal(String language, String text) {
        return evil("""
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="t">
            <decision id="it" name="it"><variable id="v" name="it" typeRef="string"/>
            <literalExpression id="l"%s><text>%s</text></literalExpression></decision></definitions>
            """.formatted(language(language), text));
    }

    private static String language(String language) {
        return language.isEmpty() ? "" : " expressionLanguage=\"" + language + "\"";
    }

    private static String evil(String xml) {
        return xml.replace("\"E\"", "\"" + REFLECTION + "\"")
                .replace(">E<", ">" + REFLECTION + "<")
                .replace("\"B\"", "\"" + BEAN + "\"");
    }
}
