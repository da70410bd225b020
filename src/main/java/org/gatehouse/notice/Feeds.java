package org.gatehouse.notice;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Secret addresses under which calendars read a person's dates, without signing in. Only the hash of the secret is kept;
 * a new address ends the old one, and whoever leaves the house ends theirs.
 */
@Service
@Transactional
class Feeds {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;

    /** What is further back or ahead is in no feed. */
    private static final int DAYS_BACK = 60;

    private static final int DAYS_AHEAD = 400;

    private final FeedRows rows;
    private final List<FeedContributor> contributors;
    private final People people;
    private final CurrentPerson me;
    private final Clock clock;
    private final String address;

    Feeds(
            FeedRows rows,
            List<FeedContributor> contributors,
            People people,
            CurrentPerson me,
            Clock clock,
            @Value("${gatehouse.address}") String address) {
        this.rows = rows;
        this.contributors = contributors;
        this.people = people;
        this.me = me;
        this.clock = clock;
        this.address = address.replaceAll("/+$", "");
    }

    /**
     * A person's feed.
     *
     * @param readAt when a calendar last asked for it; null for never
     */
    record Feed(String personId, Instant createdAt, Instant readAt) {}

    /**
     * An entry with its past.
     *
     * @param sequence how often it was changed, from 0
     */
    record Dated(FeedEntry entry, int sequence, Instant changedAt) {}

    /** What a calendar gets. */
    record Content(String calendar, Instant changedAt, String tag) {}

    @Transactional(readOnly = true)
    Optional<Feed> mine() {
        return rows.of(me.id());
    }

    /** Makes a new address, the old one is none any more; returns the whole of it. */
    String renew() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        rows.replace(me.id(), hash(token), clock.instant());
        return address + "/feeds/" + token + ".ics";
    }

    void revoke() {
        rows.remove(me.id());
    }

    /** What stands in the feed of this secret now; empty where it is nobody's any more. */
    Optional<Content> read(String token) {
        Instant now = clock.instant();
        return rows.claim(hash(token), now)
                .filter(feed -> people.exists(feed.personId()))
                .map(feed -> content(feed, now));
    }

    private Content content(Feed feed, Instant now) {
        String person = feed.personId();
        Locale locale = people.language(person);
        LocalDate today = LocalDate.now(clock);
        List<FeedEntry> entries = new ArrayList<>();
        Set<String> uids = new HashSet<>();
        for (FeedContributor contributor : contributors) {
            contributor.of(person, today.minusDays(DAYS_BACK), today.plusDays(DAYS_AHEAD), locale).stream()
                    .filter(entry -> uids.add(entry.uid()))
                    .forEach(entries::add);
        }
        Map<String, FeedRows.Past> past = rows.past(person);
        List<Dated> dated = new ArrayList<>();
        Instant newest = feed.createdAt();
        for (FeedEntry entry : entries) {
            Dated one = remembered(person, entry, past.get(entry.uid()), now);
            newest = one.changedAt().isAfter(newest) ? one.changedAt() : newest;
            dated.add(one);
        }
        String calendar = new FeedCalendar(address, people.name(person), locale, clock.getZone()).of(dated);
        return new Content(calendar, newest, hash(calendar).substring(0, 32));
    }

    /** An entry that is not what it was gets the next number; one that went away keeps its number for its return. */
    private Dated remembered(String person, FeedEntry entry, FeedRows.Past past, Instant now) {
        String print = hash(entry.toString());
        if (past == null) {
            rows.add(person, entry.uid(), print, now);
            return new Dated(entry, 0, now);
        }
        if (past.print().equals(print)) {
            return new Dated(entry, past.sequence(), past.changedAt());
        }
        rows.change(person, entry.uid(), print, past.sequence() + 1, now);
        return new Dated(entry, past.sequence() + 1, now);
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
