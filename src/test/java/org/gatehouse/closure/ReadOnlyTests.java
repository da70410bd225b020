package org.gatehouse.closure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gatehouse.Visitor;
import org.gatehouse.conversation.Comments;
import org.gatehouse.project.ProjectStatus;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A project that has ended is read and nothing else: every command there is, in whatever room, is refused. */
class ReadOnlyTests extends ClosureTest {

    /** What may happen to a project that has ended: it is opened again, and a template is made after it. */
    private static final List<String> EXCEPTIONS = List.of("/projects/{key}/reopening", "/projects/{key}/template");

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    Accesses accesses;

    @Autowired
    Comments comments;

    @Test
    void everyCommandOnAnArchivedProjectIsRefused() {
        String key = closingInside();
        as("chen", () -> accesses.enter(key, "Key", "wu"));
        as("chen", () -> accesses.handBack(key, 1, LocalDate.now(clock)));
        as("chen", () -> comments.add("project:" + key, "We are nearly there"));
        recordAll(key);
        finish(key);
        assertThat(projects.require(key).status()).isEqualTo(ProjectStatus.ARCHIVED);
        assertThat(openSteps(key)).isEmpty();
        assertThat(jobs.createJobQuery().list()).noneMatch(job -> ids(key).contains(job.getProcessInstanceId()));

        List<Visitor> people = List.of(visitor("lin"), visitor("fang"), visitor("chen"));
        TreeMap<String, List<Integer>> let = new TreeMap<>();
        TreeSet<String> walked = new TreeSet<>();
        requestMappingHandlerMapping.getHandlerMethods().forEach((mapping, handler) -> {
            for (String pattern : commands(mapping)) {
                walked.add(pattern);
                List<Integer> answers = people.stream()
                        .map(person -> answer(person, path(pattern, key), handler, key))
                        .toList();
                boolean told = answers.contains(409) || answers.contains(403);
                if (!told || !List.of(403, 404, 409).containsAll(answers)) {
                    let.put(pattern, answers);
                }
            }
        });
        assertThat(walked)
                .as("the walk finds the commands")
                .hasSizeGreaterThan(60)
                .containsAll(EXCEPTIONS);
        let.keySet().removeAll(EXCEPTIONS);
        assertThat(let).as("commands that an archived project does not refuse").isEmpty();
    }

    private Visitor visitor(String person) {
        return new Visitor(port).signIn(person);
    }

    private List<String> ids(String key) {
        return runtime.createProcessInstanceQuery().variableValueEquals("projectKey", key).list().stream()
                .map(instance -> instance.getId())
                .toList();
    }

    private static List<String> commands(RequestMappingInfo mapping) {
        boolean command =
                mapping.getMethodsCondition().getMethods().stream().anyMatch(method -> method != RequestMethod.GET);
        return command
                ? mapping.getPatternValues().stream()
                        .filter(pattern -> pattern.contains("{key}"))
                        // Programs come with a token through the same doors of the rooms.
                        .filter(pattern -> !pattern.startsWith("/api/v1/"))
                        .toList()
                : List.of();
    }

    /** Places in a path that lead to something of this project, so that nothing is refused for being unknown. */
    private static String path(String pattern, String key) {
        return pattern.replace("{key}", key)
                .replace("{itemKey}", key + "-1")
                .replace("{goalKey}", key + "-G1")
                .replace("{person}", "chen")
                .replaceAll("\\{\\w+}", "1");
    }

    private static int answer(Visitor person, String path, HandlerMethod handler, String key) {
        Map<String, String> fields = new TreeMap<>();
        boolean file = false;
        for (MethodParameter parameter : handler.getMethodParameters()) {
            parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
            Class<?> type = parameter.getParameterType();
            if (parameter.hasParameterAnnotation(PathVariable.class)) {
                continue;
            }
            if (parameter.hasParameterAnnotation(RequestBody.class) || type == InputStream.class) {
                return person.json("POST", path, "{}", "X-CSRF-TOKEN", person.token())
                        .statusCode();
            }
            if (isFile(parameter)) {
                file = true;
            } else if (type.isRecord()) {
                for (RecordComponent component : type.getRecordComponents()) {
                    fields.put(component.getName(), sample(component.getName(), component.getType(), key));
                }
            } else if (parameter.hasParameterAnnotation(RequestParam.class)) {
                fields.put(parameter.getParameterName(), sample(parameter.getParameterName(), type, key));
            }
        }
        fields.values().removeIf(java.util.Objects::isNull);
        if (file) {
            String query = fields.isEmpty() ? "" : "?" + query(fields, key);
            return person.upload(path + query, "file", "a.txt", new byte[] {65}).statusCode();
        }
        return person.post(path, fields).statusCode();
    }

    private static boolean isFile(MethodParameter parameter) {
        return parameter.getGenericParameterType().getTypeName().contains(MultipartFile.class.getName());
    }

    private static String query(Map<String, String> fields, String key) {
        List<String> pairs = new ArrayList<>();
        fields.forEach((name, value) -> pairs.add(name + "=" + (name.equals("owner") ? "closure:" + key : value)));
        return String.join("&", pairs);
    }

    /** What a command's field takes; so that nothing is refused for its words. */
    private static String sample(String name, Class<?> type, String key) {
        return switch (name) {
            case "subject" -> "project:" + key;
            case "choice" -> "WATCHED";
            case "sign" -> "AGREE";
            default -> sample(type);
        };
    }

    private static String sample(Class<?> type) {
        if (type.isEnum()) {
            return type.getEnumConstants()[0].toString();
        }
        if (type == LocalDate.class) {
            return "2027-01-04";
        }
        if (type == LocalDateTime.class) {
            return "2027-01-04T10:00";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "1";
        }
        return type == String.class || type == String[].class ? "word" : null;
    }
}
