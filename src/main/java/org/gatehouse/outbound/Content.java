package org.gatehouse.outbound;

import java.util.Map;

/**
 * An answer's bytes as they came.
 *
 * @param headers looked up in any case; of several of one name the last
 * @param isWhole false where there was more than was asked for
 */
public record Content(int status, Map<String, String> headers, byte[] bytes, boolean isWhole) {}
