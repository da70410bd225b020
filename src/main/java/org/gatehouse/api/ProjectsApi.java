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
import org.gatehouse.project.Phase;
import org.gatehouse.project.Project;
import org.gatehouse.project.ProjectForm;
import org.gatehouse.project.ProjectStatus;
import org.gatehouse.project.Projects;
import org.gatehouse.project.Register;
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

/** Projects over the interface. */
@RestController
@ApiRoutes(Area.PROJECTS)
@Tag(name = "projects")
class ProjectsApi {

    private final Projects projects;
    private final Register register;
    private final StrictJson json;

    ProjectsApi(Projects projects, Register register, StrictJson json) {
        this.projects = projects;
        this.register = register;
        this.json = json;
    }

    @Schema(name = "NewProject", description = "What a project begins with; its maker becomes its manager")
    record Created(
            @Schema(
                    description = "What people call it",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    minLength = 1,
                    maxLength = 200,
                    example = "Autumn search campaign")
            String name,

            @Schema(
                    description =
                            "Wanted key: a capital letter, then capital letters and digits; left out, one is made from the name",
                    minLength = 2,
                    maxLength = 10,
                    pattern = "^[A-Z][A-Z0-9]{1,9}$",
                    example = "SEO")
            String key,

            @Schema(description = "What it is about", maxLength = 20000)
            String description,

            @Schema(description = "Whom it is for", maxLength = 4000)
            String targetMarket,

            @Schema(description = "How they are to be won", maxLength = 20000)
            String marketingStrategy,

            @Schema(description = "First day", requiredMode = Schema.RequiredMode.REQUIRED, example = "2026-09-01")
            LocalDate startDate,

            @Schema(
                    description = "Last day, not before the first",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    example = "2026-12-31")
            LocalDate endDate,

            @Schema(
                    description = "Money set aside, in `currency`; at most 4 digits after the point",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    minimum = "0",
                    maximum = "9999999999999",
                    example = "80000")
            BigDecimal budget,

            @Schema(
                    description = "ISO 4217",
                    allowableValues = {"CNY", "USD", "EUR", "HKD", "JPY", "GBP", "SGD"},
                    defaultValue = "CNY")
            String currency,

            @Schema(
                    description = "Person who answers for it and decides at its gates",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    example = "fang")
            String sponsor,

            @Schema(description = "People in it beside manager and sponsor", example = "[\"chen\", \"wu\"]")
            List<String> members,

            @Schema(description = "Days between two reviews", minimum = "1", maximum = "90", defaultValue = "7")
            Integer reviewDays) {}

    @Schema(name = "ProjectText", description = "What can be worded anew at any time")
    record Wording(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "What people call it",
                    minLength = 1,
                    maxLength = 200)
            String name,

            @Schema(description = "What it is about", maxLength = 20000)
            String description,

            @Schema(description = "Whom it is for", maxLength = 4000)
            String targetMarket,

            @Schema(description = "How they are to be won", maxLength = 20000)
            String marketingStrategy) {}

    @Schema(name = "Project")
    record Shown(
            @Schema(description = "Key, for good", example = "SEO")
            String key,

            @Schema(description = "What people call it", example = "Autumn search campaign")
            String name,

            String description,
            String targetMarket,
            String marketingStrategy,
            @Schema(description = "Whether it runs") ProjectStatus status,

            @Schema(description = "Stretch of the lifecycle")
            Phase phase,

            @Schema(description = "Person who runs it", example = "lin")
            String manager,

            @Schema(description = "Person who answers for it", example = "fang")
            String sponsor,

            @Schema(description = "People in it now beside those two")
            List<String> members,

            LocalDate startDate,
            LocalDate endDate,

            @Schema(description = "Money set aside, in `currency`", example = "80000")
            BigDecimal budget,

            @Schema(description = "ISO 4217", example = "CNY")
            String currency,

            @Schema(description = "Days between two reviews")
            int reviewDays,

            @Schema(description = "When it began") Instant createdAt,

            @Schema(nullable = true, description = "Null while it is open")
            Instant endedAt,

            @JsonIgnore int tagged)
            implements Tagged {

        static Shown of(Project project) {
            return new Shown(
                    project.key(),
                    project.name(),
                    project.description(),
                    project.targetMarket(),
                    project.marketingStrategy(),
                    project.status(),
                    project.phase(),
                    project.managerId(),
                    project.sponsorId(),
                    project.memberIds(),
                    project.startDate(),
                    project.endDate(),
                    project.budget(),
                    project.currency(),
                    project.reviewDays(),
                    project.createdAt(),
                    project.endedAt(),
                    project.version());
        }
    }

    @Schema(name = "ProjectLine", description = "A project as lists show it")
    record Line(
            @Schema(example = "SEO") String key,
            String name,
            ProjectStatus status,
            Phase phase,
            String manager,
            String sponsor,
            LocalDate startDate,
            LocalDate endDate,

            @Schema(description = "Money set aside, in `currency`")
            BigDecimal budget,

            String currency) {

        static Line of(Register.Line line) {
            return new Line(
                    line.key(),
                    line.name(),
                    line.status(),
                    line.phase(),
                    line.managerId(),
                    line.sponsorId(),
                    line.startDate(),
                    line.endDate(),
                    line.budget(),
                    line.currency());
        }

        String in(String order) {
            return switch (order) {
                case "name" -> name;
                case "startDate" -> startDate.toString();
                case "endDate" -> endDate.toString();
                default -> key;
            };
        }
    }

    @GetMapping("/projects")
    @Operation(operationId = "listProjects", summary = "Projects the person may see")
    Page<Line> list(
            @Parameter(description = "Only those that stand so") @RequestParam(required = false) ProjectStatus status,
            @Parameter(description = "Only those in this stretch") @RequestParam(required = false) Phase phase,
            @Parameter(description = "Only those whose name or key contains this") @RequestParam(required = false)
                    String text,
            @Parameter(description = "Only those this person is or was in") @RequestParam(required = false)
                    String person,
            @Parameter(
                            description = "Order; a minus turns it round",
                            schema =
                                    @Schema(
                                            type = "string",
                                            defaultValue = "key",
                                            allowableValues = {
                                                "key",
                                                "-key",
                                                "name",
                                                "-name",
                                                "startDate",
                                                "-startDate",
                                                "endDate",
                                                "-endDate"
                                            }))
                    @RequestParam(defaultValue = "key")
                    String sort,
            @ParameterObject Asked asked) {
        String order = Asked.order(sort, Register.ORDERS.keySet());
        Cursor after = asked.after(sort);
        List<Line> lines = register
                .lines(
                        new Register.Search(status, phase, text, person),
                        order,
                        sort.startsWith("-"),
                        after == null ? null : new Register.Place(after.value(), after.key()),
                        asked.rows() + 1)
                .stream()
                .map(Line::of)
                .toList();
        return asked.cut(lines, line -> new Cursor(sort, line.in(order), line.key()));
    }

    @PostMapping("/projects")
    @Operation(
            operationId = "createProject",
            summary = "Begin a project",
            description =
                    "Starts the project's process, as the portal and Tasklist do. For people with the role manager.")
    ResponseEntity<Shown> create(@RequestBody Created body) {
        ProjectForm form = new ProjectForm(
                body.name(),
                body.key(),
                body.description(),
                body.targetMarket(),
                body.marketingStrategy(),
                body.startDate(),
                body.endDate(),
                body.budget(),
                body.currency(),
                body.sponsor(),
                body.members(),
                body.reviewDays());
        String key = projects.create(form.draft());
        return ResponseEntity.created(URI.create(ApiRoutes.BASE + "/projects/" + key))
                .body(Shown.of(projects.require(key)));
    }

    @GetMapping("/projects/{key}")
    @Operation(operationId = "getProject", summary = "One project")
    Shown get(@PathVariable String key) {
        return Shown.of(projects.visible(key));
    }

    @PatchMapping("/projects/{key}")
    @Operation(
            operationId = "changeProject",
            summary = "Word a project anew",
            description = "For its manager. Its end and its money change by a change request alone.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(implementation = Wording.class)))
    Shown change(
            @PathVariable String key,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch,
            @RequestBody ObjectNode patch) {
        int version = EntityTag.version(ifMatch);
        Project project = projects.visible(key);
        Wording wording = json.patched(
                new Wording(project.name(), project.description(), project.targetMarket(), project.marketingStrategy()),
                patch);
        projects.describe(
                key,
                version,
                Given.text(wording.name()),
                Given.text(wording.description()),
                Given.text(wording.targetMarket()),
                Given.text(wording.marketingStrategy()));
        return Shown.of(projects.require(key));
    }
}
