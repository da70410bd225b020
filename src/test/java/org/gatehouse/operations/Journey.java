package org.gatehouse.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gatehouse.Visitor;

/**
 * A project's way from its creation to its closure, gone by three people over HTTP as their browsers would go it,
 * remembering what the house acknowledged.
 */
final class Journey {

    /** How far a project has come; each place is reached by one acknowledged request. */
    enum Place {
        NOWHERE,
        CREATED,
        GOAL_SET,
        GOALS_SUBMITTED,
        GOALS_APPROVED,
        ITEM_PLANNED,
        PLAN_SUBMITTED,
        PLAN_APPROVED,
        WORK_DONE
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TASKS = "/camunda/api/engine/engine/default/task";
    private static final String STATEMENT = "Raise organic traffic by 30 percent in three months";
    private static final String ITEM = "Audit the site";
    private static final String GO = """
            {"variables": {"decision": {"value": "go"}, "reason": {"value": ""}}}""";

    private final String key;
    private Place acknowledged = Place.NOWHERE;

    Journey(String key) {
        this.key = key;
    }

    boolean isOver() {
        return hasReached(Place.WORK_DONE);
    }

    boolean hasReached(Place place) {
        return acknowledged.compareTo(place) >= 0;
    }

    void walkTo(Place place, Crew crew) {
        while (!hasReached(place)) {
            assertThat(goOn(crew)).as("%s after %s", key, acknowledged).isTrue();
        }
    }

    /** Does the next step; false where the house failed to answer it. */
    boolean goOn(Crew crew) {
        boolean done = switch (acknowledged) {
            case NOWHERE -> answered(crew.manager().post("/projects", frame()), 302);
            case CREATED -> answered(crew.manager().post("/projects/" + key + "/goals", goal()), 302);
            case GOAL_SET -> complete(crew.manager(), "defineGoals", "{}");
            case GOALS_SUBMITTED, PLAN_SUBMITTED -> complete(crew.sponsor(), "decideGate", GO);
            case GOALS_APPROVED -> {
                await(crew.manager(), "draftPlan");
                yield answered(crew.manager().post("/projects/" + key + "/plan/items", item()), 302);
            }
            case ITEM_PLANNED -> complete(crew.manager(), "draftPlan", "{}");
            case PLAN_APPROVED -> complete(crew.member(), "doWork", """
                            {"variables": {"hours": {"value": "0.1"}, "note": {"value": "done"}}}""");
            case WORK_DONE -> throw new IllegalStateException(key + " is over");
        };
        if (done) {
            acknowledged = Place.values()[acknowledged.ordinal() + 1];
        }
        return done;
    }

    /**
     * Looks where the project stands now that the house has come back, and goes on from there: at the last acknowledged
     * place, or at the next where an answer got lost on its way.
     */
    void lookAround(Crew crew) {
        Place found = whereItStands(crew);
        assertThat(found.ordinal())
                .as("%s: acknowledged %s, found %s", key, acknowledged, found)
                .isBetween(acknowledged.ordinal(), acknowledged.ordinal() + 1);
        acknowledged = found;
    }

    /** Waits for the person's task of this step; returns its id. */
    String await(Visitor person, String step) {
        Instant end = Instant.now().plusSeconds(60);
        while (true) {
            for (JsonNode task : tasks(person)) {
                if (task.get("taskDefinitionKey").asText().equals(step)) {
                    return task.get("id").asText();
                }
            }
            assertThat(Instant.now()).as("%s has a task %s", key, step).isBefore(end);
            Node.pause(100);
        }
    }

    /** Waits until the project is over. */
    void awaitEnd(Crew crew) {
        Instant end = Instant.now().plusSeconds(60);
        while (!crew.manager()
                .get("/projects/" + key + "/reopening", "Accept-Language", "en")
                .body()
                .contains("Open again")) {
            assertThat(Instant.now()).as("%s is over", key).isBefore(end);
            Node.pause(100);
        }
    }

    /** Completes a task as Tasklist does. */
    static HttpResponse<String> answer(Visitor person, String task, String answer) {
        return person.json("POST", TASKS + "/" + task + "/complete", answer);
    }

    List<String> openSteps(Visitor... people) {
        List<String> open = new ArrayList<>();
        for (Visitor person : people) {
            tasks(person).forEach(task -> open.add(task.get("taskDefinitionKey").asText()));
        }
        return open;
    }

    private Place whereItStands(Crew crew) {
        if (crew.manager().get("/projects/" + key).statusCode() == 404) {
            return Place.NOWHERE;
        }
        Instant end = Instant.now().plusSeconds(60);
        while (true) {
            List<String> open = openSteps(crew.manager(), crew.sponsor(), crew.member());
            if (open.contains("recordResults")) {
                return Place.WORK_DONE;
            }
            if (open.contains("doWork")) {
                return Place.PLAN_APPROVED;
            }
            if (open.contains("decideGate")) {
                return shows(crew, "/plan", ITEM) ? Place.PLAN_SUBMITTED : Place.GOALS_SUBMITTED;
            }
            if (open.contains("draftPlan")) {
                return shows(crew, "/plan", ITEM) ? Place.ITEM_PLANNED : Place.GOALS_APPROVED;
            }
            if (open.contains("defineGoals")) {
                return shows(crew, "/goals", STATEMENT) ? Place.GOAL_SET : Place.CREATED;
            }
            assertThat(Instant.now())
                    .as("%s waits for somebody after %s", key, acknowledged)
                    .isBefore(end);
            Node.pause(200);
        }
    }

    private boolean shows(Crew crew, String page, String text) {
        return crew.manager().get("/projects/" + key + page).body().contains(text);
    }

    private boolean complete(Visitor person, String step, String answer) {
        return answered(answer(person, await(person, step), answer), 204);
    }

    private JsonNode tasks(Visitor person) {
        HttpResponse<String> answer =
                person.get(TASKS + "?processVariables=projectKey_eq_" + key, "Accept", "application/json");
        if (answer.statusCode() != 200) {
            throw new NoAnswer("tasks: " + answer.statusCode());
        }
        try {
            return JSON.readTree(answer.body());
        } catch (IOException noJson) {
            throw new UncheckedIOException(noJson);
        }
    }

    /** A house that is about to end may fail to answer; it never misunderstands. */
    private boolean answered(HttpResponse<String> answer, int expected) {
        if (answer.statusCode() >= 500) {
            return false;
        }
        assertThat(answer.statusCode())
                .as("%s after %s: %s", key, acknowledged, answer.body())
                .isEqualTo(expected);
        assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain("/login");
        return true;
    }

    private Map<String, String> frame() {
        LocalDate today = LocalDate.now();
        return Map.ofEntries(
                Map.entry("name", "Journey " + key),
                Map.entry("key", key),
                Map.entry("description", "Organic growth"),
                Map.entry("targetMarket", "Small firms"),
                Map.entry("marketingStrategy", "Content first"),
                Map.entry("startDate", today.toString()),
                Map.entry("endDate", today.plusMonths(3).toString()),
                Map.entry("budget", "80000"),
                Map.entry("currency", "CNY"),
                Map.entry("sponsor", "fang"),
                Map.entry("members", "chen"),
                Map.entry("reviewDays", "7"));
    }

    private static Map<String, String> goal() {
        return Map.of(
                "statement", STATEMENT,
                "metric", "Organic visits a month",
                "unit", "visits",
                "baselineValue", "10000",
                "targetValue", "13000",
                "deadline", LocalDate.now().plusMonths(2).toString(),
                "why", "Cheapest channel for leads",
                "ownerId", "chen");
    }

    private static Map<String, String> item() {
        return Map.of(
                "title",
                ITEM,
                "ownerId",
                "chen",
                "start",
                LocalDate.now().plusDays(3).toString(),
                "finish",
                LocalDate.now().plusDays(17).toString(),
                "effortHours",
                "16");
    }

    /** The house could not say. */
    static final class NoAnswer extends IllegalStateException {

        NoAnswer(String what) {
            super(what);
        }
    }
}
