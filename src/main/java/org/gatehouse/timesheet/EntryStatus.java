package org.gatehouse.timesheet;

/** Where the week of an entry stands, as far as the entry's project is concerned. */
public enum EntryStatus {
    /** May be changed. */
    OPEN,
    /** The week lies with those who approve it. */
    SUBMITTED,
    /** Sent back to be corrected. */
    RETURNED,
    APPROVED;

    /** Whether its person may change it, as far as approval is concerned. */
    public boolean isOpen() {
        return this == OPEN || this == RETURNED;
    }
}
