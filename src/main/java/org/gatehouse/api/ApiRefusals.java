package org.gatehouse.api;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.api.ApiProblem.Kind;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.kernel.Refusal;
import org.gatehouse.kernel.Refusal.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** How refusals and failures reach a program. */
@RestControllerAdvice(annotations = ApiRoutes.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiRefusals {

    private static final Logger LOG = LoggerFactory.getLogger(ApiRefusals.class);

    /** What rooms say when somebody else was faster. */
    private static final Set<String> OVERTAKEN = Set.of("error.changedMeanwhile", "error.stale");

    private final ProblemTexts texts;

    ApiRefusals(ProblemTexts texts) {
        this.texts = texts;
    }

    @ExceptionHandler
    ResponseEntity<ProblemTexts.Told> refused(ApiProblem problem, HttpServletRequest request) {
        return answer(problem.kind(), problem.problems(), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemTexts.Told> refused(Refusal refusal, HttpServletRequest request) {
        return answer(kind(refusal, request), refusal.problems(), request);
    }

    private static Kind kind(Refusal refusal, HttpServletRequest request) {
        if (refusal instanceof NotFound) {
            return Kind.NOT_FOUND;
        }
        if (refusal instanceof NotAllowed) {
            return Kind.NOT_ALLOWED;
        }
        if (refusal instanceof Conflict) {
            boolean overtaken = refusal.problems().stream().anyMatch(one -> OVERTAKEN.contains(one.message()));
            return overtaken && request.getHeader(HttpHeaders.IF_MATCH) != null ? Kind.STALE : Kind.CONFLICT;
        }
        return refusal instanceof InvalidInput ? Kind.INVALID_INPUT : Kind.UNREADABLE;
    }

    @ExceptionHandler
    ResponseEntity<ProblemTexts.Told> overtaken(ConcurrencyFailureException overtaken, HttpServletRequest request) {
        Kind kind = request.getHeader(HttpHeaders.IF_MATCH) == null ? Kind.CONFLICT : Kind.STALE;
        return answer(kind, List.of(Problem.of("", "error.changedMeanwhile")), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemTexts.Told> collided(DataIntegrityViolationException collision, HttpServletRequest request) {
        return answer(Kind.CONFLICT, List.of(Problem.of("", "error.duplicate")), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemTexts.Told> unreadable(HttpMessageNotReadableException wrong, HttpServletRequest request) {
        return unreadable(wrong.getCause(), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemTexts.Told> unreadable(StrictJson.UnreadableBody wrong, HttpServletRequest request) {
        return unreadable(wrong.getCause(), request);
    }

    private ResponseEntity<ProblemTexts.Told> unreadable(Throwable cause, HttpServletRequest request) {
        if (cause instanceof UnrecognizedPropertyException unknown) {
            String known = unknown.getKnownPropertyIds().stream()
                    .map(String::valueOf)
                    .sorted()
                    .collect(Collectors.joining(", "));
            return answer(
                    Kind.INVALID_INPUT,
                    List.of(Problem.of(path(unknown), "api.error.unknownField", path(unknown), known)),
                    request);
        }
        if (cause instanceof InvalidFormatException format
                && format.getTargetType().isEnum()) {
            String words = Arrays.stream(format.getTargetType().getEnumConstants())
                    .map(String::valueOf)
                    .collect(Collectors.joining(", "));
            return answer(
                    Kind.INVALID_INPUT,
                    List.of(Problem.of(path(format), "api.error.choice", path(format), words)),
                    request);
        }
        if (cause instanceof MismatchedInputException mismatch
                && !mismatch.getPath().isEmpty()) {
            return answer(
                    Kind.INVALID_INPUT,
                    List.of(Problem.of(path(mismatch), "api.error.shape", path(mismatch))),
                    request);
        }
        // A room's own check in a value's constructor.
        if (cause instanceof JsonMappingException mapping && mapping.getCause() instanceof Refusal refusal) {
            return refused(refusal, request);
        }
        if (cause instanceof JacksonException json && json.getLocation() != null) {
            return answer(
                    Kind.UNREADABLE,
                    List.of(Problem.of(
                            "",
                            "api.error.json",
                            json.getLocation().getLineNr(),
                            json.getLocation().getColumnNr())),
                    request);
        }
        return answer(Kind.UNREADABLE, List.of(Problem.of("", "error.unreadable")), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemTexts.Told> mistyped(TypeMismatchException mismatch, HttpServletRequest request) {
        String name = mismatch instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : String.valueOf(mismatch.getPropertyName());
        return answer(
                Kind.INVALID_INPUT,
                List.of(Problem.of(name, "error.type", name, String.valueOf(mismatch.getValue()))),
                request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemTexts.Told> unbound(BindException wrong, HttpServletRequest request) {
        return answer(
                Kind.INVALID_INPUT,
                wrong.getFieldErrors().stream().map(ApiRefusals::mistyped).toList(),
                request);
    }

    private static Problem mistyped(FieldError error) {
        return Problem.of(error.getField(), "error.type", error.getField(), String.valueOf(error.getRejectedValue()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemTexts.Told> missing(
            MissingServletRequestParameterException none, HttpServletRequest request) {
        String name = none.getParameterName();
        return answer(Kind.INVALID_INPUT, List.of(Problem.of(name, "error.missing", name)), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemTexts.Told> notJson(HttpMediaTypeNotSupportedException other, HttpServletRequest request) {
        return answer(Kind.UNSUPPORTED_MEDIA_TYPE, List.of(), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemTexts.Told> onlyJson(HttpMediaTypeNotAcceptableException other, HttpServletRequest request) {
        return answer(Kind.NOT_ACCEPTABLE, List.of(), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemTexts.Told> failed(RuntimeException failure, HttpServletRequest request) {
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        return answer(Kind.FAILED, List.of(), request);
    }

    private ResponseEntity<ProblemTexts.Told> answer(Kind kind, List<Problem> problems, HttpServletRequest request) {
        return ResponseEntity.status(kind.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(texts.told(kind, problems, request));
    }

    private static String path(JsonMappingException where) {
        return where.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }
}
