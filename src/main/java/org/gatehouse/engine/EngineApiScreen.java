package org.gatehouse.engine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Screens every request to the engine's API: queries may not carry expressions, at whatever depth, and bodies are of
 * bounded size and depth. The engine's own check of queries has a hole ({@code orQueries}).
 */
class EngineApiScreen extends OncePerRequestFilter {

    static final int LARGEST = 2 * 1024 * 1024;
    static final int LARGEST_UPLOAD = 10 * 1024 * 1024;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxStringLength(LARGEST)
                    .build())
            .build();

    private final EngineApiProblem problem;

    EngineApiScreen(EngineApiProblem problem) {
        this.problem = problem;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String parameter = expressionParameter(request.getQueryString());
        if (parameter != null) {
            problem.answer(response, HttpStatus.BAD_REQUEST, "expression", parameter);
            return;
        }
        if (isUpload(request)) {
            if (request.getContentLengthLong() < 0 || request.getContentLengthLong() > LARGEST_UPLOAD) {
                problem.answer(response, HttpStatus.PAYLOAD_TOO_LARGE, "tooLarge", LARGEST_UPLOAD / 1024 / 1024);
            } else {
                chain.doFilter(request, response);
            }
            return;
        }
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            problem.answer(response, HttpStatus.PAYLOAD_TOO_LARGE, "tooLarge", LARGEST / 1024 / 1024);
            return;
        }
        if (!isBlank(body)) {
            String refused;
            try {
                refused = expressionKey(body);
            } catch (IOException broken) {
                problem.answer(response, HttpStatus.BAD_REQUEST, "unreadable");
                return;
            }
            if (refused != null) {
                problem.answer(response, HttpStatus.BAD_REQUEST, "expression", refused);
                return;
            }
        }
        chain.doFilter(new BufferedRequest(request, body), response);
    }

    private static boolean isUpload(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.strip().toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    }

    private static boolean isBlank(byte[] body) {
        for (byte sign : body) {
            if (sign != ' ' && sign != '\n' && sign != '\r' && sign != '\t') {
                return false;
            }
        }
        return true;
    }

    private static String expressionKey(byte[] body) throws IOException {
        String found = null;
        try (JsonParser json = JSON.createParser(body)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.FIELD_NAME && found == null && isExpression(json.currentName())) {
                    found = json.currentName();
                }
            }
        }
        return found;
    }

    private static String expressionParameter(String query) {
        if (query == null) {
            return null;
        }
        for (String pair : query.split("[&;]")) {
            String name;
            try {
                name = java.net.URLDecoder.decode(pair.split("=", 2)[0], java.nio.charset.StandardCharsets.UTF_8);
            } catch (IllegalArgumentException broken) {
                return pair;
            }
            if (isExpression(name)) {
                return name;
            }
        }
        return null;
    }

    private static boolean isExpression(String name) {
        return name.strip().toLowerCase(Locale.ROOT).endsWith("expression");
    }
}
