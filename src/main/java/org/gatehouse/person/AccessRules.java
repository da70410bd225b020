package org.gatehouse.person;

import io.github.wimdeblauwe.htmx.spring.boot.security.HxRefreshHeaderAuthenticationEntryPoint;
import jakarta.servlet.DispatcherType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import org.gatehouse.kernel.Role;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.filter.OrderedRequestContextFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.ExceptionHandlingConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who gets through which door. What is not named here is closed; which project or task somebody may see is decided
 * behind the doors. Patterns are always matched against the whole path: matchers made from plain strings look at the
 * path within one servlet and silently miss the engine's.
 */
@Configuration(proxyBeanMethods = false)
class AccessRules {

    private static final String[] EVERYBODY = roles(Role.values());
    private static final String[] ANALYSTS = roles(Role.ANALYST, Role.ADMIN);
    private static final String[] OVERSEERS = roles(Role.MANAGER, Role.ANALYST, Role.ADMIN);
    private static final String[] ADMINISTRATORS = roles(Role.ADMIN);
    private static final String[] KEEPERS_OF_PEOPLE = roles(Role.HR, Role.ADMIN);

    /** No script but our own files; pages may be framed by our own, which task forms do. */
    private static final String CONTENT = "default-src 'self'; img-src 'self' data: blob:; font-src 'self' data:;"
            + " style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'self'; form-action 'self';"
            + " frame-src 'self'; frame-ancestors 'self'";

    private final People people;
    private final CurrentPerson current;

    AccessRules(People people, CurrentPerson current) {
        this.people = people;
        this.current = current;
    }

    /** Health for everybody; metrics for administrators and for the scraper that knows the token. */
    @Bean
    @Order(1)
    SecurityFilterChain operations(HttpSecurity http, @Value("${gatehouse.metrics.token:}") String token)
            throws Exception {
        return http.securityMatcher(path("/actuator/**"))
                .authorizeHttpRequests(rules -> rules.requestMatchers(path("/actuator/health/**"))
                        .permitAll()
                        .requestMatchers(path("/actuator/prometheus"))
                        .access(bearing(token))
                        .anyRequest()
                        .denyAll())
                .addFilterBefore(new StillWelcome(people, current), AnonymousAuthenticationFilter.class)
                .requestCache(cache -> cache.disable())
                .exceptionHandling(refusing -> refusing.authenticationEntryPoint(unauthorized()))
                .build();
    }

    /** The engine's REST API: name and password with each request, no session. */
    @Bean
    @Order(2)
    SecurityFilterChain engineRest(HttpSecurity http) throws Exception {
        return http.securityMatcher(path("/engine-rest/**"))
                .authorizeHttpRequests(rules -> rules.anyRequest().hasAnyRole(EVERYBODY))
                .httpBasic(Customizer.withDefaults())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .addFilterBefore(new StillWelcome(people, current), AnonymousAuthenticationFilter.class)
                .build();
    }

    /** The engine's web apps bring their own protection against forged requests and their own headers. */
    @Bean
    @Order(3)
    SecurityFilterChain webApps(HttpSecurity http, HttpSessionRequestCache cache) throws Exception {
        return http.securityMatcher(path("/camunda/**"))
                .authorizeHttpRequests(rules -> rules
                        // The way out of an error page, and into a directory's index.
                        .dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(
                                path("/camunda/api/admin/setup/**"),
                                path("/camunda/app/*/*/setup/**"),
                                path("/camunda/api/admin/auth/user/*/login/**"))
                        .denyAll()
                        .requestMatchers(path("/camunda/api/admin/auth/**"))
                        .hasAnyRole(EVERYBODY)
                        .requestMatchers(path("/camunda/app/admin/**"), path("/camunda/api/admin/**"))
                        .hasAnyRole(ADMINISTRATORS)
                        .requestMatchers(path("/camunda/app/cockpit/**"), path("/camunda/api/cockpit/**"))
                        .hasAnyRole(ANALYSTS)
                        .requestMatchers(
                                path("/camunda/app/tasklist/**"),
                                path("/camunda/api/tasklist/**"),
                                path("/camunda/app/welcome/**"),
                                path("/camunda/api/welcome/**"),
                                path("/camunda/api/engine/**"),
                                path("/camunda/lib/**"),
                                path("/camunda/assets/**"),
                                path("/camunda/favicon.ico"))
                        .hasAnyRole(EVERYBODY)
                        .anyRequest()
                        .denyAll())
                .addFilterBefore(new StillWelcome(people, current), AnonymousAuthenticationFilter.class)
                .csrf(csrf -> csrf.disable())
                .headers(headers -> headers.disable())
                .requestCache(requests -> requests.requestCache(cache))
                // Tasklist's own "sign out" ends the one session there is.
                .logout(logout -> logout.logoutRequestMatcher(
                                path(HttpMethod.POST, "/camunda/api/admin/auth/user/*/logout"))
                        .logoutSuccessHandler(new HttpStatusReturningLogoutSuccessHandler(HttpStatus.NO_CONTENT)))
                .exceptionHandling(refusing -> asking(refusing, path("/camunda/api/**")))
                .build();
    }

    /** Machines that send readings: name and password with each request, no session. */
    @Bean
    @Order(4)
    SecurityFilterChain machines(HttpSecurity http) throws Exception {
        RequestMatcher basic = request -> {
            String given = request.getHeader(HttpHeaders.AUTHORIZATION);
            return given != null && given.regionMatches(true, 0, "Basic ", 0, 6);
        };
        return http.securityMatcher(new AndRequestMatcher(path("/api/projects/*/metrics/**"), basic))
                .authorizeHttpRequests(rules -> rules.anyRequest().hasAnyRole(EVERYBODY))
                .httpBasic(Customizer.withDefaults())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .addFilterBefore(new StillWelcome(people, current), AnonymousAuthenticationFilter.class)
                .build();
    }

    /** Calendars that know a secret address; no session, and nothing else of the house behind it. */
    @Bean
    @Order(4)
    SecurityFilterChain calendarFeeds(HttpSecurity http) throws Exception {
        return http.securityMatcher(path("/feeds/**"))
                .authorizeHttpRequests(rules -> rules.requestMatchers(path(HttpMethod.GET, "/feeds/{file:.+\\.ics}"))
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .requestCache(requests -> requests.disable())
                .exceptionHandling(refusing -> refusing.authenticationEntryPoint(unauthorized()))
                .build();
    }

    /** Webhooks of repositories: nobody signs in, each delivery is signed; no session. */
    @Bean
    @Order(5)
    SecurityFilterChain hooks(HttpSecurity http) throws Exception {
        return http.securityMatcher(path("/hooks/**"))
                .authorizeHttpRequests(rules -> rules.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(path("/hooks/code/*"))
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .csrf(csrf -> csrf.disable())
                .exceptionHandling(refusing -> refusing.authenticationEntryPoint(unauthorized()))
                .build();
    }

    @Bean
    @Order(6)
    SecurityFilterChain portal(HttpSecurity http, HttpSessionRequestCache cache, Welcome welcome) throws Exception {
        // The end of a stream is dispatched once more: its beginning was let in.
        return http.authorizeHttpRequests(rules -> rules.dispatcherTypeMatchers(
                                DispatcherType.FORWARD, DispatcherType.ERROR, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(
                                path("/login"),
                                path("/error"),
                                path(HttpMethod.POST, "/preferences/*"),
                                path(HttpMethod.GET, "/{file:.+\\.(?:css|js|svg|ico|png|webmanifest)}"),
                                path(HttpMethod.GET, "/js/**"),
                                path(HttpMethod.GET, "/islands/**"),
                                path(HttpMethod.GET, "/images/**"),
                                path(HttpMethod.GET, "/webjars/**"))
                        .permitAll()
                        .requestMatchers(path("/lessons/proposals/**"))
                        .hasAnyRole(ANALYSTS)
                        .requestMatchers(path("/insight/**"))
                        .hasAnyRole(OVERSEERS)
                        .requestMatchers(path("/people/**"))
                        .hasAnyRole(KEEPERS_OF_PEOPLE)
                        .requestMatchers(
                                path("/"),
                                path("/logout"),
                                path("/me/**"),
                                path("/appraisals/**"),
                                path("/portfolio/**"),
                                path("/projects/**"),
                                path("/resources/**"),
                                path("/work/**"),
                                path("/my-work/**"),
                                path("/hours/**"),
                                path("/notices/**"),
                                path("/items/**"),
                                path("/tasks/**"),
                                path("/files/**"),
                                path("/interface/**"),
                                path("/lessons/**"),
                                path("/meetings/**"),
                                path("/live"),
                                path("/activity/**"),
                                path("/templates/**"),
                                path("/notices/**"),
                                path("/api/**"))
                        .hasAnyRole(EVERYBODY)
                        .requestMatchers(path("/seals"), path("/deliveries/**"), path("/archive/**"))
                        .hasAnyRole(ADMINISTRATORS)
                        .requestMatchers(path("/code/**"), path("/webhooks/**"))
                        .hasAnyRole(ADMINISTRATORS)
                        .anyRequest()
                        .denyAll())
                .addFilterBefore(new StillWelcome(people, current), AnonymousAuthenticationFilter.class)
                .formLogin(
                        form -> form.loginPage("/login").successHandler(welcome).failureHandler(failed()))
                .logout(logout -> logout.logoutRequestMatcher(path(HttpMethod.POST, "/logout"))
                        .logoutSuccessUrl("/login?signedOut"))
                .requestCache(requests -> requests.requestCache(cache))
                .headers(headers -> headers.frameOptions(frame -> frame.sameOrigin())
                        .contentSecurityPolicy(content -> content.policyDirectives(CONTENT))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(
                                permissions -> permissions.policy("camera=(), microphone=(), geolocation=()")))
                .exceptionHandling(refusing -> asking(refusing, path("/api/**")).accessDeniedHandler(denied()))
                .build();
    }

    /** Before the reader's language is set: the one that comes with Jersey runs late and would undo it. */
    @Bean
    OrderedRequestContextFilter requestContextFilter() {
        return new OrderedRequestContextFilter();
    }

    @Bean
    HttpSessionRequestCache requestCache() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setMatchingRequestParameterName(null);
        cache.setRequestMatcher(request -> "GET".equals(request.getMethod())
                && !isScript(request.getHeader("Sec-Fetch-Dest"))
                && request.getHeader("HX-Request") == null);
        return cache;
    }

    /** Pages ask for sign-in; scripts hear 401; htmx reloads its page, which then asks. */
    private static ExceptionHandlingConfigurer<HttpSecurity> asking(
            ExceptionHandlingConfigurer<HttpSecurity> refusing, RequestMatcher api) {
        return refusing.defaultAuthenticationEntryPointFor(
                        new HxRefreshHeaderAuthenticationEntryPoint(), new RequestHeaderRequestMatcher("HX-Request"))
                .defaultAuthenticationEntryPointFor(unauthorized(), api)
                .defaultAuthenticationEntryPointFor(
                        unauthorized(), request -> isScript(request.getHeader("Sec-Fetch-Dest")))
                .defaultAuthenticationEntryPointFor(new LoginUrlAuthenticationEntryPoint("/login"), request -> true);
    }

    private static boolean isScript(String fetchDestination) {
        return "empty".equals(fetchDestination);
    }

    private static AuthenticationEntryPoint unauthorized() {
        return new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED);
    }

    private static AuthenticationFailureHandler failed() {
        return (request, response, failure) -> response.sendRedirect(
                request.getContextPath() + (failure instanceof LockedException ? "/login?locked" : "/login?error"));
    }

    /** A sign-in page left open too long shows itself afresh. */
    private static AccessDeniedHandler denied() {
        AccessDeniedHandler otherwise = new AccessDeniedHandlerImpl();
        RequestMatcher signIn = path("/login");
        return (request, response, refusal) -> {
            if (refusal instanceof CsrfException && signIn.matches(request)) {
                response.sendRedirect(request.getContextPath() + "/login?expired");
            } else {
                otherwise.handle(request, response, refusal);
            }
        };
    }

    private AuthorizationManager<RequestAuthorizationContext> bearing(String token) {
        byte[] expected = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
        return (person, context) -> {
            String given = context.getRequest().getHeader(HttpHeaders.AUTHORIZATION);
            boolean scraper = !token.isBlank()
                    && given != null
                    && MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8));
            return new AuthorizationDecision(scraper || current.is(Role.ADMIN));
        };
    }

    private static PathPatternRequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }

    private static PathPatternRequestMatcher path(HttpMethod method, String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(method, pattern);
    }

    private static String[] roles(Role... roles) {
        return Arrays.stream(roles).map(Role::group).toArray(String[]::new);
    }
}
