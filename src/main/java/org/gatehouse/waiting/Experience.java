package org.gatehouse.waiting;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.gatehouse.engine.PastSteps;
import org.gatehouse.engine.PastSteps.Span;
import org.gatehouse.engine.PastSteps.Step;
import org.gatehouse.schedule.WorkCalendar;
import org.springframework.stereotype.Component;

/**
 * How long the steps of the models usually take, in the house's working time. Read in one statement for the steps of a
 * page and kept for a few minutes: one case more changes a median little.
 */
@Component
class Experience {

    private static final Duration KEPT = Duration.ofMinutes(5);

    private final PastSteps past;
    private final Clock clock;
    private final Map<Step, Known> known = new ConcurrentHashMap<>();

    Experience(PastSteps past, Clock clock) {
        this.past = past;
        this.clock = clock;
    }

    private record Known(Optional<Usual> usual, long readAt) {

        boolean isFresh() {
            return System.nanoTime() - readAt < KEPT.toNanos();
        }
    }

    /** By step; those without experience are missing. */
    Map<Step, Usual> of(Collection<Step> steps, WorkCalendar calendar) {
        List<Step> unknown = steps.stream()
                .distinct()
                .filter(step -> !known.containsKey(step) || !known.get(step).isFresh())
                .toList();
        Map<Step, List<Span>> spans = past.latest(unknown);
        for (Step step : unknown) {
            List<Long> minutes = spans.getOrDefault(step, List.of()).stream()
                    .map(span -> minutes(span, calendar))
                    .toList();
            known.put(step, new Known(Optional.ofNullable(Usual.of(minutes)), System.nanoTime()));
        }
        Map<Step, Usual> usual = new HashMap<>();
        steps.forEach(step -> known.get(step).usual().ifPresent(found -> usual.put(step, found)));
        return usual;
    }

    /** Looks everything up anew. */
    void forget() {
        known.clear();
    }

    private long minutes(Span span, WorkCalendar calendar) {
        return calendar.between(
                LocalDateTime.ofInstant(span.from(), clock.getZone()),
                LocalDateTime.ofInstant(span.to(), clock.getZone()));
    }
}
