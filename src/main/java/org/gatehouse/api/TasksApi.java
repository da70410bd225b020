package org.gatehouse.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.engine.Desk;
import org.gatehouse.engine.Inbox;
import org.gatehouse.engine.InboxTask;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.person.CurrentPerson;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The person's own tasks over the interface. */
@RestController
@ApiRoutes(Area.TASKS)
@Tag(name = "tasks")
class TasksApi {

    private static final String ORDER = "created";

    /** Later than any task. */
    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

    private final Inbox inbox;
    private final Desk desk;
    private final CurrentPerson me;

    TasksApi(Inbox inbox, Desk desk, CurrentPerson me) {
        this.inbox = inbox;
        this.desk = desk;
        this.me = me;
    }

    @Schema(name = "Task", description = "A step of a process that waits for the person")
    record Shown(
            @Schema(description = "Id of the task", example = "7f3c9a10-1b2c-11f0-a1b2-0242ac120002")
            String id,

            @Schema(description = "In the reader's language", example = "Define the goals")
            String name,

            @Schema(description = "Id of the step in its model", example = "defineGoals")
            String step,

            @Schema(description = "Id of the model", example = "goal")
            String process,

            @Schema(description = "Project it is about", nullable = true, example = "SEO")
            String projectKey,

            @Schema(
                    description = "What it is about: a project, a work item, a risk",
                    nullable = true,
                    example = "SEO-3")
            String businessKey,

            @Schema(description = "Whose it is; null while nobody has taken it", nullable = true)
            String assignee,

            @Schema(description = "Since when it waits") Instant created,

            @Schema(description = "By when it is to be done", nullable = true)
            Instant due,

            @Schema(description = "How urgent: 50 is normal, more is more", minimum = "0", maximum = "100")
            int priority,

            @Schema(description = "Whether it rests with its project")
            boolean suspended) {

        static Shown of(InboxTask task, Locale locale) {
            return new Shown(
                    task.id(),
                    task.label().in(locale),
                    task.step(),
                    task.process(),
                    task.projectKey(),
                    task.businessKey(),
                    task.assignee(),
                    task.created(),
                    task.due(),
                    task.priority(),
                    task.suspended());
        }
    }

    @Schema(name = "TaskForm", description = "A task with the keys its answer may have")
    record Form(
            Shown task,

            @Schema(description = "Keys of the form, the same as in Tasklist", example = "[\"hours\", \"note\"]")
            List<String> keys) {}

    @Schema(name = "TaskAnswer", description = "An answer to a task's form")
    record Values(
            @Schema(
                    description = "Value by key: text, number, true or false; days as yyyy-MM-dd",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    example = "{\"decision\": \"accepted\", \"reason\": \"As agreed\"}")
            Map<String, Object> values) {}

    @GetMapping("/tasks")
    @Operation(
            operationId = "listTasks",
            summary = "What waits for the person",
            description = "Tasks that are theirs or that they may take, oldest first.")
    Page<Shown> list(
            @Parameter(description = "Only those of this project") @RequestParam(required = false) String project,
            @ParameterObject Asked asked,
            Locale locale) {
        Cursor after = asked.after(ORDER);
        List<InboxTask> found = inbox.after(
                me.id(),
                me.groups(),
                project,
                after == null ? null : moment(after.value()),
                after == null ? null : after.key(),
                asked.rows() + 1);
        return asked.cut(found, task -> new Cursor(ORDER, task.created().toString(), task.id()))
                .map(task -> Shown.of(task, locale));
    }

    private static Instant moment(String text) {
        try {
            Instant moment = Instant.parse(text);
            if (!moment.isBefore(Instant.EPOCH) && moment.isBefore(END_OF_TIME)) {
                return moment;
            }
        } catch (java.time.format.DateTimeParseException foreign) {
            // Refused as what no list gave.
        }
        throw new InvalidInput("cursor", "api.error.cursor");
    }

    @GetMapping("/tasks/{taskId}")
    @Operation(operationId = "getTask", summary = "One task, with the keys of its form")
    Form get(@PathVariable String taskId, Locale locale) {
        return form(taskId, locale);
    }

    @PostMapping("/tasks/{taskId}/claim")
    @Operation(
            operationId = "claimTask",
            summary = "Take a task that several could do",
            description = "Of two who try, one gets it; the other is told 409.")
    Form claim(@PathVariable String taskId, Locale locale) {
        desk.claim(taskId, me.id(), me.groups());
        return form(taskId, locale);
    }

    @PostMapping("/tasks/{taskId}/completion")
    @Operation(
            operationId = "completeTask",
            summary = "Answer a task",
            description = "With the same keys and under the same rules as in Tasklist; a key the form does not know is"
                    + " refused. The process goes on at once or, where the next step is an automated one, soon after.")
    ResponseEntity<Void> complete(@PathVariable String taskId, @RequestBody Values body) {
        Map<String, Object> values = new HashMap<>();
        if (body.values() != null) {
            body.values().forEach((key, value) -> values.put(key, simple(key, value)));
        }
        desk.complete(taskId, me.id(), me.groups(), values);
        return ResponseEntity.noContent().build();
    }

    private static Object simple(String key, Object value) {
        if (value instanceof Map || value instanceof List) {
            throw new InvalidInput(key, "api.error.shape", key);
        }
        return value instanceof java.math.BigDecimal number ? number.toPlainString() : value;
    }

    private Form form(String taskId, Locale locale) {
        if (!desk.isAddressedTo(taskId, me.id(), me.groups())) {
            throw new NotFound(taskId);
        }
        return new Form(
                Shown.of(inbox.find(taskId), locale),
                desk.keys(taskId).stream().sorted().toList());
    }
}
