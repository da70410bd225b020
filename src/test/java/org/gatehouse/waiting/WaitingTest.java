package org.gatehouse.waiting;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.gatehouse.Executing;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Projects that stand still, and what is said of them. */
abstract class WaitingTest extends Executing {

    @Autowired
    Standstills standstills;

    @Autowired
    TaskHelp help;

    @Autowired
    JdbcClient sql;

    @AfterEach
    void nobodyStandsIn() {
        sql.sql("delete from person_deputy").update();
        LocaleContextHolder.resetLocaleContext();
    }

    /** All reasons as {@code lin} reads them, in English. */
    List<Shown> reasons(String key) {
        return reasons("lin", key, Locale.ENGLISH);
    }

    List<Shown> reasons(String reader, String key, Locale locale) {
        LocaleContextHolder.setLocale(locale);
        return as(reader, () -> standstills.ofProject(projects.require(key)));
    }

    String english(String key) {
        return reasons(key).get(0).sentence();
    }

    String chinese(String key) {
        return reasons("lin", key, Locale.SIMPLIFIED_CHINESE).get(0).sentence();
    }

    /** The first reason of this kind. */
    Shown reason(String key, Kind kind) {
        return reasons(key).stream()
                .filter(reason -> reason.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    String chinese(String key, Kind kind) {
        return reasons("lin", key, Locale.SIMPLIFIED_CHINESE).stream()
                .filter(reason -> reason.kind() == kind)
                .findFirst()
                .orElseThrow()
                .sentence();
    }

    void standsIn(String deputy, String person) {
        LocalDate today = today();
        sql.sql("insert into person_deputy (person_id, deputy_id, from_day, until_day) values (?, ?, ?, ?)")
                .params(person, deputy, today.minusDays(1), today.plusDays(60))
                .update();
    }

    void pass(Duration time) {
        ClockUtil.setCurrentTime(
                Date.from(ClockUtil.getCurrentTime().toInstant().plus(time)));
    }

    /** Lets the project's process stand before another of its steps, as if what comes before had been done. */
    void moveTo(String key, String from, String to) {
        runtime.createProcessInstanceModification(project(key))
                .cancelAllForActivity(from)
                .startBeforeActivity(to)
                .execute();
        runAutomatedSteps(key);
    }

    String project(String key) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey("project")
                .processInstanceBusinessKey(key)
                .singleResult()
                .getId();
    }

    /** The automated step of the project's own process that has not run. */
    Job job(String key) {
        return jobs.createJobQuery().processInstanceId(project(key)).messages().singleResult();
    }

    Map<String, Object> goWithCondition(String text, String owner, LocalDate due) {
        return Map.of(
                "decision",
                "goWithConditions",
                "reason",
                "Only if",
                "conditions",
                "[{\"text\":\"%s\",\"owner\":\"%s\",\"due\":\"%s\"}]".formatted(text, owner, due));
    }
}
