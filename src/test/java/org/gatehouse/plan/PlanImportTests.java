package org.gatehouse.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class PlanImportTests extends PlanTest {

    private static final String CHINESE = "标题,负责人,开始,完成,工时(小时),前置任务,优先级,描述,阶段,交付物,验收\r\n"
            + "关键词调研,陈杰,2027/1/4,,16,,高,\"分析现有流量,\r\n并与竞品比较\",准备,清单,是\r\n"
            + "撰写落地页,吴倩,,,5天,关键词调研,中,,内容,,否\r\n"
            + "\r\n"
            + "上线,chen,2027年2月1日,2027-02-02,,1;2,紧急,,上线,,\r\n";

    @Autowired
    PlanImport imports;

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
            String key = newProject();
            List<WorkItem> read = take(key, file);
            assertThat(read).extracting(WorkItem::title).containsExactly("关键词调研", "撰写落地页", "上线");
            WorkItem first = items.require(key + "-1");
            assertThat(first.ownerId()).isEqualTo("chen");
            assertThat(first.priority()).isEqualTo(Priority.HIGH);
            assertThat(first.needsAcceptance()).isTrue();
            assertThat(first.description()).startsWith("分析现有流量,").contains("\n");
            assertThat(first.phaseName()).isEqualTo("准备");
            WorkItem second = items.require(key + "-2");
            assertThat(second.effortHours()).isEqualByComparingTo("40");
            assertThat(second.predecessors()).containsExactly(key + "-1");
            assertThat(second.startDate()).isEqualTo(LocalDate.of(2027, 1, 6));
            WorkItem third = items.require(key + "-3");
            assertThat(third.predecessors()).containsExactly(key + "-1", key + "-2");
            assertThat(third.startDate()).isEqualTo(LocalDate.of(2027, 2, 1));
            assertThat(third.finishDate()).isEqualTo(LocalDate.of(2027, 2, 2));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {";", "'\t'", ","})
    void theDelimiterIsFound(String delimiter) {
        String key = newProject();
        take(key, String.join(delimiter, "Title", "Owner", "Effort") + "\n" + String.join(delimiter, "A", "wu", "8"));
        assertThat(items.require(key + "-1").ownerId()).isEqualTo("wu");
    }

    @Test
    void itemsOfThePlanMayBePredecessorsByKeyOrTitle() {
        String key = newProject();
        add(key, item("Contract, signed", 8));
        take(key, "title,predecessors\nA," + key.toLowerCase() + "-1\nB,\"Contract, signed\"\nC,\"A, B\"");
        assertThat(items.require(key + "-2").predecessors()).containsExactly(key + "-1");
        assertThat(items.require(key + "-3").predecessors()).containsExactly(key + "-1");
        assertThat(items.require(key + "-4").predecessors()).containsExactly(key + "-2", key + "-3");
    }

    @Test
    void textThatLooksLikeAFormulaStaysText() {
        String key = newProject();
        take(key, "title,description\n\"=HYPERLINK(\"\"http://x\"\")\",@SUM(1)\n<script>alert(1)</script>,-1+1");
        assertThat(items.of(key))
                .extracting(WorkItem::title)
                .containsExactly("=HYPERLINK(\"http://x\")", "<script>alert(1)</script>");
        assertThat(items.of(key)).extracting(WorkItem::description).containsExactly("@SUM(1)", "-1+1");
    }

    @Test
    void everyWrongRowIsNamedWithItsLineAndNothingIsImported() {
        String key = newProject();
        List<ImportError> errors = refused(
                key,
                "title,owner,start,finish,effort,predecessors,priority,acceptance\n"
                        + "Good,chen,2027-01-04,,8,,,\n"
                        + ",chen,,,8,,,\n"
                        + "Nobody,mr x,,,8,,,\n"
                        + "\"Two\nlines\",chen,2027-02-30,,8,,,\n"
                        + "Reversed,chen,2027-02-10,2027-02-01,,,,\n"
                        + "Outside,chen,2026-12-31,2027-04-30,,,,\n"
                        + "Effort,chen,,,lots,,,\n"
                        + "Negative,chen,,,0,,,\n"
                        + "Row,chen,,,8,99,,\n"
                        + "Itself,chen,,,8,Itself,,\n"
                        + "Unknown,chen,,,8,No such,,\n"
                        + "Priority,chen,,,8,,soon,\n"
                        + "Accept,chen,,,8,,,perhaps\n"
                        + "Wide,chen,,,8,,,yes,what\n");
        assertThat(errors)
                .extracting(error -> error.line() + " " + error.column() + " "
                        + error.problem().message())
                .containsExactlyInAnyOrder(
                        "3 title error.required",
                        "4 owner plan.import.unknownPerson",
                        "5 start error.date",
                        "7 finish error.period.reversed",
                        "8 start plan.error.outsideProject",
                        "8 finish plan.error.outsideProject",
                        "9 effort plan.import.effort",
                        "10 effort plan.error.effort",
                        "11 predecessors plan.import.noSuchRow",
                        "12 predecessors plan.import.itself",
                        "13 predecessors plan.import.unknownPredecessor",
                        "14 priority plan.import.priority",
                        "15 acceptance plan.import.yesNo",
                        "16  plan.import.tooManyCells");
        assertThat(items.of(key)).isEmpty();
        assertThat(add(key, item("First", 8)).number()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "owner,effort\\nchen,8|plan.import.noTitleColumn",
                "title,colour\\nA,red|plan.import.unknownColumn",
                "title,标题\\nA,B|plan.import.duplicateColumn",
                "title\\n\\n  \\n|plan.import.noRows",
                "'   '|plan.import.empty",
                "title,owner\\n\"A,chen\\nB,wu|plan.import.quotes",
                "title,owner\\n\"A\"x,chen|plan.import.quotes",
                "title,predecessors\\nA,2\\nB,3\\nC,1|plan.error.cycle",
                "title,predecessors\\nA,\\nA,\\nB,A|plan.import.ambiguousPredecessor"
            })
    void aFileThatIsWrongAsAWholeSaysHow(String file, String message) {
        String key = newProject();
        assertThat(refused(key, file.replace("\\n", "\n")))
                .extracting(error -> error.problem().message())
                .containsExactly(message);
        assertThat(items.of(key)).isEmpty();
    }

    @Test
    void aCircleThroughThePlanIsNamedByTitles() {
        String key = newProject();
        ImportError error = refused(key, "title,predecessors\nFirst,Third\nSecond,First\nThird,Second")
                .get(0);
        assertThat(error.problem().arguments().get(0).toString()).contains("First", "Second", "Third");
    }

    @Test
    void whatIsNoTextIsRefusedPlainly() {
        String key = newProject();
        assertThat(message(key, new byte[] {'P', 'K', 3, 4, 20, 0})).isEqualTo("plan.import.workbook");
        assertThat(message(key, new byte[] {'t', 0, 'i', 0})).isEqualTo("plan.import.binary");
        assertThat(message(key, new byte[] {(byte) 0xFF, (byte) 0xFF, (byte) 0x80}))
                .isEqualTo("plan.import.encoding");
        assertThat(message(key, new byte[0])).isEqualTo("plan.import.empty");
        assertThat(message(key, new byte[PlanImport.MOST_BYTES + 1])).isEqualTo("plan.import.tooLarge");
    }

    @Test
    void fiveThousandRowsAreTakenAndOneMoreIsNot() {
        String key = newProject();
        String rows = IntStream.rangeClosed(1, 5000)
                .mapToObj(row -> "Item " + row + ",chen,1," + (row > 1 && row % 10 != 0 ? row - 1 : ""))
                .collect(Collectors.joining("\n"));
        assertThat(refused(key, "title,owner,effort,predecessors\n" + rows + "\nOne more,chen,1,"))
                .extracting(error -> error.problem().message())
                .containsExactly("plan.import.tooManyRows");
        Assertions.assertThatCode(() -> take(key, "title,owner,effort,predecessors\n" + rows))
                .doesNotThrowAnyException();
        assertThat(items.of(key)).hasSize(5000);
        assertThat(items.require(key + "-5000").startDate()).isEqualTo(MONDAY);
    }

    @Test
    void hostileFilesEndInBoundedTime() {
        String key = newProject();
        List<byte[]> hostile = List.of(
                text(",".repeat(5_000_000)),
                text("title\n" + ",".repeat(5_000_000)),
                text("\"".repeat(5_000_000)),
                text("title\n\"" + "a\n".repeat(2_400_000)),
                text("(".repeat(5_000_000)),
                text("title\n" + "a".repeat(5_000_000)),
                text("title,predecessors\nA,\"" + "1;".repeat(2_400_000) + "\""),
                text("title\n" + "\n".repeat(5_000_000)),
                text("title,title" + ",title".repeat(1500) + "\nA"));
        for (byte[] file : hostile) {
            org.junit.jupiter.api.Assertions.assertTimeout(
                    Duration.ofSeconds(20),
                    () -> assertThat(catchThrowableOfType(ImportRefused.class, () -> take(key, file))
                                    .errors())
                            .hasSizeLessThan(100));
        }
        assertThat(items.of(key)).isEmpty();
    }

    private List<ImportError> refused(String key, String file) {
        return catchThrowableOfType(ImportRefused.class, () -> take(key, file)).errors();
    }

    private String message(String key, byte[] file) {
        return catchThrowableOfType(ImportRefused.class, () -> take(key, file))
                .errors()
                .get(0)
                .problem()
                .message();
    }

    private List<WorkItem> take(String key, String file) {
        return take(key, text(file));
    }

    private List<WorkItem> take(String key, byte[] file) {
        return as("lin", () -> imports.take(key, "plan.csv", file));
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
