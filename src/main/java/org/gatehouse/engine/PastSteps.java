package org.gatehouse.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When people began and ended the steps of the models, from the engine's history; all versions of a model together. */
@Component
@Transactional(readOnly = true)
public class PastSteps {

    /** Of each step, at most so many of the latest count: how it goes nowadays, not years ago. */
    public static final int LATEST = 100;

    private final JdbcTemplate jdbc;

    PastSteps(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A user task of a model, by its ids. */
    public record Step(String process, String step) {}

    /** From the moment a task was there until it was completed. */
    public record Span(Instant from, Instant to) {}

    /** What was completed, not what was cancelled or taken away, newest first; steps never completed are missing. */
    public Map<Step, List<Span>> latest(Collection<Step> steps) {
        Map<Step, List<Span>> spans = new HashMap<>();
        if (steps.isEmpty()) {
            return spans;
        }
        List<Object> arguments = new ArrayList<>();
        steps.forEach(step -> arguments.addAll(List.of(step.process(), step.step())));
        arguments.add(LATEST);
        jdbc.query(
                "select PROC_DEF_KEY_, TASK_DEF_KEY_, START_TIME_, END_TIME_ from (select h.PROC_DEF_KEY_,"
                        + " h.TASK_DEF_KEY_, h.START_TIME_, h.END_TIME_, row_number() over (partition by"
                        + " h.PROC_DEF_KEY_, h.TASK_DEF_KEY_ order by h.END_TIME_ desc) as PLACE_"
                        + " from ACT_HI_TASKINST h where h.END_TIME_ is not null and h.DELETE_REASON_ = 'completed'"
                        + " and (h.PROC_DEF_KEY_, h.TASK_DEF_KEY_) in ("
                        + String.join(", ", Collections.nCopies(steps.size(), "(?, ?)"))
                        + ")) latest where PLACE_ <= ? order by PLACE_",
                row -> {
                    spans.computeIfAbsent(
                                    new Step(row.getString("PROC_DEF_KEY_"), row.getString("TASK_DEF_KEY_")),
                                    any -> new ArrayList<>())
                            .add(new Span(
                                    row.getTimestamp("START_TIME_").toInstant(),
                                    row.getTimestamp("END_TIME_").toInstant()));
                },
                arguments.toArray());
        return spans;
    }
}
