package org.gatehouse.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a decision file may contain: tables and literal expressions in FEEL. */
final class DmnPolicy extends XmlPolicy {

    private static final XmlRules RULES = new XmlRules("""
            *: id name label
            definitions: namespace exporter exporterVersion expressionLanguage typeLanguage camunda:diagramRelationId
            decision: camunda:historyTimeToLive camunda:versionTag
            decisionTable: hitPolicy aggregation preferredOrientation outputLabel
            input: camunda:inputVariable
            inputExpression inputValues outputValues defaultOutputEntry inputEntry outputEntry literalExpression: typeRef expressionLanguage
            output variable: typeRef
            rule text description question allowedAnswers extensionElements annotation annotationEntry:
            informationRequirement knowledgeRequirement authorityRequirement inputData knowledgeSource:
            requiredDecision requiredInput requiredKnowledge requiredAuthority: href
            knowledgeSource: locationURI
            textAnnotation: textFormat
            association: associationDirection
            sourceRef targetRef: href
            type:
            """);

    private static final Set<String> FEEL = Set.of(
            "feel",
            "http://www.omg.org/spec/FEEL/20140401",
            "http://www.omg.org/spec/DMN/20180521/FEEL/",
            "https://www.omg.org/spec/DMN/20191111/FEEL/",
            "https://www.omg.org/spec/DMN/20211108/FEEL/",
            "https://www.omg.org/spec/DMN/20230324/FEEL/");
    private static final Pattern FOREIGN_FUNCTION = Pattern.compile("\\bexternal\\b");
    private static final int LONGEST_TEXT = 4_000;
    private static final int DEEPEST_TEXT = 40;

    DmnPolicy() {
        super(RULES, prefixes());
    }

    private static Map<String, String> prefixes() {
        Map<String, String> prefixes = new HashMap<>();
        prefixes.put("http://www.omg.org/spec/DMN/20151101/dmn.xsd", "");
        prefixes.put("http://www.omg.org/spec/DMN/20180521/MODEL/", "");
        prefixes.put("https://www.omg.org/spec/DMN/20191111/MODEL/", "");
        prefixes.put("http://camunda.org/schema/1.0/dmn", "camunda:");
        return prefixes;
    }

    void check(String file, byte[] content, Findings findings) {
        check(file, content, false, findings);
    }

    @Override
    void refuseElement(String element, Reading reading) {
        reading.refuse("element", element);
    }

    @Override
    void refuseAttribute(String element, String attribute, Reading reading) {
        reading.refuse("attribute", attribute);
    }

    @Override
    void value(String element, String attribute, String value, Reading reading) {
        if (attribute.equals("expressionLanguage") && !FEEL.contains(value)) {
            reading.refuse("language", value);
        }
    }

    @Override
    void text(String element, String text, Reading reading) {
        if (!element.equals("text")) {
            return;
        }
        if (FOREIGN_FUNCTION.matcher(text).find()) {
            reading.refuse("external", "external");
        } else if (text.length() > LONGEST_TEXT || nesting(text) > DEEPEST_TEXT) {
            reading.refuse("feel");
        }
    }

    private static int nesting(String text) {
        int depth = 0;
        int deepest = 0;
        for (char sign : text.toCharArray()) {
            if ("([{".indexOf(sign) >= 0) {
                deepest = Math.max(deepest, ++depth);
            } else if (")]}".indexOf(sign) >= 0) {
                depth--;
            }
        }
        return deepest;
    }
}
