package org.gatehouse.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.engine.Desk;
import org.gatehouse.engine.Inbox;
import org.gatehouse.gate.DossierView;
import org.gatehouse.gate.GateReview;
import org.gatehouse.gate.GateReviews;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Decisions at gates over the interface: their dossiers and votes, and voting. */
@RestController
@ApiRoutes(Area.DECISIONS)
@Tag(name = "decisions")
class DecisionsApi {

    private static final Walk<GateReview> WALK =
            new Walk<>((GateReview review) -> Walk.number(review.id())).by("id", review -> Walk.number(review.id()));

    private final GateReviews reviews;
    private final DossierView dossiers;
    private final Projects projects;
    private final Inbox inbox;
    private final Desk desk;
    private final CurrentPerson me;
    private final ObjectMapper json;

    DecisionsApi(
            GateReviews reviews,
            DossierView dossiers,
            Projects projects,
            Inbox inbox,
            Desk desk,
            CurrentPerson me,
            ObjectMapper json) {
        this.reviews = reviews;
        this.dossiers = dossiers;
        this.projects = projects;
        this.inbox = inbox;
        this.desk = desk;
        this.me = me;
        this.json = json;
    }

    @GetMapping("/projects/{key}/decisions")
    @Operation(operationId = "listDecisions", summary = "What was and is decided at a project's gates")
    Page<DecisionLine> list(
            @PathVariable String key,
            @Parameter(description = "true: only those still open; false: only those decided")
                    @RequestParam(required = false)
                    Boolean open,
            @Parameter(
                            description = "Order; a minus turns it round",
                            schema =
                                    @Schema(
                                            type = "string",
                                            defaultValue = "id",
                                            allowableValues = {"id", "-id"}))
                    @RequestParam(defaultValue = "id")
                    String sort,
            @ParameterObject Asked asked) {
        projects.visible(key);
        List<GateReview> chosen = reviews.of(key).stream()
                .filter(review -> open == null || review.isOpen() == open)
                .toList();
        return WALK.page(chosen, sort, asked).map(DecisionLine::of);
    }

    @GetMapping("/projects/{key}/decisions/{id}")
    @Operation(
            operationId = "getDecision",
            summary = "One decision: dossier, votes, conditions, waivers",
            description = "What people cost is shown to those alone who may know it.")
    DecisionShown get(@PathVariable String key, @PathVariable long id, Locale locale) {
        GateReview review = visible(key, id);
        return shown(review, locale);
    }

    @Schema(name = "NewCondition", description = "What must be done although the gate is passed")
    record Condition(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    minLength = 1,
                    maxLength = 2000,
                    description = "What is to be done")
            String text,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "Person in the project",
                    example = "chen")
            String owner,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "Day it is to be done by")
            LocalDate due) {}

    @Schema(name = "NewVote", description = "An approver's word: the form of the task in which they decide")
    record Word(
            @Schema(
                    description = "What the approver wants; see the decision's choices",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    allowableValues = {"go", "goWithConditions", "rework", "hold", "stop"})
            String decision,

            @Schema(description = "Needed for everything but go", maxLength = 4000)
            String reason,

            @Schema(description = "For goWithConditions") List<Condition> conditions,

            @Schema(
                    description = "For rework: id of the step where it begins; left out: the usual one",
                    example = "draftPlan")
            String reworkStep,

            @Schema(
                    description = "For rework: straight back to this gate, or through all steps between",
                    allowableValues = {"gate", "steps"})
            String reworkReturn) {}

    @PostMapping("/projects/{key}/decisions/{id}/votes")
    @Operation(
            operationId = "decide",
            summary = "Decide at a gate",
            description =
                    "Completes the approver's task, as Tasklist does. For those who are asked; nobody decides on their"
                            + " own submission.")
    DecisionShown decide(@PathVariable String key, @PathVariable long id, @RequestBody Word body, Locale locale) {
        GateReview review = visible(key, id);
        String task = task(review);
        if (task == null) {
            if (!review.isOpen()) {
                throw new Conflict("api.error.decided");
            }
            throw new NotAllowed("api.error.notAsked");
        }
        desk.complete(task, me.id(), me.groups(), values(body));
        return shown(find(key, id).orElseThrow(() -> new NotFound(Long.toString(id))), locale);
    }

    private DecisionShown shown(GateReview review, Locale locale) {
        Project project = projects.require(review.projectKey());
        return DecisionShown.of(
                review,
                dossiers.of(review, project, locale),
                review.isOpen() ? GateReviews.choices(review.gate()) : List.of(),
                review.isOpen() ? task(review) : null);
    }

    private Map<String, Object> values(Word body) {
        Map<String, Object> values = new HashMap<>();
        put(values, "decision", body.decision());
        put(values, "reason", body.reason());
        put(values, "reworkStep", body.reworkStep());
        put(values, "reworkReturn", body.reworkReturn());
        if (body.conditions() != null && !body.conditions().isEmpty()) {
            try {
                values.put("conditions", json.writeValueAsString(body.conditions()));
            } catch (JsonProcessingException failed) {
                throw new IllegalStateException(failed);
            }
        }
        return values;
    }

    private static void put(Map<String, Object> values, String key, String value) {
        if (value != null) {
            values.put(key, value);
        }
    }

    private String task(GateReview review) {
        return inbox.taskOf(review.processInstanceId(), "decideGate", me.id()).orElse(null);
    }

    /** An approver need not be in the project: their task lets them see what it is about. */
    private GateReview visible(String key, long id) {
        Optional<GateReview> review = find(key, id);
        if (review.isEmpty() || task(review.get()) == null) {
            projects.visible(key);
        }
        return review.orElseThrow(() -> new NotFound(Long.toString(id)));
    }

    private Optional<GateReview> find(String key, long id) {
        return reviews.of(key).stream().filter(review -> review.id() == id).findFirst();
    }
}
