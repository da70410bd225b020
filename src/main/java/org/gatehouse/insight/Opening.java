package org.gatehouse.insight;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.gatehouse.engine.TaskTouches;
import org.gatehouse.person.CurrentPerson;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Notices when the person who has a task opens its form for the first time: every form asks the portal for what belongs
 * to its task. Nothing is said twice to the database by the same node, whatever the form asks for later.
 */
@Component
class Opening implements HandlerInterceptor {

    private static final int REMEMBERED = 10_000;

    private final TaskTouches touches;
    private final CurrentPerson me;
    private final Cache<String, Boolean> known =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    Opening(TaskTouches touches, CurrentPerson me) {
        this.touches = touches;
        this.me = me;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, Exception failed) {
        if (failed == null
                && response.getStatus() == HttpServletResponse.SC_OK
                && HttpMethod.GET.matches(request.getMethod())
                && request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> names
                && names.get("taskId") instanceof String taskId
                && me.isSignedIn()) {
            String key = taskId + " " + me.id();
            if (known.getIfPresent(key) == null) {
                touches.opened(taskId, me.id());
                known.put(key, true);
            }
        }
    }
}
