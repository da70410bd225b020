package org.gatehouse.notice;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A robot of a chat.
 *
 * @param personId whose it is; null for a project's
 * @param projectKey whose it is; null for a person's
 * @param secret to sign with; empty for none. Neither it nor the address is shown to anybody again
 * @param language of a project's robot; a person's speaks theirs
 * @param topics a project's robot speaks of, their names with commas
 * @param lastError why it took nothing the last time; empty where it did
 */
record ChatBot(
        long id,
        String personId,
        String projectKey,
        ChatKind kind,
        String name,
        String address,
        String secret,
        String language,
        String topics,
        Instant answeredAt,
        String lastError) {

    /** Enough to tell robots apart, not enough to speak through one. */
    public String hint() {
        String host = URI.create(address).getHost();
        return host + " …" + address.substring(Math.max(0, address.length() - 4));
    }

    public boolean isSigned() {
        return !secret.isEmpty();
    }

    public Set<Topic> speaksOf() {
        return Arrays.stream(topics.split(","))
                .filter(topic -> !topic.isBlank())
                .map(Topic::valueOf)
                .collect(Collectors.toSet());
    }

    Locale locale() {
        return Locale.forLanguageTag(language);
    }

    @Override
    public String toString() {
        return kind + " " + id;
    }
}
