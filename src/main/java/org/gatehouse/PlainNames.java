package org.gatehouse;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.relational.core.mapping.RelationalMappingContext;

/** Table and column names unquoted, so that the same statements run on H2 (upper case) and PostgreSQL (lower case). */
@Configuration(proxyBeanMethods = false)
class PlainNames {

    @Bean
    static BeanPostProcessor unquotedNames() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof RelationalMappingContext mapping) {
                    mapping.setForceQuote(false);
                }
                return bean;
            }
        };
    }
}
