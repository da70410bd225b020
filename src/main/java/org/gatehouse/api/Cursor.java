package org.gatehouse.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.gatehouse.kernel.InvalidInput;

/**
 * A place in a list: behind the row with this value and key. Rows that come or go elsewhere meanwhile do not move it, so
 * a walk meets every row that stays exactly once.
 *
 * @param sort the order it belongs to, as it was asked for
 * @param value of the last row in that order
 * @param key of the last row, which no other row has
 */
record Cursor(String sort, String value, String key) {

    private static final String BETWEEN = "\u001f";
    private static final int LONGEST = 2000;

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(BETWEEN, sort, value, key).getBytes(StandardCharsets.UTF_8));
    }

    /** Null for the beginning. */
    static Cursor read(String text, String sort) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            String plain = text.length() > LONGEST
                    ? ""
                    : new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            String[] parts = plain.split(BETWEEN, -1);
            if (parts.length == 3 && parts[0].equals(sort) && plain.indexOf('\0') < 0) {
                return new Cursor(parts[0], parts[1], parts[2]);
            }
        } catch (IllegalArgumentException noBase64) {
            throw new InvalidInput("cursor", "api.error.cursor");
        }
        throw new InvalidInput("cursor", "api.error.cursor");
    }
}
