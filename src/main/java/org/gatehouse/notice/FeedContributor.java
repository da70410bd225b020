package org.gatehouse.notice;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** A room that knows dates of people; a bean. What it no longer tells goes away from the feed. */
public interface FeedContributor {

    /**
     * The person's own dates from one day to another, both included, and nothing they may not see.
     *
     * @param reader language of the texts
     */
    List<FeedEntry> of(String person, LocalDate from, LocalDate to, Locale reader);
}
