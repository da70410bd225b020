package org.gatehouse.engine;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * The work behind one service task; the bean bears the service task's id. It changes facts through its room and tells
 * the model only what a gateway must know. The engine may run it twice when a transaction was rolled back, so a second
 * run on the same facts must change nothing.
 */
public final class AutomatedStep implements JavaDelegate {

    private final Set<String> routes;
    private final Function<Running, Map<String, ?>> work;

    private AutomatedStep(Set<String> routes, Function<Running, Map<String, ?>> work) {
        this.routes = Set.copyOf(routes);
        this.work = work;
    }

    /** A step that tells the model nothing. */
    public static AutomatedStep of(java.util.function.Consumer<Running> work) {
        return new AutomatedStep(Set.of(), running -> {
            work.accept(running);
            return Map.of();
        });
    }

    /** A step that sets exactly these variables of its process instance. */
    public static AutomatedStep setting(Set<String> routes, Function<Running, Map<String, ?>> work) {
        return new AutomatedStep(routes, work);
    }

    /** The variables it sets. */
    public Set<String> routes() {
        return routes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Map<String, ?> told = work.apply(new Running(execution));
        if (!routes.containsAll(told.keySet())) {
            throw new IllegalStateException(
                    execution.getCurrentActivityId() + " declares " + routes + " but sets " + told.keySet());
        }
        told.forEach((name, value) -> execution.setVariable(name, Variable.typed(value)));
    }
}
