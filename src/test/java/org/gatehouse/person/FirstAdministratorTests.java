package org.gatehouse.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.camunda.bpm.engine.IdentityService;
import org.gatehouse.HouseTest;
import org.gatehouse.engine.Identities;
import org.gatehouse.engine.Startup;
import org.gatehouse.kernel.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** In a house whose administrators have left, for the time of a transaction that is rolled back. */
@ExtendWith(OutputCaptureExtension.class)
class FirstAdministratorTests extends HouseTest {

    @Autowired
    People people;

    @Autowired
    Startup startup;

    @Autowired
    Identities identities;

    @Autowired
    IdentityService identity;

    @Autowired
    PlatformTransactionManager transactions;

    @AfterEach
    void everybodyIsBack() {
        people.reread();
    }

    @Test
    void comesFromTheEnvironment() {
        withoutAdministrators(() -> {
            start("root", "an honest pass phrase");
            assertThat(people.inRole(Role.ADMIN)).extracting(Person::id).containsExactly("root");
            assertThat(identities.passwordMatches("root", "an honest pass phrase"))
                    .isTrue();
            assertThat(identity.createUserQuery().memberOfGroup("camunda-admin").list())
                    .extracting(user -> user.getId())
                    .contains("root");

            start("second", "another pass phrase");
            assertThat(people.exists("second")).as("there is one already").isFalse();
        });
    }

    @Test
    void isExplainedWhereThereIsNone(CapturedOutput output) {
        withoutAdministrators(() -> start("", ""));
        assertThat(output).contains("no administrator yet", "GATEHOUSE_ADMIN_ID", "GATEHOUSE_ADMIN_PASSWORD");
    }

    @Test
    void needsADecentPasswordAndName() {
        withoutAdministrators(() -> {
            assertThatThrownBy(() -> start("root", "short")).hasMessageContaining("12 characters");
            assertThatThrownBy(() -> start("the root", "an honest pass phrase"))
                    .hasMessageContaining("letters and digits");
            assertThatThrownBy(() -> start("chen", "an honest pass phrase")).hasMessageContaining("no administrator");
            assertThat(people.inRole(Role.ADMIN)).isEmpty();
        });
    }

    private void start(String id, String password) {
        new FirstAdministrator(people, startup, id, password).run(null);
    }

    private void withoutAdministrators(Runnable test) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            status.setRollbackOnly();
            identity.createUserQuery().memberOfGroup("admin").list().forEach(admin -> {
                identity.deleteMembership(admin.getId(), "admin");
                identity.deleteMembership(admin.getId(), "camunda-admin");
            });
            test.run();
        });
    }
}
