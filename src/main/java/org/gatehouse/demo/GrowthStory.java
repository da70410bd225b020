package org.gatehouse.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.gatehouse.change.Changes;
import org.gatehouse.execution.Work;
import org.gatehouse.measure.Metric.Kind;
import org.gatehouse.plan.ItemDraft;
import org.gatehouse.plan.Priority;
import org.gatehouse.resource.BudgetLine;
import org.gatehouse.risk.Category;
import org.gatehouse.risk.RiskDraft;
import org.gatehouse.risk.RiskKind;
import org.gatehouse.risk.Risks;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Being carried out: something is overdue, a change is asked for, one goal has left its corridor, a risk is high. */
@Component
@Profile("demo")
@Order(1)
class GrowthStory implements Story {

    private static final String KEY = "SEO";

    private static final String STRATEGY = """
            # 内容策略

            面向中小型制造企业的采购与市场负责人。

            - 每周发布 3 篇专题文章
            - 品牌词与品类词并重
            - 每篇文章附一个可下载的选型清单
            """;

    private final Cast cast;
    private final Props props;
    private final Changes changes;
    private final Gauges gauges;
    private final Risks risks;
    private final Gatherings gatherings;
    private final Work work;
    private final Timekeeping timekeeping;
    private final GrowthTalk talk;

    GrowthStory(
            Cast cast,
            Props props,
            Changes changes,
            Gauges gauges,
            Risks risks,
            Gatherings gatherings,
            Work work,
            Timekeeping timekeeping,
            GrowthTalk talk) {
        this.cast = cast;
        this.props = props;
        this.changes = changes;
        this.gauges = gauges;
        this.risks = risks;
        this.gatherings = gatherings;
        this.work = work;
        this.timekeeping = timekeeping;
        this.talk = talk;
    }

    @Override
    public String projectKey() {
        return KEY;
    }

    @Override
    public void play() {
        props.itIs(props.day(-6, 2));
        LocalDate start = props.day(-4, 1);
        LocalDate end = props.day(9, 5);
        props.create(
                KEY,
                "SEO 自然流量提升 30%",
                "三个月内通过 SEO 将官网自然流量提升 30%，为销售线索提供低成本来源。",
                "华东、华南的中小型制造企业采购与市场负责人",
                "以关键词研究为起点，内容为主、技术优化为辅，外链与行业媒体合作扩大覆盖。",
                start,
                end,
                "120000",
                List.of("chen", "wu", "sun", "amy"),
                28);
        props.goal(KEY, "通过 SEO 在三个月内将网站自然流量提升 30%", "月自然访问量", "次", "10000", "13000", end, "自然流量是获客成本最低的渠道", "chen");
        props.goal(KEY, "三个月内让 20 个核心关键词进入搜索结果前十", "前十关键词数", "个", "6", "20", end, "前十名带来绝大部分点击", "wu");
        cast.complete("lin", "goal", KEY, "defineGoals", Map.of());
        cast.await("fang", "gate", KEY, "decideGate");
        props.itIs(props.day(-6, 4));
        cast.complete("fang", "gate", KEY, "decideGate", Map.of("decision", "go", "reason", "目标清晰，同意。"));

        cast.await("lin", "plan", KEY, "draftPlan");
        props.itIs(props.day(-5, 2));
        String research = props.item(
                KEY, "关键词研究与竞品分析", "调研", "chen", props.day(-4, 1), props.day(-3, 3), 40, Priority.HIGH, "关键词清单", false);
        String audit = props.item(
                KEY, "站点技术审计", "调研", "sun", props.day(-4, 1), props.day(-4, 5), 32, Priority.NORMAL, "审计报告", false);
        String fix = props.item(
                KEY,
                "修复技术问题（速度、结构化数据）",
                "优化",
                "sun",
                props.day(-3, 1),
                props.day(-1, 4),
                48,
                Priority.HIGH,
                "",
                true,
                audit);
        String plan = props.item(
                KEY,
                "内容选题与发布日历",
                "内容",
                "wu",
                props.day(-3, 4),
                props.day(-2, 2),
                24,
                Priority.NORMAL,
                "发布日历",
                false,
                research);
        String first = props.item(
                KEY,
                "撰写首批 10 篇专题文章",
                "内容",
                "wu",
                props.day(-2, 3),
                props.day(1, 2),
                80,
                Priority.HIGH,
                "10 篇专题文章",
                true,
                plan);
        String english = props.item(
                KEY,
                "English landing pages",
                "内容",
                "amy",
                props.day(-2, 1),
                props.day(1, 4),
                60,
                Priority.NORMAL,
                "5 landing pages",
                true,
                research);
        props.item(
                KEY,
                "外链与行业媒体合作",
                "推广",
                "chen",
                props.day(-2, 1),
                props.day(4, 3),
                70,
                Priority.NORMAL,
                "",
                false,
                research);
        props.item(
                KEY,
                "撰写第二批 15 篇专题文章",
                "内容",
                "wu",
                props.day(1, 3),
                props.day(5, 5),
                120,
                Priority.NORMAL,
                "15 篇专题文章",
                true,
                first);
        props.item(
                KEY,
                "数据复盘与优化建议",
                "复盘",
                "chen",
                props.day(6, 1),
                props.day(7, 5),
                40,
                Priority.NORMAL,
                "复盘报告",
                false,
                first,
                fix);
        String strategy = gatherings.write(KEY, "内容策略", STRATEGY);
        cast.complete("lin", "plan", KEY, "draftPlan", Map.of("note", "工作日历含法定节假日；个别日期的紧张已与负责人商定。"));
        cast.await("fang", "gate", KEY, "decideGate");
        props.itIs(props.day(-5, 4));
        cast.complete("fang", "gate", KEY, "decideGate", Map.of("decision", "go", "reason", ""));
        cast.completeAll("lin", "appraisal", "proposeKpis", 2, Map.of("note", "内容质量看一次通过率。"));
        for (String person : List.of("chen", "wu")) {
            cast.completeAll(person, "appraisal", "agreeKpis", 1, Map.of("outcome", "agree", "comment", ""));
        }

        props.itIs(props.day(-4, 5));
        props.finish("sun", audit, props.day(-4, 5), 30, "首屏速度与重复标题是主要问题。");
        String weekly = gatherings.weekly(KEY, props.day(-3, 3), end, "chen", "wu", "sun", "amy");
        props.itIs(props.day(-3, 3));
        props.finish("chen", research, props.day(-3, 3), 38, "共 126 个关键词，已按意图分组。");
        gatherings.hold(KEY, weekly, props.day(0, 5));
        gatherings.rewrite(
                KEY, strategy, STRATEGY.replace("品牌词与品类词并重", "先做采购意图的词，品牌词放到第二批") + "- 英文页面单独排期\n", "按周会决议调整范围");
        props.itIs(props.day(-2, 2));
        props.finish("wu", plan, props.day(-2, 2), 20, "八周排期已与销售确认。");
        timekeeping.settle(List.of("chen", "sun", "wu"), props.day(-4, 1), props.day(-3, 7));
        props.itIs(props.day(-1, 2));
        timekeeping.settle(List.of("wu"), props.day(-2, 1), props.day(-2, 7));
        props.itIsNow();
        cast.await("wu", "work-item", first, "doWork");
        cast.await("sun", "work-item", fix, "doWork");
        cast.await("amy", "work-item", english, "doWork");
        lastWeek(first, fix, english);
        thisWeek(first, fix);
        cast.act("wu", () -> work.report(first, new Work.Report(40, null, null, "已发布 4 篇，收录正常。")));
        cast.act("sun", () -> work.report(fix, new Work.Report(60, null, null, "速度已达标，结构化数据进行中。")));

        measure(start.plusDays(6));
        cast.complete(
                "lin",
                "review",
                KEY,
                "reviewProject",
                Map.of("decision", "continue", "note", "技术修复略有延迟，不影响内容发布，继续推进。"));
        cast.as("wu", () -> changes.request(KEY, "第二批文章顺延一周", "春节前供稿人手不足，建议顺延一周。"));

        props.budget(KEY, BudgetLine.Category.AGENCY, "外链与媒体合作", 36000, 18000, 12000);
        props.budget(KEY, BudgetLine.Category.MEDIA, "搜索词推广测试", 15000, 5000, 3200);
        lookAhead();
        // Wu has more than a day's work here: something for the levelling to settle.
        props.item(
                KEY,
                ItemDraft.of("客户案例访谈", "wu", props.day(1, 3), null, BigDecimal.valueOf(24))
                        .after(first));
        talk.play(KEY, first, fix, props.today().minusDays(1));
    }

    /** One week waits for its approver, one came back, one nobody has handed in. */
    private void lastWeek(String articles, String fix, String english) {
        for (int weekday = 1; weekday <= 5; weekday++) {
            LocalDate day = props.day(-1, weekday);
            timekeeping.enter("wu", articles, day, weekday == 1 ? "6" : "5", "", "");
            if (weekday < 5) {
                timekeeping.enter("sun", fix, day, "5", "", "");
                timekeeping.enter("amy", english, day, "4", "", "");
            }
        }
        timekeeping.enter("wu", articles, props.day(-1, 1), "1", "meeting", "周例会");
        timekeeping.enter("wu", articles, props.day(-1, 3), "1.5", "coordination", "与供稿人对稿");
        timekeeping.enter("wu", articles, props.day(-1, 4), "2", "training", "SEO 工具培训");
        timekeeping.enter("amy", english, props.day(-1, 5), "6", "travel", "");
        timekeeping.submit("wu", props.day(-1, 1));
        timekeeping.submit("amy", props.day(-1, 1));
        timekeeping.decide("amy", props.day(-1, 1), "returned", "周五的差旅请补充备注：去了哪里，见了谁。");
    }

    private void thisWeek(String articles, String fix) {
        for (int weekday = 1; weekday <= 5 && props.day(0, weekday).isBefore(props.today()); weekday++) {
            timekeeping.enter("wu", articles, props.day(0, weekday), "6", "", "");
        }
        if (props.day(0, 1).isBefore(props.today())) {
            timekeeping.enter("sun", fix, props.day(0, 1), "5", "", "");
        }
    }

    /** The keywords come along; the visits fall behind, which is brought before the manager. */
    private void measure(LocalDate sunday) {
        gauges.weekly("chen", KEY, "月自然访问量", sunday, "10180", "10420", "10600", "10420");
        gauges.weekly("wu", KEY, "前十关键词数", sunday, "7", "8", "10", "11");
        gauges.metric(KEY, "自然渠道成交额", "", Kind.SALES);
        gauges.metric(KEY, "内容与外链支出", "", Kind.SPEND);
        gauges.metric(KEY, "销售线索", "条", Kind.LEADS);
        gauges.weekly("chen", KEY, "自然渠道成交额", sunday, "18000", "22500", "26000", "31000");
        gauges.weekly("chen", KEY, "内容与外链支出", sunday, "6000", "5200", "4800", "6000");
        gauges.weekly("chen", KEY, "销售线索", sunday, "42", "55", "61", "70");
    }

    private void lookAhead() {
        String writers = risk(
                "供稿人在节前集中离岗", "多数供稿人同时服务几家客户", "第二批文章延期两周", Category.PEOPLE, "wu", props.day(3, 1), props.day(5, 5));
        cast.complete(
                "wu", "risk", writers, "assessRisk", Map.of("probability", 4, "impact", 4, "basis", "去年同期两次延期，各约两周。"));
        cast.await("wu", "risk", writers, "planResponse");
        risk("搜索引擎算法更新提升专题内容排名", "官方已预告三月更新", "核心关键词提前进入前十", Category.MARKET, "chen", null, null);
    }

    private String risk(
            String event,
            String cause,
            String effect,
            Category category,
            String owner,
            LocalDate nearFrom,
            LocalDate nearUntil) {
        RiskKind kind = category == Category.MARKET ? RiskKind.OPPORTUNITY : RiskKind.THREAT;
        return cast.as(
                "lin",
                () -> risks.raise(
                                KEY,
                                new RiskDraft(
                                        kind, event, cause, effect, category, owner, nearFrom, nearUntil, null, null))
                        .key());
    }
}
