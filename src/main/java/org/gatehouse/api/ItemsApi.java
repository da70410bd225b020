package org.gatehouse.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.engine.Desk;
import org.gatehouse.engine.Engine;
import org.gatehouse.execution.Work;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Projects;
import org.gatehouse.schedule.Activity.Kind;
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

/** Work items over the interface. */
@RestController
@ApiRoutes(Area.ITEMS)
@Tag(name = "items")
class ItemsApi {

    private static final Walk<WorkItem> WALK = new Walk<>((WorkItem item) -> Walk.key(item.key()))
            .by("key", item -> Walk.key(item.key()))
            .by("plan", item -> Walk.number(item.planOrder()))
            .by("start", item -> Walk.time(item.startDate()))
            .by("finish", item -> Walk.time(item.finishDate()));

    private final WorkItems items;
    private final Work work;
    private final Projects projects;
    private final Engine engine;
    private final Desk desk;
    private final People people;
    private final CurrentPerson me;
    private final StrictJson json;
    private final Clock clock;

    ItemsApi(
            WorkItems items,
            Work work,
            Projects projects,
            Engine engine,
            Desk desk,
            People people,
            CurrentPerson me,
            StrictJson json,
            Clock clock) {
        this.items = items;
        this.work = work;
        this.projects = projects;
        this.engine = engine;
        this.desk = desk;
        this.people = people;
        this.me = me;
        this.json = json;
        this.clock = clock;
    }

    @GetMapping("/projects/{key}/items")
    @Operation(operationId = "listItems", summary = "A project's work items, milestones and summaries")
    Page<ItemShown> list(
            @PathVariable String key,
            @Parameter(description = "Only those that stand so") @RequestParam(required = false) ItemStatus status,
            @Parameter(description = "Only those of this kind") @RequestParam(required = false) Kind kind,
            @Parameter(description = "Only those this person answers for") @RequestParam(required = false) String owner,
            @Parameter(description = "Only those to be finished on this day or before") @RequestParam(required = false)
                    LocalDate finishUntil,
            @Parameter(
                            description = "Order; a minus turns it round; `plan` is the plan's own",
                            schema =
                                    @Schema(
                                            type = "string",
                                            defaultValue = "key",
                                            allowableValues = {
                                                "key", "-key", "plan", "-plan", "start", "-start", "finish", "-finish"
                                            }))
                    @RequestParam(defaultValue = "key")
                    String sort,
            @ParameterObject Asked asked) {
        projects.visible(key);
        List<WorkItem> chosen = items.outline(key).stream()
                .filter(item -> status == null || item.status() == status)
                .filter(item -> kind == null || item.kind() == kind)
                .filter(item -> owner == null || item.ownerId().equals(owner))
                .filter(item -> finishUntil == null
                        || item.finishDate() != null && !item.finishDate().isAfter(finishUntil))
                .toList();
        return WALK.page(chosen, sort, asked).map(ItemShown::of);
    }

    @PostMapping("/projects/{key}/items")
    @Operation(
            operationId = "createItem",
            summary = "Add a work item",
            description = "For the project's manager, while the plan is drafted and while it is carried out.")
    ResponseEntity<ItemShown> add(@PathVariable String key, @RequestBody ItemBody body) {
        WorkItem item = items.add(key, body.draft());
        return ResponseEntity.created(URI.create(ApiRoutes.BASE + "/projects/" + key + "/items/" + item.key()))
                .body(ItemShown.of(item));
    }

    @GetMapping("/projects/{key}/items/{itemKey}")
    @Operation(operationId = "getItem", summary = "One work item")
    ItemShown get(@PathVariable String key, @PathVariable String itemKey) {
        return ItemShown.of(find(key, itemKey));
    }

    @PatchMapping("/projects/{key}/items/{itemKey}")
    @Operation(
            operationId = "changeItem",
            summary = "Plan a work item anew",
            description = "For the project's manager, while the plan is drafted and while it is carried out.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(implementation = ItemBody.class)))
    ItemShown change(
            @PathVariable String key,
            @PathVariable String itemKey,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch,
            @RequestBody ObjectNode patch) {
        int version = EntityTag.version(ifMatch);
        ItemBody body = json.patched(ItemBody.of(find(key, itemKey).draft()), patch);
        return ItemShown.of(items.change(key, itemKey, version, body.draft()));
    }

    @Schema(name = "Reason", description = "Why")
    record Reason(
            @Schema(
                    description = "In the person's own words",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    minLength = 1,
                    maxLength = 4000)
            String reason) {}

    @PostMapping("/projects/{key}/items/{itemKey}/cancellation")
    @Operation(
            operationId = "cancelItem",
            summary = "Take a work item out of the plan",
            description = "For the project's manager. The item stays to be seen, with the reason.")
    ItemShown cancel(
            @PathVariable String key,
            @PathVariable String itemKey,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch,
            @RequestBody Reason body) {
        int version = EntityTag.version(ifMatch);
        find(key, itemKey);
        items.cancel(key, itemKey, version, body.reason());
        return ItemShown.of(items.require(key, itemKey));
    }

    @Schema(name = "Progress", description = "What an item's owner reports; at least `percent` or `hours`")
    record Progress(
            @Schema(description = "How far it is", minimum = "0", maximum = "100", nullable = true)
            Integer percent,

            @Schema(description = "Hours worked", minimum = "0.01", maximum = "24", nullable = true, example = "3.5")
            BigDecimal hours,

            @Schema(description = "Day the hours were worked on; left out: today", nullable = true)
            LocalDate day,

            @Schema(description = "In the owner's words", maxLength = 4000)
            String note) {}

    @PostMapping("/projects/{key}/items/{itemKey}/progress")
    @Operation(
            operationId = "reportProgress",
            summary = "Tell how far an item is",
            description = "For its owner, while it is worked on. The work goes on.")
    ItemShown report(@PathVariable String key, @PathVariable String itemKey, @RequestBody Progress body) {
        projects.contributable(key);
        WorkItem item = items.require(key, itemKey);
        work.report(
                item.key(),
                new Work.Report(
                        body.percent(),
                        body.day() == null ? LocalDate.now(clock) : body.day(),
                        body.hours(),
                        body.note()));
        return ItemShown.of(items.require(key, itemKey));
    }

    @Schema(name = "Finish", description = "The form of the task in which an item is done")
    record Finish(
            @Schema(description = "Hours still to be booked", minimum = "0.01", maximum = "24", nullable = true)
            BigDecimal hours,

            @Schema(description = "In the owner's words", maxLength = 4000)
            String note,

            @Schema(description = "Day it was done on; left out: today", nullable = true)
            LocalDate finishedOn) {}

    @PostMapping("/projects/{key}/items/{itemKey}/finish")
    @Operation(
            operationId = "finishItem",
            summary = "Say that an item is done",
            description = "For its owner: completes the task in which it is done, as Tasklist does.")
    ItemShown finish(@PathVariable String key, @PathVariable String itemKey, @RequestBody Finish body) {
        WorkItem item = find(key, itemKey);
        if (!item.ownerId().equals(me.id())) {
            throw new NotAllowed("execution.error.ownerOnly", people.name(item.ownerId()));
        }
        String task = engine.openTask("work-item", itemKey, "doWork")
                .orElseThrow(() -> new Conflict("execution.error.notRunning", itemKey));
        Map<String, Object> values = new HashMap<>();
        values.put("note", Given.text(body.note()));
        if (body.hours() != null) {
            values.put("hours", body.hours().toPlainString());
        }
        if (body.finishedOn() != null) {
            values.put("finishedOn", body.finishedOn().toString());
        }
        desk.complete(task, me.id(), me.groups(), values);
        return ItemShown.of(items.require(key, itemKey));
    }

    private WorkItem find(String key, String itemKey) {
        projects.visible(key);
        return items.require(key, itemKey);
    }
}
