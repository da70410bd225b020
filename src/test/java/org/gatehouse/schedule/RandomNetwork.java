package org.gatehouse.schedule;

import java.util.List;
import java.util.Random;
import org.gatehouse.schedule.Constraint.Type;
import org.gatehouse.schedule.WorkCalendar.Shift;

/** Networks by chance, in whole hours; links lead from lower to higher numbers. */
final class RandomNetwork {

    static final WorkCalendar LONG = WorkCalendar.builder()
            .everyDay(Shift.parse("07:00-12:00,14:00-22:00"))
            .build();
    static final WorkCalendar FEW = WorkCalendar.builder()
            .weekdays(Shift.parse("10:00-12:00,13:00-15:00"))
            .build();

    private final Random random;
    private final int size;
    private boolean calendars;
    private boolean summaries;
    private boolean constraints;
    private boolean leads = true;

    RandomNetwork(long seed, int size) {
        this.random = new Random(seed);
        this.size = size;
    }

    RandomNetwork withCalendars() {
        calendars = true;
        return this;
    }

    RandomNetwork withSummaries() {
        summaries = true;
        return this;
    }

    RandomNetwork withConstraints() {
        constraints = true;
        return this;
    }

    RandomNetwork withoutLeads() {
        leads = false;
        return this;
    }

    Network draw() {
        // The Spring Festival is near.
        Sketch sketch = new Sketch().start("2026-02-09T09:00");
        for (int i = 0; i < size; i++) {
            sketch.minutes("A" + i, random.nextInt(6) == 0 ? 0 : 60L * (1 + random.nextInt(30)));
            if (calendars && random.nextInt(3) == 0) {
                sketch.on(random.nextBoolean() ? LONG : FEW);
            }
            if (constraints && random.nextInt(4) == 0) {
                constrain(sketch);
            }
        }
        if (summaries) {
            drawSummaries(sketch);
        }
        for (int i = 0; i < size; i++) {
            for (int j = i + 1; j < size; j++) {
                if (random.nextInt(size) < 2) {
                    LinkType type = random.nextInt(3) == 0 ? LinkType.values()[random.nextInt(4)] : LinkType.FS;
                    sketch.link("A" + i, "A" + j, type, lag());
                }
            }
        }
        return sketch.network();
    }

    /** Numbers that follow on each other in summaries of up to four, two of them in one above. */
    private void drawSummaries(Sketch sketch) {
        List<Activity> plain = sketch.network().activities();
        sketch.summary("TOP");
        int from = 0;
        int before = -1;
        for (int number = 0; from < size; number++) {
            sketch.summary("S" + number);
            if (number < 2) {
                sketch.in("TOP");
            }
            int to = Math.min(size, from + 1 + random.nextInt(4));
            for (Activity part : plain.subList(from, to)) {
                sketch.draw(part).in("S" + number);
            }
            if (before >= 0 && random.nextInt(3) == 0) {
                sketch.link(
                        "S" + before,
                        "S" + number,
                        LinkType.values()[random.nextInt(4)],
                        random.nextBoolean() ? Lag.NONE : Lag.working(120));
            }
            before = number;
            from = to;
        }
    }

    private void constrain(Sketch sketch) {
        String day = "2026-02-%02d".formatted(9 + random.nextInt(18));
        Type type = random.nextBoolean() ? Type.START_NO_EARLIER_THAN : Type.FINISH_NO_EARLIER_THAN;
        sketch.constraint(type, day + "T%02d:00".formatted(random.nextInt(24)));
    }

    private Lag lag() {
        int least = leads ? -4 : 0;
        return switch (random.nextInt(6)) {
            case 0 -> Lag.working(60L * (least + random.nextInt(20)));
            case 1 -> new Lag(60L * (least + random.nextInt(60)), Lag.Unit.ELAPSED);
            case 2 -> new Lag(leads ? -50 + 50 * random.nextInt(4) : 100, Lag.Unit.PERCENT);
            default -> Lag.NONE;
        };
    }
}
