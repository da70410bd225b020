package org.gatehouse.api;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import org.gatehouse.kernel.Refusal;
import org.springframework.http.HttpStatus;

/** What the interface itself refuses, beside what the rooms do. */
class ApiProblem extends RuntimeException {

    private final Kind kind;
    private final transient List<Refusal.Problem> problems;

    ApiProblem(Kind kind, Refusal.Problem... problems) {
        super(kind + " " + List.of(problems));
        this.kind = kind;
        this.problems = List.of(problems);
    }

    Kind kind() {
        return kind;
    }

    List<Refusal.Problem> problems() {
        return problems;
    }

    /** Every kind of problem the interface answers with; programs tell them apart by {@link #code}. */
    enum Kind {
        UNREADABLE(HttpStatus.BAD_REQUEST),
        UNAUTHENTICATED(HttpStatus.UNAUTHORIZED),
        NOT_ALLOWED(HttpStatus.FORBIDDEN),
        SCOPE_MISSING(HttpStatus.FORBIDDEN),
        NOT_FOUND(HttpStatus.NOT_FOUND),
        METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED),
        NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE),
        CONFLICT(HttpStatus.CONFLICT),
        IN_PROGRESS(HttpStatus.CONFLICT),
        STALE(HttpStatus.PRECONDITION_FAILED),
        TOO_LARGE(HttpStatus.PAYLOAD_TOO_LARGE),
        UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
        INVALID_INPUT(HttpStatus.UNPROCESSABLE_ENTITY),
        KEY_REUSED(HttpStatus.UNPROCESSABLE_ENTITY),
        PRECONDITION_REQUIRED(HttpStatus.PRECONDITION_REQUIRED),
        RATE_LIMITED(HttpStatus.TOO_MANY_REQUESTS),
        FAILED(HttpStatus.INTERNAL_SERVER_ERROR);

        private final HttpStatus status;

        Kind(HttpStatus status) {
            this.status = status;
        }

        HttpStatus status() {
            return status;
        }

        @JsonValue
        String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
