package org.gatehouse.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.gatehouse.conversation.LiveSignals.Signal;
import org.gatehouse.person.People;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Pages that are open on this node and hear what has changed. They hold no thread and no connection to the database: one
 * thread a node looks once a second while anybody listens, and sends each page at most one short line then. Numbers can be
 * committed in another order than they were given, so each look goes back a little. When the house closes, streams end
 * first: the web server would wait for them.
 */
@Component
class LiveStreams implements SmartLifecycle {

    /** A page asks anew after this time, and shows who it is again. */
    static final Duration LONGEST = Duration.ofMinutes(5);

    static final int MOST_OF_A_PERSON = 8;
    static final int MOST = 2000;
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final int LOOKS_BETWEEN_HEARTBEATS = 20;

    /** What happened between the drawing of a page and its first listening. */
    private static final Duration MISSED = Duration.ofSeconds(10);

    private static final long BACK = 200;
    private static final Logger LOG = LoggerFactory.getLogger(LiveStreams.class);

    private final LiveSignals signals;
    private final People people;
    private final ObjectMapper json;
    private final Clock clock;
    private final Set<Stream> streams = ConcurrentHashMap.newKeySet();
    private final TreeSet<Long> seen = new TreeSet<>();
    private ScheduledExecutorService looking;
    private boolean awake;
    private int looks;

    LiveStreams(LiveSignals signals, People people, ObjectMapper json, Clock clock) {
        this.signals = signals;
        this.people = people;
        this.json = json;
        this.clock = clock;
    }

    /** @param projects null for all */
    private record Stream(String person, Set<String> projects, SseEmitter out) {

        boolean wants(Signal signal) {
            return projects == null || projects.contains(signal.projectKey());
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /**
     * A stream for somebody; empty where they, or all together, have too many.
     *
     * @param projects of which they hear, all of which they may see; null for all there are
     */
    Optional<SseEmitter> open(String person, Set<String> projects) {
        return open(person, projects, new SseEmitter(LONGEST.toMillis()));
    }

    Optional<SseEmitter> open(String person, Set<String> projects, SseEmitter out) {
        long theirs = streams.stream()
                .filter(stream -> stream.person().equals(person))
                .count();
        if (!isRunning() || theirs >= MOST_OF_A_PERSON || streams.size() >= MOST) {
            return Optional.empty();
        }
        wake();
        Stream stream = new Stream(person, projects, out);
        out.onCompletion(() -> streams.remove(stream));
        out.onError(broken -> streams.remove(stream));
        out.onTimeout(() -> {
            streams.remove(stream);
            out.complete();
        });
        streams.add(stream);
        List<Signal> missed = signals.since(clock.instant().minus(MISSED), projects);
        send(stream, SseEmitter.event().comment("open").reconnectTime(2000));
        tell(stream, missed);
        return Optional.of(out);
    }

    int count() {
        return streams.size();
    }

    /** Looks for what is new and passes it on. */
    synchronized void look() {
        if (streams.isEmpty()) {
            awake = false;
            return;
        }
        try {
            List<Signal> fresh = fresh();
            for (Stream stream : streams) {
                tell(stream, fresh.stream().filter(stream::wants).toList());
            }
            if (++looks % LOOKS_BETWEEN_HEARTBEATS == 0) {
                beat();
            }
        } catch (RuntimeException away) {
            LOG.warn("live updates pause: {}", away.toString());
        }
    }

    /** While nobody listened nothing was read: begins with what is there now. */
    private synchronized void wake() {
        if (!awake) {
            seen.clear();
            long newest = signals.newest();
            signals.behind(newest - BACK).forEach(signal -> seen.add(signal.id()));
            seen.add(newest);
            awake = true;
        }
    }

    private List<Signal> fresh() {
        List<Signal> fresh = signals.behind(seen.last() - BACK).stream()
                .filter(signal -> seen.add(signal.id()))
                .toList();
        seen.headSet(seen.last() - BACK).clear();
        return fresh;
    }

    /** Finds out who is gone: browsers that closed, and people who left the house. */
    private void beat() {
        for (Stream stream : streams) {
            if (people.exists(stream.person())) {
                send(stream, SseEmitter.event().comment("beat"));
            } else {
                close(stream);
            }
        }
    }

    private void tell(Stream stream, Collection<Signal> about) {
        if (about.isEmpty()) {
            return;
        }
        Map<String, Set<String>> parts = new TreeMap<>();
        about.forEach(signal -> parts.computeIfAbsent(signal.projectKey(), key -> new TreeSet<>())
                .add(signal.part()));
        try {
            send(stream, SseEmitter.event().name("stale").data(json.writeValueAsString(parts)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void send(Stream stream, SseEmitter.SseEventBuilder event) {
        try {
            stream.out().send(event);
        } catch (IOException | IllegalStateException gone) {
            // The server notices by itself and ends the request.
            streams.remove(stream);
        }
    }

    private void close(Stream stream) {
        streams.remove(stream);
        stream.out().complete();
    }

    @Override
    public synchronized void start() {
        looking = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "live");
            thread.setDaemon(true);
            return thread;
        });
        long pause = BETWEEN_LOOKS.toMillis();
        looking.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = looking;
        looking = null;
        if (running != null) {
            running.shutdown();
        }
        streams.forEach(this::close);
    }

    @Override
    public boolean isRunning() {
        return looking != null;
    }

    /** Before the web server, which waits for open requests. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
