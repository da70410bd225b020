package org.gatehouse.kernel;

import java.util.List;
import org.gatehouse.kernel.Refusal.Problem;

/** What a redisplayed form says beside its fields; the model attribute of this name is {@code problems}. */
public record Problems(List<Problem> all) {

    public static final String ATTRIBUTE = "problems";

    public static Problems of(Refusal refusal) {
        return new Problems(refusal.problems());
    }

    /** What is wrong with one field. */
    public List<Problem> of(String field) {
        return all.stream().filter(problem -> problem.field().equals(field)).toList();
    }
}
