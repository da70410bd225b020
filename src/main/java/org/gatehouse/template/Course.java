package org.gatehouse.template;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.gatehouse.schedule.Activity;
import org.gatehouse.schedule.Activity.Kind;
import org.gatehouse.schedule.Constraint;
import org.gatehouse.schedule.CriticalPath;
import org.gatehouse.schedule.Lag;
import org.gatehouse.schedule.Link;
import org.gatehouse.schedule.Network;
import org.gatehouse.schedule.Times;
import org.gatehouse.schedule.Timetable;
import org.gatehouse.schedule.WorkCalendar;
import org.gatehouse.schedule.WorkCalendar.Shift;
import org.gatehouse.template.Blueprint.Share;
import org.gatehouse.template.Blueprint.Step;

/**
 * When the steps of a blueprint happen in weeks of five working days without holidays, everybody being there.
 *
 * @param days working days of the whole
 * @param spans by step id
 * @param needs by role id: percent of a day that its steps ask for at the busiest moment, in whole people, so 200 where
 *     two are needed
 */
record Course(int days, Map<String, Span> spans, Map<String, Integer> needs) {

    /** Day 1 is the first; a milestone at the end of a day is on that day. */
    record Span(int first, int last) {}

    private static final int WHOLE = 100;

    private static final LocalDate MONDAY =
            LocalDate.of(2000, 1, 1).with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY));

    private static final WorkCalendar WEEK = WorkCalendar.builder()
            .weekdays(Shift.parse("09:00-12:00,13:00-18:00"))
            .build();

    int weeks() {
        return weeks(days);
    }

    static int weeks(int days) {
        return (days + 4) / 5;
    }

    /** @throws org.gatehouse.schedule.Unschedulable where its links run in a circle */
    static Course of(Blueprint blueprint) {
        Map<String, Step> steps = blueprint.stepsById();
        List<Activity> activities =
                blueprint.steps().stream().map(Course::activity).toList();
        List<Link> links = blueprint.steps().stream()
                .flatMap(step -> step.after().stream()
                        .filter(tie -> steps.containsKey(tie.predecessor()))
                        .map(tie ->
                                new Link(tie.predecessor(), step.id(), tie.type(), new Lag(tie.amount(), tie.unit()))))
                .toList();
        Timetable timetable = CriticalPath.of(new Network(MONDAY.atStartOfDay(), null, WEEK, activities, links));
        Map<String, Span> spans = new HashMap<>();
        timetable.times().forEach((id, times) -> spans.put(id, span(times)));
        return new Course(
                spans.values().stream().mapToInt(Span::last).max().orElse(0),
                Map.copyOf(spans),
                needs(blueprint, timetable.times()));
    }

    private static Activity activity(Step step) {
        long minutes = step.kind() == Kind.WORK ? minutes(step) : 0;
        return new Activity(
                step.id(),
                step.kind(),
                step.parent(),
                minutes,
                null,
                step.offsetDays() == null
                        ? Constraint.NONE
                        : new Constraint(
                                Constraint.Type.START_NO_EARLIER_THAN,
                                WEEK.add(MONDAY.atTime(9, 0), (long) step.offsetDays() * Blueprint.DAY)),
                null,
                null,
                null,
                minutes,
                null,
                500,
                List.of());
    }

    private static long minutes(Step step) {
        if (step.durationMinutes() != null) {
            return step.durationMinutes();
        }
        if (step.effortHours() == null) {
            return Blueprint.DAY;
        }
        int percent =
                Math.max(1, step.shares().stream().mapToInt(Share::percent).sum());
        return Math.max(
                1,
                Math.round(
                        step.effortHours().doubleValue() * 6000 / (step.shares().isEmpty() ? 100 : percent)));
    }

    private static Map<String, Integer> needs(Blueprint blueprint, Map<String, Times> times) {
        Map<String, NavigableMap<LocalDateTime, Integer>> changes = new HashMap<>();
        for (Step step : blueprint.steps()) {
            double stretch = step.kind() == Kind.WORK ? stretch(step) : 0;
            for (Share share : step.shares()) {
                int percent = (int) Math.round(share.percent() * stretch);
                NavigableMap<LocalDateTime, Integer> ofRole =
                        changes.computeIfAbsent(share.role(), role -> new TreeMap<>());
                ofRole.merge(WEEK.next(times.get(step.id()).earlyStart()), percent, Integer::sum);
                ofRole.merge(WEEK.next(times.get(step.id()).earlyFinish()), -percent, Integer::sum);
            }
        }
        Map<String, Integer> needs = new HashMap<>();
        changes.forEach((role, moments) -> {
            int now = 0;
            int most = 0;
            for (int change : moments.values()) {
                now += change;
                most = Math.max(most, now);
            }
            needs.put(role, Math.max(1, (most + WHOLE - 1) / WHOLE) * WHOLE);
        });
        return Map.copyOf(needs);
    }

    /** By how much an effort within a given length asks for more or less than its shares say. */
    private static double stretch(Step step) {
        int percent = step.shares().stream().mapToInt(Share::percent).sum();
        return step.durationMinutes() == null || step.effortHours() == null || percent == 0
                ? 1
                : step.effortHours().doubleValue() * 60 * WHOLE / ((double) step.durationMinutes() * percent);
    }

    private static Span span(Times times) {
        int last = Math.max(1, day(times.earlyFinish(), true));
        return new Span(Math.min(last, day(times.earlyStart(), false)), last);
    }

    private static int day(LocalDateTime moment, boolean end) {
        long minutes = WEEK.between(MONDAY.atStartOfDay(), moment);
        return (int) (end ? (minutes + Blueprint.DAY - 1) / Blueprint.DAY : minutes / Blueprint.DAY + 1);
    }
}
