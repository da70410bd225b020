package org.gatehouse.engine;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    /** One time for engine and application, so that a test which moves it moves both. */
    @Bean
    Clock clock(@Value("${gatehouse.zone}") ZoneId zone) {
        return new EngineClock(zone);
    }

    /** Our migrations come after the engine has made its tables, because some of them index those. */
    @Bean
    FlywayMigrationStrategy engineFirst(ProcessEngine engine) {
        return Flyway::migrate;
    }

    @Bean
    ProcessEnginePlugin guardedServices(
            ObjectProvider<Desk> desk, MessageSource messages, PlatformTransactionManager transactions) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl configuration) {
                TaskGuard guard = new TaskGuard(desk, messages, transactions);
                configuration.setTaskService(new GuardedTaskService(guard));
                configuration.setFormService(new GuardedFormService(guard));
            }
        };
    }

    @Bean
    ProcessEnginePlugin taskNames(ApplicationEventPublisher events) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl configuration) {
                List<BpmnParseListener> listeners = new ArrayList<>();
                if (configuration.getCustomPostBPMNParseListeners() != null) {
                    listeners.addAll(configuration.getCustomPostBPMNParseListeners());
                }
                listeners.add(new TaskNaming());
                listeners.add(new TaskNews(events));
                configuration.setCustomPostBPMNParseListeners(listeners);
            }
        };
    }
}
