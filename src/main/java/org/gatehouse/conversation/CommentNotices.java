package org.gatehouse.conversation;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.notice.Notices;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.gatehouse.person.Person;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.stereotype.Component;

/** Tells people what was said: each once, with the best reason there is, and never those who may not see the project. */
@Component
class CommentNotices {

    /** So much of a comment stands in a notice, in characters. */
    private static final int EXCERPT = 120;

    private final Notices notices;
    private final Projects projects;
    private final People people;
    private final CurrentPerson me;
    private final Markdown markdown;

    CommentNotices(Notices notices, Projects projects, People people, CurrentPerson me, Markdown markdown) {
        this.notices = notices;
        this.projects = projects;
        this.people = people;
        this.me = me;
        this.markdown = markdown;
    }

    /** Display names by id of those who may be mentioned in a project. */
    Map<String, String> mentionable(Project project) {
        return projects.audience(project).stream().collect(Collectors.toMap(Person::id, Person::name));
    }

    /**
     * @param answered the comment it answers; null for none
     * @param audience who wants to hear of it
     */
    void said(Comment comment, Topic topic, Project project, Comment answered, Set<String> audience) {
        Set<String> able = mentionable(project).keySet();
        Set<String> told = new HashSet<>(Set.of(me.id()));
        markdown.mentioned(comment.body(), able).forEach(person -> tell(told, person, "mentioned", comment, topic));
        if (answered != null && able.contains(answered.authorId()) && audience.contains(answered.authorId())) {
            tell(told, answered.authorId(), "replied", comment, topic);
        }
        audience.stream().filter(able::contains).forEach(person -> tell(told, person, "commented", comment, topic));
    }

    /** Whoever is mentioned only now hears of it now. */
    void changed(Comment before, String text, Topic topic, Project project) {
        Set<String> able = mentionable(project).keySet();
        Set<String> told = new HashSet<>(markdown.mentioned(before.body(), able));
        told.add(me.id());
        for (String person : markdown.mentioned(text, able)) {
            tell(told, person, "mentioned", before, topic, text);
        }
    }

    private void tell(Set<String> told, String person, String why, Comment comment, Topic topic) {
        tell(told, person, why, comment, topic, comment.body());
    }

    private void tell(Set<String> told, String person, String why, Comment comment, Topic topic, String text) {
        if (told.add(person)) {
            notices.tell(
                    person,
                    "conversation.notice." + why,
                    List.of(people.name(me.id()), topic.name(), excerpt(text)),
                    comment.link());
        }
    }

    /** A bar between spaces would be read as a text in two languages. */
    private String excerpt(String text) {
        String words = markdown.beginning(text, EXCERPT).replace(" | ", " / ");
        return words.isEmpty() ? "…" : words;
    }
}
