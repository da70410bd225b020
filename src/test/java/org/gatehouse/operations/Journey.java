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
 * A project's way from its creation to the drafting of its plan, gone by two people over HTTP as their browsers would go
 * it, remembering what the house acknowledged.
 */
final class Journey {

    /** How far a project has come; each place is reached by one acknowledged request. */
    enum Place {
        NOWHERE,
        CREATED,
        GOAL_SET,
        GOALS_SUBMITTED,
        GATE_PASSED
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TASKS = "/camunda/api/engine/engine/default/task";
    private static final String STATEMENT = "Raise organic traffic by 30 percent in three months";

    private final String key;
    private Place acknowledged = Place.NOWHERE;

    Journey(String key) {
        this.key = key;
    }

    /** Somebody signed in, with portal and Tasklist open. */
    static Visitor arrive(String person, int port) {
        Visitor visitor = new Visitor(port).signIn(person);
        visitor.get("/projects/new");
        visitor.get("/camunda/app/tasklist/default/");
        return visitor;
    }

    String key() {
        return key;
    }

    Place acknowledged() {
        return acknowledged;
    }

    boolean isOver() {
        return acknowledged == Place.GATE_PASSED;
    }

    /** Does the next step; false where the house failed to answer it. */
    boolean goOn(Visitor manager, Visitor sponsor) {
        boolean done = switch (acknowledged) {
            case NOWHERE -> accepted(manager.post("/projects", frame()));
            case CREATED -> accepted(manager.post("/projects/" + key + "/goals", goal()));
            case GOAL_SET -> complete(manager, "defineGoals", "{}");
            case GOALS_SUBMITTED -> complete(sponsor, "decideGate", """
                            {"variables": {"decision": {"value": "go"}, "reason": {"value": ""}}}""");
            case GATE_PASSED -> throw new IllegalStateException(key + " is over");
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
    void lookAround(Visitor manager, Visitor sponsor) {
        Place found = whereItStands(manager, sponsor);
        assertThat(found.ordinal())
                .as("%s: acknowledged %s, found %s", key, acknowledged, found)
                .isBetween(acknowledged.ordinal(), acknowledged.ordinal() + 1);
        acknowledged = found;
    }

    private Place whereItStands(Visitor manager, Visitor sponsor) {
        if (manager.get("/projects/" + key).statusCode() == 404) {
            return Place.NOWHERE;
        }
        Instant end = Instant.now().plusSeconds(60);
        while (true) {
            List<String> open = new ArrayList<>();
            tasks(manager)
                    .forEach(task -> open.add(task.get("taskDefinitionKey").asText()));
            tasks(sponsor)
                    .forEach(task -> open.add(task.get("taskDefinitionKey").asText()));
            if (open.contains("draftPlan")) {
                return Place.GATE_PASSED;
            }
            if (open.contains("decideGate")) {
                return Place.GOALS_SUBMITTED;
            }
            if (open.contains("defineGoals")) {
                return manager.get("/projects/" + key + "/goals").body().contains(STATEMENT)
                        ? Place.GOAL_SET
                        : Place.CREATED;
            }
            assertThat(Instant.now())
                    .as("%s waits for somebody after %s", key, acknowledged)
                    .isBefore(end);
            Node.pause(200);
        }
    }

    private boolean complete(Visitor person, String step, String answer) {
        return answered(answer(person, await(person, step), answer), 204);
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

    private boolean accepted(HttpResponse<String> answer) {
        return answered(answer, 302);
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

    /** The house could not say. */
    static final class NoAnswer extends IllegalStateException {

        NoAnswer(String what) {
            super(what);
        }
    }
}
