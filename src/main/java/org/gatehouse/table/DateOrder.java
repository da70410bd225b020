package org.gatehouse.table;

/** In which order a written date gives its parts where the year does not stand first. */
public enum DateOrder {
    /** 3/1/26 is 1 March. */
    MONTH_FIRST,
    /** 3/1/26 is 3 January. */
    DAY_FIRST,
    /** 26/3/1 is 1 March 2026. */
    YEAR_FIRST
}
