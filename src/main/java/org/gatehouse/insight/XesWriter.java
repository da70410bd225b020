package org.gatehouse.insight;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.gatehouse.engine.Label;
import org.gatehouse.engine.ModelGraph;
import org.gatehouse.engine.ModelGraph.Kind;
import org.gatehouse.engine.ModelGraph.Way;
import org.gatehouse.engine.ProcessLog.Case;
import org.gatehouse.engine.ProcessLog.End;
import org.gatehouse.engine.ProcessLog.Model;
import org.gatehouse.engine.ProcessLog.Version;
import org.gatehouse.engine.ProcessLog.Visit;

/**
 * XES after IEEE 1849-2016, with its extensions concept, time, lifecycle (the standard model of transitions) and
 * organizational, and one of our own, {@code gatehouse}. A task is scheduled when it is there, assigned when it is given
 * to somebody later, started when the work on it begins and that is known, and completed or aborted at its end; events
 * of one visit share their {@code concept:instance}. The ways of the models stand at the log, so that nothing but the file
 * is needed to say where cases went.
 */
final class XesWriter implements EventLog.Writer {

    private static final String NAMESPACE = "http://www.xes-standard.org/";

    private static final Pattern FORBIDDEN =
            Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private final XMLStreamWriter xml;
    private final EventLog.Names names;
    private final ZoneId zone;

    XesWriter(
            EventLog.Title title,
            List<Model> models,
            Map<Version, ModelGraph> graphs,
            EventLog.Names names,
            OutputStream out)
            throws IOException {
        this.names = names;
        this.zone = title.zone();
        try {
            xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("log");
            xml.writeDefaultNamespace(NAMESPACE);
            xml.writeAttribute("xes.version", "1849.2016");
            xml.writeAttribute("xes.features", "nested-attributes");
            extension("Concept", "concept", "concept.xesext");
            extension("Time", "time", "time.xesext");
            extension("Lifecycle", "lifecycle", "lifecycle.xesext");
            extension("Organizational", "org", "org.xesext");
            xml.writeEmptyElement("extension");
            xml.writeAttribute("name", "Gatehouse");
            xml.writeAttribute("prefix", "gatehouse");
            xml.writeAttribute("uri", "urn:gatehouse:xes");
            globals();
            classifier("Step", "concept:name");
            classifier("StepTransition", "concept:name lifecycle:transition");
            string("concept:name", title.name());
            string("lifecycle:model", "standard");
            string("gatehouse:zone", zone.getId());
            date("gatehouse:asOf", title.asOf());
            if (title.from() != null) {
                date("gatehouse:from", title.from());
                date("gatehouse:to", title.to());
            }
            for (Model model : models) {
                for (Version version : model.versions()) {
                    if (graphs.containsKey(version)) {
                        model(model, version, graphs.get(version));
                    }
                }
            }
        } catch (XMLStreamException broken) {
            throw new IOException(broken);
        }
    }

    private void extension(String name, String prefix, String file) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeEmptyElement("extension");
        xml.writeAttribute("name", name);
        xml.writeAttribute("prefix", prefix);
        xml.writeAttribute("uri", NAMESPACE + file);
    }

    /** What every trace and every event has. */
    private void globals() throws XMLStreamException {
        xml.writeStartElement("global");
        xml.writeAttribute("scope", "trace");
        string("concept:name", "");
        xml.writeEndElement();
        xml.writeStartElement("global");
        xml.writeAttribute("scope", "event");
        string("concept:name", "");
        string("concept:instance", "");
        string("lifecycle:transition", "complete");
        date("time:timestamp", Instant.EPOCH);
        xml.writeEndElement();
    }

    private void classifier(String name, String keys) throws XMLStreamException {
        xml.writeEmptyElement("classifier");
        xml.writeAttribute("name", name);
        xml.writeAttribute("keys", keys);
    }

    private void model(Model model, Version version, ModelGraph graph) throws XMLStreamException {
        xml.writeCharacters("\n");
        open("string", "gatehouse:model", model.process());
        number("gatehouse:version", version.number());
        label("gatehouse:name", model.name());
        date("gatehouse:deployed", version.deployed());
        for (Way way : graph.ways()) {
            open("string", "gatehouse:way", String.join(" ", way.flows()));
            string("gatehouse:way-from", way.from());
            string("gatehouse:way-to", way.to());
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    /** A transition of a visit. */
    private record Event(Instant at, Visit visit, String transition) {}

    @Override
    public void write(Case one, ModelGraph graph, List<PastDecision> decisions) throws IOException {
        try {
            xml.writeCharacters("\n");
            xml.writeStartElement("trace");
            string("concept:name", one.id());
            string("gatehouse:project", one.project());
            string("gatehouse:key", one.key());
            string("gatehouse:model", one.process());
            number("gatehouse:version", one.version());
            string("gatehouse:end", one.end().name().toLowerCase(Locale.ROOT));
            date("gatehouse:started", one.started());
            if (one.ended() != null) {
                date("gatehouse:ended", one.ended());
            }
            for (PastDecision review : decisions) {
                decision(review);
            }
            Map<Visit, String> ways = new HashMap<>();
            Facts.ways(one, graph, (gateway, to, back) -> ways.merge(gateway, to, (a, b) -> a + " " + b));
            Map<String, Visit> bodies = new HashMap<>();
            one.visits().stream().filter(Visit::body).forEach(body -> bodies.put(body.id(), body));
            Set<String> filled = new HashSet<>();
            one.visits().stream()
                    .filter(visit -> bodies.containsKey(visit.scope()))
                    .forEach(visit -> filled.add(visit.scope()));
            List<Event> events = new ArrayList<>();
            for (Visit visit : one.visits()) {
                if (!filled.contains(visit.id())) {
                    events(visit, events);
                }
            }
            // Of the same moment: as the case went, which is how they were put in.
            events.sort(Comparator.comparing(Event::at));
            for (Event event : events) {
                write(event, graph, bodies.get(event.visit().scope()), ways.getOrDefault(event.visit(), ""));
            }
            xml.writeEndElement();
        } catch (XMLStreamException broken) {
            throw new IOException(broken);
        }
    }

    private void decision(PastDecision review) throws XMLStreamException {
        open("string", "gatehouse:decision", review.decision());
        string("gatehouse:gate", review.gate());
        string("gatehouse:subject", review.subject());
        number("gatehouse:round", review.round());
        number("gatehouse:waivers", review.waivers());
        date("gatehouse:decided", review.decidedAt());
        if (names.withWords() && !review.reason().isEmpty()) {
            string("gatehouse:reason", review.reason());
        }
        xml.writeEndElement();
    }

    private static void events(Visit visit, List<Event> events) {
        if (visit.kind() == Kind.HUMAN) {
            events.add(new Event(visit.began(), visit, "schedule"));
            if (visit.given() != null) {
                events.add(new Event(visit.given(), visit, "assign"));
            }
            visit.taken().ifPresent(taken -> events.add(new Event(taken, visit, "start")));
        } else if (visit.isStep()) {
            if (visit.queued() != null) {
                events.add(new Event(visit.queued(), visit, "schedule"));
            }
            events.add(new Event(visit.began(), visit, "start"));
        } else if (visit.ended() == null) {
            events.add(new Event(visit.began(), visit, "start"));
        }
        if (visit.ended() != null) {
            events.add(new Event(visit.ended(), visit, visit.end() == End.CANCELLED ? "ate_abort" : "complete"));
        }
    }

    private void write(Event event, ModelGraph graph, Visit body, String way) throws XMLStreamException {
        Visit visit = event.visit();
        xml.writeStartElement("event");
        string("concept:name", visit.step());
        string("concept:instance", visit.id());
        string("lifecycle:transition", event.transition());
        date("time:timestamp", event.at());
        if (!visit.person().isEmpty() && !event.transition().equals("schedule")) {
            string("org:resource", names.of(visit.person()));
        }
        label("gatehouse:name", graph.name(visit.step()));
        string("gatehouse:type", visit.body() ? "multiInstanceBody" : visit.type());
        string("gatehouse:scope", body == null ? visit.scope() : body.scope());
        if (body != null) {
            string("gatehouse:multiple", body.id());
        }
        if (!visit.called().isEmpty()) {
            string("gatehouse:called", visit.called());
        }
        if (!way.isEmpty() && event.transition().equals("complete")) {
            string("gatehouse:led-to", way);
        }
        xml.writeEndElement();
    }

    private void label(String key, Label label) throws XMLStreamException {
        string(key + "-en", label.english());
        string(key + "-zh", label.chinese());
    }

    private void string(String key, String value) throws XMLStreamException {
        empty("string", key, allowed(value));
    }

    /** XML has no place for control characters, which people's words may have. */
    private static String allowed(String text) {
        return FORBIDDEN.matcher(text).replaceAll("\uFFFD");
    }

    private void number(String key, long value) throws XMLStreamException {
        empty("int", key, Long.toString(value));
    }

    private void date(String key, Instant value) throws XMLStreamException {
        empty("date", key, DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(value.atZone(zone)));
    }

    private void empty(String type, String key, String value) throws XMLStreamException {
        xml.writeEmptyElement(type);
        xml.writeAttribute("key", key);
        xml.writeAttribute("value", value);
    }

    private void open(String type, String key, String value) throws XMLStreamException {
        xml.writeStartElement(type);
        xml.writeAttribute("key", key);
        xml.writeAttribute("value", value);
    }

    @Override
    public void close() throws IOException {
        try {
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException broken) {
            throw new IOException(broken);
        }
    }
}
