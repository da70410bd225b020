package org.gatehouse.inbox;

import java.util.List;
import org.springframework.stereotype.Component;

/** What is first to do, for the start page; templates say {@code @myInbox}. */
@Component("myInbox")
class HomeInbox {

    private static final int SHOWN = 10;

    private final MyEntries entries;

    HomeInbox(MyEntries entries) {
        this.entries = entries;
    }

    /** As My work opens it, without a filter. */
    public First getFirst() {
        List<Entry> open = entries.all().stream()
                .filter(entry -> Wish.isIn(Wish.State.OPEN, entry))
                .toList();
        return new First(open.subList(0, Math.min(SHOWN, open.size())), open.size(), (int)
                open.stream().filter(Entry::overdue).count());
    }

    record First(List<Entry> entries, int total, int overdue) {}
}
