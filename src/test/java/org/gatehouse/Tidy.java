package org.gatehouse;

/** Clears away what one test would leave to the next in the shared house: limits per person or per address. */
public interface Tidy {

    void up();
}
