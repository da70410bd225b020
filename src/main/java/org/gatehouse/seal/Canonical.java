package org.gatehouse.seal;

import java.io.IOException;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * JSON in its one canonical form after RFC 8785 (JSON Canonicalization Scheme): names sorted, no blanks, numbers as
 * ECMAScript writes doubles, UTF-8. Two documents that say the same have the same bytes and thus the same hash. Numbers
 * beyond what a double holds are better kept as text.
 */
public final class Canonical {

    private Canonical() {}

    /** @throws IllegalArgumentException where it is not JSON */
    public static byte[] bytes(String json) {
        try {
            return new JsonCanonicalizer(json).getEncodedUTF8();
        } catch (IOException notJson) {
            throw new IllegalArgumentException("not JSON", notJson);
        }
    }
}
