package org.gatehouse.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.Executing;
import org.gatehouse.Visitor;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.plan.Assignment;
import org.gatehouse.plan.ItemDraft;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.resource.Calendars;
import org.gatehouse.resource.ProjectResources;
import org.gatehouse.workload.LevellingRun.Status;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LevellingRunTests extends Executing {

    @Autowired
    Levellings levellings;

    @Autowired
    LevellingRows rows;

    @Autowired
    LevellingDesk levellingDesk;

    @Autowired
    ProjectResources resources;

    @Autowired
    Calendars calendars;

    /** Two weeks' work for one role in one week; what comes second is put off by a week. */
    private String overloaded() {
        String key = newProject();
        long role = resources.placeholder(key, "Producer").id();
        for (String title : List.of("Write the brochure", "Shoot the film")) {
            addItem(
                    key,
                    ItemDraft.of(title, "chen", null, null, hours(40))
                            .owned("chen", List.of(new Assignment(role, 100))));
        }
        return key;
    }

    @Test
    void aProposalRelievesWhoeverHasTooMuch() {
        String key = overloaded();
        WorkItem before = items.require(key + "-1");
        LevellingRun run = finished(key, start(key));

        assertThat(run.status()).isEqualTo(Status.DONE);
        LevellingResult result = levellings.result(run);
        assertThat(result.moves()).hasSize(1);
        LevellingResult.Move move = result.moves().get(0);
        assertThat(move.who()).containsExactly("Producer");
        assertThat(move.startAfter()).isEqualTo(calendars.house().next(before.finishAt()));
        assertThat(result.relief()).hasSize(1);
        assertThat(result.relief().get(0).before()).as("40 h at twice the rate").isEqualTo(40, within(0.1));
        assertThat(result.relief().get(0).after()).isZero();
        assertThat(result.proven()).isTrue();
        assertThat(items.require(move.itemKey()).levelledStart())
                .as("nothing changes yet")
                .isNull();

        as("lin", () -> levellings.accept(key, run.id(), Set.of(move.itemKey())));

        WorkItem moved = items.require(move.itemKey());
        assertThat(moved.startAt()).isAfterOrEqualTo(before.finishAt());
        assertThat(moved.finishAt()).isEqualTo(result.finishAfter());
        assertThat(levellings.require(key, run.id()).status()).isEqualTo(Status.ACCEPTED);
        assertThatThrownBy(() -> as("lin", () -> levellings.accept(key, run.id(), Set.of(move.itemKey()))))
                .isInstanceOf(Conflict.class);

        as("lin", () -> levellings.undo(key));
        assertThat(items.require(move.itemKey()).startAt()).isEqualTo(before.startAt());
    }

    @Test
    void aProposalForAnOlderPlanIsRefused() {
        String key = overloaded();
        LevellingRun run = finished(key, start(key));
        Set<String> all = levellings.result(run).moves().stream()
                .map(LevellingResult.Move::itemKey)
                .collect(Collectors.toSet());
        addItem(key, ItemDraft.of("Print", "wu", null, null, hours(8)));

        assertThat(levellings.isCurrent(run)).isFalse();
        assertThatThrownBy(() -> as("lin", () -> levellings.accept(key, run.id(), all)))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("workload.error.stale");
        assertThat(items.of(key)).allMatch(item -> item.levelledStart() == null);
    }

    @Test
    void noneOrUnknownItemsCannotBeAcceptedAndADeclinedProposalIsOver() {
        String key = overloaded();
        LevellingRun run = finished(key, start(key));
        assertThatThrownBy(() -> as("lin", () -> levellings.accept(key, run.id(), Set.of())))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> as("lin", () -> levellings.accept(key, run.id(), Set.of(key + "-99"))))
                .isInstanceOf(InvalidInput.class);
        as("lin", () -> levellings.decline(key, run.id()));
        assertThatThrownBy(() -> as("lin", () -> levellings.accept(key, run.id(), Set.of(key + "-2"))))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void workInOtherProjectsIsKeptFree() {
        String other = newProject();
        addItem(other, ItemDraft.of("Elsewhere", "wu", null, null, hours(40)));
        String key = newProject();
        addItem(key, ItemDraft.of("Short", "wu", null, null, hours(8)));
        addItem(key, ItemDraft.of("Long", "chen", null, null, hours(120)));
        LevellingRun run = finished(key, start(key));

        LevellingResult result = levellings.result(run);
        assertThat(result.moves())
                .extracting(LevellingResult.Move::itemKey)
                .as("other tests' projects may keep both busy too")
                .contains(key + "-1");
        assertThat(result.moves()).allMatch(move -> move.itemKey().startsWith(key));
    }

    @Test
    void theManagerStartsAndOthersLookOn() {
        String key = overloaded();
        for (String person : new String[] {"chen", "zhao"}) {
            assertThatThrownBy(() -> as(person, () -> levellings.start(key, 5, "")))
                    .isInstanceOf(NotAllowed.class);
        }
        assertThatThrownBy(() -> as("sun", () -> levellings.start(key, 5, ""))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> as("lin", () -> levellings.start(key, 3600, "")))
                .isInstanceOf(InvalidInput.class);
        String other = newProject();
        LevellingRun run = finished(key, start(key));
        assertThatThrownBy(() -> levellings.require(other, run.id())).isInstanceOf(NotFound.class);
    }

    @Test
    void aRunWhoseNodeDiedHasBrokenOff() {
        String key = overloaded();
        long dead = rows.begin(key, 1, "", 60, "lin");
        assertThatThrownBy(() -> start(key)).isInstanceOf(Conflict.class).hasMessageContaining("running");

        itIs(LocalDate.now(clock).plusDays(1));
        assertThat(levellings.require(key, dead).status()).isEqualTo(Status.BROKEN);
        assertThat(finished(key, start(key)).status()).isEqualTo(Status.DONE);
    }

    @Test
    void whoeverCancelsGetsTheBestSoFar() {
        String key = newProject();
        for (int number = 1; number <= 30; number++) {
            addItem(
                    key,
                    ItemDraft.of("Item " + number, number % 2 == 0 ? "chen" : "wu", null, null, hours(5 + number)));
        }
        long begun = System.nanoTime();
        long id = as("lin", () -> levellings.start(key, 60, ""));
        as("lin", () -> levellings.cancel(key, id));

        LevellingRun run = finished(key, id);
        assertThat(run.status()).isEqualTo(Status.DONE);
        assertThat(levellings.result(run).moves()).isNotEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(45));
    }

    @Test
    void cancellingReachesTheNodeThatSearches() {
        String key = overloaded();
        long id = rows.begin(key, 1, "", 60, "lin");
        assertThat(rows.keepAlive(id)).isFalse();
        as("lin", () -> levellings.cancel(key, id));
        assertThat(rows.keepAlive(id)).isTrue();
        rows.failed(id);
        assertThat(levellings.require(key, id).status()).isEqualTo(Status.FAILED);
    }

    @Test
    void theWayThroughThePages() {
        String key = overloaded();
        String page = "/projects/" + key + "/levelling";
        assertThat(body("lin", page, "en")).contains("Find a plan without over-allocation", "5 seconds at most");
        assertThat(body("chen", page, "zh-CN")).contains("寻找没有超负荷的计划").doesNotContain("开始搜索");
        assertThat(visitor("sun").get(page).statusCode()).isEqualTo(404);
        assertThat(visitor("chen").post(page, Map.of("seconds", "5")).statusCode())
                .isEqualTo(403);

        HttpResponse<String> started = visitor("lin").post(page, Map.of("seconds", "5"));
        assertThat(started.statusCode()).isEqualTo(302);
        String run = started.headers().firstValue("Location").orElseThrow().replaceAll("^https?://[^/]+", "");
        long id = Long.parseLong(run.substring(run.lastIndexOf('/') + 1));
        assertThat(visitor("chen").post(run + "/cancel", Map.of()).statusCode()).isEqualTo(403);
        finished(key, id);
        assertThat(body("lin", run + "/state", "en"))
                .contains("Producer", "Accept what is ticked")
                .doesNotContain("every 1s", "<html");
        assertThat(body("chen", run, "zh-CN")).contains("移动的任务").doesNotContain("接受勾选的移动");
        String moved =
                levellings.result(levellings.require(key, id)).moves().get(0).itemKey();
        assertThat(visitor("chen")
                        .post(run + "/acceptance", Map.of("move", moved))
                        .statusCode())
                .isEqualTo(403);
        assertThat(visitor("lin").post(run + "/acceptance", Map.of()).statusCode())
                .isEqualTo(422);
        assertThat(visitor("lin")
                        .post(run + "/acceptance", Map.of("move", moved))
                        .statusCode())
                .isEqualTo(302);
        assertThat(body("lin", run, "en")).contains("The move of one item was accepted.");
        assertThat(body("lin", page, "en")).contains("One item is put off by levelling.", "Undo levelling");
    }

    private long start(String key) {
        return as("lin", () -> levellings.start(key, 5, ""));
    }

    private LevellingRun finished(String key, long id) {
        for (int attempt = 0; attempt < 600; attempt++) {
            LevellingRun run = rows.find(id).orElseThrow();
            if (!run.isRunning()) {
                return run;
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            levellingDesk.keepAlive();
        }
        throw new AssertionError("run " + id + " of " + key + " never ends");
    }

    private String body(String person, String path, String language) {
        HttpResponse<String> page = visitor(person).get(path, "Accept-Language", language);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        return page.body();
    }

    private Visitor visitor(String person) {
        return new Visitor(port).signIn(person);
    }
}
