package org.gatehouse.inbox;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.kernel.Refusal.Problem;

/**
 * What became of a command: which entries it reached, which it did not, and why. It waits in the session for the next
 * page.
 *
 * @param action names the sentence that tells of it
 * @param undoable whether at least a part can be taken back
 */
record Told(String action, List<Line> done, List<Line> refused, boolean undoable) implements Serializable {

    Told {
        done = new ArrayList<>(done);
        refused = new ArrayList<>(refused);
    }

    /**
     * An entry by its name.
     *
     * @param problem why not, or what is to be known beside; null where there is nothing to say
     */
    record Line(String name, Problem problem) implements Serializable {}

    static Told of(String action, String name, boolean undoable) {
        return new Told(action, List.of(new Line(name, null)), List.of(), undoable);
    }
}
