package org.gatehouse.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.gatehouse.engine.PastSteps;
import org.gatehouse.engine.PastSteps.Step;
import org.gatehouse.plan.ItemDraft;
import org.gatehouse.schedule.WorkCalendar;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.JdbcTemplate;

/** As many statements for much as for little, and what is usual, from the engine's own history. */
class StandstillCostTests extends WaitingTest {

    @Autowired
    PastSteps past;

    @Autowired
    Experience experience;

    @Test
    void the_number_of_statements_does_not_grow_with_the_work() {
        String little = executing();
        String much = executing();
        LocalDate day = today();
        for (int number = 0; number < 30; number++) {
            addItem(
                    much,
                    ItemDraft.of("Item " + number, number % 2 == 0 ? "chen" : "wu", day, day.plusDays(3), hours(8)));
        }
        runAutomatedSteps(much);
        // What is usual at a step is kept for a while once it was looked up.
        reasons(little);
        reasons(much);
        List<String> before = fewest(() -> reasons(little));
        assertThat(fewest(() -> assertThat(reasons(much)).hasSizeGreaterThan(30)))
                .as("instead of %s", before)
                .hasSameSizeAs(before)
                .hasSizeLessThan(25);
    }

    @Test
    void nor_with_the_number_of_projects() {
        List<String> keys = new ArrayList<>();
        for (int number = 0; number < 6; number++) {
            keys.add(number % 2 == 0 ? newProject() : executing());
        }
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        // Two, so that there is one of each kind.
        List<String> two = fewest(() -> standstills.of(keys.subList(0, 2)));
        assertThat(fewest(() -> assertThat(standstills.of(keys)).hasSize(6)))
                .as("instead of %s", two)
                .hasSameSizeAs(two)
                .hasSizeLessThan(20);
    }

    @Test
    void what_is_usual_is_the_median_of_what_was_completed_in_working_time() {
        List<Step> steps = List.of(new Step("goal", "defineGoals"));
        int known = past.latest(steps).getOrDefault(steps.get(0), List.of()).size();
        // A year ahead, so that these are the latest cases whatever other tests did.
        for (int days : List.of(1, 2, 7)) {
            itIs(LocalDate.of(2028, 3, 6).plusDays(days));
            String key = newProject();
            addSmartGoal(key);
            itIs(LocalDate.of(2028, 3, 6).plusDays(days + days));
            complete("lin", key, "defineGoals");
        }
        String stopped = newProject();
        as("lin", () -> projects.requestStop(stopped, "No market"));

        List<PastSteps.Span> spans = past.latest(steps).get(steps.get(0));
        assertThat(spans).hasSize(Math.min(PastSteps.LATEST, known + 3));
        assertThat(spans.subList(0, 3))
                .as("newest first, nothing that was cancelled")
                .extracting(span -> WorkCalendar.HOUSE.between(
                        LocalDateTime.ofInstant(span.from(), clock.getZone()),
                        LocalDateTime.ofInstant(span.to(), clock.getZone())))
                .containsExactly(5 * 480L, 2 * 480L, 480L);
        experience.forget();
        Map<Step, Usual> usual = experience.of(steps, WorkCalendar.HOUSE);
        assertThat(usual.get(steps.get(0)).cases()).isEqualTo(spans.size());
        assertThat(experience.of(List.of(new Step("goal", "never")), WorkCalendar.HOUSE))
                .isEmpty();
    }

    /** Of a few tries: what caches let go of meanwhile is asked for once more, and is not what is counted here. */
    private static List<String> fewest(Runnable work) {
        return IntStream.range(0, 3)
                .mapToObj(round -> statements(work))
                .min(Comparator.comparingInt(List::size))
                .orElseThrow();
    }

    private static List<String> statements(Runnable work) {
        Logger logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        Level level = logger.getLevel();
        boolean additive = logger.isAdditive();
        ListAppender<ILoggingEvent> heard = new ListAppender<>();
        heard.start();
        logger.setLevel(Level.DEBUG);
        logger.setAdditive(false);
        logger.addAppender(heard);
        try {
            work.run();
        } finally {
            logger.detachAppender(heard);
            logger.setAdditive(additive);
            logger.setLevel(level);
        }
        return heard.list.stream()
                // What the house does in the background is not counted.
                .filter(event ->
                        event.getThreadName().equals(Thread.currentThread().getName()))
                .map(ILoggingEvent::getFormattedMessage)
                .filter(message -> message.startsWith("Executing prepared SQL statement"))
                .toList();
    }
}
