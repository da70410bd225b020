package org.gatehouse.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLengthRuleImpl;
import org.gatehouse.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

    private static final int SHORTEST_PASSWORD = 12;

    @Bean
    ProcessEnginePlugin passwordRules(Passwords passwords) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl configuration) {
                configuration.setAdminGroups(new ArrayList<>(List.of(Role.ADMIN.group())));
                configuration.setPasswordEncryptor(passwords);
                // Long rather than wild: no rules about digits and capitals.
                configuration.setPasswordPolicy(
                        () -> List.of(new PasswordPolicyLengthRuleImpl(SHORTEST_PASSWORD), new NotOneself()));
                // The engine would lock an account for good after ten wrong passwords, whoever typed them; sign-in
                // slows down whoever types them instead.
                configuration.setLoginMaxAttempts(Integer.MAX_VALUE);
                configuration.setLoginDelayBase(0);
            }
        };
    }
}
