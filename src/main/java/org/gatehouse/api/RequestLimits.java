package org.gatehouse.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How many requests a token may send. It protects a node from being overrun, so each node counts for itself: behind a
 * balancer a token gets as much of each.
 */
@Component
class RequestLimits {

    private final long most;
    private final TimeMeter time;
    private final Cache<Long, Bucket> buckets =
            Caffeine.newBuilder().expireAfterAccess(Duration.ofMinutes(10)).build();

    /** @param most requests a minute; so many may also come at once after a pause */
    @Autowired
    RequestLimits(@Value("${gatehouse.api.requests-per-minute:600}") long most) {
        this(most, TimeMeter.SYSTEM_MILLISECONDS);
    }

    RequestLimits(long most, TimeMeter time) {
        this.most = most;
        this.time = time;
    }

    long most() {
        return most;
    }

    /** Counts a request of this token. */
    Count count(long token) {
        Bucket bucket = buckets.get(
                token,
                first -> Bucket.builder()
                        .withCustomTimePrecision(time)
                        .addLimit(limit -> limit.capacity(most).refillGreedy(most, Duration.ofMinutes(1)))
                        .build());
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return new Count(
                probe.isConsumed(),
                probe.getRemainingTokens(),
                seconds(probe.getNanosToWaitForReset()),
                seconds(probe.getNanosToWaitForRefill()));
    }

    private static long seconds(long nanos) {
        return (nanos + TimeUnit.SECONDS.toNanos(1) - 1) / TimeUnit.SECONDS.toNanos(1);
    }

    /**
     * What is left after a request.
     *
     * @param resetSeconds until everything is there again
     * @param waitSeconds until the next request is admitted; 0 where it is at once
     */
    record Count(boolean admitted, long remaining, long resetSeconds, long waitSeconds) {}
}
