package org.gatehouse.code;

import java.security.SecureRandom;
import java.util.Base64;

/** Things nobody guesses. */
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** 128 bits for an address. */
    static String token() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(16));
    }

    /** 256 bits, written as Standard Webhooks write a key, which GitLab asks for and the others take as any text. */
    static String secret() {
        return "whsec_" + Base64.getEncoder().encodeToString(bytes(32));
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
