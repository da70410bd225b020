package org.gatehouse.measure;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.gatehouse.gate.DossierSection;
import org.gatehouse.gate.Evidence;
import org.gatehouse.gate.Evidence.Value;
import org.gatehouse.gate.GateReview;
import org.gatehouse.project.Projects;
import org.springframework.stereotype.Component;

/** How the goals stand by their readings, in a gate's dossier. */
@Component
class MeasureSection implements DossierSection {

    private static final Set<String> GATES = Set.of("goal", "plan", "change", "closure");

    /** Pictures of the first goals; the rest are in the table. */
    private static final int DRAWN = 6;

    private final MeasureBook book;
    private final MeasurePlots plots;
    private final Projects projects;
    private final Clock clock;

    MeasureSection(MeasureBook book, MeasurePlots plots, Projects projects, Clock clock) {
        this.book = book;
        this.plots = plots;
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
    public boolean appliesTo(String gate, String subject) {
        return appliesTo(gate) || subject.equals(GateReview.RECONFIRM);
    }

    @Override
    public Evidence gather(String projectKey, String gate, String subject) {
        int rhythm = projects.require(projectKey).reviewDays();
        LocalDate today = LocalDate.now(clock);
        List<GoalStand> stands = book.of(projectKey).goals();
        Evidence evidence = new Evidence();
        stands.stream()
                .filter(stand -> stand.trajectory() != null || !stand.points().isEmpty())
                .limit(DRAWN)
                .forEach(stand ->
                        evidence.plot(plots.of(stand, Locale.ENGLISH), plots.of(stand, Locale.SIMPLIFIED_CHINESE)));
        if (gate.equals("goal") || stands.isEmpty()) {
            return evidence;
        }
        evidence.columns(
                "measure.goal",
                "measure.target",
                "measure.latest",
                "measure.readOn",
                "measure.plannedThen",
                "measure.deviation",
                "measure.atDeadline",
                "measure.state");
        for (GoalStand stand : stands) {
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
