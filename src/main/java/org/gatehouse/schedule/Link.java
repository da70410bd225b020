package org.gatehouse.schedule;

/** One activity holds another back. */
public record Link(String from, String to, LinkType type, Lag lag) {

    public static Link finishToStart(String from, String to) {
        return new Link(from, to, LinkType.FS, Lag.NONE);
    }
}
