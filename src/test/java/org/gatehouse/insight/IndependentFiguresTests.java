package org.gatehouse.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.gatehouse.engine.PlainLog;
import org.gatehouse.engine.ProcessLog;
import org.gatehouse.engine.ProcessLog.Model;
import org.gatehouse.engine.ProcessLog.Version;
import org.gatehouse.insight.EventLog.Format;
import org.gatehouse.insight.EventLog.Resources;
import org.gatehouse.schedule.WorkCalendar;
import org.gatehouse.schedule.WorkCalendar.Shift;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A thousand simulated projects: every figure of the room is also reckoned from the exported log by something that knows
 * nothing else, and they are the same.
 */
class IndependentFiguresTests {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final Instant NOW = TODAY.atTime(17, 45).atZone(ZONE).toInstant();
    private static final Clock CLOCK = Clock.fixed(NOW, ZONE);
    private static final int PROJECTS = 1_000;

    private static PlainLog house;
    private static ProcessLog log;
    private static PastDecisions reviews;
    private static EventLog files;
    private static Model model;

    @BeforeAll
    static void simulate() {
        house = new PlainLog();
        GateTable.create(house.jdbc());
        CampaignModel.deploy(house.engine().getRepositoryService());
        log = house.log();
        reviews = new PastDecisions(house.jdbc());
        files = new EventLog(log, reviews, CLOCK);
        model = log.models().get(0);
        Map<Integer, String> definitions = new HashMap<>();
        model.versions().forEach(one -> definitions.put(one.number(), one.definitionId()));
        SimulatedProjects projects =
                new SimulatedProjects(house.jdbc(), 20_261_125, NOW, CampaignModel.PROCESS, definitions);
        projects.write(PROJECTS);
        projects.writeDecisions();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void allFiguresOfAllTimeAreWhatTheLogSays() throws Exception {
        Map<String, Double> ours = compare(TODAY.minusDays(800), TODAY, null, null);
        assertThat(ours).containsEntry("cases started", (double) PROJECTS);
        // The simulation has everything that could go wrong.
        assertThat(ours.get("cases running")).isGreaterThan(10);
        assertThat(ours.get("cases aborted")).isGreaterThan(50);
        assertThat(ours.get("step draftBrief again")).isGreaterThan(300);
        assertThat(ours.get("way approved to draftBrief lost n")).isGreaterThan(200);
        assertThat(ours.get("step sketch dropped")).isGreaterThan(5);
        assertThat(ours.get("step approve open")).isGreaterThan(3);
        assertThat(ours.get("step sketch waiting n")).isLessThan(ours.get("step sketch done"));
        assertThat(ours).doesNotContainKey("step writeText waiting n");
        assertThat(ours.get("gate goal later")).isGreaterThan(10);
    }

    @Test
    void figuresOfAQuarterAreWhatItsLogSays() throws Exception {
        compare(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 6, 30), null, null);
    }

    @Test
    void figuresOfEachVersionAreWhatItsLogSays() throws Exception {
        for (int version = 1; version <= CampaignModel.VERSIONS; version++) {
            compare(LocalDate.of(2026, 7, 1), TODAY, version, null);
        }
    }

    @Test
    void figuresInWorkingTimeAreWhatTheLogSays() throws Exception {
        WorkCalendar week = WorkCalendar.builder()
                .weekdays(Shift.parse("09:00-12:00,13:00-18:00"))
                .build();
        compare(LocalDate.of(2026, 9, 1), TODAY, null, week);
    }

    @Test
    void aPeriodWithoutAnythingIsEmpty() {
        Figures none =
                figures(Stretch.of(NOW.minusSeconds(100_000_000), NOW.minusSeconds(90_000_000), NOW), null, null);
        assertThat(none.isEmpty()).isTrue();
        assertThat(none.bottleneck()).isNull();
        assertThat(none.duration()).isNull();
    }

    @Test
    void theLogIsValidAfterTheStandardsSchema() throws Exception {
        byte[] xes = xes(TODAY.minusDays(60), TODAY, null, Resources.NAMED);
        // The schema as published has no namespace; files in the wild, and ours, have the standard's.
        String around = "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' elementFormDefault='qualified'"
                + " targetNamespace='http://www.xes-standard.org/' xmlns='http://www.xes-standard.org/'>"
                + "<xs:include schemaLocation='" + getClass().getResource("/xes.xsd") + "'/></xs:schema>";
        Schema schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(new Source[] {new StreamSource(new StringReader(around))});
        schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(xes)));
    }

    @Test
    void pseudonymsHideWhoItWasAndWhatTheySaid() {
        String named = new String(xes(TODAY.minusDays(30), TODAY, null, Resources.NAMED));
        assertThat(named).contains("\"org:resource\" value=\"wu\"").contains("Because rework");
        String hidden = new String(xes(TODAY.minusDays(30), TODAY, null, Resources.PSEUDONYMS));
        assertThat(hidden)
                .contains("\"org:resource\" value=\"R1\"")
                .doesNotContain("\"wu\"")
                .doesNotContain("Because");
    }

    @Test
    void theBottleneckIsTheStepWithMostWaiting() {
        Figures all = figures(stretch(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 6, 30)), null, null);
        long most =
                all.steps().stream().mapToLong(Figures.StepLine::waited).max().orElseThrow();
        long sum = all.steps().stream().mapToLong(Figures.StepLine::waited).sum();
        assertThat(all.step(all.bottleneck().step()).orElseThrow().waited()).isEqualTo(most);
        assertThat(all.bottleneck().waited()).isEqualTo(most);
        assertThat(all.bottleneck().share()).isEqualTo((double) most / sum);
    }

    @Test
    void theCasesBehindAFigureAreAsManyAsItSays() {
        Stretch stretch = stretch(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 6, 30));
        Figures figures = figures(stretch, null, null);
        List<Fact> all = new ArrayList<>();
        Facts facts = new Facts(stretch, Timing.CALENDAR);
        log.cases(
                model,
                null,
                stretch.from(),
                stretch.to(),
                one -> facts.of(one, log.graph(one.definitionId()), all::add));
        for (Figures.StepLine line : figures.steps()) {
            assertThat(behind(all, Map.of("what", "done", "step", line.step()))).isEqualTo(line.done());
            assertThat(behind(all, Map.of("what", "open", "step", line.step()))).isEqualTo(line.open());
            assertThat(behind(all, Map.of("what", "again", "step", line.step())))
                    .isEqualTo(line.again());
            assertThat(behind(all, Map.of("what", "done", "split", "true", "step", line.step())))
                    .isEqualTo(line.split());
        }
        for (Figures.WayLine line : figures.ways()) {
            assertThat(behind(all, Map.of("what", "way", "step", line.from(), "way", line.to())))
                    .isEqualTo(line.taken());
        }
        Figures.Week week = figures.weeks().get(3);
        assertThat(behind(all, Map.of("what", "finished", "week", week.monday().toString())))
                .isEqualTo(week.finished());
        for (Figures.AgeLine line : figures.ages()) {
            assertThat(behind(all, Map.of("what", "open", "step", line.step(), "age", "2")))
                    .isEqualTo(line.counts().get(2));
        }
    }

    private static int behind(List<Fact> all, Map<String, String> given) {
        Drill drill = Drill.of(given);
        return (int) all.stream().filter(fact -> drill.takes(fact, ZONE)).count();
    }

    private static Map<String, Double> compare(LocalDate from, LocalDate to, Integer version, WorkCalendar calendar)
            throws Exception {
        Stretch stretch = stretch(from, to);
        Map<String, Double> ours = Spelling.of(
                figures(stretch, version, calendar), GateLine.of(reviews.decided(stretch.from(), stretch.to())));
        Map<String, Double> reckoned = new TreeMap<>(Reckoning.of(
                new ByteArrayInputStream(xes(from, to, version, Resources.PSEUDONYMS)),
                calendar == null ? (since, until) -> until - since : IndependentFiguresTests::nineToSix));
        // Sums are told of what waits only; loops, of ways that lead back; gates, of all versions together.
        reckoned.keySet()
                .removeIf(key -> key.endsWith(" sum")
                        && !(key.startsWith("step") && (key.endsWith("waiting sum") || key.endsWith("total sum"))));
        reckoned.keySet().removeIf(key -> key.contains(" lost ") && !key.contains("to draftBrief"));
        if (version != null) {
            ours.keySet().removeIf(key -> key.startsWith("gate"));
            reckoned.keySet().removeIf(key -> key.startsWith("gate"));
        }
        reckoned.values().removeIf(value -> value == 0);
        reckoned.replaceAll((key, value) -> (double) Math.round(value));
        ours.entrySet().removeIf(entry -> entry.getValue() == 0);
        assertThat(ours).hasSizeGreaterThan(100).isEqualTo(reckoned);
        return ours;
    }

    private static Figures figures(Stretch stretch, Integer version, WorkCalendar calendar) {
        Sums sums = new Sums(stretch, calendar == null ? Timing.CALENDAR : Timing.working(calendar, ZONE), ZONE);
        log.cases(model, version, stretch.from(), stretch.to(), one -> sums.add(one, log.graph(one.definitionId())));
        Version drawn =
                version == null ? model.newest() : model.version(version).orElseThrow();
        return sums.figures(log.graph(drawn.definitionId()));
    }

    private static Stretch stretch(LocalDate from, LocalDate to) {
        return Stretch.of(
                from.atStartOfDay(ZONE).toInstant(),
                to.plusDays(1).atStartOfDay(ZONE).toInstant(),
                NOW);
    }

    private static byte[] xes(LocalDate from, LocalDate to, Integer version, Resources resources) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        files.ofModel(CampaignModel.PROCESS, from, to, version, Format.XES, resources, out);
        return out.toByteArray();
    }

    /** Whole minutes between two moments from nine to twelve and one to six, Monday to Friday, in milliseconds. */
    private static long nineToSix(long since, long until) {
        LocalDateTime from = LocalDateTime.ofInstant(Instant.ofEpochMilli(since), ZONE);
        LocalDateTime to = LocalDateTime.ofInstant(Instant.ofEpochMilli(until), ZONE);
        long minutes = 0;
        for (LocalDate day = from.toLocalDate(); !day.isAfter(to.toLocalDate()); day = day.plusDays(1)) {
            if (day.getDayOfWeek().getValue() <= 5) {
                for (int[] shift : List.of(new int[] {540, 720}, new int[] {780, 1080})) {
                    int first = day.equals(from.toLocalDate()) ? from.getHour() * 60 + from.getMinute() : 0;
                    int last = day.equals(to.toLocalDate()) ? to.getHour() * 60 + to.getMinute() : 1440;
                    minutes += Math.max(0, Math.min(last, shift[1]) - Math.max(first, shift[0]));
                }
            }
        }
        return minutes * 60_000;
    }
}
