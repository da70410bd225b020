package org.gatehouse.schedule;

/**
 * Where {@link ListSearch} lays out activities one by one, each as early as what already lies there allows. Moments are
 * whole numbers of whatever the problem counts in. Keeps its state between calls; not thread-safe.
 */
interface Board {

    int size();

    int[][] predecessors();

    int[][] successors();

    /** How much must still follow each activity, its own length included: the larger, the more urgent. */
    int[] urgency();

    /** Takes everything off; what is laid out next starts at this moment or later. */
    void clear(int from);

    /** The earliest start that links, resources and calendars allow; its predecessors lie there already. */
    int earliest(int activity);

    /** Lays an activity out; the start is one that {@link #earliest} found and nothing was laid out since. */
    void place(int activity, int start);

    int start(int activity);

    int finish(int activity);

    /** What is to be made small once all lies there; the end of the whole weighs most. */
    long cost();

    /** No layout costs less: a search that reaches it stops. */
    long leastCost();

    /** Good enough to stop when nothing gets better for a while. */
    long goodCost();

    /** The end of the whole once all lies there. */
    int end();

    /** The same problem with time running backwards, on a board of its own; good enough to draw an order from. */
    Board mirrored();

    /** The moment on the mirrored board. */
    int mirror(int moment);
}
