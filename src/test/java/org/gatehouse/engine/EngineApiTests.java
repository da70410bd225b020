package org.gatehouse.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.gatehouse.HouseTest;
import org.gatehouse.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a signed-in person can do to the engine past our pages: by real requests to the APIs of its web apps and REST. */
class EngineApiTests extends HouseTest {

    private static final String APPS = "/camunda/api/engine/engine/default";
    private static final Map<String, Visitor> SIGNED_IN = new TreeMap<>();

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ObjectMapper json;

    private String deployment;
    private ProcessInstance instance;
    private Task own;
    private Task shared;

    @BeforeEach
    void aProcessWithTasksOfLinAndOfTheManagers() throws IOException {
        try (var model = getClass().getResourceAsStream("/models/two-tasks.bpmn")) {
            deployment = repository
                    .createDeployment()
                    .addInputStream("two-tasks.bpmn", model)
                    .deploy()
                    .getId();
        }
        instance = runtime.startProcessInstanceByKey("twoTasks", "SECRET", Map.of("projectName", "SEO growth"));
        own = task("own");
        shared = task("shared");
    }

    @AfterEach
    void clear() {
        repository.deleteDeployment(deployment, true);
    }

    private Task task(String step) {
        return tasks.createTaskQuery()
                .processInstanceId(instance.getId())
                .taskDefinitionKey(step)
                .singleResult();
    }

    // ---- tasks of others

    @ParameterizedTest
    @ValueSource(strings = {"chen", "fang", "han"})
    void listsShowOnlyTasksAddressedToTheReader(String person) throws IOException {
        Visitor visitor = visitor(person);
        for (HttpResponse<String> answer : new HttpResponse[] {
            visitor.get(APPS + "/task?processInstanceId=" + instance.getId()),
            visitor.json("POST", APPS + "/task", "{\"processInstanceId\":\"" + instance.getId() + "\"}"),
            visitor.json("POST", APPS + "/task", "{\"orQueries\":[{\"processDefinitionKey\":\"twoTasks\"}]}")
        }) {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).doesNotContain(own.getId());
            if (person.equals("fang")) {
                assertThat(answer.body()).contains(shared.getId());
            } else {
                assertThat(answer.body()).isEqualTo("[]");
            }
        }
        String filter = json.readTree(
                        visitor.get(APPS + "/filter?resourceType=Task").body())
                .get(0)
                .get("id")
                .asText();
        assertThat(visitor.json("POST", APPS + "/filter/" + filter + "/list", "{}")
                        .body())
                .doesNotContain(own.getId());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | ''",
                "GET    | /form",
                "GET    | /deployed-form",
                "GET    | /rendered-form",
                "GET    | /form-variables",
                "GET    | /identity-links",
                "GET    | /comment",
                "POST   | /comment/create",
                "POST   | /claim",
                "POST   | /unclaim",
                "POST   | /complete",
                "POST   | /submit-form",
                "GET    | /variables",
                "GET    | /localVariables",
                "GET    | /attachment",
                "PUT    | ''",
                "DELETE | ''",
                "POST   | /delegate",
                "POST   | /assignee",
                "POST   | /resolve",
                "POST   | /bpmnError",
                "POST   | /bpmnEscalation",
                "POST   | /identity-links",
                "POST   | /variables",
                "PUT    | /variables/decision",
                "POST   | /localVariables",
            })
    void anothersTaskIsNotThere(String method, String path) {
        for (String person : new String[] {"chen", "fang", "han"}) {
            String body = method.equals("GET") ? "" : "{\"userId\":\"" + person + "\"}";
            assertThat(visitor(person)
                            .json(method, APPS + "/task/" + own.getId() + path, body)
                            .statusCode())
                    .as(person)
                    .isIn(400, 403, 404);
            assertThat(rest(person, method, "/task/" + own.getId() + path, body).statusCode())
                    .as(person)
                    .isIn(400, 403, 404);
        }
        Task now = task("own");
        assertThat(now.getAssignee()).isEqualTo("lin");
        assertThat(tasks.getTaskComments(own.getId())).isEmpty();
        assertThat(runtime.getVariable(instance.getId(), "decision")).isNull();
    }

    @Test
    void anAdministratorDoesNotDecideForOthers() {
        assertThat(visitor("admin")
                        .json("POST", APPS + "/task/" + own.getId() + "/complete", answer("\"go\""))
                        .statusCode())
                .isIn(400, 404);
        assertThat(visitor("admin")
                        .json("POST", APPS + "/task/" + own.getId() + "/bpmnError", "{\"errorCode\":\"x\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(task("own")).isNotNull();
    }

    // ---- one's own task

    @ParameterizedTest
    @ValueSource(strings = {"", "/form", "/form-variables", "/rendered-form", "/identity-links"})
    void onesOwnTaskOpens(String path) {
        assertThat(visitor("lin").get(APPS + "/task/" + own.getId() + path).statusCode())
                .isEqualTo(200);
    }

    @Test
    void onesOwnTaskHasCommentsAndHistory() {
        Visitor lin = visitor("lin");
        String task = APPS + "/task/" + own.getId();
        HttpResponse<String> said = lin.json("POST", task + "/comment/create", "{\"message\":\"Looks good\"}");
        assertThat(said.statusCode()).as(said.body()).isEqualTo(200);
        assertThat(lin.get(task + "/comment").body()).contains("Looks good", "\"userId\":\"lin\"");
        for (String path : new String[] {"/history/user-operation", "/history/user-operation/count"}) {
            assertThat(lin.get(APPS + path + "?taskId=" + own.getId()).statusCode())
                    .isEqualTo(200);
            assertThat(visitor("fang")
                            .get(APPS + path + "?taskId=" + own.getId())
                            .statusCode())
                    .isEqualTo(404);
            assertThat(lin.get(APPS + path).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void onesOwnTaskIsCompletedByItsFormOnly() {
        Visitor lin = visitor("lin");
        String complete = APPS + "/task/" + own.getId() + "/complete";
        assertThat(lin.json("POST", complete, "{}").statusCode()).isEqualTo(400);
        assertThat(lin.json(
                                "POST",
                                complete,
                                "{\"variables\":{\"decision\":{\"value\":\"go\"},\"allWorkDone\":{\"value\":true}}}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(task("own")).isNotNull();
        assertThat(lin.json("POST", complete, answer("\"go\"")).statusCode()).isBetween(200, 204);
        assertThat(task("own")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT    | /task/{task}/variables/decision | {\"value\":\"go\"}",
                "POST   | /task/{task}/variables | {\"modifications\":{\"decision\":{\"value\":\"go\"}}}",
                "POST   | /task/{task}/localVariables | {\"modifications\":{\"decision\":{\"value\":\"go\"}}}",
                "POST   | /task/{task}/assignee | {\"userId\":\"fang\"}",
                "POST   | /task/{task}/delegate | {\"userId\":\"fang\"}",
                "POST   | /task/{task}/identity-links | {\"userId\":\"fang\",\"type\":\"candidate\"}",
                "POST   | /task/{task}/bpmnError | {\"errorCode\":\"stop\"}",
                "PUT    | /task/{task} | {\"name\":\"x\"}",
                "POST   | /process-instance/{instance}/variables | {\"modifications\":{\"decision\":{\"value\":\"go\"}}}",
                "PUT    | /process-instance/{instance}/variables/decision | {\"value\":\"go\"}",
                "POST   | /process-instance/{instance}/modification | {\"instructions\":[]}",
                "PUT    | /process-instance/{instance}/suspended | {\"suspended\":true}",
                "GET    | /process-instance/{instance} |",
                "GET    | /process-instance/{instance}/variables |",
                "DELETE | /process-instance/{instance} |",
                "PUT    | /execution/{instance}/localVariables/decision | {\"value\":\"go\"}",
                "POST   | /execution/{instance}/signal | {}",
                "POST   | /message | {\"messageName\":\"stopRequested\"}",
                "POST   | /signal | {\"name\":\"x\"}",
                "POST   | /condition | {}",
                "POST   | /modification/execute | {}",
                "POST   | /migration/execute | {}",
                "POST   | /process-instance/delete | {}",
                "POST   | /task/create | {\"name\":\"x\"}",
                "POST   | /filter/create | {\"resourceType\":\"Task\",\"name\":\"x\",\"query\":{},\"properties\":{}}",
                "GET    | /history/task |",
                "POST   | /history/variable-instance | {}",
                "GET    | /variable-instance |",
                "GET    | /job |",
                "GET    | /deployment |",
                "GET    | /authorization |",
                "POST   | /identity/verify | {\"username\":\"admin\",\"password\":\"x\"}",
                "GET    | /user/admin/profile |",
                "PUT    | /user/admin/credentials | {\"password\":\"x\"}",
                "POST   | /user/create | {}",
                "POST   | /external-task/fetchAndLock | {}",
                "POST   | /decision-definition/key/health/evaluate | {}",
                "GET    | /nowhere |",
            })
    void nothingElseOfTheEngineIsInReach(String method, String path, String body) {
        for (String person : new String[] {"lin", "chen"}) {
            String real = path.replace("{task}", own.getId()).replace("{instance}", instance.getId());
            HttpResponse<String> answer = visitor(person).json(method, APPS + real, body == null ? "" : body);
            assertThat(answer.statusCode()).as(person).isIn(403, 404);
            assertThat(rest(person, method, real, body == null ? "" : body).statusCode())
                    .as(person)
                    .isIn(403, 404);
        }
        assertThat(task("own").getAssignee()).isEqualTo("lin");
        assertThat(runtime.getVariable(instance.getId(), "decision")).isNull();
    }

    @Test
    void oneTakesATaskForOneselfOnly() {
        Visitor fang = visitor("fang");
        String claim = APPS + "/task/" + shared.getId() + "/claim";
        assertThat(fang.json("POST", claim, "{\"userId\":\"zhao\"}").statusCode())
                .isEqualTo(403);
        assertThat(fang.json("POST", claim, "{}").statusCode()).isEqualTo(403);
        assertThat(fang.json("POST", claim, "{\"userId\":\"fang\"}").statusCode())
                .isEqualTo(204);
        assertThat(visitor("zhao")
                        .json("POST", APPS + "/task/" + shared.getId() + "/unclaim", "{}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(fang.json("POST", APPS + "/task/" + shared.getId() + "/unclaim", "{}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(visitor("lin")
                        .json("POST", APPS + "/task/" + own.getId() + "/unclaim", "{}")
                        .statusCode())
                .as("a task put back by the only person it is for would be lost")
                .isEqualTo(403);
    }

    @Test
    void oneSeesOnesOwnAccountOnly() {
        assertThat(visitor("chen").get(APPS + "/user/chen/profile").statusCode())
                .isEqualTo(200);
        assertThat(visitor("chen").get(APPS + "/user/lin/profile").statusCode()).isEqualTo(404);
        assertThat(visitor("chen").get(APPS + "/identity/groups?userId=chen").statusCode())
                .isEqualTo(200);
        assertThat(visitor("chen").get(APPS + "/identity/groups?userId=lin").statusCode())
                .isEqualTo(404);
    }

    // ---- starting

    @Test
    void aProcessStartsAtItsStart() {
        String inside =
                "{\"businessKey\":\"X\",\"startInstructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"shared\"}]}";
        long before = runtime.createProcessInstanceQuery().count();
        for (String start :
                new String[] {"/process-definition/key/project/start", "/process-definition/key/twoTasks/start"}) {
            assertThat(visitor("lin").json("POST", APPS + start, inside).statusCode())
                    .isEqualTo(403);
            assertThat(rest("lin", "POST", start, inside).statusCode()).isEqualTo(403);
            assertThat(visitor("chen").json("POST", APPS + start, "{}").statusCode())
                    .isEqualTo(403);
            assertThat(visitor("han").json("POST", APPS + start, "{}").statusCode())
                    .isEqualTo(403);
        }
        assertThat(visitor("lin")
                        .json("POST", APPS + "/process-definition/key/twoTasks/start", "{}")
                        .statusCode())
                .as("managers start projects, nothing else")
                .isEqualTo(403);
        assertThat(runtime.createProcessInstanceQuery().count()).isEqualTo(before);
    }

    // ---- expressions in queries

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"dueAfterExpression\":\"${payload}\"}",
                "{\"orQueries\":[{\"dueAfterExpression\":\"${payload}\"}]}",
                "{\"orQueries\":[{\"taskNameLike\":\"a\"},{\"assigneeExpression\":\"${payload}\"}]}",
                "{\"candidateGroupsExpression\":\"${currentUserGroups()}\"}",
                "{\"\\u0061ssigneeExpression\":\"x\"}",
                "{\"assigneeEXPRESSION\":\"x\"}",
                "{\"a\":{\"b\":[[{\"cExpression\":null}]]}}",
            })
    void queriesCarryNoExpressions(String query) {
        for (String person : new String[] {"chen", "lin", "han", "admin"}) {
            for (String path : new String[] {"/task", "/task/count", "/filter/x/list"}) {
                HttpResponse<String> answer = visitor(person).json("POST", APPS + path, query);
                assertThat(answer.statusCode()).isEqualTo(400);
                assertThat(answer.headers().firstValue("Content-Type"))
                        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
                assertThat(answer.body()).contains("Expressions are not allowed");
                assertThat(rest(person, "POST", path, query).statusCode()).isEqualTo(400);
            }
        }
    }

    @Test
    void addressesCarryNoExpressionsEither() {
        for (String parameter : new String[] {"assigneeExpression=x", "due%41fterExpression=x", "a=1&dueExpression"}) {
            assertThat(visitor("chen").get(APPS + "/task?" + parameter).statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void notEvenAnAdministratorStoresAnExpression() {
        String filter =
                "{\"resourceType\":\"Task\",\"name\":\"x\",\"query\":{\"orQueries\":[{\"dueAfterExpression\":\"${now()}\"}]},\"properties\":{}}";
        assertThat(visitor("admin")
                        .json("POST", APPS + "/filter/create", filter)
                        .statusCode())
                .isEqualTo(400);
        assertThat(rest("admin", "PUT", "/filter/1", filter).statusCode()).isEqualTo(400);
    }

    @Test
    void bodiesAreBounded() {
        String large = "{\"name\":\"" + "x".repeat(EngineApiScreen.LARGEST) + "\"}";
        assertThat(visitor("chen").json("POST", APPS + "/task", large).statusCode())
                .isEqualTo(413);
        String deep = "{\"orQueries\":[".repeat(2_000) + "]}".repeat(2_000);
        assertThat(visitor("chen").json("POST", APPS + "/task", deep).statusCode())
                .isEqualTo(400);
        assertThat(visitor("chen").json("POST", APPS + "/task", "{\"name\":").statusCode())
                .isEqualTo(400);
    }

    // ---- deployments

    @Test
    void analystsDeployWithinTheRules() throws IOException {
        String plain =
                "<process id=\"plain\" name=\"Plain\" isExecutable=\"true\" camunda:historyTimeToLive=\"P1D\"><startEvent id=\"s\"/></process>";
        String evil = plain.replace(
                "<startEvent id=\"s\"/>",
                "<startEvent id=\"s\"/><scriptTask id=\"run\" scriptFormat=\"juel\"><script>${1}</script></scriptTask>");
        String page = plain.replace(
                "<startEvent id=\"s\"/>", "<startEvent id=\"s\" camunda:formKey=\"embedded:deployment:x.html\"/>");
        for (String person : new String[] {"chen", "lin"}) {
            assertThat(deploy(person, plain).statusCode()).isEqualTo(403);
        }
        for (String person : new String[] {"han", "admin"}) {
            assertThat(deploy(person, evil).statusCode()).isEqualTo(400);
            assertThat(deploy(person, evil).body()).contains("Scripts are not allowed", "plain.bpmn", "run");
            assertThat(deploy(person, page).statusCode()).isEqualTo(400);
        }
        HttpResponse<String> accepted = deploy("han", plain);
        assertThat(accepted.statusCode()).isEqualTo(200);
        String id = json.readTree(accepted.body()).get("id").asText();
        repository.deleteDeployment(id, true);
    }

    private HttpResponse<String> deploy(String person, String process) {
        String model =
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" xmlns:camunda=\"http://camunda.org/schema/1.0/bpmn\" targetNamespace=\"t\">"
                        + process + "</definitions>";
        String border = "----border";
        String body = part(border, "deployment-name", null, "plain")
                + part(border, "deployment-source", null, "classpath")
                + part(border, "plain", "plain.bpmn", model)
                + "--" + border + "--\r\n";
        return restRaw(person, "POST", "/deployment/create", body, "multipart/form-data; boundary=" + border);
    }

    private static String part(String border, String name, String file, String content) {
        return "--" + border + "\r\nContent-Disposition: form-data; name=\"" + name + "\""
                + (file == null ? "" : "; filename=\"" + file + "\"") + "\r\n\r\n" + content + "\r\n";
    }

    // ---- the set-up page

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/api/admin/setup/",
                "/camunda/api/admin/setup",
                "/camunda/api/admin/%73etup/default/user/create",
                "/camunda/api/admin//setup/default/user/create",
                "/camunda//api/admin/setup/default/user/create",
                "/camunda/api/admin;a=b/setup/default/user/create",
                "/camunda/api/admin/setup;a=b/default/user/create",
                "/camunda/api/admin/./setup/default/user/create",
                "/camunda/api/x/../admin/setup/default/user/create",
                "/camunda/api/admin%2Fsetup/default/user/create",
                "/camunda/api/admin/setup%2Fdefault/user/create",
                "/camunda/app/admin/default/setup/",
                "/camunda/app/admin/default/setup",
                "/camunda/app/tasklist/default/setup/x",
                "/camunda/app/admin/default/s%65tup/",
                "/camunda/app//admin/default/setup/",
            })
    void thereIsNoSetUpPage(String path) {
        String user =
                "{\"profile\":{\"id\":\"mallory\",\"firstName\":\"M\",\"lastName\":\"M\",\"email\":\"\"},\"credentials\":{\"password\":\"a long password\"}}";
        for (Visitor visitor : new Visitor[] {new Visitor(port), visitor("admin")}) {
            assertThat(visitor.json("POST", path, user).statusCode()).isIn(400, 404);
            assertThat(visitor.get(path).statusCode()).isIn(400, 404);
        }
    }

    // ---- odd spellings

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/engine/engine/default//process-instance",
                "/camunda/api/engine/engine/default/process-instance;x=1",
                "/camunda/api/engine/engine/default/./process-instance",
                "/camunda/api/engine/engine/default/task/../process-instance",
                "/camunda/api/engine/engine/default/%70rocess-instance",
                "/camunda/api/engine/engine/default/process-instance/",
                "/camunda/api/engine//engine/default/process-instance",
                "/camunda/api/engine/engine/other/process-instance",
                "/camunda/api//engine/engine/default/process-instance",
            })
    void noSpellingGoesAroundTheGuard(String path) {
        assertThat(visitor("chen").get(path).statusCode()).isIn(400, 403, 404);
    }

    // ---- names

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zh-CN,zh;q=0.9 | 自己做 · SEO growth | 两个任务",
                "en | Do it yourself · SEO growth | Two tasks",
                "fr | Do it yourself · SEO growth | Two tasks",
            })
    void namesComeInTheReadersLanguage(String languages, String task, String process) throws IOException {
        Visitor lin = visitor("lin");
        JsonNode listed = json.readTree(lin.get(
                        APPS + "/task?processInstanceId=" + instance.getId() + "&taskDefinitionKey=own",
                        "Accept-Language",
                        languages)
                .body());
        assertThat(listed.get(0).get("name").asText()).isEqualTo(task);
        JsonNode definition =
                json.readTree(lin.get(APPS + "/process-definition/key/twoTasks", "Accept-Language", languages)
                        .body());
        assertThat(definition.get("name").asText()).isEqualTo(process);
        String diagram = json.readTree(
                        lin.get(APPS + "/process-definition/key/twoTasks/xml", "Accept-Language", languages)
                                .body())
                .get("bpmn20Xml")
                .asText();
        assertThat(diagram.contains("name=\"自己做\"")).isEqualTo(languages.startsWith("zh"));
        assertThat(diagram.contains("name=\"Do it yourself\"")).isEqualTo(!languages.startsWith("zh"));
    }

    @Test
    void refusalsComeInTheReadersLanguage() {
        assertThat(visitor("chen")
                        .get(APPS + "/process-instance", "Accept-Language", "zh-CN")
                        .body())
                .contains("您的角色不能执行此操作");
    }

    private static String answer(String decision) {
        return "{\"variables\":{\"decision\":{\"value\":" + decision + "}}}";
    }

    /** In the web apps. */
    private Visitor visitor(String person) {
        return SIGNED_IN.computeIfAbsent(person, id -> {
            Visitor visitor = new Visitor(port).signIn(id);
            visitor.get("/camunda/app/tasklist/default/");
            return visitor;
        });
    }

    private HttpResponse<String> rest(String person, String method, String path, String body) {
        return restRaw(person, method, path, body, "application/json");
    }

    private HttpResponse<String> restRaw(String person, String method, String path, String body, String type) {
        try {
            return java.net.http.HttpClient.newHttpClient()
                    .send(
                            java.net.http.HttpRequest.newBuilder(
                                            java.net.URI.create("http://localhost:" + port + "/engine-rest" + path))
                                    .header("Content-Type", type)
                                    .header(
                                            "Authorization",
                                            "Basic "
                                                    + java.util.Base64.getEncoder()
                                                            .encodeToString((person + ":" + PASSWORD)
                                                                    .getBytes(StandardCharsets.UTF_8)))
                                    .method(method, java.net.http.HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            java.net.http.HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
