package org.gatehouse.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.gatehouse.plan.Dependency;
import org.gatehouse.plan.ItemDraft;
import org.gatehouse.plan.Priority;
import org.gatehouse.plan.SpanText;
import org.gatehouse.resource.BudgetLine.Category;
import org.gatehouse.schedule.Activity.Kind;
import org.gatehouse.schedule.Lag;
import org.gatehouse.schedule.LinkType;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Planned, and before its gate. */
@Component
@Profile("demo")
@Order(2)
class LaunchStory implements Story {

    private static final String KEY = "LAUNCH";

    private final Cast cast;
    private final Props props;

    LaunchStory(Cast cast, Props props) {
        this.cast = cast;
        this.props = props;
    }

    @Override
    public String projectKey() {
        return KEY;
    }

    @Override
    public void play() {
        props.itIs(props.day(-2, 2));
        LocalDate start = props.day(1, 1);
        LocalDate end = props.day(16, 5);
        props.create(
                KEY,
                "Spring launch of the Nova sensor",
                "Bring the Nova sensor to market before the spring trade season.",
                "Maintenance managers of food and beverage plants in the EU and China",
                "Teaser, launch event, trial programme with ten lighthouse customers; trade press and LinkedIn.",
                start,
                end,
                "380000",
                List.of("amy", "sun", "chen"));
        props.goal(
                KEY,
                "Win 150 qualified leads for the Nova sensor by the end of the launch",
                "Qualified leads",
                "leads",
                "0",
                "150",
                end,
                "Sales needs a filled pipeline before the season",
                "amy");
        cast.complete("lin", "goal", KEY, "defineGoals", Map.of());
        cast.await("fang", "gate", KEY, "decideGate");
        props.itIs(props.day(-2, 4));
        cast.complete(
                "fang",
                "gate",
                KEY,
                "decideGate",
                Map.of("decision", "go", "reason", "Good fit with the spring season."));
        cast.await("lin", "plan", KEY, "draftPlan");
        props.itIsNow();
        String message = props.item(
                KEY,
                "Positioning and messages",
                "Prepare",
                "amy",
                props.day(1, 1),
                props.day(2, 4),
                50,
                Priority.HIGH,
                "Message house",
                true);
        String design = props.item(
                KEY,
                "Launch visuals and product film",
                "Prepare",
                "sun",
                props.day(2, 5),
                props.day(6, 5),
                120,
                Priority.NORMAL,
                "Film and visuals",
                true,
                message);
        String site = props.item(
                KEY,
                "Landing page and trial sign-up",
                "Prepare",
                "amy",
                props.day(2, 5),
                props.day(5, 5),
                70,
                Priority.NORMAL,
                "Landing page",
                true,
                message);
        String event = props.item(
                KEY,
                "Launch event",
                "Launch",
                "chen",
                props.day(7, 1),
                props.day(10, 5),
                90,
                Priority.URGENT,
                "Event",
                true,
                design,
                site);
        String day = props.item(
                KEY,
                ItemDraft.of("Launch day", "", null, null, null).after(event).placed(Kind.MILESTONE, null));
        props.item(
                KEY,
                ItemDraft.of("Follow up leads and report", "chen", null, null, BigDecimal.valueOf(60))
                        .linked(List.of(new Dependency(day, LinkType.FS, 2 * SpanText.DAY, Lag.Unit.WORKING))));
        props.item(
                KEY,
                ItemDraft.of("Brief the trade press", "amy", null, null, BigDecimal.valueOf(24))
                        .linked(List.of(new Dependency(design, LinkType.SS, 5 * SpanText.DAY, Lag.Unit.WORKING))));
        props.budget(KEY, Category.EVENT, "Launch event: venue, catering, stage", 120000, 0, 0);
        props.budget(KEY, Category.AGENCY, "Product film", 60000, 0, 0);
        props.budget(KEY, Category.MEDIA, "Trade press and LinkedIn", 80000, 0, 0);
        cast.complete(
                "lin",
                "plan",
                KEY,
                "draftPlan",
                Map.of("note", "Amy briefs the press between two rounds of the landing page; agreed with her."));
        cast.await("fang", "gate", KEY, "decideGate");
    }
}
