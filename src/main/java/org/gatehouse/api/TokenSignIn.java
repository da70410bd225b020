package org.gatehouse.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.gatehouse.engine.Identities;
import org.gatehouse.engine.Identities.Account;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.person.CurrentPerson;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Signs in whoever a token stands for, with what they may at this very moment, and counts its requests. Nothing else
 * signs in here: no session, no password. Part of the security chain, hence no bean.
 */
final class TokenSignIn extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";

    private final AccessTokens tokens;
    private final Identities identities;
    private final RequestLimits limits;
    private final ProblemTexts problems;

    TokenSignIn(AccessTokens tokens, Identities identities, RequestLimits limits, ProblemTexts problems) {
        this.tokens = tokens;
        this.identities = identities;
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String given = request.getHeader(HttpHeaders.AUTHORIZATION);
        Optional<AccessToken> token = given != null && given.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? tokens.recognise(given.substring(BEARER.length()).strip())
                : Optional.empty();
        Optional<Account> person = token.flatMap(known -> identities.find(known.personId()))
                .filter(account -> !account.groups().isEmpty());
        if (person.isEmpty()) {
            response.setHeader(
                    HttpHeaders.WWW_AUTHENTICATE,
                    given == null
                            ? "Bearer realm=\"Gatehouse\""
                            : "Bearer realm=\"Gatehouse\", error=\"invalid_token\"");
            problems.write(ApiProblem.Kind.UNAUTHENTICATED, List.of(), request, response);
            return;
        }
        RequestLimits.Count count = limits.count(token.get().id());
        response.setHeader("RateLimit-Limit", Long.toString(limits.most()));
        response.setHeader("RateLimit-Remaining", Long.toString(count.remaining()));
        response.setHeader("RateLimit-Reset", Long.toString(count.resetSeconds()));
        if (!count.admitted()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(count.waitSeconds()));
            problems.write(
                    ApiProblem.Kind.RATE_LIMITED,
                    List.of(Problem.of("", "api.error.limit", limits.most(), count.waitSeconds())),
                    request,
                    response);
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new TokenPerson(
                token.get(),
                AuthorityUtils.createAuthorityList(person.get().groups().stream()
                        .map(group -> CurrentPerson.PREFIX + group)
                        .toList())));
        SecurityContextHolder.setContext(context);
        MDC.put("person", token.get().personId());
        chain.doFilter(request, response);
    }
}
