package org.gatehouse.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.support.RequestDataValueProcessor;

@Configuration(proxyBeanMethods = false)
class PortalConfiguration {

    @Bean
    WebMvcConfigurer onceOnly(Once once) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                // What machines send is theirs: whoever reads it first checks its signature over the very bytes.
                registry.addInterceptor(once).excludePathPatterns("/hooks/**");
            }
        };
    }

    /** Puts the token of {@link Once} into every form, beside the one against forged requests. */
    @Bean
    static BeanPostProcessor onceTokens() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof RequestDataValueProcessor processor ? new OnceTokens(processor) : bean;
            }
        };
    }

    private record OnceTokens(RequestDataValueProcessor others) implements RequestDataValueProcessor {

        private static final String PLAIN = OnceTokens.class.getName() + ".plain";

        @Override
        public String processAction(HttpServletRequest request, String action, String method) {
            request.setAttribute(PLAIN, !"post".equalsIgnoreCase(method));
            return others.processAction(request, action, method);
        }

        @Override
        public String processFormFieldValue(HttpServletRequest request, String name, String value, String type) {
            return others.processFormFieldValue(request, name, value, type);
        }

        @Override
        public Map<String, String> getExtraHiddenFields(HttpServletRequest request) {
            Map<String, String> fields = others.getExtraHiddenFields(request);
            if (Boolean.TRUE.equals(request.getAttribute(PLAIN))) {
                return fields;
            }
            Map<String, String> more = fields == null ? new HashMap<>() : new HashMap<>(fields);
            more.put(Once.FIELD, UUID.randomUUID().toString());
            return more;
        }

        @Override
        public String processUrl(HttpServletRequest request, String url) {
            return others.processUrl(request, url);
        }
    }
}
