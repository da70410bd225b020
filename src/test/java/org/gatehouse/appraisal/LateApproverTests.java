package org.gatehouse.appraisal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.gatehouse.execution.Work;
import org.gatehouse.plan.ItemDraft;
import org.gatehouse.plan.Priority;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.resource.Absence;
import org.gatehouse.resource.Capacity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A project whose approver is a week and a half late: whoever waits for them, before or after, keeps their figures, and
 * the approver's own show it. In working days of 8 hours; March 2027 begins with a Monday and has no holidays.
 */
class LateApproverTests extends AppraisalTest {

    private static final LocalDate MONDAY = LocalDate.of(2027, 3, 1);

    @Autowired
    Facts facts;

    @Autowired
    Capacity capacity;

    @Autowired
    Work reported;

    @Autowired
    Clock time;

    @Test
    void theWaitingPersonsFiguresDoNotSufferAndTheirOwnDelaysDo() {
        itIs(MONDAY);
        String key = newProject();
        as("lin", () -> projects.invite(key, "amy"));
        WorkItem judged = addItem(
                key,
                new ItemDraft(
                        "Audit the site",
                        "",
                        "",
                        "chen",
                        MONDAY,
                        MONDAY.plusDays(4),
                        hours(40),
                        Priority.NORMAL,
                        List.of(),
                        "",
                        true));
        WorkItem after = addItem(
                key,
                ItemDraft.of("Write ten articles", "wu", MONDAY.plusDays(7), MONDAY.plusDays(11), hours(40))
                        .after(judged.key()));
        WorkItem slow = addItem(key, ItemDraft.of("Talk to the agency", "chen", MONDAY, MONDAY.plusDays(4), hours(40)));
        WorkItem away = addItem(key, ItemDraft.of("Draw the icons", "amy", MONDAY, MONDAY.plusDays(4), hours(40)));
        carryOut(key);
        as("amy", () -> capacity.addAbsence("amy", MONDAY.plusDays(2), MONDAY.plusDays(4), Absence.Kind.LEAVE, ""));

        itIs(MONDAY.plusDays(2));
        work("chen", judged, Map.of("hours", "12", "note", "First version"));
        itIs(MONDAY.plusDays(9));
        for (int day : new int[] {0, 1, 3, 4}) {
            as("chen", () -> reported.report(slow.key(), new Work.Report(null, MONDAY.plusDays(day), hours(12), "")));
        }
        work("chen", slow, Map.of("hours", "12", "note", ""));
        work("amy", away, Map.of("hours", "8", "note", ""));
        // The approver kept it from Wednesday to the Monday after next, and then sent it back.
        itIs(MONDAY.plusDays(14));
        judge(judged, "rework", "The shop is missing");
        itIs(MONDAY.plusDays(15));
        work("chen", judged, Map.of("hours", "8", "note", "With the shop"));
        itIs(MONDAY.plusDays(16));
        judge(judged, "accepted", "");
        runAutomatedSteps(key);
        itIs(MONDAY.plusDays(22));
        work("wu", after, Map.of("hours", "8", "note", ""));

        FactLine audit = line(onTime("chen", key), judged);
        assertThat(audit.hit())
                .as("handed in on the 16th, due on the 5th, and not late")
                .isTrue();
        assertThat(audit.charged()).isZero();
        assertThat(audit.worked()).as("two days, and one more").isEqualTo(3 * 480L);
        assertThat(audit.waits()).anySatisfy(wait -> {
            assertThat(wait.kind()).isEqualTo(Wait.Kind.APPROVER);
            assertThat(wait.whom()).isEqualTo("lin");
            assertThat(wait.minutes()).isEqualTo(8 * 480L);
        });
        FactLine own = line(onTime("chen", key), slow);
        assertThat(own.hit()).as("nobody kept this one").isFalse();
        assertThat(own.charged()).as("Monday and Tuesday").isEqualTo(2 * 480L);
        assertThat(onTime("chen", key).value()).isEqualByComparingTo("50");

        FactLine articles = line(onTime("wu", key), after);
        assertThat(articles.due()).isEqualTo(MONDAY.plusDays(11));
        assertThat(articles.hit())
                .as("released on the 17th only, due on the 12th")
                .isTrue();
        assertThat(articles.waits()).singleElement().satisfies(wait -> {
            assertThat(wait.kind()).isEqualTo(Wait.Kind.PREDECESSOR);
            assertThat(wait.what()).isEqualTo(judged.key());
            assertThat(wait.minutes()).as("from the 8th to the 17th").isEqualTo(7 * 480L);
        });
        assertThat(onTime("wu", key).value()).isEqualByComparingTo("100");

        FactLine icons = line(onTime("amy", key), away);
        assertThat(icons.hit())
                .as("three days away, two days after the due day")
                .isTrue();
        assertThat(icons.waits())
                .singleElement()
                .satisfies(wait -> assertThat(wait.kind()).isEqualTo(Wait.Kind.AWAY));

        Measured response = measure("lin", key, Source.RESPONSE);
        assertThat(response.value()).as("the approver: 64 hours and 8").isEqualByComparingTo("36");
        assertThat(response.lines()).extracting(FactLine::hit).containsExactly(false, true);
        assertThat(measure("chen", key, Source.FIRST_TRY).value()).isEqualByComparingTo("0");
        assertThat(measure("chen", key, Source.REWORK).value()).isEqualByComparingTo("50");
        assertThat(measure("chen", key, Source.ESTIMATES).value())
                .as("20 of 40, 60 of 40")
                .isEqualByComparingTo("50");
        assertThat(measure("chen", key, Source.HOURS).value()).as("80 for 80").isEqualByComparingTo("0");
        assertThat(measure("chen", key, Source.LESSONS).value()).isEqualByComparingTo("0");
        assertThat(measure("sun", key, Source.ON_TIME).value())
                .as("nothing to measure")
                .isNull();
    }

    private Measured onTime(String person, String key) {
        return measure(person, key, Source.ON_TIME);
    }

    private Measured measure(String person, String key, Source source) {
        Kpi kpi = Kpi.of(
                1, 0, new KpiDraft("x", "", source, null, "", 100, BigDecimal.valueOf(8), BigDecimal.valueOf(40)));
        return facts.of(new Scope(person, key, MONDAY, MONDAY.plusDays(30), LocalDateTime.now(time)), List.of(kpi))
                .get(kpi);
    }

    private static FactLine line(Measured measured, WorkItem item) {
        return measured.lines().stream()
                .filter(line -> line.label().startsWith(item.key() + " "))
                .findFirst()
                .orElseThrow();
    }

    private void work(String person, WorkItem item, Map<String, Object> answer) {
        Task task = tasks.createTaskQuery()
                .processInstanceBusinessKey(item.key())
                .taskDefinitionKey("doWork")
                .singleResult();
        as(person, () -> desk.complete(task.getId(), person, List.of("staff"), answer));
        runAutomatedSteps(item.projectKey());
    }

    private void judge(WorkItem item, String decision, String reason) {
        Task task = tasks.createTaskQuery()
                .processInstanceBusinessKey(item.key())
                .taskDefinitionKey("acceptWork")
                .singleResult();
        as(
                "lin",
                () -> desk.complete(
                        task.getId(), "lin", List.of("manager"), Map.of("decision", decision, "reason", reason)));
        runAutomatedSteps(item.projectKey());
    }
}
