package org.gatehouse.code;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How many deliveries are looked at, by sender and by connection. Each node counts for itself. */
@Component
class Limits {

    private final int perMinute;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .expireAfterAccess(Duration.ofMinutes(10))
            .maximumSize(100_000)
            .build();

    /** @param perMinute deliveries of one sender, and to one connection */
    Limits(@Value("${gatehouse.code.per-minute:600}") int perMinute) {
        this.perMinute = perMinute;
    }

    boolean admitsFrom(String address) {
        return admits("from " + address, perMinute);
    }

    boolean admitsTo(long connection) {
        return admits("to " + connection, perMinute);
    }

    /** Whether one more refusal is written down: who cannot sign shall not fill the log. */
    boolean notes(long connection) {
        return admits("note " + connection, Math.max(1, perMinute / 20));
    }

    private boolean admits(String who, int most) {
        return buckets.get(
                        who,
                        any -> Bucket.builder()
                                .addLimit(limit -> limit.capacity(most).refillGreedy(most, Duration.ofMinutes(1)))
                                .build())
                .tryConsume(1);
    }
}
