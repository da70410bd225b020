package org.gatehouse.schedule;

import java.time.LocalDateTime;
import java.util.List;

/**
 * Something that takes time in a {@link Network}.
 *
 * @param parent key of the summary it belongs to; null at the top
 * @param durationMinutes working minutes by its calendar; 0 for milestones; not used for summaries
 * @param calendar when it can be worked on; null: the network's
 * @param deadline when it should be finished; moves nothing, but lateness shows; may be null
 * @param actualStart when it began; null while it has not
 * @param actualFinish when it ended; null while it has not
 * @param remainingMinutes working minutes left of a started activity; not used otherwise
 * @param notBefore no start before, from levelling; may be null
 * @param priority 0 (can wait) to 1000 (first); 500 is usual
 */
public record Activity(
        String key,
        Kind kind,
        String parent,
        long durationMinutes,
        WorkCalendar calendar,
        Constraint constraint,
        LocalDateTime deadline,
        LocalDateTime actualStart,
        LocalDateTime actualFinish,
        long remainingMinutes,
        LocalDateTime notBefore,
        int priority,
        List<Demand> demands) {

    public Activity {
        demands = List.copyOf(demands);
    }

    /** What sort of activity it is. */
    public enum Kind {
        WORK,
        MILESTONE,
        /** Spans its children; its dates and links follow from them and bind them. */
        SUMMARY
    }

    /** Plain work of so many working minutes. */
    public static Activity work(String key, long durationMinutes) {
        return new Activity(
                key,
                durationMinutes == 0 ? Kind.MILESTONE : Kind.WORK,
                null,
                durationMinutes,
                null,
                Constraint.NONE,
                null,
                null,
                null,
                durationMinutes,
                null,
                500,
                List.of());
    }
}
