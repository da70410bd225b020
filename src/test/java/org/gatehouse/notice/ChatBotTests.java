package org.gatehouse.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.gatehouse.Stage;
import org.gatehouse.Visitor;
import org.gatehouse.delivery.Outcome;
import org.gatehouse.delivery.Parcel;
import org.gatehouse.outbound.Networks;
import org.gatehouse.outbound.Outbound;
import org.gatehouse.person.People;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Robots of people and projects, from their page to a chat's answer. */
class ChatBotTests extends Stage {

    /** By its number, so that no name has to be looked up. */
    private static final String FEISHU = "https://8.8.8.8/open-apis/bot/v2/hook/very-secret-abcd";

    @Autowired
    Notices notices;

    @Autowired
    Post post;

    @Autowired
    ChatBotRows rows;

    @Autowired
    ChatLine line;

    @Autowired
    NoticeTexts texts;

    @Autowired
    People people;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient sql;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile String answer = "{\"errcode\":0,\"errmsg\":\"ok\"}";
    private HttpServer chat;

    @BeforeEach
    void startEmpty() {
        sql.sql("delete from notice_bot").update();
        sql.sql("delete from notice").update();
        sql.sql("delete from delivery where channel = 'chat'").update();
        sql.sql("delete from notice_choice").update();
    }

    @AfterEach
    void stop() {
        sql.sql("delete from notice_bot").update();
        if (chat != null) {
            chat.stop(0);
        }
    }

    @Test
    void aPersonsRobotSaysWhatReachesThemByChat() throws Exception {
        Visitor chen = new Visitor(port).signIn("chen");
        add(chen, "/me/notices/bots", "FEISHU", FEISHU, "top-secret");
        String page = chen.get("/me/notices").body();
        assertThat(page).contains("8.8.8.8 …abcd").doesNotContain("top-secret", "very-secret");
        long id = rows.ofPerson("chen").get(0).id();

        notices.tell("chen", "notice.execution.dueSoon", List.of("SEO-3", "2027-01-05", "Spring"), "/x");
        notices.tell("wu", "notice.execution.dueSoon", List.of("SEO-3", "2027-01-05", "Spring"), "/x");
        post.collect();
        List<Parcel> said = parcels();
        assertThat(said).hasSize(1);
        assertThat(said.get(0).payload())
                .contains("SEO-3 is due on 5 Jan 2027", "/notices/")
                .doesNotContain("secret");
        assertThat(chen.post("/me/notices/bots/" + id + "/trial", Map.of()).statusCode())
                .isEqualTo(302);
        assertThat(parcels()).hasSize(2);

        Visitor wu = new Visitor(port).signIn("wu");
        assertThat(wu.post("/me/notices/bots/" + id + "/trial", Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(wu.post("/me/notices/bots/" + id + "/removal", Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(chen.post("/me/notices/bots/" + id + "/removal", Map.of()).statusCode())
                .isEqualTo(302);
        assertThat(rows.ofPerson("chen")).isEmpty();
        assertThat(courier().deliver(said.get(0)).reason()).contains("removed");
    }

    @Test
    void wrongRobotsAreRefused() {
        Visitor chen = new Visitor(port).signIn("chen");
        for (String[] wrong : new String[][] {
            {"FEISHU", "http://127.0.0.1:9/hook"},
            {"FEISHU", "https://169.254.169.254/latest"},
            {"FEISHU", "ftp://open.feishu.cn/x"},
            {"FEISHU", "not an address"},
            {"PIGEON", FEISHU},
        }) {
            assertThat(chen.post(
                                    "/me/notices/bots",
                                    Map.of("kind", wrong[0], "name", "Team", "address", wrong[1], "secret", "hush"))
                            .statusCode())
                    .as(wrong[1])
                    .isEqualTo(422);
        }
        assertThat(chen.post("/me/notices/bots", Map.of("kind", "WECOM")).statusCode())
                .isEqualTo(422);
        for (int count = 0; count < ChatBots.MOST; count++) {
            add(chen, "/me/notices/bots", "WECOM", FEISHU + count, "");
        }
        assertThat(chen.post("/me/notices/bots", Map.of("kind", "WECOM", "name", "One more", "address", FEISHU))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void aProjectsRobotTellsWhatHappensThere() {
        String key = newProject();
        Visitor lin = new Visitor(port).signIn("lin");
        String path = "/projects/" + key + "/channels";
        assertThat(lin.post(path, Map.of("kind", "DINGTALK", "name", "Team", "address", FEISHU))
                        .statusCode())
                .as("about nothing")
                .isEqualTo(422);
        assertThat(lin.post(
                                path,
                                Map.of(
                                        "kind",
                                        "DINGTALK",
                                        "name",
                                        "Team",
                                        "address",
                                        FEISHU,
                                        "secret",
                                        "s",
                                        "language",
                                        "zh-CN",
                                        "topics",
                                        "DECISIONS"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(lin.get(path).body()).contains("Team", "…abcd").doesNotContain("very-secret");
        assertThat(parcels()).as("not what the project did before").isEmpty();
        submitGoals(key);
        decide("fang", key, "go", "Well done");
        assertThat(parcels())
                .extracting(Parcel::payload)
                .anyMatch(text ->
                        text.contains("通过目标关口") && text.contains("Well done") && text.contains("/projects/" + key));
        long id = rows.ofProject(key).get(0).id();
        for (String person : List.of("chen", "wu")) {
            Visitor member = new Visitor(port).signIn(person);
            assertThat(member.get(path).statusCode()).isIn(403, 404);
            assertThat(member.post(path + "/" + id + "/trial", Map.of()).statusCode())
                    .isIn(403, 404);
            assertThat(member.post(path + "/" + id + "/removal", Map.of()).statusCode())
                    .isIn(403, 404);
        }
        assertThat(lin.post("/me/notices/bots/" + id + "/removal", Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(lin.post(path + "/" + id + "/trial", Map.of()).statusCode()).isEqualTo(302);
        assertThat(lin.post(path + "/" + id + "/removal", Map.of()).statusCode())
                .isEqualTo(302);
    }

    @Test
    void aChatsAnswerDecidesAndItsOwnerReadsIt() throws Exception {
        chat = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        chat.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] said = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, said.length);
            exchange.getResponseBody().write(said);
            exchange.close();
        });
        chat.start();
        String address = "http://127.0.0.1:" + chat.getAddress().getPort() + "/robot/send?access_token=1";
        rows.add(
                new ChatBot(0, "chen", null, ChatKind.DINGTALK, "Team", address, "SEC1", "zh-CN", "", null, ""),
                "chen",
                clock.instant());
        long id = rows.ofPerson("chen").get(0).id();
        String payload = new ObjectMapper()
                .writeValueAsString(new ChatText("Gatehouse", List.of(new ChatText.Line("到期", "")), "打开", true));
        Parcel parcel = new Parcel(1, Long.toString(id), "k", payload, 1);

        assertThat(courier().deliver(parcel)).isEqualTo(Outcome.done());
        assertThat(asked.get(0)).contains("&timestamp=", "&sign=", "\"msgtype\":\"markdown\"");
        assertThat(rows.find(id).orElseThrow().answeredAt()).isNotNull();
        answer = "{\"errcode\":130101,\"errmsg\":\"send too fast\"}";
        assertThat(courier().deliver(parcel).pause()).isPositive();
        assertThat(new Visitor(port).signIn("chen").get("/me/notices").body()).contains("130101 send too fast");
        chat.stop(0);
        Outcome silent = courier().deliver(parcel);
        assertThat(silent).isEqualTo(Outcome.again(silent.reason()));
    }

    private ChatCourier courier() {
        Outbound inside = new Outbound(new Networks(List.of("127.0.0.0/8")), SystemDefaultDnsResolver.INSTANCE);
        return new ChatCourier(rows, line, texts, people, inside, clock);
    }

    private List<Parcel> parcels() {
        return sql.sql("select id, recipient, delivery_key, payload from delivery where channel = 'chat' order by id")
                .query((row, number) -> new Parcel(
                        row.getLong("id"),
                        row.getString("recipient"),
                        row.getString("delivery_key"),
                        row.getString("payload"),
                        1))
                .list();
    }

    private static void add(Visitor person, String path, String kind, String address, String secret) {
        assertThat(person.post(path, Map.of("kind", kind, "name", "Team", "address", address, "secret", secret))
                        .statusCode())
                .isEqualTo(302);
    }
}
