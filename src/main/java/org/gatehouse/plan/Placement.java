package org.gatehouse.plan;

import org.gatehouse.schedule.Activity.Kind;

/**
 * Where an item stands in the outline of its plan.
 *
 * @param parentKey the summary it belongs to; null at the top
 * @param planOrder position among all items of the plan; ties go by number
 * @param externalId what it is called in the file it came from; null where it came from none
 */
record Placement(Kind kind, String parentKey, int planOrder, String externalId) {}
