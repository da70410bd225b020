package org.gatehouse.risk;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.gatehouse.risk.Suggestion.Origin;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Risks that the facts hint at and nobody has judged yet: to be taken up, or dismissed for good on the same facts. */
@Service
@Transactional
class RiskSuggestions {

    private final List<SuggestionSource> sources;
    private final Risks risks;
    private final Projects projects;
    private final CurrentPerson me;
    private final JdbcClient sql;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RiskSuggestions(
            List<SuggestionSource> sources,
            Risks risks,
            Projects projects,
            CurrentPerson me,
            JdbcClient sql,
            ApplicationEventPublisher events,
            Clock clock) {
        this.sources = sources;
        this.risks = risks;
        this.projects = projects;
        this.me = me;
        this.sql = sql;
        this.events = events;
        this.clock = clock;
    }

    /** Those still to be judged; who may ask is the caller's affair. */
    @Transactional(readOnly = true)
    List<Suggestion> of(Project project) {
        Locale reader = LocaleContextHolder.getLocale();
        Set<Origin> judged = judged(project.key());
        Set<String> open = new HashSet<>(sql.sql("select suggestion from risk where project_key = ?"
                        + " and suggestion is not null and state <> 'CLOSED'")
                .param(project.key())
                .query(String.class)
                .list());
        return sources.stream()
                .flatMap(source -> source.of(project, reader).stream())
                .filter(suggestion -> !judged.contains(suggestion.origin())
                        && !open.contains(suggestion.origin().id()))
                .toList();
    }

    /** Makes it a risk, worded as it reads now; anybody in the team may. */
    Risk accept(String projectKey, Origin origin) {
        Project project = projects.contributable(projectKey);
        Suggestion chosen = require(project, origin);
        return risks.raise(
                projectKey,
                new RiskDraft(
                        RiskKind.THREAT,
                        shortened(chosen.event(), RiskCheck.EVENT),
                        shortened(chosen.cause(), RiskCheck.TEXT),
                        shortened(chosen.effect(), RiskCheck.TEXT),
                        chosen.category(),
                        "",
                        null,
                        null,
                        null,
                        Trigger.NONE),
                chosen.shortened());
    }

    /** It is none, for a reason; the same facts do not bring it back. */
    void dismiss(String projectKey, Origin origin, String reason) {
        Project project = projects.contributable(projectKey);
        new RiskCheck().brief("reason", reason).refuse();
        Suggestion chosen = require(project, origin);
        sql.sql("insert into risk_dismissal (project_key, suggestion, facts, reason, person_id, dismissed_at)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(
                        projectKey,
                        origin.id(),
                        origin.facts(),
                        reason.strip(),
                        me.id(),
                        Timestamp.from(clock.instant()))
                .update();
        events.publishEvent(new RiskChanged(
                projectKey, "", "risk.suggestionDismissed", chosen.event(), reason.strip(), "", List.of(), List.of()));
    }

    private Suggestion require(Project project, Origin origin) {
        return of(project).stream()
                .filter(suggestion -> suggestion.origin().equals(origin))
                .findFirst()
                .orElseThrow(() -> new Conflict("risk.error.suggestionGone"));
    }

    private Set<Origin> judged(String projectKey) {
        return new HashSet<>(sql.sql("select suggestion, facts from risk_dismissal where project_key = :key"
                        + " union select suggestion, suggestion_facts from risk"
                        + " where project_key = :key and suggestion is not null")
                .param("key", projectKey)
                .query((row, number) -> new Origin(row.getString(1), row.getString(2)))
                .list());
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
