package org.gatehouse.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.Priority;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.schedule.Activity.Kind;
import org.gatehouse.schedule.Constraint;

/** A work item as a program sees it. */
@Schema(name = "Item")
record ItemShown(
        @Schema(description = "Key, for good", example = "SEO-3")
        String key,

        @Schema(description = "Its project", example = "SEO")
        String projectKey,

        String title,
        String description,
        String phaseName,
        @Schema(description = "Empty while nobody is named") String ownerId,
        @Schema(description = "Where it stands") ItemStatus status,

        @Schema(description = "Percent", minimum = "0", maximum = "100")
        int progress,

        @Schema(description = "Day it was asked not to begin before", nullable = true)
        LocalDate start,

        @Schema(description = "Day it was asked to be finished", nullable = true)
        LocalDate finish,

        @Schema(description = "First day by the plan", nullable = true)
        LocalDate plannedStart,

        @Schema(description = "Last day by the plan", nullable = true)
        LocalDate plannedFinish,

        @Schema(description = "Day work began", nullable = true)
        LocalDate actualStart,

        @Schema(description = "Day it was done", nullable = true)
        LocalDate actualFinish,

        @Schema(description = "Hours of work", nullable = true)
        BigDecimal effortHours,

        Priority priority,
        List<ItemBody.Link> links,
        String deliverable,
        boolean needsAcceptance,
        Kind kind,

        @Schema(description = "Summary it belongs to", nullable = true)
        String parentKey,

        @Schema(description = "Working time it lasts, in minutes", nullable = true)
        Integer durationMinutes,

        Constraint.Type constraintType,
        @Schema(nullable = true) LocalDateTime constraintAt,
        @Schema(nullable = true) LocalDate deadline,
        @Schema(nullable = true) BigDecimal optimisticHours,
        @Schema(nullable = true) BigDecimal pessimisticHours,

        @Schema(description = "In the project's currency", nullable = true)
        BigDecimal fixedCost,

        @Schema(nullable = true) Long calendarId,
        List<ItemBody.Taking> assignments,

        @Schema(description = "Whether its lateness delays the plan")
        boolean critical,

        @Schema(description = "Minutes of working time it may be late", nullable = true)
        Long slackMinutes,

        @Schema(description = "Whether it is a condition of a gate")
        boolean gateCondition,

        @Schema(description = "Empty unless it was cancelled")
        String cancelReason,

        @JsonIgnore int tagged)
        implements Tagged {

    static ItemShown of(WorkItem item) {
        return new ItemShown(
                item.key(),
                item.projectKey(),
                item.title(),
                item.description(),
                item.phaseName(),
                item.ownerId(),
                item.status(),
                item.progress(),
                item.wantedStart(),
                item.wantedFinish(),
                item.startDate(),
                item.finishDate(),
                item.actualStart(),
                item.actualFinish(),
                item.effortHours(),
                item.priority(),
                item.links().stream().map(ItemBody.Link::of).toList(),
                item.deliverable(),
                item.needsAcceptance(),
                item.kind(),
                item.parentKey(),
                item.timing().durationMinutes(),
                item.timing().constraintType(),
                item.timing().constraintAt(),
                item.timing().deadline(),
                item.timing().optimisticHours(),
                item.timing().pessimisticHours(),
                item.timing().fixedCost(),
                item.timing().calendarId(),
                item.assignments().stream().map(ItemBody.Taking::of).toList(),
                item.isCritical(),
                item.slackMinutes(),
                item.isGateCondition(),
                Given.text(item.cancelReason()),
                item.version());
    }
}
