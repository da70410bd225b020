package org.gatehouse.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.gatehouse.Stage;
import org.gatehouse.Statements;
import org.gatehouse.Visitor;
import org.gatehouse.engine.ProcessLog;
import org.gatehouse.engine.ProcessLog.Case;
import org.gatehouse.engine.ProcessLog.Visit;
import org.gatehouse.insight.EventLog.Format;
import org.gatehouse.insight.EventLog.Resources;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The pages of insight in the whole house, and what real processes leave behind. */
class InsightTests extends Stage {

    @Autowired
    ProcessLog log;

    @Autowired
    EventLog files;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Clock clock;

    @AfterEach
    void forgetSimulatedCases() {
        for (String table : List.of("ACT_HI_ACTINST", "ACT_HI_VARINST")) {
            jdbc.update("delete from " + table + " where PROC_INST_ID_ like 'case-%'");
        }
        jdbc.update("delete from ACT_HI_PROCINST where ID_ like 'case-%'");
        jdbc.update("delete from ACT_HI_IDENTITYLINK where ID_ like 'case-%'");
        jdbc.update("delete from ACT_HI_JOB_LOG where ID_ like 'case-%'");
        jdbc.update("delete from task_touch where task_id like 'case-%'");
    }

    @Test
    void whatARealProjectDidStandsInItsLog() throws Exception {
        String key = newProject();
        String task = openTask("lin", key, "defineGoals").getId();
        ClockUtil.setCurrentTime(Date.from(clock.instant().plus(Duration.ofHours(2))));
        assertThat(new Visitor(port)
                        .signIn("lin")
                        .get("/tasks/" + task + "/goals")
                        .statusCode())
                .isEqualTo(200);
        ClockUtil.setCurrentTime(Date.from(clock.instant().plus(Duration.ofHours(1))));
        submitGoals(key);
        decide("fang", key, "rework", "The second goal is missing");
        List<Case> cases = new ArrayList<>();
        as("lin", () -> log.casesOf(key, cases::add));
        Case goal = cases.stream()
                .filter(one -> one.process().equals("goal"))
                .findFirst()
                .orElseThrow();
        Visit defining = goal.visits().stream()
                .filter(visit -> visit.step().equals("defineGoals"))
                .findFirst()
                .orElseThrow();
        assertThat(Duration.between(defining.began(), defining.taken().orElseThrow()))
                .isBetween(Duration.ofMinutes(119), Duration.ofMinutes(125));
        assertThat(Duration.between(defining.taken().orElseThrow(), defining.ended()))
                .isBetween(Duration.ofMinutes(55), Duration.ofMinutes(65));
        Visit gate = project(cases).visits().stream()
                .filter(visit -> visit.step().equals("goalGate"))
                .findFirst()
                .orElseThrow();
        assertThat(gate.queued()).as("called in a job of its own").isNotNull();

        Document file = xes(key, Resources.NAMED);
        assertThat(values(file, "gatehouse:project")).containsOnly(key);
        assertThat(values(file, "gatehouse:model")).contains("project", "goal", "gate");
        assertThat(values(file, "gatehouse:decision")).containsExactly("rework");
        assertThat(values(file, "gatehouse:reason")).containsExactly("The second goal is missing");
        assertThat(values(file, "org:resource")).contains("lin", "fang");
        assertThat(values(file, "gatehouse:name-zh")).contains("设定目标");
        assertThat(values(file, "gatehouse:led-to")).contains("goalPhase");
        assertThat(values(xes(key, Resources.PSEUDONYMS), "org:resource")).doesNotContain("lin", "fang");

        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        as("lin", () -> files.ofProject(key, Format.CSV, Resources.NAMED, csv));
        assertThat(csv.toString(StandardCharsets.UTF_8))
                .startsWith("\uFEFFcase,project,key,model")
                .contains("," + key + ",", ",defineGoals,", ",goalsApproved,");
    }

    @Test
    void managersAnalystsAndAdministratorsSeeHowProcessesRun() {
        for (String person : List.of("lin", "han", "admin")) {
            Visitor visitor = new Visitor(port).signIn(person);
            for (String path : List.of(
                    "/insight",
                    "/insight?model=gate&time=working",
                    "/insight/gates",
                    "/insight/cases?model=project&what=started",
                    "/insight/picture?model=goal",
                    "/insight/export/xes?model=review",
                    "/insight/export/csv?model=review&people=pseudonyms")) {
                assertThat(visitor.get(path).statusCode())
                        .as(person + " " + path)
                        .isEqualTo(200);
            }
        }
        Visitor chen = new Visitor(port).signIn("chen");
        for (String path : List.of("/insight", "/insight/gates", "/insight/cases?what=done", "/insight/export/xes")) {
            assertThat(chen.get(path).statusCode()).as(path).isEqualTo(403);
        }
    }

    @Test
    void namesAreForThoseWhoMayHaveThem() {
        String key = newProject();
        submitGoals(key);
        Visitor han = new Visitor(port).signIn("han");
        assertThat(han.get("/insight/export/xes?model=goal&people=named").statusCode())
                .isEqualTo(403);
        assertThat(han.get("/insight/export/xes?model=goal").body()).doesNotContain("value=\"lin\"");
        Visitor lin = new Visitor(port).signIn("lin");
        assertThat(lin.get("/projects/" + key + "/event-log/xes").body()).contains("value=\"lin\"");
        assertThat(lin.get("/projects/" + key + "/event-log/csv?people=pseudonyms")
                        .body())
                .contains(",R1,")
                .doesNotContain(",lin,");
        // Not of the team: there is no such project.
        assertThat(new Visitor(port)
                        .signIn("sun")
                        .get("/projects/" + key + "/event-log/xes")
                        .statusCode())
                .isEqualTo(404);
        // An analyst reads the figure, and that there are cases he may not see.
        assertThat(han.get("/insight/cases?model=goal&what=started").body()).doesNotContain(key);
        assertThat(lin.get("/insight/cases?model=goal&what=running").statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        Visitor lin = new Visitor(port).signIn("lin");
        for (String wrong : List.of(
                "/insight?model=nope",
                "/insight?from=2026-13-01",
                "/insight?from=x",
                "/insight?from=0001-01-01",
                "/insight?from=2026-05-01&to=2026-04-01",
                "/insight?from=1990-01-01&to=2026-04-01",
                "/insight?version=99",
                "/insight?version=x",
                "/insight?version=1&against=1",
                "/insight?against=1",
                "/insight?time=moon",
                "/insight/cases?what=everything",
                "/insight/cases?what=open&age=9",
                "/insight/cases?what=started&week=soon",
                "/insight/cases?what=done&step=" + "x".repeat(300),
                "/insight/export/xes?people=all")) {
            assertThat(lin.get(wrong).statusCode()).as(wrong).isEqualTo(422);
        }
        assertThat(lin.get("/insight/export/pdf").statusCode()).isEqualTo(404);
        assertThat(lin.get("/insight/cases?what=done&step=noSuchStep").body()).contains("gh-empty");
        assertThat(lin.get("/insight/cases?what=done&page=9999").statusCode()).isEqualTo(200);
    }

    @Test
    void pagesTakeTheSameStatementsWhateverRan() {
        Visitor lin = new Visitor(port).signIn("lin");
        List<String> pages = List.of(
                "/insight?model=goal",
                "/insight?model=goal&time=working",
                "/insight/gates?model=goal",
                "/insight/cases?model=goal&what=done",
                "/insight/cases?model=goal&what=running&page=2",
                "/insight/export/xes?model=goal",
                "/insight/export/csv?model=goal");
        String definition = log.models().stream()
                .filter(model -> model.process().equals("goal"))
                .findFirst()
                .orElseThrow()
                .newest()
                .definitionId();
        SimulatedProjects simulated = new SimulatedProjects(jdbc, 7, clock.instant(), "goal", Map.of(1, definition));
        simulated.write(60);
        List<Integer> few = pages.stream().map(page -> statements(lin, page)).toList();
        simulated.write(300);
        List<Integer> many = pages.stream().map(page -> statements(lin, page)).toList();
        assertThat(many).isEqualTo(few);
        assertThat(many).allMatch(count -> count <= 20);
    }

    private static int statements(Visitor visitor, String path) {
        return Statements.settled(() ->
                        assertThat(visitor.bytes(path).statusCode()).as(path).isEqualTo(200))
                .size();
    }

    private static Case project(List<Case> cases) {
        return cases.stream()
                .filter(one -> one.process().equals("project"))
                .findFirst()
                .orElseThrow();
    }

    private Document xes(String key, Resources resources) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        as("lin", () -> files.ofProject(key, Format.XES, resources, out));
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(out.toByteArray()));
    }

    /** Values of an attribute within traces, each once. */
    private static List<String> values(Document file, String key) {
        List<String> values = new ArrayList<>();
        var traces = file.getElementsByTagName("trace");
        for (int trace = 0; trace < traces.getLength(); trace++) {
            var strings = ((Element) traces.item(trace)).getElementsByTagName("string");
            for (int at = 0; at < strings.getLength(); at++) {
                Element one = (Element) strings.item(at);
                if (one.getAttribute("key").equals(key)) {
                    values.add(one.getAttribute("value"));
                }
            }
        }
        return values.stream().distinct().toList();
    }
}
