package org.gatehouse.conversation;

import java.util.Set;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.project.Projects;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells an open page which of its parts are stale. */
@Controller
class LiveController {

    private final LiveStreams streams;
    private final Projects projects;
    private final CurrentPerson me;

    LiveController(LiveStreams streams, Projects projects, CurrentPerson me) {
        this.streams = streams;
        this.projects = projects;
        this.me = me;
    }

    /** @param project of which the page is; without it, all that the person may see */
    @GetMapping("/live")
    ResponseEntity<SseEmitter> live(@RequestParam(defaultValue = "") String project) {
        return streams.open(me.id(), heard(project))
                .map(stream -> ResponseEntity.ok()
                        .contentType(MediaType.TEXT_EVENT_STREAM)
                        .cacheControl(CacheControl.noStore())
                        .header("X-Accel-Buffering", "no")
                        .body(stream))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                        .header("Retry-After", "60")
                        .build());
    }

    private Set<String> heard(String project) {
        if (!project.isEmpty()) {
            return Set.of(projects.visible(project).key());
        }
        return projects.seesAll() ? null : Set.copyOf(projects.mineByKey());
    }
}
