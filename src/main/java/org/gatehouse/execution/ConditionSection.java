package org.gatehouse.execution;

import java.time.Clock;
import java.time.LocalDate;
import org.gatehouse.gate.DossierSection;
import org.gatehouse.gate.Evidence;
import org.gatehouse.gate.Evidence.Value;
import org.gatehouse.gate.GateReview;
import org.springframework.stereotype.Component;

/** What earlier gates demanded and what became of it, in a gate's dossier. */
@Component
class ConditionSection implements DossierSection {

    private final ConditionRows rows;
    private final Clock clock;

    ConditionSection(ConditionRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "conditions";
    }

    @Override
    public int order() {
        return 85;
    }

    @Override
    public boolean appliesTo(String gate) {
        return true;
    }

    @Override
    public Evidence gather(String projectKey, String gate, String subject) {
        LocalDate today = LocalDate.now(clock);
        Evidence evidence = new Evidence();
        var all = rows.of(projectKey);
        if (all.isEmpty()) {
            return evidence;
        }
        long open = all.stream().filter(GateCondition::isOpen).count();
        evidence.line("execution.conditions.open", Value.number(open), open == 0 ? "green" : "red")
                .columns(
                        "execution.condition",
                        "execution.conditions.gate",
                        "execution.owner",
                        "execution.due",
                        "execution.conditions.state",
                        "execution.conditions.on",
                        "execution.conditions.why");
        for (GateCondition each : all) {
            evidence.row(
                    Value.text(each.itemKey() == null ? each.text() : each.itemKey() + " " + each.text()),
                    Value.message(
                            (each.subject().equals(GateReview.RECONFIRM) ? "gate.reconfirm." : "gate.") + each.gate()),
                    Value.person(each.ownerId()),
                    Value.date(each.due()),
                    Value.message("execution.conditions." + each.state(today)),
                    Value.date(
                            each.letGoAt() == null
                                    ? each.finished()
                                    : LocalDate.ofInstant(each.letGoAt(), clock.getZone())),
                    Value.text(each.letGoReason()));
        }
        return evidence;
    }
}
