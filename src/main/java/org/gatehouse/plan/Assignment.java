package org.gatehouse.plan;

import org.springframework.data.relational.core.mapping.Table;

/**
 * Who or what an item takes.
 *
 * @param resourceId of the project's resources
 * @param percent of one full unit while the item lasts; 100 is all of a person's day
 */
@Table("item_assignment")
public record Assignment(long resourceId, int percent) {}
