package org.gatehouse.drift;

import java.util.Map;
import java.util.Set;
import org.gatehouse.engine.HumanStep;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the {@code drift} model asks of us. */
@Configuration(proxyBeanMethods = false)
class DriftProcess {

    @Bean
    HumanStep mendDrift(Drifts drifts) {
        return HumanStep.of(Set.of("note"), Set.of(), answer -> {
            drifts.mend(answer.projectKey(), answer.text("note"));
            return Map.of();
        });
    }
}
