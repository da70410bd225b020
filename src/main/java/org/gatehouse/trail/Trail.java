package org.gatehouse.trail;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.gatehouse.kernel.ProjectEvent;
import org.gatehouse.person.CurrentPerson;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The trail's door: writes a line for whatever happens in a project, in the transaction that makes it happen. It gets its
 * number and its hash at the transaction's end, see {@link TrailCommit}.
 */
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
        String actor = event.actor().isEmpty() ? me.id() : event.actor();
        pending()
                .add(new TrailLine(
                        event.projectKey(),
                        0,
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        actor,
                        event.onBehalfOf().equals(actor) ? "" : event.onBehalfOf(),
                        event.action(),
                        event.subject(),
                        event.reason(),
                        event.details(),
                        event.changes(),
                        ""));
    }

    /** The lines of a project as they are kept, from the first on; who may ask is the caller's affair. */
    @Transactional(readOnly = true)
    public void each(String projectKey, Consumer<SealedLine> reader) {
        List<SealedLine> batch = lines.kept(projectKey, 0);
        while (!batch.isEmpty()) {
            batch.forEach(reader);
            batch = lines.kept(projectKey, batch.get(batch.size() - 1).number());
        }
    }

    /**
     * Takes over the lines of a project that comes from another house, as {@link #each} gave them there; what happens
     * here goes on behind them. Whether they hold is told by the check of the chain.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void restore(String projectKey, List<SealedLine> written) {
        lines.restore(projectKey, written);
    }

    /** What happened last in a project, newest first. */
    @Transactional(readOnly = true)
    public List<TrailEntry> latest(String projectKey, int most, Locale locale) {
        return joined(projectKey, line -> true, lines.of(TrailFilter.all(projectKey), most, 0), most)
                .map(line -> texts.entry(line, false, locale))
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
        return joined(
                        projectKey,
                        line -> !line.at().isBefore(from)
                                && (actions.contains(line.action()) || kinds.contains(line.kind())),
                        lines.since(projectKey, from, actions, kinds, most),
                        most)
                .map(line -> new Happening(
                        line.at(), line.actor(), line.action(), line.subject(), line.reason(), line.details()))
                .toList();
    }

    /** In words of the reader's language. */
    public String what(Happening happening, Locale locale) {
        return texts.what(
                new TrailLine(
                        "",
                        0,
                        happening.at(),
                        happening.actor(),
                        "",
                        happening.action(),
                        happening.subject(),
                        happening.reason(),
                        happening.details(),
                        List.of(),
                        ""),
                locale);
    }

    private static PendingLines pending() {
        return TrailCommit.pending().orElseGet(() -> {
            PendingLines fresh = new PendingLines();
            TransactionSynchronizationManager.registerSynchronization(fresh);
            return fresh;
        });
    }

    /** With what the transaction of this thread has not written yet, newest first. */
    private static Stream<TrailLine> joined(
            String projectKey, Predicate<TrailLine> wanted, List<TrailLine> written, int most) {
        List<TrailLine> newest = new ArrayList<>(
                TrailCommit.pending().map(pending -> pending.of(projectKey)).orElse(List.of()));
        newest.removeIf(wanted.negate());
        Collections.reverse(newest);
        return Stream.concat(newest.stream(), written.stream()).limit(most);
    }
}
