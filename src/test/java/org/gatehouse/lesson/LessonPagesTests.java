package org.gatehouse.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.gatehouse.Stage;
import org.gatehouse.Visitor;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LessonPagesTests extends Stage {

    @Autowired
    Lessons lessons;

    private Visitor visitor(String person) {
        return new Visitor(port).signIn(person);
    }

    private static Lessons.Draft draft(String what) {
        return new Lessons.Draft("plan/draftPlan", what, "Ask earlier", "supplier");
    }

    @Test
    void lessonsAreWrittenByTheTeamAndFoundByWhoMaySeeTheProject() {
        String key = newProject();
        Visitor chen = visitor("chen");
        assertThat(chen.post(
                                "/projects/" + key + "/report/lessons",
                                Map.of("step", "plan/nowhere", "whatHappened", "x", "whatToDo", "y"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(chen.post(
                                "/projects/" + key + "/report/lessons",
                                Map.of(
                                        "step",
                                        "work-item/doWork",
                                        "whatHappened",
                                        "100% of " + key + " came late",
                                        "whatToDo",
                                        "Fix a date",
                                        "tag",
                                        "供应商"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(chen.get("/projects/" + key + "/report/lessons").body()).contains("came late");
        String search = "/lessons?q=100%25+of+" + key;
        assertThat(chen.get(search).body()).contains("came late");
        assertThat(visitor("zhao").get(search).body()).contains("came late");
        assertThat(visitor("sun").get(search).body()).doesNotContain("came late");
        assertThat(chen.get("/lessons?q=1000%25+of+" + key).body()).doesNotContain("came late");
        assertThat(chen.get("/lessons?q=" + key.toLowerCase() + "&tag=none").body())
                .doesNotContain("came late");

        Lesson lesson = lessons.of(key).get(0);
        assertThatThrownBy(() -> as("wu", () -> lessons.remove(key, lesson.id())))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as("sun", () -> lessons.add(key, draft("x")))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> as("zhao", () -> lessons.add(key, draft("x")))).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as("lin", () -> lessons.remove("OTHER", lesson.id())))
                .isInstanceOf(NotFound.class);
        as("lin", () -> lessons.remove(key, lesson.id()));
        assertThat(lessons.of(key)).isEmpty();
        assertThatThrownBy(() -> as(
                        "chen", () -> lessons.add(key, new Lessons.Draft("plan/draftPlan", "x".repeat(4001), "y", ""))))
                .isInstanceOf(InvalidInput.class);
    }
}
