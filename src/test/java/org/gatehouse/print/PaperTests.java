package org.gatehouse.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.gatehouse.HouseTest;
import org.gatehouse.chart.Plot;
import org.gatehouse.chart.Plot.Band;
import org.gatehouse.chart.Plot.Mark;
import org.gatehouse.chart.Plot.Point;
import org.gatehouse.chart.Plot.Range;
import org.gatehouse.chart.Plot.Series;
import org.gatehouse.chart.Plot.Shape;
import org.gatehouse.chart.Plot.Tone;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PaperTests extends HouseTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    @Autowired
    private Paper paper;

    @Test
    void the_letters_of_both_languages_are_inside_the_file() throws IOException {
        byte[] pdf = paper.pdf("print/specimen", model("春季新品上市 · 状态报告 龘"), Locale.SIMPLIFIED_CHINESE);

        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("春季新品上市 · 状态报告 龘")
                    .contains("2026年3月2日")
                    .contains("1 / 1");
            for (PDPage page : document.getPages()) {
                for (COSName font : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(font).isEmbedded()).isTrue();
                }
            }
        }
        assertThat(pdf.length).isLessThan(400_000);
    }

    @Test
    void a_plot_is_drawn_with_its_lines_and_its_band() throws IOException {
        byte[] pdf = paper.pdf("print/specimen", model("Status report"), Locale.UK);

        try (PDDocument document = Loader.loadPDF(pdf)) {
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 72);
            assertThat(pixels(page, 0x1f4e79)).as("readings").isGreaterThan(50);
            assertThat(pixels(page, 0xe6f3e7)).as("corridor").isGreaterThan(500);
            assertThat(new PDFTextStripper().getText(document)).contains("2 Mar 2026");
        }
    }

    /** How many points of the picture are of this colour, more or less. */
    private static long pixels(BufferedImage picture, int colour) {
        long found = 0;
        for (int x = 0; x < picture.getWidth(); x++) {
            for (int y = 0; y < picture.getHeight(); y++) {
                int seen = picture.getRGB(x, y);
                boolean close = true;
                for (int shift = 0; shift <= 16; shift += 8) {
                    close &= Math.abs((seen >> shift & 0xff) - (colour >> shift & 0xff)) < 24;
                }
                found += close ? 1 : 0;
            }
        }
        return found;
    }

    private static Map<String, Object> model(String heading) {
        List<Point> readings = new ArrayList<>();
        List<Point> target = new ArrayList<>();
        List<Point> spent = new ArrayList<>();
        List<Range> corridor = new ArrayList<>();
        for (int week = 0; week <= 12; week++) {
            LocalDate day = DAY.plusWeeks(week);
            readings.add(new Point(day, BigDecimal.valueOf(1000 + week * 42L - week * week * 3L)));
            target.add(new Point(day, BigDecimal.valueOf(1000 + week * 50L)));
            spent.add(new Point(day, BigDecimal.valueOf(900 + 10L * week)));
            corridor.add(new Range(day, BigDecimal.valueOf(940 + week * 50L), null));
        }
        Plot plot = new Plot(
                "注册用户 Sign-ups",
                "人",
                List.of(
                        new Series("实际 Reading", Shape.LINE, Tone.ACTUAL, readings),
                        new Series("目标 Target", Shape.LINE, Tone.TARGET, target),
                        new Series("花费 Spent", Shape.BAR, Tone.COST, spent)),
                new Band("区间 Corridor", corridor),
                List.of(new Mark(DAY.plusWeeks(8), "变更 Change")));
        return Map.of("heading", heading, "day", DAY, "plot", plot);
    }
}
