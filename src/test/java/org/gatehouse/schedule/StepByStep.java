package org.gatehouse.schedule;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.schedule.Activity.Kind;
import org.gatehouse.schedule.Constraint.Type;
import org.gatehouse.schedule.WorkCalendar.Shift;

/**
 * Another way to early dates, slow and plain: all begin at once, and whoever comes too early for a link or a constraint
 * tries half an hour later, until nobody does. Knows half hours only.
 */
final class StepByStep {

    private static final int STEP = 30;

    private final Network network;
    private final Map<String, Activity> activities = new HashMap<>();
    private final Map<WorkCalendar, BitSet> known = new HashMap<>();
    private final long origin;
    final Map<String, Long> starts = new HashMap<>();
    final Map<String, Long> finishes = new HashMap<>();

    StepByStep(Network network) {
        this.network = network;
        this.origin = Moment.of(network.start().toLocalDate().minusDays(100).atStartOfDay());
        network.activities().forEach(activity -> activities.put(activity.key(), activity));
        plain().forEach(activity -> tryFrom(activity, Moment.of(network.start())));
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Activity activity : plain()) {
                while (tooEarly(activity)) {
                    tryFrom(activity, starts.get(activity.key()) + STEP);
                    moved = true;
                }
            }
        }
    }

    long finish() {
        return finishes.values().stream().mapToLong(Long::longValue).max().orElseThrow();
    }

    private List<Activity> plain() {
        return network.activities().stream()
                .filter(activity -> activity.kind() != Kind.SUMMARY)
                .toList();
    }

    private void tryFrom(Activity activity, long from) {
        WorkCalendar calendar = calendar(activity);
        long start = from;
        boolean instant = activity.durationMinutes() == 0;
        while (!worked(calendar, start) && !(instant && worked(calendar, start - STEP))) {
            start += STEP;
        }
        starts.put(activity.key(), start);
        finishes.put(activity.key(), walk(calendar, start, activity.durationMinutes()));
    }

    private boolean tooEarly(Activity activity) {
        long start = starts.get(activity.key());
        long finish = finishes.get(activity.key());
        WorkCalendar calendar = calendar(activity);
        boolean instant = activity.durationMinutes() == 0;
        Constraint constraint = activity.constraint();
        if (constraint.type() == Type.START_NO_EARLIER_THAN && start < Moment.of(constraint.at())
                || constraint.type() == Type.FINISH_NO_EARLIER_THAN
                        && missing(calendar, finish, Moment.of(constraint.at()), instant)) {
            return true;
        }
        return network.links().stream()
                .filter(link -> isIn(activity.key(), link.to()))
                .anyMatch(link -> {
                    boolean leavesFinish = link.type() == LinkType.FS || link.type() == LinkType.FF;
                    boolean holdsStart = link.type() == LinkType.FS || link.type() == LinkType.SS;
                    long end = leavesFinish ? finishOf(link.from()) : startOf(link.from());
                    long bound = bound(link, end, calendar(activities.get(link.to())));
                    if (!holdsStart
                            && !link.to().equals(activity.key())
                            && holdsBackInside(activity.key(), link.to())) {
                        return false;
                    }
                    return holdsStart ? start < bound : missing(calendar, finish, bound, instant);
                });
    }

    private long bound(Link link, long end, WorkCalendar calendar) {
        Lag lag = link.lag();
        return switch (lag.unit()) {
            case ELAPSED -> end + lag.amount();
            case WORKING -> lagged(link, calendar, end, lag.amount());
            case PERCENT -> lagged(link, calendar, end, length(link.from()) * lag.amount() / 100);
        };
    }

    /** With a lead, a milestone stands in the evening rather than the next morning. */
    private long lagged(Link link, WorkCalendar calendar, long end, long minutes) {
        Activity to = activities.get(link.to());
        long at = walk(calendar, end, minutes);
        while (minutes < 0 && to.kind() != Kind.SUMMARY && to.durationMinutes() == 0 && !worked(calendar, at - STEP)) {
            at -= STEP;
        }
        return at;
    }

    private long length(String key) {
        long minutes = activities.get(key).durationMinutes();
        if (activities.get(key).kind() == Kind.SUMMARY) {
            for (long hour = startOf(key); hour < finishOf(key); hour += STEP) {
                minutes += worked(network.calendar(), hour) ? STEP : 0;
            }
        }
        return minutes;
    }

    /** A finish is too early when something could have been done until the bound. */
    private boolean missing(WorkCalendar calendar, long finish, long bound, boolean instant) {
        boolean missing = instant && finish < bound;
        for (long hour = finish; hour < bound; hour += STEP) {
            missing |= worked(calendar, hour);
        }
        return missing;
    }

    private long startOf(String key) {
        return activities.get(key).kind() == Kind.SUMMARY
                ? parts(key).stream().mapToLong(this::startOf).min().orElseThrow()
                : starts.get(key);
    }

    private long finishOf(String key) {
        return activities.get(key).kind() == Kind.SUMMARY
                ? parts(key).stream().mapToLong(this::finishOf).max().orElseThrow()
                : finishes.get(key);
    }

    private List<String> parts(String summary) {
        return activities.values().stream()
                .filter(activity -> summary.equals(activity.parent()))
                .map(Activity::key)
                .toList();
    }

    private boolean isIn(String key, String summary) {
        return key != null && (key.equals(summary) || isIn(activities.get(key).parent(), summary));
    }

    private boolean holdsBackInside(String key, String summary) {
        return network.links().stream()
                .anyMatch(link -> isIn(key, link.from())
                        && !link.from().equals(summary)
                        && isIn(link.from(), summary)
                        && isIn(link.to(), summary));
    }

    private WorkCalendar calendar(Activity activity) {
        return activity.calendar() == null ? network.calendar() : activity.calendar();
    }

    /** So many working minutes on, half an hour at a time, or back. */
    private long walk(WorkCalendar calendar, long from, long minutes) {
        long at = from;
        for (long left = minutes; left > 0; at += STEP) {
            left -= worked(calendar, at) ? STEP : 0;
        }
        for (long left = -minutes; left > 0; ) {
            at -= STEP;
            left -= worked(calendar, at) ? STEP : 0;
        }
        return at;
    }

    private boolean worked(WorkCalendar calendar, long moment) {
        BitSet worked = known.computeIfAbsent(calendar, this::steps);
        return worked.get((int) ((moment - origin) / STEP));
    }

    private BitSet steps(WorkCalendar calendar) {
        BitSet steps = new BitSet();
        for (int day = 0; day < 1000; day++) {
            for (Shift shift : calendar.shiftsOn(Moment.at(origin).toLocalDate().plusDays(day))) {
                steps.set((day * Moment.DAY + shift.from()) / STEP, (day * Moment.DAY + shift.to()) / STEP);
            }
        }
        return steps;
    }
}
