package org.gatehouse.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.portal.Texts;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Problem details (RFC 9457) in the reader's language; never what happened inside. */
@Component
class ProblemTexts {

    private static final String TYPE = "urn:gatehouse:problem:";

    private final Texts texts;
    private final ObjectMapper json;

    ProblemTexts(Texts texts, ObjectMapper json) {
        this.texts = texts;
        this.json = json;
    }

    @Schema(name = "Problem", description = "What went wrong (RFC 9457). Texts follow Accept-Language: en or zh-CN.")
    record Told(
            @Schema(
                    description = "URN of the kind of problem: its code behind a fixed prefix",
                    example = "urn:gatehouse:problem:invalid-input")
            String type,

            @Schema(description = "The kind in words", example = "That does not fit")
            String title,

            @Schema(description = "HTTP status", example = "422", minimum = "400", maximum = "599")
            int status,

            @Schema(description = "All that is wrong in words, one line each", example = "Please name the project.")
            String detail,

            @Schema(description = "Path of the request", example = "/api/v1/projects")
            String instance,

            @Schema(description = "Kind of problem, for programs", example = "invalid-input")
            ApiProblem.Kind code,

            @Schema(description = "Each thing that is wrong")
            List<Line> errors,

            @Schema(description = "To find the request in the log", example = "1a2b")
            String requestId) {}

    @Schema(name = "ProblemError", description = "One thing that is wrong")
    record Line(
            @Schema(
                    description = "The field, parameter or header it is about; empty where it is about the whole",
                    example = "name")
            String field,

            @Schema(description = "For programs; does not change with the language", example = "project.error.name")
            String code,

            @Schema(description = "In words", example = "Please name the project.")
            String message) {}

    Told told(ApiProblem.Kind kind, List<Problem> problems, HttpServletRequest request) {
        String text = texts.of("api.problem." + kind.code() + ".text");
        return new Told(
                TYPE + kind.code(),
                texts.of("api.problem." + kind.code()),
                kind.status().value(),
                problems.isEmpty()
                        ? text
                        : problems.stream().map(texts::problem).collect(Collectors.joining("\n")),
                request.getRequestURI(),
                kind,
                problems.stream()
                        .map(one -> new Line(one.field(), one.message(), texts.problem(one)))
                        .toList(),
                request.getRequestId());
    }

    /** Where no controller is involved yet. */
    void write(ApiProblem.Kind kind, List<Problem> problems, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setStatus(kind.status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(json.writeValueAsBytes(told(kind, problems, request)));
    }
}
