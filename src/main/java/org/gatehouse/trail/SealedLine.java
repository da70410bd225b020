package org.gatehouse.trail;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.gatehouse.seal.Canonical;
import org.gatehouse.seal.Chain;

/**
 * A line of a project's trail as it is kept, to the letter. Its content is what people did, without any id of the
 * database, so it has the same hash wherever it is brought.
 *
 * @param number within the project, from 1
 * @param at to the microsecond
 * @param details JSON array of texts
 * @param changes JSON array of {@code field}, {@code before}, {@code after}
 * @param hash over the hash of the line before and this one's content, see {@link Chain#link}
 */
public record SealedLine(
        String projectKey,
        int number,
        Instant at,
        String actor,
        String onBehalfOf,
        String kind,
        String action,
        String subject,
        String reason,
        String details,
        String changes,
        String hash) {

    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** What is hashed: canonical JSON (RFC 8785) of everything but the hash. */
    public byte[] content() {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.put("project", projectKey)
                .put("number", number)
                .put("at", MICROSECONDS.format(at))
                .put("actor", actor)
                .put("onBehalfOf", onBehalfOf)
                .put("kind", kind)
                .put("action", action)
                .put("subject", subject)
                .put("reason", reason)
                .put("details", details)
                .put("changes", changes);
        return Canonical.bytes(content.toString());
    }

    /** The hash it should have behind that line. */
    public String linked(String previousHash) {
        return Chain.link(previousHash, content());
    }

    SealedLine numbered(int position) {
        return new SealedLine(
                projectKey, position, at, actor, onBehalfOf, kind, action, subject, reason, details, changes, hash);
    }

    SealedLine behind(String previousHash) {
        return new SealedLine(
                projectKey,
                number,
                at,
                actor,
                onBehalfOf,
                kind,
                action,
                subject,
                reason,
                details,
                changes,
                linked(previousHash));
    }
}
