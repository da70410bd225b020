package org.gatehouse.notice;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Transp;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/** Writes entries as a calendar that others subscribe to (RFC 5545, with the names and rhythms of RFC 7986). */
final class FeedCalendar {

    private static final String LINE_END = "\r\n";
    private static final int LONGEST_LINE = 75;

    private final String address;
    private final String host;
    private final String person;
    private final Locale locale;
    private final ZoneId zone;

    /**
     * @param address of the portal; its host makes the entries' ids unique in the world
     * @param person whose dates they are
     */
    FeedCalendar(String address, String person, Locale locale, ZoneId zone) {
        this.address = address;
        this.host = URI.create(address).getHost();
        this.person = person;
        this.locale = locale;
        this.zone = zone;
    }

    /** The same text for the same entries, whenever it is written. */
    String of(List<Feeds.Dated> entries) {
        Calendar calendar = new Calendar()
                .withProdId("-//Gatehouse//Feed//" + locale.getLanguage().toUpperCase(Locale.ROOT))
                .withProperty(ImmutableVersion.VERSION_2_0)
                .withProperty(ImmutableCalScale.GREGORIAN)
                .withProperty(ImmutableMethod.PUBLISH)
                .withProperty(new XProperty("X-WR-CALNAME", "Gatehouse · " + person))
                .withProperty(new XProperty("X-WR-TIMEZONE", zone.getId()))
                .withProperty(new XProperty("X-PUBLISHED-TTL", "PT1H"))
                .getFluentTarget();
        if (entries.isEmpty()) {
            calendar.add(utc());
        }
        entries.forEach(entry -> calendar.add(event(entry)));
        return calendar.toString()
                .lines()
                .map(FeedCalendar::folded)
                .collect(Collectors.joining(LINE_END, "", LINE_END));
    }

    /** No line is longer than 75 octets (RFC 5545, 3.1), and none is cut within a letter; the library counts letters. */
    static String folded(String line) {
        StringBuilder folded = new StringBuilder();
        int octets = 0;
        for (int letter : line.codePoints().toArray()) {
            String one = Character.toString(letter);
            int length = one.getBytes(StandardCharsets.UTF_8).length;
            if (octets + length > LONGEST_LINE) {
                folded.append(LINE_END).append(' ');
                octets = 1;
            }
            folded.append(one);
            octets += length;
        }
        return folded.toString();
    }

    /** A calendar is not to be empty (RFC 5545, 3.6): where there are no dates, it has a time zone. */
    private static VTimeZone utc() {
        VTimeZone zone = new VTimeZone();
        zone.add(new TzId("UTC"));
        Standard standard = new Standard();
        standard.add(new DtStart<>(LocalDateTime.of(1970, 1, 1, 0, 0)));
        standard.add(new TzOffsetFrom(ZoneOffset.UTC));
        standard.add(new TzOffsetTo(ZoneOffset.UTC));
        zone.add(standard);
        return zone;
    }

    private VEvent event(Feeds.Dated dated) {
        FeedEntry entry = dated.entry();
        VEvent event = new VEvent(false);
        event.add(new Uid(entry.uid() + "@" + host));
        event.add(new DtStamp(second(dated.changedAt())));
        event.add(new LastModified(second(dated.changedAt())));
        event.add(new Sequence(dated.sequence()));
        event.add(new Summary(entry.title()));
        if (!entry.description().isEmpty()) {
            event.add(new Description(entry.description()));
        }
        if (!entry.place().isEmpty()) {
            event.add(new Location(entry.place()));
        }
        event.add(new Url(URI.create(address + entry.link())));
        if (entry.day() != null) {
            event.add(new DtStart<>(entry.day()));
            event.add(new DtEnd<>(entry.day().plusDays(1)));
        } else {
            event.add(new DtStart<>(second(entry.start())));
            event.add(new DtEnd<>(second(entry.end())));
        }
        event.add(new Transp(new ParameterList(), entry.busy() ? "OPAQUE" : "TRANSPARENT"));
        return event;
    }

    private static Instant second(Instant when) {
        return when.truncatedTo(ChronoUnit.SECONDS);
    }
}
