package org.gatehouse.lesson;

/** A stretch of text, as it was written. @param hit whether it is what was looked for */
record Piece(String text, boolean hit) {}
