package org.gatehouse.measure;

import java.io.Serializable;

/**
 * What became of readings that were told. A session carries it to the next page.
 *
 * @param added of days that had none
 * @param changed of days that had another value
 * @param same of days that had this value already
 */
public record Taken(int added, int changed, int same) implements Serializable {

    static final Taken NOTHING = new Taken(0, 0, 0);

    boolean isNews() {
        return added + changed > 0;
    }
}
