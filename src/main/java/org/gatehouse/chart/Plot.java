package org.gatehouse.chart;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Numbers over days, as a picture and as the table that says the same. All texts are in the reader's language.
 *
 * @param title what it shows
 * @param unit of the numbers; empty where they have none
 * @param band between what the numbers should stay; null where there is none
 * @param marks days worth a word
 */
public record Plot(String title, String unit, List<Series> series, Band band, List<Mark> marks) {

    public Plot {
        series = List.copyOf(series);
        marks = List.copyOf(marks);
    }

    /** How a series is drawn. */
    public enum Shape {
        LINE,
        STEP,
        BAR,
        POINTS
    }

    /** What a series stands for; it decides colour and stroke, so that the same thing looks the same everywhere. */
    public enum Tone {
        /** What is or was: readings, actual cost. */
        ACTUAL,
        /** What was approved: a baseline, planned value. */
        PLAN,
        /** What is to be reached. */
        TARGET,
        /** What would come if it went on like this. */
        FORECAST,
        /** What once counted and does not any more. */
        FORMER,
        /** What was earned or sold. */
        GAIN,
        /** What was spent. */
        COST
    }

    /** @param points in order of their days */
    public record Series(String name, Shape shape, Tone tone, List<Point> points) {

        public Series {
            points = List.copyOf(points);
        }
    }

    public record Point(LocalDate day, BigDecimal value) {}

    /** @param ranges in order of their days, joined by straight lines */
    public record Band(String name, List<Range> ranges) {

        public Band {
            ranges = List.copyOf(ranges);
        }
    }

    /** Either end is null where the band is open on that side. */
    public record Range(LocalDate day, BigDecimal low, BigDecimal high) {}

    /** A day worth a word. */
    public record Mark(LocalDate day, String text) {}
}
