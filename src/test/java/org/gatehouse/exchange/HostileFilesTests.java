package org.gatehouse.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** What must not harm the house: each ends with a clear refusal, in the small process that reads it. */
class HostileFilesTests {

    private static final String SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private final ReadingDesk desk = new ReadingDesk(DataSize.ofMegabytes(512), Duration.ofSeconds(60));

    @TempDir
    Path folder;

    @Test
    void entitiesAreNeverResolved() throws IOException {
        Path secret = folder.resolve("secret");
        Files.writeString(secret, "top secret");
        String outside = "<?xml version=\"1.0\"?><!DOCTYPE Project [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>"
                + "<Project xmlns=\"http://schemas.microsoft.com/project\"><Title>&x;</Title></Project>";
        assertThat(refused(outside, "plan.xml")).isEqualTo("exchange.refused.doctype");
        StringBuilder laughs = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY lol0 \"lol\">");
        for (int i = 1; i < 12; i++) {
            laughs.append("<!ENTITY lol")
                    .append(i)
                    .append(" \"")
                    .append(("&lol" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        laughs.append("]><Project xmlns=\"http://schemas.microsoft.com/project\"><Title>&lol11;</Title></Project>");
        assertThat(refused(laughs.toString(), "plan.xml")).isEqualTo("exchange.refused.doctype");
        assertThat(refused("<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\"><project webLink=\"\"/>", "plan.gan"))
                .isEqualTo("exchange.refused.doctype");
    }

    @Test
    void deepNestingIsRefused() {
        String deep = "<?xml version=\"1.0\"?><project name=\"x\" webLink=\"\"><tasks>"
                + IntStream.range(0, 20_000)
                        .mapToObj(i -> "<task id=\"" + i + "\" name=\"n\" start=\"2027-01-04\" duration=\"1\">")
                        .collect(Collectors.joining())
                + "</task>".repeat(20_000)
                + "</tasks></project>";
        assertThat(refused(deep, "deep.gan")).isEqualTo("exchange.refused.tooDeep");
    }

    @Test
    void anOutlineOfTwoThousandLevelsIsRead() {
        String deep = "<?xml version=\"1.0\"?><project name=\"x\" webLink=\"\"><tasks>"
                + IntStream.range(0, 2000)
                        .mapToObj(
                                i -> "<task id=\"" + i + "\" name=\"n" + i + "\" start=\"2027-01-04\" duration=\"1\">")
                        .collect(Collectors.joining())
                + "</task>".repeat(2000)
                + "</tasks></project>";
        FileReading reading = read(deep.getBytes(StandardCharsets.UTF_8), "deep.gan");
        assertThat(reading.refusal()).isNull();
        assertThat(reading.document().items()).hasSize(2000);
        assertThat(reading.document().items().get(1999).level()).isEqualTo(2000);
    }

    @Test
    void bombsAreNotUnpacked() throws IOException {
        byte[] zeros = new byte[1024 * 1024];
        byte[] bomb = zip(out -> {
            for (int i = 0; i < 500; i++) {
                out.write(zeros);
            }
        });
        assertThat(bomb.length).isLessThan(2_000_000);
        assertThat(read(bomb, "plan.zip").refusal().message()).isEqualTo("exchange.refused.bomb");
        byte[] nested = zip(out -> {
            byte[] inner = zip(deeper -> deeper.write(zip(deepest -> deepest.write(zip(more -> more.write(zeros))))));
            out.write(inner);
        });
        assertThat(refused(nested, "plan.zip")).isEqualTo("exchange.refused.bomb");
        assertThat(refused(named("../../escape.xml", "x".getBytes(StandardCharsets.UTF_8)), "plan.zip"))
                .isEqualTo("exchange.refused.bomb");
        assertThat(refused(
                        workbook(out -> {
                            out.write(("<?xml version=\"1.0\"?><worksheet xmlns=\"" + SPREADSHEET + "\"><sheetData>")
                                    .getBytes(StandardCharsets.UTF_8));
                            byte[] blanks = " ".repeat(1024 * 1024).getBytes(StandardCharsets.UTF_8);
                            for (int i = 0; i < 300; i++) {
                                out.write(blanks);
                            }
                            out.write("</sheetData></worksheet>".getBytes(StandardCharsets.UTF_8));
                        }),
                        "plan.xlsx"))
                .isEqualTo("table.refused.bomb");
    }

    @Test
    void passwordsAreAskedToBeTakenOff() throws Exception {
        ByteArrayOutputStream locked = new ByteArrayOutputStream();
        try (POIFSFileSystem store = new POIFSFileSystem();
                XSSFWorkbook workbook = new XSSFWorkbook()) {
            workbook.createSheet().createRow(0).createCell(0).setCellValue("title");
            EncryptionInfo info = new EncryptionInfo(EncryptionMode.agile);
            var encryptor = info.getEncryptor();
            encryptor.confirmPassword("secret");
            try (OutputStream out = encryptor.getDataStream(store)) {
                workbook.write(out);
            }
            store.writeFilesystem(locked);
        }
        assertThat(refused(locked.toByteArray(), "plan.xlsx")).isEqualTo("exchange.refused.password");
    }

    @Test
    void damagedAndMisnamedFilesSaySo() throws IOException {
        assertThat(refused(new byte[0], "plan.mpp")).isEqualTo("exchange.refused.empty");
        assertThat(refused("<html><body><table><tr><td>Task</td></tr></table></body></html>", "plan.xls"))
                .isEqualTo("exchange.refused.html");
        byte[] random = new byte[100_000];
        new Random(7).nextBytes(random);
        assertThat(refused(random, "plan.mpp")).startsWith("exchange.refused.");
        byte[] compound = random.clone();
        System.arraycopy(
                new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1},
                0,
                compound,
                0,
                8);
        assertThat(refused(compound, "plan.mpp")).isEqualTo("exchange.refused.damaged");
        String xml = "<?xml version=\"1.0\"?>\n<Project xmlns=\"http://schemas.microsoft.com/project\">\n<Title>x</Ti";
        assertThat(refused(xml, "plan.xml")).isEqualTo("exchange.refused.xml");
        byte[] packed = zip(out -> out.write(new byte[5000]));
        assertThat(refused(Arrays.copyOf(packed, packed.length / 2), "plan.zip"))
                .isEqualTo("exchange.refused.damaged");
        assertThat(refused("%PDF-1.7\n" + "x".repeat(1000), "plan.pdf")).isEqualTo("exchange.refused.unknown");
        assertThat(refused("hello world, this is no plan\n".repeat(50), "notes.txt"))
                .isNull();
        // A table by another name is still a table.
        FileReading table = read("title,effort\nA,8\n".getBytes(StandardCharsets.UTF_8), "plan.mpp");
        assertThat(table.document().items()).hasSize(1);
    }

    @Test
    void tooManyRowsAreRefusedAndFiftyMegabytesEndInTime() {
        String rows = IntStream.rangeClosed(1, 100_000)
                .mapToObj(row -> "Item " + row + ",8")
                .collect(Collectors.joining("\n"));
        assertThat(refused("title,effort\n" + rows, "plan.csv")).isEqualTo("table.refused.tooManyRows");
        String item = "<Task><UID>%d</UID><ID>%d</ID><Name>%s</Name><OutlineLevel>1</OutlineLevel>"
                + "<Duration>PT8H0M0S</Duration><DurationFormat>7</DurationFormat><Notes>%s</Notes></Task>";
        String text =
                "<?xml version=\"1.0\"?><Project xmlns=\"http://schemas.microsoft.com/project\"><Title>Big</Title><Tasks>"
                        + IntStream.rangeClosed(1, 9_000)
                                .mapToObj(i -> item.formatted(i, i, "Item " + i, "n".repeat(5_000)))
                                .collect(Collectors.joining())
                        + "</Tasks></Project>";
        byte[] large = text.getBytes(StandardCharsets.UTF_8);
        assertThat(large.length).isBetween(45_000_000, ReadingDesk.MOST_BYTES);
        FileReading reading = read(large, "big.xml");
        assertThat(reading.refusal()).isNull();
        assertThat(reading.document().items()).hasSize(9_000);
        assertThat(refused(new byte[ReadingDesk.MOST_BYTES + 1], "plan.mpp")).isEqualTo("exchange.refused.tooLarge");
    }

    @Test
    void memoryAndTimeAreReallyBounded() {
        String text =
                "<?xml version=\"1.0\"?><Project xmlns=\"http://schemas.microsoft.com/project\"><Title>Big</Title><Tasks>"
                        + "<Task><UID>1</UID><Name>x</Name></Task>".repeat(400_000) + "</Tasks></Project>";
        ReadingDesk small = new ReadingDesk(DataSize.ofMegabytes(48), Duration.ofSeconds(60));
        assertThat(small.read(text.getBytes(StandardCharsets.UTF_8), "big.xml", Wishes.NONE)
                        .refusal()
                        .message())
                .isEqualTo("exchange.refused.tooMuch");
        ReadingDesk hasty = new ReadingDesk(DataSize.ofMegabytes(512), Duration.ofMillis(50));
        long start = System.nanoTime();
        assertThat(hasty.read(text.getBytes(StandardCharsets.UTF_8), "big.xml", Wishes.NONE)
                        .refusal()
                        .message())
                .isEqualTo("exchange.refused.tooSlow");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    @Test
    void whoFindsAQueueIsAskedToComeBack() throws Exception {
        byte[] file = "title\nA\n".getBytes(StandardCharsets.UTF_8);
        var pool = Executors.newFixedThreadPool(12);
        try {
            List<Callable<FileReading>> many = IntStream.range(0, 12)
                    .<Callable<FileReading>>mapToObj(i -> () -> desk.read(file, "plan.csv", Wishes.NONE))
                    .toList();
            List<String> said = pool.invokeAll(many).stream()
                    .map(HostileFilesTests::result)
                    .map(it -> it.refusal() == null ? "read" : it.refusal().message())
                    .toList();
            assertThat(said).contains("read", "exchange.refused.busy").containsOnly("read", "exchange.refused.busy");
        } finally {
            pool.shutdownNow();
        }
        assertThat(desk.read(file, "plan.csv", Wishes.NONE).document().items()).hasSize(1);
    }

    private static FileReading result(Future<FileReading> reading) {
        try {
            return reading.get();
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String refused(String file, String name) {
        return refused(file.getBytes(StandardCharsets.UTF_8), name);
    }

    /** In this process: what is refused before anything is built needs none of its own. */
    private String refused(byte[] file, String name) {
        if (file.length > ReadingDesk.MOST_BYTES || file.length == 0) {
            return desk.read(file, name, Wishes.NONE).refusal().message();
        }
        try {
            Path written = folder.resolve("tried");
            Files.write(written, file);
            FileReading reading = PlanFile.read(written, name, Wishes.NONE);
            return reading.refusal() == null ? null : reading.refusal().message();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private FileReading read(byte[] file, String name) {
        return desk.read(file, name, Wishes.NONE);
    }

    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private static byte[] zip(Writing writing) throws IOException {
        return entries("plan.dat", writing);
    }

    private static byte[] named(String name, byte[] content) throws IOException {
        return entries(name, out -> out.write(content));
    }

    private static byte[] entries(String name, Writing writing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            writing.to(zip);
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    /** An otherwise right workbook with this sheet. */
    private static byte[] workbook(Writing sheet) throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            workbook.createSheet("Plan");
            workbook.write(plain);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes);
                var in = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(plain.toByteArray()))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                if (entry.getName().equals("xl/worksheets/sheet1.xml")) {
                    sheet.to(zip);
                } else {
                    in.transferTo(zip);
                }
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
