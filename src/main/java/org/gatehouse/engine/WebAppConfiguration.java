package org.gatehouse.engine;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** One sign-in: whoever is signed in to the house is so in the engine's web apps and in its REST API. */
@Configuration(proxyBeanMethods = false)
class WebAppConfiguration {

    /** After sign-in and the guards of the engine's paths, before everything of the engine's. */
    private static final int AFTER_SIGN_IN = SecurityProperties.DEFAULT_FILTER_ORDER + 50;

    @Bean
    FilterRegistrationBean<Filter> webAppIdentity() {
        FilterRegistrationBean<Filter> filter = registration(new ContainerBasedAuthenticationFilter());
        filter.setInitParameters(Map.of(
                ProcessEngineAuthenticationFilter.AUTHENTICATION_PROVIDER_PARAM, SignedInPerson.class.getName()));
        filter.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        return filter;
    }

    @Bean
    FilterRegistrationBean<Filter> restIdentity(IdentityService identity) {
        FilterRegistrationBean<Filter> filter = registration((request, response, chain) -> {
            Authentication person = SecurityContextHolder.getContext().getAuthentication();
            if (SignedInPerson.isNobody(person)) {
                throw new IllegalStateException("the engine's REST API was reached without sign-in");
            }
            identity.setAuthentication(person.getName(), SignedInPerson.groups(person));
            try {
                chain.doFilter(request, response);
            } finally {
                identity.clearAuthentication();
            }
        });
        filter.addUrlPatterns("/engine-rest/*");
        return filter;
    }

    private static FilterRegistrationBean<Filter> registration(Filter filter) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(AFTER_SIGN_IN);
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        return registration;
    }
}
