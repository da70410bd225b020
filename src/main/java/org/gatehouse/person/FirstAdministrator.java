package org.gatehouse.person;

import java.util.Set;
import org.gatehouse.engine.Startup;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Makes the first administrator of a new house from its environment, and says how where there is none. No page offers
 * it, so nobody can be faster; once there is an administrator the environment counts for nothing.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 30)
class FirstAdministrator implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);

    private final People people;
    private final Startup startup;
    private final String id;
    private final String password;

    FirstAdministrator(
            People people,
            Startup startup,
            @Value("${gatehouse.admin.id:}") String id,
            @Value("${gatehouse.admin.password:}") String password) {
        this.people = people;
        this.startup = startup;
        this.id = id;
        this.password = password;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        startup.alone(() -> {
            people.reread();
            if (people.inRole(Role.ADMIN).isEmpty()) {
                if (id.isBlank() || password.isBlank()) {
                    sayHow();
                } else {
                    create();
                }
            }
        });
    }

    private void create() {
        if (!id.matches("[A-Za-z0-9]{2,64}")) {
            throw new IllegalStateException("GATEHOUSE_ADMIN_ID must be 2 to 64 letters and digits");
        }
        if (people.find(id).isPresent()) {
            throw new IllegalStateException("GATEHOUSE_ADMIN_ID is the id of somebody who is no administrator");
        }
        try {
            people.add(id, id, "", "", Set.of(Role.ADMIN), password);
        } catch (InvalidInput weak) {
            throw new IllegalStateException(
                    "GATEHOUSE_ADMIN_PASSWORD must have at least 12 characters and not contain the id", weak);
        }
        log.info("first administrator: {} can sign in; take GATEHOUSE_ADMIN_PASSWORD out of the environment now", id);
    }

    private static void sayHow() {
        log.warn("""

                There is no administrator yet, so nobody can let people in. Start once with
                    GATEHOUSE_ADMIN_ID=<letters and digits>
                    GATEHOUSE_ADMIN_PASSWORD=<at least 12 characters>
                in the environment, sign in at /login, and make the other people in Camunda Admin
                (groups: staff, manager, analyst, admin).
                """);
    }
}
