package org.gatehouse.code;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Where providers deliver. Nobody signs in here: a delivery counts by its signature. What is too much, too large or not
 * signed is refused before anything of it is read.
 */
@Controller
class HookController {

    /** GitHub caps deliveries at 25 MB, but what tells of more than some hundred commits is of no use on an item. */
    static final int MOST_BYTES = 1024 * 1024;

    private final ConnectionRepository connections;
    private final Intake intake;
    private final HookLog log;
    private final Limits limits;
    private final MessageSource messages;
    private final Clock clock;

    HookController(
            ConnectionRepository connections,
            Intake intake,
            HookLog log,
            Limits limits,
            MessageSource messages,
            Clock clock) {
        this.connections = connections;
        this.intake = intake;
        this.log = log;
        this.limits = limits;
        this.messages = messages;
        this.clock = clock;
    }

    @PostMapping("/hooks/code/{token}")
    ResponseEntity<?> take(@PathVariable String token, HttpServletRequest request, Locale locale) throws IOException {
        if (!limits.admitsFrom(request.getRemoteAddr())) {
            return refusal(new HookRefused(HttpStatus.TOO_MANY_REQUESTS, "code.refused.tooMany"), locale);
        }
        Connection connection = connections.findByToken(token).orElse(null);
        if (connection == null) {
            return refusal(new HookRefused(HttpStatus.NOT_FOUND, "code.refused.unknown"), locale);
        }
        Map<String, String> headers = headers(request);
        try {
            Hook hook = new Hook(headers, body(connection, request));
            String forged = Signatures.refusal(
                    connection.provider(), connection.secrets(clock.instant()), hook, clock.instant());
            if (!forged.isEmpty()) {
                throw new HookRefused(HttpStatus.UNAUTHORIZED, forged);
            }
            boolean kept = intake.take(connection, hook);
            return ResponseEntity.accepted().body(Map.of("result", kept ? "accepted" : "ignored"));
        } catch (HookRefused refused) {
            if (limits.notes(connection.id())) {
                log.refused(connection.id(), eventName(headers), refused.getMessage(), clock.instant());
            }
            return refusal(refused, locale);
        }
    }

    private byte[] body(Connection connection, HttpServletRequest request) throws IOException {
        if (!limits.admitsTo(connection.id())) {
            throw new HookRefused(HttpStatus.TOO_MANY_REQUESTS, "code.refused.tooMany");
        }
        if (request.getContentLengthLong() > MOST_BYTES) {
            throw new HookRefused(HttpStatus.PAYLOAD_TOO_LARGE, "code.refused.tooLarge");
        }
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw new HookRefused(HttpStatus.PAYLOAD_TOO_LARGE, "code.refused.tooLarge");
        }
        return body;
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        Map<String, String> headers = new HashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.putIfAbsent(name.toLowerCase(Locale.ROOT), request.getHeader(name));
        }
        return headers;
    }

    /** As the sender names it, for the log. */
    private static String eventName(Map<String, String> headers) {
        return headers.getOrDefault(
                "x-gitea-event",
                headers.getOrDefault(
                        "x-github-event",
                        headers.getOrDefault("x-gitlab-event", headers.getOrDefault("x-gitee-event", ""))));
    }

    private ResponseEntity<ProblemDetail> refusal(HookRefused refused, Locale locale) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                refused.status(), messages.getMessage(refused.getMessage(), null, locale));
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(refused.status());
        if (refused.status() == HttpStatus.TOO_MANY_REQUESTS) {
            answer.header(HttpHeaders.RETRY_AFTER, "60");
        }
        return answer.body(problem);
    }
}
