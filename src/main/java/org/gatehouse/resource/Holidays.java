package org.gatehouse.resource;

/** Which public holidays a calendar keeps. */
public enum Holidays {
    /** China's, with their make-up working days. */
    CN,
    /** None, even where the base keeps some. */
    NO
}
