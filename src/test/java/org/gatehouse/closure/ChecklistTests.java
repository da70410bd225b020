package org.gatehouse.closure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.Visitor;
import org.gatehouse.closure.CheckLine.State;
import org.gatehouse.execution.Work;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.resource.BudgetLine;
import org.gatehouse.resource.BudgetLineDraft;
import org.gatehouse.resource.BudgetLines;
import org.gatehouse.trail.Trail;
import org.gatehouse.trail.TrailEntry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What keeps a project from closing, how the facts settle it, and how it is waived. */
class ChecklistTests extends ClosureTest {

    @Autowired
    ClosureChecks checks;

    @Autowired
    Accesses accesses;

    @Autowired
    ChecklistFacts facts;

    @Autowired
    BudgetLines lines;

    @Autowired
    Trail trail;

    private CheckLine line(String key, String line) {
        return checks.of(projects.require(key)).stream()
                .filter(one -> one.key().equals(line))
                .findFirst()
                .orElseThrow();
    }

    private BudgetLine budget(String key, String description) {
        return as(
                "lin",
                () -> lines.add(
                        key,
                        new BudgetLineDraft(
                                BudgetLine.Category.MEDIA,
                                description,
                                new BigDecimal("1000"),
                                new BigDecimal("200"),
                                new BigDecimal("700"),
                                "CNY")));
    }

    @Test
    void eachFactOpensItsLineAndSettlesIt() {
        String key = closing();
        recordAll(key);
        WorkItem audit = items.of(key).get(0);
        long file = attachments.ofProject(key).get(0).id();
        as("chen", () -> attachments.remove(file));
        long entry = booked.ofItem(audit.key()).get(0).id();
        as("chen", () -> booked.remove(entry));
        BudgetLine ads = budget(key, "Search ads");
        as("chen", () -> accesses.enter(key, "Ad account", "The agency"));

        assertThat(checks.of(projects.require(key)))
                .filteredOn(CheckLine::isOpen)
                .extracting(CheckLine::key)
                .containsExactly("hours", "files", "payments", "access");
        assertThatThrownBy(() -> complete("lin", key, "recordResults"))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refusal -> assertThat(refusal.problems())
                                .extracting(problem -> problem.arguments().get(0))
                                .containsExactly(
                                        "Work items without any hours booked: 1 | 没有登记工时的任务：1 项",
                                        "Deliverables without a file: 1 of 1 | 缺少文件的交付物：1 / 1 项",
                                        "Budget lines not settled: 1 of 1 | 未结清的预算条目：1 / 1 条",
                                        "Accesses not handed back: 1 of 1 | 未交还的权限：1 / 1 项"));
        assertThat(facts.of(key, "closure", ""))
                .containsEntry("checklistOpen", 4)
                .containsEntry("checklistWaived", 0);
        assertThat(facts.of(key, "plan", "")).isEmpty();

        as("chen", () -> work.report(audit.key(), new Work.Report(null, LocalDate.now(clock), BigDecimal.ONE, "Late")));
        as("chen", () -> attachments.add("item:" + audit.key(), "audit.pdf", new byte[] {1}));
        assertThatThrownBy(() -> as(
                        "lin",
                        () -> lines.pay(
                                key,
                                ads.id(),
                                ads.version(),
                                BigDecimal.ONE,
                                LocalDate.now(clock).plusDays(1))))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> as("lin", () -> lines.pay(key, ads.id(), 77, BigDecimal.ONE, LocalDate.now(clock))))
                .isInstanceOf(Conflict.class);
        as("lin", () -> lines.pay(key, ads.id(), ads.version(), new BigDecimal("900"), LocalDate.now(clock)));
        assertThat(lines.of(key).get(0)).satisfies(paid -> {
            assertThat(paid.isPaid()).isTrue();
            assertThat(paid.actual()).isEqualByComparingTo("900");
            assertThat(paid.committed()).isZero();
            assertThat(paid.paidBy()).isEqualTo("lin");
        });
        as("wu", () -> accesses.handBack(key, 1, LocalDate.now(clock)));
        assertThatThrownBy(() -> as("wu", () -> accesses.handBack(key, 1, LocalDate.now(clock))))
                .isInstanceOf(Conflict.class);

        assertThat(checks.of(projects.require(key)))
                .extracting(CheckLine::state)
                .containsOnly(State.SETTLED);
        complete("lin", key, "recordResults");
    }

    @Test
    void anOrderAfterThePaymentOpensTheLineAgain() {
        String key = closing();
        BudgetLine ads = budget(key, "Search ads");
        as("lin", () -> lines.pay(key, ads.id(), ads.version(), new BigDecimal("900"), LocalDate.now(clock)));
        BudgetLine paid = lines.require(key, ads.id());
        as(
                "lin",
                () -> lines.change(
                        key,
                        paid.id(),
                        paid.version(),
                        new BudgetLineDraft(
                                paid.category(), "Search ads", paid.planned(), BigDecimal.TEN, paid.actual(), "CNY")));
        assertThat(line(key, "payments").isOpen()).isTrue();
    }

    @Test
    void aWaiverNeedsAReasonASecondPersonAndCoversWhatWasOpen() {
        String key = closing();
        recordAll(key);
        budget(key, "Search ads");
        assertThatThrownBy(() -> as("chen", () -> checks.ask(key, "payments", "x")))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as("lin", () -> checks.ask(key, "payments", " ")))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> as("lin", () -> checks.ask(key, "items", "x"))).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as("lin", () -> checks.ask(key, "hours", "x"))).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> as("lin", () -> checks.ask(key, "nothing", "x")))
                .isInstanceOf(NotFound.class);

        as("lin", () -> checks.ask(key, "payments", "The invoice comes next year"));
        assertThat(line(key, "payments").state()).isEqualTo(State.ASKED);
        assertThatThrownBy(() -> complete("lin", key, "recordResults")).isInstanceOf(InvalidInput.class);
        for (String notThem : List.of("lin", "chen", "zhao")) {
            assertThatThrownBy(() -> as(notThem, () -> checks.answer(key, 1, true, "")))
                    .as(notThem)
                    .isInstanceOf(NotAllowed.class);
        }
        assertThatThrownBy(() -> as("fang", () -> checks.answer(key, 1, false, "")))
                .isInstanceOf(InvalidInput.class);
        as("fang", () -> checks.answer(key, 1, true, ""));
        assertThatThrownBy(() -> as("fang", () -> checks.answer(key, 1, false, "Late")))
                .isInstanceOf(NotAllowed.class);
        assertThat(line(key, "payments").state()).isEqualTo(State.WAIVED);
        assertThat(facts.of(key, "closure", ""))
                .containsEntry("checklistOpen", 0)
                .containsEntry("checklistWaived", 1);

        budget(key, "Another");
        assertThat(line(key, "payments").state()).isEqualTo(State.OPEN);
        as("lin", () -> checks.ask(key, "payments", "That one too"));
        as("fang", () -> checks.answer(key, 2, false, "Pay it"));
        assertThat(line(key, "payments").state()).isEqualTo(State.OPEN);
        as("lin", () -> checks.ask(key, "payments", "It is paid by the agency"));
        as("fang", () -> checks.answer(key, 3, true, "All right"));
        complete("lin", key, "recordResults");

        Report report = closures.report(projects.require(key)).report();
        assertThat(report.checklist())
                .filteredOn(one -> one.state().equals("WAIVED"))
                .singleElement()
                .satisfies(waived -> {
                    assertThat(waived.reason()).isEqualTo("It is paid by the agency");
                    assertThat(waived.askedBy()).isEqualTo("lin");
                    assertThat(waived.confirmedBy()).isEqualTo("fang");
                });
        assertThat(trail.latest(key, 20, Locale.ENGLISH))
                .extracting(TrailEntry::what)
                .contains(
                        "Waiver asked for: Budget lines not settled: 2 of 2",
                        "Waiver declined: Budget lines not settled: 2 of 2 (asked by " + name("lin")
                                + ": That one too)");
    }

    private String name(String person) {
        return people.name(person);
    }

    @Autowired
    org.gatehouse.person.People people;

    @Test
    void whatOpensAfterwardsKeepsTheReportFromBeingWritten() {
        String key = closing();
        recordAll(key);
        complete("lin", key, "recordResults");
        complete("fang", key, "acceptDeliverables", Map.of("decision", "accepted"));
        as("chen", () -> accesses.enter(key, "Shop back end", "wu"));
        Map<String, Object> none = Map.of("noLessonsReason", "None");
        assertThatThrownBy(() -> complete("lin", key, "collectLessons", none)).isInstanceOf(InvalidInput.class);
        as("chen", () -> accesses.remove(key, 1));
        complete("lin", key, "collectLessons", none);
    }

    @Test
    void thePageAsksAndAnswersInBothLanguages() {
        String key = closing();
        recordAll(key);
        budget(key, "<b>Search ads</b>");
        Visitor lin = new Visitor(port).signIn("lin");
        Visitor fang = new Visitor(port).signIn("fang");
        String page = "/projects/" + key + "/report/checklist";
        assertThat(lin.get(page, "Accept-Language", "en").body())
                .contains("Budget lines not settled: 1 of 1", "Waive this line", "&lt;b&gt;Search ads")
                .doesNotContain("<b>Search ads");
        assertThat(lin.get(page, "Accept-Language", "zh-CN").body()).contains("未结清的预算条目：1 / 1 条");
        assertThat(lin.post(page + "/payments/waiver", Map.of("reason", "x".repeat(4001)))
                        .statusCode())
                .isEqualTo(422);
        assertThat(lin.post(page + "/payments/waiver", Map.of("reason", "Next year"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(fang.get(page, "Accept-Language", "en").body()).contains("Confirm the waiver", "Next year");
        assertThat(lin.get(page, "Accept-Language", "en").body()).doesNotContain("Confirm the waiver");
        assertThat(fang.post(page + "/waivers/1", Map.of("confirmed", "true")).statusCode())
                .isEqualTo(302);
        assertThat(lin.post(page + "/accesses", Map.of("what", "", "holder", "wu"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(lin.post(page + "/accesses", Map.of("what", "Key", "holder", "wu"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(lin.post(page + "/accesses/1/return", Map.of("handedBackOn", "2999-01-01"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(lin.post(
                                page + "/accesses/1/return",
                                Map.of("handedBackOn", LocalDate.now(clock).toString()))
                        .statusCode())
                .isEqualTo(302);
        assertThat(new Visitor(port).signIn("sun").get(page).statusCode()).isEqualTo(404);
        assertThat(new Visitor(port)
                        .signIn("sun")
                        .post(page + "/accesses", new HashMap<>(Map.of("what", "a", "holder", "b")))
                        .statusCode())
                .isEqualTo(404);
    }
}
