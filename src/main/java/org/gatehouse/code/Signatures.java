package org.gatehouse.code;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Whether a delivery was sent by who knows the secret, as each provider documents it. Compared in constant time over the
 * bytes that came.
 */
final class Signatures {

    /** Standard Webhooks leave it to the receiver; five minutes is their libraries' tolerance. */
    static final Duration SIGNED_WITHIN = Duration.ofMinutes(5);

    /** Gitee: "must not differ from the time of the request by more than an hour". */
    static final Duration GITEE_WITHIN = Duration.ofHours(1);

    private static final String KEY_PREFIX = "whsec_";

    private Signatures() {}

    /**
     * Why it is refused, as a message key; empty where it is genuine.
     *
     * @param secrets any of which may have signed it
     */
    static String refusal(Provider provider, List<String> secrets, Hook hook, Instant now) {
        return switch (provider) {
            case GITHUB -> hex(hook.header("x-hub-signature-256"), "sha256=", secrets, hook);
            case GITEA -> hex(hook.header("x-gitea-signature"), "", secrets, hook);
            case GITLAB -> gitlab(secrets, hook, now);
            case GITEE -> gitee(secrets, hook, now);
        };
    }

    private static String hex(String given, String prefix, List<String> secrets, Hook hook) {
        if (given.isEmpty()) {
            return "code.refused.unsigned";
        }
        boolean genuine = secrets.stream()
                .map(secret -> prefix + HexFormat.of().formatHex(hmac(bytes(secret), hook.body())))
                .anyMatch(expected -> same(expected, given));
        return genuine ? "" : "code.refused.signature";
    }

    /** Signed after Standard Webhooks where a signing token is set, else the secret token itself. */
    private static String gitlab(List<String> secrets, Hook hook, Instant now) {
        String signatures = hook.header("webhook-signature");
        if (signatures.isEmpty()) {
            String token = hook.header("x-gitlab-token");
            if (token.isEmpty()) {
                return "code.refused.unsigned";
            }
            return secrets.stream().anyMatch(secret -> same(secret, token)) ? "" : "code.refused.signature";
        }
        String time = hook.header("webhook-timestamp");
        byte[] signed = concatenated(bytes(hook.header("webhook-id") + "." + time + "."), hook.body());
        boolean genuine = secrets.stream()
                .map(secret -> "v1," + Base64.getEncoder().encodeToString(hmac(key(secret), signed)))
                .anyMatch(expected -> List.of(signatures.split(" ")).stream().anyMatch(one -> same(expected, one)));
        if (!genuine) {
            return "code.refused.signature";
        }
        return isWithin(time, 1000, SIGNED_WITHIN, now) ? "" : "code.refused.time";
    }

    /** The time is signed, with the secret, not the content; a hook with a password sends that instead. */
    private static String gitee(List<String> secrets, Hook hook, Instant now) {
        String given = hook.header("x-gitee-token");
        String time = hook.header("x-gitee-timestamp");
        if (given.isEmpty()) {
            return "code.refused.unsigned";
        }
        boolean genuine = secrets.stream().anyMatch(secret -> {
            String signature = Base64.getEncoder().encodeToString(hmac(bytes(secret), bytes(time + "\n" + secret)));
            return same(signature, given) | same(signature, decoded(given)) | same(secret, given);
        });
        if (!genuine) {
            return "code.refused.signature";
        }
        return isWithin(time, 1, GITEE_WITHIN, now) ? "" : "code.refused.time";
    }

    /** Whether a point in time, in units of so many milliseconds since 1970, is near enough. */
    private static boolean isWithin(String time, long unit, Duration tolerance, Instant now) {
        if (!time.matches("\\d{1,15}")) {
            return false;
        }
        Duration off = Duration.between(Instant.ofEpochMilli(Long.parseLong(time) * unit), now)
                .abs();
        return off.compareTo(tolerance) <= 0;
    }

    /** The signature may come encoded for an address. */
    private static String decoded(String given) {
        try {
            return given.indexOf('%') < 0 ? given : URLDecoder.decode(given, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException odd) {
            return given;
        }
    }

    private static byte[] key(String secret) {
        try {
            return Base64.getDecoder()
                    .decode(secret.substring(secret.startsWith(KEY_PREFIX) ? KEY_PREFIX.length() : 0));
        } catch (IllegalArgumentException noBase64) {
            return bytes(secret);
        }
    }

    private static byte[] hmac(byte[] key, byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(content);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] concatenated(byte[] first, byte[] second) {
        byte[] both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(bytes(expected), bytes(given));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
