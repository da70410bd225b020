package org.gatehouse.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.gatehouse.HouseTest;
import org.gatehouse.Morning;
import org.gatehouse.Visitor;
import org.gatehouse.engine.Label;
import org.gatehouse.engine.TaskGiven;
import org.gatehouse.engine.TaskOver;
import org.gatehouse.kernel.NotFound;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People are told once, in their language, in the portal and, when and as they chose, outside of it. */
class NoticesTests extends HouseTest {

    @Autowired
    Notices notices;

    @Autowired
    NoticeRepository table;

    @Autowired
    Post post;

    @Autowired
    TaskWord taskWord;

    @Autowired
    JdbcClient sql;

    /** Other tests' notices are none of ours. */
    @BeforeEach
    void startEmpty() {
        table.deleteAll();
        sql.sql("delete from delivery where channel in ('mail', 'chat')").update();
        sql.sql("delete from notice_setting").update();
        sql.sql("delete from notice_choice").update();
    }

    @AfterEach
    void backToNow() {
        Morning.goesOn();
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void theReaderGetsItInTheirLanguage() {
        tell("chen");
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        assertThat(notices.unread("chen"))
                .extracting(Notices.Word::text)
                .containsExactly("SEO-3 Write is due on 5 Jan 2027 (Spring).");
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        assertThat(notices.unread("chen"))
                .extracting(Notices.Word::text)
                .containsExactly("SEO-3 Write 将于 2027年1月5日 到期（Spring）。");
        assertThat(notices.unread("wu")).isEmpty();
    }

    @Test
    void whoOpensItHasReadItAndNobodyElseCan() {
        tell("chen");
        tell("chen");
        long newest = notices.unread("chen").get(0).id();
        assertThatThrownBy(() -> notices.open(newest, "wu")).isInstanceOf(NotFound.class);
        Visitor chen = new Visitor(port).signIn("chen");
        assertThat(chen.get("/notices/count").body()).contains(">2<");
        HttpResponse<String> opened = chen.get("/notices/" + newest);
        assertThat(opened.headers().firstValue("Location").orElseThrow()).endsWith("/projects/SEO/work/SEO-3");
        assertThat(notices.unread("chen")).hasSize(1);
        assertThat(chen.get("/notices?state=read").body()).contains("/notices/" + newest);
        assertThat(chen.get("/notices?state=unread").body()).doesNotContain("/notices/" + newest);
        assertThat(chen.get("/notices").body()).contains("/notices/" + newest, "/me/notices");
        assertThat(chen.get("/notices?state=lost").statusCode()).isEqualTo(422);
        assertThat(new Visitor(port).signIn("wu").get("/notices/" + newest).statusCode())
                .isEqualTo(404);
        tell("chen");
        notices.readUpTo(newest, "chen");
        assertThat(notices.unread("chen")).as("what came later stays").hasSize(1);
        notices.readUpTo(Long.MAX_VALUE, "wu");
        assertThat(notices.unread("chen")).hasSize(1);
        assertThat(chen.post("/notices/read", Map.of("newest", Long.toString(Long.MAX_VALUE)))
                        .statusCode())
                .isEqualTo(302);
        assertThat(notices.unread("chen")).isEmpty();
    }

    @Test
    void whatMayLeaveNowIsOneMailEachAndManyComeAsOne() {
        tell("chen");
        tell("wu");
        assertThat(post.collect()).isEqualTo(2);
        assertThat(post.collect()).isZero();
        assertThat(mails()).containsExactlyInAnyOrder("chen@example.com", "wu@example.com");
        for (int count = 0; count < 12; count++) {
            tell("chen");
        }
        assertThat(post.collect()).isEqualTo(1);
        assertThat(mails()).hasSize(3);
    }

    @Test
    void whatWasReadMeanwhileOrIsForNobodyIsNotMailed() {
        tell("chen");
        notices.readUpTo(Long.MAX_VALUE, "chen");
        tell("nobody");
        post.collect();
        assertThat(mails()).isEmpty();
        assertThat(sql.sql("select count(*) from notice_post")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void itComesAsThePersonChose() {
        Visitor chen = new Visitor(port).signIn("chen");
        Map<String, String> form = Map.of(
                "zone", "Europe/Berlin",
                "digestAt", "08:15",
                "workingDays", "true",
                "quietFrom", "20:00",
                "quietUntil", "07:00",
                "WORK.MAIL", "DIGEST",
                "RISKS.MAIL", "NEVER");
        assertThat(chen.post("/me/notices", form).statusCode()).isEqualTo(302);
        assertThat(chen.get("/me/notices").body()).contains("Europe/Berlin", "08:15", "20:00");

        // Thursday, 14:00 in Berlin, then 21:00.
        at("2026-11-05T13:00:00Z");
        tell("chen");
        tell("chen");
        notices.tell("chen", "notice.risk.yours", List.of("SEO-R1 Fire", "Spring"), "/projects/SEO/risks/SEO-R1");
        notices.tell("chen", "notice.review.decided", List.of("Spring", "2", "go"), "/projects/SEO/reviews");
        assertThat(post.collect()).as("the review alone").isEqualTo(1);
        at("2026-11-05T20:00:00Z");
        notices.tell("chen", "notice.review.decided", List.of("Spring", "3", "go"), "/projects/SEO/reviews");
        assertThat(post.collect()).as("quiet").isZero();
        notices.tell("chen", "notice.waiting.reminded", List.of("Decide", "Spring", "2026-11-01", "Lin"), "/");
        assertThat(post.collect()).as("urgent").isEqualTo(1);
        at("2026-11-06T06:00:01Z");
        assertThat(post.collect()).as("the quiet hours are over").isEqualTo(1);
        at("2026-11-06T07:15:01Z");
        assertThat(post.collect()).as("the digest, as one").isEqualTo(1);
        assertThat(subjects()).last().asString().contains("Your day in Gatehouse: messages (2)");
        assertThat(notices.unread("chen")).as("the portal keeps all").hasSize(6);
    }

    @Test
    void theDigestComesAtItsNewTime() {
        Visitor chen = new Visitor(port).signIn("chen");
        at("2026-11-05T03:00:00Z");
        Map<String, String> nine = Map.of("zone", "Asia/Shanghai", "digestAt", "09:00", "WORK.MAIL", "DIGEST");
        chen.post("/me/notices", nine);
        tell("chen");
        Map<String, String> noon = Map.of("zone", "Asia/Shanghai", "digestAt", "12:00", "WORK.MAIL", "DIGEST");
        chen.post("/me/notices", noon);
        at("2026-11-05T04:00:01Z");
        assertThat(post.collect()).isEqualTo(1);
    }

    @Test
    void wrongHabitsAreRefusedAndChangeNothing() {
        Visitor chen = new Visitor(port).signIn("chen");
        for (Map<String, String> wrong : List.of(
                Map.of("zone", "Mars/Base", "digestAt", "09:00"),
                Map.of("zone", "Asia/Shanghai", "digestAt", ""),
                Map.of("zone", "Asia/Shanghai", "digestAt", "9 o'clock"),
                Map.of("zone", "Asia/Shanghai", "digestAt", "09:00", "quietFrom", "22:00"),
                Map.of("zone", "Asia/Shanghai", "digestAt", "09:00", "quietFrom", "22:00", "quietUntil", "22:00"),
                Map.of("zone", "Asia/Shanghai", "digestAt", "09:00", "WORK.MAIL", "SOMETIMES"))) {
            assertThat(chen.post("/me/notices", wrong).statusCode()).isEqualTo(422);
        }
        assertThat(sql.sql("select count(*) from notice_setting")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aTaskIsToldOnceAndSettledWithIt() {
        taskWord.given(given("4711", "decideGate", "fang"));
        taskWord.given(given("4711", "decideGate", "fang"));
        assertThat(table.countUnread("fang", 10)).isEqualTo(1);
        assertThat(notices.unread("fang"))
                .as("the first page shows it as a task")
                .isEmpty();
        taskWord.over(new TaskOver("4711", "decideGate", "SEO", null, "fang"));
        assertThat(table.countUnread("fang", 10)).isZero();
        assertThat(post.collect()).as("done before it was mailed").isZero();

        taskWord.given(given("4712", "decideGate", "fang"));
        notices.tell(
                "fang",
                "notice.waiting.handedOver",
                List.of("Decide", "Spring", "Lin", "away"),
                "/camunda/app/tasklist/default/#/?task=4712");
        assertThat(table.countUnread("fang", 10)).as("said in more words").isEqualTo(1);
    }

    private static TaskGiven given(String id, String step, String person) {
        return new TaskGiven(id, Label.of("Decide | 决策 | Spring"), step, "SEO", null, person, null);
    }

    private void tell(String person) {
        notices.tell(
                person,
                "notice.execution.dueSoon",
                List.of("SEO-3 Write", "2027-01-05", "Spring"),
                "/projects/SEO/work/SEO-3");
    }

    private List<String> mails() {
        return sql.sql("select recipient from delivery where channel = 'mail' order by id")
                .query(String.class)
                .list();
    }

    private List<String> subjects() {
        return sql.sql("select payload from delivery where channel = 'mail' order by id")
                .query(String.class)
                .list();
    }

    private static void at(String instant) {
        ClockUtil.setCurrentTime(Date.from(Instant.parse(instant)));
    }
}
