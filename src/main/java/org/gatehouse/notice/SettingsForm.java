package org.gatehouse.notice;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.gatehouse.kernel.InvalidInput;

/** What somebody wrote down of how they want to be told, as texts; the choices by {@code TALK.MAIL}. */
record SettingsForm(
        String zone,
        String digestAt,
        boolean workingDays,
        String quietFrom,
        String quietUntil,
        Map<String, String> choices) {

    Habits habits() {
        LocalTime from = time("quietFrom", quietFrom);
        LocalTime until = time("quietUntil", quietUntil);
        if ((from == null) != (until == null)) {
            throw new InvalidInput(from == null ? "quietFrom" : "quietUntil", "notice.error.quietBoth");
        }
        if (from != null && from.equals(until)) {
            throw new InvalidInput("quietUntil", "notice.error.quietSame");
        }
        LocalTime digest = time("digestAt", digestAt);
        if (digest == null) {
            throw new InvalidInput("digestAt", "error.required", "digestAt");
        }
        return new Habits(place(), digest, workingDays, from, until);
    }

    /** Of every topic and channel; what the form did not say is at once. */
    Map<Topic, Map<Channel, Way>> ways() {
        Map<Topic, Map<Channel, Way>> ways = new EnumMap<>(Topic.class);
        for (Topic topic : Topic.values()) {
            Map<Channel, Way> channels = new EnumMap<>(Channel.class);
            for (Channel channel : Channel.values()) {
                String field = topic + "." + channel;
                String chosen = choices.getOrDefault(field, Way.AT_ONCE.name());
                channels.put(
                        channel,
                        Arrays.stream(Way.values())
                                .filter(way -> way.name().equals(chosen))
                                .findFirst()
                                .orElseThrow(() -> new InvalidInput(
                                        field, "error.choice", chosen, Arrays.toString(Way.values()))));
            }
            ways.put(topic, channels);
        }
        return ways;
    }

    static Topic topic(String name) {
        return Arrays.stream(Topic.values())
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("topics", "error.choice", name, Arrays.toString(Topic.values())));
    }

    private ZoneId place() {
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw new InvalidInput("zone", "notice.error.zone", zone);
        }
        return ZoneId.of(zone);
    }

    private static LocalTime time(String field, String text) {
        if (text.isBlank()) {
            return null;
        }
        try {
            return LocalTime.parse(text.strip()).withSecond(0).withNano(0);
        } catch (DateTimeParseException wrong) {
            throw new InvalidInput(field, "notice.error.time", text);
        }
    }
}
