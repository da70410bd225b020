package org.gatehouse.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.api.KeptAnswers.Kept;
import org.gatehouse.engine.BufferedRequest;
import org.gatehouse.kernel.Refusal.Problem;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * A POST with an {@code Idempotency-Key} acts once, on whatever node it arrives how often: the key is claimed, the request
 * acts and its answer is kept in one transaction. Who comes with the same key meanwhile waits in the database and then
 * hears the same answer. A request that was refused changed nothing, so its key is free again. Also keeps bodies within
 * their limit. Part of the security chain, hence no bean.
 */
final class ActsOnce extends OncePerRequestFilter {

    /** Bytes a body may have. */
    static final int MOST_BYTES = 1024 * 1024;

    static final String KEY = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";

    private static final int LONGEST_KEY = 200;
    private static final Set<String> KEPT_HEADERS = Set.of(HttpHeaders.LOCATION, HttpHeaders.ETAG);

    private final KeptAnswers answers;
    private final PlatformTransactionManager transactions;
    private final ProblemTexts problems;

    ActsOnce(KeptAnswers answers, PlatformTransactionManager transactions, ProblemTexts problems) {
        this.answers = answers;
        this.transactions = transactions;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return Set.of("GET", "HEAD", "OPTIONS").contains(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<byte[]> body = body(request);
        if (body.isEmpty()) {
            problems.write(
                    ApiProblem.Kind.TOO_LARGE,
                    List.of(Problem.of("", "api.error.tooLarge", MOST_BYTES / 1024)),
                    request,
                    response);
            return;
        }
        BufferedRequest read = new BufferedRequest(request, body.get());
        String key = request.getHeader(KEY);
        if (key == null || !HttpMethod.POST.matches(request.getMethod())) {
            chain.doFilter(read, response);
        } else if (key.isBlank() || key.length() > LONGEST_KEY || !key.chars().allMatch(c -> c > 32 && c < 127)) {
            problems.write(
                    ApiProblem.Kind.INVALID_INPUT,
                    List.of(Problem.of(KEY, "api.error.key", LONGEST_KEY)),
                    request,
                    response);
        } else {
            once(key, hash(request, body.get()), read, response, chain);
        }
    }

    private void once(
            String key, String hash, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String person = SecurityContextHolder.getContext().getAuthentication().getName();
        Optional<Kept> before = answers.find(person, key);
        if (before.isPresent()) {
            again(before.get(), hash, request, response);
            return;
        }
        TransactionStatus transaction = transactions.getTransaction(new DefaultTransactionDefinition());
        try {
            answers.claim(person, key, hash);
        } catch (DuplicateKeyException | ConcurrencyFailureException taken) {
            transactions.rollback(transaction);
            Optional<Kept> meanwhile = answers.find(person, key);
            if (meanwhile.isPresent()) {
                again(meanwhile.get(), hash, request, response);
            } else {
                inProgress(request, response);
            }
            return;
        }
        act(person, key, transaction, request, response, chain);
    }

    private void act(
            String person,
            String key,
            TransactionStatus transaction,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        try {
            chain.doFilter(request, answer);
            if (answer.getStatus() < 300) {
                answers.keep(
                        person,
                        key,
                        answer.getStatus(),
                        headers(answer),
                        new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8));
            } else {
                transaction.setRollbackOnly();
            }
        } catch (ServletException | IOException | RuntimeException failed) {
            transactions.rollback(transaction);
            throw failed;
        }
        try {
            transactions.commit(transaction);
        } catch (TransactionException | ConcurrencyFailureException lost) {
            answer.resetBuffer();
            problems.write(
                    ApiProblem.Kind.CONFLICT, List.of(Problem.of("", "error.changedMeanwhile")), request, response);
            return;
        }
        answer.copyBodyToResponse();
    }

    private void again(Kept kept, String hash, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!kept.requestHash().equals(hash)) {
            problems.write(
                    ApiProblem.Kind.KEY_REUSED, List.of(Problem.of(KEY, "api.error.keyReused")), request, response);
            return;
        }
        if (kept.status() == null) {
            inProgress(request, response);
            return;
        }
        response.setStatus(kept.status());
        response.setHeader(REPLAYED, "true");
        kept.headers().lines().forEach(line -> {
            int colon = line.indexOf(':');
            response.setHeader(line.substring(0, colon), line.substring(colon + 1));
        });
        byte[] body = kept.body().getBytes(StandardCharsets.UTF_8);
        if (body.length > 0) {
            response.setContentType("application/json");
            response.getOutputStream().write(body);
        }
    }

    private void inProgress(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, "1");
        problems.write(
                ApiProblem.Kind.IN_PROGRESS, List.of(Problem.of(KEY, "api.error.inProgress")), request, response);
    }

    private static String headers(HttpServletResponse answer) {
        StringBuilder lines = new StringBuilder();
        for (String name : KEPT_HEADERS) {
            if (answer.getHeader(name) != null) {
                lines.append(name).append(':').append(answer.getHeader(name)).append('\n');
            }
        }
        return lines.toString();
    }

    private static String hash(HttpServletRequest request, byte[] body) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        String query = request.getQueryString() == null ? "" : '?' + request.getQueryString();
        all.write(
                (request.getMethod() + ' ' + request.getRequestURI() + query + '\n').getBytes(StandardCharsets.UTF_8));
        all.write(body);
        return TokenText.hash(all.toByteArray());
    }

    /** Empty where it is longer than it may be. */
    private static Optional<byte[]> body(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > MOST_BYTES) {
            return Optional.empty();
        }
        byte[] read = request.getInputStream().readNBytes(MOST_BYTES + 1);
        return read.length > MOST_BYTES ? Optional.empty() : Optional.of(read);
    }
}
