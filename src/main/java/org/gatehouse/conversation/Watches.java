package org.gatehouse.conversation;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gatehouse.project.Project;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who hears of what is said. The project manager and those whose affair a thing is hear of it, so do those who watch it
 * or the whole project; who takes part watches from then on. Whoever muted the thing or the project hears nothing, but
 * that they were mentioned.
 */
@Component
class Watches {

    private final JdbcClient sql;
    private final Clock clock;

    Watches(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** What somebody chose. */
    enum Choice {
        NONE,
        WATCHED,
        MUTED
    }

    /** What a person chose for a subject and for its project. */
    record Chosen(Choice subject, Choice project) {}

    private record Row(String person, Subject subject, boolean muted) {}

    Chosen chosenBy(String person, Subject subject) {
        Choice one = Choice.NONE;
        Choice whole = Choice.NONE;
        for (Row row : rows(subject)) {
            if (row.person().equals(person)) {
                Choice choice = row.muted() ? Choice.MUTED : Choice.WATCHED;
                one = row.subject().equals(subject) ? choice : one;
                whole = row.subject().kind().equals("project") ? choice : whole;
            }
        }
        return new Chosen(one, whole);
    }

    /** Who is to hear of something said there; who said it is among them. */
    Set<String> audience(Subject subject, Topic topic, Project project) {
        Set<String> audience = new TreeSet<>(topic.people());
        audience.add(project.managerId());
        List<Row> rows = rows(subject);
        rows.stream().filter(row -> !row.muted()).forEach(row -> audience.add(row.person()));
        rows.stream().filter(Row::muted).forEach(row -> audience.remove(row.person()));
        return audience;
    }

    void choose(String person, Subject subject, Choice choice) {
        sql.sql("delete from subject_watch where project_key = ? and subject = ? and person_id = ?")
                .params(subject.projectKey(), subject.toString(), person)
                .update();
        if (choice != Choice.NONE) {
            add(person, subject, choice == Choice.MUTED);
        }
    }

    /** Who takes part watches, unless they chose before. */
    void takesPart(String person, Subject subject) {
        boolean chose = rows(subject).stream()
                .anyMatch(row -> row.person().equals(person) && row.subject().equals(subject));
        if (!chose) {
            add(person, subject, false);
        }
    }

    private void add(String person, Subject subject, boolean muted) {
        sql.sql("insert into subject_watch (person_id, project_key, subject, muted, chosen_at) values (?, ?, ?, ?, ?)")
                .params(person, subject.projectKey(), subject.toString(), muted, CommentRows.utc(clock.instant()))
                .update();
    }

    private List<Row> rows(Subject subject) {
        return sql.sql("select person_id, subject, muted from subject_watch where project_key = :project"
                        + " and subject in (:subject, :whole)")
                .param("project", subject.projectKey())
                .param("subject", subject.toString())
                .param("whole", Subject.ofProject(subject.projectKey()).toString())
                .query((row, at) -> new Row(
                        row.getString("person_id"), Subject.of(row.getString("subject")), row.getBoolean("muted")))
                .list();
    }
}
