package org.gatehouse.code;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * By what a delivery is known again. The provider's own id is not signed, so the content counts as well: neither may come
 * twice. Of Gitee the signed time is the id, with the event as it is read, as it signs nothing else: who overhears a
 * delivery cannot send another of its kind.
 *
 * @param key the provider's id; null where there is none
 * @param bodyHash SHA-256 of the content, hexadecimal
 */
record Identity(String key, String bodyHash) {

    private static final int LONGEST = 100;

    /** @param event as it is read */
    static Identity of(Provider provider, Hook hook, String event) {
        String hash = sha256(hook.body());
        String key = switch (provider) {
            case GITHUB -> hook.header("x-github-delivery");
            case GITEA -> hook.header("x-gitea-delivery");
            case GITEE -> hook.header("x-gitee-timestamp") + " " + event;
            case GITLAB ->
                first(
                        hook.header("webhook-id"),
                        hook.header("idempotency-key"),
                        hook.header("x-gitlab-event-uuid") + " " + hook.header("x-gitlab-event"));
        };
        return new Identity(
                key.isBlank()
                        ? null
                        : key.length() <= LONGEST ? key : sha256(key.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                hash);
    }

    private static String first(String... ids) {
        for (String id : ids) {
            if (!id.isBlank() && !id.startsWith(" ")) {
                return id;
            }
        }
        return "";
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
