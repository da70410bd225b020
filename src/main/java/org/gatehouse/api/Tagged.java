package org.gatehouse.api;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** An answer about one thing that can be changed. */
public interface Tagged {

    /** Version of the thing, which the entity tag carries. */
    @JsonIgnore
    int tagged();
}
