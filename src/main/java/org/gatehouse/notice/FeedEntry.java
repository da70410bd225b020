package org.gatehouse.notice;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A date in somebody's calendar feed: a whole day, or a time.
 *
 * @param uid what it is, the same as long as it is that: {@code item-SEO-3}, {@code meeting-12-4}; up to 150 characters
 * @param title in the reader's language
 * @param description plain text in the reader's language; may be empty
 * @param place where it takes place; may be empty
 * @param link path of ours where it is looked at or acted on
 * @param day the whole day it is on; null where it has a time
 * @param start when it begins; null for a whole day
 * @param end when it ends; null for a whole day
 * @param busy whether the person cannot do anything else then
 */
public record FeedEntry(
        String uid,
        String title,
        String description,
        String place,
        String link,
        LocalDate day,
        Instant start,
        Instant end,
        boolean busy) {

    /** Something that is to be done by the end of that day. */
    public static FeedEntry due(String uid, String title, String description, String link, LocalDate day) {
        return new FeedEntry(uid, title, description, "", link, day, null, null, false);
    }

    /** Something that takes place. */
    public static FeedEntry at(
            String uid, String title, String description, String place, String link, Instant start, Instant end) {
        return new FeedEntry(uid, title, description, place, link, null, start, end, true);
    }
}
