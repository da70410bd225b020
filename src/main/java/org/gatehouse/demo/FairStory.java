package org.gatehouse.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.gatehouse.plan.Priority;
import org.gatehouse.resource.BudgetLine.Category;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Carried out, and being closed. */
@Component
@Profile("demo")
@Order(3)
class FairStory implements Story {

    private static final String KEY = "EXPO";

    private final Cast cast;
    private final Props props;
    private final Gauges gauges;
    private final Timekeeping timekeeping;

    FairStory(Cast cast, Props props, Gauges gauges, Timekeeping timekeeping) {
        this.cast = cast;
        this.props = props;
        this.gauges = gauges;
        this.timekeeping = timekeeping;
    }

    @Override
    public String projectKey() {
        return KEY;
    }

    @Override
    public void play() {
        props.itIs(props.day(-6, 1));
        LocalDate start = props.day(-4, 1);
        LocalDate end = props.day(2, 5);
        props.create(
                KEY,
                "华南工业展参展",
                "参加华南工业展，展示新品并收集潜在客户。",
                "华南地区自动化设备采购商",
                "展前邀约老客户，展中现场演示，展后一周内回访。",
                start,
                end,
                "60000",
                List.of("chen", "sun"),
                28);
        props.goal(KEY, "展会期间收集 200 条有效客户线索", "有效线索", "条", "0", "200", end, "展会线索成交率高于线上渠道", "chen");
        cast.complete("lin", "goal", KEY, "defineGoals", Map.of());
        cast.await("fang", "gate", KEY, "decideGate");
        props.itIs(props.day(-6, 3));
        cast.complete("fang", "gate", KEY, "decideGate", Map.of("decision", "go", "reason", ""));
        cast.await("lin", "plan", KEY, "draftPlan");
        props.itIs(props.day(-5, 2));
        String booth = props.item(
                KEY, "展位设计与搭建", "筹备", "sun", props.day(-3, 1), props.day(-3, 5), 40, Priority.HIGH, "展位", false);
        String fair = props.item(
                KEY,
                "现场接待与线索登记",
                "展会",
                "chen",
                props.day(-2, 1),
                props.day(-2, 5),
                40,
                Priority.HIGH,
                "线索清单",
                false,
                booth);
        props.budget(KEY, Category.EVENT, "展位租金与搭建", 32000, 32000, 31500);
        props.budget(KEY, Category.TRAVEL, "差旅与物流", 8000, 7200, 7200);
        cast.complete("lin", "plan", KEY, "draftPlan", Map.of("note", "展前两周较紧，已与负责人商定。"));
        cast.await("fang", "gate", KEY, "decideGate");
        props.itIs(props.day(-5, 4));
        cast.complete("fang", "gate", KEY, "decideGate", Map.of("decision", "go", "reason", ""));
        cast.completeAll("lin", "appraisal", "proposeKpis", 1, Map.of("note", ""));
        cast.completeAll("chen", "appraisal", "agreeKpis", 1, Map.of("outcome", "agree", "comment", ""));
        props.itIs(props.day(-3, 5));
        props.finish("sun", booth, props.day(-3, 5), 40, "展位按期完成。");
        props.itIs(props.day(-2, 5));
        props.finish("chen", fair, props.day(-2, 5), 36, "登记线索 186 条。");
        props.itIs(props.day(-1, 2));
        timekeeping.settle(List.of("sun", "chen"), props.day(-3, 1), props.day(-2, 7));
        props.itIsNow();
        gauges.weekly("chen", KEY, "有效线索", props.day(-2, 5), "186", "204");
        cast.await("lin", "closure", KEY, "recordResults");
    }
}
