package org.gatehouse.notice;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.gatehouse.delivery.Outcome;
import org.gatehouse.outbound.Request;

/**
 * The custom robot of DingTalk (钉钉自定义机器人), by <a
 * href="https://open.dingtalk.com/document/robots/custom-robot-access">its documentation</a>: milliseconds and their
 * HMAC-SHA256 go along in the address; 20 messages a minute, beyond which it is silent for ten minutes.
 */
final class DingTalk extends ChatFormat {

    private static final Duration SILENCE = Duration.ofMinutes(10);
    private static final Set<Integer> TOO_OFTEN = Set.of(130101, 410100);

    /** Keyword, signature or network wrong; robot or group gone; a message it will never take. */
    private static final Set<Integer> FOR_GOOD = Set.of(
            310000, 300001, 400013, 400101, 400102, 400105, 40035, 43004, 430101, 430102, 430103, 430104, 460101);

    private static final int MOST_LINES = 30;

    @Override
    Request request(String address, String secret, ChatText text, Instant now) {
        StringBuilder content = new StringBuilder("#### ").append(inert(text.title()));
        text.lines().stream()
                .limit(MOST_LINES)
                .forEach(line -> content.append("\n\n- ")
                        .append(inert(line.text()))
                        .append(line.link().isEmpty() ? "" : " [" + text.open() + "](" + line.link() + ")"));
        if (text.lines().size() > MOST_LINES) {
            content.append("\n\n…");
        }
        return post(
                secret.isEmpty() ? address : signed(address, secret, now.toEpochMilli()),
                Map.of(
                        "msgtype",
                        "markdown",
                        "markdown",
                        Map.of("title", inert(text.title()), "text", content.toString()),
                        "at",
                        Map.of("isAtAll", false)));
    }

    @Override
    Outcome read(JsonNode answer) {
        int code = answer.path("errcode").asInt(-1);
        String reason = code + " " + answer.path("errmsg").asText();
        if (code == 0) {
            return Outcome.done();
        }
        if (TOO_OFTEN.contains(code)) {
            return Outcome.again(reason, SILENCE);
        }
        return FOR_GOOD.contains(code) ? Outcome.hopeless(reason) : Outcome.again(reason);
    }

    static String signed(String address, String secret, long millis) {
        String sign = URLEncoder.encode(hmac(secret, millis + "\n" + secret), StandardCharsets.UTF_8);
        return address + (address.contains("?") ? "&" : "?") + "timestamp=" + millis + "&sign=" + sign;
    }
}
