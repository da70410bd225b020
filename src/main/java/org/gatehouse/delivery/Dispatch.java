package org.gatehouse.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Brings what is due. An attempt is claimed by a lease before it is made: of several nodes one goes, and where a node
 * dies on its way another goes after the lease. Who fails waits longer each time, the recipient's other parcels with
 * them, so that one that does not answer holds nobody up.
 */
@Component
class Dispatch {

    /** An attempt that takes longer counts as lost. */
    static final String LEASE = "PT2M";

    /** Longer than an outage over the longest holidays: what could not be delivered by then is given up. */
    static final Duration TRIED = Duration.ofDays(14);

    /** What was delivered or given up stays in the log for so long, and its key is known. */
    static final Duration REMEMBERED = Duration.ofDays(60);

    private static final int AT_ONCE = 20;
    private static final Logger log = LoggerFactory.getLogger(Dispatch.class);

    private final DeliveryRows rows;
    private final Map<String, Courier> couriers = new HashMap<>();
    private final Clock clock;
    private final Duration lease;
    private final Pauses pauses;

    Dispatch(
            DeliveryRows rows,
            List<Courier> couriers,
            Clock clock,
            @Value("${gatehouse.delivery.lease:" + LEASE + "}") Duration lease,
            @Value("${gatehouse.delivery.pause:PT30S}") Duration pause) {
        this.rows = rows;
        couriers.forEach(courier -> this.couriers.put(courier.channel(), courier));
        this.clock = clock;
        this.lease = lease;
        this.pauses = new Pauses(pause);
    }

    /** Channels that have something to bring. */
    List<String> due() {
        return rows.channelsDue(clock.instant());
    }

    /**
     * Brings what is due in one channel; returns how much was delivered.
     *
     * @param goOn asked before each attempt
     */
    int bring(String channel, BooleanSupplier goOn) {
        Courier courier = couriers.get(channel);
        if (courier == null) {
            log.warn("nobody delivers in the channel {}", channel);
            return 0;
        }
        int delivered = 0;
        Set<String> waiting = new HashSet<>();
        while (true) {
            List<DeliveryRows.Waiting> next = rows.due(channel, clock.instant(), AT_ONCE);
            boolean any = false;
            for (DeliveryRows.Waiting row : next) {
                if (!goOn.getAsBoolean()) {
                    return delivered;
                }
                Instant now = clock.instant();
                if (waiting.contains(row.recipient()) || !rows.claim(row.id(), row.attempts(), now, now.plus(lease))) {
                    continue;
                }
                any = true;
                Parcel parcel = new Parcel(row.id(), row.recipient(), row.key(), row.payload(), row.attempts() + 1);
                Outcome outcome = attempt(courier, parcel);
                settle(channel, row, parcel, outcome);
                switch (outcome.kind()) {
                    case DONE -> delivered++;
                    case AGAIN -> waiting.add(row.recipient());
                    case UNREACHABLE -> {
                        return delivered;
                    }
                    case HOPELESS -> {}
                }
            }
            if (!any) {
                return delivered;
            }
        }
    }

    /** Forgets what ended long ago. */
    int tidy() {
        return rows.removeEndedBefore(clock.instant().minus(REMEMBERED));
    }

    private static Outcome attempt(Courier courier, Parcel parcel) {
        try {
            return courier.deliver(parcel);
        } catch (RuntimeException failed) {
            log.error("delivery {} in the channel {} failed", parcel.id(), courier.channel(), failed);
            return Outcome.again(failed.toString());
        }
    }

    private void settle(String channel, DeliveryRows.Waiting row, Parcel parcel, Outcome outcome) {
        Instant now = clock.instant();
        switch (outcome.kind()) {
            case DONE -> rows.done(row.id(), now);
            case HOPELESS -> rows.givenUp(row.id(), outcome.reason(), now);
            case AGAIN, UNREACHABLE -> {
                log.warn(
                        "delivery {} in the channel {} not made, attempt {}: {}",
                        row.id(),
                        channel,
                        parcel.attempt(),
                        outcome.reason());
                if (row.createdAt().isBefore(now.minus(TRIED))) {
                    rows.givenUp(row.id(), outcome.reason(), now);
                } else {
                    Instant next = now.plus(pauses.after(parcel.attempt(), outcome));
                    rows.failed(row.id(), parcel.attempt(), outcome.reason(), next);
                    rows.postpone(channel, outcome.kind() == Outcome.Kind.UNREACHABLE ? null : row.recipient(), next);
                }
            }
        }
    }
}
