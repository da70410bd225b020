package org.gatehouse.plan;

import java.util.List;
import org.gatehouse.kernel.ProjectEvent;

/** Something in a plan changed; whoever runs the work looks at these items again. */
public interface PlanEvent extends ProjectEvent {

    List<String> itemKeys();

    /** The first few of the items, for one line. */
    default String someItems() {
        return itemKeys().size() <= 5
                ? String.join(", ", itemKeys())
                : String.join(", ", itemKeys().subList(0, 5)) + ", …";
    }
}
