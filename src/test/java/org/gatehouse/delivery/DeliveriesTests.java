package org.gatehouse.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.gatehouse.HouseTest;
import org.gatehouse.Morning;
import org.gatehouse.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is put in line leaves once: after its transaction, by one of several nodes, however often it fails before. */
class DeliveriesTests extends HouseTest {

    @Autowired
    Deliveries deliveries;

    @Autowired
    Dispatch dispatch;

    @Autowired
    TestCourier courier;

    @Autowired
    JdbcClient sql;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Clock clock;

    @BeforeEach
    void startEmpty() {
        sql.sql("delete from delivery where channel = 'test'").update();
    }

    @AfterEach
    void backToNow() {
        Morning.goesOn();
    }

    @Test
    void itLeavesWithItsTransactionAndOnce() {
        put("a", "1");
        put("a", "1");
        assertThatThrownBy(() -> new TransactionTemplate(transactions).executeWithoutResult(any -> {
                    deliveries.put("test", "a", "2", "never");
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");
        assertThatThrownBy(() -> deliveries.put("test", "a", "3", ""))
                .isInstanceOf(IllegalTransactionStateException.class);
        assertThat(bring()).isEqualTo(1);
        put("a", "1");
        assertThat(bring()).isZero();
        assertThat(courier.delivered).extracting(Parcel::key).containsExactly("1");
    }

    @Test
    void ofTwoThatPutTheSameAtOnceOneDoes() throws Exception {
        together(() -> {
            for (int key = 0; key < 20; key++) {
                put("a", "same-" + key);
            }
            return 0;
        });
        assertThat(bring()).isEqualTo(20);
    }

    @Test
    void ofTwoNodesOneDelivers() throws Exception {
        for (int key = 0; key < 40; key++) {
            put("r" + key % 3, "k" + key);
        }
        List<Integer> brought = together(this::bring);
        assertThat(brought.stream().mapToInt(Integer::intValue).sum()).isEqualTo(40);
        assertThat(courier.delivered)
                .extracting(Parcel::key)
                .doesNotHaveDuplicates()
                .hasSize(40);
    }

    @Test
    void whereANodeDiedOnItsWayAnotherGoesAfterTheLease() {
        put("a", "1");
        courier.way = parcel -> {
            throw new ThreadDeath();
        };
        assertThatThrownBy(this::bring).isInstanceOf(ThreadDeath.class);
        courier.way = parcel -> Outcome.done();
        assertThat(bring()).as("still on its way, as far as one knows").isZero();
        wait(Duration.ofMinutes(2).plusSeconds(1));
        assertThat(bring()).isEqualTo(1);
        assertThat(courier.delivered).extracting(Parcel::attempt).containsExactly(2);
    }

    @Test
    void whoFailsHoldsUpOnlyThemselves() {
        List<String> tried = new ArrayList<>();
        courier.way = parcel -> {
            tried.add(parcel.key());
            return parcel.recipient().equals("bad") ? Outcome.again("busy") : Outcome.done();
        };
        put("bad", "1");
        put("bad", "2");
        put("good", "3");
        assertThat(bring()).isEqualTo(1);
        assertThat(tried).as("not each of the bad one's").containsExactly("1", "3");
        assertThat(bring()).isZero();
        wait(Duration.ofSeconds(31));
        courier.way = parcel -> Outcome.done();
        assertThat(bring()).isEqualTo(2);
    }

    @Test
    void aChannelThatIsAwayIsAskedByOneAndLosesNothingForDays() {
        List<String> tried = new ArrayList<>();
        courier.way = parcel -> {
            tried.add(parcel.key());
            return Outcome.unreachable("no route");
        };
        for (int key = 0; key < 30; key++) {
            put("r" + key, "k" + key);
        }
        bring();
        assertThat(tried).hasSize(1);
        for (int hour = 0; hour < 24 * 9; hour += 8) {
            wait(Duration.ofHours(8));
            int before = tried.size();
            bring();
            assertThat(tried.size() - before).isEqualTo(1);
        }
        courier.way = parcel -> Outcome.done();
        wait(Duration.ofMinutes(6));
        assertThat(bring()).isEqualTo(30);
        assertThat(courier.delivered).extracting(Parcel::key).doesNotHaveDuplicates();
    }

    @Test
    void whatNobodyTakesIsGivenUpInTheEndAndCanBeTriedAnew() {
        put("a", "1");
        courier.way = parcel -> Outcome.again("busy");
        bring();
        wait(Dispatch.TRIED.plusHours(2));
        bring();
        wait(Duration.ofDays(1));
        courier.way = parcel -> Outcome.done();
        assertThat(bring()).as("given up").isZero();
        put("b", "2");
        courier.way = parcel -> Outcome.hopeless("nobody of this name");
        bring();
        courier.way = parcel -> Outcome.done();

        Visitor admin = new Visitor(port).signIn("admin");
        assertThat(admin.get("/deliveries?state=FAILED").body()).contains("nobody of this name", "busy");
        assertThat(admin.get("/deliveries?state=SENT").statusCode()).isEqualTo(422);
        long id = sql.sql("select id from delivery where channel = 'test' and delivery_key = '2'")
                .query(Long.class)
                .single();
        assertThat(admin.post("/deliveries/" + id + "/revival", Map.of()).statusCode())
                .isEqualTo(302);
        assertThat(admin.post("/deliveries/" + id + "/revival", Map.of()).statusCode())
                .isEqualTo(409);
        assertThat(bring()).isEqualTo(1);
        Visitor lin = new Visitor(port).signIn("lin");
        assertThat(lin.get("/deliveries").statusCode()).isEqualTo(403);
        assertThat(lin.post("/deliveries/" + id + "/revival", Map.of()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void whatEndedLongAgoIsForgotten() {
        put("a", "1");
        put("a", "2");
        assertThat(bring()).isEqualTo(2);
        wait(Dispatch.REMEMBERED.minusDays(1));
        put("a", "1");
        assertThat(bring()).as("its key is known").isZero();
        wait(Duration.ofDays(2));
        assertThat(dispatch.tidy()).isGreaterThanOrEqualTo(2);
    }

    private void put(String recipient, String key) {
        new TransactionTemplate(transactions).executeWithoutResult(any -> deliveries.put("test", recipient, key, "{}"));
    }

    private int bring() {
        return dispatch.bring("test", () -> true);
    }

    private void wait(Duration duration) {
        ClockUtil.setCurrentTime(Date.from(clock.instant().plus(duration)));
    }

    private static List<Integer> together(Callable<Integer> work) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        List<Future<Integer>> answers = new ArrayList<>();
        for (int node = 0; node < 2; node++) {
            answers.add(nodes.submit(() -> {
                start.await();
                return work.call();
            }));
        }
        start.countDown();
        List<Integer> all = List.of(answers.get(0).get(), answers.get(1).get());
        nodes.shutdown();
        return all;
    }
}
