package org.gatehouse.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.gatehouse.Stage;
import org.gatehouse.Visitor;
import org.gatehouse.gate.Evidence;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.notice.Notices;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From a lesson in one project to the same step of the next, and from several to a proposal for the model. */
class LessonProcessTests extends Stage {

    @Autowired
    Lessons lessons;

    @Autowired
    LessonsSection section;

    @Autowired
    Proposals proposals;

    @Autowired
    Notices notices;

    private Visitor visitor(String person) {
        return new Visitor(port).signIn(person);
    }

    private long learn(String person, String key, String step, String what, String todo) {
        return as(person, () -> lessons.add(key, Lessons.Draft.of(step, what, todo)));
    }

    @Test
    void aLessonOfOneProjectComesBackAtTheSameStepOfTheNext() {
        String earlier = newProject();
        String what = "Goals of " + earlier + " had no owner <img src=x onerror=alert(1)>";
        long lesson = learn("chen", earlier, "goal/defineGoals", what, "Name an owner for each goal");
        Visitor lin = visitor("lin");
        String ofEarlier = openTask("lin", earlier, "defineGoals").getId();
        assertThat(lin.get("/tasks/" + ofEarlier + "/hints").body())
                .as("its own")
                .doesNotContain("Goals of " + earlier);

        String next = newProject();
        String task = openTask("lin", next, "defineGoals").getId();
        assertThat(lin.get("/tasks/" + task + "/hints").body())
                .contains("Name an owner for each goal", "Goals of " + earlier, "/lessons/" + lesson)
                .contains("/projects/" + next + "/lessons?step=goal/defineGoals#write")
                .doesNotContain("<img");
        assertThat(lin.get("/projects/" + next + "/hints?tab=goals").body()).contains("Goals of " + earlier);
        assertThat(lin.get("/projects/" + next + "/hints?tab=risks").body()).doesNotContain("Goals of");
        assertThat(visitor("sun").get("/tasks/" + task + "/hints").statusCode()).isEqualTo(404);
        assertThat(visitor("sun").get("/projects/" + next + "/hints?tab=goals").statusCode())
                .isEqualTo(404);
        assertThat(lessons.relevant("goal", "defineGoals", next, 2)).first().returns(lesson, Lesson::id);
        assertThat(lessons.relevant("goal", "defineGoals", next, 2)).hasSizeLessThanOrEqualTo(2);

        for (String reader : List.of("sun", "wu", "amy")) {
            as(reader, () -> lessons.judge(lesson, false));
        }
        assertThat(lin.get("/tasks/" + task + "/hints").body()).doesNotContain("Goals of " + earlier);
        assertThat(lin.get("/lessons?q=" + earlier).body()).contains("had no owner");
    }

    @Test
    void aGatesLessonsStandInItsFormAndItsDossierAndNotAtAnotherGate() {
        String earlier = newProject();
        String what = "The sponsor of " + earlier + " asked for the budget split";
        learn("lin", earlier, "project/goalGate", what, "Bring the split along");
        String next = newProject();
        submitGoals(next);
        String task = openTask("fang", next, "decideGate").getId();
        assertThat(visitor("fang").get("/tasks/" + task + "/hints").body())
                .contains(what)
                .contains("step=project/goalGate");
        Evidence evidence = section.gather(next, "goal", "");
        assertThat(evidence.rows()).anyMatch(row -> row.get(0).text().equals(what));
        assertThat(section.gather(next, "plan", "").rows())
                .noneMatch(row -> row.get(0).text().equals(what));
        assertThat(section.gather(earlier, "goal", "").rows())
                .noneMatch(row -> row.get(0).text().equals(what));
    }

    @Test
    void whatRepeatsItselfIsProposedOnceAndTheAuthorsHearWhatCameOfIt() {
        String step = "risk/assessRisk";
        String first = newProject();
        String second = newProject();
        learn(
                "chen",
                first,
                step,
                "Nobody knew the probability of a flooded warehouse",
                "Ask the insurer about floods");
        assertThat(open(step)).isEmpty();
        learn("wu", second, step, "Probability of the flooded warehouse was guessed", "Ask the insurer about floods");
        Proposal proposal = only(step);
        assertThat(proposal.lessons()).isEqualTo(2);
        assertThat(proposal.reason().english()).startsWith("2 lessons of 2 projects");
        learn("lin", second, step, "Warehouse flooded, probability unknown", "Ask the insurer early about floods");
        learn("lin", second, step, "The translator was away", "Have two translators");
        assertThat(only(step)).satisfies(grown -> {
            assertThat(grown.id()).isEqualTo(proposal.id());
            assertThat(grown.lessons()).isEqualTo(3);
        });

        Visitor han = visitor("han");
        String page = "/lessons/proposals/" + proposal.id();
        assertThat(han.get("/lessons/proposals?model=risk").body()).contains(page);
        assertThat(han.get("/lessons/proposals/models/risk").body())
                .contains("\"id\":\"assessRisk\"", "\"pin\":1", "step=assessRisk");
        assertThat(han.get(page).body()).contains("guessed", "insurer");
        for (String stranger : List.of("chen", "lin")) {
            assertThat(visitor(stranger).get("/lessons/proposals").statusCode()).isEqualTo(403);
            assertThat(visitor(stranger)
                            .post(page + "/dismissal", Map.of("answer", "x"))
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThatThrownBy(() -> as("lin", () -> proposals.dismiss(proposal.id(), "x")))
                .isInstanceOf(NotAllowed.class);
        assertThat(han.post(page + "/acceptance", Map.of("answer", "Field for the source added"))
                        .statusCode())
                .as("no version")
                .isEqualTo(422);
        assertThat(han.post(page + "/acceptance", Map.of("answer", "Field for the source added", "modelVersion", "2"))
                        .statusCode())
                .isEqualTo(302);
        assertThatThrownBy(() -> as("han", () -> proposals.dismiss(proposal.id(), "x")))
                .isInstanceOf(Conflict.class);
        assertThat(open(step)).isEmpty();
        for (String author : List.of("chen", "wu", "lin")) {
            assertThat(as(author, () -> notices.unread(author)))
                    .anyMatch(notice -> notice.text().contains("Field for the source added"));
        }
        assertThat(han.get("/lessons/proposals?open=false&model=risk").body()).contains(page);
    }

    @Test
    void whatWasDismissedIsNotBroughtUpAgain() {
        String step = "review/reviewProject";
        String first = newProject();
        String second = newProject();
        learn("chen", first, step, "评审会议总是超过一个小时", "评审会议限时三十分钟");
        learn("wu", second, step, "评审会议超过一个小时没有结论", "评审会议限时三十分钟");
        Proposal proposal = only(step);
        assertThatThrownBy(() -> as("han", () -> proposals.dismiss(proposal.id(), "  ")))
                .isInstanceOf(InvalidInput.class);
        as("han", () -> proposals.dismiss(proposal.id(), "Meetings are no part of the model"));
        long third = learn("lin", second, step, "评审会议又超过一个小时", "评审会议限时三十分钟");
        as("sun", () -> lessons.judge(third, true));
        assertThat(open(step)).isEmpty();
    }

    private List<Proposal> open(String step) {
        String[] ids = step.split("/");
        return as("han", () -> proposals.page(true, ids[0], ids[1], 50, 0));
    }

    private Proposal only(String step) {
        List<Proposal> open = open(step);
        assertThat(open).hasSize(1);
        return open.get(0);
    }
}
