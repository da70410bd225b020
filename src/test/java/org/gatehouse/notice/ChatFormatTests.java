package org.gatehouse.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.gatehouse.delivery.Outcome;
import org.gatehouse.outbound.Answer;
import org.gatehouse.outbound.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Messages, signatures and answers as the chats' documentation has them. The signatures' values were computed apart, with
 * OpenSSL.
 */
class ChatFormatTests {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WECOM = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6";
    private static final String DINGTALK = "https://oapi.dingtalk.com/robot/send?access_token=566cc69d";
    private static final String FEISHU = "https://open.feishu.cn/open-apis/bot/v2/hook/b0c4";
    private static final ChatText TEXT = new ChatText(
            "Gatehouse",
            List.of(new ChatText.Line("SEO-3 [x](http://evil) <@all> *due*", "https://house.example/notices/5")),
            "打开",
            true);

    @Test
    void weComTakesMarkdown() throws Exception {
        Request request = ChatKind.WECOM.format().request(WECOM, "", TEXT, Instant.EPOCH);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.uri()).hasToString(WECOM);
        assertThat(request.headers().get("Content-Type")).startsWith("application/json");
        JsonNode body = JSON.readTree(request.body());
        assertThat(body.get("msgtype").asText()).isEqualTo("markdown");
        assertThat(body.at("/markdown/content").asText())
                .isEqualTo(
                        "**Gatehouse**\n> SEO-3 ［x］(http://evil) ＜＠all＞ ＊due＊ [打开](https://house.example/notices/5)");
    }

    @Test
    void weComTakes4096BytesAtMost() throws Exception {
        ChatText much =
                new ChatText("很多消息", Collections.nCopies(200, new ChatText.Line("一条不短的消息，占用若干字节", "")), "打开", true);
        JsonNode body = JSON.readTree(
                ChatKind.WECOM.format().request(WECOM, "", much, Instant.EPOCH).body());
        String content = body.at("/markdown/content").asText();
        assertThat(content.getBytes(StandardCharsets.UTF_8).length).isBetween(3900, WeCom.MOST_BYTES);
        assertThat(content).endsWith("…");
    }

    @Test
    void dingTalkIsSignedInItsAddress() throws Exception {
        Request request = ChatKind.DINGTALK
                .format()
                .request(DINGTALK, "SEC1f2e3d4c5b6a", TEXT, Instant.ofEpochMilli(1577262236757L));
        assertThat(request.uri())
                .hasToString(DINGTALK
                        + "&timestamp=1577262236757&sign=qT%2F05HLlGoO15M%2BNZoykrw%2BIjhcUyypFdtbpXrUKRHU%3D");
        JsonNode body = JSON.readTree(request.body());
        assertThat(body.get("msgtype").asText()).isEqualTo("markdown");
        assertThat(body.at("/markdown/title").asText()).isEqualTo("Gatehouse");
        assertThat(body.at("/markdown/text").asText())
                .isEqualTo(
                        "#### Gatehouse\n\n- SEO-3 ［x］(http://evil) ＜＠all＞ ＊due＊ [打开](https://house.example/notices/5)");
        assertThat(ChatKind.DINGTALK
                        .format()
                        .request(DINGTALK, "", TEXT, Instant.EPOCH)
                        .uri())
                .as("a robot with a keyword instead of a signature")
                .hasToString(DINGTALK);
    }

    @Test
    void feishuIsSignedInItsBody() throws Exception {
        Request request =
                ChatKind.FEISHU.format().request(FEISHU, "demo", TEXT, Instant.ofEpochSecond(1599360473, 999_000_000));
        JsonNode body = JSON.readTree(request.body());
        assertThat(request.uri()).hasToString(FEISHU);
        assertThat(body.get("timestamp").isTextual()).isTrue();
        assertThat(body.get("timestamp").asText()).isEqualTo("1599360473");
        assertThat(body.get("sign").asText()).isEqualTo("l1N0gAcBjdwBvGm1xMjOF0XSyaLRpR7tuO5dHfhAYc8=");
        assertThat(body.get("msg_type").asText()).isEqualTo("post");
        JsonNode paragraph = body.at("/content/post/zh_cn/content/0");
        assertThat(body.at("/content/post/zh_cn/title").asText()).isEqualTo("Gatehouse");
        assertThat(paragraph.at("/0/tag").asText()).isEqualTo("text");
        assertThat(paragraph.at("/0/text").asText()).startsWith("SEO-3 [x](http://evil) <@all> *due*");
        assertThat(paragraph.at("/1/tag").asText()).isEqualTo("a");
        assertThat(paragraph.at("/1/href").asText()).isEqualTo("https://house.example/notices/5");
        assertThat(JSON.readTree(ChatKind.FEISHU
                                .format()
                                .request(FEISHU, "", TEXT, Instant.EPOCH)
                                .body())
                        .has("sign"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "WECOM    | 200 | {'errcode':0,'errmsg':'ok'}                                          | done     | 0",
                "WECOM    | 200 | {'errcode':45009,'errmsg':'api freq out of limit'}                   | again    | 60",
                "WECOM    | 200 | {'errcode':93000,'errmsg':'invalid webhook url'}                     | hopeless | 0",
                "WECOM    | 200 | {'errcode':-1,'errmsg':'system busy'}                                | again    | 0",
                "WECOM    | 200 | <html>a proxy                                                        | again    | 0",
                "DINGTALK | 200 | {'errcode':0,'errmsg':'ok'}                                          | done     | 0",
                "DINGTALK | 200 | {'errcode':130101,'errmsg':'send too fast, exceed 20 times per minute'} | again | 600",
                "DINGTALK | 200 | {'errcode':310000,'errmsg':'sign not match'}                         | hopeless | 0",
                "DINGTALK | 200 | {'errcode':300001,'errmsg':'token is not exist'}                     | hopeless | 0",
                "FEISHU   | 200 | {'code':0,'msg':'success','data':{}}                                 | done     | 0",
                "FEISHU   | 200 | {'StatusCode':0,'StatusMessage':'success','Extra':null}              | done     | 0",
                "FEISHU   | 200 | {'code':19021,'msg':'sign match fail or timestamp is not within one hour'} | hopeless | 0",
                "FEISHU   | 400 | {'code':9499,'msg':'Bad Request','data':{}}                          | hopeless | 0",
                "FEISHU   | 200 | {'code':11232,'msg':'frequency limited psm'}                         | again    | 60",
                "FEISHU   | 429 | {'code':99991400,'msg':'request trigger frequency limit'}            | again    | 60",
                "FEISHU   | 502 | bad gateway                                                          | again    | 0",
                "FEISHU   | 404 | not here                                                             | hopeless | 0",
                "DINGTALK | 302 | moved                                                                | hopeless | 0",
            })
    void aStatusOf200IsNoYes(ChatKind kind, int status, String body, String expected, long seconds) {
        Outcome outcome = kind.format().read(new Answer(status, Map.of(), body.replace('\'', '"')));
        Duration pause = Duration.ofSeconds(seconds);
        assertThat(outcome)
                .isEqualTo(
                        switch (expected) {
                            case "done" -> Outcome.done();
                            case "again" -> Outcome.again(outcome.reason(), pause);
                            default -> Outcome.hopeless(outcome.reason());
                        });
    }

    @Test
    void aChatSaysHowLongToWait() {
        assertThat(ChatKind.FEISHU
                        .format()
                        .read(new Answer(429, Map.of("Retry-After", "120"), "{}"))
                        .pause())
                .isEqualTo(Duration.ofMinutes(2));
    }
}
