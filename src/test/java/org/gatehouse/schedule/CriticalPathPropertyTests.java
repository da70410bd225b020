package org.gatehouse.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gatehouse.schedule.Activity.Kind;

class CriticalPathPropertyTests {

    @Property(tries = 100)
    void earlyDatesAreTheFirstThatKeepEverything(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int size) {
        agree(new RandomNetwork(seed, size).withCalendars().withConstraints().draw());
        agree(new RandomNetwork(seed, size)
                .withCalendars()
                .withConstraints()
                .withSummaries()
                .draw());
    }

    private static void agree(Network network) {
        Timetable times = CriticalPath.of(network);
        StepByStep plain = new StepByStep(network);
        plain.starts.forEach((key, start) -> {
            assertThat(times.times().get(key).earlyStart()).as(key).isEqualTo(Moment.at(start));
            assertThat(times.times().get(key).earlyFinish()).as(key).isEqualTo(Moment.at(plain.finishes.get(key)));
        });
        assertThat(times.finish()).isEqualTo(Moment.at(plain.finish()));
        assertThat(times.violations()).isEmpty();
        assertThat(times.missed()).isEmpty();
    }

    @Property(tries = 80)
    void slackIsHowLongEachCanWait(@ForAll long seed, @ForAll @IntRange(min = 1, max = 10) int size) {
        Network drawn = new RandomNetwork(seed, size).withConstraints().draw();
        slackIsSafe(drawn);
        slackIsAllThereIs(drawn);
        Network mixed =
                new RandomNetwork(seed, size).withCalendars().withConstraints().draw();
        slackIsSafe(mixed);
        slackIsAllThereIs(mixed);
        // Of two first parts of a summary each could wait, but not both: none has slack.
        slackIsSafe(new RandomNetwork(seed, size).withSummaries().draw());
    }

    private static void slackIsSafe(Network network) {
        Timetable times = CriticalPath.of(network);
        for (Activity activity : plain(network)) {
            Times own = times.times().get(activity.key());
            assertThat(own.totalSlackMinutes()).isGreaterThanOrEqualTo(0);
            assertThat(own.freeSlackMinutes()).isBetween(0L, own.totalSlackMinutes());
            assertThat(later(network, times, after(network, activity, own.totalSlackMinutes())))
                    .as(activity.key())
                    .isFalse();
            assertThat(othersMove(network, activity, times, after(network, activity, own.freeSlackMinutes())))
                    .as(activity.key())
                    .isFalse();
        }
    }

    private static void slackIsAllThereIs(Network network) {
        Timetable times = CriticalPath.of(network);
        for (Activity activity : plain(network)) {
            Times own = times.times().get(activity.key());
            assertThat(after(network, activity, own.totalSlackMinutes() + 1).finish())
                    .as(activity.key())
                    .isAfter(times.finish());
            Timetable moved = after(network, activity, own.freeSlackMinutes() + 1);
            assertThat(moved.finish().isAfter(times.finish())
                            || plain(network).stream()
                                    .map(Activity::key)
                                    .anyMatch(key -> !key.equals(activity.key())
                                            && moved.times()
                                                    .get(key)
                                                    .earlyFinish()
                                                    .isAfter(times.times()
                                                            .get(key)
                                                            .earlyFinish())))
                    .as(activity.key())
                    .isTrue();
        }
    }

    private static List<Activity> plain(Network network) {
        return network.activities().stream()
                .filter(activity -> activity.kind() != Kind.SUMMARY)
                .toList();
    }

    /** By working time: from the evening to the next morning is no move. */
    private static boolean later(Network network, Timetable before, Timetable after) {
        return plain(network).stream()
                .anyMatch(activity -> calendar(network, activity)
                                .between(
                                        before.finish(),
                                        after.times().get(activity.key()).earlyFinish())
                        > 0);
    }

    private static boolean othersMove(Network network, Activity moved, Timetable before, Timetable after) {
        return plain(network).stream()
                .filter(activity -> activity != moved)
                .anyMatch(activity -> calendar(network, activity)
                                .between(
                                        before.times().get(activity.key()).earlyFinish(),
                                        after.times().get(activity.key()).earlyFinish())
                        != 0);
    }

    private static WorkCalendar calendar(Network network, Activity activity) {
        return activity.calendar() == null ? network.calendar() : activity.calendar();
    }

    private static Timetable after(Network network, Activity late, long minutes) {
        WorkCalendar calendar = calendar(network, late);
        Times times = CriticalPath.of(network).times().get(late.key());
        List<Activity> activities = network.activities().stream()
                .map(activity -> activity == late
                        ? Sketch.notBefore(activity, calendar.add(times.earlyStart(), minutes))
                        : activity)
                .toList();
        return CriticalPath.of(new Network(network.start(), null, network.calendar(), activities, network.links()));
    }

    /** Around the clock and with plain links the finish is the sum of the longest chain. */
    @Property(tries = 80)
    void theFinishIsTheLongestChains(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int size) {
        Network drawn = new RandomNetwork(seed, size).draw();
        Network network = new Network(
                drawn.start(),
                null,
                WorkCalendar.ALWAYS,
                drawn.activities(),
                drawn.links().stream()
                        .map(link -> Link.finishToStart(link.from(), link.to()))
                        .toList());
        long longest = network.activities().stream()
                .mapToLong(activity -> longest(network, activity))
                .max()
                .orElseThrow();
        Timetable times = CriticalPath.of(network);
        assertThat(times.finish()).isEqualTo(network.start().plusMinutes(longest));
        long criticalWork = network.activities().stream()
                .filter(activity -> times.times().get(activity.key()).critical())
                .mapToLong(Activity::durationMinutes)
                .sum();
        assertThat(criticalWork).isGreaterThanOrEqualTo(longest);
    }

    private static long longest(Network network, Activity from) {
        return from.durationMinutes()
                + network.links().stream()
                        .filter(link -> link.from().equals(from.key()))
                        .flatMap(link -> network.activities().stream()
                                .filter(to -> to.key().equals(link.to())))
                        .mapToLong(to -> longest(network, to))
                        .max()
                        .orElse(0);
    }
}
