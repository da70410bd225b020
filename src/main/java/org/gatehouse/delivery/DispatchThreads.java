package org.gatehouse.delivery;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Threads of their own, one for each channel that has something to bring: a slow one holds up no other, and no sweep. */
@Component
@ConditionalOnProperty(name = "gatehouse.delivery.send", matchIfMissing = true)
class DispatchThreads implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DispatchThreads.class);
    private static final long EVERY_MILLIS = 1500;
    private static final long TIDY_HOURS = 6;
    private static final long PATIENCE_SECONDS = 12;

    private final Dispatch dispatch;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private ScheduledExecutorService look;
    private ExecutorService workers;
    private volatile boolean running;

    DispatchThreads(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    @Override
    public synchronized void start() {
        ThreadFactory daemons = task -> {
            Thread thread = new Thread(task, "delivery");
            thread.setDaemon(true);
            return thread;
        };
        workers = Executors.newCachedThreadPool(daemons);
        look = Executors.newSingleThreadScheduledExecutor(daemons);
        running = true;
        look.scheduleWithFixedDelay(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        look.scheduleWithFixedDelay(this::tidy, 1, TIDY_HOURS * 60, TimeUnit.MINUTES);
    }

    /** Nobody is interrupted: what is on its way is brought to its end. */
    @Override
    public synchronized void stop() {
        running = false;
        look.shutdown();
        workers.shutdown();
        try {
            look.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
            workers.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void look() {
        quietly(() -> {
            for (String channel : dispatch.due()) {
                if (running && busy.add(channel)) {
                    workers.execute(() -> {
                        try {
                            quietly(() -> dispatch.bring(channel, this::isRunning));
                        } finally {
                            busy.remove(channel);
                        }
                    });
                }
            }
        });
    }

    private void tidy() {
        quietly(dispatch::tidy);
    }

    /** A database that is away for a moment ends no thread. */
    private void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) {
            if (running) {
                log.error("deliveries could not be looked after", failed);
            }
        }
    }
}
