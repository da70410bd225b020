package org.gatehouse.risk;

/** Where a risk comes from. */
public enum Category {
    SCHEDULE,
    COST,
    PEOPLE,
    SUPPLIER,
    CONTENT,
    MARKET,
    TECHNOLOGY,
    LEGAL,
    OTHER
}
