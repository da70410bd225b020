package org.gatehouse.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.measure.Metric.Kind;
import org.gatehouse.measure.Metric.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Readings out of files as people make them, and out of files that nobody should make. */
class ReadingFileTests {

    private static final Metric VISITS = metric(1, "Organic visits", "visits", null, Kind.OTHER);
    private static final Metric RATE = metric(2, "转化率", "%", null, Kind.OTHER);
    private static final Metric SALES = metric(3, "Shop sales", "", "CNY", Kind.SALES);
    private static final Metric SPEND = metric(4, "Media spend", "", "CNY", Kind.SPEND);
    private static final List<Metric> METRICS = List.of(VISITS, RATE, SALES, SPEND);

    @Test
    void aLongTableNamesTheMetricOnEachRow() {
        Told told = read("""
                Date,Metric,Value,Note
                2026-03-02,Organic visits,"1,200",first week
                2026-03-02,转化率,3.4%,
                2026-03-09,shop SALES,¥12万,
                """);
        assertThat(told.problems()).isEmpty();
        assertThat(told.entries())
                .extracting(Entry::line, Entry::metricId, Entry::day, entry -> plain(entry), Entry::note)
                .containsExactly(
                        row(2, 1, "2026-03-02", "1200", "first week"),
                        row(3, 2, "2026-03-02", "3.4", ""),
                        row(4, 3, "2026-03-09", "120000", ""));
    }

    @Test
    void aWideTableHasAColumnForEachMetricAndTellsWhatItLeavesOut() {
        Told told = read("""
                日期;Organic visits (visits);转化率（%）;销售额;花费;Weather
                2026年3月2日;1.200;3,4;10.000,50;-;rain
                2026年3月9日;１２５０;3,5;;900,25;
                """);
        assertThat(told.problems()).isEmpty();
        assertThat(told.leftOut()).containsExactly("Weather");
        assertThat(told.entries())
                .extracting(entry -> entry.line() + " " + entry.metricId() + " " + plain(entry))
                .containsExactly("2 1 1200", "2 2 3.4", "2 3 10000.5", "3 1 1250", "3 2 3.5", "3 4 900.25");
    }

    @Test
    void aMetricThatWasChosenNeedsNoName() {
        Told told = ReadingFile.read(bytes("week\tclicks\n2026-W10\t5\n2026-W11\t7\n"), METRICS, VISITS);
        assertThat(told.entries())
                .extracting(Entry::day)
                .containsExactly(LocalDate.of(2026, 3, 8), LocalDate.of(2026, 3, 15));
        assertThat(ReadingFile.read(bytes("date,value\n2026-03-02,5\n"), List.of(VISITS), null)
                        .entries())
                .as("the only one there is")
                .hasSize(1);
        assertThat(messages(ReadingFile.read(bytes("date,metric,value\n2026-03-02,转化率,5\n"), METRICS, VISITS)))
                .containsExactly("measure.line.otherMetric [2, 转化率, Organic visits]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-03-02|2026-03-02",
                "2026/3/2|2026-03-02",
                "2026.3.2|2026-03-02",
                "2026年3月2日|2026-03-02",
                "２０２６年３月２日|2026-03-02",
                "2026年3月2日 星期一|2026-03-02",
                "02.03.2026|2026-03-02",
                "2.3.26|2026-03-02",
                "20260302|2026-03-02",
                "2 Mar 2026|2026-03-02",
                "March 2, 2026|2026-03-02",
                "2026-03-02T08:30:00+08:00|2026-03-02",
                "2026-03-02 00:00|2026-03-02",
                "46083|2026-03-02",
                "25/03/2026|2026-03-25",
                "03/25/2026|2026-03-25",
                "2026-W10|2026-03-08",
                "2026W10|2026-03-08",
                "2026-W10-1|2026-03-02",
                "2026年第10周|2026-03-08",
                "2020-W53|2021-01-03",
                "2026-W01|2026-01-04",
                "2026-03|2026-03-31",
                "2026年2月|2026-02-28",
            })
    void daysAreReadAsPeopleWriteThem(String written, LocalDate day) {
        assertThat(WrittenDay.of(List.of(written)).read(written)).hasValue(day);
        assertThat(WrittenDay.of(List.of(written)).isOpen(written)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-30",
                "2026-W54",
                "2025-W53",
                "2026-W00",
                "2026-13",
                "Total",
                "合计",
                "31.02.2026",
                "1/2",
                "２",
                "",
                "2026-03-02; drop table reading",
                "0",
                "-1",
                "∞"
            })
    void whatIsNoDayIsNone(String written) {
        assertThat(WrittenDay.of(List.of(written)).read(written)).isEmpty();
    }

    @Test
    void aDayThatCouldBeTwoIsRefusedUnlessAnotherTells() {
        assertThat(messages(read("date,Organic visits\n3/2/2026,5\n")))
                .containsExactly("measure.line.openDay [2, 3/2/2026]");
        assertThat(read("date,Organic visits\n3/2/2026,5\n25/2/2026,6\n").entries())
                .extracting(Entry::day)
                .containsExactly(LocalDate.of(2026, 2, 3), LocalDate.of(2026, 2, 25));
        assertThat(read("date,Organic visits\n3/2/2026,5\n2/25/2026,6\n").entries())
                .extracting(Entry::day)
                .containsExactly(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 2, 25));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1234.5|1234.5",
                "1,234.5|1234.5",
                "1,234,567|1234567",
                "1.234,5|1234.5",
                "1.234.567|1234567",
                "12,5|12.5",
                "1,234|1234",
                "0,125|0.125",
                "1.234|1.234",
                "1 234,50|1234.5",
                "1\u00A0234|1234",
                "1’234.5|1234.5",
                "１，２３４．５|1234.5",
                "３．４％|0.034",
                "3.4 %|0.034",
                "-5|-5",
                "−5|-5",
                "(1,200)|-1200",
                "+7|7",
                "¥ 1,200.00|1200",
                "1200 元|1200",
                "CNY 1200|1200",
                "€12.5|12.5",
                "1.2万|12000",
                "3亿|300000000",
                "1200 visits|1200",
                "1.5E+3|1500",
                "1E-7|0.0000001",
                ".5|0.5",
            })
    void numbersAreReadAsPeopleWriteThem(String written, BigDecimal number) {
        assertThat(WrittenNumbers.of(List.of(written), ',').read(written, false, "visits"))
                .hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "12abc",
                "1,23,4",
                "1.2.3",
                "--5",
                "5-",
                "%",
                "1e999999999",
                "NaN",
                "Infinity",
                "#N/A",
                "#DIV/0!",
                "=1+1",
                "1;2",
                "½",
                "(5",
                "1,2345.6",
                "0x1F",
                "十二"
            })
    void whatIsNoNumberIsNone(String written) {
        assertThat(WrittenNumbers.of(List.of(written), ',').read(written, false, "visits"))
                .isEmpty();
    }

    @Test
    void otherNumbersTellWhetherACommaIsForThousands() {
        assertThat(read("date;Organic visits;Shop sales\n2026-03-02;1.250;10,5\n")
                        .entries())
                .extracting(ReadingFileTests::plain)
                .containsExactly("1250", "10.5");
        assertThat(read("date,Organic visits,Shop sales\n2026-03-02,1.250,10.5\n")
                        .entries())
                .extracting(ReadingFileTests::plain)
                .containsExactly("1.25", "10.5");
        assertThat(messages(read("date;Organic visits\n2026-03-02;1.250\n2026-03-09;1.300\n")))
                .containsExactly(
                        "measure.line.openNumber [2, 1.250, Organic visits]",
                        "measure.line.openNumber [3, 1.300, Organic visits]");
    }

    @Test
    void everyBadLineIsNamedWithWhatIsWrong() {
        Told told = read("""
                date,metric,value

                2026-03-02,Organic visits,5
                soon,Organic visits,6
                2026-03-04,Organic visits,many
                ,Organic visits,7
                2026-03-05,,8
                2026-03-06,Clicks,9
                2026-03-07,Organic visits,
                Total,,5
                """);
        assertThat(messages(told))
                .containsExactly(
                        "measure.line.notDay [4, soon]",
                        "measure.line.notNumber [5, many, Organic visits]",
                        "measure.line.day [6]",
                        "measure.line.noMetric [7]",
                        "measure.line.unknownMetric [8, Clicks, Organic visits, 转化率, Shop sales, Media spend]",
                        "measure.line.value [9]",
                        "measure.line.notDay [10, Total]",
                        "measure.line.noMetric [10]");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"})
    void encodingsAreRecognised(String charset) {
        String text = "日期,转化率,备注\n2026-03-02,3.5,首周\n";
        String mark = charset.startsWith("UTF") ? "\uFEFF" : "";
        Told told = ReadingFile.read((mark + text).getBytes(Charset.forName(charset)), METRICS, null);
        assertThat(told.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.metricId()).isEqualTo(2);
            assertThat(entry.note()).isEqualTo("首周");
        });
    }

    @Test
    void workbooksAreReadWithTheirDatesAndPercents() throws IOException {
        Told told = ReadingFile.read(workbook(), METRICS, null);
        assertThat(told.problems()).isEmpty();
        assertThat(told.entries())
                .extracting(entry -> entry.line() + " " + entry.metricId() + " " + entry.day() + " " + plain(entry))
                .containsExactly(
                        "4 1 2026-03-02 1200", "4 2 2026-03-02 3.4", "5 1 2026-03-09 1250.5", "5 2 2026-03-09 3.5");
    }

    @Test
    void jsonListsAreReadLikeTables() {
        Told told = read("""
                [ {"date": "2026-03-02", "metric": "Organic visits", "value": 12.5, "note": "ok"},
                  {"date": "2026-03-03", "metric": "Organic visits", "value": "1,250"},
                  {"date": "x", "metric": "Organic visits", "value": 1e99999},
                  {"date": "2026-03-05", "metric": "Organic visits", "value": {"is": 5}} ]
                """);
        assertThat(told.entries()).extracting(ReadingFileTests::plain).containsExactly("12.5", "1250");
        assertThat(messages(told))
                .containsExactly(
                        "measure.line.notDay [3, x]",
                        "measure.line.notNumber [3, 1E+99999, Organic visits]",
                        "measure.line.notNumber [4, {\"is\":5}, Organic visits]");
        assertThat(ReadingFile.read(bytes("{\"day\":\"2026-03-02\",\"value\":7}"), METRICS, SALES)
                        .entries())
                .hasSize(1);
        assertThat(ReadingFile.read(bytes("{\"readings\":[{\"date\":\"2026-03-02\",\"花费\":7}]}"), METRICS, null)
                        .entries())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "' \\n \\n'|table.refused.empty",
                "a,b\\n1,2|measure.file.noDate",
                "date|measure.file.noDate",
                "date,metric\\n2026-03-02,x|measure.file.noValue",
                "date,Clicks\\n2026-03-02,5|measure.file.noMetric",
                "date,Organic visits|measure.file.noRows",
                "date,Organic visits,organic visits\\n2026-03-02,5,6|measure.file.columnTwice",
                "date,Organic visits\\n\"2026-03-02,5|table.refused.quotes",
                "<html><table><tr><td>date</td></tr></table>|measure.file.markup",
                "[1, 2]|measure.file.noObject",
                "[{\"date\":|measure.file.json",
                "{\"a\":1} x|measure.file.json",
                "[]|measure.file.noDate",
            })
    void filesThatTellNothingAreRefused(String content, String message) {
        assertThat(refused(bytes(content.replace("\\n", "\n")))).isEqualTo(message);
    }

    @Test
    void hostileFilesAreRefused() throws IOException {
        assertThat(refused(new byte[0])).isEqualTo("table.refused.empty");
        assertThat(refused(new byte[ReadingFile.MOST_BYTES + 1])).isEqualTo("measure.file.tooLarge");
        assertThat(refused(new byte[] {'d', 0, 'a', 0})).isEqualTo("table.refused.binary");
        assertThat(refused(new byte[] {'P', 'K', 3, 4, 1, 2, 3})).isEqualTo("table.refused.damaged");
        assertThat(refused(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1}))
                .isEqualTo("measure.file.oldWorkbook");
        byte[] random = new byte[200_000];
        new Random(4).nextBytes(random);
        assertThat(refused(random)).startsWith("table.refused.");
        assertThat(refused(bytes("date,Organic visits\n"
                        + IntStream.range(0, 30_000)
                                .mapToObj(i -> "2026-03-02,5")
                                .collect(Collectors.joining("\n")))))
                .isEqualTo("table.refused.tooManyRows");
        assertThat(refused(bytes("date" + ",".repeat(5000)))).isEqualTo("table.refused.tooManyColumns");
        assertThat(refused(bytes("[".repeat(50_000)))).isEqualTo("measure.file.json");
        assertThat(refused(bomb())).isEqualTo("table.refused.bomb");
        byte[] whole = workbook();
        assertThat(refused(java.util.Arrays.copyOf(whole, whole.length / 2))).isEqualTo("table.refused.damaged");
    }

    @Test
    void textThatWouldComputeOrBreakOutIsJustText() {
        Told told = read("date,Organic visits,note\n2026-03-02,=2+5,\"=HYPERLINK(\"\"http://x\"\")\"\n"
                + "2026-03-03,5,<script>alert(1)</script>\n");
        assertThat(messages(told)).containsExactly("measure.line.notNumber [2, =2+5, Organic visits]");
        assertThat(told.entries()).extracting(Entry::note).containsExactly("<script>alert(1)</script>");
    }

    /** Whatever comes: it is read, or refused in words. */
    @Property(tries = 300)
    void noFileBreaksAnything(@ForAll byte[] bytes, @ForAll String text) {
        for (byte[] file : List.of(bytes, bytes("date,Organic visits\n" + text), bytes("[{\"date\":\"" + text))) {
            try {
                ReadingFile.read(file, METRICS, null);
            } catch (InvalidInput refused) {
                assertThat(refused.problems()).isNotEmpty();
            }
        }
    }

    private static byte[] workbook() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            workbook.createSheet("Read me").createRow(0).createCell(0).setCellValue("What this is");
            Sheet sheet = workbook.createSheet("2026");
            sheet.createRow(0).createCell(0).setCellValue("Readings of the shop");
            Row head = sheet.createRow(2);
            head.createCell(0).setCellValue("Week");
            head.createCell(1).setCellValue("Organic visits");
            head.createCell(2).setCellValue("转化率");
            CellStyle date = workbook.createCellStyle();
            date.setDataFormat(workbook.createDataFormat().getFormat("dd.mm.yyyy"));
            CellStyle percent = workbook.createCellStyle();
            percent.setDataFormat(workbook.createDataFormat().getFormat("0.0%"));
            double[][] numbers = {{1200, 0.034}, {1250.5, 0.035}};
            for (int i = 0; i < 2; i++) {
                Row row = sheet.createRow(3 + i);
                row.createCell(0).setCellValue(LocalDate.of(2026, 3, 2).plusDays(7L * i));
                row.getCell(0).setCellStyle(date);
                row.createCell(1).setCellValue(numbers[i][0]);
                row.createCell(2).setCellValue(numbers[i][1]);
                row.getCell(2).setCellStyle(percent);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            workbook.write(bytes);
            return bytes.toByteArray();
        }
    }

    /** A workbook whose one sheet unpacks to a hundred megabytes. */
    private static byte[] bomb() throws IOException {
        byte[] whole = workbook();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var in = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(whole));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                if (entry.getName().equals("xl/worksheets/sheet1.xml")) {
                    out.write(bytes("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                            + "<sheetData>"));
                    byte[] blanks = new byte[1024 * 1024];
                    java.util.Arrays.fill(blanks, (byte) ' ');
                    for (int i = 0; i < 100; i++) {
                        out.write(blanks);
                    }
                    out.write(bytes("</sheetData></worksheet>"));
                } else {
                    in.transferTo(out);
                }
            }
        }
        return bytes.toByteArray();
    }

    private static Told read(String text) {
        return ReadingFile.read(bytes(text), METRICS, null);
    }

    private static String refused(byte[] file) {
        return catchThrowableOfType(InvalidInput.class, () -> ReadingFile.read(file, METRICS, null))
                .problems()
                .get(0)
                .message();
    }

    private static List<String> messages(Told told) {
        List<String> messages = new ArrayList<>();
        told.problems().forEach(problem -> messages.add(problem.message() + " " + problem.arguments()));
        return messages;
    }

    private static org.assertj.core.groups.Tuple row(int line, long metric, String day, String value, String note) {
        return org.assertj.core.groups.Tuple.tuple(line, metric, LocalDate.parse(day), value, note);
    }

    private static String plain(Entry entry) {
        return Readings.written(entry.value());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Metric metric(long id, String name, String unit, String currency, Kind kind) {
        return new Metric(id, 1, "SEO", null, name, unit, currency, kind, Mode.STATE);
    }
}
