package org.gatehouse.code;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as the providers do. */
final class Signing {

    private Signing() {}

    /** Headers of a delivery that is genuine, with an id of its own. */
    static Map<String, String> headers(Provider provider, String secret, byte[] body, Instant now) {
        Map<String, String> headers = new HashMap<>();
        byte[] key = secret.getBytes(StandardCharsets.UTF_8);
        String id = UUID.randomUUID().toString();
        switch (provider) {
            case GITHUB -> {
                headers.put("x-github-delivery", id);
                headers.put("x-hub-signature-256", "sha256=" + HexFormat.of().formatHex(hmac(key, body)));
            }
            case GITEA -> {
                headers.put("x-gitea-delivery", id);
                headers.put("x-gitea-signature", HexFormat.of().formatHex(hmac(key, body)));
            }
            case GITLAB -> {
                headers.put("x-gitlab-event-uuid", id);
                headers.put("x-gitlab-token", secret);
            }
            case GITEE -> {
                String time = Long.toString(now.toEpochMilli());
                headers.put("x-gitee-timestamp", time);
                headers.put(
                        "x-gitee-token",
                        Base64.getEncoder()
                                .encodeToString(hmac(key, (time + "\n" + secret).getBytes(StandardCharsets.UTF_8))));
            }
        }
        return headers;
    }

    static byte[] hmac(byte[] key, byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(content);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
