package org.gatehouse.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.gatehouse.kernel.Refusal.Problem;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Whether a token opens what it asks for; what its person may there, the rooms decide. */
@Component
class ScopeCheck implements HandlerInterceptor, WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns(ApiRoutes.BASE + "/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && SecurityContextHolder.getContext().getAuthentication() instanceof TokenPerson person) {
            ApiRoutes routes = AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), ApiRoutes.class);
            boolean writes =
                    !HttpMethod.GET.matches(request.getMethod()) && !HttpMethod.HEAD.matches(request.getMethod());
            if (routes != null && !person.token().scope().opens(routes.value(), writes)) {
                throw new ApiProblem(
                        ApiProblem.Kind.SCOPE_MISSING,
                        Problem.of(
                                "", "api.error.scopeMissing", routes.value().word() + (writes ? ":write" : ":read")));
            }
        }
        return true;
    }
}
