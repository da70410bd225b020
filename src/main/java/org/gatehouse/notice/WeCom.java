package org.gatehouse.notice;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.gatehouse.delivery.Outcome;
import org.gatehouse.outbound.Request;

/**
 * The group robot of WeCom (企业微信群机器人), by <a href="https://developer.work.weixin.qq.com/document/path/91770">its
 * documentation</a>: Markdown of at most 4096 bytes, 20 messages a minute; the key in its address is its secret.
 */
final class WeCom extends ChatFormat {

    static final int MOST_BYTES = 4096;

    /** Called too often, or too many at once. */
    private static final Set<Integer> TOO_OFTEN = Set.of(45009, 45033);

    /** The robot is not there any more, or will never take this. */
    private static final Set<Integer> FOR_GOOD = Set.of(93000, 93004, 93008, 40008, 40058, 44004, 45002);

    @Override
    Request request(String address, String secret, ChatText text, Instant now) {
        StringBuilder content =
                new StringBuilder("**").append(inert(text.title())).append("**");
        for (ChatText.Line line : text.lines()) {
            String next = "\n> " + inert(line.text())
                    + (line.link().isEmpty() ? "" : " [" + text.open() + "](" + line.link() + ")");
            if (bytes(content) + bytes(next) > MOST_BYTES - 4) {
                content.append("\n…");
                break;
            }
            content.append(next);
        }
        return post(address, Map.of("msgtype", "markdown", "markdown", Map.of("content", content.toString())));
    }

    @Override
    Outcome read(JsonNode answer) {
        int code = answer.path("errcode").asInt(-1);
        String reason = code + " " + answer.path("errmsg").asText();
        if (code == 0) {
            return Outcome.done();
        }
        if (TOO_OFTEN.contains(code)) {
            return rateLimited(reason);
        }
        return FOR_GOOD.contains(code) ? Outcome.hopeless(reason) : Outcome.again(reason);
    }

    private static int bytes(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
