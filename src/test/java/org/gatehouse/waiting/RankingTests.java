package org.gatehouse.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.waiting.Words.NOW;
import static org.gatehouse.waiting.Words.at;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.gatehouse.engine.Label;
import org.gatehouse.project.Phase;
import org.junit.jupiter.api.Test;

class RankingTests {

    private static final Instant PAST = at("2026-12-01T18:00");
    private static final Instant SOON = at("2026-12-03T18:00");
    private static final Instant LATER = at("2026-12-20T18:00");

    @Test
    void what_really_holds_the_project_up_comes_first() {
        List<Reason> order = List.of(
                Reason.of(Kind.FAILED, Phase.EXECUTION),
                Reason.of(Kind.HOLD, Phase.EXECUTION),
                Cases.gate("plan", PAST, "fang"),
                item("late and critical", PAST, true),
                item("late", PAST, false),
                Reason.of(Kind.QUEUED, Phase.EXECUTION),
                Cases.gate("plan", LATER, "fang"),
                item("critical", LATER.plusSeconds(1), true),
                item("due soon", SOON, false),
                item("due later", LATER, false),
                item("without a date", null, false),
                Reason.of(Kind.PREDECESSOR, Phase.EXECUTION),
                Reason.of(Kind.MESSAGE, Phase.EXECUTION),
                Reason.of(Kind.TIMER, Phase.EXECUTION));
        List<Reason> mixed = new ArrayList<>(order);
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(mixed, new Random(seed));
            assertThat(mixed.stream().sorted(new Ranking(NOW)).toList()).isEqualTo(order);
        }
    }

    @Test
    void among_equals_the_one_that_waits_longest_comes_first() {
        Reason fresh = item("fresh", SOON, false);
        Reason old = fresh.asking(fresh.asks(), at("2026-11-20T09:00"), SOON);
        assertThat(List.of(fresh, old).stream().sorted(new Ranking(NOW)).findFirst())
                .contains(old);
    }

    private static Reason item(String title, Instant due, boolean critical) {
        return Cases.task("work-item", "doWork", title, "chen", due)
                .about(null, new Label(title, title, ""), title)
                .weighing(critical, 0);
    }
}
