package org.gatehouse.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.gatehouse.delivery.Outcome;
import org.gatehouse.outbound.Answer;
import org.gatehouse.outbound.Request;

/** How one kind of chat takes a message, and what its answers mean. */
abstract class ChatFormat {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration RATE = Duration.ofMinutes(1);

    /** What is posted to which address at this moment. */
    abstract Request request(String address, String secret, ChatText text, Instant now);

    /** What an answer with a body of JSON says, beside its status. */
    abstract Outcome read(JsonNode answer);

    /** Whether it was taken. A status of 200 alone says nothing: refusals have it too. */
    final Outcome read(Answer answer) {
        int status = answer.status();
        if (status == 429) {
            return Outcome.again("429", pause(answer.headers().get("Retry-After")));
        }
        if (status >= 500) {
            return Outcome.again(Integer.toString(status));
        }
        try {
            JsonNode body = JSON.readTree(answer.body());
            if (body != null && body.isObject()) {
                Outcome said = read(body);
                return status >= 300 && said.equals(Outcome.done()) ? Outcome.hopeless(String.valueOf(status)) : said;
            }
        } catch (JsonProcessingException noJson) {
            // Something else than the chat answered.
        }
        return status >= 300
                ? Outcome.hopeless(Integer.toString(status))
                : Outcome.again(status + ", and no answer that can be read");
    }

    static Request post(String address, Map<String, ?> body) {
        try {
            return Request.post(
                    URI.create(address),
                    Map.of("Content-Type", "application/json; charset=utf-8"),
                    JSON.writeValueAsBytes(body),
                    PATIENCE);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Outcome rateLimited(String reason) {
        return Outcome.again(reason, RATE);
    }

    static String hmac(String key, String data) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(data.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** People's words with no meaning in Markdown: nobody formats, links or calls somebody by the name of an item. */
    static String inert(String text) {
        return text.replaceAll("\\s+", " ")
                .replace('<', '＜')
                .replace('>', '＞')
                .replace('[', '［')
                .replace(']', '］')
                .replace('*', '＊')
                .replace('`', 'ˋ')
                .replace('@', '＠')
                .strip();
    }

    private static Duration pause(String seconds) {
        return seconds != null && seconds.strip().matches("\\d{1,5}")
                ? Duration.ofSeconds(Math.max(RATE.toSeconds(), Long.parseLong(seconds.strip())))
                : RATE;
    }
}
