package org.gatehouse.measure;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.gatehouse.gate.DossierSection;
import org.gatehouse.gate.Evidence;
import org.gatehouse.gate.Evidence.Value;
import org.gatehouse.project.Projects;
import org.springframework.stereotype.Component;

/** How the goals stand by their readings, in a gate's dossier. */
@Component
class MeasureSection implements DossierSection {

    private static final Set<String> GATES = Set.of("change", "closure");

    private final MeasureBook book;
    private final Projects projects;
    private final Clock clock;

    MeasureSection(MeasureBook book, Projects projects, Clock clock) {
        this.book = book;
        this.projects = projects;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "measures";
    }

    @Override
    public int order() {
        return 25;
    }

    @Override
    public boolean appliesTo(String gate) {
        return GATES.contains(gate);
    }

    @Override
    public Evidence gather(String projectKey, String gate, String subject) {
        int rhythm = projects.require(projectKey).reviewDays();
        LocalDate today = LocalDate.now(clock);
        Evidence evidence = new Evidence()
                .columns(
                        "measure.goal",
                        "measure.target",
                        "measure.latest",
                        "measure.readOn",
                        "measure.plannedThen",
                        "measure.deviation",
                        "measure.atDeadline",
                        "measure.state");
        for (GoalStand stand : book.of(projectKey).goals()) {
            evidence.row(
                    Value.text(stand.goal().key() + " " + stand.goal().statement()),
                    Value.number(stand.goal().targetValue()),
                    Value.number(stand.latest() == null ? null : stand.latest().value()),
                    Value.date(stand.latest() == null ? null : stand.latest().day()),
                    Value.number(stand.planned()),
                    Value.percent(stand.deviation()),
                    Value.number(
                            stand.projection() == null
                                    ? null
                                    : stand.projection().atDeadline()),
                    Value.message("measure.state." + stand.state(today, rhythm)));
        }
        return evidence;
    }
}
