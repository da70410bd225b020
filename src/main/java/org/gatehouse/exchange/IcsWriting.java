package org.gatehouse.exchange;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Transp;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/**
 * Writes a plan as iCalendar (RFC 5545): a whole-day event for each item and milestone, by the same name each time, so
 * that a calendar that takes it again moves its events rather than doubling them.
 */
final class IcsWriting {

    private IcsWriting() {}

    /**
     * Events are named {@code key@host}.
     *
     * @param address of the house; items link there
     */
    static byte[] of(PlanDocument plan, String address, Instant now) {
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Gatehouse//Plan//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(new XProperty("X-WR-CALNAME", plan.project().name()));
        for (PlanDocument.Item item : plan.items()) {
            if (item.kind() != PlanDocument.Item.Kind.SUMMARY && item.start() != null && item.finish() != null) {
                calendar.add(event(item, address, now));
            }
        }
        StringWriter text = new StringWriter();
        try {
            new CalendarOutputter(false).output(calendar, text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static VEvent event(PlanDocument.Item item, String address, Instant now) {
        VEvent event = new VEvent(new PropertyList());
        String name = item.key().isEmpty() ? item.id() : item.key();
        LocalDate first = item.kind() == PlanDocument.Item.Kind.MILESTONE
                ? item.finish().toLocalDate()
                : item.start().toLocalDate();
        event.add(new Uid(name + "@" + host(address)));
        event.add(new DtStamp(now));
        event.add(new DtStart<>(first));
        // The end of a whole-day event is the first day it no longer lasts.
        event.add(new DtEnd<>(item.finish().toLocalDate().plusDays(1)));
        event.add(new Summary((item.kind() == PlanDocument.Item.Kind.MILESTONE ? "◆ " : "") + item.name()));
        if (!item.notes().isEmpty()) {
            event.add(new Description(item.notes()));
        }
        if (!item.key().isEmpty()) {
            event.add(new Url(URI.create(address + "/projects/"
                    + item.key().substring(0, item.key().lastIndexOf('-')) + "/plan/items/" + item.key())));
        }
        // It does not make anybody busy.
        event.add(new Transp(Transp.VALUE_TRANSPARENT));
        return event;
    }

    private static String host(String address) {
        String host = URI.create(address).getHost();
        return host == null ? "gatehouse" : host;
    }
}
