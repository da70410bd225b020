package org.gatehouse.appraisal;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.schedule.WorkCalendar;

/**
 * How the time of one piece of work was shared between its owner and others. The owner has the working time between its
 * planned start, or its beginning where that was earlier, and its due moment. What others took of that (a predecessor that was late, an approver who kept it, a
 * hold, the owner's absence) is the owner's again after the due moment; and after it only time counts in which the work
 * lay in their hands while they worked. What remains is charged to them: more waiting for others never makes it more.
 *
 * @param planned from the planned start to the due moment
 * @param hands stretches in which it lay in the owner's hands, in order
 * @param asked stretches in which somebody else had to judge it
 * @param holds stretches in which the project rested
 * @param usual when the owner works, absences not looked at
 * @param own when the owner worked: the usual without their absences
 */
record Handling(
        Stretch planned,
        List<Stretch> hands,
        List<Asked> asked,
        List<Stretch> holds,
        WorkCalendar usual,
        WorkCalendar own) {

    /** Somebody who had to judge the work. */
    record Asked(String person, Stretch stretch) {}

    /** A predecessor and when it was done; null while it is not. */
    record Before(String key, String owner, LocalDateTime done) {}

    Handling {
        hands = Stretch.merged(hands);
        holds = Stretch.merged(holds);
        asked = List.copyOf(asked);
    }

    private List<Stretch> active() {
        return Stretch.without(hands, holds);
    }

    /** Working minutes of the owner on it. */
    long worked() {
        return Stretch.minutes(active(), own);
    }

    /** Minutes up to the due moment that were not the owner's. */
    long lost() {
        boolean early = !hands.isEmpty() && hands.get(0).from().isBefore(planned.from());
        Stretch window = early ? new Stretch(hands.get(0).from(), planned.to()) : planned;
        long available = window.isEmpty() ? 0 : usual.between(window.from(), window.to());
        return available - Stretch.minutes(Stretch.within(active(), window), own);
    }

    /** The owner's own minutes after the due moment that nothing makes up for; 0 is in time. */
    long charged() {
        Stretch after = new Stretch(planned.to(), LocalDateTime.of(9999, 1, 1, 0, 0));
        return Math.max(0, Stretch.minutes(Stretch.within(active(), after), own) - Math.max(0, lost()));
    }

    /** What was waited for, whom, and how long; by the owner's usual working time, each minute once. */
    List<Wait> waits(List<Before> before) {
        List<Wait> waits = new ArrayList<>();
        if (!hands.isEmpty()) {
            Stretch late = new Stretch(planned.from(), hands.get(0).from());
            long minutes = Stretch.minutes(Stretch.without(List.of(late), holds), usual);
            Before last = before.stream()
                    .filter(one -> one.done() != null)
                    .max(java.util.Comparator.comparing(Before::done))
                    .orElse(null);
            if (minutes > 0 && last != null && last.done().isAfter(planned.from())) {
                waits.add(new Wait(Wait.Kind.PREDECESSOR, last.owner(), last.key(), minutes));
            }
        }
        for (Asked one : asked) {
            long minutes = Stretch.minutes(Stretch.without(List.of(one.stretch()), holds), usual);
            if (minutes > 0) {
                waits.add(new Wait(Wait.Kind.APPROVER, one.person(), "", minutes));
            }
        }
        long held = Stretch.minutes(Stretch.merged(rested()), usual);
        if (held > 0) {
            waits.add(new Wait(Wait.Kind.HOLD, "", "", held));
        }
        long away = Stretch.minutes(active(), usual) - worked();
        if (away > 0) {
            waits.add(new Wait(Wait.Kind.AWAY, "", "", away));
        }
        return waits;
    }

    /** Holds while the work was planned, in hand or with somebody else. */
    private List<Stretch> rested() {
        if (hands.isEmpty()) {
            return List.of();
        }
        LocalDateTime from = hands.get(0).from();
        LocalDateTime first = planned.from().isBefore(from) ? planned.from() : from;
        LocalDateTime last = hands.get(hands.size() - 1).to();
        return Stretch.within(holds, new Stretch(first, last));
    }
}
