package org.gatehouse.waiting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.engine.Inbox;
import org.gatehouse.engine.InboxTask;
import org.gatehouse.engine.Turns;
import org.gatehouse.kernel.Refusal;
import org.gatehouse.person.DeputyAppointed;
import org.gatehouse.person.People;
import org.gatehouse.person.Substitution;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * When somebody's time out of office begins, the approvals that wait for them go to their deputy, as new ones do by
 * themselves. What the deputy has by then stays with them.
 */
@Component
class OutOfOffice {

    /** Steps at which somebody's word is waited for; work and what only its owner can do stay where they are. */
    private static final Set<String> WORDS =
            Set.of("decideGate", "acceptWork", "acceptDeliverables", "approveChange", "decideAdjustment");

    private static final int MOST = 500;
    private static final Logger LOG = LoggerFactory.getLogger(OutOfOffice.class);

    private final TaskHelp help;
    private final Inbox inbox;
    private final List<Substitution> others;
    private final People people;
    private final Turns turns;
    private final Clock clock;

    OutOfOffice(TaskHelp help, Inbox inbox, List<Substitution> others, People people, Turns turns, Clock clock) {
        this.help = help;
        this.inbox = inbox;
        this.others = others;
        this.people = people;
        this.turns = turns;
        this.clock = clock;
    }

    /** Who is away from today on has named a deputy already; looked for every hour. */
    @Scheduled(
            fixedDelayString = "${gatehouse.out-of-office.every}",
            initialDelayString = "${gatehouse.out-of-office.every}")
    void sweep() {
        turns.take("outOfOffice", () -> {
            Map<String, String> deputies = people.deputies(LocalDate.now(clock));
            return deputies.entrySet().stream()
                    .mapToInt(one -> pass(one.getKey(), one.getValue()))
                    .sum();
        });
    }

    /** Who is away today already does not wait for the next hour. */
    @TransactionalEventListener
    void on(DeputyAppointed appointed) {
        people.deputyOf(appointed.personId(), LocalDate.now(clock))
                .ifPresent(deputy -> pass(appointed.personId(), deputy));
    }

    private int pass(String absent, String deputy) {
        int passed =
                others.stream().mapToInt(other -> other.pass(absent, deputy)).sum();
        for (InboxTask task : inbox.of(absent, List.of(), 0, MOST)) {
            if (absent.equals(task.assignee()) && WORDS.contains(task.step()) && task.projectKey() != null) {
                passed += pass(task, deputy) ? 1 : 0;
            }
        }
        return passed;
    }

    private boolean pass(InboxTask task, String deputy) {
        try {
            help.toDeputy(task, deputy);
            return true;
        } catch (Refusal stays) {
            LOG.debug("task {} stays where it is: {}", task.id(), stays.getMessage());
            return false;
        }
    }
}
