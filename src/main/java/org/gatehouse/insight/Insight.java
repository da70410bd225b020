package org.gatehouse.insight;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gatehouse.engine.ModelGraph;
import org.gatehouse.engine.ProcessLog;
import org.gatehouse.engine.ProcessLog.Model;
import org.gatehouse.project.Projects;
import org.gatehouse.resource.Calendars;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How the processes really run. */
@Component
@Transactional(readOnly = true)
class Insight {

    static final int PAGE = 25;

    private final ProcessLog log;
    private final PastDecisions reviews;
    private final Projects projects;
    private final Calendars calendars;
    private final Clock clock;

    Insight(ProcessLog log, PastDecisions reviews, Projects projects, Calendars calendars, Clock clock) {
        this.log = log;
        this.reviews = reviews;
        this.projects = projects;
        this.calendars = calendars;
        this.clock = clock;
    }

    /**
     * The answer to a question.
     *
     * @param graph of the version that is drawn, with what only other versions have
     * @param beside the figures of the second version; null where none was asked for
     * @param since from when on the history is whole, where that lies in the period; null where the period is covered
     */
    record Answer(Ask ask, ModelGraph graph, Figures figures, Figures beside, Instant since) {}

    /**
     * A case behind a figure.
     *
     * @param fact why it is there
     */
    record CaseLine(String id, String project, String projectName, String key, int version, Fact fact) {}

    /** @param hidden how many more lie in projects the reader may not see */
    record Page(List<CaseLine> lines, int total, int hidden, int number, int pages) {}

    List<Model> models() {
        return log.models();
    }

    /** The model of the version that is drawn. */
    ModelGraph graph(Ask ask) {
        return log.graph(ask.drawn());
    }

    Answer answer(Ask ask) {
        Stretch stretch = ask.stretch(zone(), clock.instant());
        ModelGraph graph = log.graph(ask.drawn());
        if (ask.against() == null) {
            return new Answer(ask, graph, figures(ask, stretch), null, since(ask, stretch));
        }
        return new Answer(
                ask,
                graph,
                figures(ask.only(ask.version()), stretch),
                figures(ask.only(ask.against()), stretch),
                since(ask, stretch));
    }

    List<GateLine> gates(Ask ask) {
        Stretch stretch = ask.stretch(zone(), clock.instant());
        return GateLine.of(reviews.decided(stretch.from(), stretch.to()));
    }

    /** The newest reworks of the period with the words of those who decided, in projects the reader may see. */
    List<PastDecision> reworks(Ask ask, int most) {
        Stretch stretch = ask.stretch(zone(), clock.instant());
        Set<String> mine = projects.seesAll() ? null : new HashSet<>(projects.mineByKey());
        return reviews.decided(stretch.from(), stretch.to()).stream()
                .filter(one -> one.decision().equals("rework"))
                .filter(one -> mine == null || mine.contains(one.project()))
                .sorted(Comparator.comparing(PastDecision::decidedAt).reversed())
                .limit(most)
                .toList();
    }

    /** The cases behind a figure, those where most time passed first. */
    Page behind(Ask ask, Drill drill, int wanted) {
        Stretch stretch = ask.stretch(zone(), clock.instant());
        Facts facts = new Facts(stretch, drill.needsCalendar() ? Timing.CALENDAR : timing(ask));
        Set<String> mine = projects.seesAll() ? null : new HashSet<>(projects.mineByKey());
        List<CaseLine> found = new ArrayList<>();
        int[] hidden = new int[1];
        log.cases(
                ask.model(),
                ask.version(),
                stretch.from(),
                stretch.to(),
                one -> facts.of(one, log.graph(one.definitionId()), fact -> {
                    if (drill.takes(fact, zone())) {
                        // What belongs to no project is between the people in it.
                        if (!one.project().isEmpty() && (mine == null || mine.contains(one.project()))) {
                            found.add(new CaseLine(one.id(), one.project(), "", one.key(), one.version(), fact));
                        } else {
                            hidden[0]++;
                        }
                    }
                }));
        found.sort(Comparator.comparingLong((CaseLine line) -> line.fact().total())
                .reversed()
                .thenComparing(line -> line.fact().at())
                .thenComparing(CaseLine::id));
        int pages = Math.max(1, (found.size() + PAGE - 1) / PAGE);
        int number = Math.min(Math.max(1, wanted), pages);
        List<CaseLine> shown = found.subList((number - 1) * PAGE, Math.min(number * PAGE, found.size()));
        Set<String> keys = new TreeSet<>();
        shown.forEach(line -> keys.add(line.project()));
        Map<String, String> names = new HashMap<>(projects.names(keys));
        return new Page(
                shown.stream()
                        .map(line -> new CaseLine(
                                line.id(),
                                line.project(),
                                names.getOrDefault(line.project(), line.project()),
                                line.key(),
                                line.version(),
                                line.fact()))
                        .toList(),
                found.size(),
                hidden[0],
                number,
                pages);
    }

    private Figures figures(Ask ask, Stretch stretch) {
        Sums sums = new Sums(stretch, timing(ask), zone());
        log.cases(
                ask.model(),
                ask.version(),
                stretch.from(),
                stretch.to(),
                one -> sums.add(one, log.graph(one.definitionId())));
        return sums.figures(log.graph(ask.drawn()));
    }

    private Timing timing(Ask ask) {
        return ask.working() ? Timing.working(calendars.house(), zone()) : Timing.CALENDAR;
    }

    /** Cases that ended before this moment may have been cleaned away by the time to live of their version. */
    private Instant since(Ask ask, Stretch stretch) {
        return ask.model().versions().stream()
                .filter(one -> ask.version() == null || ask.version() == one.number() || ask.against() != null)
                .filter(one -> one.keptDays() != null)
                .map(one -> clock.instant().minusSeconds(one.keptDays() * 86_400L))
                .max(Comparator.naturalOrder())
                .filter(since -> since.isAfter(stretch.from()))
                .orElse(null);
    }

    private ZoneId zone() {
        return clock.getZone();
    }
}
