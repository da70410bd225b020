package org.gatehouse.browser;

import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.core.ThrowingRunnable;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.gatehouse.Executing;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * People at browsers of their own, in the house on its real port. Unlike in other tests the automated steps run by
 * themselves, as they do in production. With {@code -Dpictures=true} what people saw is kept in {@code target/browser}.
 */
@Tag("whole")
@ExtendWith(Chromium.class)
@TestInstance(Lifecycle.PER_CLASS)
abstract class BrowserTest extends Executing {

    /** For whatever the house has to do; only a hopeless case waits so long. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    protected JdbcClient database;

    @Autowired
    private ProcessEngine engine;

    private final List<Seat> seats = new ArrayList<>();

    @BeforeAll
    void automatedStepsRunByThemselves() {
        JobExecutor executor = executor();
        executor.setWaitTimeInMillis(300);
        executor.setMaxWait(1000);
        executor.setBackoffTimeInMillis(25);
        executor.setMaxBackoff(500);
        executor.start();
    }

    @AfterAll
    void automatedStepsWaitAgain() {
        executor().shutdown();
    }

    @AfterEach
    void everybodyLeaves() {
        seats.forEach(Seat::leave);
        seats.clear();
    }

    /** Somebody who signs in at a desk. */
    Seat seat(String person, Tongue tongue) {
        return seat(person, tongue, new Browser.NewContextOptions().setViewportSize(1440, 900));
    }

    /** Somebody at a desk who has not signed in yet. */
    Seat stranger(String person, Tongue tongue) {
        return take(person, tongue, new Browser.NewContextOptions().setViewportSize(1440, 900));
    }

    Seat phone(String person, Tongue tongue) {
        return seat(person, tongue, phone());
    }

    /** Somebody with a phone who has not signed in yet. */
    Seat strangerOnPhone(String person, Tongue tongue) {
        return take(person, tongue, phone());
    }

    private static Browser.NewContextOptions phone() {
        return new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setDeviceScaleFactor(2)
                .setHasTouch(true)
                .setIsMobile(true);
    }

    Seat seat(String person, Tongue tongue, ColorScheme colours) {
        return seat(
                person,
                tongue,
                new Browser.NewContextOptions().setViewportSize(1440, 900).setColorScheme(colours));
    }

    private Seat seat(String person, Tongue tongue, Browser.NewContextOptions options) {
        Seat seat = take(person, tongue, options);
        seat.signIn();
        return seat;
    }

    private Seat take(String person, Tongue tongue, Browser.NewContextOptions options) {
        BrowserContext context =
                Chromium.browser().newContext(options.setLocale(tongue.tag()).setTimezoneId("Asia/Shanghai"));
        Seat seat = new Seat(context, "http://localhost:" + port, person, tongue, this::whatPeopleWrote);
        seats.add(seat);
        return seat;
    }

    /** Names and titles of every project, in whatever language their people write. */
    private List<String> whatPeopleWrote() {
        return database.sql(
                        "select name from project union select project_key from project union select title from work_item union select statement from goal"
                                + " union select title from change_request"
                                + " union select metric from goal union select unit from goal where unit <> '' union select name from metric"
                                + " union select event from risk union select description from project union select target_market from project"
                                + " union select marketing_strategy from project"
                                + " union select what_happened from lesson union select what_to_do from lesson"
                                + " union select tag from lesson_tag union select market from lesson where market <> ''")
                .query(String.class)
                .list();
    }

    void keepPictures(String test) {
        seats.forEach(seat -> seat.keep(test));
    }

    /** Waits until the house has come to where this holds. */
    static void soon(ThrowingRunnable assertion) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .untilAsserted(assertion);
    }

    /** They run by themselves: waits until none is left. */
    @Override
    protected void runAutomatedSteps(String key) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> jobs.createJobQuery()
                                .messages()
                                .active()
                                .withRetriesLeft()
                                .count()
                        == 0);
    }

    private JobExecutor executor() {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
    }
}
