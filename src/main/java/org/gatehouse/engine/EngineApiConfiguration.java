package org.gatehouse.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** The guards before the engine's web apps and REST API: after sign-in, before anything of the engine's. */
@Configuration(proxyBeanMethods = false)
class EngineApiConfiguration {

    private static final int AFTER_SIGN_IN = SecurityProperties.DEFAULT_FILTER_ORDER + 10;
    private static final String[] APIS = {"/camunda/api/*", "/engine-rest/*"};

    @Bean
    EngineApiProblem engineApiProblem(MessageSource messages, ObjectMapper json) {
        return new EngineApiProblem(messages, json);
    }

    @Bean
    FilterRegistrationBean<Filter> engineAddresses() {
        return registration(new EngineAddresses(), Ordered.HIGHEST_PRECEDENCE + 20, "/*");
    }

    @Bean
    FilterRegistrationBean<Filter> engineApiScreen(EngineApiProblem problem) {
        return registration(new EngineApiScreen(problem), AFTER_SIGN_IN, APIS);
    }

    @Bean
    FilterRegistrationBean<Filter> engineApiGuard(
            ObjectProvider<Desk> desk, ObjectMapper json, EngineApiProblem problem) {
        return registration(new EngineApiGuard(desk, json, problem), AFTER_SIGN_IN + 1, APIS);
    }

    @Bean
    FilterRegistrationBean<Filter> namesForReaders() {
        return registration(new NamesForReaders(), AFTER_SIGN_IN + 2, "/camunda/api/engine/*");
    }

    private static FilterRegistrationBean<Filter> registration(Filter filter, int order, String... paths) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        registration.addUrlPatterns(paths);
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.FORWARD);
        return registration;
    }
}
