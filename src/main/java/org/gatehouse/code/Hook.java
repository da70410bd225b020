package org.gatehouse.code;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A delivery as it came.
 *
 * @param headers by name in small letters; of several of one name the first
 * @param body as it was sent, to the byte
 */
record Hook(Map<String, String> headers, byte[] body) {

    private static final String FORM_FIELD = "payload=";

    /** Empty where there is none. */
    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** What is told: GitHub may send it as the one field of a form. */
    byte[] json() {
        if (!header("content-type").startsWith("application/x-www-form-urlencoded")) {
            return body;
        }
        String form = new String(body, StandardCharsets.UTF_8);
        String value = form.startsWith(FORM_FIELD) ? form.substring(FORM_FIELD.length()) : "";
        int end = value.indexOf('&');
        return URLDecoder.decode(end < 0 ? value : value.substring(0, end), StandardCharsets.UTF_8)
                .getBytes(StandardCharsets.UTF_8);
    }
}
