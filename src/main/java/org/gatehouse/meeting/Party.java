package org.gatehouse.meeting;

/**
 * Somebody as a calendar names them.
 *
 * @param mail empty where they have none; then calendars do not name them
 */
record Party(String id, String name, String mail) {

    boolean hasMail() {
        return !mail.isEmpty();
    }
}
