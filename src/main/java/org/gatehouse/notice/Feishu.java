package org.gatehouse.notice;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.delivery.Outcome;
import org.gatehouse.outbound.Request;

/**
 * The custom robot of Feishu and Lark (飞书自定义机器人), by <a
 * href="https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot">its documentation</a>: rich text; seconds and a
 * signature go along in the body. The signature is the HMAC-SHA256 of nothing, with seconds and secret as its key. At
 * most 20 KB a message, 100 messages a minute and 5 a second.
 */
final class Feishu extends ChatFormat {

    private static final Set<Integer> TOO_OFTEN = Set.of(11232, 11233, 99991400);

    /** Wrong address, signature, network or keyword; a message it will never take. */
    private static final Set<Integer> FOR_GOOD = Set.of(9499, 19001, 19002, 19003, 19021, 19022, 19024, 19036);

    private static final int MOST_LINES = 30;

    @Override
    Request request(String address, String secret, ChatText text, Instant now) {
        List<List<Map<String, String>>> paragraphs = new ArrayList<>();
        text.lines().stream().limit(MOST_LINES).forEach(line -> {
            List<Map<String, String>> paragraph = new ArrayList<>();
            paragraph.add(Map.of("tag", "text", "text", line.text() + " "));
            if (!line.link().isEmpty()) {
                paragraph.add(Map.of("tag", "a", "text", text.open(), "href", line.link()));
            }
            paragraphs.add(paragraph);
        });
        if (text.lines().size() > MOST_LINES) {
            paragraphs.add(List.of(Map.of("tag", "text", "text", "…")));
        }
        Map<String, Object> body = new LinkedHashMap<>();
        if (!secret.isEmpty()) {
            body.put("timestamp", Long.toString(now.getEpochSecond()));
            body.put("sign", sign(secret, now.getEpochSecond()));
        }
        body.put("msg_type", "post");
        body.put(
                "content",
                Map.of(
                        "post",
                        Map.of(
                                text.chinese() ? "zh_cn" : "en_us",
                                Map.of("title", text.title(), "content", paragraphs))));
        return post(address, body);
    }

    /** Older robots answer with {@code StatusCode} alone. */
    @Override
    Outcome read(JsonNode answer) {
        int code = answer.has("code")
                ? answer.path("code").asInt(-1)
                : answer.path("StatusCode").asInt(-1);
        String reason = code + " "
                + answer.path("msg").asText(answer.path("StatusMessage").asText());
        if (code == 0) {
            return Outcome.done();
        }
        if (TOO_OFTEN.contains(code)) {
            return rateLimited(reason);
        }
        return FOR_GOOD.contains(code) ? Outcome.hopeless(reason) : Outcome.again(reason);
    }

    static String sign(String secret, long seconds) {
        return hmac(seconds + "\n" + secret, "");
    }
}
