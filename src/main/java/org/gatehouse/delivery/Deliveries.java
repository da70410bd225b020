package org.gatehouse.delivery;

import java.time.Clock;
import java.time.Instant;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The room's door: what is put here leaves the house after the caller's transaction, once, or not at all with it. */
@Service
public class Deliveries {

    private final DeliveryRows rows;
    private final TransactionTemplate beside;
    private final Clock clock;

    Deliveries(DeliveryRows rows, PlatformTransactionManager transactions, Clock clock) {
        this.rows = rows;
        this.beside = new TransactionTemplate(transactions);
        this.beside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.clock = clock;
    }

    /**
     * Puts something in line within the caller's transaction. Putting the same key into the same channel again does
     * nothing, as long as the first is remembered ({@link Dispatch#REMEMBERED}).
     *
     * @param channel of a {@link Courier}
     * @param recipient where to, up to 400 characters
     * @param key what makes it one thing, up to 200 characters
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void put(String channel, String recipient, String key, String payload) {
        put(channel, recipient, key, payload, clock.instant());
    }

    /** As {@link #put(String, String, String, String)}, but nobody is bothered before this time. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void put(String channel, String recipient, String key, String payload, Instant notBefore) {
        if (rows.knows(channel, key)) {
            return;
        }
        Instant now = clock.instant();
        try {
            beside.executeWithoutResult(
                    any -> rows.add(channel, recipient, key, payload, now, notBefore.isBefore(now) ? now : notBefore));
        } catch (DuplicateKeyException putMeanwhile) {
            // Another transaction put the same.
        }
    }
}
