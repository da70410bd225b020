package org.gatehouse.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Engines without the application around them, in memory. */
final class PlainEngine {

    private PlainEngine() {}

    static final StepCatalogue STEPS = new StepCatalogue(new StaticListableBeanFactory(Map.of(
            "countUp",
            AutomatedStep.setting(java.util.Set.of("counted"), running -> Map.of("counted", true)),
            "payload",
            "not a step")));

    static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/engine");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    /** As the application runs it. */
    static ProcessEngine guarded() {
        StandaloneInMemProcessEngineConfiguration configuration = configuration();
        configuration.getProcessEnginePlugins().add(new EngineHardening.Hardening(messages(), STEPS));
        return configuration.buildProcessEngine();
    }

    /** With the guards at run time only: what a model does that slipped past the rules for files. */
    static ProcessEngine withoutPolicy() {
        StandaloneInMemProcessEngineConfiguration configuration = configuration();
        configuration.getProcessEnginePlugins().add(new EngineHardening.Hardening(messages(), STEPS) {
            @Override
            public void preInit(org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl it) {
                super.preInit(it);
                it.setCustomPreDeployers(null);
            }
        });
        return configuration.buildProcessEngine();
    }

    /** As the vendor ships it. */
    static ProcessEngine stock() {
        StandaloneInMemProcessEngineConfiguration configuration = configuration();
        Map<Object, Object> beans = new HashMap<>();
        beans.put("payload", new Payload());
        configuration.setBeans(beans);
        return configuration.buildProcessEngine();
    }

    private static StandaloneInMemProcessEngineConfiguration configuration() {
        StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
        String name = "plain-" + UUID.randomUUID();
        configuration.setProcessEngineName(name);
        configuration.setJdbcUrl("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
        configuration.setJobExecutorActivate(false);
        configuration.setEnforceHistoryTimeToLive(false);
        configuration.setHistory("none");
        return configuration;
    }
}
