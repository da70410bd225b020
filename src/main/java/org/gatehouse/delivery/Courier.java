package org.gatehouse.delivery;

/**
 * Brings what was put in line of one channel; a bean of the room that knows how. It is asked outside of any transaction
 * and has to answer within {@link Dispatch#LEASE}, else another node tries the same.
 */
public interface Courier {

    /** Name of the channel, up to 40 characters. */
    String channel();

    /** One attempt. Whatever is thrown counts as a failure that may pass. */
    Outcome deliver(Parcel parcel);
}
