package org.gatehouse.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import net.fortuna.ical4j.data.CalendarBuilder;
import org.gatehouse.HouseTest;
import org.gatehouse.Visitor;
import org.gatehouse.plan.Baselines;
import org.gatehouse.plan.Dependency;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.ProjectDraft;
import org.gatehouse.project.Projects;
import org.gatehouse.resource.Calendars;
import org.gatehouse.resource.ProjectResource;
import org.gatehouse.resource.ProjectResources;
import org.gatehouse.schedule.Activity.Kind;
import org.gatehouse.schedule.Constraint;
import org.gatehouse.schedule.Lag;
import org.gatehouse.schedule.LinkType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** From the file over the preview into the plan, out again, and in again. */
class ExchangeTests extends HouseTest {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final LocalDate MONDAY = LocalDate.of(2027, 1, 4);

    @Autowired
    Projects projects;

    @Autowired
    WorkItems items;

    @Autowired
    ProjectResources resources;

    @Autowired
    Calendars calendars;

    @Autowired
    Baselines baselines;

    @TempDir
    Path folder;

    @Test
    void aPlanComesInGoesOutAndComesBackByItsIds() throws Exception {
        String key = newProject();
        Visitor lin = visitor("lin");
        assertThat(lin.get(plan(key) + "/import").body()).contains("Import a plan", "MS Project");
        String preview = upload(lin, key, "plan.xml", MpxjWriting.mspdi(file("Design", 2880)));
        String page = lin.get(preview).body();
        assertThat(page).contains("What plan.xml would do", "Design", "Chen Jie", "Designer");
        assertThat(items.outline(key)).isEmpty();
        assertThat(resources.of(key)).isEmpty();

        HttpResponse<String> taken = lin.post(preview, choices());
        assertThat(taken.statusCode()).isEqualTo(302);
        List<WorkItem> outline = items.outline(key);
        assertThat(outline).extracting(WorkItem::title).containsExactly("Launch", "Design", "Build", "Live");
        assertThat(outline)
                .extracting(WorkItem::kind)
                .containsExactly(Kind.SUMMARY, Kind.WORK, Kind.WORK, Kind.MILESTONE);
        assertThat(outline).extracting(WorkItem::externalId).containsExactly("1", "2", "3", "4");
        WorkItem design = outline.get(1);
        assertThat(design.parentKey()).isEqualTo(outline.get(0).key());
        assertThat(design.ownerId()).isEqualTo("chen");
        assertThat(design.timing().durationMinutes()).isEqualTo(2880);
        assertThat(design.startDate()).isEqualTo(LocalDate.of(2027, 1, 11));
        assertThat(design.finishDate()).isEqualTo(LocalDate.of(2027, 1, 19));
        WorkItem build = outline.get(2);
        assertThat(build.draft().links())
                .containsExactly(new Dependency(design.key(), LinkType.FS, 480, Lag.Unit.WORKING));
        assertThat(build.timing().deadline()).isEqualTo(LocalDate.of(2027, 2, 12));
        assertThat(build.draft().assignments()).hasSize(1);
        assertThat(build.finishDate())
                .as("its designer does not work on Fridays")
                .isEqualTo(LocalDate.of(2027, 1, 25));
        assertThat(resources.of(key))
                .extracting(ProjectResource::kind)
                .contains(ProjectResource.Kind.PERSON, ProjectResource.Kind.PLACEHOLDER);
        assertThat(baselines.all(key)).hasSize(1);
        assertThat(baselines.itemsOf(baselines.all(key).get(0)).get(0).finishDate())
                .isEqualTo(LocalDate.of(2027, 1, 15));
        // The file's calendar has a day off on 13 January.
        assertThat(as("lin", () -> calendars.of(key).minutesOn(LocalDate.of(2027, 1, 13))))
                .isZero();
        assertThat(lin.get(preview).statusCode()).isEqualTo(404);

        PlanDocument out = exported(lin, key, "mspdi", "out.xml");
        assertThat(out.items()).extracting(PlanDocument.Item::id).containsExactly("1", "2", "3", "4");
        assertThat(out.items())
                .extracting(PlanDocument.Item::key)
                .containsExactlyElementsOf(outline.stream().map(WorkItem::key).toList());
        assertThat(out.links())
                .containsExactly(
                        new PlanDocument.Tie("2", "3", LinkType.FS, Lag.working(480)),
                        new PlanDocument.Tie("3", "4", LinkType.FS, Lag.NONE));
        assertThat(out.resources()).extracting(PlanDocument.Resource::id).containsExactlyInAnyOrder("1", "2");
        assertThat(out.assignments())
                .extracting(it -> it.itemId() + ":" + it.percent())
                .containsExactlyInAnyOrder("2:100.0", "3:50.0");
        assertThat(out.baselines()).hasSize(1);
        assertThat(SamplePlans.minutes(out, out.project().calendarId(), LocalDate.of(2027, 1, 13)))
                .isZero();
        assertThat(SamplePlans.minutes(out, out.project().calendarId(), LocalDate.of(2027, 1, 14)))
                .isEqualTo(480);

        PlanDocument.Resource designer = out.resources().stream()
                .filter(it -> it.name().equals("Designer"))
                .findFirst()
                .orElseThrow();
        assertThat(SamplePlans.minutes(out, designer.calendarId(), LocalDate.of(2027, 1, 22)))
                .isZero();
        assertThat(SamplePlans.minutes(out, designer.calendarId(), LocalDate.of(2027, 1, 21)))
                .isEqualTo(480);

        // What went out changes nothing when it comes back, in any format that comes back.
        for (String format : List.of("mspdi", "xlsx", "csv")) {
            String again = upload(lin, key, "again." + format, export(lin, key, format));
            String shown = lin.get(again).body();
            assertThat(shown).as(format).doesNotContain(">Changed items</h2>", ">New items</h2>");
        }
        String ics = new String(export(lin, key, "ics"), StandardCharsets.UTF_8);
        assertThat(new CalendarBuilder().build(new StringReader(ics)).getComponents())
                .hasSize(3);
        assertThat(ics).contains("DTSTART;VALUE=DATE:20270111", "DTEND;VALUE=DATE:20270120");
    }

    @Test
    void importingAgainUpdatesByIdAndCancelsOnlyIfAsked() throws Exception {
        String key = newProject();
        Visitor lin = visitor("lin");
        lin.post(upload(lin, key, "plan.xml", MpxjWriting.mspdi(file("Design", 2880))), choices());
        PlanDocument next = file("Draft", 1440);
        PlanDocument less = new PlanDocument(
                "",
                next.project(),
                next.calendars(),
                next.resources(),
                next.items().subList(0, 3),
                next.links().subList(0, 1),
                next.assignments(),
                List.of(),
                List.of());
        String preview = upload(lin, key, "next.xml", MpxjWriting.mspdi(less));
        String page = lin.get(preview).body();
        assertThat(page).contains("Changed items", "Design", "Draft", "6d", "3d", "Not in the file any more", "Live");
        assertThat(lin.post(preview, choices()).statusCode()).isEqualTo(302);
        assertThat(items.outline(key)).extracting(WorkItem::title).containsExactly("Launch", "Draft", "Build", "Live");
        assertThat(items.outline(key).get(3).status()).isEqualTo(ItemStatus.PLANNED);

        Map<String, String> asked = choices();
        asked.put("cancelVanished", "on");
        assertThat(lin.post(upload(lin, key, "next.xml", MpxjWriting.mspdi(less)), asked)
                        .statusCode())
                .isEqualTo(302);
        assertThat(items.outline(key).get(3).status()).isEqualTo(ItemStatus.CANCELLED);
        assertThat(items.outline(key)).hasSize(4);
    }

    @Test
    void tablesAreMappedAndNamedByThePerson() throws Exception {
        String key = newProject();
        Visitor lin = visitor("lin");
        String preview = upload(
                lin,
                key,
                "plan.csv",
                "What,Who,Hours,After\nWrite,Somebody,16,\nPublish,wu,8,1FS+1d\n".getBytes(StandardCharsets.UTF_8));
        assertThat(lin.get(preview).body()).contains("No column holds the titles");
        assertThat(lin.post(preview, Map.of()).statusCode()).isEqualTo(422);
        Map<String, String> mapping = new HashMap<>(Map.of(
                "column.0",
                "TITLE",
                "column.1",
                "OWNER",
                "column.2",
                "EFFORT",
                "column.3",
                "PREDECESSORS",
                "dates",
                "MONTH_FIRST"));
        String page = lin.post(preview + "/preview", mapping).body();
        assertThat(page).contains("Write", "Publish", "Somebody").doesNotContain("No column holds the titles");
        assertThat(items.outline(key)).isEmpty();
        mapping.put("resource.1", "person:chen");
        assertThat(lin.post(preview, mapping).statusCode()).isEqualTo(302);
        assertThat(items.of(key)).extracting(WorkItem::ownerId).containsExactly("chen", "wu");
        assertThat(items.of(key).get(1).draft().links().get(0).lagAmount()).isEqualTo(480);
    }

    @Test
    void theSampleTableCanBeImportedInBothLanguages() throws Exception {
        for (String language : List.of("en", "zh-CN")) {
            String key = newProject();
            Visitor lin = visitor("lin");
            String sample = lin.get(plan(key) + "/import/sample.csv", "Accept-Language", language)
                    .body();
            String preview = upload(lin, key, "sample.csv", sample.getBytes(StandardCharsets.UTF_8));
            assertThat(lin.post(preview, Map.of()).statusCode()).isEqualTo(302);
            assertThat(items.outline(key)).hasSize(4);
            assertThat(items.of(key).get(2).predecessors()).containsExactly(key + "-3");
        }
    }

    @Test
    void badFilesAreRefusedAndNothingChanges() {
        String key = newProject();
        Visitor lin = visitor("lin");
        HttpResponse<String> html = lin.upload(
                plan(key) + "/import",
                "file",
                "plan.xls",
                "<html><table></table></html>".getBytes(StandardCharsets.UTF_8));
        assertThat(html.statusCode()).isEqualTo(422);
        assertThat(html.body()).contains("plan.xls was not read", "web page");
        HttpResponse<String> chinese = visitor("lin").upload(plan(key) + "/import", "file", "plan.mpp", new byte[0]);
        assertThat(chinese.statusCode()).isEqualTo(422);
        // A circle is named before anything is saved.
        String circle =
                upload(lin, key, "c.csv", "title,effort,after\nA,8,2\nB,8,1\n".getBytes(StandardCharsets.UTF_8));
        assertThat(lin.get(circle).body()).contains("The plan does not admit this");
        assertThat(lin.post(circle, Map.of()).statusCode()).isEqualTo(422);
        assertThat(items.outline(key)).isEmpty();
        assertThat(resources.of(key)).isEmpty();
        assertThat(lin.get(plan(key) + "/export/exe").statusCode()).isEqualTo(404);
    }

    @Test
    void whoMayNotSteerBringsNothingAndSeesNoOthersFile() {
        String key = newProject();
        Visitor lin = visitor("lin");
        String preview = upload(lin, key, "plan.csv", "title\nSecret\n".getBytes(StandardCharsets.UTF_8));
        for (String person : List.of("chen", "amy")) {
            Visitor other = visitor(person);
            assertThat(other.get(plan(key) + "/import").statusCode()).isIn(403, 404);
            assertThat(other.get(preview).statusCode()).isIn(403, 404);
            assertThat(other.post(preview, Map.of()).statusCode()).isIn(403, 404);
            assertThat(other.upload(plan(key) + "/import", "file", "p.csv", "title\nX".getBytes(StandardCharsets.UTF_8))
                            .statusCode())
                    .isIn(403, 404);
        }
        assertThat(visitor("amy").get(plan(key) + "/export/csv").statusCode()).isIn(403, 404);
        assertThat(visitor("chen").get(plan(key) + "/export/csv").statusCode()).isEqualTo(200);
        String elsewhere = newProject();
        assertThat(lin.get(preview.replace("/" + key + "/", "/" + elsewhere + "/"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(items.outline(key)).isEmpty();
    }

    private static Map<String, String> choices() {
        return new HashMap<>(Map.of("calendars", "on", "baselines", "on", "resource.1", "person:chen"));
    }

    private String upload(Visitor visitor, String key, String name, byte[] content) {
        HttpResponse<String> answer = visitor.upload(plan(key) + "/import", "file", name, content);
        assertThat(answer.statusCode()).as(name).isEqualTo(302);
        String place = answer.headers().firstValue("Location").orElseThrow();
        return place.substring(place.indexOf("/projects/"));
    }

    private byte[] export(Visitor visitor, String key, String format) {
        HttpResponse<byte[]> answer = visitor.bytes(plan(key) + "/export/" + format);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(it -> assertThat(it).startsWith("attachment"));
        return answer.body();
    }

    private PlanDocument exported(Visitor visitor, String key, String format, String name) throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, export(visitor, key, format));
        return PlanFile.read(file, name, Wishes.NONE).document();
    }

    private static String plan(String key) {
        return "/projects/" + key + "/plan";
    }

    private Visitor visitor(String person) {
        return new Visitor(port).signIn(person);
    }

    private String newProject() {
        return as(
                "lin",
                () -> projects.create(new ProjectDraft(
                        "Exchange test",
                        "XC" + COUNT.incrementAndGet(),
                        "",
                        "",
                        "",
                        MONDAY,
                        LocalDate.of(2027, 3, 26),
                        BigDecimal.valueOf(100000),
                        "CNY",
                        "fang",
                        List.of("chen", "wu"),
                        7)));
    }

    /** Design by Chen from 11 January, then build by a designer at half, then the milestone; a baseline, a day off and no Fridays. */
    private static PlanDocument file(String first, long minutes) {
        String day = "09:00-12:00,13:00-18:00";
        LocalDateTime start = LocalDateTime.of(2027, 1, 11, 9, 0);
        LocalDateTime end = LocalDateTime.of(2027, 1, 19, 18, 0);
        return new PlanDocument(
                "",
                new PlanDocument.Facts("Launch", start, end, null, "1", "CNY", 480, 2400, 20),
                List.of(
                        new PlanDocument.Calendar(
                                "1",
                                "Studio",
                                null,
                                Map.of(1, day, 2, day, 3, day, 4, day, 5, day, 6, "", 7, ""),
                                List.of(new PlanDocument.Calendar.Exception(
                                        LocalDate.of(2027, 1, 13), LocalDate.of(2027, 1, 13), "Retreat", ""))),
                        new PlanDocument.Calendar("2", "No Fridays", "1", Map.of(5, ""), List.of())),
                List.of(
                        new PlanDocument.Resource(
                                "1",
                                "Chen Jie",
                                PlanDocument.Resource.Kind.WORK,
                                100,
                                null,
                                null,
                                "",
                                "",
                                "",
                                false,
                                null),
                        new PlanDocument.Resource(
                                "2",
                                "Designer",
                                PlanDocument.Resource.Kind.WORK,
                                100,
                                new BigDecimal("120"),
                                null,
                                "",
                                "",
                                "",
                                true,
                                "2")),
                List.of(
                        line("1", null, 1, PlanDocument.Item.Kind.SUMMARY, "Launch", minutes, start, end, null),
                        line("2", "1", 2, PlanDocument.Item.Kind.WORK, first, minutes, start, end, null),
                        line(
                                "3",
                                "1",
                                2,
                                PlanDocument.Item.Kind.WORK,
                                "Build",
                                960,
                                LocalDateTime.of(2027, 1, 20, 9, 0),
                                LocalDateTime.of(2027, 1, 21, 18, 0),
                                LocalDateTime.of(2027, 2, 12, 18, 0)),
                        line("4", null, 1, PlanDocument.Item.Kind.MILESTONE, "Live", 0, end, end, null)),
                List.of(
                        new PlanDocument.Tie("2", "3", LinkType.FS, Lag.working(480)),
                        new PlanDocument.Tie("3", "4", LinkType.FS, Lag.NONE)),
                List.of(
                        new PlanDocument.Assignment("2", "1", 100, minutes, null),
                        new PlanDocument.Assignment("3", "2", 50, 480L, null)),
                List.of(new PlanDocument.Baseline(
                        "2", 0, start, LocalDateTime.of(2027, 1, 15, 18, 0), 2400L, 2400L, null)),
                List.of());
    }

    private static PlanDocument.Item line(
            String id,
            String parent,
            int level,
            PlanDocument.Item.Kind kind,
            String name,
            long minutes,
            LocalDateTime start,
            LocalDateTime finish,
            LocalDateTime deadline) {
        return new PlanDocument.Item(
                id,
                Integer.parseInt(id),
                parent,
                level,
                id,
                kind,
                name,
                minutes,
                false,
                kind == PlanDocument.Item.Kind.WORK ? minutes : null,
                start,
                finish,
                Constraint.NONE,
                deadline,
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
                null);
    }
}
