package org.gatehouse.lesson;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;

/** Cuts the passages found in a text into plain and marked pieces; whoever shows them escapes them. */
final class Snippet extends PassageFormatter {

    /** Characters of a passage that are shown, and of what stands before its first mark. */
    private static final int LONGEST = 240;

    private static final int BEFORE = 60;

    /** So that the highlighter, which knows texts only, hands the pieces through. */
    record Marked(List<Piece> pieces) {}

    static List<Piece> beginning(String text) {
        return List.of(new Piece(
                text.length() <= LONGEST ? text : text.substring(0, whole(text, LONGEST)) + "…", false));
    }

    @Override
    public Marked format(Passage[] passages, String text) {
        List<Piece> pieces = new ArrayList<>();
        int shown = 0;
        for (Passage passage : passages) {
            int from = passage.getStartOffset();
            if (passage.getNumMatches() > 0) {
                from = Math.max(from, passage.getMatchStarts()[0] - BEFORE);
            }
            from = whole(text, from);
            int to = whole(text, Math.min(passage.getEndOffset(), from + LONGEST));
            if (from > shown) {
                pieces.add(new Piece("… ", false));
            }
            cut(passage, text, from, to, pieces);
            shown = to;
        }
        if (shown < text.stripTrailing().length()) {
            pieces.add(new Piece(" …", false));
        }
        return new Marked(pieces);
    }

    /** Pairs of characters overlap, so neighbouring marks are made one. */
    private static void cut(Passage passage, String text, int from, int to, List<Piece> pieces) {
        int at = from;
        for (int match = 0; match < passage.getNumMatches(); match++) {
            int start = Math.max(at, Math.min(passage.getMatchStarts()[match], to));
            int end = Math.min(passage.getMatchEnds()[match], to);
            while (match + 1 < passage.getNumMatches() && passage.getMatchStarts()[match + 1] <= end) {
                match++;
                end = Math.max(end, Math.min(passage.getMatchEnds()[match], to));
            }
            if (start > at) {
                pieces.add(new Piece(text.substring(at, start), false));
            }
            if (end > start) {
                pieces.add(new Piece(text.substring(start, end), true));
                at = end;
            }
        }
        if (to > at) {
            pieces.add(new Piece(text.substring(at, to), false));
        }
    }

    /** Never between the halves of one character. */
    private static int whole(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
