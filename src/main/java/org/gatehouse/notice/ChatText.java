package org.gatehouse.notice;

import java.util.List;

/**
 * What a robot says, before it is put into the words of its chat.
 *
 * @param open text of the links, as in "Open"
 * @param chinese whether it is written in Chinese
 */
record ChatText(String title, List<Line> lines, String open, boolean chinese) {

    /** @param link whole address; empty for none */
    record Line(String text, String link) {}
}
