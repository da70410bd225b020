package org.gatehouse.engine;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.kernel.Role;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Which requests to the engine's API each role may make; what is not listed is refused. The engine's own permissions
 * apply behind them. In a path {@code {task}} must be addressed to the caller,
 * {@code {completed}} that or completed by them, and {@code {self}} must be the caller.
 */
final class EngineApiRules {

    /** Below {@code /camunda/api/engine/engine/default} and {@code /engine-rest}; taken from what Tasklist asks for. */
    private static final String ENGINE = """
            everybody GET /version
            everybody GET,POST /task /task/count
            everybody GET /task/{task} /task/{task}/form /task/{task}/deployed-form /task/{task}/rendered-form /task/{task}/form-variables
            everybody GET /task/{task}/identity-links /task/{task}/comment /task/{task}/comment/{comment}
            everybody OPTIONS /task /task/{task}
            everybody POST /task/{task}/claim /task/{task}/unclaim /task/{task}/comment/create
            everybody POST /task/{completed}/complete /task/{completed}/submit-form
            everybody GET,OPTIONS /filter /filter/{filter}
            everybody GET /filter/count
            everybody GET,POST /filter/{filter}/list /filter/{filter}/count /filter/{filter}/singleResult
            everybody GET /process-definition /process-definition/count /process-definition/{id} /process-definition/key/{key}
            everybody GET /process-definition/{id}/xml /process-definition/key/{key}/xml /process-definition/{id}/diagram
            everybody GET /process-definition/{id}/startForm /process-definition/key/{key}/startForm
            everybody GET /history/user-operation /history/user-operation/count
            everybody GET /authorization/check
            everybody GET /user /user/count /group /group/count /identity/groups
            everybody GET,POST /identity/password-policy
            everybody GET,PUT /user/{self}/profile
            everybody PUT /user/{self}/credentials
            everybody OPTIONS /user/{self}
            manager,admin GET /process-definition/{id}/deployed-start-form /process-definition/{id}/form-variables /process-definition/{id}/rendered-form
            manager,admin GET /process-definition/key/{key}/deployed-start-form /process-definition/key/{key}/form-variables /process-definition/key/{key}/rendered-form
            manager,admin POST /process-definition/{id}/submit-form /process-definition/key/{key}/submit-form
            manager,admin POST /process-definition/{id}/start /process-definition/key/{key}/start
            analyst GET /batch/** /decision-definition/** /decision-requirements-definition/** /deployment/** /event-subscription/** /execution/** /external-task/** /history/** /incident/** /job/** /job-definition/** /migration/** /process-definition/** /process-instance/** /variable-instance/** /metrics/** /task/report/** /case-definition/count
            analyst OPTIONS /deployment /deployment/{id} /process-instance/{id} /process-definition/{id}
            analyst POST /process-instance /process-instance/count /execution /execution/count /variable-instance /variable-instance/count /incident /job /job/count /job-definition /job-definition/count /external-task /external-task/count
            analyst POST /history/process-instance /history/process-instance/count /history/activity-instance /history/activity-instance/count /history/task /history/task/count /history/variable-instance /history/variable-instance/count
            analyst POST /deployment/create /deployment/{id}/redeploy
            analyst POST /migration/generate /migration/validate /migration/execute /migration/executeAsync
            analyst PUT /job/{id}/retries
            analyst POST /job/retries
            admin GET,HEAD,OPTIONS,POST,PUT,DELETE /**
            """;

    /** For nobody: ways past a person's own decision, and a way to try passwords. */
    private static final String NEVER = """
            everybody POST /task/create /task/{id}/bpmnError /task/{id}/bpmnEscalation /task/{id}/resolve /task/{id}/delegate /identity/verify
            everybody PUT,DELETE /task/{id}
            """;

    /** The web apps' own APIs, below {@code /camunda/api}. */
    private static final String WEB_APPS = """
            everybody GET /engine/engine
            everybody GET /admin/auth/user/{engine}
            everybody POST /admin/auth/user/{engine}/logout
            everybody GET /tasklist/** /welcome/**
            analyst,admin GET,POST /cockpit/**
            admin GET,POST /admin/**
            """;

    /** The sign-in is ours, and there is no set-up. */
    private static final String WEB_APPS_NEVER = """
            everybody GET,OPTIONS,POST,PUT,DELETE /admin/setup/** /admin/auth/user/{engine}/login/{app}
            """;

    private static final PathPatternParser PARSER = new PathPatternParser();

    private final List<Rule> engine = parse(ENGINE);
    private final List<Rule> never = parse(NEVER);
    private final List<Rule> webApps = parse(WEB_APPS);
    private final List<Rule> webAppsNever = parse(WEB_APPS_NEVER);

    private record Rule(Set<Role> roles, Set<String> methods, PathPattern path) {

        Optional<Map<String, String>> match(Set<Role> caller, String method, PathContainer asked) {
            if (!methods.contains(method) || roles.stream().noneMatch(caller::contains)) {
                return Optional.empty();
            }
            return Optional.ofNullable(path.matchAndExtract(asked)).map(PathPattern.PathMatchInfo::getUriVariables);
        }
    }

    /** Names and values in the path of the request; empty where it is not allowed. */
    Optional<Map<String, String>> engine(Set<Role> caller, String method, String path) {
        if (match(never, EnumSet.allOf(Role.class), method, path).isPresent()) {
            return Optional.empty();
        }
        return match(engine, caller, method, path);
    }

    boolean webApp(Set<Role> caller, String method, String path) {
        return match(webAppsNever, EnumSet.allOf(Role.class), method, path).isEmpty()
                && match(webApps, caller, method, path).isPresent();
    }

    private static Optional<Map<String, String>> match(List<Rule> rules, Set<Role> caller, String method, String path) {
        PathContainer asked = PathContainer.parsePath(path);
        String verb = method.equals("HEAD") ? "GET" : method;
        return rules.stream()
                .flatMap(rule -> rule.match(caller, verb, asked).stream())
                .findFirst();
    }

    private static List<Rule> parse(String lines) {
        return lines.strip()
                .lines()
                .map(line -> line.split(" "))
                .flatMap(words -> Arrays.stream(words)
                        .skip(2)
                        .map(path -> new Rule(roles(words[0]), Set.of(words[1].split(",")), PARSER.parse(path))))
                .toList();
    }

    private static Set<Role> roles(String names) {
        if (names.equals("everybody")) {
            return EnumSet.allOf(Role.class);
        }
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        for (String name : names.split(",")) {
            roles.add(Role.valueOf(name.toUpperCase(Locale.ROOT)));
        }
        return roles;
    }
}
