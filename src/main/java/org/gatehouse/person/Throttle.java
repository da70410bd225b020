package org.gatehouse.person;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/**
 * Slows down whoever guesses passwords, by account and address together, so that nobody can lock out anybody else, and
 * by address alone against trying one password on many accounts. Each node counts for itself.
 */
@Component
class Throttle {

    static final int TRIES = 5;
    static final int TRIES_OF_ADDRESS = 100;
    static final Duration WINDOW = Duration.ofMinutes(15);

    private final Cache<String, AtomicInteger> tries;

    Throttle() {
        this(Ticker.systemTicker());
    }

    Throttle(Ticker time) {
        tries = Caffeine.newBuilder()
                .expireAfterWrite(WINDOW)
                .maximumSize(100_000)
                .ticker(time)
                .build();
    }

    /** Counts a try, before the password is looked at; false where there were too many. */
    boolean admits(String account, String address) {
        String network = network(address);
        int together = count(account + '@' + network).incrementAndGet();
        int alone = count(network).incrementAndGet();
        return together <= TRIES && alone <= TRIES_OF_ADDRESS;
    }

    /** The password was right: the try does not count. */
    void forgive(String account, String address) {
        String network = network(address);
        tries.invalidate(account + '@' + network);
        count(network).decrementAndGet();
    }

    void forgetAll() {
        tries.invalidateAll();
    }

    private AtomicInteger count(String key) {
        return tries.get(key, first -> new AtomicInteger());
    }

    /** An IPv6 subscriber has a whole /64 to try from. */
    private static String network(String address) {
        if (address == null || address.indexOf(':') < 0) {
            return String.valueOf(address);
        }
        try {
            return HexFormat.of()
                    .formatHex(Arrays.copyOf(InetAddress.getByName(address).getAddress(), 8));
        } catch (UnknownHostException odd) {
            return address;
        }
    }
}
