package org.gatehouse.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.gatehouse.kernel.Conflict;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * A form that is sent twice acts once, whichever node the second click reaches: every form bears a token, the first
 * request takes it, and only a refused one gives it back.
 */
@Component
class Once implements HandlerInterceptor {

    static final String FIELD = "_once";

    private static final Duration KEPT = Duration.ofDays(7);

    private final JdbcTemplate jdbc;
    private final Clock clock;

    Once(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String token = token(request);
        if (token == null) {
            return true;
        }
        if (ThreadLocalRandom.current().nextInt(200) == 0) {
            jdbc.update(
                    "delete from form_token where taken_at < ?",
                    Timestamp.from(clock.instant().minus(KEPT)));
        }
        try {
            jdbc.update(
                    "insert into form_token (token, done, taken_at) values (?, false, ?)",
                    token,
                    Timestamp.from(clock.instant()));
            return true;
        } catch (DuplicateKeyException taken) {
            List<Boolean> done = jdbc.queryForList("select done from form_token where token = ?", Boolean.class, token);
            throw new Conflict(done.contains(true) ? "error.once.done" : "error.once.busy");
        }
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, Exception failure) {
        String token = token(request);
        if (token == null) {
            return;
        }
        if (failure != null || response.getStatus() >= 400) {
            jdbc.update("delete from form_token where token = ?", token);
        } else {
            jdbc.update("update form_token set done = true where token = ?", token);
        }
    }

    private static String token(HttpServletRequest request) {
        String token = "POST".equals(request.getMethod()) ? request.getParameter(FIELD) : null;
        return token == null || token.isBlank() || token.length() > 64 ? null : token;
    }
}
