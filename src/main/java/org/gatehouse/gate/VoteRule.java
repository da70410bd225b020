package org.gatehouse.gate;

/** How the approvers' words become a decision. */
enum VoteRule {
    /** The one named approver decides. */
    one,
    /** Whoever comes first decides for all. */
    any,
    /** All are asked at once and must say go; the first other word decides. */
    all,
    /** All are asked at once and a number of them must say go; decided otherwise once that cannot be reached any more. */
    nOfM,
    /**
     * All are asked at once. It is a go as soon as the needed number said go; until then any other word of somebody with
     * the veto decides at once, whatever the others said. Other words of those without it only count against the number,
     * as under {@link #nOfM}.
     */
    veto,
    /**
     * They are asked one after the other, in the order in which the table names them: the next one only after the
     * earlier ones said go. It is a go when the last one said so; the first other word decides, and those behind are not
     * asked. Whoever would be asked twice in a row is asked once; their word is carried over to the second place.
     */
    sequence
}
