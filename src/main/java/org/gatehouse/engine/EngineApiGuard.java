package org.gatehouse.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.kernel.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets through to the engine's API what {@link EngineApiRules} lists for the caller's roles, and decides object by object
 * where the engine's own permissions are too coarse: a task one has nothing to do with does not exist.
 */
class EngineApiGuard extends OncePerRequestFilter {

    private static final String REST = "/engine-rest";
    private static final String WEB_APPS = "/camunda/api";
    private static final List<String> ENGINES = List.of(WEB_APPS + "/engine/engine/default", REST + "/engine/default");

    private final EngineApiRules rules = new EngineApiRules();
    private final ObjectProvider<Desk> desk;
    private final ObjectMapper json;
    private final EngineApiProblem problem;

    EngineApiGuard(ObjectProvider<Desk> desk, ObjectMapper json, EngineApiProblem problem) {
        this.desk = desk;
        this.json = json;
        this.problem = problem;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Caller caller = Caller.current();
        String path = request.getRequestURI().substring(request.getContextPath().length());
        path = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        String inEngine = inEngine(path);
        if (inEngine == null) {
            if (path.startsWith(WEB_APPS + "/")
                    && rules.webApp(caller.roles(), request.getMethod(), path.substring(WEB_APPS.length()))) {
                chain.doFilter(request, response);
            } else {
                problem.answer(response, HttpStatus.FORBIDDEN, "forbidden");
            }
            return;
        }
        Optional<Map<String, String>> allowed = rules.engine(caller.roles(), request.getMethod(), inEngine);
        if (allowed.isEmpty()) {
            problem.answer(response, HttpStatus.FORBIDDEN, "forbidden");
        } else if (knows(caller, allowed.get(), inEngine, request, response)
                && admits(caller, inEngine, request, response)) {
            chain.doFilter(request, response);
        }
    }

    /** The path within the engine's API; null where it is not about the engine. */
    private static String inEngine(String path) {
        for (String engine : ENGINES) {
            if (path.startsWith(engine + "/")) {
                return path.substring(engine.length());
            }
        }
        boolean rest =
                path.startsWith(REST + "/") && !path.equals(REST + "/engine") && !path.startsWith(REST + "/engine/");
        return rest ? path.substring(REST.length()) : null;
    }

    /** Whether what the path names is there for the caller. */
    private boolean knows(
            Caller caller,
            Map<String, String> named,
            String path,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        boolean known = true;
        if (!caller.is(Role.ADMIN)) {
            if (named.containsKey("task")) {
                known = isAddressed(caller, named.get("task"));
            }
            if (named.containsKey("completed")) {
                known = desk.getObject().concerns(named.get("completed"), caller.person(), caller.groups());
            }
            if (path.startsWith("/history/user-operation") && !caller.is(Role.ANALYST)) {
                known = request.getParameter("taskId") != null && isAddressed(caller, request.getParameter("taskId"));
            }
            if (path.equals("/identity/groups")) {
                known = caller.person().equals(request.getParameter("userId"));
            }
        }
        if (named.containsKey("self") && !caller.is(Role.ADMIN)) {
            known = caller.person().equals(named.get("self"));
        }
        if (!known) {
            problem.answer(response, HttpStatus.NOT_FOUND, "unknown");
        }
        return known;
    }

    private boolean isAddressed(Caller caller, String task) {
        return desk.getObject().isAddressedTo(task, caller.person(), caller.groups());
    }

    /** Whether the body asks for no more than the path allows. */
    private boolean admits(Caller caller, String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!request.getMethod().equals("POST")) {
            return true;
        }
        boolean start = path.startsWith("/process-definition/") && path.endsWith("/start");
        boolean claim = path.startsWith("/task/") && path.endsWith("/claim");
        boolean unclaim = path.startsWith("/task/") && path.endsWith("/unclaim");
        if (caller.is(Role.ADMIN) || !(start || claim || unclaim)) {
            return true;
        }
        JsonNode body = body(request);
        if (start && (body.has("startInstructions") || body.has("skipCustomListeners") || body.has("skipIoMappings"))) {
            problem.answer(response, HttpStatus.FORBIDDEN, "startInside");
            return false;
        }
        if (claim && !caller.person().equals(body.path("userId").asText())) {
            problem.answer(response, HttpStatus.FORBIDDEN, "claimForOthers");
            return false;
        }
        if (unclaim && !desk.getObject().mayPutBack(path.split("/")[2], caller.person(), caller.groups())) {
            problem.answer(response, HttpStatus.FORBIDDEN, "putBack");
            return false;
        }
        return true;
    }

    private JsonNode body(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readAllBytes();
        return body.length == 0 ? json.createObjectNode() : json.readTree(body);
    }
}
