package org.gatehouse.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A deployed model as nodes and the ways between them, without its picture.
 *
 * @param nodes by id, those nearer to the start first
 * @param ways between two nodes; where several flows lead from one node to the same other, they are one way, because the
 *     engine's history tells from where to where a process went, not along which line
 */
public record ModelGraph(Map<String, Node> nodes, List<Way> ways) {

    public ModelGraph {
        nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
        ways = List.copyOf(ways);
    }

    /** What a node does. */
    public enum Kind {
        /** Somebody does it. */
        HUMAN,
        /** The house does it. */
        AUTOMATED,
        /** Other steps are done in it: a called process or a sub-process. */
        CONTAINER,
        /** Exactly one way is taken from it. */
        CHOICE,
        /** All ways are taken from it. */
        FORK,
        /** One or several ways are taken from it. */
        SEVERAL,
        EVENT;

        public boolean isGateway() {
            return this == CHOICE || this == FORK || this == SEVERAL;
        }

        /** Whether something is done here, so that it takes time of its own. */
        public boolean isActivity() {
            return this == HUMAN || this == AUTOMATED || this == CONTAINER;
        }
    }

    /** @param name in both languages, as the model says it; its id where it has none */
    public record Node(String id, Label name, Kind kind) {}

    /**
     * @param flows ids of the sequence flows that lead from here to there
     * @param name what is written at them; empty where nothing is
     * @param back whether it leads back: to a node that lies nearer to the start and from which this one is reached again
     */
    public record Way(String from, String to, List<String> flows, Label name, boolean back) {}

    /** A sequence flow. */
    record Flow(String id, String from, String to, Label name) {}

    /** @param aside from an activity to the events on its edge, which are ways too but no lines */
    static ModelGraph of(Collection<Node> nodes, List<Flow> flows, List<Flow> aside, Collection<String> starts) {
        Map<String, List<String>> next = new HashMap<>();
        flows.forEach(flow ->
                next.computeIfAbsent(flow.from(), any -> new ArrayList<>()).add(flow.to()));
        aside.forEach(edge ->
                next.computeIfAbsent(edge.from(), any -> new ArrayList<>()).add(edge.to()));
        Map<String, Integer> distance = distances(starts, next);
        Map<String, Node> byId = new LinkedHashMap<>();
        nodes.stream()
                .sorted(Comparator.comparing(node -> distance.getOrDefault(node.id(), Integer.MAX_VALUE)))
                .forEach(node -> byId.put(node.id(), node));
        Map<List<String>, List<Flow>> between = new LinkedHashMap<>();
        flows.forEach(flow -> between.computeIfAbsent(List.of(flow.from(), flow.to()), any -> new ArrayList<>())
                .add(flow));
        List<Way> ways = between.entrySet().stream()
                .map(entry -> {
                    String from = entry.getKey().get(0);
                    String to = entry.getKey().get(1);
                    boolean nearer = distance.getOrDefault(to, Integer.MAX_VALUE)
                            <= distance.getOrDefault(from, Integer.MAX_VALUE);
                    boolean back = nearer && distances(List.of(to), next).containsKey(from);
                    List<Flow> lines = entry.getValue();
                    return new Way(from, to, lines.stream().map(Flow::id).toList(), name(lines), back);
                })
                .toList();
        return new ModelGraph(byId, ways);
    }

    /** Ways that lead away from a node. */
    public List<Way> from(String node) {
        return ways.stream().filter(way -> way.from().equals(node)).toList();
    }

    public Optional<Way> way(String from, String to) {
        return ways.stream()
                .filter(way -> way.from().equals(from) && way.to().equals(to))
                .findFirst();
    }

    /** An element that this version of the model does not have is called by its id. */
    public Label name(String node) {
        Node known = nodes.get(node);
        return known == null ? new Label(node, node, "") : known.name();
    }

    private static Label name(List<Flow> flows) {
        List<Label> names = flows.stream()
                .map(Flow::name)
                .filter(name -> !name.english().isEmpty())
                .toList();
        return new Label(
                String.join(" / ", names.stream().map(Label::english).toList()),
                String.join(" / ", names.stream().map(Label::chinese).toList()),
                "");
    }

    /** How many flows away each node is that can be reached. */
    private static Map<String, Integer> distances(Collection<String> starts, Map<String, List<String>> next) {
        Map<String, Integer> distance = new HashMap<>();
        Deque<String> open = new ArrayDeque<>(starts);
        starts.forEach(start -> distance.put(start, 0));
        while (!open.isEmpty()) {
            String at = open.poll();
            for (String to : next.getOrDefault(at, List.of())) {
                if (distance.putIfAbsent(to, distance.get(at) + 1) == null) {
                    open.add(to);
                }
            }
        }
        return distance;
    }
}
