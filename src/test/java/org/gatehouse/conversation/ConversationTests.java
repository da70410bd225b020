package org.gatehouse.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gatehouse.Executing;
import org.gatehouse.Statements;
import org.gatehouse.Visitor;
import org.gatehouse.attachment.Attachments;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.kernel.Refusal;
import org.gatehouse.notice.Notices;
import org.gatehouse.trail.Trail;
import org.gatehouse.trail.TrailEntry;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Project manager lin, sponsor fang, members chen and wu; zhao is a manager outside the team, amy staff that has nothing
 * to do with it, han an analyst.
 */
class ConversationTests extends Executing {

    private static final Map<String, Visitor> PEOPLE = new TreeMap<>();

    private static String shared;

    @Autowired
    Comments comments;

    @Autowired
    Notices notices;

    @Autowired
    Attachments attachments;

    @Autowired
    Trail trail;

    @Autowired
    JdbcTemplate jdbc;

    /** A project in its execution, made once. */
    private String project() {
        if (shared == null) {
            shared = executing();
        }
        return shared;
    }

    private Visitor visitor(String person) {
        return PEOPLE.computeIfAbsent(person, id -> new Visitor(port).signIn(id));
    }

    private Comment say(String person, String subject, String body) {
        return as(person, () -> comments.add(Subject.of(subject), 0, body, List.of()));
    }

    private Comment answer(String person, Comment to, String body) {
        return as(person, () -> comments.add(to.subject(), to.number(), body, List.of()));
    }

    /** What a person was told and has not read, newest first. */
    private List<String> told(String person) {
        return as(person, () -> {
            LocaleContextHolder.setLocale(Locale.ENGLISH);
            try {
                return notices.unread(person).stream().map(Notices.Word::text).toList();
            } finally {
                LocaleContextHolder.resetLocaleContext();
            }
        });
    }

    private void allRead() {
        jdbc.update("update notice set read_at = current_timestamp where read_at is null");
    }

    private static Refusal refusal(Runnable work) {
        return org.assertj.core.api.Assertions.catchThrowableOfType(Refusal.class, work::run);
    }

    private String threadPath(String subject) {
        return "/projects/" + Subject.of(subject).projectKey() + "/conversation?subject=" + subject;
    }

    private Document thread(String person, String subject) {
        return Jsoup.parse(visitor(person)
                .get(threadPath(subject), "Accept-Language", "en")
                .body());
    }

    @Test
    void whatIsSaidIsToBeReadWhereItBelongs() {
        String key = project();
        String item = "item:" + key + "-1";
        Visitor chen = visitor("chen");
        HttpResponse<String> answer = chen.post(
                "/projects/" + key + "/conversation",
                Map.of(
                        "subject",
                        item,
                        "body",
                        "Which *sites*? <script>alert(1)</script>\n\n| a | b |\n|---|---|\n| 1 | 2 |"));
        assertThat(answer.statusCode()).isEqualTo(200);

        Document page = thread("wu", item);
        assertThat(page.select(".gh-markdown em").text()).isEqualTo("sites");
        assertThat(page.select(".gh-markdown table td")).hasSize(2);
        assertThat(page.select("script, [onerror]")).isEmpty();
        assertThat(page.text()).contains("<script>alert(1)</script>", "Chen Jie");
        assertThat(page.select(".gh-comment__act")).as("somebody else's").isEmpty();
        assertThat(thread("lin", "project:" + key).text()).doesNotContain("Which sites?");
        assertThat(visitor("wu").get("/projects/" + key + "/work/" + key + "-1").body())
                .contains("/projects/" + key + "/conversation?subject=" + item);
        assertThat(trail.latest(key, 1, Locale.ENGLISH))
                .extracting(TrailEntry::what)
                .containsExactly("Commented: " + key + "-1 Audit the site");
    }

    @ParameterizedTest
    @CsvSource({
        // who, reads, writes, changes chen's comment
        "lin,   200, 200, 403",
        "fang,  200, 200, 403",
        "chen,  200, 200, 200",
        "wu,    200, 200, 403",
        "zhao,  200, 200, 403",
        "amy,   404, 404, 404",
        "sun,   404, 404, 404",
        "han,   404, 404, 404",
        "admin, 404, 404, 404",
    })
    void eachRoleGetsThroughItsDoors(String person, int reads, int writes, int changes) {
        String key = project();
        Comment comment = say("chen", "item:" + key + "-1", "Something of ours");
        String base = "/projects/" + key + "/conversation";
        String one = base + "/" + comment.number();
        Visitor visitor = visitor(person);
        for (String path : List.of(
                threadPath("item:" + key + "-1"),
                base + "/comments?subject=item:" + key + "-1",
                one + "/versions",
                "/projects/" + key + "/activity")) {
            assertThat(visitor.get(path).statusCode()).as(path).isEqualTo(reads);
        }
        assertThat(visitor.get(one).statusCode()).isEqualTo(reads == 200 ? 302 : reads);
        assertThat(visitor.get(base + "/people?q=c").statusCode()).isEqualTo(writes);
        assertThat(visitor.post(
                                base,
                                Map.of("subject", "item:" + key + "-1", "body", "x", "replyTo", "" + comment.number()))
                        .statusCode())
                .isEqualTo(writes);
        assertThat(visitor.post(base + "/preview", Map.of("body", "*x*")).statusCode())
                .isEqualTo(writes);
        assertThat(visitor.post(one + "/reaction", Map.of("sign", "AGREE")).statusCode())
                .isEqualTo(writes);
        assertThat(visitor.post(base + "/watch", Map.of("subject", "item:" + key + "-1", "choice", "NONE"))
                        .statusCode())
                .isEqualTo(writes);
        assertThat(visitor.post(one, Map.of("version", "0", "body", "by " + person))
                        .statusCode())
                .isEqualTo(changes);
        if (!person.equals("lin") && !person.equals("chen")) {
            assertThat(visitor.post(one + "/removal", Map.of("reason", "x")).statusCode())
                    .isEqualTo(changes);
        }
    }

    @Test
    void whatIsNotThereIsNotTalkedAbout() {
        String key = project();
        String other = newProject();
        for (String subject : List.of(
                "item:" + key + "-99",
                "risk:" + key + "-R9",
                "change:" + key + "-C9",
                "gate:" + key + "-G999999999",
                "project:" + key + "-1",
                "item:" + other + "-1",
                "project:" + other,
                "nothing:" + key,
                "item:x",
                "")) {
            assertThat(visitor("lin")
                            .get("/projects/" + key + "/conversation?subject=" + subject)
                            .statusCode())
                    .as(subject)
                    .isEqualTo(404);
            assertThat(visitor("lin")
                            .post("/projects/" + key + "/conversation", Map.of("subject", subject, "body", "x"))
                            .statusCode())
                    .as(subject)
                    .isEqualTo(404);
        }
        assertThat(refusal(() -> say("chen", "project:" + key, " \u202E\u0000 ")))
                .isInstanceOf(InvalidInput.class);
        assertThat(refusal(() -> say("chen", "project:" + key, "x".repeat(10_001))))
                .isInstanceOf(InvalidInput.class);
        Comment elsewhere = say("lin", "item:" + key + "-1", "x");
        assertThat(refusal(() ->
                        as("lin", () -> comments.add(Subject.ofProject(key), elsewhere.number(), "x", List.of()))))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void whoIsMentionedHearsOfItAndIsLedThere() {
        String key = project();
        allRead();
        Comment comment = say("chen", "item:" + key + "-1", "Please look, @Wu and @amy and @zhao, `@fang` too");
        assertThat(told("wu"))
                .first()
                .asString()
                .contains("Chen Jie mentioned you: " + key + "-1 Audit the site")
                .contains("Please look");
        assertThat(told("zhao")).as("sees every project").hasSize(1);
        assertThat(told("amy")).as("may not see the project").isEmpty();
        assertThat(told("fang")).as("in code").isEmpty();
        assertThat(told("lin")).as("manages it").first().asString().contains("Chen Jie commented: ");
        assertThat(told("chen")).isEmpty();

        String link =
                jdbc.queryForObject("select link from notice where person_id = 'wu' and read_at is null", String.class);
        HttpResponse<String> there = visitor("wu").get(link);
        assertThat(there.headers().firstValue("Location").orElseThrow())
                .endsWith("/projects/" + key + "/work/" + key + "-1#comment-" + comment.number());
        assertThat(thread("chen", "item:" + key + "-1").select("#comment-" + comment.number() + " .gh-mention"))
                .extracting(
                        element -> element.text().replaceAll("[^A-Za-z @]", "").strip())
                .containsExactly("@ Wu Qian", "@ Zhao Lei");

        allRead();
        as("chen", () -> comments.change(key, comment.number(), 0, "Please look, @wu and @fang"));
        assertThat(told("wu")).as("was told before").isEmpty();
        assertThat(told("fang")).hasSize(1);
    }

    @Test
    void whoTakesPartHearsMoreAndWhoMutedOnlyThatTheyAreMeant() {
        String key = newProject();
        String subject = "project:" + key;
        Comment first = say("chen", subject, "First");
        allRead();
        Comment reply = answer("wu", first, "Second");
        assertThat(told("chen")).first().asString().contains("Wu Qian replied to you: ");
        assertThat(told("fang")).as("does not take part").isEmpty();
        assertThat(reply.replyTo()).isEqualTo(first.number());
        assertThat(answer("lin", reply, "Third").replyTo()).as("one level").isEqualTo(first.number());

        Visitor chen = visitor("chen");
        String watch = "/projects/" + key + "/conversation/watch";
        assertThat(chen.post(watch, Map.of("subject", subject, "choice", "MUTED"))
                        .body())
                .contains("aria-pressed=\"true\"");
        allRead();
        say("wu", subject, "Fourth");
        answer("wu", first, "Fifth");
        assertThat(told("chen")).isEmpty();
        say("wu", subject, "Sixth for @chen");
        assertThat(told("chen")).hasSize(1);

        chen.post(watch, Map.of("subject", subject, "choice", "NONE"));
        allRead();
        say("wu", subject, "Seventh");
        assertThat(told("chen")).isEmpty();
        say("chen", subject, "Eighth");
        allRead();
        say("wu", subject, "Ninth");
        assertThat(told("chen")).as("takes part again").hasSize(1);
        assertThat(chen.post(watch, Map.of("subject", subject, "choice", "ALWAYS"))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void watchingAProjectIsWatchingAllThatIsInIt() {
        String key = executing();
        as("fang", () -> comments.follow(Subject.ofProject(key), Watches.Choice.WATCHED));
        as("lin", () -> comments.follow(Subject.ofProject(key), Watches.Choice.MUTED));
        allRead();
        say("wu", "item:" + key + "-1", "Hello");
        assertThat(told("fang")).hasSize(1);
        assertThat(told("chen")).as("its owner").hasSize(1);
        assertThat(told("lin")).as("manages it and wants to be left alone").isEmpty();
    }

    @Test
    void whatSomebodySaidTheyMaySayOtherwiseAndTakeAway() {
        String key = project();
        String subject = "item:" + key + "-2";
        Comment comment = say("chen", subject, "First *words*");
        Visitor chen = visitor("chen");
        String one = "/projects/" + key + "/conversation/" + comment.number();
        assertThat(chen.post(one, Map.of("version", "0", "body", "Other words")).body())
                .contains("Other words", "edited");
        assertThat(chen.post(one, Map.of("version", "0", "body", "Late words")).statusCode())
                .isEqualTo(409);
        assertThat(chen.post(one, Map.of("version", "1", "body", "Third words")).statusCode())
                .isEqualTo(200);
        Document earlier = Jsoup.parse(visitor("wu").get(one + "/versions").body());
        assertThat(earlier.select(".gh-markdown").eachText()).containsExactly("First words", "Other words");

        assertThat(refusal(() -> as("wu", () -> comments.remove(key, comment.number(), "x"))))
                .isInstanceOf(NotAllowed.class);
        assertThat(chen.post(one + "/removal", Map.of()).statusCode()).isEqualTo(200);
        Document page = thread("wu", subject);
        assertThat(page.select("#comment-" + comment.number()).text())
                .contains("Deleted by its author")
                .doesNotContain("words");
        assertThat(visitor("wu").get(one + "/versions").body()).doesNotContain("words");
        assertThat(chen.post(one, Map.of("version", "3", "body", "Back")).statusCode())
                .isEqualTo(409);
        assertThat(chen.post(one + "/reaction", Map.of("sign", "AGREE")).statusCode())
                .isEqualTo(409);
    }

    @Test
    void theProjectManagerTakesAwayAndSaysWhy() {
        String key = project();
        Comment comment = as(
                "chen",
                () -> comments.add(
                        Subject.of("item:" + key + "-2"),
                        0,
                        "Rude words",
                        List.of(new Comments.File("a.txt", new byte[] {1}))));
        assertThat(refusal(() -> as("lin", () -> comments.remove(key, comment.number(), " "))))
                .isInstanceOf(InvalidInput.class);
        as("lin", () -> comments.remove(key, comment.number(), "Not how we talk"));
        assertThat(thread("chen", "item:" + key + "-2")
                        .select("#comment-" + comment.number())
                        .text())
                .contains("Deleted by", "Lin Yue", "Not how we talk")
                .doesNotContain("Rude words");
        assertThat(attachments.of(List.of(comment.owner()))).isEmpty();
        assertThat(jdbc.queryForList(
                        "select body from project_comment where project_key = ? and body like '%Rude%'",
                        String.class, key))
                .isEmpty();
        List<TrailEntry> lines = trail.latest(key, 2, Locale.ENGLISH);
        assertThat(lines)
                .extracting(TrailEntry::what)
                .satisfiesExactly(
                        last -> assertThat(last).startsWith("Comment deleted"),
                        before -> assertThat(before).startsWith("File deleted"));
        assertThat(lines.get(0).reason()).isEqualTo("Not how we talk");
    }

    @Test
    void filesGoAlongAndBelongToTheComment() {
        String key = project();
        Comment comment = as(
                "zhao",
                () -> comments.add(
                        Subject.of("item:" + key + "-1"),
                        0,
                        "",
                        List.of(new Comments.File(
                                "<img src=x onerror=alert(1)>.svg",
                                "<svg onload='alert(1)'/>".getBytes(java.nio.charset.StandardCharsets.UTF_8)))));
        Document page = thread("wu", "item:" + key + "-1");
        assertThat(page.select("#comment-" + comment.number() + " .gh-comment__files a")
                        .text())
                .isEqualTo("_img src=x onerror=alert(1)_.svg");
        String link = page.select("#comment-" + comment.number() + " .gh-comment__files a")
                .attr("href");
        HttpResponse<String> file = visitor("wu").get(link);
        assertThat(file.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment;");
        assertThat(file.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("sandbox;");
        assertThat(visitor("amy").get(link).statusCode()).isEqualTo(404);
        assertThat(refusal(() -> as("chen", () -> attachments.add(comment.owner(), "mine.txt", new byte[] {1}))))
                .as("a comment is its author's")
                .isInstanceOf(NotFound.class);
        assertThat(visitor("chen")
                        .upload(
                                "/projects/" + key + "/conversation?subject=item:" + key + "-1&body=x",
                                "file",
                                "e.txt",
                                new byte[0])
                        .statusCode())
                .as("an empty file")
                .isEqualTo(422);
    }

    @Test
    void signsAreGivenAndTakenBack() {
        String key = project();
        Comment comment = say("chen", "item:" + key + "-1", "Done");
        String path = "/projects/" + key + "/conversation/" + comment.number() + "/reaction";
        visitor("wu").post(path, Map.of("sign", "AGREE"));
        visitor("lin").post(path, Map.of("sign", "AGREE"));
        visitor("lin").post(path, Map.of("sign", "THANKS"));
        Document page = thread("wu", "item:" + key + "-1");
        assertThat(page.select("#comment-" + comment.number() + " .gh-signs > .gh-sign")
                        .eachText())
                .containsExactly("+1 ×2", "♥ ×1");
        assertThat(page.select("#comment-" + comment.number() + " .gh-signs > [aria-pressed=true]")
                        .attr("title"))
                .contains("I agree", "Wu Qian", "Lin Yue");
        visitor("wu").post(path, Map.of("sign", "AGREE"));
        assertThat(thread("wu", "item:" + key + "-1")
                        .select("#comment-" + comment.number() + " .gh-signs > .gh-sign")
                        .eachText())
                .containsExactly("+1 ×1", "♥ ×1");
        assertThat(visitor("wu").post(path, Map.of("sign", "HATE")).statusCode())
                .isEqualTo(422);
    }

    @Test
    void whatHasEndedIsReadOnly() {
        String key = newProject();
        Comment comment = say("chen", "project:" + key, "While it ran");
        as("lin", () -> projects.requestHold(key, "A pause"));
        say("chen", "project:" + key, "Why a pause?");
        as("lin", () -> projects.requestStop(key, "No more"));
        runAutomatedSteps(key);
        Document page = thread("chen", "project:" + key);
        assertThat(page.text()).contains("While it ran", "The project has ended");
        assertThat(page.select("form")).isEmpty();
        assertThat(refusal(() -> say("lin", "project:" + key, "Late"))).isInstanceOf(Conflict.class);
        assertThat(refusal(() -> as("chen", () -> comments.change(key, comment.number(), 0, "x"))))
                .isInstanceOf(Conflict.class);
        assertThat(refusal(() -> as("chen", () -> comments.remove(key, comment.number(), ""))))
                .isInstanceOf(Conflict.class);
        assertThat(refusal(() -> as("chen", () -> comments.react(key, comment.number(), Reactions.Sign.DONE))))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void peopleAreSuggestedWhoMaySeeTheProject() {
        String key = project();
        String path = "/projects/" + key + "/conversation/people?q=";
        assertThat(visitor("lin").get(path + "che").body()).contains("\"id\":\"chen\"", "Chen Jie");
        assertThat(visitor("lin").get(path + "Qian").body()).contains("\"id\":\"wu\"");
        assertThat(visitor("lin").get(path + "amy").body()).isEqualTo("[]");
        assertThat(visitor("lin").get(path + "sun").body()).isEqualTo("[]");
        assertThat(visitor("lin").get(path).body().split("\"id\"").length - 1).isBetween(4, 8);
    }

    @Test
    void activityIsToldPerProjectAndPerPerson() {
        String key = newProject();
        addSmartGoal(key);
        Comment comment = say("chen", "project:" + key, "**Bold** plans & <b>more</b>");
        Comment gone = say("chen", "project:" + key, "Regretted");
        as("chen", () -> comments.remove(key, gone.number(), ""));
        Visitor lin = visitor("lin");
        String page = lin.get("/projects/" + key + "/activity", "Accept-Language", "en")
                .body();
        assertThat(Jsoup.parse(page).text())
                .contains("Bold plans & <b>more</b>", "Commented: Test project " + key, "Goal added")
                .doesNotContain("Regretted");
        assertThat(page).contains(comment.link());
        String goalsOnly = Jsoup.parse(lin.get("/projects/" + key + "/activity?kind=goal", "Accept-Language", "en")
                        .body())
                .select("#activity")
                .text();
        assertThat(goalsOnly).contains("Goal added").doesNotContain("Bold plans");
        assertThat(lin.get("/projects/" + key + "/activity?kind=%27%22%3E&page=-3")
                        .statusCode())
                .isEqualTo(200);

        assertThat(lin.get("/activity/chen?kind=conversation", "Accept-Language", "zh-CN")
                        .body())
                .contains("动态", "Bold plans");
        assertThat(visitor("wu").get("/activity/chen?kind=conversation").body()).contains("Bold plans");
        assertThat(visitor("amy").get("/activity/chen?kind=conversation").body())
                .as("not her project")
                .doesNotContain("Bold plans", key);
        assertThat(visitor("amy").get("/activity/nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void oldCommentsAreOnPagesAndALinkFindsTheirs() {
        String key = newProject();
        Comment first = say("chen", "project:" + key, "The very first");
        for (int n = 0; n < Threads.PAGE + 2; n++) {
            say("wu", "project:" + key, "Number " + n);
        }
        Comment reply = answer("wu", first, "An answer to the first");
        Document newest = thread("lin", "project:" + key);
        assertThat(newest.text()).contains("Number 21").doesNotContain("The very first");
        assertThat(newest.select("a[hx-get*=page=2]")).hasSize(1);
        Document found = Jsoup.parse(visitor("lin")
                .get(threadPath("project:" + key) + "&comment=" + reply.number())
                .body());
        assertThat(found.text())
                .contains("The very first", "An answer to the first", "Number 0")
                .doesNotContain("Number 21");
    }

    @Test
    void muchTakesAsManyStatementsAsLittle() {
        String small = newProject();
        String large = newProject();
        talk(small, 1);
        talk(large, 30);
        Visitor lin = visitor("lin");
        Map<String, Integer> little = new HashMap<>();
        Map<String, Integer> much = new HashMap<>();
        Stream.of(
                        "/conversation?subject=project:%s",
                        "/conversation/comments?subject=project:%s", "/activity", "/activity?kind=conversation")
                .forEach(page -> {
                    little.put(page, statements(lin, small, page));
                    much.put(page, statements(lin, large, page));
                });
        assertThat(much).isEqualTo(little);
        assertThat(much.values()).allMatch(count -> count <= 16);
        assertThat(Statements.settled(() -> lin.get("/activity/chen"))).hasSizeLessThanOrEqualTo(12);
    }

    private void talk(String key, int count) {
        for (int n = 0; n < count; n++) {
            Comment comment = as(
                    "chen",
                    () -> comments.add(
                            Subject.ofProject(key), 0, "Hello @wu", List.of(new Comments.File("a.txt", new byte[] {1
                            }))));
            answer("wu", comment, "Reply");
            as("lin", () -> comments.react(key, comment.number(), Reactions.Sign.LOOKING));
        }
    }

    private static int statements(Visitor visitor, String key, String page) {
        return Statements.settled(() -> assertThat(visitor.get("/projects/" + key + page.formatted(key))
                                .statusCode())
                        .as(page)
                        .isEqualTo(200))
                .size();
    }
}
