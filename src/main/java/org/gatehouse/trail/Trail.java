package org.gatehouse.trail;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.gatehouse.kernel.ProjectEvent;
import org.gatehouse.person.CurrentPerson;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The trail's door: writes a line for whatever happens in a project, in the transaction that makes it happen. */
@Service
public class Trail {

    private final TrailLines lines;
    private final TrailTexts texts;
    private final CurrentPerson me;
    private final Clock clock;

    Trail(TrailLines lines, TrailTexts texts, CurrentPerson me, Clock clock) {
        this.lines = lines;
        this.texts = texts;
        this.me = me;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void write(ProjectEvent event) {
        lines.append(new TrailLine(
                event.projectKey(),
                clock.instant(),
                event.actor().isEmpty() ? me.id() : event.actor(),
                event.action(),
                event.subject(),
                event.reason(),
                event.details()));
    }

    /** What happened last in a project, newest first. */
    @Transactional(readOnly = true)
    public List<TrailEntry> latest(String projectKey, int most, Locale locale) {
        return lines.of(projectKey, "", "", most, 0).stream()
                .map(line -> texts.entry(line, locale))
                .toList();
    }

    /**
     * What happened in a project since a moment, newest first; who may ask is the caller's affair.
     *
     * @param actions as events name them
     * @param kinds rooms of which everything is meant, as in {@code risk}
     */
    @Transactional(readOnly = true)
    public List<Happening> since(
            String projectKey, Instant from, Collection<String> actions, Collection<String> kinds, int most) {
        return lines.since(projectKey, from, actions, kinds, most).stream()
                .map(line -> new Happening(
                        line.at(), line.actor(), line.action(), line.subject(), line.reason(), line.details()))
                .toList();
    }

    /** In words of the reader's language. */
    public String what(Happening happening, Locale locale) {
        return texts.what(
                new TrailLine(
                        "",
                        happening.at(),
                        happening.actor(),
                        happening.action(),
                        happening.subject(),
                        happening.reason(),
                        happening.details()),
                locale);
    }
}
