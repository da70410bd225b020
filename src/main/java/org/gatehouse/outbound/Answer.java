package org.gatehouse.outbound;

import java.util.Map;

/**
 * What an address answered, whatever the status: redirects are answers too.
 *
 * @param headers looked up in any case; of several of one name the last
 * @param body as UTF-8, cut at {@link Outbound#MOST_BYTES}
 */
public record Answer(int status, Map<String, String> headers, String body) {

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
