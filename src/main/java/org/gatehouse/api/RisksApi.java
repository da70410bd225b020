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
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.gatehouse.project.Projects;
import org.gatehouse.risk.Category;
import org.gatehouse.risk.Ending;
import org.gatehouse.risk.Exposure;
import org.gatehouse.risk.Response;
import org.gatehouse.risk.Risk;
import org.gatehouse.risk.RiskKind;
import org.gatehouse.risk.RiskLevel;
import org.gatehouse.risk.RiskList;
import org.gatehouse.risk.RiskRow;
import org.gatehouse.risk.RiskState;
import org.gatehouse.risk.Risks;
import org.gatehouse.risk.Strategy;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Risks over the interface. */
@RestController
@ApiRoutes(Area.RISKS)
@Tag(name = "risks")
class RisksApi {

    private static final Walk<RiskRow> WALK = new Walk<>((RiskRow risk) -> Walk.key(risk.key()))
            .by("key", risk -> Walk.key(risk.key()))
            .by(
                    "level",
                    risk -> Walk.number(risk.level() == null ? 0 : risk.level().rank()) + Walk.number(risk.score()))
            .by("responseDue", risk -> Walk.time(risk.responseDue()));

    private final Risks risks;
    private final RiskList list;
    private final Projects projects;
    private final StrictJson json;

    RisksApi(Risks risks, RiskList list, Projects projects, StrictJson json) {
        this.risks = risks;
        this.list = list;
        this.projects = projects;
        this.json = json;
    }

    @Schema(name = "RiskLine", description = "A risk as lists show it")
    record Line(
            @Schema(example = "SEO-R2") String key,
            RiskKind kind,
            String event,
            Category category,
            String ownerId,
            RiskState state,

            @Schema(description = "Probability × impact as it counts now; 0 while it was not assessed")
            int score,

            @Schema(nullable = true, description = "Null while it was not assessed")
            RiskLevel level,

            @Schema(nullable = true) Strategy strategy,
            @Schema(nullable = true) LocalDate responseDue) {

        static Line of(RiskRow row) {
            return new Line(
                    row.key(),
                    row.kind(),
                    row.event(),
                    row.category(),
                    row.ownerId(),
                    row.state(),
                    row.score(),
                    row.level(),
                    row.strategy(),
                    row.responseDue());
        }
    }

    @Schema(name = "Risk")
    record Shown(
            @Schema(description = "Key, for good", example = "SEO-R2")
            String key,

            @Schema(description = "Its project", example = "SEO")
            String projectKey,

            RiskKind kind,
            String event,
            String cause,
            String effect,
            Category category,
            String ownerId,
            @Schema(description = "Person who raised it") String raisedBy,
            @Schema(description = "When it was raised") Instant raisedAt,
            @Schema(description = "Where it stands") RiskState state,
            @Schema(nullable = true) LocalDate nearFrom,
            @Schema(nullable = true) LocalDate nearUntil,

            @Schema(nullable = true, description = "In the project's currency")
            BigDecimal money,

            @Schema(nullable = true, minimum = "1", maximum = "5", description = "Without response")
            Integer probability,

            @Schema(nullable = true, minimum = "1", maximum = "5", description = "Without response")
            Integer impact,

            @Schema(nullable = true, minimum = "1", maximum = "5", description = "With the response")
            Integer residualProbability,

            @Schema(nullable = true, minimum = "1", maximum = "5", description = "With the response")
            Integer residualImpact,

            @Schema(nullable = true, description = "As it counts now")
            RiskLevel level,

            @Schema(description = "What is done about it; null while nothing is planned", nullable = true)
            Strategy strategy,

            @Schema(description = "What is to be done; empty while nothing is planned")
            String plan,

            @Schema(description = "By when the response must be ready", nullable = true)
            LocalDate responseDue,

            String triggerText,

            @Schema(
                    nullable = true,
                    allowableValues = {"DATE", "ITEM_LATE"})
            String triggerKind,

            @Schema(nullable = true) LocalDate triggerDay,
            @Schema(nullable = true) String triggerItem,
            @Schema(nullable = true) Integer triggerDays,

            @Schema(description = "Work that belongs to the response")
            List<String> itemKeys,

            @Schema(nullable = true, description = "How it ended")
            Ending ending,

            @Schema(description = "When it was closed; null while it is open", nullable = true)
            Instant closedAt,

            @JsonIgnore int tagged)
            implements Tagged {

        static Shown of(Risk risk) {
            Exposure first = risk.inherent();
            Exposure rest = risk.residual();
            Response response = risk.response();
            return new Shown(
                    risk.key(),
                    risk.projectKey(),
                    risk.kind(),
                    risk.event(),
                    risk.cause(),
                    risk.effect(),
                    risk.category(),
                    risk.ownerId(),
                    risk.raisedBy(),
                    risk.raisedAt(),
                    risk.state(),
                    risk.nearFrom(),
                    risk.nearUntil(),
                    risk.money(),
                    first == null ? null : first.probability(),
                    first == null ? null : first.impact(),
                    rest == null ? null : rest.probability(),
                    rest == null ? null : rest.impact(),
                    risk.isAssessed() ? risk.level() : null,
                    response == null ? null : response.strategy(),
                    response == null ? "" : Given.text(response.plan()),
                    response == null ? null : response.due(),
                    risk.trigger().text(),
                    risk.trigger().kind() == null ? null : risk.trigger().kind().name(),
                    risk.trigger().day(),
                    risk.trigger().item(),
                    risk.trigger().days(),
                    risk.itemKeys(),
                    risk.ending(),
                    risk.closedAt(),
                    risk.version());
        }
    }

    @GetMapping("/projects/{key}/risks")
    @Operation(operationId = "listRisks", summary = "A project's risks and chances")
    Page<Line> list(
            @PathVariable String key,
            @Parameter(description = "Only those that stand so") @RequestParam(required = false) RiskState state,
            @Parameter(description = "Only those that count so now") @RequestParam(required = false) RiskLevel level,
            @Parameter(description = "Only those this person looks after") @RequestParam(required = false) String owner,
            @Parameter(
                            description = "Order; a minus turns it round",
                            schema =
                                    @Schema(
                                            type = "string",
                                            defaultValue = "key",
                                            allowableValues = {
                                                "key",
                                                "-key",
                                                "level",
                                                "-level",
                                                "responseDue",
                                                "-responseDue"
                                            }))
                    @RequestParam(defaultValue = "key")
                    String sort,
            @ParameterObject Asked asked) {
        projects.visible(key);
        List<RiskRow> chosen = list.byNumber(key, state == null ? "all" : state.name()).stream()
                .filter(risk -> level == null || risk.level() == level)
                .filter(risk -> owner == null || risk.ownerId().equals(owner))
                .toList();
        return WALK.page(chosen, sort, asked).map(Line::of);
    }

    @PostMapping("/projects/{key}/risks")
    @Operation(
            operationId = "createRisk",
            summary = "Raise a risk",
            description = "For the project's team. Its owner is asked to assess it.")
    ResponseEntity<Shown> raise(@PathVariable String key, @RequestBody RiskBody body) {
        Risk risk = risks.raise(key, body.draft());
        return ResponseEntity.created(URI.create(ApiRoutes.BASE + "/projects/" + key + "/risks/" + risk.key()))
                .body(Shown.of(risks.require(key, risk.key())));
    }

    @GetMapping("/projects/{key}/risks/{riskKey}")
    @Operation(operationId = "getRisk", summary = "One risk")
    Shown get(@PathVariable String key, @PathVariable String riskKey) {
        projects.visible(key);
        return Shown.of(risks.require(key, riskKey));
    }

    @PatchMapping("/projects/{key}/risks/{riskKey}")
    @Operation(
            operationId = "changeRisk",
            summary = "Word a risk anew",
            description = "For the project's manager and the risk's owner, while it is open.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(implementation = RiskBody.class)))
    Shown change(
            @PathVariable String key,
            @PathVariable String riskKey,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch,
            @RequestBody ObjectNode patch) {
        int version = EntityTag.version(ifMatch);
        projects.visible(key);
        RiskBody body = json.patched(RiskBody.of(risks.require(key, riskKey)), patch);
        risks.edit(key, riskKey, version, body.draft());
        return Shown.of(risks.require(key, riskKey));
    }
}
