package org.gatehouse.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.gatehouse.exchange.PlanDocument.Item.Kind;
import org.gatehouse.schedule.Constraint;
import org.gatehouse.schedule.Lag;
import org.gatehouse.schedule.LinkType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mpxj.mpx.MPXWriter;
import org.mpxj.mspdi.MSPDIWriter;
import org.mpxj.planner.PlannerWriter;
import org.mpxj.primavera.PrimaveraPMFileWriter;
import org.mpxj.primavera.PrimaveraXERFileWriter;

/** Each format keeps the facts of one small plan. MS Project's own .mpp cannot be written; see {@link SamplePlansCheck}. */
class FormatsTests {

    private static final String DAY = "09:00-12:00,13:00-18:00";

    @TempDir
    Path folder;

    @Test
    void msProjectXmlKeepsEverything() throws IOException {
        PlanDocument plan = plan();
        PlanDocument back = back(MpxjWriting.mspdi(plan), "plan.xml");
        assertThat(back.items()).isEqualTo(plan.items());
        assertThat(back.links()).isEqualTo(plan.links());
        assertThat(back.resources())
                .usingRecursiveComparison()
                .ignoringFields("calendarId")
                .isEqualTo(plan.resources());
        assertThat(back.assignments()).isEqualTo(plan.assignments());
        assertThat(back.baselines()).isEqualTo(plan.baselines());
        assertThat(back.calendars()).containsAll(plan.calendars());
        assertThat(back.project()).isEqualTo(plan.project());
        assertThat(back.remarks()).isEmpty();
    }

    @Test
    void mpxKeepsTheFactsItKnows() throws IOException {
        MPXWriter writer = new MPXWriter();
        writer.setLocale(Locale.CHINESE);
        writer.setUseLocaleDefaults(true);
        PlanDocument back = back(MpxjWriting.written(plan(), writer), "plan.mpx");
        sameOutline(back);
        assertThat(back.links())
                .extracting(PlanDocument.Tie::type)
                .containsExactly(LinkType.FS, LinkType.SS, LinkType.FF);
        assertThat(back.links().get(0).lag()).isEqualTo(Lag.working(960));
        assertThat(back.resources()).extracting(PlanDocument.Resource::name).containsExactly("林晓", "设计师", "展台");
        assertThat(back.assignments()).hasSize(3);
        assertThat(back.baselines()).hasSize(1);
        assertThat(back.items().get(1).durationMinutes()).isEqualTo(1440);
        assertThat(SamplePlans.minutes(back, back.project().calendarId(), LocalDate.of(2027, 2, 8)))
                .isZero();
        assertThat(SamplePlans.minutes(back, back.project().calendarId(), LocalDate.of(2027, 2, 1)))
                .isEqualTo(480);
    }

    @Test
    void primaverasFilesKeepTheFactsTheyKnow() throws IOException {
        for (byte[] file : List.of(
                xer(StandardCharsets.UTF_8),
                xer(Charset.forName("GBK")),
                MpxjWriting.written(plan(), new PrimaveraPMFileWriter()))) {
            PlanDocument back = back(file, "plan");
            assertThat(back.items()).extracting(PlanDocument.Item::name).containsExactlyElementsOf(names());
            assertThat(back.items().get(0).kind()).isEqualTo(Kind.SUMMARY);
            assertThat(back.items().get(3).kind()).isEqualTo(Kind.MILESTONE);
            assertThat(back.items().get(1).parentId())
                    .isEqualTo(back.items().get(0).id());
            assertThat(back.items().get(1).durationMinutes()).isEqualTo(1440);
            assertThat(back.links())
                    .extracting(PlanDocument.Tie::type)
                    .containsExactlyInAnyOrder(LinkType.FS, LinkType.SS, LinkType.FF);
            assertThat(back.links()).anyMatch(link -> link.lag().equals(Lag.working(960)));
            assertThat(back.resources()).extracting(PlanDocument.Resource::name).contains("林晓", "设计师", "展台");
            assertThat(back.assignments()).hasSize(3);
            assertThat(SamplePlans.minutes(back, back.project().calendarId(), LocalDate.of(2027, 2, 8)))
                    .isZero();
        }
    }

    private static byte[] xer(Charset charset) {
        PrimaveraXERFileWriter writer = new PrimaveraXERFileWriter();
        writer.setCharset(charset);
        return MpxjWriting.written(plan(), writer);
    }

    @Test
    void plannerKeepsTheFactsItKnows() throws IOException {
        PlanDocument back = back(MpxjWriting.written(plan(), new PlannerWriter()), "plan.planner");
        sameOutline(back);
        assertThat(back.links())
                .extracting(PlanDocument.Tie::type)
                .containsExactly(LinkType.FS, LinkType.SS, LinkType.FF);
        assertThat(back.assignments()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void ganttProjectIsRead() throws IOException {
        PlanDocument plan = back("""
                <?xml version="1.0" encoding="UTF-8"?>
                <project name="Fair" company="" webLink="" view-date="2027-03-01" view-index="0" gantt-divider-location="300" resource-divider-location="300" version="3.2.3200" locale="en">
                  <description/>
                  <view id="gantt-chart"/>
                  <view id="resource-table"/>
                  <calendars base-id="none">
                    <day-types><day-type id="0"/><day-type id="1"/>
                      <default-week id="1" name="default" sun="1" mon="0" tue="0" wed="0" thu="0" fri="0" sat="1"/>
                      <only-show-weekends value="false"/><overriden-day-types/><days/>
                    </day-types>
                    <date year="2027" month="3" date="8" type="HOLIDAY"><![CDATA[Day off]]></date>
                  </calendars>
                  <tasks empty-milestones="true">
                    <task id="0" name="Booth" color="#8cb6ce" meeting="false" start="2027-03-01" duration="8" complete="0" expand="true">
                      <task id="1" name="Design" color="#8cb6ce" meeting="false" start="2027-03-01" duration="5" complete="40" expand="true">
                        <depend id="2" type="2" difference="2" hardness="Strong"/>
                      </task>
                      <task id="2" name="Build" color="#8cb6ce" meeting="false" start="2027-03-10" duration="3" complete="0" expand="true"/>
                    </task>
                    <task id="3" name="Open" color="#8cb6ce" meeting="true" start="2027-03-15" duration="0" complete="0" expand="true"/>
                  </tasks>
                  <resources><resource id="0" name="Lin" function="Default:1" contacts="lin@example.com" phone=""/></resources>
                  <allocations><allocation task-id="1" resource-id="0" function="Default:1" responsible="true" load="50.0"/></allocations>
                  <vacations/><taskdisplaycolumns/><previous/><roles roleset-name="Default"/>
                </project>
                """.getBytes(StandardCharsets.UTF_8), "fair.gan");
        assertThat(plan.items())
                .extracting(PlanDocument.Item::name)
                .containsExactly("Booth", "Design", "Build", "Open");
        assertThat(plan.items())
                .extracting(PlanDocument.Item::kind)
                .containsExactly(Kind.SUMMARY, Kind.WORK, Kind.WORK, Kind.MILESTONE);
        assertThat(plan.items()).extracting(PlanDocument.Item::level).containsExactly(1, 2, 2, 1);
        assertThat(plan.items().get(1).percentComplete()).isEqualTo(40);
        assertThat(plan.items().get(1).durationMinutes()).isEqualTo(5 * 480);
        assertThat(plan.links()).hasSize(1);
        assertThat(plan.links().get(0).type()).isEqualTo(LinkType.FS);
        assertThat(plan.links().get(0).lag()).isEqualTo(Lag.working(960));
        assertThat(plan.resources()).extracting(PlanDocument.Resource::email).containsExactly("lin@example.com");
        assertThat(plan.assignments()).hasSize(1);
        assertThat(plan.assignments().get(0).percent()).isEqualTo(50);
        assertThat(SamplePlans.minutes(plan, plan.project().calendarId(), LocalDate.of(2027, 3, 8)))
                .isZero();
        assertThat(SamplePlans.minutes(plan, plan.project().calendarId(), LocalDate.of(2027, 3, 9)))
                .isPositive();
        assertThat(SamplePlans.minutes(plan, plan.project().calendarId(), LocalDate.of(2027, 3, 6)))
                .isZero();
    }

    @Test
    void severalPlansInAFileAreToldAndChosen() throws IOException {
        org.mpxj.ProjectFile first = new org.mpxj.ProjectFile();
        first.getProjectProperties().setName("First");
        first.addTask().setName("A");
        byte[] xml = MpxjWriting.written(plan(), new MSPDIWriter());
        Path zip = folder.resolve("two.zip");
        try (var out = new java.util.zip.ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new java.util.zip.ZipEntry("plan.xml"));
            out.write(xml);
            out.closeEntry();
        }
        FileReading reading = PlanFile.read(zip, "two.zip", Wishes.NONE);
        assertThat(reading.refusal()).isNull();
        assertThat(reading.document().items()).hasSize(4);
        assertThat(reading.projects()).containsExactly("新品发布");
    }

    @Test
    void csvComesBackAsItWentInBothLanguages() throws IOException {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            sameTable(back(CsvWriting.of(keyed(plan()), locale), "plan.csv"));
        }
    }

    @Test
    void workbooksComeBackAsTheyWentInBothLanguages() throws IOException {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            byte[] file = SheetWriting.of(keyed(plan()), locale);
            sameTable(back(file, "plan.xlsx"));
            try (Workbook workbook = new XSSFWorkbook(new java.io.ByteArrayInputStream(file))) {
                Sheet sheet = workbook.getSheetAt(0);
                assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
                Cell start = sheet.getRow(2).getCell(PlanTable.COLUMNS.indexOf(Column.START));
                assertThat(start.getCellType()).isEqualTo(CellType.NUMERIC);
                assertThat(start.getLocalDateTimeCellValue()).isEqualTo(LocalDateTime.of(2027, 2, 1, 0, 0));
                assertThat(sheet.getRow(0).getCell(3).getStringCellValue())
                        .isEqualTo(locale == Locale.ENGLISH ? "Title" : "标题");
            }
        }
    }

    @Test
    void textsThatLookLikeFormulasLeaveAndReturnAsText() throws IOException {
        List<String> risky = List.of("=1+1", "+49 170", "-3", "@SUM(A1)", "＝1", "'quoted", "=HYPERLINK(\"http://x\")");
        PlanDocument plan = titled(risky);
        String csv = new String(CsvWriting.of(plan, Locale.ENGLISH), StandardCharsets.UTF_8);
        assertThat(csv.lines().skip(1)).hasSize(7).allMatch(line -> line.matches("^\\d+,,1,\"?'.*"));
        assertThat(back(CsvWriting.of(plan, Locale.ENGLISH), "p.csv").items())
                .extracting(PlanDocument.Item::name)
                .containsExactlyElementsOf(risky);
        byte[] sheet = SheetWriting.of(plan, Locale.ENGLISH);
        assertThat(back(sheet, "p.xlsx").items())
                .extracting(PlanDocument.Item::name)
                .containsExactlyElementsOf(risky);
        try (Workbook workbook = new XSSFWorkbook(new java.io.ByteArrayInputStream(sheet))) {
            for (Row row : workbook.getSheetAt(0)) {
                row.forEach(cell -> assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA));
            }
        }
    }

    @Test
    void calendarsTakeWholeDays() throws Exception {
        byte[] ics = IcsWriting.of(keyed(plan()), "https://gatehouse.example", Instant.parse("2027-01-01T00:00:00Z"));
        Calendar calendar = new CalendarBuilder().build(new StringReader(new String(ics, StandardCharsets.UTF_8)));
        List<VEvent> events = calendar.getComponents("VEVENT");
        assertThat(events).hasSize(3);
        VEvent design = events.get(0);
        assertThat(design.getUid().orElseThrow().getValue()).isEqualTo("NEW-2@gatehouse.example");
        assertThat(design.getSummary().getValue()).isEqualTo("设计; 初稿, 评审\\终稿");
        assertThat(design.getDescription().getValue()).isEqualTo("第一行\n第二行");
        String text = new String(ics, StandardCharsets.UTF_8);
        assertThat(text)
                .contains("DTSTART;VALUE=DATE:20270201", "DTEND;VALUE=DATE:20270204", "SUMMARY:设计\\; 初稿\\, 评审\\\\终稿");
        assertThat(text.lines()).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75 * 3);
        assertThat(IcsWriting.of(keyed(plan()), "https://gatehouse.example", Instant.parse("2027-01-01T00:00:00Z")))
                .isEqualTo(ics);
    }

    @Test
    void sheetsOfPeopleAreRead() throws IOException {
        try (Workbook workbook = new XSSFWorkbook()) {
            fillSheets(workbook);
            assertSheets(back(bytes(workbook), "p.xlsx"));
        }
        try (Workbook workbook = new HSSFWorkbook()) {
            fillSheets(workbook);
            assertSheets(back(bytes(workbook), "p.xls"));
        }
    }

    /** Notes first, then the plan: a title above, merged phases, real dates, shares, a formula with its value. */
    private static void fillSheets(Workbook workbook) {
        workbook.createSheet("说明").createRow(0).createCell(0).setCellValue("请看下一页");
        Sheet sheet = workbook.createSheet("计划");
        sheet.createRow(0).createCell(0).setCellValue("2027 年展会");
        String[] headers = {"阶段", "任务名称", "开始时间", "工期", "完成百分比", "工时"};
        Row header = sheet.createRow(2);
        for (int i = 0; i < headers.length; i++) {
            header.createCell(i).setCellValue(headers[i]);
        }
        var date = workbook.createCellStyle();
        date.setDataFormat(workbook.createDataFormat().getFormat("m/d/yy"));
        var percent = workbook.createCellStyle();
        percent.setDataFormat(workbook.createDataFormat().getFormat("0%"));
        for (int i = 0; i < 3; i++) {
            Row row = sheet.createRow(4 + i);
            if (i == 0) {
                row.createCell(0).setCellValue("准备");
            }
            row.createCell(1).setCellValue("任务" + i);
            row.createCell(2).setCellValue(LocalDate.of(2027, 3, 1 + i));
            row.getCell(2).setCellStyle(date);
            row.createCell(3).setCellValue(2);
            row.createCell(4).setCellValue(0.25 * i);
            row.getCell(4).setCellStyle(percent);
            row.createCell(5).setCellFormula("D" + (5 + i) + "*8");
        }
        sheet.addMergedRegion(new CellRangeAddress(4, 6, 0, 0));
        workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
    }

    private static void assertSheets(PlanDocument plan) {
        assertThat(plan.items()).extracting(PlanDocument.Item::name).containsExactly("任务0", "任务1", "任务2");
        assertThat(plan.items()).extracting(PlanDocument.Item::phase).containsOnly("准备");
        assertThat(plan.items().get(2).start()).isEqualTo(LocalDateTime.of(2027, 3, 3, 9, 0));
        assertThat(plan.items().get(2).durationMinutes()).isEqualTo(960);
        assertThat(plan.items()).extracting(PlanDocument.Item::percentComplete).containsExactly(0, 25, 50);
        assertThat(plan.items()).extracting(PlanDocument.Item::workMinutes).containsOnly(960L);
    }

    private static byte[] bytes(Workbook workbook) throws IOException {
        var out = new java.io.ByteArrayOutputStream();
        workbook.write(out);
        return out.toByteArray();
    }

    private PlanDocument back(byte[] file, String name) throws IOException {
        Path written = folder.resolve(name);
        Files.write(written, file);
        FileReading reading = PlanFile.read(written, name, Wishes.NONE);
        assertThat(reading.refusal()).isNull();
        assertThat(reading.errors()).isEmpty();
        return reading.document();
    }

    private static void sameOutline(PlanDocument back) {
        PlanDocument plan = plan();
        assertThat(back.items()).extracting(PlanDocument.Item::name).containsExactlyElementsOf(names());
        assertThat(back.items())
                .extracting(PlanDocument.Item::kind)
                .containsExactlyElementsOf(
                        plan.items().stream().map(PlanDocument.Item::kind).toList());
        assertThat(back.items()).extracting(PlanDocument.Item::level).containsExactly(1, 2, 2, 2);
    }

    private static List<String> names() {
        return plan().items().stream().map(PlanDocument.Item::name).toList();
    }

    private static void sameTable(PlanDocument back) {
        PlanDocument plan = keyed(plan());
        assertThat(back.items()).extracting(PlanDocument.Item::name).containsExactlyElementsOf(names());
        assertThat(back.items()).extracting(PlanDocument.Item::key).containsExactly("NEW-1", "NEW-2", "NEW-3", "NEW-4");
        assertThat(back.items()).extracting(PlanDocument.Item::level).containsExactly(1, 2, 2, 2);
        for (int i = 0; i < 4; i++) {
            PlanDocument.Item ours = plan.items().get(i);
            PlanDocument.Item theirs = back.items().get(i);
            assertThat(theirs.kind()).isEqualTo(ours.kind());
            assertThat(theirs.durationMinutes()).isEqualTo(ours.durationMinutes());
            assertThat(theirs.elapsed()).isEqualTo(ours.elapsed());
            assertThat(theirs.workMinutes()).isEqualTo(ours.workMinutes());
            assertThat(theirs.percentComplete()).isEqualTo(ours.percentComplete());
            assertThat(theirs.constraint().type()).isEqualTo(ours.constraint().type());
            assertThat(theirs.notes()).isEqualTo(ours.notes());
            assertThat(theirs.start().toLocalDate()).isEqualTo(ours.start().toLocalDate());
            assertThat(theirs.finish().toLocalDate()).isEqualTo(ours.finish().toLocalDate());
            assertThat(theirs.owner()).isEqualTo(ours.owner());
        }
        assertThat(back.links())
                .containsExactly(
                        new PlanDocument.Tie("NEW-2", "NEW-3", LinkType.FS, Lag.working(960)),
                        new PlanDocument.Tie("NEW-2", "NEW-4", LinkType.SS, new Lag(-50, Lag.Unit.PERCENT)),
                        new PlanDocument.Tie("NEW-3", "NEW-4", LinkType.FF, new Lag(2880, Lag.Unit.ELAPSED)));
        assertThat(back.resources()).extracting(PlanDocument.Resource::name).contains("林晓", "设计师", "展台");
        assertThat(back.assignments())
                .extracting(PlanDocument.Assignment::percent)
                .containsExactly(50.0, 100.0, 300.0);
        assertThat(back.baselines()).hasSize(1);
    }

    private static PlanDocument keyed(PlanDocument plan) {
        List<PlanDocument.Item> items = new ArrayList<>();
        for (PlanDocument.Item it : plan.items()) {
            items.add(item(it, it.name(), "NEW-" + it.id()));
        }
        return new PlanDocument(
                "",
                plan.project(),
                plan.calendars(),
                plan.resources(),
                items,
                plan.links(),
                plan.assignments(),
                plan.baselines(),
                List.of());
    }

    private static PlanDocument titled(List<String> titles) {
        List<PlanDocument.Item> items = IntStream.range(0, titles.size())
                .mapToObj(i -> new PlanDocument.Item(
                        Integer.toString(i + 1),
                        i + 1,
                        null,
                        1,
                        "",
                        Kind.WORK,
                        titles.get(i),
                        480L,
                        false,
                        null,
                        null,
                        null,
                        Constraint.NONE,
                        null,
                        0,
                        null,
                        null,
                        500,
                        null,
                        "",
                        null,
                        null,
                        null,
                        null,
                        false,
                        true,
                        "",
                        "",
                        "",
                        "",
                        null))
                .toList();
        return new PlanDocument(
                "", PlanDocument.Facts.NONE, List.of(), List.of(), items, List.of(), List.of(), List.of(), List.of());
    }

    private static PlanDocument.Item item(PlanDocument.Item it, String name, String key) {
        return new PlanDocument.Item(
                it.id(),
                it.row(),
                it.parentId(),
                it.level(),
                it.wbs(),
                it.kind(),
                name,
                it.durationMinutes(),
                it.elapsed(),
                it.workMinutes(),
                it.start(),
                it.finish(),
                it.constraint(),
                it.deadline(),
                it.percentComplete(),
                it.actualStart(),
                it.actualFinish(),
                it.priority(),
                it.calendarId(),
                it.notes(),
                it.cost(),
                it.fixedCost(),
                it.optimisticMinutes(),
                it.pessimisticMinutes(),
                it.manual(),
                it.active(),
                key,
                it.owner(),
                it.phase(),
                it.deliverable(),
                it.needsAcceptance());
    }

    /** A summary over design, build and a milestone, with every sort of link, lag, resource and a day off. */
    private static PlanDocument plan() {
        LocalDateTime start = LocalDateTime.of(2027, 2, 1, 9, 0);
        PlanDocument.Item summary = line("1", null, 1, "1", Kind.SUMMARY, "新品发布", 3840L, start, at(10, 18), 0, "");
        PlanDocument.Item design =
                line("2", "1", 2, "1.1", Kind.WORK, "设计; 初稿, 评审\\终稿", 1440L, start, at(3, 18), 100, "第一行\n第二行");
        PlanDocument.Item build =
                line("3", "1", 2, "1.2", Kind.WORK, "Build <booth> & \"signs\"", 1440L, at(5, 9), at(10, 18), 25, "");
        PlanDocument.Item live = line("4", "1", 2, "1.3", Kind.MILESTONE, "上线", 0L, at(10, 18), at(10, 18), 0, "");
        return new PlanDocument(
                "",
                new PlanDocument.Facts("新品发布", start, at(10, 18), null, "1", "CNY", 480, 2400, 20),
                List.of(new PlanDocument.Calendar(
                        "1",
                        "标准",
                        null,
                        Map.of(1, DAY, 2, DAY, 3, DAY, 4, DAY, 5, DAY, 6, "", 7, ""),
                        List.of(
                                new PlanDocument.Calendar.Exception(
                                        LocalDate.of(2027, 2, 6), LocalDate.of(2027, 2, 6), "补班", DAY),
                                new PlanDocument.Calendar.Exception(
                                        LocalDate.of(2027, 2, 8), LocalDate.of(2027, 2, 9), "春节", "")))),
                List.of(
                        resource(
                                "1", "林晓", PlanDocument.Resource.Kind.WORK, 100, "200.5", "", "lin@example.com", false),
                        resource("2", "设计师", PlanDocument.Resource.Kind.WORK, 300, null, "", "", true),
                        resource("3", "展台", PlanDocument.Resource.Kind.MATERIAL, 100, "1000", "套", "", false)),
                List.of(summary, design, build, live),
                List.of(
                        new PlanDocument.Tie("2", "3", LinkType.FS, Lag.working(960)),
                        new PlanDocument.Tie("2", "4", LinkType.SS, new Lag(-50, Lag.Unit.PERCENT)),
                        new PlanDocument.Tie("3", "4", LinkType.FF, new Lag(2880, Lag.Unit.ELAPSED))),
                List.of(
                        new PlanDocument.Assignment("2", "1", 50, 720L, new BigDecimal("2406")),
                        new PlanDocument.Assignment("2", "2", 100, 1440L, null),
                        new PlanDocument.Assignment("3", "3", 300, null, new BigDecimal("3000"))),
                List.of(new PlanDocument.Baseline("2", 0, start, at(2, 18), 960L, 960L, new BigDecimal("99.5"))),
                List.of());
    }

    private static LocalDateTime at(int day, int hour) {
        return LocalDateTime.of(2027, 2, day, hour, 0);
    }

    private static PlanDocument.Resource resource(
            String id,
            String name,
            PlanDocument.Resource.Kind kind,
            double percent,
            String rate,
            String unit,
            String email,
            boolean generic) {
        return new PlanDocument.Resource(
                id,
                name,
                kind,
                percent,
                rate == null ? null : new BigDecimal(rate),
                null,
                unit,
                email,
                "",
                generic,
                null);
    }

    private static PlanDocument.Item line(
            String id,
            String parent,
            int level,
            String wbs,
            Kind kind,
            String name,
            long minutes,
            LocalDateTime start,
            LocalDateTime finish,
            int percent,
            String notes) {
        boolean work = kind == Kind.WORK;
        return new PlanDocument.Item(
                id,
                Integer.parseInt(id),
                parent,
                level,
                wbs,
                kind,
                name,
                minutes,
                false,
                work ? minutes : null,
                start,
                finish,
                work ? new Constraint(Constraint.Type.START_NO_EARLIER_THAN, start) : Constraint.NONE,
                work ? at(12, 18) : null,
                percent,
                percent > 0 ? start : null,
                percent == 100 ? finish : null,
                id.equals("3") ? 700 : 500,
                null,
                notes,
                null,
                work ? new BigDecimal("500") : null,
                null,
                null,
                false,
                true,
                "",
                "",
                "",
                "",
                null);
    }
}
