package org.gatehouse.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ThrottleTests {

    private final AtomicLong time = new AtomicLong();
    private final Throttle throttle = new Throttle(time::get);

    @Test
    void nobodyLocksOutAnybodyElse() {
        use("lin", "10.0.0.1", Throttle.TRIES);
        assertThat(throttle.admits("lin", "10.0.0.1")).isFalse();
        assertThat(throttle.admits("lin", "10.0.0.2")).isTrue();
        assertThat(throttle.admits("fang", "10.0.0.1")).isTrue();
    }

    @Test
    void theRightPasswordClearsTheCount() {
        for (int day = 0; day < 3 * Throttle.TRIES_OF_ADDRESS; day++) {
            assertThat(throttle.admits("lin", "10.0.0.1")).isTrue();
            throttle.forgive("lin", "10.0.0.1");
        }
        use("lin", "10.0.0.1", Throttle.TRIES - 1);
        throttle.admits("lin", "10.0.0.1");
        throttle.forgive("lin", "10.0.0.1");
        use("lin", "10.0.0.1", Throttle.TRIES);
    }

    @Test
    void onePasswordOnManyAccountsIsSlowedDownToo() {
        for (int account = 0; account < Throttle.TRIES_OF_ADDRESS; account++) {
            assertThat(throttle.admits("person" + account, "10.0.0.1")).isTrue();
        }
        assertThat(throttle.admits("lin", "10.0.0.1")).isFalse();
        assertThat(throttle.admits("lin", "10.0.0.2")).isTrue();
    }

    @Test
    void anIpv6NetworkIsOneAddress() {
        use("lin", "2001:db8:1:2::1", Throttle.TRIES);
        assertThat(throttle.admits("lin", "2001:db8:1:2:ffff::9")).isFalse();
        assertThat(throttle.admits("lin", "2001:db8:1:3::1")).isTrue();
    }

    @Test
    void waitingHelps() {
        use("lin", "10.0.0.1", Throttle.TRIES);
        time.addAndGet(Throttle.WINDOW.plus(Duration.ofSeconds(1)).toNanos());
        assertThat(throttle.admits("lin", "10.0.0.1")).isTrue();
    }

    private void use(String account, String address, int tries) {
        for (int wrong = 0; wrong < tries; wrong++) {
            assertThat(throttle.admits(account, address)).isTrue();
        }
    }
}
