package org.gatehouse.meeting;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.TimeZone;
import net.fortuna.ical4j.model.TimeZoneRegistry;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.CuType;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Role;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.parameter.SentBy;
import net.fortuna.ical4j.model.parameter.TzId;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ExDate;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.model.property.RecurrenceId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/**
 * Writes meetings for other calendars: iCalendar (RFC 5545) in the methods of RFC 5546. Wall times with their zone, so
 * that a series stays at its hour; one occurrence that differs has its own event under the series' UID.
 *
 * @param house mail address that sends for the organizers
 */
record CalendarFile(String house, Instant now) {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");
    private static final TimeZoneRegistry ZONES =
            TimeZoneRegistryFactory.getInstance().createRegistry();

    /** Octets of a line; longer ones are folded. */
    private static final int LINE = 75;

    /**
     * What a file tells.
     *
     * @param link whole address of the meeting's page
     */
    record Told(Meeting meeting, Party organizer, List<Guest> guests, String link) {}

    /** @param answer as they gave it for what is told of */
    record Guest(Party party, boolean required, Answer answer) {}

    /** One time of a series, with the answers for it. */
    record Time(Occurrence occurrence, List<Guest> guests) {}

    /** Whether calendars know this zone. */
    static boolean knows(ZoneId zone) {
        return ZONES.getTimeZone(zone.getId()) != null;
    }

    /** The meeting as a whole; of a series all times are given, cancelled ones too. */
    String request(Told told, List<Time> times) {
        List<VEvent> events = new ArrayList<>();
        VEvent event = event(
                told, told.guests(), told.meeting().start(), told.meeting().minutes());
        place(event, told.meeting().place());
        events.add(event);
        if (told.meeting().rhythm().isSeries()) {
            event.add(rule(told.meeting()));
            exceptions(told.meeting(), times).forEach(event::add);
            times.stream()
                    .filter(time -> !time.occurrence().isCancelled() && differs(time, told))
                    .forEach(time -> events.add(single(told, time)));
        }
        return written(Method.VALUE_REQUEST, told.meeting().zone(), events);
    }

    /** One time of a series. */
    String request(Told told, Time time) {
        return written(Method.VALUE_REQUEST, told.meeting().zone(), List.of(single(told, time)));
    }

    /** Nothing of it is held any more, or not for these guests. */
    String cancel(Told told) {
        VEvent event = event(
                told, told.guests(), told.meeting().start(), told.meeting().minutes());
        place(event, told.meeting().place());
        if (told.meeting().rhythm().isSeries()) {
            event.add(rule(told.meeting()));
        }
        event.replace(ImmutableStatus.VEVENT_CANCELLED);
        return written(Method.VALUE_CANCEL, told.meeting().zone(), List.of(event));
    }

    /** One time of a series is not held. */
    String cancel(Told told, Time time) {
        VEvent event = single(told, time);
        event.replace(ImmutableStatus.VEVENT_CANCELLED);
        return written(Method.VALUE_CANCEL, told.meeting().zone(), List.of(event));
    }

    private static boolean differs(Time time, Told told) {
        return time.occurrence().differsFrom(told.meeting()) || !time.guests().equals(told.guests());
    }

    private VEvent single(Told told, Time time) {
        Occurrence occurrence = time.occurrence();
        VEvent event = event(told, time.guests(), occurrence.start(), occurrence.minutes());
        place(event, occurrence.place());
        event.add(new RecurrenceId<>(in(told.meeting().zone()), LOCAL.format(occurrence.original())));
        return event;
    }

    private VEvent event(Told told, List<Guest> guests, LocalDateTime start, int minutes) {
        Meeting meeting = told.meeting();
        VEvent event = new VEvent(false);
        event.add(new Uid(meeting.uid()));
        event.add(new DtStamp(now));
        event.add(new DtStart<>(in(meeting.zone()), LOCAL.format(start)));
        event.add(new net.fortuna.ical4j.model.property.Duration(Duration.ofMinutes(minutes)));
        event.add(new Sequence(meeting.sequence()));
        event.add(ImmutableStatus.VEVENT_CONFIRMED);
        event.add(new Summary(meeting.title()));
        event.add(
                new Description(meeting.purpose().isEmpty() ? told.link() : meeting.purpose() + "\n\n" + told.link()));
        event.add(new Url(URI.create(told.link())));
        event.add(organizer(told.organizer()));
        guests.stream().filter(guest -> guest.party().hasMail()).forEach(guest -> event.add(attendee(guest)));
        return event;
    }

    private static void place(VEvent event, String place) {
        if (!place.isEmpty()) {
            event.add(new Location(place));
        }
    }

    private Organizer organizer(Party party) {
        Organizer organizer = new Organizer(address(party.hasMail() ? party.mail() : house));
        organizer.add(new Cn(party.name()));
        if (party.hasMail() && !party.mail().equalsIgnoreCase(house)) {
            organizer.add(new SentBy(address(house)));
        }
        return organizer;
    }

    private static Attendee attendee(Guest guest) {
        Attendee attendee = new Attendee(address(guest.party().mail()));
        attendee.add(new Cn(guest.party().name()));
        attendee.add(CuType.INDIVIDUAL);
        attendee.add(guest.required() ? Role.REQ_PARTICIPANT : Role.OPT_PARTICIPANT);
        attendee.add(
                switch (guest.answer()) {
                    case NEEDS_ACTION -> PartStat.NEEDS_ACTION;
                    case ACCEPTED -> PartStat.ACCEPTED;
                    case TENTATIVE -> PartStat.TENTATIVE;
                    case DECLINED -> PartStat.DECLINED;
                });
        attendee.add(guest.answer() == Answer.NEEDS_ACTION ? Rsvp.TRUE : Rsvp.FALSE);
        return attendee;
    }

    private static RRule<?> rule(Meeting meeting) {
        Rhythm rhythm = meeting.rhythm();
        String end = rhythm.until() == null
                ? ";COUNT=" + rhythm.count()
                : ";UNTIL="
                        + LOCAL.format(rhythm.until()
                                .atTime(23, 59, 59)
                                .atZone(meeting.zone())
                                .withZoneSameInstant(ZoneOffset.UTC))
                        + "Z";
        return new RRule<>(rhythm.pattern() + end);
    }

    private static List<ExDate<?>> exceptions(Meeting meeting, List<Time> times) {
        Set<LocalDateTime> held = new HashSet<>();
        times.stream().map(Time::occurrence).filter(one -> !one.isCancelled()).forEach(one -> held.add(one.original()));
        List<ExDate<?>> exceptions = new ArrayList<>();
        meeting.rhythm().all(meeting.start()).stream()
                .filter(each -> !held.contains(each))
                .forEach(each -> exceptions.add(new ExDate<>(in(meeting.zone()), LOCAL.format(each))));
        return exceptions;
    }

    private static ParameterList in(ZoneId zone) {
        return new ParameterList(List.of(new TzId(zone.getId())));
    }

    private static URI address(String mail) {
        try {
            return new URI("mailto", mail, null);
        } catch (URISyntaxException impossible) {
            throw new IllegalArgumentException(mail, impossible);
        }
    }

    private static String written(String method, ZoneId zone, List<VEvent> events) {
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Gatehouse//Meetings//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(new Method(method));
        TimeZone known = ZONES.getTimeZone(zone.getId());
        calendar.add(known.getVTimeZone());
        events.forEach(calendar::add);
        return folded(calendar.toString());
    }

    /** Lines of at most {@value #LINE} octets, no letter torn apart; the library counts letters instead. */
    static String folded(String text) {
        StringBuilder folded = new StringBuilder(text.length() + 64);
        for (String line : text.split("\r\n")) {
            int octets = 0;
            for (int at = 0; at < line.length(); ) {
                int letter = line.codePointAt(at);
                String written = Character.toString(letter);
                int size = written.getBytes(StandardCharsets.UTF_8).length;
                if (octets + size > LINE) {
                    folded.append("\r\n ");
                    octets = 1;
                }
                folded.append(written);
                octets += size;
                at += Character.charCount(letter);
            }
            folded.append("\r\n");
        }
        return folded.toString();
    }
}
