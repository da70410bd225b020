package org.gatehouse.seal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Hashes that hold on to each other: who changes one link changes all that come after it. */
public final class Chain {

    /** What the first link of a chain holds on to: 64 zeros. */
    public static final String BEGINNING = "0".repeat(64);

    private Chain() {}

    /**
     * The hash of a link: SHA-256 over the previous link's hash, a line feed and the content.
     *
     * @param previousHash 64 lower-case hexadecimal digits; {@link #BEGINNING} for the first link
     * @return 64 lower-case hexadecimal digits
     */
    public static String link(String previousHash, byte[] content) {
        MessageDigest digest = sha256();
        digest.update(previousHash.getBytes(StandardCharsets.US_ASCII));
        digest.update((byte) '\n');
        return HexFormat.of().formatHex(digest.digest(content));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
