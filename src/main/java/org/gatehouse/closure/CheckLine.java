package org.gatehouse.closure;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One line of the checklist a project is closed by: settled by the facts themselves, or waived.
 *
 * @param key as the decision table names it
 * @param waivable whether it may be let go with a reason and a second person
 * @param things what is open; none where it is settled
 * @param waiver the last one asked for in this round; null where none was
 */
record CheckLine(String key, boolean waivable, String english, String chinese, List<Thing> things, Waiver waiver) {

    enum State {
        SETTLED,
        OPEN,
        /** A waiver waits for the second person. */
        ASKED,
        WAIVED
    }

    /** A waiver covers what was open when it was asked for; what came after is open. */
    public State state() {
        if (things.isEmpty()) {
            return State.SETTLED;
        }
        if (!waivable
                || waiver == null
                || waiver.isDeclined()
                || !waiver.covered().containsAll(keys())) {
            return State.OPEN;
        }
        return waiver.isConfirmed() ? State.WAIVED : State.ASKED;
    }

    /** Whether it keeps the project from being closed. */
    public boolean isOpen() {
        return state() == State.OPEN || state() == State.ASKED;
    }

    /** Whether its waiver counts in what is shown of it: it waits, was confirmed or was declined. */
    public boolean tellsWaiver() {
        return waiver != null && state() != State.SETTLED;
    }

    /** Green, amber or red. */
    public String light() {
        return switch (state()) {
            case SETTLED -> "green";
            case WAIVED -> "amber";
            default -> "red";
        };
    }

    public String says(Locale reader) {
        return "zh".equals(reader.getLanguage()) ? chinese : english;
    }

    Set<String> keys() {
        return things.stream().map(Thing::key).collect(Collectors.toCollection(HashSet::new));
    }
}
