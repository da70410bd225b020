package org.gatehouse.api;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.gatehouse.engine.Identities;
import org.gatehouse.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The interface's own door: tokens alone, no session, no cookie, so that no page elsewhere can make a browser write here
 * and a CSRF token is needless.
 */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

    @Bean
    @Order(3)
    SecurityFilterChain programs(
            HttpSecurity http,
            AccessTokens tokens,
            Identities identities,
            RequestLimits limits,
            ProblemTexts problems,
            JdbcClient sql,
            PlatformTransactionManager transactions,
            Clock clock)
            throws Exception {
        String[] everybody = Arrays.stream(Role.values()).map(Role::group).toArray(String[]::new);
        return http.securityMatcher(PathPatternRequestMatcher.withDefaults().matcher(ApiRoutes.BASE + "/**"))
                .authorizeHttpRequests(rules -> rules.anyRequest().hasAnyRole(everybody))
                .addFilterBefore(
                        new TokenSignIn(tokens, identities, limits, problems), AnonymousAuthenticationFilter.class)
                .addFilterAfter(
                        new ActsOnce(new KeptAnswers(sql, clock), transactions, problems), AuthorizationFilter.class)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .csrf(csrf -> csrf.disable())
                .logout(logout -> logout.disable())
                .exceptionHandling(refusing -> refusing.authenticationEntryPoint((request, response, none) ->
                                problems.write(ApiProblem.Kind.UNAUTHENTICATED, List.of(), request, response))
                        .accessDeniedHandler((request, response, denied) ->
                                problems.write(ApiProblem.Kind.NOT_ALLOWED, List.of(), request, response)))
                .build();
    }
}
