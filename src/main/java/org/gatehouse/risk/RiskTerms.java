package org.gatehouse.risk;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.project.Project;
import org.springframework.stereotype.Component;

/** What the model {@code risk} must know: whose it is, and when something is due. */
@Component
class RiskTerms {

    /** Steps that are the owner's. */
    static final List<String> STEPS = List.of("assessRisk", "planResponse", "respondToRisk");

    /** How urgent work is that answers a risk that came true; 50 is normal in the engine. */
    static final int URGENT = 80;

    static final int MOST_URGENT = 90;

    /** Calendar days for the response to a risk that nobody had assessed yet. */
    static final int RESPOND_DAYS = 3;

    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final LocalTime EVENING = LocalTime.of(18, 0);
    private static final int LONGEST_EVENT = 60;

    private final Clock clock;

    RiskTerms(Clock clock) {
        this.clock = clock;
    }

    /** What the process starts with. */
    Map<String, Object> variables(Risk risk, Project project) {
        Map<String, Object> variables = new HashMap<>(changing(risk));
        variables.put("projectKey", project.key());
        variables.put("projectName", project.name());
        variables.put("projectManager", project.managerId());
        variables.put("sponsor", project.sponsorId());
        variables.put("assessed", false);
        return variables;
    }

    /** Those of them that follow the risk while it is open. */
    Map<String, Object> changing(Risk risk) {
        return Map.of("riskEvent", shortEvent(risk), "owner", risk.ownerId());
    }

    Map<String, Object> afterRating(Risk risk, Verdict verdict, boolean planAsked) {
        LocalDate planDay = LocalDate.now(clock).plusDays(verdict.planDays());
        return Map.of(
                "planAsked", planAsked,
                "planDue", at(planDay, EVENING),
                "planCycle", daily(planDay),
                "reviewAt", at(risk.reviewOn(), MORNING));
    }

    Map<String, Object> forResponse(LocalDate due) {
        return Map.of("respondDue", at(due, EVENING), "respondCycle", daily(due));
    }

    /** Three mornings, from the first on which it is late. */
    private String daily(LocalDate due) {
        Instant first = at(due.plusDays(1), MORNING).toInstant();
        return "R3/" + DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(first.atZone(clock.getZone())) + "/P1D";
    }

    private Date at(LocalDate day, LocalTime time) {
        return Date.from(day.atTime(time).atZone(clock.getZone()).toInstant());
    }

    /** Fits into a task's name, which carries it in two languages; the bar separates those. */
    private static String shortEvent(Risk risk) {
        String event = risk.event().replace('|', '/').strip();
        return event.length() <= LONGEST_EVENT ? event : event.substring(0, LONGEST_EVENT - 1) + "…";
    }
}
