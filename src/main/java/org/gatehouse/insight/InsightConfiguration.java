package org.gatehouse.insight;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class InsightConfiguration {

    @Bean
    WebMvcConfigurer noticingOpenedTasks(Opening opening) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(opening).addPathPatterns("/tasks/*/**", "/api/tasks/*/**");
            }
        };
    }
}
