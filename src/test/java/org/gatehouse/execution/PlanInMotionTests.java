package org.gatehouse.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.List;
import org.gatehouse.Visitor;
import org.gatehouse.plan.Dependency;
import org.gatehouse.plan.ItemDraft;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.schedule.Activity.Kind;
import org.gatehouse.schedule.Lag;
import org.gatehouse.schedule.LinkType;
import org.junit.jupiter.api.Test;

/** The plan and what runs are one: links release work, work moves bars, and bars move what runs. */
class PlanInMotionTests extends WorkTest {

    @Test
    void aMilestoneThatNobodyAnswersForIsReachedWithItsPredecessors() {
        String project = newProject();
        WorkItem work = add(project, "Write", "chen");
        WorkItem milestone = as(
                "lin",
                () -> items.add(
                        project,
                        ItemDraft.of("Texts are ready", "", null, null, null)
                                .after(work.key())
                                .placed(Kind.MILESTONE, null)));
        WorkItem last = add(project, "Print", "wu", draft -> draft.after(milestone.key()));
        execute(project);
        assertThat(status(milestone)).isEqualTo(ItemStatus.PLANNED);
        finish(work);
        assertThat(status(milestone)).isEqualTo(ItemStatus.DONE);
        assertThat(instances(milestone)).isEmpty();
        assertThat(status(last)).isEqualTo(ItemStatus.RELEASED);
        finish(last);
        assertThat(isExecuting(project)).isFalse();
    }

    @Test
    void workThatStartsWithOtherWorkIsReleasedWithIt() {
        String project = newProject();
        WorkItem first = add(project, "Plan", "chen");
        WorkItem lead = add(project, "Design", "chen", draft -> draft.after(first.key()));
        WorkItem beside = add(
                project,
                "Review",
                "wu",
                draft -> draft.linked(List.of(new Dependency(lead.key(), LinkType.SS, 0, Lag.Unit.WORKING))));
        execute(project);
        assertThat(status(beside)).isEqualTo(ItemStatus.PLANNED);
        finish(first);
        assertThat(status(lead)).isEqualTo(ItemStatus.RELEASED);
        assertThat(status(beside)).isEqualTo(ItemStatus.RELEASED);
    }

    @Test
    void whatFollowsASummaryWaitsForAllInIt() {
        String project = newProject();
        WorkItem phase = as(
                "lin",
                () -> items.add(
                        project,
                        ItemDraft.of("Preparation", "", null, null, null).placed(Kind.SUMMARY, null)));
        WorkItem one = add(project, "One", "chen", draft -> draft.placed(Kind.WORK, phase.key()));
        WorkItem two = add(project, "Two", "wu", draft -> draft.placed(Kind.WORK, phase.key()));
        WorkItem after = add(project, "After", "wu", draft -> draft.after(phase.key()));
        execute(project);
        assertThat(instances(phase)).as("a summary is no work").isEmpty();
        finish(one);
        assertThat(status(after)).isEqualTo(ItemStatus.PLANNED);
        finish(two);
        assertThat(status(after)).isEqualTo(ItemStatus.RELEASED);
        finish(after);
        assertThat(isExecuting(project)).isFalse();
    }

    @Test
    void aDraggedBarTakesTheOpenTaskAndItsTimersAlong() throws Exception {
        String project = newProject();
        WorkItem item =
                as("lin", () -> items.add(project, ItemDraft.of("Call", "chen", null, null, BigDecimal.valueOf(16))));
        execute(project);
        LocalDate due = items.require(item.key()).finishDate();
        LocalDate later = due.plusDays(14);
        JsonNode answer = change(
                project,
                "{\"kind\":\"move\",\"item\":\"%s\",\"version\":%d,\"start\":\"%sT09:00\"}",
                item.key(),
                items.require(item.key()).version(),
                later);
        LocalDate moved = items.require(item.key()).finishDate();
        assertThat(moved).isAfter(due);
        assertThat(answer.at("/items/0/id").asText()).isEqualTo(item.key());
        assertThat(task(item, "doWork").getDueDate()).isEqualTo(at(moved, LocalTime.of(18, 0)));
        assertThat(timer(item, "dueSoon").getDuedate()).isEqualTo(at(moved.minusDays(1), LocalTime.of(9, 0)));

        change(project, answer.get("undo").toString().replace("%", "%%"));
        assertThat(items.require(item.key()).finishDate()).isEqualTo(due);
        assertThat(task(item, "doWork").getDueDate()).isEqualTo(at(due, LocalTime.of(18, 0)));
    }

    @Test
    void finishingATaskEndsItsBarAndPullsWhatFollows() {
        String project = newProject();
        WorkItem first =
                as("lin", () -> items.add(project, ItemDraft.of("Long", "chen", null, null, BigDecimal.valueOf(80))));
        WorkItem second = as(
                "lin",
                () -> items.add(
                        project,
                        ItemDraft.of("Next", "wu", null, null, BigDecimal.valueOf(8))
                                .after(first.key())));
        execute(project);
        LocalDate planned = items.require(second.key()).startDate();
        finish(first);
        assertThat(items.require(first.key()).finishDate()).isEqualTo(today());
        assertThat(items.require(second.key()).startDate()).isBefore(planned);
        assertThat(task(second, "doWork").getDueDate())
                .isEqualTo(at(items.require(second.key()).finishDate(), LocalTime.of(18, 0)));
    }

    @Test
    void whatHasBegunStaysWhereItBegan() {
        String project = newProject();
        WorkItem item =
                as("lin", () -> items.add(project, ItemDraft.of("Call", "chen", null, null, BigDecimal.valueOf(16))));
        execute(project);
        as("chen", () -> work.report(item.key(), new Work.Report(50, today(), null, "")));
        HttpResponse<String> refused = send(
                project,
                "{\"kind\":\"move\",\"item\":\"%s\",\"version\":%d,\"start\":\"%sT09:00\"}",
                item.key(),
                items.require(item.key()).version(),
                today().plusDays(14));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.headers().firstValue("Content-Type").orElse("")).contains("problem+json");
    }

    private JsonNode change(String project, String change, Object... values) throws Exception {
        HttpResponse<String> answer = send(project, change, values);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    private HttpResponse<String> send(String project, String change, Object... values) {
        Visitor lin = visitor("lin");
        String token = lin.get("/api/csrf").body().replaceAll(".*\"token\"\\s*:\\s*\"([^\"]+)\".*", "$1");
        return lin.json(
                "POST",
                "/projects/" + project + "/plan/gantt",
                "{\"revision\":" + items.revision(project) + ",\"change\":" + change.formatted(values) + "}",
                "X-CSRF-TOKEN",
                token);
    }

    private Date at(LocalDate day, LocalTime time) {
        return Date.from(day.atTime(time).atZone(clock.getZone()).toInstant());
    }
}
