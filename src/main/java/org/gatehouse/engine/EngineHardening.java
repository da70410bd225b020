package org.gatehouse.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Closes the places where the engine would run what a model, a query or a filter tells it. */
@Configuration(proxyBeanMethods = false)
class EngineHardening {

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ProcessEnginePlugin hardening(MessageSource messages, StepCatalogue steps) {
        return new Hardening(messages, steps);
    }

    @Bean
    ProcessEnginePlugin indexes() {
        return new EngineIndexes();
    }

    static class Hardening extends AbstractProcessEnginePlugin {

        private final MessageSource messages;
        private final StepCatalogue steps;

        Hardening(MessageSource messages, StepCatalogue steps) {
            this.messages = messages;
            this.steps = steps;
        }

        @Override
        public void preInit(ProcessEngineConfigurationImpl configuration) {
            configuration.setExpressionManager(new ModelExpressions(steps));
            configuration.setScriptEngineResolver(new NoScripts());
            configuration.setArtifactFactory(new NoClasses());
            configuration.setEnableExpressionsInAdhocQueries(false);
            configuration.setEnableExpressionsInStoredQueries(false);
            configuration.setJavaSerializationFormatEnabled(false);
            configuration.setDeserializationTypeValidationEnabled(true);
            configuration.setEnableXxeProcessing(false);
            configuration.setCmmnEnabled(false);
            List<Deployer> before = new ArrayList<>();
            before.add(new ModelPolicy(messages, steps));
            if (configuration.getCustomPreDeployers() != null) {
                before.addAll(configuration.getCustomPreDeployers());
            }
            configuration.setCustomPreDeployers(before);
        }
    }
}
