package org.gatehouse.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gatehouse.schedule.Constraint.Type;
import org.gatehouse.schedule.WorkCalendar.Shift;
import org.mpxj.ConstraintType;
import org.mpxj.Duration;
import org.mpxj.LocalTimeRange;
import org.mpxj.ProjectCalendar;
import org.mpxj.ProjectCalendarHours;
import org.mpxj.ProjectFile;
import org.mpxj.Relation;
import org.mpxj.RelationType;
import org.mpxj.Task;
import org.mpxj.TaskType;
import org.mpxj.TimeUnit;
import org.mpxj.cpm.CpmException;
import org.mpxj.cpm.MicrosoftScheduler;

/** Dates agree with MPXJ's scheduler, which was made to agree with what Microsoft Project saves in its files. */
class MicrosoftProjectTests {

    private static final WorkCalendar WEEK = WorkCalendar.builder()
            .weekdays(Shift.parse("09:00-12:00,13:00-18:00"))
            .build();

    @Property(tries = 150)
    void datesAgree(@ForAll long seed, @ForAll @IntRange(min = 1, max = 14) int size) throws CpmException {
        Network network = draw(new Random(seed), size);
        Timetable ours = CriticalPath.of(network);
        Map<String, Task> theirs = schedule(network);
        // Where orders contradict each other, how late things could be is a matter of taste.
        boolean kept = ours.violations().isEmpty() && ours.missed().isEmpty();
        ours.times().forEach((key, times) -> {
            Task task = theirs.get(key);
            same(key + " starts", times.earlyStart(), task.getEarlyStart());
            same(key + " finishes", times.earlyFinish(), task.getEarlyFinish());
            if (!kept) {
                return;
            }
            same(key + " starts late", times.lateStart(), task.getLateStart());
            same(key + " finishes late", times.lateFinish(), task.getLateFinish());
            double slack = task.getTotalSlack()
                    .convertUnits(TimeUnit.MINUTES, task.getParentFile().getProjectProperties())
                    .getDuration();
            assertThat((double) times.totalSlackMinutes()).as(key + " slack").isCloseTo(slack, within(1.0));
        });
    }

    /**
     * Where no working time lies between, both mean the same: a milestone in the evening or the next morning. What must
     * begin by the evening begins a minute before it here, and the next morning there.
     */
    private static void same(String what, LocalDateTime ours, LocalDateTime theirs) {
        if (!ours.equals(theirs)) {
            assertThat(Math.abs(WEEK.between(ours, theirs)))
                    .as("%s: %s, there %s", what, ours, theirs)
                    .isLessThanOrEqualTo(1);
        }
    }

    /** Links without leads, as there they lead to before the project's start; hard constraints and deadlines; all that they order is after the start. */
    private static Network draw(Random random, int size) {
        Sketch sketch = new Sketch().calendar(WEEK);
        for (int i = 0; i < size; i++) {
            sketch.minutes("A" + i, random.nextInt(8) == 0 ? 0 : 60L * (1 + random.nextInt(30)));
            int kind = random.nextInt(12);
            String day = "2026-03-%02d".formatted(9 + 7 * random.nextInt(3) + random.nextInt(5));
            switch (kind) {
                case 0 -> sketch.constraint(Type.START_NO_EARLIER_THAN, day + "T09:00");
                case 1 -> sketch.constraint(Type.START_NO_LATER_THAN, day + "T10:00");
                case 2 -> sketch.constraint(Type.FINISH_NO_EARLIER_THAN, day + "T18:00");
                case 3 -> sketch.constraint(Type.FINISH_NO_LATER_THAN, day + "T18:00");
                case 4 -> sketch.constraint(Type.MUST_START_ON, day + "T11:00");
                case 5 -> sketch.constraint(Type.MUST_FINISH_ON, day + "T18:00");
                default -> sketch.constraint(Type.START_NO_EARLIER_THAN, "2026-03-02T09:00");
            }
            if (random.nextInt(8) == 0) {
                sketch.deadline(day + "T18:00");
            }
            for (int j = 0; j < i; j++) {
                if (random.nextInt(size) < 2) {
                    LinkType type = LinkType.values()[random.nextInt(3)];
                    Lag lag = random.nextBoolean() ? Lag.NONE : Lag.working(60L * random.nextInt(24));
                    sketch.link("A" + j, "A" + i, type, lag);
                }
            }
        }
        return sketch.network();
    }

    private static Map<String, Task> schedule(Network network) throws CpmException {
        ProjectFile file = new ProjectFile();
        ProjectCalendar calendar = file.addDefaultBaseCalendar();
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.getValue() < 6) {
                ProjectCalendarHours hours = calendar.getCalendarHours(day);
                hours.clear();
                hours.add(new LocalTimeRange(LocalTime.of(9, 0), LocalTime.of(12, 0)));
                hours.add(new LocalTimeRange(LocalTime.of(13, 0), LocalTime.of(18, 0)));
            }
        }
        file.getProjectProperties().setDefaultCalendar(calendar);
        Map<String, Task> tasks = new HashMap<>();
        for (Activity activity : network.activities()) {
            Task task = file.addTask();
            task.setName(activity.key());
            task.setType(TaskType.FIXED_DURATION);
            task.setDuration(minutes(activity.durationMinutes()));
            task.setActualDuration(minutes(0));
            task.setRemainingDuration(minutes(activity.durationMinutes()));
            task.setMilestone(activity.durationMinutes() == 0);
            task.setConstraintType(
                    ConstraintType.valueOf(activity.constraint().type().name()));
            task.setConstraintDate(activity.constraint().at());
            task.setDeadline(activity.deadline());
            tasks.put(activity.key(), task);
        }
        for (Link link : network.links()) {
            tasks.get(link.to())
                    .addPredecessor(new Relation.Builder()
                            .predecessorTask(tasks.get(link.from()))
                            .type(
                                    switch (link.type()) {
                                        case FS -> RelationType.FINISH_START;
                                        case SS -> RelationType.START_START;
                                        case FF -> RelationType.FINISH_FINISH;
                                        case SF -> RelationType.START_FINISH;
                                    })
                            .lag(minutes(link.lag().amount())));
        }
        new MicrosoftScheduler().schedule(file, network.start());
        return tasks;
    }

    private static Duration minutes(long minutes) {
        return Duration.getInstance(minutes, TimeUnit.MINUTES);
    }
}
