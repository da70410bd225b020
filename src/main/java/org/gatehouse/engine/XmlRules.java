package org.gatehouse.engine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The elements a kind of model file may contain and the attributes each may have; what is not listed is refused.
 *
 * <p>Written as lines {@code element element: attribute attribute}; names without prefix belong to the model's own
 * namespace, {@code camunda:} to the engine's extensions. A {@code *} line lists attributes every element may have.
 */
final class XmlRules {

    private static final String ANY = "*";

    private final Map<String, Set<String>> attributes = new HashMap<>();

    XmlRules(String lines) {
        for (String line : lines.strip().split("\n")) {
            String[] sides = line.split(":(?= |$)", 2);
            Set<String> names = words(sides[1]);
            for (String element : words(sides[0])) {
                attributes.computeIfAbsent(element, key -> new TreeSet<>()).addAll(names);
            }
        }
    }

    boolean allowsElement(String element) {
        return attributes.containsKey(element) && !ANY.equals(element);
    }

    boolean allowsAttribute(String element, String attribute) {
        return attributes.getOrDefault(element, Set.of()).contains(attribute)
                || !element.startsWith("camunda:")
                        && attributes.getOrDefault(ANY, Set.of()).contains(attribute);
    }

    private static Set<String> words(String text) {
        return text.isBlank()
                ? Set.of()
                : Arrays.stream(text.strip().split("\\s+")).collect(Collectors.toSet());
    }

    /** Namespaces that only draw or that belong to the Modeler; the engine does not read them. */
    static final List<String> DRAWING = List.of(
            "http://www.omg.org/spec/BPMN/20100524/DI",
            "http://www.omg.org/spec/DD/20100524/DI",
            "http://www.omg.org/spec/DD/20100524/DC",
            "http://bpmn.io/schema/bpmn/biocolor/1.0",
            "http://www.omg.org/spec/BPMN/non-normative/color/1.0",
            "http://camunda.org/schema/modeler/1.0",
            "https://www.omg.org/spec/DMN/20191111/DMNDI/",
            "https://www.omg.org/spec/DMN/20230324/DMNDI/",
            "http://www.omg.org/spec/DMN/20180521/DI/",
            "http://www.omg.org/spec/DMN/20180521/DC/",
            "http://www.omg.org/spec/DMN/20180521/DMNDI/",
            "http://bpmn.io/schema/dmn/biodi/1.0",
            "http://bpmn.io/schema/dmn/biodi/2.0");
}
