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
import org.gatehouse.kernel.NotFound;
import org.gatehouse.project.Projects;
import org.gatehouse.timesheet.Entry;
import org.gatehouse.timesheet.EntryDraft;
import org.gatehouse.timesheet.EntryStatus;
import org.gatehouse.timesheet.Hours;
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

/** Hours over the interface: those of a project for whoever sees it, one's own to be entered and changed. */
@RestController
@ApiRoutes(Area.TIME)
@Tag(name = "time")
class TimeApi {

    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2999, 12, 31);

    private static final Walk<Entry> WALK = new Walk<>((Entry entry) -> Walk.number(entry.id()))
            .by("day", entry -> Walk.time(entry.day()))
            .by("id", entry -> Walk.number(entry.id()));

    private final Hours hours;
    private final Projects projects;
    private final StrictJson json;

    TimeApi(Hours hours, Projects projects, StrictJson json) {
        this.hours = hours;
        this.projects = projects;
        this.json = json;
    }

    @Schema(name = "TimeEntryText", description = "Hours the token's person worked on an item on one day")
    record Told(
            @Schema(
                    description = "Item of this project",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    example = "SEO-3")
            String itemKey,

            @Schema(description = "Day, not in the future", requiredMode = Schema.RequiredMode.REQUIRED)
            LocalDate day,

            @Schema(
                    description = "Hours, at most two digits after the point; a day has 24 in all",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    minimum = "0.01",
                    maximum = "24",
                    example = "3.5")
            BigDecimal hours,

            @Schema(description = "Kind of work; left out: the house's first one", example = "WORK")
            String kind,

            @Schema(description = "Whether it is charged; left out: as its kind is", nullable = true)
            Boolean billable,

            @Schema(description = "What was done", maxLength = 4000)
            String note) {

        EntryDraft draft() {
            return new EntryDraft(Given.text(itemKey), day, hours, Given.text(kind), billable, note);
        }
    }

    @Schema(name = "TimeEntry")
    record Shown(
            @Schema(description = "Number of the entry") long id,
            String itemKey,

            @Schema(description = "Its project", example = "SEO")
            String projectKey,

            @Schema(description = "Who worked", example = "chen")
            String person,

            LocalDate day,
            BigDecimal hours,
            String kind,
            boolean billable,
            String note,
            @Schema(description = "Where its week stands") EntryStatus status,

            @Schema(description = "Entry of a closed month that this one corrects", nullable = true)
            Long corrects,

            @JsonIgnore int tagged)
            implements Tagged {

        static Shown of(Entry entry) {
            return new Shown(
                    entry.id(),
                    entry.itemKey(),
                    entry.projectKey(),
                    entry.person(),
                    entry.day(),
                    entry.hours().stripTrailingZeros(),
                    entry.kind(),
                    entry.billable(),
                    entry.note(),
                    entry.status(),
                    entry.corrects(),
                    version(entry));
        }

        /** Entries are not counted: what they say is their version. */
        static int version(Entry entry) {
            return java.util.Objects.hash(
                    entry.itemKey(),
                    entry.day(),
                    entry.hours().stripTrailingZeros(),
                    entry.kind(),
                    entry.billable(),
                    entry.note(),
                    entry.status().name());
        }
    }

    @GetMapping("/projects/{key}/time-entries")
    @Operation(operationId = "listTimeEntries", summary = "Hours worked in a project")
    Page<Shown> list(
            @PathVariable String key,
            @Parameter(description = "First day") @RequestParam(required = false) LocalDate from,
            @Parameter(description = "Last day") @RequestParam(required = false) LocalDate until,
            @Parameter(description = "Only this person's") @RequestParam(required = false) String person,
            @Parameter(description = "Only on this item") @RequestParam(required = false) String item,
            @Parameter(
                            description = "Order; a minus turns it round",
                            schema =
                                    @Schema(
                                            type = "string",
                                            defaultValue = "day",
                                            allowableValues = {"day", "-day", "id", "-id"}))
                    @RequestParam(defaultValue = "day")
                    String sort,
            @ParameterObject Asked asked) {
        projects.visible(key);
        List<Entry> chosen = hours.of(key, from == null ? EARLIEST : from, until == null ? LATEST : until).stream()
                .filter(entry -> person == null || entry.person().equals(person))
                .filter(entry -> item == null || entry.itemKey().equals(item))
                .toList();
        return WALK.page(chosen, sort, asked).map(Shown::of);
    }

    @PostMapping("/projects/{key}/time-entries")
    @Operation(
            operationId = "createTimeEntry",
            summary = "Enter hours",
            description = "For the project's team. A week that lies for approval and a closed month are locked.")
    ResponseEntity<Shown> add(@PathVariable String key, @RequestBody Told body) {
        projects.contributable(key);
        EntryDraft draft = body.draft();
        requireIn(key, draft.itemKey());
        long id = hours.enter(draft);
        return ResponseEntity.created(URI.create(ApiRoutes.BASE + "/projects/" + key + "/time-entries/" + id))
                .body(Shown.of(hours.require(id)));
    }

    @GetMapping("/projects/{key}/time-entries/{id}")
    @Operation(operationId = "getTimeEntry", summary = "One entry of hours")
    Shown get(@PathVariable String key, @PathVariable long id) {
        return Shown.of(find(key, id));
    }

    @PatchMapping("/projects/{key}/time-entries/{id}")
    @Operation(
            operationId = "changeTimeEntry",
            summary = "Enter other hours instead",
            description = "For whoever entered them.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(implementation = Told.class)))
    Shown change(
            @PathVariable String key,
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch,
            @RequestBody ObjectNode patch) {
        EntityTag.version(ifMatch);
        Entry entry = find(key, id);
        EntityTag.require(ifMatch, Shown.version(entry));
        Told told = json.patched(
                new Told(entry.itemKey(), entry.day(), entry.hours(), entry.kind(), entry.billable(), entry.note()),
                patch);
        EntryDraft draft = told.draft();
        requireIn(key, draft.itemKey());
        hours.change(entry, draft);
        return Shown.of(hours.require(id));
    }

    @DeleteMapping("/projects/{key}/time-entries/{id}")
    @Operation(operationId = "removeTimeEntry", summary = "Take hours back", description = "For whoever entered them.")
    ResponseEntity<Void> remove(
            @PathVariable String key,
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch) {
        EntityTag.version(ifMatch);
        Entry entry = find(key, id);
        EntityTag.require(ifMatch, Shown.version(entry));
        hours.remove(entry);
        return ResponseEntity.noContent().build();
    }

    private Entry find(String key, long id) {
        projects.visible(key);
        Entry entry = hours.require(id);
        if (!entry.projectKey().equals(key)) {
            throw new NotFound(Long.toString(id));
        }
        return entry;
    }

    private static void requireIn(String key, String itemKey) {
        if (!itemKey.startsWith(key + "-")) {
            throw new NotFound(itemKey);
        }
    }
}
