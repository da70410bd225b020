package org.gatehouse.lesson;

import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds lessons by their words. Each node has an index of its own in memory and, before it looks, reads what changed since
 * it looked last: a lesson is found at once, whichever node wrote it.
 */
@Component
class LessonSearch implements DisposableBean {

    private static final int AT_ONCE = 500;

    private final LessonRows rows;
    private final TransactionTemplate apart;
    private final Clock clock;
    private final LessonIndex index = new LessonIndex();
    private long read = -1;

    LessonSearch(LessonRows rows, PlatformTransactionManager transactions, Clock clock) {
        this.rows = rows;
        // What the caller has not committed must not be read: it might never be.
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.apart.setReadOnly(true);
        this.clock = clock;
    }

    /** One page of what was found. */
    record Found(List<Lesson> lessons, int total) {

        /** So many can be paged through. */
        int reachable() {
            return Math.min(total, LessonIndex.WEIGHED);
        }
    }

    Found find(Wish wish, int limit, int offset) {
        LessonIndex.Hits hits = upToDate().find(wish, clock.instant(), limit, offset);
        return new Found(rows.find(hits.ids()), hits.total());
    }

    /** The index with all that is committed. */
    LessonIndex upToDate() {
        apart.executeWithoutResult(reading -> keepUp());
        return index;
    }

    /** The index as it is: to take texts apart, which needs no lessons. */
    LessonIndex index() {
        return index;
    }

    private synchronized void keepUp() {
        LessonRows.Mark mark = rows.mark();
        if (read < 0) {
            rebuild(mark);
        }
        List<LessonRows.Changed> changed = mark.number() > read ? rows.since(read, AT_ONCE) : List.of();
        while (!changed.isEmpty()) {
            index.remove(changed.stream()
                    .filter(LessonRows.Changed::removed)
                    .map(LessonRows.Changed::id)
                    .toList());
            index.put(rows.find(changed.stream()
                    .filter(one -> !one.removed())
                    .map(LessonRows.Changed::id)
                    .toList()));
            read = changed.get(changed.size() - 1).number();
            changed = changed.size() < AT_ONCE ? List.of() : rows.since(read, AT_ONCE);
        }
        // Rows that came or went without a number: restored or imported beneath us.
        if (read == mark.number() && index.size() != mark.living()) {
            rebuild(mark);
        }
    }

    private void rebuild(LessonRows.Mark mark) {
        index.clear();
        List<Lesson> some = rows.after(0, AT_ONCE);
        while (!some.isEmpty()) {
            index.put(some);
            some = some.size() < AT_ONCE
                    ? List.of()
                    : rows.after(some.get(some.size() - 1).id(), AT_ONCE);
        }
        read = mark.number();
    }

    @Override
    public void destroy() {
        index.close();
    }
}
