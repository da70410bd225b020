package org.gatehouse.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.gatehouse.risk.Category;
import org.gatehouse.risk.Risk;
import org.gatehouse.risk.RiskDraft;
import org.gatehouse.risk.RiskKind;
import org.gatehouse.risk.Trigger;

/** A risk as a program enters it. */
@Schema(
        name = "RiskText",
        description = "A risk: because of the cause the event may happen, which would lead to the effect")
record RiskBody(
        @Schema(description = "Bad or good for the project", requiredMode = Schema.RequiredMode.REQUIRED)
        RiskKind kind,

        @Schema(
                description = "What may happen",
                requiredMode = Schema.RequiredMode.REQUIRED,
                minLength = 1,
                maxLength = 300,
                example = "The agency delivers late")
        String event,

        @Schema(description = "Because of what", maxLength = 2000)
        String cause,

        @Schema(description = "What that would lead to", maxLength = 2000)
        String effect,

        @Schema(description = "Where it comes from", defaultValue = "OTHER")
        Category category,

        @Schema(description = "Who looks after it; left out: the project's manager", example = "chen")
        String ownerId,

        @Schema(description = "First day on which it may happen", nullable = true)
        LocalDate nearFrom,

        @Schema(description = "Last day on which it may happen", nullable = true)
        LocalDate nearUntil,

        @Schema(
                description = "What it would cost or bring if it came true, in the project's currency",
                nullable = true,
                minimum = "0")
        BigDecimal money,

        @Schema(description = "By what one knows that it comes true", maxLength = 1000)
        String triggerText,

        @Schema(description = "What the house checks by itself; left out: nothing", nullable = true)
        Trigger.Kind triggerKind,

        @Schema(description = "For DATE: from which day", nullable = true)
        LocalDate triggerDay,

        @Schema(description = "For ITEM_LATE: which work item", nullable = true, example = "SEO-3")
        String triggerItem,

        @Schema(description = "For ITEM_LATE: by how many days", nullable = true, minimum = "1", maximum = "365")
        Integer triggerDays) {

    static RiskBody of(Risk risk) {
        Trigger trigger = risk.trigger();
        return new RiskBody(
                risk.kind(),
                risk.event(),
                risk.cause(),
                risk.effect(),
                risk.category(),
                risk.ownerId(),
                risk.nearFrom(),
                risk.nearUntil(),
                risk.money(),
                trigger.text(),
                trigger.kind(),
                trigger.day(),
                trigger.item(),
                trigger.days());
    }

    RiskDraft draft() {
        return new RiskDraft(
                kind,
                event,
                cause,
                effect,
                category,
                ownerId,
                nearFrom,
                nearUntil,
                money,
                new Trigger(
                        triggerText,
                        triggerKind,
                        triggerDay,
                        triggerItem == null || triggerItem.isBlank() ? null : triggerItem.strip(),
                        triggerDays));
    }
}
