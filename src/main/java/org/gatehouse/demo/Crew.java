package org.gatehouse.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.gatehouse.person.LineManagers;
import org.gatehouse.resource.Absence;
import org.gatehouse.resource.Capacity;
import org.gatehouse.resource.Rate;
import org.gatehouse.resource.Rates;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What the demo's people can do, cost and give. */
@Component
@Profile("demo")
class Crew {

    private static final Map<String, Integer> RATES =
            Map.of("lin", 320, "chen", 220, "wu", 200, "sun", 260, "amy", 280);

    private final Cast cast;
    private final Props props;
    private final Capacity capacity;
    private final Rates rates;
    private final LineManagers managers;

    Crew(Cast cast, Props props, Capacity capacity, Rates rates, LineManagers managers) {
        this.cast = cast;
        this.props = props;
        this.capacity = capacity;
        this.rates = rates;
        this.managers = managers;
    }

    void settle() {
        LocalDate since = props.day(-52, 1);
        RATES.forEach((person, hourly) ->
                cast.act("admin", () -> rates.set(new Rate(person, since, BigDecimal.valueOf(hourly), "CNY"))));
        report("chen", "lin");
        report("wu", "lin");
        skills("chen", Map.of("SEO", 4, "数据分析", 3, "活动执行", 3));
        skills("wu", Map.of("内容写作", 5, "SEO", 2));
        skills("sun", Map.of("平面设计", 4, "前端开发", 4, "视频制作", 3));
        skills("amy", Map.of("Copywriting", 5, "PR", 4));
        cast.act("lin", () -> capacity.set("sun", null, 80));
        cast.act("wu", () -> capacity.addAbsence("wu", props.day(2, 3), props.day(2, 5), Absence.Kind.LEAVE, "年假"));
    }

    /** The others report to somebody only now: the stories tell of the appraisals of two. */
    void complete() {
        report("sun", "zhao");
        report("amy", "zhao");
        report("lin", "fang");
        report("zhao", "fang");
    }

    private void report(String person, String manager) {
        cast.act("admin", () -> managers.set(person, manager));
    }

    private void skills(String person, Map<String, Integer> levels) {
        List.copyOf(levels.keySet())
                .forEach(skill -> cast.act(person, () -> capacity.setSkill(person, skill, levels.get(skill))));
    }
}
