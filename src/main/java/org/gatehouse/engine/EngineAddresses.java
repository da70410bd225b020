package org.gatehouse.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Addresses of the engine's that do not exist here: the web apps' set-up page, which makes an administrator without any
 * sign-in as long as there is none, and spellings that the engine might read differently from our guards.
 */
class EngineAddresses extends OncePerRequestFilter {

    private static final Pattern SETUP = Pattern.compile("/camunda/(api/admin|app/[^/]*/[^/]*)/setup(/.*)?");

    private static final Pattern ODD =
            Pattern.compile("(?s).*(;|//|\\\\|/\\.\\.?(/|$)|%(2[fFeE]|5[cC]|25|3[bB]|0|1)).*");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String mapped = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        boolean engine = mapped.startsWith("/camunda") || mapped.startsWith("/engine-rest");
        String asked = request.getRequestURI();
        if (isSetup(mapped) || isSetup(asked) || engine && ODD.matcher(asked).matches()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        } else {
            chain.doFilter(request, response);
        }
    }

    static boolean isSetup(String path) {
        String plain = path;
        for (int round = 0; round < 3; round++) {
            plain = plain.replaceAll(";[^/]*", "");
            try {
                plain = URLDecoder.decode(plain.replace("+", "%2B"), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException broken) {
                break;
            }
        }
        plain = plain.replace('\\', '/').replaceAll(";[^/]*", "").replaceAll("/\\.(?=/|$)", "");
        plain = plain.replaceAll("/{2,}", "/").toLowerCase(Locale.ROOT);
        return SETUP.matcher(plain).matches();
    }
}
