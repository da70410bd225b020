package org.gatehouse.demo;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.gatehouse.attachment.Attachments;
import org.gatehouse.change.Change;
import org.gatehouse.change.ChangeLine;
import org.gatehouse.change.Changes;
import org.gatehouse.closure.Closures;
import org.gatehouse.closure.GoalResult.Entry;
import org.gatehouse.lesson.Lessons;
import org.gatehouse.measure.Metric.Kind;
import org.gatehouse.plan.Priority;
import org.gatehouse.resource.BudgetLine.Category;
import org.gatehouse.risk.RiskDraft;
import org.gatehouse.risk.RiskKind;
import org.gatehouse.risk.Risks;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Carried out and closed in the weeks before: a condition, a change, a risk that came true, results and lessons. */
@Component
@Profile("demo")
@Order(0)
class AutumnStory implements Story {

    private static final String KEY = "AUTUMN";
    private static final String MARKET = "华东、华南 25 至 40 岁的健康家居消费者";

    private static final String MEDIA = "平台投放";
    private static final String STREAMS = "直播与达人合作";
    private static final String SAMPLES = "样品与物流";

    private final Cast cast;
    private final Props props;
    private final Gauges gauges;
    private final Changes changes;
    private final Risks risks;
    private final Attachments attachments;
    private final Closures closures;
    private final Lessons lessons;
    private final Timekeeping timekeeping;

    AutumnStory(
            Cast cast,
            Props props,
            Gauges gauges,
            Changes changes,
            Risks risks,
            Attachments attachments,
            Closures closures,
            Lessons lessons,
            Timekeeping timekeeping) {
        this.cast = cast;
        this.props = props;
        this.gauges = gauges;
        this.changes = changes;
        this.risks = risks;
        this.attachments = attachments;
        this.closures = closures;
        this.lessons = lessons;
        this.timekeeping = timekeeping;
    }

    @Override
    public String projectKey() {
        return KEY;
    }

    @Override
    public void play() {
        setGoals();
        List<String> items = plan();
        carryOut(items);
        close();
        props.itIsNow();
    }

    private void setGoals() {
        props.itIs(props.day(-12, 1));
        LocalDate end = props.day(-2, 5);
        props.create(
                KEY,
                "秋季新品空气净化器首发",
                "秋季新品在自有商城与两家电商平台同步首发，六周内完成预热、首发与复购引导。",
                MARKET,
                "预热期以会员与内容种草蓄水，首发周集中投放，返场周承接复购。",
                props.day(-11, 1),
                end,
                "310000",
                List.of("chen", "wu", "sun", "amy"),
                28);
        props.goal(KEY, "首发六周内实现新品销售额 80 万元", "新品销售额", "万元", "0", "80", end, "新品线全年目标的四成由首发完成", "chen");
        props.goal(KEY, "首发期间新增商城会员 5000 名", "新增会员", "名", "0", "5000", end, "会员复购成本只有新客的三分之一", "wu");
        cast.complete("lin", "goal", KEY, "defineGoals", Map.of());
        cast.await("fang", "gate", KEY, "decideGate");
        props.itIs(props.day(-12, 3));
        LocalDate due = props.day(-11, 2);
        cast.complete(
                "fang",
                "gate",
                KEY,
                "decideGate",
                Map.of(
                        "decision",
                        "goWithConditions",
                        "reason",
                        "目标清楚；促销规则须先经法务确认。",
                        "conditions",
                        "[{\"text\":\"促销规则与价格承诺经法务确认\",\"owner\":\"wu\",\"due\":\"" + due + "\"}]"));
    }

    private List<String> plan() {
        cast.await("lin", "plan", KEY, "draftPlan");
        props.itIs(props.day(-12, 5));
        String research = props.item(
                KEY, "新品卖点与人群研究", "筹备", "chen", props.day(-11, 1), props.day(-11, 5), 36, Priority.HIGH, "卖点手册", false);
        String page = props.item(
                KEY,
                "详情页与主视觉设计",
                "筹备",
                "sun",
                props.day(-10, 1),
                props.day(-9, 3),
                56,
                Priority.HIGH,
                "详情页与主视觉",
                true,
                research);
        String seeding = props.item(
                KEY,
                "会员预热与内容种草",
                "预热",
                "wu",
                props.day(-9, 1),
                props.day(-7, 5),
                72,
                Priority.NORMAL,
                "种草内容合集",
                false,
                research);
        String launch = props.item(
                KEY,
                "首发周投放与直播",
                "首发",
                "chen",
                props.day(-6, 1),
                props.day(-5, 5),
                80,
                Priority.URGENT,
                "首发投放日报",
                false,
                page,
                seeding);
        String encore = props.item(
                KEY,
                "返场周与复购引导",
                "返场",
                "amy",
                props.day(-4, 1),
                props.day(-3, 3),
                40,
                Priority.NORMAL,
                "复购方案",
                false,
                launch);
        props.budget(KEY, Category.MEDIA, MEDIA, 140000, 0, 0);
        props.budget(KEY, Category.AGENCY, STREAMS, 70000, 0, 0);
        props.budget(KEY, Category.OTHER, SAMPLES, 20000, 0, 0);
        String condition = KEY + "-1";
        props.finish("wu", condition, props.day(-12, 5), 3, "法务已确认，价格承诺改为首发期内有效。");
        cast.complete("lin", "plan", KEY, "draftPlan", Map.of("note", "首发前一周人手最紧，已与设计商定优先级。"));
        cast.await("fang", "gate", KEY, "decideGate");
        props.itIs(props.day(-11, 1));
        cast.complete("fang", "gate", KEY, "decideGate", Map.of("decision", "go", "reason", "同意按计划执行。"));
        cast.completeAll("lin", "appraisal", "proposeKpis", 2, Map.of("note", "首发周按时最要紧，协作由我根据事实评价。"));
        for (String person : List.of("chen", "wu")) {
            cast.completeAll(person, "appraisal", "agreeKpis", 1, Map.of("outcome", "agree", "comment", ""));
        }
        return List.of(research, page, seeding, launch, encore);
    }

    private void carryOut(List<String> items) {
        finish("chen", items.get(0), props.day(-11, 5), 34, "三个核心卖点，两类人群。", "卖点手册.md");
        String risk = lookAhead();
        gauges.metric(KEY, "首发投放支出", "", Kind.SPEND);
        finish("sun", items.get(1), props.day(-9, 4), 61, "主视觉改过两轮，详情页已上线。", "详情页与主视觉.md");
        cast.complete("lin", "work-item", items.get(1), "acceptWork", Map.of("decision", "accepted"));
        finish("wu", items.get(2), props.day(-7, 5), 70, "预热期新增会员 2600 名。", "种草内容合集.md");
        gauges.weekly("wu", KEY, "新增会员", props.day(-8, 5), "1800", "2600");
        cast.complete("lin", "review", KEY, "reviewProject", Map.of("decision", "continue", "note", "预热达到预期，首发照常。"));
        comesTrue(risk);
        changeTheEncore(items.get(4));
        finish("chen", items.get(3), props.day(-5, 5), 88, "首发两周销售 61.5 万元，直播占四成。", "首发投放日报.csv");
        gauges.weekly("wu", KEY, "新增会员", props.day(-6, 5), "3350", "4820");
        gauges.weekly("chen", KEY, "新品销售额", props.day(-6, 5), "44.6", "61.5");
        gauges.weekly("chen", KEY, "首发投放支出", props.day(-6, 5), "68000", "54000");
        props.spend(KEY, MEDIA, 136800);
        props.spend(KEY, STREAMS, 78000);
        props.spend(KEY, SAMPLES, 16500);
        props.itIs(props.day(-3, 2));
        cast.complete(
                "lin", "review", KEY, "reviewProject", Map.of("decision", "continue", "note", "销售额距目标一步之遥，返场收官。"));
        finish("amy", items.get(4), props.day(-2, 3), 42, "返场周复购率 11.8%。", "复购方案.md");
        props.itIs(props.day(-2, 5));
        gauges.weekly("chen", KEY, "新品销售额", props.day(-4, 5), "70.4", "79.3", "86.4");
        gauges.weekly("wu", KEY, "新增会员", props.day(-4, 5), "5100", "5320", "5460");
    }

    private void finish(String person, String item, LocalDate day, int hours, String note, String file) {
        props.itIs(day);
        cast.await(person, "work-item", item, "doWork");
        cast.as(person, () -> attachments.add("item:" + item, file, note.getBytes(StandardCharsets.UTF_8)));
        props.finish(person, item, day, hours, note);
    }

    private String lookAhead() {
        String risk = cast.as(
                "lin",
                () -> risks.raise(
                                KEY,
                                new RiskDraft(
                                        RiskKind.THREAT,
                                        "头部主播档期临时取消",
                                        "大促期间主播档期紧张，合约只含优先权",
                                        "首发直播流量减少四成",
                                        org.gatehouse.risk.Category.MARKET,
                                        "chen",
                                        props.day(-6, 1),
                                        props.day(-5, 5),
                                        null,
                                        null))
                        .key());
        cast.complete(
                "chen", "risk", risk, "assessRisk", Map.of("probability", 3, "impact", 4, "basis", "近两年六次大促中取消过两次。"));
        cast.complete(
                "chen",
                "risk",
                risk,
                "planResponse",
                Map.of(
                        "strategy",
                        "REDUCE",
                        "plan",
                        "提前签约两位腰部主播作为替补，素材同步给到。",
                        "responseDue",
                        props.day(-7, 5).toString(),
                        "residualProbability",
                        3,
                        "residualImpact",
                        2));
        return risk;
    }

    private void comesTrue(String risk) {
        props.itIs(props.day(-6, 1));
        cast.act("chen", () -> risks.fire(KEY, risk, "主播当天上午取消档期。"));
        cast.complete(
                "chen",
                "risk",
                risk,
                "respondToRisk",
                Map.of("outcome", "closed", "ending", "CAME_TRUE", "note", "两位替补主播顶上，首发直播观看少了约一成半。"));
    }

    private void changeTheEncore(String encore) {
        Change change = cast.as("lin", () -> changes.request(KEY, "返场周顺延一周并延长", "平台返场会场晚一周开放，顺延可获得会场资源。"));
        cast.await("lin", "change", KEY, "describeChange");
        cast.act(
                "lin",
                () -> changes.addLine(
                        KEY,
                        change.id(),
                        changes.require(KEY, change.id()).version(),
                        ChangeLine.reschedule(encore, props.day(-3, 1), props.day(-2, 3), null)));
        cast.complete("lin", "change", KEY, "describeChange", Map.of("decision", "submit"));
        cast.await("fang", "gate", KEY, "decideGate");
        props.itIs(props.day(-6, 3));
        cast.complete("fang", "gate", KEY, "decideGate", Map.of("decision", "go", "reason", "会场资源值得等一周。"));
    }

    private void close() {
        props.itIs(props.day(-1, 1));
        timekeeping.settle(List.of("chen", "wu", "sun", "amy"), props.day(-12, 1), props.day(-2, 7));
        cast.await("lin", "closure", KEY, "recordResults");
        props.settleBudget(KEY, props.day(-1, 1));
        cast.act(
                "lin",
                () -> closures.recordResults(
                        KEY,
                        closures.of(KEY).version(),
                        List.of(
                                new Entry(KEY + "-G1", new BigDecimal("86.4"), props.day(-2, 5), "", "返场会场贡献 16.9 万元。"),
                                new Entry(
                                        KEY + "-G2",
                                        new BigDecimal("5460"),
                                        props.day(-2, 5),
                                        "",
                                        "复购情况待 90 天后再看。",
                                        props.day(11, 5)))));
        cast.complete("lin", "closure", KEY, "recordResults", Map.of());
        cast.await("fang", "closure", KEY, "acceptDeliverables");
        props.itIs(props.day(-1, 3));
        cast.completeAll(
                "chen",
                "appraisal",
                "selfReview",
                1,
                Map.of("selfText", "首发两周完成销售 61.5 万元。首发周多用了 8 小时，用在主播取消后的替补安排上；下次会在合约里写明替补。"));
        cast.completeAll(
                "wu", "appraisal", "selfReview", 1, Map.of("selfText", "预热期新增会员 2600 名，内容按期上线。复购数据跟得不够，希望下个项目负责会员分层。"));
        cast.complete(
                "fang",
                "closure",
                KEY,
                "acceptDeliverables",
                Map.of("decision", "accepted", "reason", "交付物齐全，直播替补方案值得保留。"));
        cast.await("lin", "closure", KEY, "collectLessons");
        learn("risk/planResponse", "签约直播时只写优先权，主播当天取消。", "合约写明替补与违约金，并在开播前一周确认替补素材。", "直播", "合约");
        learn("plan/draftPlan", "详情页改过两轮，预热期被压缩。", "主视觉在计划里留一周评审，先定两版再细化。", "设计", "排期");
        learn("goal/defineGoals", "只定了新增会员，没有定复购目标。", "会员类目标同时写明 90 天复购率，并约定谁来读数。", "会员");
        cast.complete("lin", "closure", KEY, "collectLessons", Map.of());
        cast.await("fang", "gate", KEY, "decideGate");
        props.itIs(props.day(-1, 4));
        cast.complete("fang", "gate", KEY, "decideGate", Map.of("decision", "go", "reason", "目标达成，同意结项。"));
    }

    private void learn(String step, String whatHappened, String whatToDo, String... tags) {
        cast.as("lin", () -> lessons.add(KEY, Lessons.Draft.of(step, whatHappened, whatToDo, tags)));
    }
}
