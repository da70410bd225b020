package org.gatehouse.trail;

import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes the lines of a transaction when all else in it is done and nothing but the commit is left: the end of a
 * project's trail is locked for that moment only, so people who work in one project at the same time do not wait for
 * each other. What cannot be written undoes the transaction.
 */
@Component
class TrailCommit implements TransactionExecutionListener {

    private final ObjectProvider<TrailLines> lines;

    /** @param lines asked for when needed: they need the transactions this listens to */
    TrailCommit(ObjectProvider<TrailLines> lines) {
        this.lines = lines;
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        pending().ifPresent(pending -> lines.getObject().append(pending.take()));
    }

    /** What the transaction of this thread has not written yet. */
    static Optional<PendingLines> pending() {
        return !TransactionSynchronizationManager.isSynchronizationActive()
                ? Optional.empty()
                : TransactionSynchronizationManager.getSynchronizations().stream()
                        .filter(PendingLines.class::isInstance)
                        .map(PendingLines.class::cast)
                        .findFirst();
    }
}
