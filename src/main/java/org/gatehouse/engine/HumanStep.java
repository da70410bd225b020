package org.gatehouse.engine;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What completing one user task means; the bean bears the user task's id. The form is not trusted: the step names the
 * keys it accepts (any other is refused), checks their values and records them as facts, in the transaction that
 * completes the task. Answers never become process variables; only the routes do.
 */
public final class HumanStep {

    private final Set<String> keys;
    private final Set<String> routes;
    private final Function<Answer, Map<String, ?>> record;

    private HumanStep(Set<String> keys, Set<String> routes, Function<Answer, Map<String, ?>> record) {
        this.keys = Set.copyOf(keys);
        this.routes = Set.copyOf(routes);
        this.record = record;
    }

    /**
     * @param keys form keys it accepts
     * @param routes variables it may tell the model
     * @param record checks and records the answer, returns the routes; throws a {@link org.gatehouse.kernel.Refusal}
     *     when the answer won't do
     */
    public static HumanStep of(Set<String> keys, Set<String> routes, Function<Answer, Map<String, ?>> record) {
        return new HumanStep(keys, routes, record);
    }

    public Set<String> keys() {
        return keys;
    }

    public Set<String> routes() {
        return routes;
    }

    Map<String, ?> complete(Answer answer) {
        Map<String, ?> told = record.apply(answer);
        if (!routes.containsAll(told.keySet())) {
            throw new IllegalStateException(answer.step() + " declares " + routes + " but sets " + told.keySet());
        }
        return told;
    }
}
