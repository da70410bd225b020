package org.gatehouse.seal;

/** A room that keeps a chain per project. */
public interface Sealed {

    /** One word; the chain's name is the message {@code seal.kind.<kind>}. */
    String kind();

    /** Goes along the whole chain of a project; who may ask is the caller's affair. */
    Finding verify(String projectKey);
}
