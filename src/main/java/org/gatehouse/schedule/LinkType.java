package org.gatehouse.schedule;

/** Which end of the predecessor holds back which end of the successor. */
public enum LinkType {
    /** Finish to start: the successor begins after the predecessor's finish. */
    FS,
    /** Start to start. */
    SS,
    /** Finish to finish. */
    FF,
    /** Start to finish: the successor ends after the predecessor's start. */
    SF
}
