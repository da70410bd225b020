package org.gatehouse.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which lessons say similar things: cosine of their terms' weights (tf-idf), 0 to 1. */
final class Alike {

    private final double enough;
    private final Map<Long, Map<String, Double>> weights;

    /** @param enough from which cosine on two lessons say similar things */
    Alike(List<Lesson> lessons, Function<Lesson, Map<String, Double>> weigh, double enough) {
        this.enough = enough;
        this.weights = lessons.stream().collect(Collectors.toMap(Lesson::id, weigh));
    }

    boolean are(Lesson one, Lesson other) {
        return cosine(weights.get(one.id()), weights.get(other.id())) >= enough;
    }

    /** Groups in which each says something similar to at least one other; those alone are groups of one. */
    List<List<Lesson>> groups(List<Lesson> lessons) {
        List<List<Lesson>> groups = new ArrayList<>();
        for (Lesson lesson : lessons) {
            List<Lesson> joined = new ArrayList<>(List.of(lesson));
            List<List<Lesson>> apart = new ArrayList<>();
            for (List<Lesson> group : groups) {
                if (group.stream().anyMatch(other -> are(lesson, other))) {
                    joined.addAll(group);
                } else {
                    apart.add(group);
                }
            }
            apart.add(joined);
            groups = apart;
        }
        return groups;
    }

    static double cosine(Map<String, Double> one, Map<String, Double> other) {
        double common = one.entrySet().stream()
                .mapToDouble(term -> term.getValue() * other.getOrDefault(term.getKey(), 0.0))
                .sum();
        return common == 0 ? 0 : common / (length(one) * length(other));
    }

    private static double length(Map<String, Double> weights) {
        return Math.sqrt(
                weights.values().stream().mapToDouble(weight -> weight * weight).sum());
    }
}
