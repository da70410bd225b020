package org.gatehouse.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * How a token is written: {@code gh_}, 32 random signs (190 bits), 6 signs of their CRC-32. The prefix lets tools find a
 * token that was published by mistake; the check tells a mistyped one without asking the database.
 */
final class TokenText {

    static final String PREFIX = "gh_";

    private static final String SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM_SIGNS = 32;
    private static final int CHECK_SIGNS = 6;
    private static final SecureRandom RANDOM = new SecureRandom();

    private TokenText() {}

    static String make() {
        StringBuilder signs = new StringBuilder(PREFIX);
        RANDOM.ints(RANDOM_SIGNS, 0, SIGNS.length()).forEach(at -> signs.append(SIGNS.charAt(at)));
        return signs + check(signs.toString());
    }

    static boolean isWellFormed(String text) {
        int length = PREFIX.length() + RANDOM_SIGNS + CHECK_SIGNS;
        if (text.length() != length || !text.startsWith(PREFIX)) {
            return false;
        }
        String body = text.substring(0, length - CHECK_SIGNS);
        return check(body).equals(text.substring(length - CHECK_SIGNS));
    }

    static String hash(String text) {
        return hash(text.getBytes(StandardCharsets.UTF_8));
    }

    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static String check(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        StringBuilder signs = new StringBuilder();
        long rest = crc.getValue();
        for (int at = 0; at < CHECK_SIGNS; at++) {
            signs.append(SIGNS.charAt((int) (rest % SIGNS.length())));
            rest /= SIGNS.length();
        }
        return signs.toString();
    }
}
