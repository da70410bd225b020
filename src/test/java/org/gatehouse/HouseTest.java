package org.gatehouse;

import java.util.List;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.IdentityService;
import org.gatehouse.engine.Identities;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole house on a real port, with the demo's people ({@code lin}, {@code fang}, {@code zhao}; {@code chen},
 * {@code wu}, {@code sun}, {@code amy}; {@code han}; {@code admin}) and without projects. All Spring tests share this one
 * context, so each makes its own project; timers and async steps run only when a test runs them. On H2 in memory, and on
 * a real PostgreSQL with {@code -Dgatehouse.test.database=postgres}, as {@code mvn verify} does.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.class)
@ActiveProfiles(resolver = TestDatabase.class)
@Tag("house")
public abstract class HouseTest {

    /** Of everybody in the tests' house. */
    public static final String PASSWORD = "gatehouse-demo";

    @LocalServerPort
    protected int port;

    @Autowired
    private Identities everybody;

    @Autowired
    private IdentityService engineIdentity;

    @Autowired
    private List<Tidy> tidying;

    @BeforeAll
    static void itIsMorning() {
        Morning.goesOn();
    }

    @BeforeEach
    void tidyUp() {
        tidying.forEach(Tidy::up);
    }

    @AfterAll
    static void everyChangeLeftItsLine() {
        TrailWatch.requireLines();
    }

    /** Does something signed in as this person, for the application and for the engine. */
    protected <T> T as(String person, Callable<T> work) {
        List<String> groups = List.copyOf(everybody.find(person).orElseThrow().groups());
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                person,
                null,
                AuthorityUtils.createAuthorityList(
                        groups.stream().map(group -> "ROLE_" + group).toList())));
        SecurityContextHolder.setContext(context);
        engineIdentity.setAuthentication(person, groups);
        try {
            return work.call();
        } catch (RuntimeException | Error unchanged) {
            throw unchanged;
        } catch (Exception checked) {
            throw new IllegalStateException(checked);
        } finally {
            engineIdentity.clearAuthentication();
            SecurityContextHolder.setContext(before);
        }
    }

    protected void as(String person, Runnable work) {
        as(person, () -> {
            work.run();
            return null;
        });
    }
}
