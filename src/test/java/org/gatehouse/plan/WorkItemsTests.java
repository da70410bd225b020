package org.gatehouse.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.kernel.Refusal;
import org.gatehouse.project.Phase;
import org.junit.jupiter.api.Test;

class WorkItemsTests extends PlanTest {

    @Test
    void itemsAreNumberedAndScheduledAfterTheirPredecessors() {
        String key = newProject();
        WorkItem first = add(key, item("Keyword list", 16));
        WorkItem second = add(key, item("Landing pages", 40).after(first.key()));
        assertThat(first.key()).isEqualTo(key + "-1");
        assertThat(second.key()).isEqualTo(key + "-2");
        assertThat(first.startDate()).isEqualTo(MONDAY);
        assertThat(first.finishDate()).isEqualTo(MONDAY.plusDays(1));
        assertThat(second.startDate()).isEqualTo(MONDAY.plusDays(2));
        assertThat(second.finishDate()).isEqualTo(MONDAY.plusDays(8));
        assertThat(items.of(key)).extracting(WorkItem::key).containsExactly(first.key(), second.key());
        assertThat(items.of(key).get(1).predecessors()).containsExactly(first.key());
    }

    @Test
    void aChangeMovesTheFollowers() {
        String key = newProject();
        WorkItem first = add(key, item("Keyword list", 8));
        WorkItem second = add(key, item("Landing pages", 8).after(first.key()));
        as("lin", () -> items.change(key, first.key(), first.version(), item("Keyword list", 40)));
        assertThat(items.require(second.key()).startDate()).isEqualTo(LocalDate.of(2027, 1, 11));
    }

    @Test
    void aCircleIsRefusedByName() {
        String key = newProject();
        WorkItem first = add(key, item("Keyword list", 8));
        WorkItem second = add(key, item("Landing pages", 8).after(first.key()));
        assertThatThrownBy(() -> as(
                        "lin",
                        () -> items.change(
                                key, first.key(), first.version(), first.draft().after(second.key()))))
                .isInstanceOfSatisfying(InvalidInput.class, refusal -> {
                    Refusal.Problem problem = refusal.problems().get(0);
                    assertThat(problem.field()).isEqualTo("predecessors");
                    assertThat(problem.arguments().get(0).toString()).contains(first.key(), second.key());
                });
        assertThat(items.require(first.key()).predecessors()).isEmpty();
    }

    @Test
    void wrongEntriesAreRefusedAllAtOnceAndChangeNothing() {
        String key = newProject();
        ItemDraft wrong = new ItemDraft(
                " ",
                "",
                "",
                "nobody",
                MONDAY.minusDays(3),
                MONDAY.minusDays(10),
                BigDecimal.valueOf(-1),
                null,
                List.of("NONE-1"),
                "",
                false);
        assertThatThrownBy(() -> add(key, wrong))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refusal -> assertThat(refusal.problems())
                                .extracting(Refusal.Problem::field)
                                .contains("title", "ownerId", "start", "finish", "effortHours", "predecessors"));
        assertThat(items.of(key)).isEmpty();
        assertThat(add(key, item("Keyword list", 8)).number()).isEqualTo(1);
    }

    @Test
    void aProjectsItemsCannotFollowAnothersItems() {
        WorkItem foreign = add(newProject(), item("Keyword list", 8));
        String key = newProject();
        assertThatThrownBy(() -> add(key, item("Landing pages", 8).after(foreign.key())))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> items.require(key, foreign.key())).isInstanceOf(NotFound.class);
    }

    @Test
    void twoEditsOfOneItemConflict() {
        String key = newProject();
        WorkItem item = add(key, item("Keyword list", 8));
        as("lin", () -> items.change(key, item.key(), item.version(), item("Keywords", 8)));
        assertThatThrownBy(() ->
                        as("lin", () -> items.change(key, item.key(), item.version(), item("Something else", 8))))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> as("lin", () -> items.cancel(key, item.key(), item.version(), "Not needed")))
                .isInstanceOf(Conflict.class);
        assertThat(items.require(item.key()).title()).isEqualTo("Keywords");
    }

    @Test
    void manyAddingAtOnceGetEachTheirNumberWithoutGaps() throws Exception {
        String key = newProject();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<WorkItem>> adds = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                String title = "Item " + i;
                adds.add(() -> add(key, item(title, 8)));
            }
            for (Future<WorkItem> added : threads.invokeAll(adds)) {
                added.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(items.of(key))
                .extracting(WorkItem::number)
                .hasSize(24)
                .first()
                .isEqualTo(1);
        assertThat(items.of(key).get(23).number()).isEqualTo(24);
    }

    @Test
    void onlyTheProjectManagerPlans() {
        String key = newProject();
        WorkItem item = add(key, item("Keyword list", 8));
        assertThatThrownBy(() -> as("chen", () -> items.add(key, item("Mine", 8))))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as("fang", () -> items.cancel(key, item.key(), item.version(), "No")))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as("sun", () -> items.add(key, item("Mine", 8))))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void aPlanIsClosedWhileItIsDecidedOnAndAfterTheWork() {
        String key = newProject();
        projects.enter(key, Phase.PLANNING);
        assertThatThrownBy(() -> add(key, item("Keyword list", 8))).isInstanceOf(Conflict.class);
        projects.enter(key, Phase.CLOSURE);
        assertThatThrownBy(() -> add(key, item("Keyword list", 8))).isInstanceOf(Conflict.class);
    }

    @Test
    void anItemAddedDuringExecutionMustBeComplete() {
        String key = executingProject();
        assertThatThrownBy(() -> add(key, ItemDraft.of("Report", "", null, null, null)))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refusal -> assertThat(refusal.problems())
                                .extracting(Refusal.Problem::field)
                                .containsExactlyInAnyOrder("ownerId", "finish"));
        assertThatThrownBy(() -> add(key, ItemDraft.of("Report", "sun", null, null, BigDecimal.TEN)))
                .isInstanceOf(InvalidInput.class);
        assertThat(add(key, ItemDraft.of("Report", "chen", null, null, BigDecimal.TEN))
                        .status())
                .isEqualTo(ItemStatus.PLANNED);
    }

    @Test
    void workTakesItsCourse() {
        String key = executingProject();
        String item = add(key, item("Keyword list", 8)).key();
        assertThatThrownBy(() -> items.reportProgress(item, 50)).isInstanceOf(Conflict.class);
        assertThat(items.release(item).status()).isEqualTo(ItemStatus.RELEASED);
        assertThat(items.release(item).status()).isEqualTo(ItemStatus.RELEASED);
        assertThat(items.reportProgress(item, 50).progress()).isEqualTo(50);
        assertThatThrownBy(() -> items.reportProgress(item, 101)).isInstanceOf(InvalidInput.class);
        assertThat(items.worked(item, LocalDate.of(2026, 1, 8), true).status()).isEqualTo(ItemStatus.IN_ACCEPTANCE);
        assertThat(items.returnForRework(item).status()).isEqualTo(ItemStatus.IN_PROGRESS);
        items.worked(item, LocalDate.of(2026, 1, 8), true);
        WorkItem done = items.finish(item);
        assertThat(done.status()).isEqualTo(ItemStatus.DONE);
        assertThat(done.actualStart()).isNotNull();
        assertThat(done.actualFinish()).isEqualTo(LocalDate.of(2026, 1, 8));
        assertThat(items.finish(item).status()).isEqualTo(ItemStatus.DONE);
        assertThatThrownBy(() -> as("lin", () -> items.change(key, item, done.version(), item("Other", 8))))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void aCancelledItemNoLongerHoldsUpItsFollowers() {
        String key = newProject();
        WorkItem first = add(key, item("Keyword list", 40));
        WorkItem second = add(key, item("Landing pages", 8).after(first.key()));
        assertThatThrownBy(() -> as("lin", () -> items.cancel(key, first.key(), first.version(), " ")))
                .isInstanceOf(InvalidInput.class);
        as("lin", () -> items.cancel(key, first.key(), first.version(), "The agency has a list"));
        assertThat(items.require(first.key()).status()).isEqualTo(ItemStatus.CANCELLED);
        assertThat(items.require(second.key()).startDate()).isEqualTo(MONDAY);
    }

    @Test
    void approvedChangesAreAppliedTogetherOrNotAtAll() {
        String key = executingProject();
        WorkItem first = add(key, item("Keyword list", 8));
        WorkItem second = add(key, item("Landing pages", 8));
        items.release(second.key());
        items.finish(second.key());
        assertThatThrownBy(() -> items.apply(
                        key,
                        List.of(ItemChange.effort(first.key(), BigDecimal.TEN), ItemChange.cancel(second.key())),
                        "x"))
                .isInstanceOf(Conflict.class);
        assertThat(items.require(first.key()).effortHours()).isEqualByComparingTo("8");
        items.apply(key, List.of(ItemChange.handOver(first.key(), "wu")), "Chen is ill");
        assertThat(items.require(first.key()).ownerId()).isEqualTo("wu");
    }

    @Test
    void aConditionBecomesAnItemWithADueDay() {
        String key = executingProject();
        WorkItem condition = items.addCondition(key, "Get the legal check", "", "chen", LocalDate.of(2027, 1, 20));
        assertThat(condition.isGateCondition()).isTrue();
        assertThat(condition.finishDate()).isEqualTo(LocalDate.of(2027, 1, 20));
    }
}
