package org.gatehouse.risk;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A risk as somebody enters it: because of the cause the event may happen, which would lead to the effect.
 *
 * @param event what may happen, by which the risk is known
 * @param ownerId who looks after it; empty: the project manager
 * @param nearFrom first day on which it may happen; null where nobody can say
 * @param nearUntil last day; null where it is that one day
 * @param money what it would cost or bring if it came true, in the project's currency; null where nobody can say
 */
public record RiskDraft(
        RiskKind kind,
        String event,
        String cause,
        String effect,
        Category category,
        String ownerId,
        LocalDate nearFrom,
        LocalDate nearUntil,
        BigDecimal money,
        Trigger trigger) {

    public RiskDraft {
        event = text(event);
        cause = text(cause);
        effect = text(effect);
        ownerId = text(ownerId);
        category = category == null ? Category.OTHER : category;
        trigger = trigger == null ? Trigger.NONE : trigger;
    }

    RiskDraft of(String owner) {
        return new RiskDraft(kind, event, cause, effect, category, owner, nearFrom, nearUntil, money, trigger);
    }

    private static String text(String text) {
        return text == null ? "" : text.strip();
    }
}
