package org.gatehouse.notice;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.gatehouse.Executing;
import org.gatehouse.Visitor;
import org.gatehouse.engine.Identities;
import org.gatehouse.person.People;
import org.gatehouse.plan.ItemDraft;
import org.gatehouse.plan.WorkItem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a calendar reads under a secret address, checked by another library than the one that writes it. */
class FeedTests extends Executing {

    private static final Pattern ADDRESS = Pattern.compile("value=\"[^\"]*(/feeds/[\\w-]{40,}\\.ics)\"");

    @Autowired
    Identities identities;

    @Autowired
    IdentityService engine;

    @Autowired
    People people;

    @Autowired
    JdbcClient sql;

    @BeforeEach
    void startEmpty() {
        sql.sql("delete from notice_feed").update();
    }

    @Test
    void itFollowsAnItemsDateAndANewApproval() {
        String key = newProject();
        LocalDate start = projects.require(key).startDate();
        WorkItem item =
                addItem(key, ItemDraft.of("Audit, the; site 审计\\", "chen", start, start.plusDays(6), hours(40)));
        String chens = address(new Visitor(port).signIn("chen"));
        Visitor calendar = new Visitor(port);

        HttpResponse<String> first = calendar.get(chens);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/calendar");
        assertThat(first.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(first.headers().firstValue("Cache-Control").orElseThrow()).contains("private");
        VEvent due = event(first, "item-" + item.key());
        assertThat(due.getSummary().getValue()).isEqualTo("Due: " + item.key() + " Audit, the; site 审计\\");
        assertThat(day(due)).isEqualTo(item.finishDate());
        assertThat(due.getDateStart().getValue().hasTime()).isFalse();
        assertThat(due.getSequence().getValue()).isZero();
        assertThat(due.getUrl().getValue()).endsWith("/projects/" + key + "/work/" + item.key());

        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(calendar.get(chens, "If-None-Match", tag).statusCode()).isEqualTo(304);

        ClockUtil.setCurrentTime(
                Date.from(ClockUtil.getCurrentTime().toInstant().plus(Duration.ofMinutes(5))));
        WorkItem moved = as(
                "lin",
                () -> items.change(
                        key,
                        item.key(),
                        items.require(item.key()).version(),
                        ItemDraft.of(item.title(), "chen", start.plusDays(7), start.plusDays(13), hours(40))));
        HttpResponse<String> second = calendar.get(chens, "If-None-Match", tag);
        assertThat(second.statusCode()).isEqualTo(200);
        VEvent later = event(second, "item-" + item.key());
        assertThat(later.getUid()).isEqualTo(due.getUid());
        assertThat(day(later)).isEqualTo(moved.finishDate()).isNotEqualTo(item.finishDate());
        assertThat(later.getSequence().getValue()).isEqualTo(1);
        assertThat(later.getLastModified().getValue())
                .isAfter(due.getLastModified().getValue());

        as("lin", () -> items.cancel(key, item.key(), items.require(item.key()).version(), "no need"));
        assertThat(events(calendar.get(chens)))
                .noneMatch(one -> one.getUid().getValue().startsWith("item-" + item.key() + "@"));

        String fangs = address(new Visitor(port).signIn("fang"));
        assertThat(ofProject(calendar.get(fangs), key)).isEmpty();
        submitGoals(key);
        String task = openTask("fang", key, "decideGate").getId();
        VEvent approval = event(calendar.get(fangs), "task-" + task);
        assertThat(approval.getSummary().getValue()).contains("Test project " + key);
        assertThat(approval.getUrl().getValue()).endsWith("?task=" + task);
        decide("fang", key, "go", "");
        assertThat(ofProject(calendar.get(fangs), key)).isEmpty();
    }

    @Test
    void aSecretThatWasWithdrawnOrWhosePersonLeftOpensNothing() {
        Visitor wu = new Visitor(port).signIn("wu");
        Visitor calendar = new Visitor(port);
        String old = address(wu);
        assertThat(calendar.get(old).statusCode()).isEqualTo(200);
        assertThat(wu.get("/me/notices").body()).as("shown once").doesNotContain(old);
        assertThat(sql.sql("select token_hash from notice_feed where person_id = 'wu'")
                        .query(String.class)
                        .single())
                .doesNotContain(old.substring(7, 20));
        String fresh = address(wu);
        assertThat(calendar.get(old).statusCode()).isEqualTo(404);
        assertThat(calendar.get(fresh).statusCode()).isEqualTo(200);
        assertThat(wu.post("/me/notices/feed/removal", Map.of()).statusCode()).isEqualTo(302);
        assertThat(calendar.get(fresh).statusCode()).isEqualTo(404);
        assertThat(calendar.get("/feeds/" + "x".repeat(43) + ".ics").statusCode())
                .isEqualTo(404);
        assertThat(calendar.get("/feeds/").statusCode()).isEqualTo(401);
        assertThat(wu.post(fresh, Map.of()).statusCode()).isIn(401, 403, 405);

        String guest = "guest" + System.nanoTime();
        identities.create(new Identities.Account(guest, "Guest", "", "guest@example.com", Set.of("staff")), PASSWORD);
        people.remember("known" + System.nanoTime(), "Known");
        String theirs = address(new Visitor(port).signIn(guest));
        assertThat(calendar.get(theirs).statusCode()).isEqualTo(200);
        engine.deleteMembership(guest, "staff");
        people.remember("known" + System.nanoTime(), "Known");
        assertThat(calendar.get(theirs).statusCode()).isEqualTo(404);
    }

    private static String address(Visitor person) {
        Matcher found =
                ADDRESS.matcher(person.post("/me/notices/feed", Map.of()).body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static VEvent event(HttpResponse<String> answer, String uid) {
        return events(answer).stream()
                .filter(one -> one.getUid().getValue().startsWith(uid + "@"))
                .findFirst()
                .orElseThrow();
    }

    private static List<VEvent> ofProject(HttpResponse<String> answer, String key) {
        return events(answer).stream()
                .filter(one -> one.getSummary().getValue().contains("Test project " + key))
                .toList();
    }

    private static List<VEvent> events(HttpResponse<String> answer) {
        ICalendar calendar = Biweekly.parse(answer.body()).first();
        if (calendar.getEvents().isEmpty()) {
            // The one component there is; this reader keeps time zones beside its components, and misses one then.
            assertThat(answer.body()).contains("BEGIN:VTIMEZONE");
        } else {
            assertThat(calendar.validate(ICalVersion.V2_0).isEmpty())
                    .as(() -> calendar.validate(ICalVersion.V2_0).toString())
                    .isTrue();
        }
        assertThat(answer.body().lines()).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
        return calendar.getEvents();
    }

    private static LocalDate day(VEvent event) {
        var start = event.getDateStart().getValue().getRawComponents();
        return LocalDate.of(start.getYear(), start.getMonth(), start.getDate());
    }
}
