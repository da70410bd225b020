package org.gatehouse.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.i18n.LocaleContextHolder;

/** Ordinary files from Camunda Modeler pass the rules; a refusal tells file, place, cause and way out. */
class ModelPolicyTests {

    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="http://bpmn.io/schema/bpmn">
            """;

    private static ProcessEngine engine;

    @BeforeAll
    static void start() {
        engine = PlainEngine.guarded();
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @AfterEach
    void empty() {
        engine.getRepositoryService()
                .createDeploymentQuery()
                .list()
                .forEach(it -> engine.getRepositoryService().deleteDeployment(it.getId(), true));
        LocaleContextHolder.resetLocaleContext();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"onboarding.bpmn", "meeting.bpmn", "supplier-rating.dmn", "supplier-score.dmn", "travel.form"})
    void ordinaryFilesPass(String name) throws IOException {
        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
        try (var in = getClass().getResourceAsStream("/models/" + name)) {
            deployment.addInputStream(name, in).deploy();
        }
        assertThat(engine.getRepositoryService().createDeploymentQuery().count())
                .isOne();
    }

    static Stream<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("processes"))) {
            return files
                    .filter(file -> file.toString().matches(".*\\.(bpmn|dmn|form|html)"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void ourOwnFilesPass(Path file) throws Exception {
        ModelPolicy.shipped(() -> engine.getRepositoryService()
                .createDeployment()
                .addString(file.toString(), Files.readString(file))
                .deploy());
    }

    @Test
    void onlyTheApplicationBringsPages() throws Exception {
        String model = HEAD + """
                <bpmn:process id="p" isExecutable="true"><bpmn:startEvent id="s" camunda:formKey="embedded:deployment:processes/p/s.html" /></bpmn:process>
                </bpmn:definitions>
                """;
        ModelPolicy.shipped(() -> deploy("p.bpmn", model));
        assertThatThrownBy(() -> engine.getRepositoryService()
                        .createDeployment()
                        .source("classpath")
                        .addString("p.bpmn", model)
                        .deploy())
                .hasMessageContaining("p.bpmn, <startEvent id=\"s\">: The page")
                .hasMessageContaining("Camunda Form");
    }

    @Test
    void namesEachFaultWithItsPlace() {
        String model = HEAD + """
                <bpmn:process id="p" isExecutable="true">
                <bpmn:serviceTask id="sendMail" camunda:class="com.example.Mail" />
                <bpmn:serviceTask id="archive" camunda:delegateExpression="${archiver}" />
                <bpmn:sequenceFlow id="toEnd" sourceRef="a" targetRef="b"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${projects.close()}</bpmn:conditionExpression></bpmn:sequenceFlow>
                </bpmn:process></bpmn:definitions>
                """;
        assertThatThrownBy(() -> deploy("plan.bpmn", model))
                .hasMessageContaining("plan.bpmn, <serviceTask id=\"sendMail\">: Java classes (\"camunda:class\")")
                .hasMessageContaining(
                        "plan.bpmn, <serviceTask id=\"archive\">: There is no automated step called \"archiver\"")
                .hasMessageContaining(
                        "<sequenceFlow id=\"toEnd\"> <conditionExpression>: \"${projects.close()}\" uses \"close()\"");
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        assertThatThrownBy(() -> deploy("plan.bpmn", model)).hasMessageContaining("没有名为“archiver”的自动步骤");
    }

    @Test
    void tellsOfACamunda8Model() {
        String model = HEAD.replace("id=\"d\"", "id=\"d\" xmlns:zeebe=\"http://camunda.org/schema/zeebe/1.0\"") + """
                <bpmn:process id="p" isExecutable="true"><bpmn:userTask id="t"><bpmn:extensionElements><zeebe:userTask /></bpmn:extensionElements></bpmn:userTask></bpmn:process>
                </bpmn:definitions>
                """;
        assertThatThrownBy(() -> deploy("p.bpmn", model)).hasMessageContaining("Camunda 8 model");
    }

    @Test
    void tellsTheLineOfABrokenFile() {
        assertThatThrownBy(() -> deploy("p.bpmn", HEAD + "<bpmn:process>"))
                .hasMessageContaining("p.bpmn: Line 3 is not well-formed XML");
        assertThatThrownBy(() -> deploy("f.form", "{\"id\":\"f\",\n\"components\":["))
                .hasMessageContaining("f.form: This is not a Camunda Form (line 2)");
    }

    private static Object deploy(String file, String content) {
        return engine.getRepositoryService()
                .createDeployment()
                .addString(file, content)
                .deploy();
    }
}
