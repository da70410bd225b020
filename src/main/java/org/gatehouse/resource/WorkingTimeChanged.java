package org.gatehouse.resource;

/**
 * Calendars or absences changed, so schedules may have to. Told inside the transaction that changed them.
 *
 * @param projectKey of the project whose calendars changed; null: not one project's
 * @param personId whose own working time changed; null: not one person's
 */
public record WorkingTimeChanged(String projectKey, String personId) {}
