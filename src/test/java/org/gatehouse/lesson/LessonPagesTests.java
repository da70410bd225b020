package org.gatehouse.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.Stage;
import org.gatehouse.Statements;
import org.gatehouse.Visitor;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.trail.Trail;
import org.gatehouse.trail.TrailEntry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LessonPagesTests extends Stage {

    @Autowired
    Lessons lessons;

    @Autowired
    Trail trail;

    private Visitor visitor(String person) {
        return new Visitor(port).signIn(person);
    }

    private static Lessons.Draft draft(String what) {
        return Lessons.Draft.of("plan/draftPlan", what, "Ask earlier", "supplier");
    }

    private static Map<String, String> entry(String step, String what) {
        return Map.of(
                "step",
                step,
                "whatHappened",
                what,
                "whatToDo",
                "Fix a date",
                "tags",
                "供应商，Late ,late",
                "category",
                "badly",
                "market",
                "Machine builders");
    }

    @Test
    void lessonsAreWrittenByTheTeamAndReadByTheHouseWithoutTheProjectsName() {
        String key = newProject();
        Visitor chen = visitor("chen");
        String path = "/projects/" + key + "/lessons";
        assertThat(chen.post(path, entry("plan/nowhere", "x")).statusCode()).isEqualTo(422);
        assertThat(chen.post(path, Map.of("step", "plan/draftPlan")).statusCode())
                .isEqualTo(422);
        assertThat(chen.post(path, entry("work-item/doWork", "The parcels of " + key + " came late"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(chen.get(path).body()).contains("came late");
        Lesson lesson = lessons.of(key).get(0);
        assertThat(lesson.tags()).containsExactly("Late", "供应商");
        assertThat(lesson.market()).isEqualTo("Machine builders");

        String name = "Test project " + key;
        String search = "/lessons?q=parcels+" + key.toLowerCase(Locale.ROOT);
        assertThat(chen.get(search).body()).contains("<mark>parcels</mark>", "came late", ">" + name + "</a>");
        assertThat(visitor("zhao").get(search).body()).contains("came late", ">" + name + "</a>");
        Visitor sun = visitor("sun");
        assertThat(sun.get(search, "Accept-Language", "en").body())
                .contains("came late", "from another project")
                .doesNotContain(name);
        assertThat(sun.get("/lessons/" + lesson.id()).body())
                .contains("came late")
                .doesNotContain(name);
        assertThat(sun.get(path).statusCode()).isEqualTo(404);
        assertThat(sun.get("/lessons?project=" + key).statusCode()).isEqualTo(404);
        for (String filter : List.of(
                "&tag=LATE", "&tag=供应商", "&market=machine+builders", "&step=work-item/doWork", "&project=" + key)) {
            assertThat(chen.get(search + filter).body()).as(filter).contains("came late");
        }
        assertThat(chen.get(search + "&tag=none").body()).doesNotContain("came late");
        assertThat(chen.get("/lessons?q=nobody+ever+said+" + key + "zzz&page=99", "Accept-Language", "en")
                        .body())
                .contains("No lesson says that");
        assertThat(sun.get("/lessons/999999999").statusCode()).isEqualTo(404);
    }

    @Test
    void whoWroteItOrTheManagerMendsAndRemovesIt() {
        String key = newProject();
        long id = as("chen", () -> lessons.add(key, draft("The clown of " + key + " was late")));
        Visitor chen = visitor("chen");
        String path = "/projects/" + key + "/lessons/" + id;
        assertThat(chen.get(path).body()).contains("name=\"version\" value=\"0\"");
        assertThat(visitor("wu").get(path).statusCode())
                .as("not theirs: shown, not edited")
                .isEqualTo(302);
        Map<String, String> entry =
                new java.util.HashMap<>(entry("plan/draftPlan", "The juggler of " + key + " fell ill"));
        entry.put("version", "0");
        assertThat(chen.post(path, entry).statusCode()).isEqualTo(302);
        assertThat(chen.post(path, entry).statusCode()).as("mended meanwhile").isEqualTo(409);
        assertThat(chen.get("/lessons?q=juggler+" + key).body()).contains("fell ill");
        assertThat(chen.get("/lessons?q=clown+" + key).body()).doesNotContain("was late");

        assertThatThrownBy(() -> as("wu", () -> lessons.change(key, id, 1, draft("x"))))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as("wu", () -> lessons.remove(key, id))).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as("sun", () -> lessons.add(key, draft("x")))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> as("zhao", () -> lessons.add(key, draft("x")))).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as("lin", () -> lessons.remove("NOSUCH", id))).isInstanceOf(NotFound.class);
        for (Lessons.Draft wrong : List.of(
                draft("x".repeat(4001)),
                new Lessons.Draft("plan/draftPlan", "great", "x", "y", List.of(), null),
                new Lessons.Draft("plan/draftPlan", "", "x", "y", List.of(), "m".repeat(201)),
                new Lessons.Draft("plan/draftPlan", "", "x", "y", List.of("t".repeat(61)), null),
                new Lessons.Draft(
                        "plan/draftPlan",
                        "",
                        "x",
                        "y",
                        java.util.stream.IntStream.range(0, 11)
                                .mapToObj(Integer::toString)
                                .toList(),
                        null))) {
            assertThatThrownBy(() -> as("chen", () -> lessons.add(key, wrong))).isInstanceOf(InvalidInput.class);
        }
        as("lin", () -> lessons.remove(key, id));
        assertThat(lessons.of(key)).isEmpty();
        assertThat(chen.get("/lessons?q=juggler+" + key).body()).doesNotContain("fell ill");
        assertThat(chen.get("/lessons/" + id).statusCode()).isEqualTo(404);
        assertThat(trail.latest(key, 20, Locale.ENGLISH))
                .extracting(TrailEntry::what)
                .anyMatch(what -> what.startsWith("Lesson added: The clown"))
                .anyMatch(what -> what.startsWith("Lesson changed: The juggler"))
                .anyMatch(what -> what.startsWith("Lesson deleted: The juggler"));

        as("lin", () -> projects.requestHold(key, "Waiting"));
        assertThatThrownBy(() -> as("chen", () -> lessons.add(key, draft("x")))).isInstanceOf(Conflict.class);
    }

    @Test
    void anybodyElseJudgesOnceAndMayChangeTheirMind() {
        String key = newProject();
        long id = as("chen", () -> lessons.add(key, draft("Vote on " + key)));
        Visitor sun = visitor("sun");
        String path = "/lessons/" + id + "/judgement";
        assertThat(sun.post(path, Map.of("verdict", "helpful")).body()).contains("aria-pressed=\"true\"");
        sun.post(path, Map.of("verdict", "helpful"));
        sun.post(path, Map.of("verdict", "unhelpful"));
        visitor("zhao").post(path, Map.of("verdict", "helpful"));
        assertThat(lessons.require(id)).satisfies(lesson -> {
            assertThat(lesson.helpful()).isEqualTo(1);
            assertThat(lesson.unhelpful()).isEqualTo(1);
        });
        sun.post(path, Map.of("verdict", ""));
        assertThat(lessons.require(id).unhelpful()).isZero();
        assertThat(visitor("chen").post(path, Map.of("verdict", "helpful")).statusCode())
                .as("their own")
                .isEqualTo(403);
        assertThat(sun.post("/lessons/999999999/judgement", Map.of("verdict", "helpful"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(trail.latest(key, 20, Locale.ENGLISH))
                .extracting(TrailEntry::what)
                .anyMatch(what -> what.startsWith("Lesson found helpful"))
                .anyMatch(what -> what.startsWith("Lesson found not helpful"))
                .anyMatch(what -> what.startsWith("Judgement of a lesson taken back"));
    }

    @Test
    void textsStayInertAndManyLessonsTakeAsManyStatementsAsOne() {
        String key = newProject();
        String evil = "<script>alert('" + key + "')</script><img src=x onerror=alert(1)>";
        as(
                "chen",
                () -> lessons.add(
                        key,
                        new Lessons.Draft(
                                "plan/draftPlan", "", evil, evil, List.of("<img src=x onerror=alert(1)>"), evil)));
        Visitor chen = visitor("chen");
        String project = "/projects/" + key + "/lessons";
        String search = "/lessons?q=" + key;
        for (String page :
                List.of(project, search, "/lessons/" + lessons.of(key).get(0).id())) {
            assertThat(chen.get(page).body())
                    .as(page)
                    .contains("&lt;img src=x onerror=")
                    .doesNotContain("<script>alert", "<img src=x");
        }
        chen.get(search);
        int one = Statements.during(() -> chen.get(search)).size();
        int few = Statements.during(() -> chen.get(project)).size();
        for (int lesson = 0; lesson < 4; lesson++) {
            String what = "Number " + lesson + " of " + key;
            as("wu", () -> lessons.add(key, draft(what)));
        }
        chen.get(search);
        assertThat(Statements.during(() -> chen.get(search))).hasSize(one);
        assertThat(Statements.during(() -> chen.get(project))).hasSize(few);
    }
}
