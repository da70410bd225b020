package org.gatehouse.api;

/** What a program may leave out. */
final class Given {

    private Given() {}

    static String text(String given) {
        return given == null ? "" : given.strip();
    }
}
