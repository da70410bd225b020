package org.gatehouse.person;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** One line for each request: who, what, how it ended, how long it took, which project. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class AccessLog extends OncePerRequestFilter {

    /** Request attribute: id of who is signed in. */
    static final String WHO = "gatehouse.who";

    /** MDC key a page may set where its path does not name the project. */
    static final String PROJECT = "project";

    private static final Logger log = LoggerFactory.getLogger("org.gatehouse.access");
    private static final Pattern OF_PROJECT = Pattern.compile("/projects/([A-Z][A-Z0-9]{1,9})(?:/.*)?");
    /** What follows is a secret of its own. */
    private static final Pattern SECRET = Pattern.compile("^(/feeds/).*");

    private static final Pattern QUIET = Pattern.compile(
            "/actuator/health.*|/webjars/.*|/js/.*|.*\\.(?:css|js|svg|png|ico|woff2?|map)|/camunda/(?:lib|assets)/.*");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long began = System.nanoTime();
        String path = SECRET.matcher(request.getRequestURI()).replaceFirst("$1…");
        Matcher project = OF_PROJECT.matcher(path);
        if (project.matches()) {
            MDC.put(PROJECT, project.group(1));
        }
        boolean broken = true;
        try {
            chain.doFilter(request, response);
            broken = false;
        } finally {
            log.atLevel(QUIET.matcher(path).matches() ? Level.DEBUG : Level.INFO)
                    .log(
                            "{} {} {} {} {} ms{}",
                            request.getAttribute(WHO) == null ? "-" : request.getAttribute(WHO),
                            request.getMethod(),
                            path,
                            broken ? 500 : response.getStatus(),
                            Duration.ofNanos(System.nanoTime() - began).toMillis(),
                            MDC.get(PROJECT) == null ? "" : " project " + MDC.get(PROJECT));
            MDC.remove(PROJECT);
            MDC.remove("person");
        }
    }
}
