package org.gatehouse.meeting;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** What a meeting goes through; as the facts are, or as they were when its minutes were published. */
record Agenda(List<Section> sections, List<Point> points) {

    /**
     * A standing item.
     *
     * @param kind names its heading {@code meeting.standing.<kind>}
     * @param link where all of it is; a path of ours
     * @param more lines that are not shown
     */
    record Section(String kind, String link, List<Line> lines, int more) {}

    /**
     * @param link a path of ours; may be empty
     * @param personId whose affair it is; may be empty
     * @param due null where there is no day
     * @param light {@code green}, {@code amber}, {@code red}, {@code grey}, or empty
     */
    record Line(String english, String chinese, String link, String personId, LocalDate due, String light) {

        static Line of(String text, String link, String personId, LocalDate due, String light) {
            return new Line(text, text, link, personId == null ? "" : personId, due, light);
        }

        public String in(Locale reader) {
            return "zh".equals(reader.getLanguage()) ? chinese : english;
        }
    }

    /** Somebody's own point. @param minutes it is to take */
    record Point(long id, String title, String ownerId, int minutes, String addedBy) {}
}
