package org.gatehouse.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.goal.Goal;
import org.gatehouse.goal.GoalDraft;
import org.gatehouse.goal.Goals;
import org.gatehouse.goal.Trajectories;
import org.gatehouse.goal.Trajectory;
import org.gatehouse.goal.TrajectoryDraft;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.project.Projects;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Goals over the interface. */
@RestController
@ApiRoutes(Area.GOALS)
@Tag(name = "goals")
class GoalsApi {

    private static final Walk<Goal> WALK = new Walk<>((Goal goal) -> Walk.key(goal.key()))
            .by("key", goal -> Walk.key(goal.key()))
            .by("deadline", goal -> Walk.time(goal.deadline()));

    private final Goals goals;
    private final Trajectories trajectories;
    private final Projects projects;
    private final StrictJson json;

    GoalsApi(Goals goals, Trajectories trajectories, Projects projects, StrictJson json) {
        this.goals = goals;
        this.trajectories = trajectories;
        this.projects = projects;
        this.json = json;
    }

    @Schema(
            name = "GoalText",
            description = "A goal as somebody words it; what is left open, the SMART check names as a weakness")
    record Wording(
            @Schema(
                    description = "What is to be reached, in a sentence",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    minLength = 1,
                    maxLength = 4000,
                    example = "Twice as many visits from search by the end of the year")
            String statement,

            @Schema(description = "What is measured", maxLength = 400, example = "Organic visits a month")
            String metric,

            @Schema(description = "Unit of the metric", maxLength = 100, example = "visits")
            String unit,

            @Schema(
                    description = "Value of the metric before the project; at most 14 digits before, 4 after the point",
                    nullable = true,
                    example = "12000")
            BigDecimal baselineValue,

            @Schema(description = "Value to reach", nullable = true, example = "24000")
            BigDecimal targetValue,

            @Schema(description = "Last day on which it is to be reached", nullable = true, example = "2026-12-20")
            LocalDate deadline,

            @Schema(description = "Why it matters", maxLength = 4000)
            String why,

            @Schema(description = "Person who answers for it", example = "chen")
            String ownerId,

            @Schema(
                    description = "How it is to be reached; left out: evenly, 10 percent behind allowed",
                    nullable = true)
            GoalWay trajectory) {

        TrajectoryDraft way() {
            return trajectory == null ? TrajectoryDraft.USUAL : trajectory.draft();
        }

        GoalDraft draft() {
            return new GoalDraft(
                    Given.text(statement),
                    Given.text(metric),
                    Given.text(unit),
                    baselineValue,
                    targetValue,
                    deadline,
                    Given.text(why),
                    Given.text(ownerId));
        }
    }

    @Schema(name = "GoalWeakness", description = "Where a goal is not SMART")
    record Weakness(
            @Schema(
                    description = "The letter",
                    allowableValues = {"S", "M", "A", "R", "T"})
            String letter,

            @Schema(description = "In words") String message) {}

    @Schema(name = "Goal")
    record Shown(
            @Schema(description = "Key, for good", example = "SEO-G1")
            String key,

            @Schema(description = "Its project", example = "SEO")
            String projectKey,

            String statement,

            @Schema(description = "What is measured; empty until it is named")
            String metric,

            String unit,
            @Schema(nullable = true) BigDecimal baselineValue,
            @Schema(nullable = true) BigDecimal targetValue,
            @Schema(nullable = true) LocalDate deadline,
            String why,
            String ownerId,

            @Schema(
                    description = "How it is to be reached by what is in force; null until both values and the deadline"
                            + " are named",
                    nullable = true)
            GoalWay.Shown trajectory,

            @Schema(description = "Whether it is SMART: no weakness is known")
            boolean smart,

            @Schema(description = "Where it is not SMART, by the decision table")
            List<Weakness> weaknesses,

            @JsonIgnore int tagged)
            implements Tagged {

        static Shown of(Goal goal, List<Trajectory> versions, Locale locale) {
            return new Shown(
                    goal.key(),
                    goal.projectKey(),
                    goal.statement(),
                    goal.metric(),
                    goal.unit(),
                    goal.baselineValue(),
                    goal.targetValue(),
                    goal.deadline(),
                    goal.why(),
                    goal.ownerId(),
                    versions.isEmpty() ? null : GoalWay.Shown.of(versions.get(versions.size() - 1)),
                    goal.isSmart(),
                    goal.findings().stream()
                            .map(one -> new Weakness(one.letter(), one.in(locale)))
                            .toList(),
                    goal.version());
        }
    }

    @GetMapping("/projects/{key}/goals")
    @Operation(operationId = "listGoals", summary = "A project's goals")
    Page<Shown> list(
            @PathVariable String key,
            @Parameter(
                            description = "Order; a minus turns it round",
                            schema =
                                    @Schema(
                                            type = "string",
                                            defaultValue = "key",
                                            allowableValues = {"key", "-key", "deadline", "-deadline"}))
                    @RequestParam(defaultValue = "key")
                    String sort,
            @ParameterObject Asked asked,
            Locale locale) {
        projects.visible(key);
        Map<String, List<Trajectory>> ways = trajectories.ofProject(key);
        return WALK.page(goals.of(key), sort, asked)
                .map(goal -> Shown.of(goal, ways.getOrDefault(goal.key(), List.of()), locale));
    }

    @PostMapping("/projects/{key}/goals")
    @Operation(
            operationId = "createGoal",
            summary = "Add a goal",
            description = "For the project's manager, while the process waits for the goals.")
    ResponseEntity<Shown> add(@PathVariable String key, @RequestBody Wording body, Locale locale) {
        Goal goal = goals.add(key, body.draft(), body.way());
        return ResponseEntity.created(URI.create(ApiRoutes.BASE + "/projects/" + key + "/goals/" + goal.key()))
                .body(shown(key, goal.key(), locale));
    }

    @GetMapping("/projects/{key}/goals/{goalKey}")
    @Operation(operationId = "getGoal", summary = "One goal")
    Shown get(@PathVariable String key, @PathVariable String goalKey, Locale locale) {
        projects.visible(key);
        return shown(key, goalKey, locale);
    }

    @PatchMapping("/projects/{key}/goals/{goalKey}")
    @Operation(
            operationId = "changeGoal",
            summary = "Word a goal anew",
            description = "For the project's manager, while the process waits for the goals.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(implementation = Wording.class)))
    Shown change(
            @PathVariable String key,
            @PathVariable String goalKey,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch,
            @RequestBody ObjectNode patch,
            Locale locale) {
        int version = EntityTag.version(ifMatch);
        projects.visible(key);
        Goal goal = find(key, goalKey);
        Wording wording = json.patched(
                new Wording(
                        goal.statement(),
                        goal.metric(),
                        goal.unit(),
                        goal.baselineValue(),
                        goal.targetValue(),
                        goal.deadline(),
                        goal.why(),
                        goal.ownerId(),
                        GoalWay.of(trajectories.draft(goalKey))),
                patch);
        goals.reword(key, goalKey, version, wording.draft(), wording.way());
        return shown(key, goalKey, locale);
    }

    @DeleteMapping("/projects/{key}/goals/{goalKey}")
    @Operation(operationId = "removeGoal", summary = "Take a goal back")
    ResponseEntity<Void> remove(
            @PathVariable String key,
            @PathVariable String goalKey,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch) {
        int version = EntityTag.version(ifMatch);
        projects.visible(key);
        goals.drop(key, goalKey, version);
        return ResponseEntity.noContent().build();
    }

    private Shown shown(String key, String goalKey, Locale locale) {
        return Shown.of(find(key, goalKey), trajectories.of(goalKey), locale);
    }

    private Goal find(String key, String goalKey) {
        return goals.of(key).stream()
                .filter(goal -> goal.key().equals(goalKey))
                .findFirst()
                .orElseThrow(() -> new NotFound(goalKey));
    }
}
