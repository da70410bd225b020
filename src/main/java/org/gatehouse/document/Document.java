package org.gatehouse.document;

/**
 * A document; what is in it, its versions say.
 *
 * @param key e.g. {@code SEO-D3}
 * @param version number of the newest
 */
public record Document(String key, String projectKey, int number, String title, int version) {}
