package org.gatehouse.trail;

import org.gatehouse.seal.Chain;

/** Where a project's trail ends: number and hash of its last line. */
record TrailHead(int number, String hash) {

    static final TrailHead NONE = new TrailHead(0, Chain.BEGINNING);
}
