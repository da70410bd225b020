package org.gatehouse.schedule;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws a network for a test. What is told about an activity is told about the one drawn last. */
final class Sketch {

    static final int DAY = 480;

    private final Map<String, Activity> activities = new LinkedHashMap<>();
    private final List<Link> links = new ArrayList<>();
    private LocalDateTime start = LocalDateTime.parse("2026-03-02T09:00");
    private LocalDateTime now;
    private WorkCalendar calendar = WorkCalendar.HOUSE;
    private String last;

    static LocalDateTime at(String time) {
        return LocalDateTime.parse(time);
    }

    Sketch start(String time) {
        start = at(time);
        return this;
    }

    Sketch now(String time) {
        now = at(time);
        return this;
    }

    Sketch calendar(WorkCalendar everybodys) {
        calendar = everybodys;
        return this;
    }

    Sketch days(String key, int days) {
        return draw(Activity.work(key, (long) days * DAY));
    }

    Sketch minutes(String key, long minutes) {
        return draw(Activity.work(key, minutes));
    }

    Sketch milestone(String key) {
        return minutes(key, 0);
    }

    Sketch summary(String key) {
        Activity a = Activity.work(key, 0);
        return draw(new Activity(
                key, Activity.Kind.SUMMARY, null, 0, null, a.constraint(), null, null, null, 0, null, 500, List.of()));
    }

    Sketch in(String parent) {
        Activity a = activity();
        return draw(with(a, parent, a.calendar(), a.constraint(), a.deadline(), a.notBefore()));
    }

    Sketch on(WorkCalendar own) {
        Activity a = activity();
        return draw(with(a, a.parent(), own, a.constraint(), a.deadline(), a.notBefore()));
    }

    Sketch constraint(Constraint.Type type, String time) {
        Activity a = activity();
        Constraint constraint = new Constraint(type, time == null ? null : at(time));
        return draw(with(a, a.parent(), a.calendar(), constraint, a.deadline(), a.notBefore()));
    }

    Sketch deadline(String time) {
        Activity a = activity();
        return draw(with(a, a.parent(), a.calendar(), a.constraint(), at(time), a.notBefore()));
    }

    Sketch notBefore(String time) {
        return draw(notBefore(activity(), at(time)));
    }

    static Activity notBefore(Activity a, LocalDateTime time) {
        return with(a, a.parent(), a.calendar(), a.constraint(), a.deadline(), time);
    }

    Sketch started(String time, long remainingMinutes) {
        return progress(at(time), null, remainingMinutes);
    }

    Sketch finished(String from, String to) {
        return progress(at(from), at(to), 0);
    }

    Sketch link(String from, String to) {
        return link(from, to, LinkType.FS, Lag.NONE);
    }

    Sketch link(String from, String to, LinkType type) {
        return link(from, to, type, Lag.NONE);
    }

    Sketch link(String from, String to, LinkType type, Lag lag) {
        links.add(new Link(from, to, type, lag));
        return this;
    }

    Network network() {
        return new Network(start, now, calendar, List.copyOf(activities.values()), links);
    }

    Timetable schedule() {
        return CriticalPath.of(network());
    }

    private Activity activity() {
        return activities.get(last);
    }

    /** Draws this one, or draws it again. */
    Sketch draw(Activity activity) {
        last = activity.key();
        activities.put(last, activity);
        return this;
    }

    private Sketch progress(LocalDateTime from, LocalDateTime to, long remaining) {
        Activity a = activity();
        return draw(new Activity(
                a.key(),
                a.kind(),
                a.parent(),
                a.durationMinutes(),
                a.calendar(),
                a.constraint(),
                a.deadline(),
                from,
                to,
                remaining,
                a.notBefore(),
                a.priority(),
                a.demands()));
    }

    private static Activity with(
            Activity a,
            String parent,
            WorkCalendar calendar,
            Constraint constraint,
            LocalDateTime deadline,
            LocalDateTime notBefore) {
        return new Activity(
                a.key(),
                a.kind(),
                parent,
                a.durationMinutes(),
                calendar,
                constraint,
                deadline,
                a.actualStart(),
                a.actualFinish(),
                a.remainingMinutes(),
                notBefore,
                a.priority(),
                a.demands());
    }
}
