package org.gatehouse.insight;

import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongBinaryOperator;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Figures reckoned from an exported log and nothing else: it reads the XES file with another parser, knows neither the
 * engine nor the room's classes, and does all sums in its own way after the definitions of docs/adr/0030. Every figure is
 * a line of text: {@code step sketch done = 17}.
 */
final class Reckoning extends DefaultHandler {

    private static final Set<String> ACTIVITIES = Set.of(
            "userTask",
            "serviceTask",
            "sendTask",
            "receiveTask",
            "manualTask",
            "scriptTask",
            "businessRuleTask",
            "task",
            "callActivity",
            "subProcess",
            "transaction");
    private static final Set<String> AUTOMATED =
            Set.of("serviceTask", "sendTask", "receiveTask", "manualTask", "scriptTask", "businessRuleTask", "task");

    private final LongBinaryOperator length;
    private final Map<String, String> log = new HashMap<>();
    private final Map<String, Map<String, Set<String>>> ways = new HashMap<>();
    private final Map<String, Double> figures = new TreeMap<>();
    private final Map<String, List<Long>> durations = new HashMap<>();

    private final List<String> open = new ArrayList<>();
    private String modelVersion;
    private String from;
    private Map<String, String> trace;
    private Map<String, String> event;
    private Map<String, String> decision;
    private List<Map<String, String>> events;
    private long begin;
    private long end;
    private long asOf;
    private int traces;

    private Reckoning(LongBinaryOperator length) {
        this.length = length;
    }

    static Map<String, Double> of(InputStream xes, LongBinaryOperator length) throws Exception {
        Reckoning reckoning = new Reckoning(length);
        SAXParserFactory.newInstance().newSAXParser().parse(xes, reckoning);
        reckoning.spreads();
        return reckoning.figures;
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes given) {
        String key = given.getValue("key");
        String value = given.getValue("value");
        String within = open.isEmpty() ? "" : open.get(open.size() - 1);
        open.add(name.equals("string") && key != null ? key : name);
        if (name.equals("trace")) {
            if (trace == null && traces == 0) {
                begin = millis(log.get("gatehouse:from"));
                end = millis(log.get("gatehouse:to"));
                asOf = millis(log.get("gatehouse:asOf"));
            }
            traces++;
            trace = new HashMap<>();
            events = new ArrayList<>();
        } else if (name.equals("event")) {
            event = new HashMap<>();
        } else if (key == null) {
            return;
        } else if (event != null) {
            event.put(key, value);
        } else if (within.equals("trace")) {
            trace.put(key, value);
            if (key.equals("gatehouse:decision")) {
                decision = new HashMap<>(Map.of("decision", value));
            }
        } else if (within.equals("gatehouse:decision")) {
            decision.put(key, value);
        } else if (within.equals("log")) {
            log.put(key, value);
        } else if (within.equals("gatehouse:model") && key.equals("gatehouse:version")) {
            modelVersion = value;
        } else if (within.equals("gatehouse:way") && key.equals("gatehouse:way-from")) {
            from = value;
        } else if (within.equals("gatehouse:way") && key.equals("gatehouse:way-to")) {
            ways.computeIfAbsent(modelVersion, any -> new HashMap<>())
                    .computeIfAbsent(from, any -> new HashSet<>())
                    .add(value);
        }
    }

    @Override
    public void endElement(String uri, String local, String name) {
        String closed = open.remove(open.size() - 1);
        if (closed.equals("event")) {
            events.add(event);
            event = null;
        } else if (closed.equals("gatehouse:decision")) {
            decided();
            decision = null;
        } else if (closed.equals("trace")) {
            cased();
            visited();
            gone();
        }
    }

    private void decided() {
        long at = millis(decision.get("gatehouse:decided"));
        if (at < begin || at >= end) {
            return;
        }
        String gate = "gate " + decision.get("gatehouse:gate") + " ";
        String what = decision.get("decision");
        int round = Integer.parseInt(decision.get("gatehouse:round"));
        boolean passed = what.startsWith("go");
        count(gate + "decided");
        count(gate + "first", round == 1);
        count(gate + "firstPassed", round == 1 && passed);
        count(gate + "second", round == 2 && passed);
        count(gate + "later", round > 2 && passed);
        count(gate + what, !passed);
        count(gate + "conditions", what.equals("goWithConditions"));
        count(gate + "waived", passed && !decision.get("gatehouse:waivers").equals("0"));
    }

    private void cased() {
        long started = millis(trace.get("gatehouse:started"));
        Long ended = trace.containsKey("gatehouse:ended") ? millis(trace.get("gatehouse:ended")) : null;
        if (in(started)) {
            count("cases started");
            count("week " + week(started) + " started");
        }
        if (ended != null && in(ended)) {
            String how = trace.get("gatehouse:end").equals("cancelled") ? "aborted" : "finished";
            count("cases " + how);
            count("week " + week(ended) + " " + how);
            if (how.equals("finished")) {
                last("cases duration", started, ended);
            }
        }
        count("cases running", started < asOf && (ended == null || ended >= asOf));
    }

    private void visited() {
        Map<String, Map<String, Long>> times = new LinkedHashMap<>();
        Map<String, Map<String, String>> of = new HashMap<>();
        for (Map<String, String> one : events) {
            String id = one.get("concept:instance");
            of.putIfAbsent(id, one);
            times.computeIfAbsent(id, any -> new HashMap<>())
                    .put(one.get("lifecycle:transition"), millis(one.get("time:timestamp")));
        }
        Map<String, Map<String, Long>> passes = new HashMap<>();
        times.forEach((id, moments) -> {
            Map<String, String> one = of.get(id);
            String type = one.get("gatehouse:type");
            String step = one.get("concept:name");
            boolean catches = type.startsWith("intermediate") && !type.endsWith("Throw");
            if (ACTIVITIES.contains(type) || type.equals("multiInstanceBody")) {
                Long began = type.equals("userTask") ? moments.get("schedule") : moments.get("start");
                passes.computeIfAbsent(step, any -> new LinkedHashMap<>())
                        .merge(one.getOrDefault("gatehouse:multiple", id), began, Math::min);
            }
            if (ACTIVITIES.contains(type) || catches) {
                visited("step " + step + " ", type, moments);
            }
        });
        passes.forEach((step, all) -> {
            boolean first = true;
            for (long began : all.values()) {
                count("step " + step + " again", !first && in(began));
                first = false;
            }
        });
    }

    private void visited(String step, String type, Map<String, Long> moments) {
        long arrived = moments.getOrDefault("schedule", moments.getOrDefault("start", -1L));
        Long taken = type.equals("userTask") || AUTOMATED.contains(type) ? moments.get("start") : null;
        Long began = type.equals("userTask") ? moments.get("schedule") : moments.get("start");
        Long ended = moments.getOrDefault("complete", moments.get("ate_abort"));
        if (ended != null && in(ended)) {
            if (moments.containsKey("ate_abort")) {
                count(step + "dropped");
            } else {
                count(step + "done");
                last(step + "total", arrived, ended);
                if (taken != null) {
                    last(step + "waiting", arrived, taken);
                    last(step + "working", taken, ended);
                }
            }
        }
        if (began < asOf && (ended == null || ended >= asOf)) {
            count(step + "open");
            double days = (asOf - arrived) / 86_400_000.0;
            count(step + "age " + (days < 1 ? 0 : days < 3 ? 1 : days < 7 ? 2 : days < 30 ? 3 : 4));
        }
    }

    private void gone() {
        Set<String> led = new HashSet<>();
        for (int at = 0; at < events.size(); at++) {
            Map<String, String> gateway = events.get(at);
            String type = gateway.get("gatehouse:type");
            String step = gateway.get("concept:name");
            Set<String> targets =
                    ways.getOrDefault(trace.get("gatehouse:version"), Map.of()).getOrDefault(step, Set.of());
            boolean chooses = type.equals("exclusiveGateway") || type.equals("eventBasedGateway");
            if (!type.endsWith("Gateway")
                    || !gateway.get("lifecycle:transition").equals("complete")
                    || targets.size() < (chooses ? 1 : 2)) {
                continue;
            }
            long left = millis(gateway.get("time:timestamp"));
            List<String> to = new ArrayList<>();
            Long back = null;
            Set<String> seen = new HashSet<>();
            for (Map<String, String> later : events.subList(at + 1, events.size())) {
                String id = later.getOrDefault("gatehouse:multiple", later.get("concept:instance"));
                if (!later.get("gatehouse:scope").equals(gateway.get("gatehouse:scope")) || !seen.add(id)) {
                    continue;
                }
                if (later.get("concept:name").equals(step)) {
                    back = millis(later.get("time:timestamp"));
                    break;
                }
                if (targets.contains(later.get("concept:name"))
                        && !to.contains(later.get("concept:name"))
                        && !(chooses && !to.isEmpty())
                        && led.add(id)) {
                    to.add(later.get("concept:name"));
                }
            }
            if (chooses && to.isEmpty()) {
                to.add("");
            }
            if (in(left)) {
                for (String target : to) {
                    count("way " + step + " to " + target);
                    if (chooses && back != null) {
                        last("way " + step + " to " + target + " lost", left, back);
                    }
                }
            }
        }
    }

    private boolean in(long moment) {
        return moment >= begin && moment < end;
    }

    private LocalDate week(long moment) {
        LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(moment), ZoneId.of(log.get("gatehouse:zone")));
        return day.minus(day.getDayOfWeek().getValue() - 1L, ChronoUnit.DAYS);
    }

    private void last(String what, long since, long until) {
        durations.computeIfAbsent(what, any -> new ArrayList<>()).add(length.applyAsLong(since, until));
    }

    private void spreads() {
        durations.forEach((what, all) -> {
            long[] sorted = all.stream().mapToLong(Long::longValue).sorted().toArray();
            figures.put(what + " n", (double) sorted.length);
            figures.put(what + " sum", (double) Arrays.stream(sorted).sum());
            figures.put(what + " median", percentile(sorted, 0.5));
            figures.put(what + " p90", percentile(sorted, 0.9));
        });
    }

    /** h = (n − 1) p + 1, then between the values at its floor and ceiling. */
    private static double percentile(long[] sorted, double p) {
        double h = (sorted.length - 1) * p;
        int below = (int) Math.floor(h);
        int above = (int) Math.ceil(h);
        return sorted[below] + (h - below) * (sorted[above] - sorted[below]);
    }

    private void count(String what, boolean counts) {
        if (counts) {
            count(what);
        }
    }

    private void count(String what) {
        figures.merge(what, 1.0, Double::sum);
    }

    private static long millis(String text) {
        return OffsetDateTime.parse(text).toInstant().toEpochMilli();
    }
}
