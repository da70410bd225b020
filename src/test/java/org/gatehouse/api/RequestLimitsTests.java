package org.gatehouse.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RequestLimitsTests {

    private final AtomicLong seconds = new AtomicLong(1000);
    private final RequestLimits limits = new RequestLimits(3, new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return TimeUnit.SECONDS.toNanos(seconds.get());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    });

    @Test
    void each_token_has_its_own_count_which_fills_again() {
        assertThat(limits.count(1)).isEqualTo(new RequestLimits.Count(true, 2, 20, 0));
        assertThat(limits.count(1).admitted()).isTrue();
        assertThat(limits.count(1)).isEqualTo(new RequestLimits.Count(true, 0, 60, 0));
        assertThat(limits.count(1)).isEqualTo(new RequestLimits.Count(false, 0, 60, 20));
        assertThat(limits.count(2).admitted()).isTrue();
        seconds.addAndGet(20);
        assertThat(limits.count(1).admitted()).isTrue();
        assertThat(limits.count(1).admitted()).isFalse();
        seconds.addAndGet(3600);
        assertThat(limits.count(1).remaining()).isEqualTo(2);
    }
}
