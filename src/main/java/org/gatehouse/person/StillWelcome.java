package org.gatehouse.person;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Set;
import org.slf4j.MDC;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session whose person was removed or got other groups meanwhile; they sign in anew with what they may now. Also
 * tells the log who it is. Part of the security chains, hence no bean.
 */
final class StillWelcome extends OncePerRequestFilter {

    private final People people;
    private final CurrentPerson current;

    StillWelcome(People people, CurrentPerson current) {
        this.people = people;
        this.current = current;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (current.isSignedIn()) {
            if (hasChanged()) {
                HttpSession session = request.getSession(false);
                if (session != null) {
                    session.invalidate();
                }
                SecurityContextHolder.clearContext();
            } else {
                request.setAttribute(AccessLog.WHO, current.id());
                MDC.put("person", current.id());
            }
        }
        chain.doFilter(request, response);
    }

    private boolean hasChanged() {
        Set<String> now = Set.copyOf(current.groups());
        if (now.equals(people.groups(current.id()))) {
            return false;
        }
        people.reread();
        return !now.equals(people.groups(current.id()));
    }
}
