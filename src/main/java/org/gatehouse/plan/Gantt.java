package org.gatehouse.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.gatehouse.schedule.Constraint;
import org.gatehouse.schedule.Lag;
import org.gatehouse.schedule.LinkType;

/**
 * A plan as a picture over time. Moments are local to the house.
 *
 * @param revision of the plan, to be sent along with a change
 * @param editable whether the reader may change it now
 */
public record Gantt(
        long revision,
        boolean editable,
        LocalDateTime now,
        Frame project,
        Hours calendar,
        List<Bar> items,
        List<Tie> links,
        List<Gate> gates,
        List<Promise> baselines,
        List<Owner> people) {

    record Frame(String key, String name, LocalDate start, LocalDate end) {}

    /**
     * When the project works.
     *
     * @param hours of an ordinary week, by weekday 1 (Monday) to 7, like {@code 09:00-12:00}
     * @param days within the plan's span that are not like their weekday
     */
    record Hours(Map<Integer, List<String>> hours, List<Day> days) {}

    record Day(LocalDate date, boolean working) {}

    /**
     * One row.
     *
     * @param resources who and what it takes, in words
     * @param slackMinutes working time it may slip
     * @param baselineStart null where the baseline does not hold it
     */
    record Bar(
            String id,
            String parent,
            int order,
            String kind,
            String phase,
            String text,
            LocalDateTime start,
            LocalDateTime finish,
            long durationMinutes,
            BigDecimal effortHours,
            int progress,
            String owner,
            String ownerId,
            List<String> resources,
            boolean critical,
            Long slackMinutes,
            boolean late,
            ItemStatus status,
            int version,
            Bound constraint,
            LocalDate deadline,
            LocalDateTime baselineStart,
            LocalDateTime baselineFinish) {

        Bar cancelled() {
            return new Bar(
                    id,
                    parent,
                    order,
                    kind,
                    phase,
                    text,
                    start,
                    finish,
                    durationMinutes,
                    effortHours,
                    progress,
                    owner,
                    ownerId,
                    resources,
                    false,
                    null,
                    false,
                    ItemStatus.CANCELLED,
                    version,
                    constraint,
                    deadline,
                    baselineStart,
                    baselineFinish);
        }
    }

    record Bound(Constraint.Type type, LocalDateTime at) {}

    /** @param violated whether a constraint or what happened keeps the items from honouring it */
    record Tie(String id, String source, String target, LinkType type, long lag, Lag.Unit lagUnit, boolean violated) {}

    /** @param state {@code passed}, {@code waiting}, {@code returned} or {@code ahead} */
    record Gate(String id, String name, LocalDate date, String state) {}

    record Promise(int number, String label) {}

    record Owner(String id, String name) {}
}
