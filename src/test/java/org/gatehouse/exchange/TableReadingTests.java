package org.gatehouse.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gatehouse.exchange.PlanDocument.Item.Kind;
import org.gatehouse.schedule.Constraint;
import org.gatehouse.schedule.Lag;
import org.gatehouse.schedule.LinkType;
import org.gatehouse.table.DateOrder;
import org.gatehouse.table.TextTable;
import org.gatehouse.table.Unreadable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableReadingTests {

    private static final String CHINESE = "标题,负责人,开始,完成,工时(小时),前置任务,优先级,描述,阶段,交付物,验收\r\n"
            + "关键词调研,陈杰,2027/1/4,,16,,高,\"分析现有流量,\r\n并与竞品比较\",准备,清单,是\r\n"
            + "撰写落地页,吴倩,,,5天,关键词调研,中,,内容,,否\r\n"
            + "\r\n"
            + "上线,chen,2027年2月1日,2027-02-02,,1;2,紧急,,上线,,\r\n";

    @Test
    void chineseFilesAreReadInEveryUsualEncoding() {
        byte[] mark = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
        List<byte[]> files = List.of(
                CHINESE.getBytes(StandardCharsets.UTF_8),
                joined(mark, CHINESE.getBytes(StandardCharsets.UTF_8)),
                CHINESE.getBytes(Charset.forName("GBK")),
                CHINESE.getBytes(Charset.forName("GB18030")),
                joined(new byte[] {(byte) 0xFF, (byte) 0xFE}, CHINESE.getBytes(StandardCharsets.UTF_16LE)));
        for (byte[] file : files) {
            FileReading reading = TableReading.of(TextTable.read(file), Wishes.NONE);
            assertThat(reading.errors()).isEmpty();
            List<PlanDocument.Item> items = reading.document().items();
            assertThat(items).extracting(PlanDocument.Item::name).containsExactly("关键词调研", "撰写落地页", "上线");
            PlanDocument.Item first = items.get(0);
            assertThat(first.owner()).isEqualTo("陈杰");
            assertThat(first.priority()).isEqualTo(700);
            assertThat(first.needsAcceptance()).isTrue();
            assertThat(first.notes()).startsWith("分析现有流量,").contains("\n");
            assertThat(first.phase()).isEqualTo("准备");
            assertThat(first.deliverable()).isEqualTo("清单");
            assertThat(items.get(1).workMinutes()).isEqualTo(40 * 60);
            assertThat(items.get(1).needsAcceptance()).isFalse();
            assertThat(items.get(2).start()).isEqualTo(LocalDateTime.of(2027, 2, 1, 9, 0));
            assertThat(items.get(2).finish()).isEqualTo(LocalDateTime.of(2027, 2, 2, 18, 0));
            assertThat(reading.document().links())
                    .extracting(link -> link.from() + ">" + link.to())
                    .containsExactly("row 1>row 2", "row 1>row 3", "row 2>row 3");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {";", "'\t'", ","})
    void theDelimiterIsFound(String delimiter) {
        PlanDocument plan = plan(
                String.join(delimiter, "Title", "Owner", "Effort") + "\n" + String.join(delimiter, "A", "wu", "8"));
        assertThat(plan.items().get(0).owner()).isEqualTo("wu");
    }

    @Test
    void msProjectsExportIsUnderstood() {
        PlanDocument plan = plan("""
                ID,Task Mode,Task Name,Duration,Start,Finish,Predecessors,Outline Level,Resource Names,% Complete,Constraint Type,Constraint Date,Cost
                1,Auto Scheduled,Launch,10 days,Mon 3/2/26,Fri 3/13/26,,1,,25%,As Soon As Possible,NA,"$1,200.00"
                2,Auto Scheduled,Brief,3 days,Mon 3/2/26 9:00 AM,Wed 3/4/26,,2,Lin[50%];Chen,100%,As Soon As Possible,NA,$0.00
                3,Auto Scheduled,Design,4d?,Thu 3/5/26,Tue 3/10/26,2FS+2d,2,Lin,0%,Start No Earlier Than,Thu 3/5/26,$300.50
                4,Auto Scheduled,Print,2ed,Wed 3/11/26,Fri 3/13/26,"2SS-1 day,3FF+50%",2,Paper[2 t],0%,As Late As Possible,NA,
                5,Auto Scheduled,Out,0 days,Fri 3/13/26,Fri 3/13/26,"4SF+2ed",2,,0%,Must Finish On,Fri 3/13/26,
                """);
        assertThat(plan.items())
                .extracting(PlanDocument.Item::kind)
                .containsExactly(Kind.SUMMARY, Kind.WORK, Kind.WORK, Kind.WORK, Kind.MILESTONE);
        assertThat(plan.items()).extracting(PlanDocument.Item::parentId).containsExactly(null, "1", "1", "1", "1");
        assertThat(plan.items()).extracting(PlanDocument.Item::id).containsExactly("1", "2", "3", "4", "5");
        PlanDocument.Item brief = plan.items().get(1);
        assertThat(brief.start()).isEqualTo(LocalDateTime.of(2026, 3, 2, 9, 0));
        assertThat(brief.finish()).isEqualTo(LocalDateTime.of(2026, 3, 4, 18, 0));
        assertThat(brief.durationMinutes()).isEqualTo(3 * 480);
        assertThat(brief.percentComplete()).isEqualTo(100);
        assertThat(plan.items().get(0).cost()).isEqualByComparingTo("1200");
        assertThat(plan.items().get(2).cost()).isEqualByComparingTo("300.5");
        assertThat(plan.items().get(2).constraint())
                .isEqualTo(new Constraint(Constraint.Type.START_NO_EARLIER_THAN, LocalDateTime.of(2026, 3, 5, 9, 0)));
        assertThat(plan.items().get(3).elapsed()).isTrue();
        assertThat(plan.items().get(3).constraint().type()).isEqualTo(Constraint.Type.AS_LATE_AS_POSSIBLE);
        assertThat(plan.items().get(4).constraint())
                .isEqualTo(new Constraint(Constraint.Type.MUST_FINISH_ON, LocalDateTime.of(2026, 3, 13, 18, 0)));
        assertThat(plan.links())
                .containsExactly(
                        new PlanDocument.Tie("2", "3", LinkType.FS, Lag.working(960)),
                        new PlanDocument.Tie("2", "4", LinkType.SS, Lag.working(-480)),
                        new PlanDocument.Tie("3", "4", LinkType.FF, new Lag(50, Lag.Unit.PERCENT)),
                        new PlanDocument.Tie("4", "5", LinkType.SF, new Lag(2880, Lag.Unit.ELAPSED)));
        assertThat(plan.resources()).extracting(PlanDocument.Resource::name).containsExactly("Lin", "Chen", "Paper");
        assertThat(plan.resources().get(2).kind()).isEqualTo(PlanDocument.Resource.Kind.MATERIAL);
        assertThat(plan.assignments())
                .extracting(it -> it.itemId() + " " + it.resourceId() + " " + it.percent())
                .containsExactly("2 1 50.0", "2 2 100.0", "3 1 100.0", "4 3 200.0");
    }

    @Test
    void chineseMsProjectIsUnderstood() {
        PlanDocument plan = plan("""
                标识号,任务名称,工期,开始时间,完成时间,前置任务,资源名称,完成百分比,大纲级别
                1,发布,10 个工作日,2026年3月2日,2026年3月13日,,,0%,1
                2,简报,3 个工作日,2026年3月2日,2026年3月4日,,林[50%],50%,2
                3,设计,2 周工时?,2026年3月5日,2026年3月10日,2FS+2 个工作日,"林,陈",0%,2
                4,完成点,0 个工作日,2026年3月13日,2026年3月13日,"2SS,3完成-完成",,0%,2
                """);
        assertThat(plan.items().get(2).durationMinutes()).isEqualTo(4800);
        assertThat(plan.items().get(3).kind()).isEqualTo(Kind.MILESTONE);
        assertThat(plan.links())
                .containsExactly(
                        new PlanDocument.Tie("2", "3", LinkType.FS, Lag.working(960)),
                        new PlanDocument.Tie("2", "4", LinkType.SS, Lag.NONE),
                        new PlanDocument.Tie("3", "4", LinkType.FF, Lag.NONE));
        assertThat(plan.assignments()).hasSize(3);
    }

    @Test
    void theOutlineIsToldByNumbersBlanksOrParents() {
        List<String> byNumber = parents("WBS,Title\n1,A\n1.1,B\n1.1.1,C\n1.2,D\n2,E\n");
        assertThat(byNumber).containsExactly("-", "A", "B", "A", "-");
        List<String> byBlanks = parents("Title,Effort\nA,\n  B,\n    C,\n  D,8\nE,8\n");
        assertThat(byBlanks).containsExactly("-", "A", "B", "A", "-");
        List<String> byWideBlanks = parents("任务名称,工时\nA,\n　B,\n　　C,8\n　D,8\nE,8\n");
        assertThat(byWideBlanks).containsExactly("-", "A", "B", "A", "-");
        List<String> byParent = parents("Key,Summary,Parent\nX-1,A,\nX-2,B,X-1\nX-3,C,B\nX-4,D,x-1\nX-5,E,\n");
        assertThat(byParent).containsExactly("-", "A", "B", "A", "-");
    }

    @Test
    void aTrackersExportIsUnderstood() {
        PlanDocument plan = plan("""
                Issue key,Issue Type,Summary,Status,Assignee,Original Estimate,Due date,Priority,Story Points
                MKT-1,Task,Write page,Done,wu,2d,15/Mar/26,Highest,3
                MKT-2,Milestone,Live,To Do,lin,,20/Mar/26,Low,
                """);
        assertThat(plan.items()).extracting(PlanDocument.Item::id).containsExactly("MKT-1", "MKT-2");
        assertThat(plan.items().get(0).percentComplete()).isEqualTo(100);
        assertThat(plan.items().get(0).workMinutes()).isEqualTo(960);
        assertThat(plan.items().get(0).finish().toLocalDate()).isEqualTo(LocalDate.of(2026, 3, 15));
        assertThat(plan.items().get(1).kind()).isEqualTo(Kind.MILESTONE);
        assertThat(plan.remarks())
                .singleElement()
                .satisfies(it -> assertThat(it.arguments()).containsExactly("Story Points"));
    }

    @Test
    void sharesArePercentOrFractionsAsTheColumnTells() {
        assertThat(plan("title,progress\nA,0.4\nB,1\nC,0").items())
                .extracting(PlanDocument.Item::percentComplete)
                .containsExactly(40, 100, 0);
        assertThat(plan("title,progress\nA,40\nB,1\nC,0").items())
                .extracting(PlanDocument.Item::percentComplete)
                .containsExactly(40, 1, 0);
        assertThat(plan("title,progress\nA,40%\nB,1%\nC,").items())
                .extracting(PlanDocument.Item::percentComplete)
                .containsExactly(40, 1, 0);
    }

    @Test
    void itemsOfThePlanMayBePredecessorsByKeyOrTitle() {
        Wishes wishes = new Wishes(
                0,
                List.of(),
                null,
                List.of(new Wishes.Known("PL1-1", "Contract, signed"), new Wishes.Known("PL1-2", "B")));
        FileReading reading = TableReading.of(
                TextTable.read(text("title,predecessors\nA,pl1-1\nB,\"Contract, signed\"\nC,\"A, B\"\nD,PL1-1FS+1d")),
                wishes);
        assertThat(reading.errors()).isEmpty();
        assertThat(reading.document().links())
                .extracting(it -> it.from() + ">" + it.to() + " " + it.lag().amount())
                .containsExactly(
                        "@PL1-1>row 1 0", "@PL1-1>row 2 0", "row 1>row 3 0", "row 2>row 3 0", "@PL1-1>row 4 480");
    }

    @Test
    void textThatLooksLikeAFormulaStaysText() {
        PlanDocument plan =
                plan("title,description\n\"=HYPERLINK(\"\"http://x\"\")\",@SUM(1)\n<script>alert(1)</script>,-1+1");
        assertThat(plan.items())
                .extracting(PlanDocument.Item::name)
                .containsExactly("=HYPERLINK(\"http://x\")", "<script>alert(1)</script>");
        assertThat(plan.items()).extracting(PlanDocument.Item::notes).containsExactly("@SUM(1)", "-1+1");
    }

    @Test
    void everyWrongCellIsNamedWithItsLine() {
        List<FileReading.CellError> errors = reading(
                        "title,owner,start,finish,effort,predecessors,priority,acceptance,duration,progress,cost\n"
                                + "Good,chen,2027-01-04,,8,,,,,,\n"
                                + ",chen,,,8,,,,,,\n"
                                + "\"Two\nlines\",chen,2027-02-30,,8,,,,,,\n"
                                + "Reversed,chen,2027-02-10,2027-02-01,,,,,,,\n"
                                + "Effort,chen,,,lots,,,,,,\n"
                                + "Row,chen,,,8,99,,,,,\n"
                                + "Itself,chen,,,8,Itself,,,,,\n"
                                + "Unknown,chen,,,8,No such,,,,,\n"
                                + "Priority,chen,,,8,,soon,,,,\n"
                                + "Accept,chen,,,8,,,perhaps,,,\n"
                                + "Wide,chen,,,8,,,yes,,,,what\n"
                                + "Long,chen,,,8,,,yes,ages,,\n"
                                + "Lag,chen,,,8,1FS+9 parsecs,,yes,,,\n"
                                + "Share,chen,,,8,,,yes,,140%,\n"
                                + "Cost,chen,,,8,,,yes,,,a lot\n")
                .errors();
        assertThat(errors)
                .extracting(error -> error.line() + " " + error.column() + " "
                        + error.problem().message())
                .containsExactlyInAnyOrder(
                        "3 title error.required",
                        "4 start error.date",
                        "6 finish error.period.reversed",
                        "7 effort exchange.cell.effort",
                        "8 predecessors exchange.cell.noSuchRow",
                        "9 predecessors exchange.cell.itself",
                        "10 predecessors exchange.cell.unknownPredecessor",
                        "11 priority exchange.cell.priority",
                        "12 acceptance exchange.cell.yesNo",
                        "13  exchange.cell.tooManyCells",
                        "14 duration exchange.cell.duration",
                        "15 predecessors exchange.cell.lag",
                        "16 progress exchange.cell.percent",
                        "17 cost exchange.cell.amount");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "title\\n\\n  \\n|exchange.refused.noRows",
                "'   '|table.refused.empty",
                "title,owner\\n\"A,chen\\nB,wu|table.refused.quotes",
                "title,owner\\n\"A\"x,chen|table.refused.quotes"
            })
    void aFileThatIsWrongAsAWholeSaysHow(String file, String message) {
        assertThat(refused(text(file.replace("\\n", "\n")))).isEqualTo(message);
    }

    @Test
    void whatAColumnHoldsCanBeSaid() {
        FileReading guessed = reading("colour,owner\nred,chen");
        assertThat(guessed.errors())
                .extracting(it -> it.problem().message())
                .containsExactly("exchange.cell.noTitleColumn");
        Wishes said = new Wishes(0, Arrays.asList(Column.TITLE, null), null, List.of());
        FileReading reading = TableReading.of(TextTable.read(text("colour,owner\nred,chen")), said);
        assertThat(reading.errors()).isEmpty();
        assertThat(reading.document().items())
                .extracting(PlanDocument.Item::name)
                .containsExactly("red");
        assertThat(reading.document().resources()).isEmpty();
        Wishes twice = new Wishes(0, List.of(Column.TITLE, Column.TITLE), null, List.of());
        assertThat(TableReading.of(TextTable.read(text("colour,owner\nred,chen")), twice)
                        .errors())
                .extracting(it -> it.problem().message())
                .containsExactly("exchange.cell.duplicateColumn");
    }

    @Test
    void theOrderOfDatesCanBeSaid() {
        String file = "title,start\nA,03/04/2026\nB,05/06/2026";
        FileReading guessed = reading(file);
        assertThat(guessed.table().datesAmbiguous()).isTrue();
        assertThat(guessed.document().items().get(0).start().toLocalDate()).isEqualTo(LocalDate.of(2026, 3, 4));
        FileReading said =
                TableReading.of(TextTable.read(text(file)), new Wishes(0, List.of(), DateOrder.DAY_FIRST, List.of()));
        assertThat(said.table().datesAmbiguous()).isFalse();
        assertThat(said.document().items().get(0).start().toLocalDate()).isEqualTo(LocalDate.of(2026, 4, 3));
    }

    @Test
    void titlesAboveTheHeaderAreSkipped() {
        PlanDocument plan = plan("项目计划表,,\n编制：林,,\n任务名称,负责人,工期\n甲,陈,3天\n");
        assertThat(plan.items()).extracting(PlanDocument.Item::name).containsExactly("甲");
    }

    @Test
    void whatIsNoTextIsRefusedPlainly() {
        assertThat(refused(new byte[] {'t', 0, 'i', 0})).isEqualTo("table.refused.binary");
        assertThat(refused(new byte[] {(byte) 0xFF, (byte) 0xFF, (byte) 0x80})).isEqualTo("table.refused.encoding");
        assertThat(refused(new byte[0])).isEqualTo("table.refused.empty");
    }

    @Test
    void tenThousandRowsAreTakenAndOneMoreIsNot() {
        String rows = IntStream.rangeClosed(1, 10_000)
                .mapToObj(row -> "Item " + row + ",chen,1," + (row > 1 && row % 10 != 0 ? row - 1 : ""))
                .collect(Collectors.joining("\n"));
        assertThat(plan("title,owner,effort,predecessors\n" + rows).links()).hasSize(8_999);
        assertThat(refused(text("title,owner,effort,predecessors\n" + rows + "\nOne more,chen,1,")))
                .isEqualTo("exchange.refused.tooManyItems");
    }

    @Test
    void twoThousandLevelsAreRead() {
        String rows = IntStream.rangeClosed(1, 2000)
                .mapToObj(row -> row + ",Item " + row)
                .collect(Collectors.joining("\n"));
        PlanDocument plan = plan("level,title\n" + rows);
        assertThat(plan.items().get(1999).level()).isEqualTo(2000);
        String circle = IntStream.rangeClosed(1, 2000)
                .mapToObj(row -> "K" + row + ",Item " + row + ",K" + (row % 2000 + 1))
                .collect(Collectors.joining("\n"));
        assertThat(reading("key,title,parent\n" + circle).errors())
                .extracting(it -> it.problem().message())
                .containsExactly("exchange.cell.parentCircle");
    }

    @Test
    void hostileFilesEndInBoundedTime() {
        List<byte[]> hostile = List.of(
                text(",".repeat(5_000_000)),
                text("title\n" + ",".repeat(5_000_000)),
                text("\"".repeat(5_000_000)),
                text("title\n\"" + "a\n".repeat(2_400_000)),
                text("(".repeat(5_000_000)),
                text("title\n" + "a".repeat(5_000_000)),
                text("title,predecessors\nA,\"" + "1;".repeat(2_400_000) + "\""),
                text("title,predecessors\nA,\"" + "1 ".repeat(2_400_000) + "\""),
                text("title,resources\nA,\"" + "a[1;".repeat(1_200_000) + "\""),
                text("title,resources\nA,\"" + "a[".repeat(1_200_000) + "\""),
                text("title,duration,start,cost\nA," + "1d ".repeat(100_000) + "," + "1/".repeat(100_000) + ","
                        + "$".repeat(100_000)),
                text("title\n" + "\n".repeat(5_000_000)),
                text("title,title" + ",title".repeat(1500) + "\nA"));
        for (byte[] file : hostile) {
            Assertions.assertTimeout(java.time.Duration.ofSeconds(20), () -> {
                try {
                    FileReading reading = TableReading.of(TextTable.read(file), Wishes.NONE);
                    assertThat(reading.errors()).hasSizeLessThan(2100);
                } catch (Unreadable refused) {
                    assertThat(refused.problem().message()).matches("(exchange|table)\\.refused\\..*");
                }
            });
        }
    }

    @Test
    void amountsOfMoney() {
        assertThat(plan("title,cost\nA,\"¥12,345.60\"\nB,1200\nC,\"1.234,5\"\nD,0")
                        .items())
                .extracting(PlanDocument.Item::cost)
                .containsExactly(new BigDecimal("12345.60"), new BigDecimal("1200"), new BigDecimal("1234.5"), null);
    }

    @Test
    void aShareThatNobodyCanGiveIsNamedInTheColumnItStandsIn() {
        assertThat(reading("title,owner\nBrief,\"Lin[9999999%],Chen\"\n").errors())
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.column()).isEqualTo("owner");
                    assertThat(error.problem().message()).isEqualTo("exchange.cell.share");
                });
    }

    private static List<String> parents(String file) {
        PlanDocument plan = plan(file);
        return plan.items().stream()
                .map(it -> plan.items().stream()
                        .filter(other -> other.id().equals(it.parentId()))
                        .map(PlanDocument.Item::name)
                        .findFirst()
                        .orElse("-"))
                .toList();
    }

    private static PlanDocument plan(String file) {
        FileReading reading = reading(file);
        assertThat(reading.errors()).isEmpty();
        return reading.document();
    }

    private static FileReading reading(String file) {
        return TableReading.of(TextTable.read(text(file)), Wishes.NONE);
    }

    private static String refused(byte[] file) {
        return catchThrowableOfType(Unreadable.class, () -> TableReading.of(TextTable.read(file), Wishes.NONE))
                .problem()
                .message();
    }

    private static byte[] text(String file) {
        return file.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }
}
