package org.gatehouse.resource;

/**
 * How much somebody can give.
 *
 * @param calendarId one of the house's; null: the project's or the house's standard
 * @param percent of that calendar's hours, 0 to 100
 */
public record Working(String personId, Long calendarId, int percent) {

    static Working full(String personId) {
        return new Working(personId, null, 100);
    }
}
