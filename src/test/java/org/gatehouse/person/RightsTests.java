package org.gatehouse.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.gatehouse.HouseTest;
import org.gatehouse.Visitor;
import org.gatehouse.kernel.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class RightsTests extends HouseTest {

    @Autowired
    private Environment settings;

    @Autowired
    People people;

    @Autowired
    IdentityService identity;

    @Autowired
    AuthorizationService authorizations;

    @Autowired
    FilterService filters;

    @Autowired
    @Qualifier("rights")
    ApplicationRunner rights;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapped;

    @Autowired
    WebInvocationPrivilegeEvaluator doors;

    @Autowired
    JdbcClient sql;

    @Test
    void aSecondStartAddsNothing() throws Exception {
        long rows = authorizations.createAuthorizationQuery().count();
        long lists = filters.createTaskFilterQuery().count();
        rights.run(null);
        assertThat(authorizations.createAuthorizationQuery().count()).isEqualTo(rows);
        assertThat(lists).isEqualTo(4);
    }

    @Test
    void theVendorsAdministratorGroupIsNeverEmptyAndGrantsNothing() {
        assertThat(identity.createUserQuery().memberOfGroup("camunda-admin").count())
                .isPositive();
        assertThat(authorizations
                        .createAuthorizationQuery()
                        .groupIdIn("camunda-admin")
                        .count())
                .as("only that the group may see itself")
                .isLessThanOrEqualTo(1);
        assertThat(people.groups("admin")).containsExactly("admin");
    }

    @Test
    void whoLosesARoleSignsInAnew() {
        people.add("ning", "Ning", "", "", Set.of(Role.STAFF, Role.ADMIN), PASSWORD);
        Visitor ning = new Visitor(port).signIn("ning");
        assertThat(ning.get("/camunda/app/admin/default/").statusCode()).isEqualTo(200);

        identity.deleteMembership("ning", "admin");
        people.reread();

        assertThat(ning.get("/camunda/app/admin/default/").statusCode()).isEqualTo(302);
        ning.signIn("ning");
        assertThat(ning.get("/camunda/app/admin/default/").statusCode()).isEqualTo(403);

        identity.deleteUser("ning");
        people.reread();
        assertThat(ning.get("/me").statusCode()).isEqualTo(302);
    }

    @Test
    void whoHasNoRoleGetsNowhere() {
        people.add("guest", "Guest", "", "", Set.of(), PASSWORD);
        Visitor guest = new Visitor(port).signIn("guest");
        assertThat(guest.get("/").statusCode()).isEqualTo(403);
        assertThat(guest.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(403);
        assertThat(guest.get("/engine-rest/task", "Authorization", RouteTests.basic("guest", PASSWORD))
                        .statusCode())
                .isEqualTo(403);
        identity.deleteUser("guest");
        people.reread();
    }

    @Test
    void passwordsAreStoredSlowlyHashed() {
        assertThat(sql.sql("select PWD_ from ACT_ID_USER where ID_ = 'lin'")
                        .query(String.class)
                        .single())
                .startsWith("{SHA256-BCRYPT}$2a$0" + settings.getProperty("gatehouse.password-strength") + "$");
        YamlPropertiesFactoryBean shipped = new YamlPropertiesFactoryBean();
        shipped.setResources(new ClassPathResource("application.yml"));
        assertThat(Integer.parseInt(
                        shipped.getObject().get("gatehouse.password-strength").toString()))
                .as("what the house hashes with outside the tests")
                .isGreaterThanOrEqualTo(10);
    }

    @Test
    void noRouteIsForgotten() {
        TestingAuthenticationToken admin = new TestingAuthenticationToken("admin", null, "ROLE_admin");
        mapped.getHandlerMethods().keySet().forEach(route -> {
            for (String pattern : route.getPatternValues()) {
                for (String method : methods(route)) {
                    assertThat(doors.isAllowed("", pattern.replaceAll("\\{[^}]+}", "1"), method, admin))
                            .as("%s %s is closed to all: name its first word in AccessRules", method, pattern)
                            .isTrue();
                }
            }
        });
    }

    private static List<String> methods(RequestMappingInfo route) {
        List<String> methods = new ArrayList<>();
        route.getMethodsCondition().getMethods().forEach(method -> methods.add(method.name()));
        return methods.isEmpty() ? List.of("GET") : methods;
    }
}
