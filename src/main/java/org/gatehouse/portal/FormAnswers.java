package org.gatehouse.portal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A form sent by our script keeps what was typed until the server agreed; where a browser would follow a redirect, the
 * script is told where to go ({@code X-Location}) and goes there itself.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class FormAnswers extends OncePerRequestFilter {

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !Refusals.FORM_SCRIPT.equals(request.getHeader("X-Requested-With"));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, new HttpServletResponseWrapper(response) {
            @Override
            public void sendRedirect(String location) {
                setStatus(HttpStatus.NO_CONTENT.value());
                setHeader("X-Location", location);
            }
        });
    }
}
