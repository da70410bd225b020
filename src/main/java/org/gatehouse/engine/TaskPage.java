package org.gatehouse.engine;

/** Where the tasks of a process lead that belongs to no one project; a room has one bean for each such process. */
public interface TaskPage {

    /** Id of the process. */
    String process();

    /** Address of the page, for this reader; the page itself says whether they may see it. */
    String address(InboxTask task, String reader);
}
