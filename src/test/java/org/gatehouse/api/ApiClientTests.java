package org.gatehouse.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.gatehouse.Stage;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A public generator makes a client from docs/api/openapi.yaml, and a program written against it
 * ({@code src/test/client}) leads a project from its beginning through two gates into its work.
 */
class ApiClientTests extends Stage {

    private static final Path GENERATOR = Path.of("target/openapi-generator/openapi-generator-cli.jar");
    private static final Path FILE = Path.of("docs/api/openapi.yaml");
    private static final Path PROGRAM = Path.of("src/test/client/org/gatehouse/client/MainFlow.java");

    @Autowired
    private AccessTokens tokens;

    @Autowired
    private WorkItems items;

    @Test
    void a_generated_client_drives_the_main_flow(@TempDir Path folder) throws Exception {
        Path sources = generate(folder);
        Path classes = compile(sources, Files.createDirectory(folder.resolve("classes")));
        Map<String, String> byPerson = new TreeMap<>();
        for (String person : List.of("lin", "fang", "chen")) {
            byPerson.put(person, as(person, () -> tokens.make("client", everything(), java.time.LocalDate.now(clock))));
        }
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            ClientFlow flow = (ClientFlow) loader.loadClass("org.gatehouse.client.MainFlow")
                    .getDeclaredConstructor()
                    .newInstance();
            String key = flow.run("http://localhost:" + port, byPerson, this::runAutomatedSteps);
            assertThat(projects.require(key).phase()).isEqualTo(Phase.EXECUTION);
            assertThat(items.of(key).get(0).status()).isEqualTo(ItemStatus.DONE);
        }
    }

    private static Scope everything() {
        return Scope.read("projects:write goals:write items:write tasks:write decisions:write risks:write"
                + " readings:write time:write");
    }

    private static Path generate(Path folder) throws IOException, InterruptedException {
        assertThat(GENERATOR).as("mvn process-test-resources puts it there").exists();
        Path made = folder.resolve("client");
        Path log = folder.resolve("generator.log");
        Process generator = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        GENERATOR.toString(),
                        "generate",
                        "--input-spec",
                        FILE.toString(),
                        "--generator-name",
                        "java",
                        "--library",
                        "native",
                        "--output",
                        made.toString(),
                        "--global-property",
                        "apis,models,supportingFiles,apiTests=false,modelTests=false,apiDocs=false,modelDocs=false",
                        "--additional-properties",
                        "openApiNullable=false,invokerPackage=org.gatehouse.client,apiPackage=org.gatehouse.client.api,"
                                + "modelPackage=org.gatehouse.client.model,useJakartaEe=true,hideGenerationTimestamp=true")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(generator.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(generator.exitValue()).as(() -> read(log)).isZero();
        return made.resolve("src/main/java");
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException missing) {
            return missing.toString();
        }
    }

    private static Path compile(Path sources, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Path> files = new ArrayList<>(List.of(PROGRAM));
        try (Stream<Path> all = Files.walk(sources)) {
            files.addAll(all.filter(file -> file.toString().endsWith(".java")).toList());
        }
        StringWriter words = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            words,
                            manager,
                            null,
                            List.of(
                                    "-proc:none",
                                    "-nowarn",
                                    "-d",
                                    classes.toString(),
                                    "-classpath",
                                    System.getProperty(
                                            "surefire.test.class.path", System.getProperty("java.class.path"))),
                            null,
                            manager.getJavaFileObjectsFromPaths(files))
                    .call();
            assertThat(compiled).as(words.toString()).isTrue();
        }
        return classes;
    }

    @Autowired
    private java.time.Clock clock;
}
