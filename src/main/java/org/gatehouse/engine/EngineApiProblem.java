package org.gatehouse.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** How a request to the engine's API is refused: as problem details which the web apps can show, too. */
class EngineApiProblem {

    private final MessageSource messages;
    private final ObjectMapper json;

    EngineApiProblem(MessageSource messages, ObjectMapper json) {
        this.messages = messages;
        this.json = json;
    }

    void answer(HttpServletResponse response, HttpStatus status, String message, Object... arguments)
            throws IOException {
        String text =
                messages.getMessage("api.refused." + message, arguments, message, LocaleContextHolder.getLocale());
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("title", status.getReasonPhrase());
        problem.put("status", status.value());
        problem.put("detail", text);
        // The web apps read these two.
        problem.put("type", "Refused");
        problem.put("message", text);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }
}
