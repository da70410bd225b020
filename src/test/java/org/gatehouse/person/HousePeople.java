package org.gatehouse.person;

import org.gatehouse.engine.Startup;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** The demo's people live in the tests' house too. */
@Configuration(proxyBeanMethods = false)
@Profile("test")
class HousePeople {

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 20)
    DemoPeople testPeople(People people, Startup startup) {
        return new DemoPeople(people, startup);
    }
}
