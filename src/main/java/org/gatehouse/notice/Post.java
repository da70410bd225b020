package org.gatehouse.notice;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gatehouse.person.People;
import org.gatehouse.person.Person;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes mails and chat messages of notices that may leave by now and were not read meanwhile: one each, or one for many.
 * Taking the notices and putting the message in line is one transaction, so each leaves once, whichever node does it.
 */
@Component
class Post {

    /** More at the same moment come as one. */
    static final int ONE_BY_ONE = 3;

    private static final int PEOPLE_AT_ONCE = 200;

    private final Posts posts;
    private final NoticeRepository notices;
    private final MailTexts mails;
    private final ChatBots bots;
    private final People people;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Post(
            Posts posts,
            NoticeRepository notices,
            MailTexts mails,
            ChatBots bots,
            People people,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.posts = posts;
        this.notices = notices;
        this.mails = mails;
        this.bots = bots;
        this.people = people;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Makes what is due; returns how many messages that were. */
    int collect() {
        Instant now = clock.instant();
        int made = 0;
        for (String person : posts.peopleDue(now, PEOPLE_AT_ONCE)) {
            made += Optional.ofNullable(transaction.execute(any -> collect(person, now)))
                    .orElse(0);
        }
        return made;
    }

    private int collect(String id, Instant now) {
        List<Posts.PostRow> rows = posts.take(id, now);
        Person person = people.find(id).filter(one -> !one.isFormer()).orElse(null);
        if (rows.isEmpty() || person == null) {
            return 0;
        }
        Locale locale = people.language(id);
        int made = 0;
        for (Channel channel : Channel.values()) {
            for (boolean digest : new boolean[] {false, true}) {
                List<Notice> due = unread(rows, channel, digest);
                if (!due.isEmpty()) {
                    made += channel == Channel.MAIL
                            ? mail(person, locale, due, digest)
                            : bots.tell(id, locale, due, digest);
                }
            }
        }
        return made;
    }

    private List<Notice> unread(List<Posts.PostRow> rows, Channel channel, boolean digest) {
        List<Long> ids = rows.stream()
                .filter(row -> row.channel() == channel && row.digest() == digest)
                .map(Posts.PostRow::noticeId)
                .toList();
        return ids.isEmpty()
                ? List.of()
                : notices.findAllById(ids).stream()
                        .filter(notice -> notice.readAt() == null)
                        .sorted((one, other) -> Long.compare(one.id(), other.id()))
                        .toList();
    }

    private int mail(Person person, Locale locale, List<Notice> due, boolean digest) {
        if (!digest && due.size() <= ONE_BY_ONE) {
            due.forEach(notice -> mails.single(person, locale, notice));
            return due.size();
        }
        mails.many(person, locale, due, digest);
        return 1;
    }
}
