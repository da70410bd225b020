package org.gatehouse.workload;

import java.util.List;
import java.util.Set;
import org.gatehouse.gate.DossierSection;
import org.gatehouse.gate.Evidence;
import org.gatehouse.gate.Evidence.Value;
import org.springframework.stereotype.Component;

/** How much those on the project have to do in the next weeks, in a gate's dossier. */
@Component
class LoadSection implements DossierSection {

    private static final Set<String> GATES = Set.of("plan", "change");

    /** The most burdened come first; a team seldom has more. */
    private static final int SHOWN = 20;

    private final TeamLoad load;

    LoadSection(TeamLoad load) {
        this.load = load;
    }

    @Override
    public String key() {
        return "load";
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public boolean appliesTo(String gate) {
        return GATES.contains(gate);
    }

    @Override
    public Evidence gather(String projectKey, String gate, String subject) {
        List<TeamLoad.Worker> workers = load.of(projectKey);
        long over = workers.stream().filter(TeamLoad.Worker::isOver).count();
        Evidence evidence = new Evidence()
                .line("workload.dossier.weeks", Value.number(TeamLoad.WEEKS))
                .line("workload.dossier.over", Value.text(over + " / " + workers.size()), over == 0 ? "green" : "amber")
                .columns(
                        "workload.dossier.person",
                        "workload.dossier.week",
                        "workload.dossier.asked",
                        "workload.dossier.capacity",
                        "workload.dossier.share",
                        "workload.dossier.state");
        workers.stream()
                .limit(SHOWN)
                .forEach(worker -> evidence.row(
                        Value.person(worker.personId()),
                        Value.date(worker.from()),
                        Value.number(worker.asked()),
                        Value.number(worker.capacity()),
                        Value.percent(worker.percent()),
                        Value.light(worker.isOver() ? "red" : "green")));
        return evidence;
    }
}
