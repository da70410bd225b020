package org.gatehouse.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.gatehouse.code.Connections;
import org.gatehouse.code.Connections.Wire;
import org.gatehouse.code.Provider;
import org.gatehouse.conversation.Comments;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** What the people of a project that is carried out say about its work, and what their repository tells of it. */
@Component
@Profile("demo")
class GrowthTalk {

    private static final String PUSH = """
            {"ref": "refs/heads/%1$s", "after": "%2$s",
             "repository": {"full_name": "house/website", "html_url": "https://github.com/house/website", "default_branch": "main"},
             "commits": [{"id": "%2$s", "message": "%3$s", "timestamp": "%4$s",
                          "url": "https://github.com/house/website/commit/%2$s",
                          "author": {"name": "Sun Hao", "email": "sun@example.com", "username": "sun"}}]}
            """;

    private final Cast cast;
    private final Comments comments;
    private final Connections connections;
    private final Environment house;

    GrowthTalk(Cast cast, Comments comments, Connections connections, Environment house) {
        this.cast = cast;
        this.comments = comments;
        this.connections = connections;
        this.house = house;
    }

    /**
     * @param writing an item that waits for the answer to a question
     * @param mending an item that is programmed
     * @param yesterday when it was programmed
     */
    void play(String key, String writing, String mending, LocalDate yesterday) {
        say("wu", writing, """
                首批已发 **4 篇**，剩余 6 篇的顺序我建议：

                1. 选型对比
                2. 成本测算
                3. 行业案例

                @lin @chen 是否同意？""");
        say("chen", writing, "同意。*成本测算* 对应的关键词搜索量最高，可以提前。@wu");
        say("lin", writing, "按此执行，本周五前给出终稿。");
        say("sun", mending, "首屏速度已从 4.1 秒降到 1.8 秒，结构化数据还差产品页。@lin 需要产品目录的字段说明。");
        cast.act("fang", () -> comments.add("project:" + key, "阅读量落后于计划，请在下次评审前说明原因与对策。@lin"));

        Wire wire = cast.as("lin", () -> connections.connect(key, Provider.GITHUB, "house/website"));
        push(wire, "feature/speed", mending + " 首屏图片延迟加载", yesterday, "10:20");
        push(wire, "feature/speed", mending + " 合并样式文件，减少请求", yesterday, "15:45");
        push(wire, "main", "结构化数据：产品与面包屑\\n\\nCloses " + mending, yesterday, "17:30");
    }

    private void say(String person, String item, String text) {
        cast.act(person, () -> comments.add("item:" + item, text));
    }

    /** As GitHub does it. */
    private void push(Wire wire, String branch, String message, LocalDate day, String time) {
        String commit = UUID.nameUUIDFromBytes(message.getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .replace("-", "")
                + "00000000";
        OffsetDateTime when = day.atTime(LocalTime.parse(time)).atOffset(ZoneOffset.ofHours(8));
        byte[] body = PUSH.formatted(branch, commit, message, when).getBytes(StandardCharsets.UTF_8);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(wire.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            URI place = URI.create("http://localhost:" + house.getRequiredProperty("local.server.port") + wire.path());
            HttpRequest request = HttpRequest.newBuilder(place)
                    .header("Content-Type", "application/json")
                    .header("X-GitHub-Event", "push")
                    .header("X-GitHub-Delivery", UUID.randomUUID().toString())
                    .header("X-Hub-Signature-256", "sha256=" + HexFormat.of().formatHex(mac.doFinal(body)))
                    .POST(BodyPublishers.ofByteArray(body))
                    .build();
            HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 202) {
                throw new IllegalStateException("the push was not taken: " + answer.body());
            }
        } catch (IOException | GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
