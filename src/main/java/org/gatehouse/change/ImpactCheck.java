package org.gatehouse.change;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.change.ChangeLine.Kind;
import org.gatehouse.change.Impact.Stage;
import org.gatehouse.project.Project;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Computes what lines would do to a project as it stands now, and what carrying them out did. */
@Component
@Transactional(readOnly = true)
class ImpactCheck {

    private final Standings standings;
    private final Clock clock;

    ImpactCheck(Standings standings, Clock clock) {
        this.standings = standings;
        this.clock = clock;
    }

    /** What the lines would do; throws {@link org.gatehouse.kernel.InvalidInput} where they are not possible together. */
    Impact of(Project project, List<ChangeLine> lines) {
        Standing before = standings.now(project.key());
        Standing after = standings.after(project, before, lines);
        return new Difference(before, after, Stage.ASSESSED)
                .impact(named(lines), Set.copyOf(after.plan().keys().values()), now());
    }

    /**
     * What carrying the lines out did.
     *
     * @param before the project as it stood
     * @param lines as they were carried out, additions by their keys
     */
    Impact done(String projectKey, Standing before, List<ChangeLine> lines) {
        Set<String> added = lines.stream()
                .filter(line -> line.kind() == Kind.ADD)
                .map(ChangeLine::itemKey)
                .collect(Collectors.toSet());
        return new Difference(before, standings.now(projectKey), Stage.APPLIED).impact(named(lines), added, now());
    }

    private static Set<String> named(List<ChangeLine> lines) {
        return lines.stream().map(ChangeLine::itemKey).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
