package org.gatehouse.lesson;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.project.Projects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lays lessons before the signed-in person. The whole house may read a lesson; of the project it comes from only those who
 * may see that project learn more than its market.
 */
@Component
class Shelf {

    private final LessonRows rows;
    private final LessonSearch search;
    private final Projects projects;
    private final CurrentPerson me;

    Shelf(LessonRows rows, LessonSearch search, Projects projects, CurrentPerson me) {
        this.rows = rows;
        this.search = search;
        this.projects = projects;
        this.me = me;
    }

    /**
     * A lesson as one person may see it.
     *
     * @param project name of its project; empty where they may not know
     * @param judged how they judged it; null where they did not
     * @param mayJudge whether it is somebody else's
     */
    record Shown(Lesson lesson, String project, Boolean judged, boolean mayJudge, List<Piece> what, List<Piece> todo) {

        /** Key of its project; empty where they may not know. */
        public String projectKey() {
            return project.isEmpty() ? "" : lesson.projectKey();
        }
    }

    @Transactional(readOnly = true)
    List<Shown> lay(List<Lesson> lessons) {
        return lay(lessons, null);
    }

    /** @param words what was looked for, to cut and mark the texts; null for whole texts */
    @Transactional(readOnly = true)
    List<Shown> lay(List<Lesson> lessons, String words) {
        Set<String> keys = lessons.stream().map(Lesson::projectKey).collect(Collectors.toSet());
        Map<String, String> names = projects.names(visible(keys));
        Map<Long, Boolean> votes =
                rows.votes(me.id(), lessons.stream().map(Lesson::id).toList());
        return lessons.stream()
                .map(lesson -> new Shown(
                        lesson,
                        names.getOrDefault(lesson.projectKey(), ""),
                        votes.get(lesson.id()),
                        !lesson.writtenBy().equals(me.id()),
                        pieces(words, lesson.whatHappened()),
                        pieces(words, lesson.whatToDo())))
                .toList();
    }

    /** Names by key of the projects that lessons come from and that the person may see. */
    @Transactional(readOnly = true)
    Map<String, String> projects(int most) {
        return projects.names(visible(Set.copyOf(rows.projects(most))));
    }

    private Set<String> visible(Set<String> keys) {
        if (projects.seesAll() || keys.isEmpty()) {
            return keys;
        }
        Set<String> mine = new HashSet<>(projects.mineByKey());
        mine.retainAll(keys);
        return mine;
    }

    private List<Piece> pieces(String words, String text) {
        return words == null ? List.of(new Piece(text, false)) : search.index().snippet(words, text);
    }
}
