package org.gatehouse.plan;

import org.springframework.data.relational.core.mapping.Table;

/**
 * What an item waits for.
 *
 * @param type {@code FS}: it begins after the predecessor's finish; the only type planned with today
 * @param lagDays working days between the two
 */
@Table("item_dependency")
public record Dependency(String predecessorKey, String type, int lagDays) {

    static Dependency finishToStart(String predecessorKey) {
        return new Dependency(predecessorKey, "FS", 0);
    }
}
