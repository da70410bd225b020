package org.gatehouse.engine;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a BPMN file may contain: what the Modeler draws for Camunda 7, without any place where code could stand. */
final class BpmnPolicy extends XmlPolicy {

    private static final XmlRules RULES = new XmlRules("""
            *: id name
            definitions: targetNamespace exporter exporterVersion expressionLanguage typeLanguage camunda:diagramRelationId
            process: isExecutable isClosed processType camunda:historyTimeToLive camunda:versionTag camunda:candidateStarterGroups camunda:candidateStarterUsers camunda:isStartableInTasklist camunda:jobPriority
            startEvent endEvent intermediateThrowEvent intermediateCatchEvent boundaryEvent: camunda:asyncBefore camunda:asyncAfter camunda:exclusive camunda:jobPriority parallelMultiple
            startEvent: isInterrupting camunda:initiator camunda:formKey camunda:formRef camunda:formRefBinding camunda:formRefVersion
            boundaryEvent: attachedToRef cancelActivity
            task manualTask userTask serviceTask sendTask receiveTask businessRuleTask callActivity subProcess transaction: default startQuantity completionQuantity isForCompensation camunda:asyncBefore camunda:asyncAfter camunda:exclusive camunda:jobPriority
            userTask: implementation camunda:assignee camunda:candidateUsers camunda:candidateGroups camunda:dueDate camunda:followUpDate camunda:priority camunda:formKey camunda:formRef camunda:formRefBinding camunda:formRefVersion
            serviceTask sendTask businessRuleTask: implementation camunda:delegateExpression camunda:expression camunda:resultVariable
            businessRuleTask: camunda:decisionRef camunda:decisionRefBinding camunda:decisionRefVersion camunda:decisionRefVersionTag camunda:mapDecisionResult
            receiveTask: implementation messageRef instantiate
            callActivity: calledElement camunda:calledElementBinding camunda:calledElementVersion camunda:calledElementVersionTag
            subProcess transaction: triggeredByEvent method
            exclusiveGateway parallelGateway inclusiveGateway eventBasedGateway: default gatewayDirection instantiate eventGatewayType camunda:asyncBefore camunda:asyncAfter camunda:exclusive camunda:jobPriority
            sequenceFlow: sourceRef targetRef isImmediate
            conditionExpression loopCardinality completionCondition timeDate timeDuration timeCycle condition:
            multiInstanceLoopCharacteristics: isSequential behavior camunda:collection camunda:elementVariable camunda:asyncBefore camunda:asyncAfter camunda:exclusive
            message signal escalation error: itemRef structureRef escalationCode errorCode camunda:errorMessage
            messageEventDefinition: messageRef camunda:delegateExpression camunda:resultVariable
            signalEventDefinition: signalRef camunda:async
            errorEventDefinition: errorRef camunda:errorCodeVariable camunda:errorMessageVariable
            escalationEventDefinition: escalationRef camunda:escalationCodeVariable
            compensateEventDefinition: activityRef waitForCompletion
            conditionalEventDefinition: camunda:variableName camunda:variableEvents
            timerEventDefinition terminateEventDefinition cancelEventDefinition linkEventDefinition:
            incoming outgoing source target sourceRef targetRef flowNodeRef text extensionElements:
            documentation textAnnotation: textFormat
            association: sourceRef targetRef associationDirection
            group: categoryValueRef
            category:
            categoryValue: value
            collaboration: isClosed
            participant: processRef
            participantMultiplicity: minimum maximum
            messageFlow: sourceRef targetRef messageRef
            laneSet childLaneSet:
            lane: partitionElementRef
            dataObject dataObjectReference dataStore dataStoreReference property: isCollection dataObjectRef dataStoreRef itemSubjectRef
            dataInputAssociation dataOutputAssociation:
            camunda:properties camunda:validation camunda:inputOutput camunda:list camunda:map camunda:failedJobRetryTimeCycle:
            camunda:property: id name value
            camunda:formData: businessKey
            camunda:formField: id label type defaultValue datePattern
            camunda:value: id name
            camunda:constraint: name config
            camunda:inputParameter camunda:outputParameter: name
            camunda:entry: key
            camunda:in: businessKey source sourceExpression target variables local
            camunda:out: source sourceExpression target variables local
            camunda:executionListener: event delegateExpression
            """);

    private static final Pattern STEP = Pattern.compile("\\s*[$#]\\{\\s*(\\w+)\\s*}\\s*");
    private static final Pattern OWN_PAGE = Pattern.compile("embedded:deployment:[\\w./-]+\\.html");
    private static final Pattern FORM_FILE = Pattern.compile("camunda-forms:deployment:[\\w./-]+\\.form");
    private static final Set<String> FIELD_TYPES = Set.of("string", "long", "boolean", "date", "enum");
    private static final Set<String> CONSTRAINTS =
            Set.of("required", "readonly", "min", "max", "minlength", "maxlength");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}|true|false|");
    private static final Set<String> SCRIPTS = Set.of("scriptTask", "script", "camunda:script");
    private static final Set<String> CODE = Set.of(
            "camunda:class",
            "class",
            "camunda:formHandlerClass",
            "camunda:variableMappingClass",
            "camunda:variableMappingDelegateExpression");

    private final StepCatalogue steps;

    BpmnPolicy(StepCatalogue steps) {
        super(
                RULES,
                Map.of(
                        "http://www.omg.org/spec/BPMN/20100524/MODEL",
                        "",
                        "http://camunda.org/schema/1.0/bpmn",
                        "camunda:"));
        this.steps = steps;
    }

    @Override
    void refuseElement(String element, Reading reading) {
        if (SCRIPTS.contains(element)) {
            reading.refuse("script");
        } else if (element.equals("camunda:connector")) {
            reading.refuse("connector");
        } else if (element.equals("camunda:field")) {
            reading.refuse("field");
        } else if (element.equals("camunda:taskListener")) {
            reading.refuse("taskListener");
        } else {
            reading.refuse("element", element);
        }
    }

    @Override
    void refuseAttribute(String element, String attribute, Reading reading) {
        if (CODE.contains(attribute)) {
            reading.refuse("class", attribute);
        } else if (attribute.equals("language") || attribute.equals("camunda:resource")) {
            reading.refuse("script");
        } else if (attribute.equals("camunda:type") || attribute.equals("camunda:topic")) {
            reading.refuse("external", attribute);
        } else if (element.equals("camunda:executionListener")) {
            reading.refuse("listener", attribute);
        } else {
            reading.refuse("attribute", attribute);
        }
    }

    @Override
    void value(String element, String attribute, String value, Reading reading) {
        switch (attribute) {
            case "camunda:delegateExpression", "delegateExpression" -> step(value, reading);
            case "camunda:formKey" -> formKey(value, reading);
            case "expressionLanguage" -> {
                if (!value.equals("http://www.w3.org/1999/XPath")) {
                    reading.refuse("script");
                }
            }
            case "type" -> oneOf(FIELD_TYPES, value, "fieldType", reading);
            case "config" -> {
                if (!NUMBER.matcher(value).matches()) {
                    reading.refuse("constraint", value, "");
                }
            }
            case "name" -> {
                if (element.equals("camunda:constraint")) {
                    oneOf(CONSTRAINTS, value, "constraint", reading);
                }
                expression(value, reading);
            }
            default -> expression(value, reading);
        }
    }

    @Override
    void text(String element, String text, Reading reading) {
        expression(text, reading);
    }

    private void step(String value, Reading reading) {
        Matcher name = STEP.matcher(value);
        if (!name.matches()) {
            reading.refuse("delegate", value);
        } else if (!reading.ours && !steps.contains(name.group(1))) {
            // Our own models are held against the code by the build.
            reading.refuse("bean", name.group(1));
        }
    }

    private static void formKey(String key, BpmnPolicy.Reading reading) {
        if (OWN_PAGE.matcher(key).matches() && !key.contains("..")) {
            if (!reading.ours) {
                reading.refuse("embedded", key);
            }
        } else if (!FORM_FILE.matcher(key).matches()) {
            reading.refuse("formKey", key);
        }
    }

    private static void oneOf(Set<String> allowed, String value, String message, Reading reading) {
        if (!allowed.contains(value)) {
            reading.refuse(message, value, String.join(", ", new java.util.TreeSet<>(allowed)));
        }
    }

    private static void expression(String text, Reading reading) {
        String objection = ModelLanguage.objection(text);
        if (objection != null) {
            reading.refuse("expression", text.strip(), objection);
        }
    }
}
