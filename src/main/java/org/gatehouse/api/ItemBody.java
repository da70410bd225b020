package org.gatehouse.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.plan.Assignment;
import org.gatehouse.plan.Dependency;
import org.gatehouse.plan.ItemDraft;
import org.gatehouse.plan.Priority;
import org.gatehouse.plan.Timing;
import org.gatehouse.schedule.Activity.Kind;
import org.gatehouse.schedule.Constraint;
import org.gatehouse.schedule.Lag;
import org.gatehouse.schedule.LinkType;

/** A work item as a program enters it. */
@Schema(name = "ItemText", description = "A work item as it is planned; the plan computes its days from that")
record ItemBody(
        @Schema(
                description = "What is to be done",
                requiredMode = Schema.RequiredMode.REQUIRED,
                minLength = 1,
                maxLength = 200,
                example = "Audit the site")
        String title,

        @Schema(description = "More about it", maxLength = 20000)
        String description,

        @Schema(description = "Stretch of the plan, in the planner's words", maxLength = 100)
        String phaseName,

        @Schema(description = "Person who answers for it; empty while nobody is named", example = "chen")
        String ownerId,

        @Schema(description = "Not before this day; left out: as its predecessors allow", nullable = true)
        LocalDate start,

        @Schema(description = "Left out: computed from start and effort", nullable = true)
        LocalDate finish,

        @Schema(description = "Hours of work", minimum = "0", nullable = true, example = "40")
        BigDecimal effortHours,

        @Schema(description = "How urgent it is", defaultValue = "NORMAL")
        Priority priority,

        @Schema(description = "What it waits for, at most one link to each item")
        List<Link> links,

        @Schema(description = "What comes out of it", maxLength = 4000)
        String deliverable,

        @Schema(description = "Whether somebody else has to accept it")
        Boolean needsAcceptance,

        @Schema(description = "Work, a milestone, or a summary of others", defaultValue = "WORK")
        Kind kind,

        @Schema(description = "Summary it belongs to; left out: none", nullable = true, example = "SEO-1")
        String parentKey,

        @Schema(description = "Working time it lasts, in minutes; left out: from effort and people", nullable = true)
        Integer durationMinutes,

        @Schema(description = "What binds its days", defaultValue = "AS_SOON_AS_POSSIBLE")
        Constraint.Type constraintType,

        @Schema(description = "For constraints that name a moment, in the house's time", nullable = true)
        LocalDateTime constraintAt,

        @Schema(description = "Day it should be finished; moves nothing, but lateness shows", nullable = true)
        LocalDate deadline,

        @Schema(description = "Effort in hours if all goes well", nullable = true)
        BigDecimal optimisticHours,

        @Schema(description = "Effort in hours if much goes wrong", nullable = true)
        BigDecimal pessimisticHours,

        @Schema(description = "Cost beside its people's, in the project's currency", nullable = true)
        BigDecimal fixedCost,

        @Schema(description = "Working calendar; left out: that of the project and its people", nullable = true)
        Long calendarId,

        @Schema(description = "Who or what it takes; empty: all of its owner")
        List<Taking> assignments) {

    @Schema(name = "ItemLink", description = "What an item waits for")
    record Link(
            @Schema(description = "Item it waits for", requiredMode = Schema.RequiredMode.REQUIRED, example = "SEO-3")
            String predecessor,

            @Schema(
                    description = "Finish to start, start to start, finish to finish, start to finish",
                    defaultValue = "FS")
            LinkType type,

            @Schema(
                    description = "Minutes or, by its unit, percent of the predecessor's duration; below 0: a lead",
                    defaultValue = "0")
            Long lagAmount,

            @Schema(
                    description = "Minutes of working time, minutes of the wall clock, or percent",
                    defaultValue = "WORKING")
            Lag.Unit lagUnit) {

        static Link of(Dependency link) {
            return new Link(link.predecessorKey(), link.type(), link.lagAmount(), link.lagUnit());
        }

        Dependency dependency() {
            if (predecessor == null || predecessor.isBlank()) {
                throw new InvalidInput("links", "error.required", "predecessors");
            }
            return new Dependency(
                    predecessor.strip(),
                    type == null ? LinkType.FS : type,
                    lagAmount == null ? 0 : lagAmount,
                    lagUnit == null ? Lag.Unit.WORKING : lagUnit);
        }
    }

    @Schema(name = "ItemAssignment", description = "Who or what an item takes")
    record Taking(
            @Schema(
                    description = "One of the project's resources",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    example = "7")
            Long resourceId,

            @Schema(
                    description = "Percent of one full unit while the item lasts; 100 is all of a person's day",
                    defaultValue = "100",
                    minimum = "1")
            Integer percent) {

        static Taking of(Assignment assignment) {
            return new Taking(assignment.resourceId(), assignment.percent());
        }

        Assignment assignment() {
            if (resourceId == null) {
                throw new InvalidInput("assignments", "error.required", "assignments");
            }
            return new Assignment(resourceId, percent == null ? 100 : percent);
        }
    }

    static ItemBody of(ItemDraft draft) {
        return new ItemBody(
                draft.title(),
                draft.description(),
                draft.phaseName(),
                draft.ownerId(),
                draft.start(),
                draft.finish(),
                draft.effortHours(),
                draft.priority(),
                draft.links().stream().map(Link::of).toList(),
                draft.deliverable(),
                draft.needsAcceptance(),
                draft.kind(),
                draft.parentKey(),
                draft.timing().durationMinutes(),
                draft.timing().constraintType(),
                draft.timing().constraintAt(),
                draft.timing().deadline(),
                draft.timing().optimisticHours(),
                draft.timing().pessimisticHours(),
                draft.timing().fixedCost(),
                draft.timing().calendarId(),
                draft.assignments().stream().map(Taking::of).toList());
    }

    ItemDraft draft() {
        return new ItemDraft(
                title,
                description,
                phaseName,
                ownerId,
                start,
                finish,
                effortHours,
                priority,
                links == null ? List.of() : links.stream().map(Link::dependency).toList(),
                deliverable,
                Boolean.TRUE.equals(needsAcceptance),
                kind,
                parentKey == null || parentKey.isBlank() ? null : parentKey,
                new Timing(
                        durationMinutes,
                        constraintType,
                        constraintAt,
                        deadline,
                        optimisticHours,
                        pessimisticHours,
                        fixedCost,
                        calendarId),
                assignments == null
                        ? List.of()
                        : assignments.stream().map(Taking::assignment).toList());
    }
}
