package org.gatehouse.outbound;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What is asked of an address.
 *
 * @param method such as {@code POST}
 * @param headers single-line values; where the request goes and how long it is, is not theirs to say
 * @param body may be empty, never null
 * @param timeout for the whole of it: connection, request and answer; more than zero, at most five minutes
 */
public record Request(String method, URI uri, Map<String, String> headers, byte[] body, Duration timeout) {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    private static final Set<String> OURS = Set.of("host", "content-length", "transfer-encoding", "connection");
    private static final Duration LONGEST = Duration.ofMinutes(5);

    public Request {
        if (!METHODS.contains(method)) {
            throw new IllegalArgumentException("method " + method);
        }
        if (timeout.isZero() || timeout.isNegative() || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("timeout " + timeout);
        }
        headers = Map.copyOf(headers);
        headers.forEach((name, value) -> {
            if (!name.matches("[A-Za-z0-9-]+")
                    || OURS.contains(name.toLowerCase(Locale.ROOT))
                    || value.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("header " + name);
            }
        });
    }

    public static Request get(URI uri, Map<String, String> headers, Duration timeout) {
        return new Request("GET", uri, headers, new byte[0], timeout);
    }

    public static Request post(URI uri, Map<String, String> headers, byte[] body, Duration timeout) {
        return new Request("POST", uri, headers, body, timeout);
    }
}
