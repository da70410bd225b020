package org.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/**
 * Keeps docs/map.md true: rooms, steps of the models and routes as they are in the code. After a change, write it anew
 * with {@code mvn test -Dtest=MapTests -Dmap.write=true}.
 */
class MapTests {

    private static final Path MAP = Path.of("docs/map.md");
    private static final Pattern PURPOSE = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);

    @Test
    void theMapShowsWhatIsThere() throws Exception {
        String now =
                "# Map\n\nGenerated from the code by `MapTests`; do not edit.\n\n## Rooms (`src/main/java/org/gatehouse/`)\n\n"
                        + "| Room | Purpose |\n|---|---|\n" + rooms()
                        + "\n## Steps of the models\n\n| Process | Step | Who | Label |\n|---|---|---|---|\n" + steps()
                        + "\n## Routes\n\n| Room | Routes |\n|---|---|\n" + routes();
        if (Boolean.getBoolean("map.write")) {
            Files.writeString(MAP, now);
        }
        assertThat(Files.readString(MAP))
                .as("docs/map.md; write it anew with: mvn test -Dtest=MapTests -Dmap.write=true")
                .isEqualTo(now);
    }

    private static String rooms() throws IOException {
        StringBuilder rows = new StringBuilder();
        try (Stream<Path> rooms = Files.list(Path.of("src/main/java/org/gatehouse"))) {
            for (Path room : rooms.filter(Files::isDirectory).sorted().toList()) {
                Matcher purpose = PURPOSE.matcher(Files.readString(room.resolve("package-info.java")));
                assertThat(purpose.find()).as("purpose of " + room).isTrue();
                rows.append("| `")
                        .append(room.getFileName())
                        .append("` | ")
                        .append(purpose.group(1)
                                .replaceAll("\\s*\\n\\s*\\*?\\s*", " ")
                                .strip())
                        .append(" |\n");
            }
        }
        return rows.toString();
    }

    private static String steps() throws IOException {
        StringBuilder rows = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("processes"))) {
            for (Path file : files.filter(one -> one.toString().endsWith(".bpmn"))
                    .sorted()
                    .toList()) {
                BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
                Collection<FlowNode> nodes = model.getModelElementsByType(FlowNode.class);
                nodes.stream()
                        .filter(node -> node instanceof UserTask || node instanceof ServiceTask)
                        .forEach(node -> rows.append("| `")
                                .append(file.getParent().getFileName())
                                .append("` | `")
                                .append(node.getId())
                                .append("` | ")
                                .append(
                                        node instanceof UserTask task
                                                ? "person: `"
                                                        + (task.getCamundaAssignee() != null
                                                                ? task.getCamundaAssignee()
                                                                : task.getCamundaCandidateUsers() != null
                                                                        ? task.getCamundaCandidateUsers()
                                                                        : task.getCamundaCandidateGroups())
                                                        + "`"
                                                : "machine")
                                .append(" | ")
                                .append(node.getName())
                                .append(" |\n"));
            }
        }
        return rows.toString();
    }

    private static String routes() throws ClassNotFoundException {
        Map<String, TreeSet<String>> routes = new TreeMap<>();
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
        for (var found : scanner.findCandidateComponents("org.gatehouse")) {
            Class<?> type = Class.forName(found.getBeanClassName());
            if (!Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .getPath())
                    .endsWith("classes")) {
                continue;
            }
            String room = type.getPackageName().substring("org.gatehouse.".length());
            for (Method method : type.getDeclaredMethods()) {
                RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
                if (mapping != null) {
                    for (String path : mapping.path().length == 0 ? new String[] {""} : mapping.path()) {
                        routes.computeIfAbsent(room, key -> new TreeSet<>())
                                .add(base(type) + path + " " + String.join(",", methods(mapping)));
                    }
                }
            }
        }
        StringBuilder rows = new StringBuilder();
        routes.forEach((room, paths) -> rows.append("| `")
                .append(room)
                .append("` | `")
                .append(String.join("`<br>`", paths))
                .append("` |\n"));
        return rows.toString();
    }

    private static String base(Class<?> type) {
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(type, RequestMapping.class);
        return mapping == null || mapping.path().length == 0 ? "" : mapping.path()[0];
    }

    private static List<String> methods(RequestMapping mapping) {
        return mapping.method().length == 0
                ? List.of("ANY")
                : Arrays.stream(mapping.method()).map(RequestMethod::name).toList();
    }
}
