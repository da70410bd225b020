package org.gatehouse.delivery;

/**
 * A further part of a mail.
 *
 * @param name of the file it is attached as; empty for another form of the text itself, such as {@code text/html} or
 *     {@code text/calendar; method=REQUEST}, of which a reader's program shows the last one it understands
 * @param contentType with its parameters; text is UTF-8
 */
public record Part(String name, String contentType, byte[] content) {

    boolean isText() {
        return name.isEmpty();
    }
}
