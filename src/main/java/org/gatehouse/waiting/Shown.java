package org.gatehouse.waiting;

import java.util.List;
import org.gatehouse.person.Person;

/**
 * A reason as a reader sees it, with what they can do about it.
 *
 * @param light colour of the mark: {@code red}, {@code amber} or {@code grey}
 * @param mark message key of the mark
 * @param asks the open tasks behind it
 * @param item key of the work item it is about; null where about none
 * @param operated whether the reader can look after it in Cockpit
 * @param details what a failed step said, for those who operate; else empty
 */
record Shown(
        Kind kind,
        String sentence,
        String light,
        String mark,
        List<Ask> asks,
        String item,
        boolean operated,
        String details) {

    /**
     * An open task and what the reader can do about it.
     *
     * @param who names of those who are waited for
     * @param mine whether the reader may do it
     * @param remindable whether the reader may remind now
     * @param again when somebody was reminded already: from when it is possible again, as people say it; else empty
     * @param successors to whom the reader may hand it over
     */
    record Ask(String taskId, String who, boolean mine, boolean remindable, String again, List<Person> successors) {}
}
