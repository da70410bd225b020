package org.gatehouse.insight;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.gatehouse.engine.ProcessLog.Model;
import org.gatehouse.kernel.InvalidInput;

/**
 * What somebody wants to know; it stands in the page's address.
 *
 * @param to the last day
 * @param version null for all
 * @param against a second version to lay beside it; null for none
 * @param working whether durations are counted in working time
 */
record Ask(Model model, LocalDate from, LocalDate to, Integer version, Integer against, boolean working) {

    /** Long enough for any question, short enough for a page. */
    private static final int MOST_YEARS = 10;

    private static final int USUAL_DAYS = 90;

    static Ask of(Map<String, String> given, List<Model> models, LocalDate today) {
        String wanted = given.getOrDefault("model", "");
        Model model = models.stream()
                .filter(one -> one.process().equals(wanted))
                .findFirst()
                .orElseGet(() -> {
                    if (!wanted.isEmpty()) {
                        throw new InvalidInput("model", "insight.error.model", wanted);
                    }
                    return models.get(0);
                });
        LocalDate to = day(given, "to", today);
        LocalDate from = day(given, "from", to.minusDays(USUAL_DAYS - 1L));
        if (from.isAfter(to)) {
            throw new InvalidInput("from", "insight.error.reversed");
        }
        if (from.plusYears(MOST_YEARS).isBefore(to)) {
            throw new InvalidInput("from", "insight.error.long", MOST_YEARS);
        }
        Integer version = version(given, "version", model);
        Integer against = version(given, "against", model);
        if (against != null && (version == null || against.equals(version))) {
            throw new InvalidInput("against", "insight.error.against");
        }
        String time = given.getOrDefault("time", "");
        if (!List.of("", "calendar", "working").contains(time)) {
            throw new InvalidInput("time", "insight.error.time", time);
        }
        return new Ask(model, from, to, version, against, time.equals("working"));
    }

    private static LocalDate day(Map<String, String> given, String field, LocalDate otherwise) {
        String text = given.getOrDefault(field, "");
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() < 1970 || day.getYear() > 2999) {
                throw new InvalidInput(field, "insight.error.day", text);
            }
            return day;
        } catch (DateTimeException wrong) {
            throw new InvalidInput(field, "insight.error.day", text);
        }
    }

    private static Integer version(Map<String, String> given, String field, Model model) {
        String text = given.getOrDefault(field, "");
        if (text.isEmpty()) {
            return null;
        }
        try {
            int number = Integer.parseInt(text);
            if (model.version(number).isPresent()) {
                return number;
            }
        } catch (NumberFormatException wrong) {
            // Said below.
        }
        throw new InvalidInput(field, "insight.error.version", text);
    }

    Stretch stretch(ZoneId zone, Instant now) {
        return Stretch.of(
                from.atStartOfDay(zone).toInstant(),
                to.plusDays(1).atStartOfDay(zone).toInstant(),
                now);
    }

    /** Id of the version that is drawn: the one asked for, else the newest. */
    String drawn() {
        return (version == null ? model.newest() : model.version(version).orElseThrow()).definitionId();
    }

    public Ask only(int number) {
        return new Ask(model, from, to, number, null, working);
    }

    /** As it stands in an address, without the second version. */
    public String query() {
        return "model=" + model.process() + "&from=" + from + "&to=" + to
                + (version == null ? "" : "&version=" + version) + (working ? "&time=working" : "");
    }
}
