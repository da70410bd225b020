package org.gatehouse.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gatehouse.HouseTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Keeps docs/api/openapi.yaml true. After a change, write it anew with
 * {@code mvn test -Dtest=OpenApiTests -Dopenapi.write=true}.
 */
class OpenApiTests extends HouseTest {

    private static final Path FILE = Path.of("docs/api/openapi.yaml");

    @Autowired
    private AccessTokens tokens;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Test
    void the_file_says_what_the_code_does() throws IOException {
        String token = as("amy", () -> tokens.make("openapi", Scope.read("time:read"), java.time.LocalDate.now(clock)));
        Program.Answer answer = new Program(port, token).get("/openapi.yaml");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        String now = answer.text();
        if (Boolean.getBoolean("openapi.write")) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, now);
        }
        assertThat(now)
                .as("docs/api/openapi.yaml; write it anew with: mvn test -Dtest=OpenApiTests -Dopenapi.write=true")
                .isEqualTo(Files.readString(FILE));
        everyRouteIsThere(new YAMLMapper().readTree(now));
        nothingIsLeftUnsaid(new YAMLMapper().readTree(now));
    }

    private void everyRouteIsThere(JsonNode document) {
        Set<String> routes = new TreeSet<>();
        requestMappingHandlerMapping.getHandlerMethods().forEach((mapping, handler) -> {
            if (AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), ApiRoutes.class)) {
                for (String path : mapping.getPatternValues()) {
                    for (RequestMethod method : mapping.getMethodsCondition().getMethods()) {
                        routes.add(method + " " + path);
                    }
                }
            }
        });
        Set<String> told = new TreeSet<>();
        document.path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> told.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
        assertThat(told).hasSizeGreaterThan(25).containsExactlyInAnyOrderElementsOf(routes);
    }

    private static void nothingIsLeftUnsaid(JsonNode document) {
        List<String> missing = new ArrayList<>();
        Set<String> ids = new TreeSet<>();
        document.path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue().fields().forEachRemaining(one -> {
                    JsonNode operation = one.getValue();
                    String what = one.getKey() + " " + path.getKey();
                    if (!ids.add(operation.path("operationId").asText())) {
                        missing.add(what + ": its id is another's");
                    }
                    if (operation.path("summary").asText().isBlank()) {
                        missing.add(what + ": summary");
                    }
                    operation.path("parameters").forEach(parameter -> {
                        if (!parameter.has("$ref")
                                && parameter.path("description").asText().isBlank()) {
                            missing.add(
                                    what + ": what " + parameter.path("name").asText() + " is");
                        }
                    });
                    for (String status : List.of("401", "403", "422", "429", "500")) {
                        if (!operation.path("responses").has(status)) {
                            missing.add(what + ": " + status);
                        }
                    }
                    if (List.of("patch", "delete").contains(one.getKey())
                            && !operation.path("responses").has("412")) {
                        missing.add(what + ": 412, for two who change it at once");
                    }
                }));
        document.path("components")
                .path("schemas")
                .fields()
                .forEachRemaining(schema -> schema.getValue()
                        .path("properties")
                        .fields()
                        .forEachRemaining(property -> {
                            if (!property.getValue().has("$ref")
                                    && property.getValue()
                                            .path("description")
                                            .asText()
                                            .isBlank()) {
                                missing.add(schema.getKey() + "." + property.getKey() + ": what it is");
                            }
                        }));
        assertThat(document.path("components")
                        .path("securitySchemes")
                        .path("token")
                        .path("scheme")
                        .asText())
                .isEqualTo("bearer");
        assertThat(missing).isEmpty();
    }

    @Autowired
    private java.time.Clock clock;
}
