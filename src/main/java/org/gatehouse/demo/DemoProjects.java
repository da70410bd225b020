package org.gatehouse.demo;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import org.gatehouse.change.Changes;
import org.gatehouse.execution.Work;
import org.gatehouse.goal.GoalDraft;
import org.gatehouse.goal.Goals;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.plan.ItemDraft;
import org.gatehouse.plan.Priority;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.ProjectDraft;
import org.gatehouse.project.Projects;
import org.gatehouse.review.Reviews;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** One project in execution, one before its plan gate, one being closed. */
@Component
@Profile("demo")
class DemoProjects {

    private static final Logger log = LoggerFactory.getLogger(DemoProjects.class);

    private final Cast cast;
    private final Projects projects;
    private final Goals goals;
    private final WorkItems items;
    private final Work work;
    private final Reviews reviews;
    private final Changes changes;
    private final Clock clock;

    DemoProjects(
            Cast cast,
            Projects projects,
            Goals goals,
            WorkItems items,
            Work work,
            Reviews reviews,
            Changes changes,
            Clock clock) {
        this.cast = cast;
        this.projects = projects;
        this.goals = goals;
        this.items = items;
        this.work = work;
        this.reviews = reviews;
        this.changes = changes;
        this.clock = clock;
    }

    /** On a thread of its own: the stories wait for automated steps, which begin when the house is open. */
    @EventListener(ApplicationReadyEvent.class)
    void raiseTheCurtain() {
        Thread stage = new Thread(this::play, "demo");
        stage.setDaemon(true);
        stage.start();
    }

    private void play() {
        play("SEO", this::growth);
        play("LAUNCH", this::launch);
        play("EXPO", this::fair);
        log.info("demo projects are there; sign in as lin, fang, chen, … (see README)");
    }

    private void play(String key, Runnable story) {
        try {
            projects.require(key);
        } catch (NotFound fresh) {
            story.run();
        }
    }

    /** Being carried out: some of it done, something overdue, one review behind it, a change asked for. */
    private void growth() {
        String key = "SEO";
        LocalDate start = day(-4, 1);
        LocalDate end = day(9, 5);
        create(
                key,
                "SEO 自然流量提升 30%",
                "三个月内通过 SEO 将官网自然流量提升 30%，为销售线索提供低成本来源。",
                "华东、华南的中小型制造企业采购与市场负责人",
                "以关键词研究为起点，内容为主、技术优化为辅，外链与行业媒体合作扩大覆盖。",
                start,
                end,
                "120000",
                List.of("chen", "wu", "sun", "amy"));
        goal(key, "通过 SEO 在三个月内将网站自然流量提升 30%", "月自然访问量", "次", "10000", "13000", end, "自然流量是获客成本最低的渠道", "chen");
        goal(key, "三个月内让 20 个核心关键词进入搜索结果前十", "前十关键词数", "个", "6", "20", end, "前十名带来绝大部分点击", "wu");
        cast.complete("lin", "goal", key, "defineGoals", Map.of());
        cast.complete("fang", "gate", key, "decideGate", Map.of("decision", "go", "reason", "目标清晰，同意。"));

        cast.await("plan", key, "draftPlan");
        String research =
                item(key, "关键词研究与竞品分析", "调研", "chen", day(-4, 1), day(-3, 3), 40, Priority.HIGH, "关键词清单", false);
        String audit = item(key, "站点技术审计", "调研", "sun", day(-4, 1), day(-4, 5), 32, Priority.NORMAL, "审计报告", false);
        String fix =
                item(key, "修复技术问题（速度、结构化数据）", "优化", "sun", day(-3, 1), day(-1, 4), 48, Priority.HIGH, "", true, audit);
        String plan = item(
                key, "内容选题与发布日历", "内容", "wu", day(-3, 4), day(-2, 2), 24, Priority.NORMAL, "发布日历", false, research);
        String first = item(
                key, "撰写首批 10 篇专题文章", "内容", "wu", day(-2, 3), day(1, 2), 80, Priority.HIGH, "10 篇专题文章", true, plan);
        item(
                key,
                "English landing pages",
                "内容",
                "amy",
                day(-2, 1),
                day(1, 4),
                60,
                Priority.NORMAL,
                "5 landing pages",
                true,
                research);
        item(key, "外链与行业媒体合作", "推广", "chen", day(-2, 1), day(4, 3), 70, Priority.NORMAL, "", false, research);
        item(key, "撰写第二批 15 篇专题文章", "内容", "wu", day(1, 3), day(5, 5), 120, Priority.NORMAL, "15 篇专题文章", true, first);
        item(key, "数据复盘与优化建议", "复盘", "chen", day(6, 1), day(7, 5), 40, Priority.NORMAL, "复盘报告", false, first, fix);
        cast.complete("lin", "plan", key, "draftPlan", Map.of());
        cast.complete("fang", "gate", key, "decideGate", Map.of("decision", "go", "reason", ""));

        finish("chen", research, day(-3, 3), 38, "共 126 个关键词，已按意图分组。");
        finish("sun", audit, day(-4, 5), 30, "首屏速度与重复标题是主要问题。");
        finish("wu", plan, day(-2, 2), 20, "八周排期已与销售确认。");
        LocalDate yesterday = LocalDate.now(clock).minusDays(1);
        cast.await("work-item", first, "doWork");
        book("wu", first, yesterday, 30, 40, "已发布 4 篇，收录正常。");
        cast.await("work-item", fix, "doWork");
        book("sun", fix, yesterday, 25, 60, "速度已达标，结构化数据进行中。");

        cast.act("lin", () -> reviews.ask(key));
        cast.complete(
                "lin",
                "review",
                key,
                "reviewProject",
                Map.of("decision", "continue", "note", "技术修复略有延迟，不影响内容发布，继续推进。"));
        cast.as("wu", () -> changes.request(key, "第二批文章顺延一周", "春节前供稿人手不足，建议顺延一周。"));
    }

    /** Planned, and before its gate. */
    private void launch() {
        String key = "LAUNCH";
        LocalDate start = day(1, 1);
        LocalDate end = day(16, 5);
        create(
                key,
                "Spring launch of the Nova sensor",
                "Bring the Nova sensor to market before the spring trade season.",
                "Maintenance managers of food and beverage plants in the EU and China",
                "Teaser, launch event, trial programme with ten lighthouse customers; trade press and LinkedIn.",
                start,
                end,
                "380000",
                List.of("amy", "sun", "chen"));
        goal(
                key,
                "Win 150 qualified leads for the Nova sensor by the end of the launch",
                "Qualified leads",
                "leads",
                "0",
                "150",
                end,
                "Sales needs a filled pipeline before the season",
                "amy");
        cast.complete("lin", "goal", key, "defineGoals", Map.of());
        cast.complete(
                "fang",
                "gate",
                key,
                "decideGate",
                Map.of("decision", "go", "reason", "Good fit with the spring season."));
        cast.await("plan", key, "draftPlan");
        String message = item(
                key,
                "Positioning and messages",
                "Prepare",
                "amy",
                day(1, 1),
                day(2, 4),
                50,
                Priority.HIGH,
                "Message house",
                true);
        String design = item(
                key,
                "Launch visuals and product film",
                "Prepare",
                "sun",
                day(2, 5),
                day(6, 5),
                120,
                Priority.NORMAL,
                "Film and visuals",
                true,
                message);
        String site = item(
                key,
                "Landing page and trial sign-up",
                "Prepare",
                "amy",
                day(2, 5),
                day(5, 5),
                70,
                Priority.NORMAL,
                "Landing page",
                true,
                message);
        item(
                key,
                "Launch event",
                "Launch",
                "chen",
                day(7, 1),
                day(10, 5),
                90,
                Priority.URGENT,
                "Event",
                true,
                design,
                site);
        item(
                key,
                "Follow up leads and report",
                "Follow up",
                "chen",
                day(11, 1),
                day(14, 5),
                60,
                Priority.NORMAL,
                "Lead report",
                false);
        cast.complete("lin", "plan", key, "draftPlan", Map.of());
        cast.await("gate", key, "decideGate");
    }

    /** Carried out, and being closed. */
    private void fair() {
        String key = "EXPO";
        LocalDate start = day(-6, 1);
        LocalDate end = day(2, 5);
        create(
                key,
                "华南工业展参展",
                "参加华南工业展，展示新品并收集潜在客户。",
                "华南地区自动化设备采购商",
                "展前邀约老客户，展中现场演示，展后一周内回访。",
                start,
                end,
                "60000",
                List.of("wu", "sun"));
        goal(key, "展会期间收集 200 条有效客户线索", "有效线索", "条", "0", "200", end, "展会线索成交率高于线上渠道", "wu");
        cast.complete("lin", "goal", key, "defineGoals", Map.of());
        cast.complete("fang", "gate", key, "decideGate", Map.of("decision", "go", "reason", ""));
        cast.await("plan", key, "draftPlan");
        String booth = item(key, "展位设计与搭建", "筹备", "sun", day(-6, 1), day(-5, 5), 60, Priority.HIGH, "展位", false);
        String fair =
                item(key, "现场接待与线索登记", "展会", "wu", day(-4, 1), day(-4, 5), 40, Priority.HIGH, "线索清单", false, booth);
        cast.complete("lin", "plan", key, "draftPlan", Map.of());
        cast.complete("fang", "gate", key, "decideGate", Map.of("decision", "go", "reason", ""));
        finish("sun", booth, day(-5, 5), 58, "展位按期完成。");
        finish("wu", fair, day(-4, 5), 36, "登记线索 186 条。");
        cast.await("closure", key, "recordResults");
    }

    private void finish(String person, String item, LocalDate day, int hours, String note) {
        cast.await("work-item", item, "doWork");
        book(person, item, day, hours, 90, "");
        cast.complete(person, "work-item", item, "doWork", Map.of("note", note, "finishedOn", day.toString()));
    }

    /** Eight hours on each working day, back from this one. */
    private void book(String person, String item, LocalDate last, int hours, int percent, String note) {
        LocalDate day = last;
        int left = hours;
        while (left > 0) {
            if (day.getDayOfWeek().getValue() <= 5) {
                int today = Math.min(8, left);
                left -= today;
                boolean first = left == 0;
                Work.Report report =
                        new Work.Report(first ? percent : null, day, BigDecimal.valueOf(today), first ? note : "");
                cast.act(person, () -> work.report(item, report));
            }
            day = day.minusDays(1);
        }
    }

    private void create(
            String key,
            String name,
            String description,
            String market,
            String strategy,
            LocalDate start,
            LocalDate end,
            String budget,
            List<String> members) {
        cast.as(
                "lin",
                () -> projects.create(new ProjectDraft(
                        name,
                        key,
                        description,
                        market,
                        strategy,
                        start,
                        end,
                        new BigDecimal(budget),
                        "CNY",
                        "fang",
                        members,
                        7)));
    }

    private void goal(
            String key,
            String statement,
            String metric,
            String unit,
            String from,
            String to,
            LocalDate deadline,
            String why,
            String owner) {
        cast.as(
                "lin",
                () -> goals.add(
                        key,
                        new GoalDraft(
                                statement,
                                metric,
                                unit,
                                new BigDecimal(from),
                                new BigDecimal(to),
                                deadline,
                                why,
                                owner)));
    }

    private String item(
            String key,
            String title,
            String phase,
            String owner,
            LocalDate start,
            LocalDate finish,
            int hours,
            Priority priority,
            String deliverable,
            boolean acceptance,
            String... predecessors) {
        return cast.as(
                "lin",
                () -> items.add(
                                key,
                                new ItemDraft(
                                        title,
                                        "",
                                        phase,
                                        owner,
                                        start,
                                        finish,
                                        BigDecimal.valueOf(hours),
                                        priority,
                                        List.of(predecessors),
                                        deliverable,
                                        acceptance))
                        .key());
    }

    /**
     * A working day counted from this week, so that the plans fit whatever day the demo starts on.
     *
     * @param week 0 this week, -1 the last one
     * @param weekday 1 Monday to 5 Friday
     */
    private LocalDate day(int week, int weekday) {
        LocalDate monday = LocalDate.now(clock).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return monday.plusWeeks(week).plusDays(weekday - 1L);
    }
}
