package org.gatehouse.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gatehouse.Visitor;
import org.gatehouse.operations.Journey.Place;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An analyst draws a step with a form into the plan model and the house is restarted: new projects go the new way,
 * running ones finish on theirs.
 */
@Tag("whole")
class VersionsTests {

    private static final String STEP = """
            <bpmn:userTask id="agreePlan" name="Agree on the approach" camunda:formRef="agree-plan" \
            camunda:formRefBinding="deployment" camunda:assignee="${projectManager}" camunda:dueDate="P3D">
              <bpmn:extensionElements>
                <camunda:properties>
                  <camunda:property name="name.zh" value="商定做法" />
                </camunda:properties>
              </bpmn:extensionElements>
              <bpmn:incoming>startToAgreePlan</bpmn:incoming>
              <bpmn:outgoing>startToDraftPlan</bpmn:outgoing>
            </bpmn:userTask>
            <bpmn:sequenceFlow id="startToAgreePlan" sourceRef="start" targetRef="agreePlan" />
            """;

    private static final String FORM = """
            {
              "id": "agree-plan",
              "type": "default",
              "schemaVersion": 16,
              "executionPlatform": "Camunda Platform",
              "executionPlatformVersion": "7.24.0",
              "components": [
                {"type": "textfield", "id": "approach", "key": "approach", "label": "Approach",
                  "validate": {"required": true}},
                {"type": "textarea", "id": "remark", "key": "remark", "label": "Remark"}
              ]
            }
            """;

    @TempDir
    Path house;

    @TempDir
    Path models;

    @Test
    void newProjectsTakeTheNewVersionRunningOnesFinishOnTheirs() throws IOException {
        int port = Node.freePort();
        Journey early = new Journey("EARLY");
        try (Node before = Node.start(port, "versions-before", null, database()).awaitReady()) {
            early.walkTo(Place.CREATED, Crew.arrive(port));
            before.stop();
        }

        drawTheStep();
        try (Node after = Node.start(port, "versions-after", models, database()).awaitReady()) {
            assertThat(after.said()).contains("processes in a new version");
            Crew crew = Crew.arrive(port);
            Visitor manager = crew.manager();

            early.walkTo(Place.GOALS_APPROVED, crew);
            early.await(manager, "draftPlan");
            assertThat(early.openSteps(manager)).containsExactly("draftPlan");

            Journey late = new Journey("LATE");
            late.walkTo(Place.GOALS_APPROVED, crew);
            String task = late.await(manager, "agreePlan");
            assertThat(late.openSteps(manager)).containsExactly("agreePlan");
            refused(Journey.answer(manager, task, "{}"), "approach");
            refused(Journey.answer(manager, task, """
                    {"variables": {"approach": {"value": "Content first"}, "projectManager": {"value": "chen"}}}"""), "projectManager");
            refused(Journey.answer(manager, task, """
                    {"variables": {"approach": {"value": " "}}}"""), "approach");
            assertThat(Journey.answer(crew.sponsor(), task, """
                    {"variables": {"approach": {"value": "Content first"}}}""").statusCode())
                    .as("somebody else's task")
                    .isIn(403, 404);
            assertThat(late.openSteps(manager)).containsExactly("agreePlan");

            assertThat(Journey.answer(manager, task, """
                    {"variables": {"approach": {"value": "Content first"}, "remark": {"value": ""}}}""").statusCode()).isEqualTo(204);
            late.await(manager, "draftPlan");
        }
    }

    private static void refused(HttpResponse<String> answer, String field) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(field);
    }

    /** What the Modeler would save: one step more, between the start and the draft. */
    private void drawTheStep() throws IOException {
        String plan = Files.readString(Path.of("processes/plan/plan.bpmn"));
        String flow = "<bpmn:sequenceFlow id=\"startToDraftPlan\" sourceRef=\"start\"";
        assertThat(plan).contains(flow);
        Path folder = Files.createDirectories(models.resolve("processes/plan"));
        Files.writeString(
                folder.resolve("plan.bpmn"),
                plan.replace(flow, STEP + flow.replace("sourceRef=\"start\"", "sourceRef=\"agreePlan\""))
                        .replaceFirst(
                                "<bpmn:outgoing>startToDraftPlan</bpmn:outgoing>",
                                "<bpmn:outgoing>startToAgreePlan</bpmn:outgoing>"));
        Files.writeString(folder.resolve("agree-plan.form"), FORM);
    }

    private String database() {
        return "--spring.datasource.url=jdbc:h2:async:"
                + house.resolve("gatehouse").toAbsolutePath() + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
    }
}
