package org.gatehouse.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import org.gatehouse.Executing;
import org.gatehouse.Visitor;
import org.gatehouse.plan.ItemDraft;
import org.gatehouse.plan.Timing;
import org.gatehouse.plan.TrackRecord;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.schedule.Activity.Kind;
import org.gatehouse.schedule.Constraint;
import org.gatehouse.workload.Forecasts.Outlook;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class ForecastPagesTests extends Executing {

    @Autowired
    Forecasts forecasts;

    @Autowired
    TrackRecord record;

    @Autowired
    JdbcClient sql;

    @Test
    void estimatesSpreadTheFinish() {
        String key = estimated();
        Outlook outlook = forecasts.of(projects.require(key), 7);

        assertThat(outlook.forecast().runs()).isPositive();
        assertThat(outlook.estimated()).isEqualTo(1);
        assertThat(outlook.open()).isEqualTo(2);
        var finish = outlook.forecast().finish();
        assertThat(finish.percentile(50)).isBefore(finish.percentile(95));
        assertThat(finish.percentile(50))
                .as("20, 40, 120 h: the mean is 50 h, the plan 40 h")
                .isAfter(outlook.planned());
        assertThat(outlook.chanceOfPlan()).isLessThan(50);
        assertThat(outlook.chanceOfEnd()).isEqualTo(100);
        assertThat(outlook.gates()).hasSize(1);
        assertThat(outlook.bins().stream().mapToInt(bin -> bin.runs()).sum())
                .isEqualTo(outlook.forecast().runs());
        assertThat(forecasts.of(projects.require(key), 7).forecast().finish().percentile(80))
                .as("the same seed")
                .isEqualTo(finish.percentile(80));
    }

    @Test
    void thePageSaysHowThinTheDataIs() {
        String key = estimated();
        String page = "/projects/" + key + "/forecast";
        assertThat(body("chen", page + "?seed=42", "en"))
                .contains("With 80 % certainty (P80)", "Seed 42", "1 of 2 open items", "Launch");
        assertThat(body("lin", page, "zh-CN")).contains("80% 把握（P80）", "随机种子");
        assertThat(visitor("sun").get(page).statusCode()).isEqualTo(404);
        assertThat(visitor("lin").get(page + "?seed=x").statusCode()).isEqualTo(400);

        String empty = newProject();
        assertThat(body("lin", "/projects/" + empty + "/forecast", "en")).contains("there is nothing to forecast");
    }

    @Test
    void theHouseLearnsFromWhatItFinished() {
        String key = newProject();
        WorkItem item = addItem(key, ItemDraft.of("Done long ago", "chen", null, null, hours(8)));
        int before = record.ratios(1000).size();
        // From Monday 7 to Tuesday 8 December 2099, two days for eight hours, later than all others.
        sql.sql("update work_item set status = 'DONE', actual_start = date '2099-12-07',"
                        + " actual_finish = date '2099-12-08' where item_key = ?")
                .param(item.key())
                .update();

        assertThat(record.ratios(1)).containsExactly(2.0);
        assertThat(record.ratios(1000)).hasSize(before + 1);
    }

    /** An item of 20, 40 or 120 hours, and a milestone after it. */
    private String estimated() {
        String key = newProject();
        WorkItem work = addItem(
                key,
                ItemDraft.of("Write", "chen", null, null, hours(40))
                        .timed(new Timing(
                                null,
                                Constraint.Type.AS_SOON_AS_POSSIBLE,
                                null,
                                null,
                                new BigDecimal("20"),
                                new BigDecimal("120"),
                                null,
                                null)));
        addItem(
                key,
                ItemDraft.of("Launch", "lin", null, null, null)
                        .placed(Kind.MILESTONE, null)
                        .after(work.key()));
        return key;
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
