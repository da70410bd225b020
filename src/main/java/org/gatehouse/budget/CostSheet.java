package org.gatehouse.budget;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a project's work costs, as a whole, by phase and by person. */
final class CostSheet {

    private final CostTally whole = new CostTally();
    private final Map<String, CostTally> phases = new LinkedHashMap<>();
    private final Map<String, CostTally> workers = new LinkedHashMap<>();

    public CostTally whole() {
        return whole;
    }

    /** By name, in the plan's order; the empty name stands for items without a phase. */
    public Map<String, CostTally> phases() {
        return phases;
    }

    /** By name of person or role. */
    public Map<String, CostTally> workers() {
        return workers;
    }

    CostTally phase(String name) {
        return phases.computeIfAbsent(name, phase -> new CostTally());
    }

    CostTally worker(String name) {
        return workers.computeIfAbsent(name, worker -> new CostTally());
    }
}
