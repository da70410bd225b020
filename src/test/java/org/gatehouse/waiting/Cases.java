package org.gatehouse.waiting;

import java.time.Instant;
import java.util.List;
import org.gatehouse.engine.InboxTask;
import org.gatehouse.engine.Label;
import org.gatehouse.engine.PastSteps.Step;
import org.gatehouse.engine.Pending;
import org.gatehouse.project.Phase;

/** Reasons and open tasks as the engine would tell of them. */
final class Cases {

    private Cases() {}

    static Pending.Person open(String process, String step, String label, String assignee, Instant due) {
        return new Pending.Person(
                new InboxTask(
                        process + "-" + step + "-" + assignee,
                        Label.of(label),
                        step,
                        process,
                        "SEO",
                        process.equals("work-item") ? "SEO-3" : "SEO",
                        assignee,
                        Words.at("2026-11-27T18:00"),
                        due,
                        50,
                        false),
                "instance of " + process,
                List.of(),
                List.of());
    }

    static Reason task(String process, String step, String label, String assignee, Instant due) {
        Pending.Person open = open(process, step, label, assignee, due);
        return Reason.of(Kind.TASK, Phase.EXECUTION)
                .about(new Step(process, step), open.task().label(), process.equals("work-item") ? "SEO-3" : null)
                .asking(
                        List.of(new Reason.Ask(open, List.of(assignee))),
                        open.task().created(),
                        due);
    }

    static Reason gate(String gate, Instant due, String... approvers) {
        List<Reason.Ask> asks = List.of(approvers).stream()
                .map(approver -> new Reason.Ask(
                        open("gate", "decideGate", "Decide: Gate | 决策：关口", approver, due), List.of(approver)))
                .toList();
        return Reason.of(Kind.GATE, Phase.PLANNING)
                .at(gate, "", 1)
                .about(new Step("gate", "decideGate"), Label.of("Decide: Gate | 决策：关口"), null)
                .asking(asks, Words.at("2026-11-27T18:00"), due)
                .weighing(true, null);
    }
}
