package org.gatehouse.client;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.gatehouse.api.ClientFlow;
import org.gatehouse.client.api.DecisionsApi;
import org.gatehouse.client.api.GoalsApi;
import org.gatehouse.client.api.ItemsApi;
import org.gatehouse.client.api.MeApi;
import org.gatehouse.client.api.ProjectsApi;
import org.gatehouse.client.api.ReadingsApi;
import org.gatehouse.client.api.RisksApi;
import org.gatehouse.client.api.TasksApi;
import org.gatehouse.client.api.TimeApi;
import org.gatehouse.client.model.Decision;
import org.gatehouse.client.model.DecisionLine;
import org.gatehouse.client.model.Finish;
import org.gatehouse.client.model.Goal;
import org.gatehouse.client.model.GoalPatch;
import org.gatehouse.client.model.GoalText;
import org.gatehouse.client.model.GoalTrajectoryText;
import org.gatehouse.client.model.Item;
import org.gatehouse.client.model.ItemLink;
import org.gatehouse.client.model.ItemPatch;
import org.gatehouse.client.model.ItemText;
import org.gatehouse.client.model.NewProject;
import org.gatehouse.client.model.NewReading;
import org.gatehouse.client.model.NewReadings;
import org.gatehouse.client.model.NewVote;
import org.gatehouse.client.model.Progress;
import org.gatehouse.client.model.Project;
import org.gatehouse.client.model.Reading;
import org.gatehouse.client.model.ReadingsTaken;
import org.gatehouse.client.model.Risk;
import org.gatehouse.client.model.RiskText;
import org.gatehouse.client.model.Task;
import org.gatehouse.client.model.TaskAnswer;
import org.gatehouse.client.model.TimeEntry;
import org.gatehouse.client.model.TimeEntryPatch;
import org.gatehouse.client.model.TimeEntryText;

/** Leads a project from its beginning through two gates into its work, by nothing but the generated client. */
public class MainFlow implements ClientFlow {

    private String house;
    private Map<String, String> tokens;
    private Consumer<String> settle;

    @Override
    public String run(String house, Map<String, String> tokens, Consumer<String> settle) throws Exception {
        this.house = house;
        this.tokens = tokens;
        this.settle = settle;
        require("lin".equals(new MeApi(as("lin")).getMe(null).getId()), "the token stands for lin");
        String key = begin();
        setGoals(key);
        decide(key, "goal");
        plan(key);
        decide(key, "plan");
        work(key);
        measure(key);
        raiseRisk(key);
        return key;
    }

    /** The same request sent twice with one key acts once. */
    private String begin() throws ApiException {
        ProjectsApi projects = new ProjectsApi(as("lin"));
        String name = "Client " + UUID.randomUUID();
        NewProject wanted = new NewProject()
                .name(name)
                .description("Made by a program")
                .startDate(today())
                .endDate(today().plusMonths(3))
                .budget(new BigDecimal("80000.50"))
                .sponsor("fang")
                .members(List.of("chen", "wu"));
        String once = UUID.randomUUID().toString();
        Project first = projects.createProject(wanted, once);
        Project second = projects.createProject(wanted, once);
        require(first.equals(second), "the same answer");
        require(
                projects.listProjects(null, null, name, null, null, null, null, null)
                                .getItems()
                                .size()
                        == 1,
                "one project");
        try {
            projects.createProject(wanted.name(name + "!"), once);
            throw new AssertionError("a key is for one request");
        } catch (ApiException refused) {
            require(refused.getCode() == 422, "422, not " + refused.getCode());
        }
        return first.getKey();
    }

    /** Of two editors with one tag the second is told. */
    private void setGoals(String key) throws ApiException {
        GoalsApi goals = new GoalsApi(as("lin"));
        Goal goal = goals.createGoal(
                key,
                new GoalText()
                        .statement("Raise the site's organic traffic by 30 % within three months through SEO")
                        .metric("Organic visits a month")
                        .unit("visits")
                        .baselineValue(new BigDecimal("10000"))
                        .targetValue(new BigDecimal("13000"))
                        .deadline(today().plusMonths(3))
                        .why("Cheapest channel for leads")
                        .ownerId("chen")
                        .trajectory(new GoalTrajectoryText().tolerance(new BigDecimal("8"))),
                null);
        require(goal.getSmart(), "smart: " + goal.getWeaknesses());
        require(goal.getTrajectory().getTolerance().compareTo(new BigDecimal("8")) == 0, "its way is its own");
        String tag = tag(goals.getGoalWithHttpInfo(key, goal.getKey(), null));
        goals.changeGoal(key, goal.getKey(), tag, new GoalPatch().why("The cheapest channel for leads"));
        try {
            goals.changeGoal(key, goal.getKey(), tag, new GoalPatch().why("Something else"));
            throw new AssertionError("the second editor must be told");
        } catch (ApiException stale) {
            require(stale.getCode() == 412, "412, not " + stale.getCode());
        }
        require(
                goals.getGoal(key, goal.getKey(), null).getWhy().equals("The cheapest channel for leads"),
                "the first editor's word stays");
        complete("lin", key, "defineGoals", Map.of());
    }

    private void decide(String key, String gate) throws ApiException {
        DecisionsApi decisions = new DecisionsApi(as("fang"));
        List<DecisionLine> open = decisions
                .listDecisions(key, true, null, null, null, null)
                .getItems();
        require(open.size() == 1 && open.get(0).getGate().equals(gate), "at the gate: " + open);
        Long id = open.get(0).getId();
        Decision before = decisions.getDecision(key, id, null);
        require(before.getTaskId() != null && before.getChoices().contains("go"), "fang is asked");
        require(before.getDossier().getHash().length() == 64, "the dossier is sealed");
        try {
            new DecisionsApi(as("lin")).decide(key, id, new NewVote().decision(NewVote.DecisionEnum.GO), null);
            throw new AssertionError("nobody decides on their own submission");
        } catch (ApiException refused) {
            require(refused.getCode() == 403, "403, not " + refused.getCode());
        }
        decisions.decide(
                key,
                id,
                new NewVote().decision(NewVote.DecisionEnum.GO).reason("Convincing"),
                UUID.randomUUID().toString());
        settle.accept(key);
        Decision after = decisions.getDecision(key, id, null);
        require(
                !after.getDecision().getOpen()
                        && after.getDecision().getDecision().equals("go")
                        && after.getVotes().get(0).getApprover().equals("fang"),
                "decided by fang: " + after);
    }

    private void plan(String key) throws ApiException {
        ItemsApi items = new ItemsApi(as("lin"));
        Item audit = items.createItem(
                key,
                new ItemText()
                        .title("Audit the site")
                        .ownerId("chen")
                        .start(today())
                        .finish(today().plusDays(6))
                        .effortHours(new BigDecimal("40")),
                null);
        Item articles = items.createItem(
                key,
                new ItemText()
                        .title("Write articles")
                        .ownerId("wu")
                        .effortHours(new BigDecimal("40"))
                        .addLinksItem(new ItemLink().predecessor(audit.getKey())),
                null);
        Item changed = items.changeItem(
                key,
                articles.getKey(),
                tag(items.getItemWithHttpInfo(key, articles.getKey(), null)),
                new ItemPatch().title("Write ten articles"));
        require(
                changed.getTitle().equals("Write ten articles") && changed.getLinks().size() == 1,
                "what was not named stays: " + changed);
        complete("lin", key, "draftPlan", Map.of());
    }

    private void work(String key) throws ApiException {
        ItemsApi items = new ItemsApi(as("chen"));
        Item mine = items.listItems(key, null, null, "chen", null, null, null, null, null)
                .getItems()
                .get(0);
        require(mine.getStatus() == Item.StatusEnum.RELEASED, "released: " + mine);
        items.reportProgress(key, mine.getKey(), new Progress().percent(50).note("Half of it"), null);
        TimeApi time = new TimeApi(as("chen"));
        TimeEntry entry = time.createTimeEntry(
                key,
                new TimeEntryText().itemKey(mine.getKey()).day(today()).hours(new BigDecimal("3.5")),
                UUID.randomUUID().toString());
        String tag = tag(time.getTimeEntryWithHttpInfo(key, entry.getId(), null));
        time.changeTimeEntry(key, entry.getId(), tag, new TimeEntryPatch().hours(new BigDecimal("4.25")));
        try {
            time.removeTimeEntry(key, entry.getId(), tag);
            throw new AssertionError("the entry has changed");
        } catch (ApiException stale) {
            require(stale.getCode() == 412, "412, not " + stale.getCode());
        }
        require(
                time.listTimeEntries(key, null, null, "chen", null, null, null, null, null)
                                .getItems()
                                .get(0)
                                .getHours()
                                .compareTo(new BigDecimal("4.25"))
                        == 0,
                "4.25 hours");
        Item done = items.finishItem(key, mine.getKey(), new Finish().note("All pages read"), null);
        settle.accept(key);
        require(
                items.getItem(key, done.getKey(), null).getStatus() == Item.StatusEnum.DONE, "done: " + done);
    }

    private void measure(String key) throws ApiException {
        ReadingsApi readings = new ReadingsApi(as("chen"));
        Long metric =
                readings.listMetrics(key, null, null, null).getItems().get(0).getId();
        Reading reading = readings.createReading(
                key, metric, new NewReading().day(today()).value(new BigDecimal("10250.5")), null);
        require(reading.getValue().compareTo(new BigDecimal("10250.5")) == 0, "as it was told");
        NewReadings batch = new NewReadings()
                .addReadingsItem(new NewReading().day(today()).value(new BigDecimal("10300")))
                .addReadingsItem(new NewReading().day(today().minusDays(1)).value(new BigDecimal("10200")));
        ReadingsTaken taken = readings.addReadings(key, metric, batch, null);
        require(taken.getAdded() == 1 && taken.getChanged() == 1, "one new, one replaced: " + taken);
        require(readings.addReadings(key, metric, batch, null).getSame() == 2, "again, nothing changes");
        require(
                readings.listReadings(key, metric, null, null, "-day", 1, null, null)
                                .getItems()
                                .get(0)
                                .getValue()
                                .compareTo(new BigDecimal("10300"))
                        == 0,
                "the newest first");
    }

    private void raiseRisk(String key) throws ApiException {
        Risk risk = new RisksApi(as("chen"))
                .createRisk(
                        key,
                        new RiskText()
                                .kind(RiskText.KindEnum.THREAT)
                                .event("The agency delivers late")
                                .ownerId("wu"),
                        null);
        require(risk.getState() == Risk.StateEnum.IDENTIFIED && risk.getOwnerId().equals("wu"), "raised: " + risk);
    }

    private void complete(String person, String key, String step, Map<String, Object> values) throws ApiException {
        TasksApi tasks = new TasksApi(as(person));
        Task task = tasks.listTasks(key, null, null, null).getItems().stream()
                .filter(one -> one.getStep().equals(step))
                .findFirst()
                .orElseThrow(() -> new AssertionError(step + " waits for nobody"));
        require(tasks.getTask(task.getId(), null).getTask().equals(task), "the same task");
        tasks.completeTask(task.getId(), new TaskAnswer().values(values), UUID.randomUUID().toString());
        settle.accept(key);
    }

    private ApiClient as(String person) {
        ApiClient client = new ApiClient();
        client.updateBaseUri(house);
        client.setRequestInterceptor(request -> request.setHeader("Authorization", "Bearer " + tokens.get(person)));
        return client;
    }

    private static String tag(ApiResponse<?> answer) {
        return answer.getHeaders().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("ETag"))
                .map(header -> header.getValue().get(0))
                .findFirst()
                .orElseThrow();
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai"));
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
