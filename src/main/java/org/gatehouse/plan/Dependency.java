package org.gatehouse.plan;

import java.util.Comparator;
import org.gatehouse.schedule.Lag;
import org.gatehouse.schedule.LinkType;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What an item waits for.
 *
 * @param lagAmount minutes or, by its unit, percent of the predecessor's duration; negative is a lead
 */
@Table("item_dependency")
public record Dependency(String predecessorKey, LinkType type, long lagAmount, Lag.Unit lagUnit) {

    /** By the predecessor's number; keys of one project differ in it alone. */
    static final Comparator<Dependency> ORDER = Comparator.comparing(
                    Dependency::predecessorKey, Comparator.comparingInt(String::length))
            .thenComparing(Dependency::predecessorKey);

    public static Dependency finishToStart(String predecessorKey) {
        return new Dependency(predecessorKey, LinkType.FS, 0, Lag.Unit.WORKING);
    }

    public Lag lag() {
        return new Lag(lagAmount, lagUnit);
    }

    public Dependency on(String otherKey) {
        return new Dependency(otherKey, type, lagAmount, lagUnit);
    }
}
