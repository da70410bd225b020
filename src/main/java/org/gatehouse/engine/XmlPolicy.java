package org.gatehouse.engine;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads a model file as a stream, before the engine builds anything from it, and holds it against its rules. */
abstract class XmlPolicy {

    private static final int DEEPEST = 60;
    private static final String SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

    private final XmlRules rules;
    private final Map<String, String> prefixes;

    /** @param prefixes rule prefix by namespace, the empty prefix for the model's own ones */
    XmlPolicy(XmlRules rules, Map<String, String> prefixes) {
        this.rules = rules;
        this.prefixes = prefixes;
    }

    /** One file on its way through the rules. */
    final class Reading {
        final String file;
        final boolean ours;
        final Findings findings;
        private final Deque<String> elements = new ArrayDeque<>();
        private final Deque<String> places = new ArrayDeque<>();
        private final Deque<StringBuilder> texts = new ArrayDeque<>();

        private Reading(String file, boolean ours, Findings findings) {
            this.file = file;
            this.ours = ours;
            this.findings = findings;
        }

        void refuse(String message, Object... arguments) {
            findings.add(file, places.isEmpty() ? "" : places.peek(), message, arguments);
        }
    }

    void check(String file, byte[] content, boolean ours, Findings findings) {
        Reading reading = new Reading(file, ours, findings);
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(new ByteArrayInputStream(content));
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.DTD -> {
                        reading.refuse("dtd");
                        return;
                    }
                    case XMLStreamConstants.PROCESSING_INSTRUCTION -> reading.refuse("instruction");
                    case XMLStreamConstants.ENTITY_REFERENCE -> reading.refuse("dtd");
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (reading.elements.size() >= DEEPEST) {
                            reading.refuse("tooDeep", DEEPEST);
                            return;
                        }
                        start(xml, reading);
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        if (!reading.texts.isEmpty()) {
                            reading.texts.peek().append(xml.getText());
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> end(reading);
                    default -> {}
                }
            }
        } catch (XMLStreamException broken) {
            int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNumber();
            findings.add(file, "", "unreadable", line);
        }
    }

    /** Whether a file that is only looked at is well-formed, without document type, and no deeper than a model. */
    static boolean isPlain(byte[] content) {
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(new ByteArrayInputStream(content));
            int depth = 0;
            while (xml.hasNext()) {
                int event = xml.next();
                depth += event == XMLStreamConstants.START_ELEMENT
                        ? 1
                        : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
                if (depth > DEEPEST
                        || event == XMLStreamConstants.DTD
                        || event == XMLStreamConstants.ENTITY_REFERENCE) {
                    return false;
                }
            }
            return true;
        } catch (XMLStreamException broken) {
            return false;
        }
    }

    private void start(XMLStreamReader xml, Reading reading) {
        String namespace = xml.getNamespaceURI() == null ? "" : xml.getNamespaceURI();
        String local = xml.getLocalName();
        String id = xml.getAttributeValue(null, "id");
        String prefix = prefixes.get(namespace);
        boolean drawn = XmlRules.DRAWING.contains(namespace);
        String element = drawn ? "" : prefix == null ? null : prefix + local;
        String place = "<" + local + (id == null ? ">" : " id=\"" + id + "\">");
        if (id == null && !reading.places.isEmpty() && !drawn) {
            place = reading.places.peek() + " <" + local + ">";
        }
        reading.places.push(place);
        reading.elements.push(element == null ? "" : element);
        reading.texts.push(new StringBuilder());
        if (element == null) {
            reading.refuse(namespace.contains("zeebe") ? "camunda8" : "namespace", namespace);
        } else if (!drawn && !rules.allowsElement(element)) {
            refuseElement(element, reading);
        } else if (!drawn) {
            attributes(xml, element, reading);
        }
    }

    private void attributes(XMLStreamReader xml, String element, Reading reading) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String namespace = xml.getAttributeNamespace(i);
            String local = xml.getAttributeLocalName(i);
            String value = xml.getAttributeValue(i);
            boolean own = namespace == null || namespace.isEmpty();
            if (!own && (SCHEMA_INSTANCE.equals(namespace) || XmlRules.DRAWING.contains(namespace))) {
                continue;
            }
            String prefix = own ? "" : prefixes.get(namespace);
            if (prefix == null) {
                reading.refuse(namespace.contains("zeebe") ? "camunda8" : "namespace", namespace);
            } else if (!rules.allowsAttribute(element, prefix + local)) {
                refuseAttribute(element, prefix + local, reading);
            } else {
                value(element, prefix + local, value, reading);
            }
        }
    }

    private void end(Reading reading) {
        String element = reading.elements.pop();
        String text = reading.texts.pop().toString();
        if (!element.isEmpty() && !text.isBlank()) {
            text(element, text, reading);
        }
        reading.places.pop();
    }

    abstract void refuseElement(String element, Reading reading);

    abstract void refuseAttribute(String element, String attribute, Reading reading);

    abstract void value(String element, String attribute, String value, Reading reading);

    abstract void text(String element, String text, Reading reading);

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        return factory;
    }
}
