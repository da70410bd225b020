package org.gatehouse.code;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What a provider sent, read leniently: what is missing is empty. Times later than now are taken for now, those
 * before 1970 for none.
 *
 * @param now where there is no time
 */
record Payload(JsonNode node, Instant now) {

    private static final DateTimeFormatter OLD_GITLAB = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final String BRANCH = "refs/heads/";
    private static final int LONGEST_URL = 2000;

    /** Far more than Git keeps in a file system. */
    private static final int LONGEST_BRANCH = 300;

    Payload at(String... path) {
        JsonNode there = node;
        for (String name : path) {
            there = there.path(name);
        }
        return new Payload(there, now);
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    /** Without the sign that no database keeps. */
    String text(String... path) {
        JsonNode there = at(path).node;
        return there.isValueNode() && !there.isNull() ? there.asText().replace("\0", "") : "";
    }

    /** The first of these that is there. */
    String firstText(String... names) {
        for (String name : names) {
            String text = text(name);
            if (!text.isBlank()) {
                return text;
            }
        }
        return "";
    }

    /** That was pushed to; empty where it is a tag. */
    String branch() {
        String ref = text("ref");
        return ref.startsWith(BRANCH)
                ? ref.substring(BRANCH.length(), Math.min(ref.length(), BRANCH.length() + LONGEST_BRANCH))
                : "";
    }

    boolean isTrue(String name) {
        return node.path(name).asBoolean(false);
    }

    List<Payload> each(String name) {
        return StreamSupport.stream(node.path(name).spliterator(), false)
                .map(one -> new Payload(one, now))
                .toList();
    }

    /** The first of these times that can be read. */
    Instant time(String... names) {
        for (String name : names) {
            Instant read = read(text(name));
            if (read != null && !read.isBefore(Instant.EPOCH)) {
                return read.isAfter(now) ? now : read;
            }
        }
        return now;
    }

    private static Instant read(String text) {
        if (text.isBlank()) {
            return null;
        }
        try {
            return text.endsWith(" UTC")
                    ? LocalDateTime.parse(text.substring(0, text.length() - 4), OLD_GITLAB)
                            .toInstant(ZoneOffset.UTC)
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException odd) {
            return null;
        }
    }

    /** The first of these that leads to the web and nowhere else. */
    String link(String... names) {
        for (String name : names) {
            String link = web(text(name));
            if (!link.isEmpty()) {
                return link;
            }
        }
        return "";
    }

    static String web(String link) {
        if (link.length() > LONGEST_URL) {
            return "";
        }
        try {
            URI uri = new URI(link);
            boolean web = uri.getHost() != null
                    && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()));
            return web ? link : "";
        } catch (URISyntaxException odd) {
            return "";
        }
    }

    static String firstLine(String message) {
        String line = message.strip();
        int end = line.indexOf('\n');
        return end < 0 ? line : line.substring(0, end).strip();
    }
}
