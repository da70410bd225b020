package org.gatehouse.trail;

import java.util.List;
import org.gatehouse.seal.Chain;

/**
 * Goes along a trail, line by line, and stops at the first that does not hold: one that was changed, that is not there,
 * or that stands where it does not belong. The end is kept apart from the lines, so one that was cut off is missed too.
 */
final class TrailCheck {

    enum Fault {
        /** What it says is not what was written, or the line before it was exchanged. */
        CHANGED,
        /** A number is left out. */
        MISSING,
        /** It stands behind the end, or twice. */
        FOREIGN,
        /** The end that was noted is another than the last line's. */
        END
    }

    /** @param number of the line that does not hold */
    record Break(int number, Fault fault) {}

    private String previous = Chain.BEGINNING;
    private int number;
    private Break found;

    /** Takes the next lines, by number; false when the first break is found. */
    boolean take(List<SealedLine> lines) {
        for (SealedLine line : lines) {
            if (line.number() != number + 1) {
                found = new Break(number + 1, line.number() > number ? Fault.MISSING : Fault.FOREIGN);
                return false;
            }
            number++;
            previous = line.linked(previous);
            if (!previous.equals(line.hash())) {
                found = new Break(number, Fault.CHANGED);
                return false;
            }
        }
        return true;
    }

    /** The first break, once all lines were taken; null where the trail is whole. */
    Break end(TrailHead head) {
        if (found != null) {
            return found;
        }
        if (head.number() > number) {
            return new Break(number + 1, Fault.MISSING);
        }
        if (head.number() < number) {
            return new Break(head.number() + 1, Fault.FOREIGN);
        }
        return head.hash().equals(previous) ? null : new Break(number, Fault.END);
    }

    /** Lines that hold. */
    int checked() {
        return number;
    }
}
