package org.gatehouse.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Routes of the interface, of whatever room: strict JSON, problem details with codes, entity tags, pages, and only for
 * tokens that open their area (GET asks for its reading, everything else for its writing). Beside {@code RestController}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RequestMapping(
        path = ApiRoutes.BASE,
        // Clients that expect no body ask for problems alone.
        produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_PROBLEM_JSON_VALUE})
public @interface ApiRoutes {

    String BASE = "/api/v1";

    Area value();
}
