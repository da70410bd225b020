package org.gatehouse.workload;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.schedule.Levelling;
import org.gatehouse.schedule.LevellingOptions;
import org.gatehouse.schedule.LevellingProgress;
import org.gatehouse.schedule.LevellingProposal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Where this node levels: one plan after the other, so that pages stay quick; what waits is few. The runs of a node are
 * kept alive while it lives, also while they wait.
 */
@Component
@EnableScheduling
class LevellingDesk {

    private static final Logger LOG = LoggerFactory.getLogger(LevellingDesk.class);

    private static final int WAITING = 10;
    private static final int SOLVER_THREADS = 2;
    private static final long BETWEEN_REPORTS = 500;

    private final LevellingRows rows;
    private final LevellingTexts texts;
    private final Map<Long, AtomicBoolean> cancelled = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor one =
            new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(WAITING), work -> {
                Thread thread = new Thread(work, "levelling");
                thread.setDaemon(true);
                return thread;
            });

    LevellingDesk(LevellingRows rows, LevellingTexts texts) {
        this.rows = rows;
        this.texts = texts;
        one.allowCoreThreadTimeOut(true);
    }

    /** @param now overloads before stay as they are */
    void take(long run, Levelable plan, Duration time, LocalDateTime now) {
        AtomicBoolean stop = new AtomicBoolean();
        cancelled.put(run, stop);
        try {
            one.execute(() -> level(run, plan, time, now, stop));
        } catch (RejectedExecutionException busy) {
            cancelled.remove(run);
            rows.failed(run);
            throw new Conflict("workload.error.busy");
        }
    }

    void cancel(long run) {
        AtomicBoolean stop = cancelled.get(run);
        if (stop != null) {
            stop.set(true);
        }
    }

    @Scheduled(fixedDelayString = "PT2S")
    void keepAlive() {
        cancelled.forEach((run, stop) -> {
            if (rows.keepAlive(run)) {
                stop.set(true);
            }
        });
    }

    @PreDestroy
    void close() {
        cancelled.values().forEach(stop -> stop.set(true));
        one.shutdown();
    }

    private void level(long run, Levelable plan, Duration time, LocalDateTime now, AtomicBoolean stop) {
        try {
            AtomicLong told = new AtomicLong(System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(BETWEEN_REPORTS));
            LevellingOptions options = LevellingOptions.within(time)
                    .withWorkers(SOLVER_THREADS)
                    .withMovable(plan.movable()::contains)
                    .withWindow(now, null)
                    .watchedBy(progress -> tell(run, progress, told), stop::get);
            LevellingProposal proposal = Levelling.of(plan.network(), plan.capacities(), options);
            rows.done(run, proposal.finishAfter(), proposal.lowerBound(), texts.write(proposal, plan));
        } catch (RuntimeException | LinkageError failure) {
            LOG.error("Levelling run {} failed", run, failure);
            rows.failed(run);
        } finally {
            cancelled.remove(run);
        }
    }

    private void tell(long run, LevellingProgress progress, AtomicLong told) {
        long now = System.nanoTime();
        long last = told.get();
        if (now - last >= TimeUnit.MILLISECONDS.toNanos(BETWEEN_REPORTS) && told.compareAndSet(last, now)) {
            rows.progress(run, progress.finish(), progress.lowerBound());
        }
    }
}
