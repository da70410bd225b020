package org.gatehouse.portal;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.kernel.Problems;
import org.gatehouse.kernel.Refusal;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.person.CurrentPerson;
import org.springframework.beans.TypeMismatchException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Controller;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * How a refusal or failure reaches the reader, in their language: problem details for programs and for the forms'
 * script, a fragment for htmx, a page otherwise. Never what happened inside.
 */
@Controller
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class Refusals implements ErrorController {

    /** What the forms' script says of itself. */
    static final String FORM_SCRIPT = "gatehouse-form";

    private final Texts texts;
    private final CurrentPerson me;
    private final DataSize largestFile;

    Refusals(
            Texts texts,
            CurrentPerson me,
            @Value("${spring.servlet.multipart.max-file-size:1MB}") DataSize largestFile) {
        this.texts = texts;
        this.me = me;
        this.largestFile = largestFile;
    }

    @ExceptionHandler
    Object refused(Refusal refusal, HttpServletRequest request, HttpServletResponse response) {
        return answer(statusOf(refusal), refusal.problems(), request, response);
    }

    @ExceptionHandler({OptimisticLockingFailureException.class, PessimisticLockingFailureException.class})
    Object overtaken(HttpServletRequest request, HttpServletResponse response) {
        return answer(HttpStatus.CONFLICT, List.of(Problem.of("", "error.changedMeanwhile")), request, response);
    }

    @ExceptionHandler
    Object collided(
            DataIntegrityViolationException collision, HttpServletRequest request, HttpServletResponse response) {
        return answer(HttpStatus.CONFLICT, List.of(Problem.of("", "error.duplicate")), request, response);
    }

    @ExceptionHandler
    Object tooLarge(MaxUploadSizeExceededException large, HttpServletRequest request, HttpServletResponse response) {
        return answer(
                HttpStatus.PAYLOAD_TOO_LARGE,
                List.of(Problem.of("file", "error.upload.tooLarge", largestFile.toMegabytes() + " MB")),
                request,
                response);
    }

    @ExceptionHandler
    Object mistyped(TypeMismatchException mismatch, HttpServletRequest request, HttpServletResponse response) {
        String name = mismatch instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : String.valueOf(mismatch.getPropertyName());
        return answer(HttpStatus.BAD_REQUEST, List.of(mistyped(name, mismatch.getValue())), request, response);
    }

    @ExceptionHandler
    Object unbound(BindException wrong, HttpServletRequest request, HttpServletResponse response) {
        List<Problem> problems = wrong.getFieldErrors().stream()
                .map(error -> mistyped(error.getField(), error.getRejectedValue()))
                .toList();
        return answer(HttpStatus.UNPROCESSABLE_ENTITY, problems, request, response);
    }

    @ExceptionHandler({MissingRequestValueException.class, MissingServletRequestPartException.class})
    Object missing(Exception missing, HttpServletRequest request, HttpServletResponse response) {
        String name = missing instanceof MissingServletRequestParameterException parameter
                ? parameter.getParameterName()
                : missing instanceof MissingServletRequestPartException part ? part.getRequestPartName() : "";
        return answer(HttpStatus.BAD_REQUEST, List.of(Problem.of(name, "error.missing", name)), request, response);
    }

    @ExceptionHandler({
        HttpMessageNotReadableException.class,
        MultipartException.class,
        HandlerMethodValidationException.class
    })
    Object unreadable(HttpServletRequest request, HttpServletResponse response) {
        return answer(HttpStatus.BAD_REQUEST, List.of(Problem.of("", "error.unreadable")), request, response);
    }

    @ExceptionHandler({
        HttpRequestMethodNotSupportedException.class,
        HttpMediaTypeException.class,
        NoResourceFoundException.class
    })
    Object unknown(Exception unknown, HttpServletRequest request, HttpServletResponse response) {
        return answer(
                HttpStatus.valueOf(((ErrorResponse) unknown).getStatusCode().value()), List.of(), request, response);
    }

    /** What no handler took: refusals of the sign-in, unknown addresses, failures. */
    @RequestMapping("${server.error.path:${error.path:/error}}")
    Object failed(HttpServletRequest request, HttpServletResponse response) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
        return answer(status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status, List.of(), request, response);
    }

    private static Problem mistyped(String name, Object value) {
        return Problem.of(name, "error.type", name, String.valueOf(value));
    }

    static HttpStatus statusOf(Refusal refusal) {
        if (refusal instanceof NotFound) {
            return HttpStatus.NOT_FOUND;
        }
        if (refusal instanceof NotAllowed) {
            return HttpStatus.FORBIDDEN;
        }
        if (refusal instanceof Conflict) {
            return HttpStatus.CONFLICT;
        }
        return refusal instanceof InvalidInput ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.BAD_REQUEST;
    }

    private Object answer(
            HttpStatus status, List<Problem> problems, HttpServletRequest request, HttpServletResponse response) {
        if (wantsProblem(request)) {
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(detail(status, problems, request));
        }
        Map<String, Object> model = Map.of(
                "status", status.value(),
                "title", texts.of("error." + family(status) + ".title"),
                "text", texts.of("error." + family(status) + ".text"),
                "problems", new Problems(problems),
                "requestId", request.getRequestId());
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Retarget", "#gh-messages");
            response.setHeader("HX-Reswap", "innerHTML");
            return new ModelAndView("error :: refusal", model, status);
        }
        return new ModelAndView("error", model, status);
    }

    private ProblemDetail detail(HttpStatus status, List<Problem> problems, HttpServletRequest request) {
        ProblemDetail detail = ProblemDetail.forStatus(status);
        detail.setTitle(texts.of("error." + family(status) + ".title"));
        detail.setDetail(
                problems.isEmpty()
                        ? texts.of("error." + family(status) + ".text")
                        : problems.stream().map(texts::problem).collect(Collectors.joining("\n")));
        detail.setProperty(
                "errors",
                problems.stream()
                        .map(problem -> Map.of("field", problem.field(), "message", texts.problem(problem)))
                        .toList());
        // What programs tell problems apart by, see the interface's description.
        String code =
                status.getReasonPhrase().toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
        detail.setType(URI.create("urn:gatehouse:problem:" + code));
        detail.setProperty("code", code);
        detail.setProperty("requestId", request.getRequestId());
        return detail;
    }

    /** The status whose words are used: we have them for the common ones. */
    private int family(HttpStatus status) {
        return switch (status) {
            case FORBIDDEN -> me.isSignedIn() ? 403 : 401;
            case UNAUTHORIZED, NOT_FOUND, METHOD_NOT_ALLOWED, CONFLICT, PAYLOAD_TOO_LARGE, UNPROCESSABLE_ENTITY ->
                status.value();
            default -> status.is4xxClientError() ? 400 : 500;
        };
    }

    private static boolean wantsProblem(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String path = failed == null ? request.getRequestURI() : failed.toString();
        if (path.startsWith("/api/") || FORM_SCRIPT.equals(request.getHeader("X-Requested-With"))) {
            return true;
        }
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("json") && !accept.contains("html");
    }
}
