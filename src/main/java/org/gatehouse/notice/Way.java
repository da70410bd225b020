package org.gatehouse.notice;

/** How somebody wants to hear of a topic outside the portal. */
enum Way {
    AT_ONCE,
    DIGEST,
    NEVER
}
