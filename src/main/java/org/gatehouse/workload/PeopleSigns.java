package org.gatehouse.workload;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.health.VitalSigns;
import org.gatehouse.project.Phase;
import org.gatehouse.project.Project;
import org.springframework.stereotype.Component;

/** Who works on a project and has too much to do, for its health. */
@Component
class PeopleSigns implements VitalSigns {

    private final TeamLoad load;

    PeopleSigns(TeamLoad load) {
        this.load = load;
    }

    @Override
    public Map<String, Object> of(Project project) {
        List<TeamLoad.Worker> workers = load.of(project.key());
        boolean drafted = project.phase() == Phase.GOALS || project.phase() == Phase.PLANNING;
        TeamLoad.Worker worst = workers.stream()
                .filter(worker -> worker.percent() != null)
                .max(Comparator.comparing(TeamLoad.Worker::percent))
                .orElse(null);
        Map<String, Object> facts = new HashMap<>();
        facts.put("peopleOnWork", workers.isEmpty() && drafted ? null : (Integer) workers.size());
        facts.put("overloadedPeople", (int)
                workers.stream().filter(TeamLoad.Worker::isOver).count());
        facts.put("worstLoad", worst == null ? null : worst.percent());
        facts.put("worstPerson", worst == null ? null : worst.name());
        return facts;
    }
}
