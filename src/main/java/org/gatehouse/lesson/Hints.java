package org.gatehouse.lesson;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.project.Project;
import org.springframework.stereotype.Component;

/** Chooses what of earlier projects is worth a look where a project comes to a step. */
@Component
class Hints {

    /** Of a step with more lessons, those found helpful most and the newest are weighed. */
    private static final int WEIGHED = 300;

    /** Markets that share half of their words are one. */
    private static final double SAME = 0.5;

    private final LessonRows rows;
    private final LessonSearch search;

    Hints(LessonRows rows, LessonSearch search) {
        this.rows = rows;
        this.search = search;
    }

    /** What a project is about, in the terms of the index. */
    record Theme(Set<String> market, Set<String> words, Set<String> tags) {}

    /** @param places {@code process/element}, the nearest first: lessons of a farther one only fill up */
    List<Lesson> at(List<String> places, Project project, int most) {
        List<Lesson> chosen = new ArrayList<>();
        Theme theme = null;
        for (String place : places) {
            if (chosen.size() >= most) {
                break;
            }
            int slash = place.indexOf('/');
            List<Lesson> there = rows.at(place.substring(0, slash), place.substring(slash + 1), project.key(), WEIGHED);
            if (!there.isEmpty()) {
                theme = theme == null ? theme(project) : theme;
                ranked(there, theme, search.index()).stream()
                        .limit(most - chosen.size())
                        .forEach(chosen::add);
            }
        }
        return chosen;
    }

    /** Same market and tags first, then how surely it helps, then the newest; without what surely does not help. */
    static List<Lesson> ranked(List<Lesson> lessons, Theme theme, LessonIndex index) {
        Map<String, Set<String>> terms = new HashMap<>();
        Map<Long, Integer> closeness = lessons.stream()
                .collect(Collectors.toMap(
                        Lesson::id,
                        lesson -> closeness(lesson, theme, text -> terms.computeIfAbsent(text, index::terms))));
        return lessons.stream()
                .filter(lesson -> !Worth.isTiresome(lesson.helpful(), lesson.unhelpful()))
                .sorted(Comparator.comparingInt((Lesson lesson) -> closeness.get(lesson.id()))
                        .thenComparingDouble(lesson -> Worth.helpfulness(lesson.helpful(), lesson.unhelpful()))
                        .thenComparing(Lesson::writtenAt)
                        .thenComparingLong(Lesson::id)
                        .reversed())
                .toList();
    }

    private Theme theme(Project project) {
        Set<String> tags = rows.of(project.key()).stream()
                .flatMap(lesson -> lesson.tags().stream())
                .map(tag -> tag.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        LessonIndex index = search.index();
        return new Theme(
                index.terms(Lessons.cut(project.targetMarket())),
                index.terms(String.join(
                        "\n",
                        project.name(),
                        project.description(),
                        project.targetMarket(),
                        project.marketingStrategy())),
                tags);
    }

    private interface Terms {
        Set<String> of(String text);
    }

    /** 0 to 2: one for the market, one for a tag. */
    private static int closeness(Lesson lesson, Theme theme, Terms terms) {
        boolean market = overlap(terms.of(lesson.market()), theme.market()) >= SAME;
        boolean tag = lesson.tags().stream()
                .anyMatch(one -> theme.tags().contains(one.toLowerCase(Locale.ROOT))
                        || !terms.of(one).isEmpty() && theme.words().containsAll(terms.of(one)));
        return (market ? 1 : 0) + (tag ? 1 : 0);
    }

    /** Share of common terms among all terms of both (Jaccard); 0 where one has none. */
    private static double overlap(Set<String> one, Set<String> other) {
        Set<String> both = new HashSet<>(one);
        both.retainAll(other);
        return both.isEmpty() ? 0 : (double) both.size() / (one.size() + other.size() - both.size());
    }
}
