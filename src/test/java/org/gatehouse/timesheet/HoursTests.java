package org.gatehouse.timesheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.gatehouse.Statements;
import org.gatehouse.Visitor;
import org.gatehouse.budget.Costs;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.resource.Rate;
import org.gatehouse.resource.Rates;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Limits and closed months at every door, what hours cost, sums, pages by role. */
class HoursTests extends TimesheetTest {

    @Autowired
    SheetDesk sheet;

    @Autowired
    Totals totals;

    @Autowired
    ItemLines lines;

    @Autowired
    Costs costs;

    @Autowired
    Rates rates;

    @Test
    void limitsAreToldInWords() {
        LocalDate monday = monday();
        for (String wrong : List.of("0", "-1", "24.25", "1.005")) {
            assertThatThrownBy(() -> enter("chen", monday, wrong)).isInstanceOf(InvalidInput.class);
        }
        assertThatThrownBy(() -> enter("chen", monday.plusDays(6), "1"))
                .as("tomorrow")
                .isInstanceOf(InvalidInput.class);
        LocalDate before = ItemLine.firstDay(
                        projects.require(project()).startDate(),
                        projects.require(project()).createdAt(),
                        clock.getZone())
                .minusDays(1);
        assertThatThrownBy(() -> enter("chen", before, "1"))
                .as("before the project")
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> enter("amy", monday, "1")).as("a stranger").isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> enter("chen", items.of(project()).get(1).key(), monday, "1"))
                .as("not released")
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> as(
                        "chen",
                        () -> hours.enter(new EntryDraft(item().key(), monday, BigDecimal.ONE, "play", null, ""))))
                .isInstanceOf(InvalidInput.class);
        enter("chen", monday, "20");
        assertThatThrownBy(() -> enter("chen", monday, "4.25")).isInstanceOf(InvalidInput.class);
        long four = enter("chen", monday, "4");
        assertThatThrownBy(() -> as("wu", () -> hours.remove(four))).isInstanceOf(NotFound.class);
        as("chen", () -> hours.change(four, EntryDraft.plain(item().key(), monday, new BigDecimal("3"), "")));
        assertThat(hours.total("chen", monday, monday)).isEqualByComparingTo("23");
    }

    /** The house's day begins at midnight in its zone, not in Greenwich. */
    @Test
    void aDayIsTheHousesDay() {
        LocalDate monday = monday();
        ClockUtil.setCurrentTime(Date.from(monday.plusDays(1)
                .atTime(LocalTime.of(0, 30))
                .atZone(ZoneId.of("Asia/Shanghai"))
                .toInstant()));
        enter("chen", monday.plusDays(1), "1");
        assertThatThrownBy(() -> enter("chen", monday.plusDays(2), "1")).isInstanceOf(InvalidInput.class);
    }

    @Test
    void aClosedMonthStandsAtEveryDoor() {
        LocalDate first =
                LocalDate.now(ZoneId.of("Asia/Shanghai")).withDayOfMonth(1).plusMonths(1);
        YearMonth month = YearMonth.from(first);
        WorkItem item = item();
        itIs(first.plusMonths(1).plusDays(1));
        long entry = enter("chen", first, "6");
        assertThatThrownBy(() -> as("chen", () -> months.close(month))).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as("lin", () -> months.close(month.plusMonths(1))))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> as("chen", () -> hours.correct(entry, first, BigDecimal.ONE, "Early")))
                .isInstanceOf(Conflict.class);
        as("lin", () -> months.close(month));
        assertThatThrownBy(() -> as("lin", () -> months.close(month))).isInstanceOf(Conflict.class);

        EntryDraft draft = EntryDraft.plain(item.key(), first, BigDecimal.ONE, "");
        EntryDraft later = EntryDraft.plain(item.key(), first.plusMonths(1), BigDecimal.ONE, "");
        assertThatThrownBy(() -> as("chen", () -> hours.enter(draft))).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> as("chen", () -> hours.change(entry, later))).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> as("chen", () -> hours.remove(entry))).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> as(
                        "chen",
                        () -> sheet.put(new Sheets.Wanted(item.key(), "work", true), first, new BigDecimal("2"))))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() ->
                        complete("chen", project(), "doWork", Map.of("hours", "1", "finishedOn", first.toString())))
                .isInstanceOf(Conflict.class);
        Visitor chen = new Visitor(port).signIn("chen");
        assertThat(chen.post(
                                "/projects/" + project() + "/work/" + item.key() + "/progress",
                                Map.of("hours", "1", "day", first.toString()))
                        .statusCode())
                .isEqualTo(409);
        assertThat(chen.post("/hours/" + first + "/entries/" + entry + "/removal", Map.of())
                        .statusCode())
                .isEqualTo(409);
        long open = enter("chen", first.plusMonths(1), "1");
        assertThatThrownBy(() -> as("chen", () -> hours.change(open, draft)))
                .as("into it")
                .isInstanceOf(Conflict.class);

        LocalDate now = first.plusMonths(1);
        assertThatThrownBy(() -> as("chen", () -> hours.correct(entry, now, new BigDecimal("-7"), "Too much")))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> as("chen", () -> hours.correct(entry, now, BigDecimal.ONE, "")))
                .isInstanceOf(InvalidInput.class);
        long correction = as("chen", () -> hours.correct(entry, now, new BigDecimal("-2"), "Lunch"));
        assertThat(hours.require(correction).corrects()).isEqualTo(entry);
        assertThat(hours.total("chen", first, now)).isEqualByComparingTo("5");
        assertThat(hours.require(entry).hours()).as("stands").isEqualByComparingTo("6");
    }

    @Test
    void anHourCostsTheRateOfItsDayAndACorrectionThatOfWhatItCorrects() {
        LocalDate first =
                LocalDate.now(ZoneId.of("Asia/Shanghai")).withDayOfMonth(1).plusMonths(1);
        itIs(first.plusMonths(1).plusDays(1));
        as("admin", () -> rates.set(new Rate("chen", first.minusYears(1), new BigDecimal("100"), "CNY")));
        as("admin", () -> rates.set(new Rate("chen", first.plusMonths(1), new BigDecimal("300"), "CNY")));
        try {
            long entry = enter("chen", first, "6");
            enter("chen", first.plusMonths(1), "1");
            as("lin", () -> months.close(YearMonth.from(first)));
            as("chen", () -> hours.correct(entry, first.plusMonths(1), new BigDecimal("-2"), "Lunch"));
            BigDecimal cost = costs.spending(projects.require(project())).worked().stream()
                    .map(worked -> worked.cost())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(cost).isEqualByComparingTo("700");
        } finally {
            as("admin", () -> rates.remove("chen", first.minusYears(1)));
            as("admin", () -> rates.remove("chen", first.plusMonths(1)));
        }
    }

    @Test
    void theGridSetsCopiesAndTakesProposals() {
        LocalDate monday = monday();
        Sheets.Wanted line = new Sheets.Wanted(item().key(), "meeting", false);
        as("chen", () -> sheet.put(line, monday, new BigDecimal("2")));
        as("chen", () -> sheet.put(line, monday, new BigDecimal("2.5")));
        assertThat(hours.ofPerson("chen", monday, monday)).singleElement().satisfies(entry -> {
            assertThat(entry.hours()).isEqualByComparingTo("2.5");
            assertThat(entry.kind()).isEqualTo("meeting");
            assertThat(entry.billable()).isFalse();
        });
        itIs(monday.plusDays(8));
        SheetDesk.Copied copied = as("chen", () -> sheet.copyLastWeek(monday.plusDays(7)));
        assertThat(copied.entered()).isEqualTo(1);
        assertThat(as("chen", () -> sheet.copyLastWeek(monday.plusDays(7))).entered())
                .as("twice")
                .isZero();
        as("chen", () -> sheet.put(line, monday, null));
        assertThat(hours.ofPerson("chen", monday, monday)).isEmpty();
        List<Proposal> proposals = as("chen", () -> sheet.proposals(monday, sheet.choices()));
        assertThat(proposals).allMatch(proposal -> proposal.hours().compareTo(BigDecimal.valueOf(12)) <= 0);
        SheetDesk.Copied taken = as("chen", () -> sheet.enterProposals(monday));
        assertThat(taken.entered() + taken.left()).isEqualTo(proposals.size());
    }

    /** What somebody has as their task is proposed before they told anything of it, not before it was to begin. */
    @Test
    void claimedWorkIsProposed() {
        WorkItem claimed = items.of(executing()).get(0);
        LocalDate monday = monday();
        assertThat(claimed.actualStart()).isNull();
        List<ItemLine> only = List.copyOf(lines.of(List.of(claimed.key())).values());
        assertThat(as("chen", () -> sheet.proposals(monday, only)))
                .isNotEmpty()
                .allMatch(proposal -> !proposal.day().isBefore(claimed.startDate()));
        assertThat(as("wu", () -> sheet.proposals(monday, only))).isEmpty();
    }

    @Test
    void sumsAreThoseOfTheEntries() {
        LocalDate monday = monday();
        Random random = new Random(7);
        List<Entry> entered = new ArrayList<>();
        for (int n = 0; n < 40; n++) {
            String person = List.of("chen", "wu", "lin").get(random.nextInt(3));
            WorkKind kind = kinds.active().get(random.nextInt(4));
            LocalDate day = n % 3 == 0 ? monday : monday.minusDays(random.nextInt(12));
            EntryDraft draft = new EntryDraft(
                    item().key(),
                    day.isBefore(projects.require(project()).startDate()) ? monday : day,
                    new BigDecimal(random.nextInt(100) + 1).movePointLeft(2),
                    kind.id(),
                    random.nextBoolean(),
                    "=1+" + n);
            long id = as(person, () -> hours.enter(draft));
            entered.add(hours.require(id));
        }
        submit("wu", monday);
        decide("lin", "wu", monday, "approved", "");
        entered.replaceAll(entry -> hours.require(entry.id()));
        Totals.Asked asked = new Totals.Asked(project(), monday.minusDays(20), monday.plusDays(6));
        assertSums(asked, Dimension.PERSON, entered, Entry::person);
        assertSums(asked, Dimension.KIND, entered, Entry::kind);
        assertSums(asked, Dimension.ITEM, entered, Entry::itemKey);
        assertSums(asked, Dimension.PROJECT, entered, Entry::projectKey);
        assertSums(
                asked,
                Dimension.MONTH,
                entered,
                entry -> YearMonth.from(entry.day()).toString().replace("-", ""));
        assertThat(totals.whole(asked).hours()).isEqualByComparingTo(sum(entered, entry -> true));
        assertThat(totals.whole(asked).approved()).isPositive();

        Visitor lin = new Visitor(port).signIn("lin");
        String export = "/projects/" + project() + "/hours/export?from=" + asked.from() + "&to=" + asked.to();
        String csv = lin.get(export).body();
        assertThat(csv.lines()).hasSize(41);
        assertThat(csv).contains(",'=1+0,").doesNotContain(",=1+");
        try (XSSFWorkbook book = new XSSFWorkbook(
                new ByteArrayInputStream(lin.bytes(export + "&format=xlsx").body()))) {
            assertThat(book.getSheetAt(0).getLastRowNum()).isEqualTo(40);
        } catch (java.io.IOException broken) {
            throw new AssertionError(broken);
        }
    }

    private void assertSums(Totals.Asked asked, Dimension by, List<Entry> entries, Function<Entry, String> key) {
        Map<String, BigDecimal> independent = new TreeMap<>();
        Map<String, BigDecimal> approved = new TreeMap<>();
        entries.forEach(entry -> {
            independent.merge(key.apply(entry), entry.hours(), BigDecimal::add);
            approved.merge(
                    key.apply(entry),
                    entry.status() == EntryStatus.APPROVED ? entry.hours() : BigDecimal.ZERO,
                    BigDecimal::add);
        });
        assertThat(totals.count(asked, by)).isEqualTo(independent.size());
        List<Total> rows = totals.by(asked, by, 0, 100);
        assertThat(rows).extracting(Total::key).containsExactlyInAnyOrderElementsOf(independent.keySet());
        rows.forEach(row -> {
            assertThat(row.hours()).as(by + " " + row.key()).isEqualByComparingTo(independent.get(row.key()));
            assertThat(row.approved()).as(by + " " + row.key()).isEqualByComparingTo(approved.get(row.key()));
        });
    }

    private static BigDecimal sum(List<Entry> entries, java.util.function.Predicate<Entry> which) {
        return entries.stream().filter(which).map(Entry::hours).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void pagesOpenForThoseTheyAreFor() {
        LocalDate monday = monday();
        enter("chen", monday, "2");
        submit("chen", monday);
        String approval = task("chen", monday, "approveHours").getId();
        String evidence = "/tasks/" + approval + "/hours";
        String whole = "/hours/" + monday + "/of/chen";
        Visitor chen = new Visitor(port).signIn("chen");
        Visitor wu = new Visitor(port).signIn("wu");
        Visitor amy = new Visitor(port).signIn("amy");
        Visitor lin = new Visitor(port).signIn("lin");
        Visitor admin = new Visitor(port).signIn("admin");
        assertThat(chen.get("/hours/" + monday).body()).contains(item().key(), "withdrawal");
        assertThat(chen.get(whole).statusCode()).isEqualTo(200);
        assertThat(wu.get(whole).statusCode()).isEqualTo(404);
        assertThat(lin.get(whole).statusCode()).isEqualTo(200);
        assertThat(admin.get(whole).statusCode()).isEqualTo(200);
        assertThat(lin.get(evidence).body()).contains(item().key());
        assertThat(lin.get("/api/tasks/" + approval + "/place").body()).contains(whole, "\"project\":false");
        assertThat(lin.get("/tasks/" + approval + "/project").statusCode()).isEqualTo(302);
        String work = tasks.createTaskQuery()
                .processInstanceBusinessKey(item().key())
                .taskDefinitionKey("doWork")
                .singleResult()
                .getId();
        assertThat(chen.get("/api/tasks/" + work + "/place").body()).contains("/projects/" + project(), "true");
        assertThat(amy.get("/api/tasks/" + work + "/place").statusCode()).isEqualTo(404);
        assertThat(chen.get(evidence).statusCode()).isEqualTo(404);
        assertThat(fang().get(evidence).statusCode()).isEqualTo(404);
        assertThat(wu.get("/projects/" + project() + "/hours").statusCode()).isEqualTo(200);
        assertThat(amy.get("/projects/" + project() + "/hours").statusCode()).isEqualTo(404);
        assertThat(amy.get("/projects/" + project() + "/hours/export").statusCode())
                .isEqualTo(404);
        for (String page : List.of("/hours/house", "/hours/house/export", "/hours/weeks", "/hours/months")) {
            assertThat(chen.get(page).statusCode()).as(page).isEqualTo(403);
            assertThat(lin.get(page).statusCode()).as(page).isEqualTo(200);
            assertThat(admin.get(page).statusCode()).as(page).isEqualTo(200);
        }
        assertThat(lin.get("/hours/kinds").statusCode()).isEqualTo(403);
        assertThat(admin.get("/hours/kinds").statusCode()).isEqualTo(200);
        assertThat(lin.post("/hours/kinds", Map.of("id", "x", "nameEn", "X", "nameZh", "X"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(chen.post("/hours/months/2020-01", Map.of()).statusCode()).isEqualTo(403);
        assertThat(chen.post(whole + "/reopening", Map.of("reason", "x")).statusCode())
                .isEqualTo(409);
        assertThat(new Visitor(port).get("/hours").statusCode()).isEqualTo(302);
        as("chen", () -> reopenings.withdraw(monday));
        assertThat(chen.get("/hours/" + monday).body()).contains("aria-label=\"" + item().key());
        assertThat(chen.get("/api/tasks/" + task("chen", monday, "submitWeek").getId() + "/place")
                        .body())
                .contains("\"/hours/" + monday + "\"");
        assertThat(chen.post("/hours/" + monday + "/cells", Map.of("line", item().key() + "~work~true", "hours", "3"))
                        .body())
                .contains("\"week\":\"3\"");
        assertThat(chen.post("/hours/" + monday + "/cells", Map.of("line", item().key() + "~work~true", "hours", "30"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(chen.get("/hours/2026-99-99").statusCode()).isBetween(400, 404);
        assertThat(chen.get("/hours/" + monday + "?add=nonsense").statusCode()).isEqualTo(200);
        List<String> few = Statements.settled(() -> chen.get("/hours/" + monday));
        for (int n = 0; n < 10; n++) {
            enter("chen", monday.plusDays(n % 4), "0.5");
        }
        assertThat(Statements.settled(() -> chen.get("/hours/" + monday))).hasSameSizeAs(few);
    }

    private Visitor fang() {
        return new Visitor(port).signIn("fang");
    }
}
