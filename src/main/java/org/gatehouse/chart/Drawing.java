package org.gatehouse.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.text.NumberFormat;
import java.text.SimpleDateFormat;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.Locale;
import java.util.TimeZone;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.labels.StandardXYToolTipGenerator;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.renderer.xy.XYStepRenderer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.time.Day;
import org.jfree.data.time.TimeSeries;
import org.jfree.data.time.TimeSeriesCollection;
import org.jfree.data.xy.XYDataset;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/** Draws a plot where no script can: on paper. The looks are those of the page in the light theme. */
public final class Drawing {

    private static final Color INK = new Color(0x14213d);
    private static final Color MUTED = new Color(0x526075);
    private static final Color BORDER = new Color(0xd9e0e8);
    private static final Color BAND = new Color(0xe6f3e7);
    private static final ZoneId ZONE = ZoneId.of("UTC");

    private final Plot plot;
    private final Font font;
    private final Locale locale;

    /** @param font that knows the letters of every language the house speaks, in any size */
    public Drawing(Plot plot, Font font, Locale locale) {
        this.plot = plot;
        this.font = font.deriveFont(9f);
        this.locale = locale;
    }

    /** Fills the rectangle from the origin to width and height, in points. */
    public void on(Graphics2D graphics, double width, double height) {
        chart().draw(graphics, new Rectangle2D.Double(0, 0, width, height));
    }

    private JFreeChart chart() {
        XYPlot picture = new XYPlot(null, days(), numbers(), null);
        picture.setBackgroundPaint(null);
        picture.setOutlineVisible(false);
        picture.setRangeGridlinePaint(BORDER);
        picture.setRangeGridlineStroke(new BasicStroke(0.5f));
        picture.setDomainGridlinesVisible(false);
        picture.setAxisOffset(new RectangleInsets(0, 0, 0, 0));
        int layer = 0;
        // The last is drawn first, so that the first lies above all others.
        for (Plot.Series series : plot.series()) {
            picture.setDataset(layer, dataset(series));
            picture.setRenderer(layer++, renderer(series));
        }
        if (plot.band() != null && !plot.band().ranges().isEmpty()) {
            picture.setDataset(layer, band(picture));
            picture.setRenderer(layer, bandRenderer());
        }
        plot.marks().forEach(mark -> picture.addDomainMarker(marker(mark)));
        JFreeChart chart = new JFreeChart(null, font, picture, true);
        chart.setBackgroundPaint(null);
        chart.setPadding(new RectangleInsets(2, 2, 2, 8));
        chart.getLegend().setItemFont(font);
        chart.getLegend().setItemPaint(INK);
        chart.getLegend().setBackgroundPaint(null);
        chart.getLegend().setFrame(org.jfree.chart.block.BlockBorder.NONE);
        return chart;
    }

    private DateAxis days() {
        DateAxis axis = new DateAxis(null, TimeZone.getTimeZone(ZONE), locale);
        SimpleDateFormat format =
                new SimpleDateFormat("zh".equals(locale.getLanguage()) ? "M\u6708d\u65e5" : "d MMM", locale);
        format.setTimeZone(TimeZone.getTimeZone(ZONE));
        axis.setDateFormatOverride(format);
        axis.setTickLabelFont(font);
        axis.setTickLabelPaint(MUTED);
        axis.setAxisLinePaint(BORDER);
        axis.setTickMarkPaint(BORDER);
        return axis;
    }

    private NumberAxis numbers() {
        NumberAxis axis = new NumberAxis(plot.unit().isEmpty() ? null : plot.unit());
        axis.setAutoRangeIncludesZero(plot.series().stream().anyMatch(series -> series.shape() == Plot.Shape.BAR));
        axis.setNumberFormatOverride(NumberFormat.getInstance(locale));
        axis.setLabelFont(font);
        axis.setLabelPaint(MUTED);
        axis.setTickLabelFont(font);
        axis.setTickLabelPaint(MUTED);
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
        return axis;
    }

    private static XYDataset dataset(Plot.Series series) {
        TimeSeries days = new TimeSeries(series.name());
        series.points().forEach(point -> days.addOrUpdate(day(point.day()), point.value()));
        return new TimeSeriesCollection(days, TimeZone.getTimeZone(ZONE));
    }

    private static Day day(LocalDate day) {
        return new Day(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
    }

    private XYItemRenderer renderer(Plot.Series series) {
        XYItemRenderer renderer = switch (series.shape()) {
            case LINE -> new XYLineAndShapeRenderer(true, hasMarks(series));
            case STEP -> new XYStepRenderer();
            case POINTS -> new XYLineAndShapeRenderer(false, true);
            case BAR -> bars();
        };
        renderer.setSeriesPaint(0, colour(series.tone()));
        renderer.setSeriesStroke(0, stroke(series.tone()));
        renderer.setSeriesShape(0, new Ellipse2D.Double(-2, -2, 4, 4));
        renderer.setDefaultToolTipGenerator((StandardXYToolTipGenerator) null);
        return renderer;
    }

    private static boolean hasMarks(Plot.Series series) {
        return series.points().size() <= 60
                && (series.tone() == Plot.Tone.ACTUAL
                        || series.tone() == Plot.Tone.GAIN
                        || series.tone() == Plot.Tone.COST);
    }

    private static XYBarRenderer bars() {
        XYBarRenderer bars = new XYBarRenderer(0.2);
        bars.setBarPainter(new StandardXYBarPainter());
        bars.setShadowVisible(false);
        return bars;
    }

    /** An open end reaches to the edge of what is drawn. */
    private XYDataset band(XYPlot picture) {
        double low = picture.getRangeAxis().getLowerBound();
        double high = picture.getRangeAxis().getUpperBound();
        YIntervalSeries ranges = new YIntervalSeries(plot.band().name());
        for (Plot.Range range : plot.band().ranges()) {
            double from = range.low() == null ? low : range.low().doubleValue();
            double to = range.high() == null ? high : range.high().doubleValue();
            ranges.add(
                    Date.from(range.day().atStartOfDay(ZONE).toInstant()).getTime(),
                    range.low() == null ? to : from,
                    Math.min(from, to),
                    Math.max(from, to));
        }
        YIntervalSeriesCollection collection = new YIntervalSeriesCollection();
        collection.addSeries(ranges);
        return collection;
    }

    private static DeviationRenderer bandRenderer() {
        DeviationRenderer renderer = new DeviationRenderer(true, false);
        renderer.setAlpha(1f);
        renderer.setSeriesPaint(0, BAND.darker());
        renderer.setSeriesFillPaint(0, BAND);
        renderer.setSeriesStroke(0, new BasicStroke(0.5f));
        return renderer;
    }

    private ValueMarker marker(Plot.Mark mark) {
        ValueMarker marker = new ValueMarker(
                Date.from(mark.day().atStartOfDay(ZONE).toInstant()).getTime());
        marker.setPaint(INK);
        marker.setStroke(dashed(0.75f, 3));
        marker.setLabel(mark.text());
        marker.setLabelFont(font.deriveFont(8f));
        marker.setLabelPaint(INK);
        marker.setLabelBackgroundColor(new Color(0, true));
        marker.setLabelAnchor(RectangleAnchor.TOP_LEFT);
        marker.setLabelTextAnchor(TextAnchor.TOP_RIGHT);
        return marker;
    }

    private static Color colour(Plot.Tone tone) {
        return switch (tone) {
            case ACTUAL, FORECAST -> new Color(0x1f4e79);
            case PLAN -> MUTED;
            case TARGET, GAIN -> new Color(0x256b29);
            case FORMER -> new Color(0x7b8899);
            case COST -> new Color(0xb26a00);
        };
    }

    private static Stroke stroke(Plot.Tone tone) {
        return switch (tone) {
            case ACTUAL, GAIN, COST -> new BasicStroke(1.6f);
            case TARGET -> new BasicStroke(1.2f);
            case PLAN -> dashed(1.2f, 5);
            case FORECAST -> dashed(1.2f, 1.5f);
            case FORMER -> dashed(0.7f, 5);
        };
    }

    private static Stroke dashed(float width, float dash) {
        return new BasicStroke(
                width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {dash, dash * 0.8f}, 0);
    }
}
