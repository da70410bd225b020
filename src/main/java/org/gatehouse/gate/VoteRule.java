package org.gatehouse.gate;

/** How many of the approvers must agree. */
enum VoteRule {
    /** The one named approver decides. */
    one,
    /** Whoever comes first decides for all. */
    any,
    /** Everybody must say go; the first other word decides. */
    all,
    /** A number of them must say go; decided otherwise as soon as that cannot be reached any more. */
    nOfM
}
