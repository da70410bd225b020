package org.gatehouse.risk;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.project.Project;

/** What may be said of a risk; everything that is wrong is told at once. */
final class RiskCheck {

    static final int EVENT = 300;
    static final int TEXT = 2000;
    static final int LONG_TEXT = 4000;
    static final int TRIGGER = 1000;
    private static final int MOST_DAYS = 365;
    private static final BigDecimal MOST_MONEY = new BigDecimal("1000000000000");
    private static final Set<Ending> AFTER_RESPONSE = Set.of(Ending.CAME_TRUE, Ending.NOT_COME_TRUE);

    private final List<Problem> problems = new ArrayList<>();

    /** Throws where something was wrong. */
    void refuse() {
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    /** @param open keys of the plan's open items */
    RiskCheck draft(RiskDraft draft, Project project, Set<String> open) {
        if (draft.kind() == null) {
            add("kind", "error.required", "kind");
        }
        required("event", draft.event(), EVENT);
        length("cause", draft.cause(), TEXT);
        length("effect", draft.effect(), TEXT);
        if (!draft.ownerId().isEmpty() && !project.isTeam(draft.ownerId())) {
            add("ownerId", "risk.error.owner");
        }
        BigDecimal money = draft.money();
        if (money != null
                && (money.signum() < 0
                        || money.compareTo(MOST_MONEY) > 0
                        || money.stripTrailingZeros().scale() > 2)) {
            add("money", "risk.error.money");
        }
        return near(draft.nearFrom(), draft.nearUntil()).trigger(draft.trigger(), open);
    }

    RiskCheck estimate(Estimate estimate) {
        scale("probability", estimate.probability());
        scale("impact", estimate.impact());
        length("basis", estimate.basis(), LONG_TEXT);
        return near(estimate.nearFrom(), estimate.nearUntil());
    }

    /** @param open keys of the plan's open items */
    RiskCheck intention(Intention intention, Risk risk, LocalDate today, Set<String> open) {
        Strategy strategy = intention.strategy();
        if (strategy == null) {
            add("strategy", "error.required", "strategy");
        } else if (!strategy.fits(risk.kind())) {
            add("strategy", "risk.error.strategy");
        }
        length("plan", intention.plan(), LONG_TEXT);
        if (strategy != Strategy.ACCEPT) {
            required("plan", intention.plan(), LONG_TEXT);
            if (intention.due() == null) {
                add("responseDue", "error.required", "responseDue");
            }
        }
        day("responseDue", intention.due());
        if (intention.due() != null && intention.due().isBefore(today)) {
            add("responseDue", "risk.error.duePast");
        }
        residual(risk, intention.residualProbability(), intention.residualImpact());
        return trigger(intention.trigger(), open);
    }

    RiskCheck result(Result result, Risk risk) {
        if (!result.isClosed() && !result.outcome().equals(Result.WATCH)) {
            add("outcome", "risk.error.outcome");
        }
        required("note", result.note(), LONG_TEXT);
        if (result.isClosed()) {
            if (result.ending() == null || !AFTER_RESPONSE.contains(result.ending())) {
                add("ending", "risk.error.ending");
            }
        } else if (risk.isAssessed()) {
            residual(risk, result.residualProbability(), result.residualImpact());
        }
        return this;
    }

    RiskCheck ending(Ending ending, String reason) {
        if (ending == null) {
            add("ending", "risk.error.ending");
        }
        return reason("reason", reason);
    }

    RiskCheck reason(String field, String reason) {
        required(field, reason, LONG_TEXT);
        return this;
    }

    /** As {@link #reason}, where a word or two will do. */
    RiskCheck brief(String field, String reason) {
        required(field, reason, TEXT);
        return this;
    }

    private void residual(Risk risk, Integer probability, Integer impact) {
        scale("residualProbability", probability);
        scale("residualImpact", impact);
        if (Scales.has(probability)
                && Scales.has(impact)
                && risk.isThreat()
                && risk.isAssessed()
                && probability * impact > risk.inherent().score()) {
            add("residualProbability", "risk.error.residual", risk.inherent().score());
        }
    }

    private RiskCheck near(LocalDate from, LocalDate until) {
        day("nearFrom", from);
        day("nearUntil", until);
        if (from == null && until != null) {
            add("nearFrom", "risk.error.nearFrom");
        } else if (from != null && until != null && until.isBefore(from)) {
            add("nearUntil", "error.period.reversed", from, until);
        }
        return this;
    }

    private RiskCheck trigger(Trigger trigger, Set<String> open) {
        length("triggerText", trigger.text(), TRIGGER);
        if (trigger.kind() == Trigger.Kind.DATE) {
            if (trigger.day() == null) {
                add("triggerDay", "error.required", "triggerDay");
            }
            day("triggerDay", trigger.day());
        }
        if (trigger.kind() == Trigger.Kind.ITEM_LATE) {
            if (trigger.item() == null || !open.contains(trigger.item())) {
                add("triggerItem", "risk.error.item");
            }
            if (trigger.days() == null || trigger.days() < 1 || trigger.days() > MOST_DAYS) {
                add("triggerDays", "risk.error.days", MOST_DAYS);
            }
        }
        return this;
    }

    private void scale(String field, Integer value) {
        if (!Scales.has(value)) {
            add(field, "risk.error.scale");
        }
    }

    /** Databases and people both stop understanding dates far away. */
    private void day(String field, LocalDate day) {
        if (day != null && (day.getYear() < 2000 || day.getYear() > 2100)) {
            add(field, "error.date", day.toString());
        }
    }

    private void required(String field, String text, int most) {
        if (text == null || text.isBlank()) {
            add(field, "error.required", field);
        } else {
            length(field, text, most);
        }
    }

    private void length(String field, String text, int most) {
        if (text.length() > most) {
            add(field, "error.tooLong", field, most);
        }
    }

    private void add(String field, String message, Object... arguments) {
        problems.add(Problem.of(field, message, arguments));
    }
}
