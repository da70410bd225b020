package org.gatehouse.notice;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.gatehouse.delivery.Mails;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.resource.Calendars;
import org.gatehouse.schedule.WorkCalendar;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The room's door: tells people something, inside the transaction that gave the reason for it. */
@Service
@Transactional
public class Notices {

    /** More unread notices than this are not shown at once, nor counted. */
    static final int SHOWN = 50;

    private final NoticeRepository notices;
    private final NoticeTexts texts;
    private final HabitRows habits;
    private final Posts posts;
    private final Calendars calendars;
    private final Mails mails;
    private final Clock clock;

    Notices(
            NoticeRepository notices,
            NoticeTexts texts,
            HabitRows habits,
            Posts posts,
            Calendars calendars,
            Mails mails,
            Clock clock) {
        this.notices = notices;
        this.texts = texts;
        this.habits = habits;
        this.posts = posts;
        this.calendars = calendars;
        this.mails = mails;
        this.clock = clock;
    }

    /**
     * Tells a person something; they find it in the portal at once, and by mail and in their chat when and as they chose.
     *
     * @param message message key in the caller's own bundle, {@code notice.<room>.…} or {@code <room>.notice.…}
     * @param arguments of the message; an ISO date or a bilingual label is put into the reader's language
     * @param link path to where it can be acted on
     */
    public void tell(String person, String message, List<String> arguments, String link) {
        tell(person, message, arguments, link, mails.areSent());
    }

    /**
     * Tells a person something that a mail of the caller's own says as well, which cannot be part of a digest: in the
     * portal and their chat as always, and no mail is made of it here.
     *
     * @return when that mail may leave; empty where the person wants no mail of such things
     */
    public Optional<Instant> tellBesideMail(String person, String message, List<String> arguments, String link) {
        HabitRows.Reach reach = tell(person, message, arguments, link, false);
        return reach.ways().get(Channel.MAIL) == Way.NEVER
                ? Optional.empty()
                : reach.habits().moment(Way.AT_ONCE, Topic.isUrgent(message), clock.instant(), working(person));
    }

    private HabitRows.Reach tell(String person, String message, List<String> arguments, String link, boolean mail) {
        Instant now = clock.instant();
        if (!isOfTask(message)) {
            // What is said of a task in so many words makes the plain word of it superfluous.
            notices.settle(person, link, now);
        }
        Notice kept = notices.save(new Notice(null, person, message, texts.stored(arguments), link, now, null));
        HabitRows.Reach reach = habits.reach(person, Topic.of(message));
        reach.ways().forEach((channel, way) -> {
            if (channel == Channel.CHAT || mail) {
                reach.habits()
                        .moment(way, Topic.isUrgent(message), now, working(person))
                        .ifPresent(due -> posts.add(kept.id(), person, channel, way == Way.DIGEST, due));
            }
        });
        return reach;
    }

    /** What the person has not read yet, newest first, in the language of the current reader; without their tasks. */
    @Transactional(readOnly = true)
    public List<Word> unread(String person) {
        return words(notices.unread(person, SHOWN));
    }

    /** How many they have not read, at most {@link #SHOWN}. */
    @Transactional(readOnly = true)
    int countUnread(String person) {
        return notices.countUnread(person, SHOWN);
    }

    /** @param number of the page, from 1 */
    @Transactional(readOnly = true)
    Page page(String person, State state, int number, int onAPage) {
        int count = notices.count(person, state.toString());
        int pages = Math.max(1, (count + onAPage - 1) / onAPage);
        int shown = Math.min(Math.max(1, number), pages);
        List<Word> words = words(notices.page(person, state.toString(), (shown - 1) * onAPage, onAPage));
        return new Page(words, count, shown, pages);
    }

    /** Marks it read and tells where it leads. */
    String open(long id, String person) {
        Notice notice = notices.findById(id)
                .filter(it -> it.personId().equals(person))
                .orElseThrow(() -> new NotFound(Long.toString(id)));
        notices.read(id, person, clock.instant());
        return notice.link();
    }

    /** Marks what the person saw as read; what came later stays. */
    void readUpTo(long newest, String person) {
        notices.readUpTo(newest, person, clock.instant());
    }

    /** Says that a task is theirs, unless they were just told so. */
    void tellOfTask(String person, String message, List<String> arguments, String link) {
        Instant now = clock.instant();
        if (notices.countSince(person, link, now.minusSeconds(60)) == 0) {
            tell(person, message, arguments, link);
        }
    }

    /** The task is done or somebody else's: nothing of it is to be read any more. */
    void settleTask(String person, String link) {
        notices.settle(person, link, clock.instant());
    }

    static boolean isOfTask(String message) {
        return message.startsWith("notice.task.");
    }

    /** Which days somebody works; looked up when it is asked. */
    Predicate<LocalDate> working(String person) {
        WorkCalendar[] read = new WorkCalendar[1];
        return day -> {
            if (read[0] == null) {
                read[0] = calendars.in(null, List.of(person)).person(person);
            }
            return read[0].minutesOn(day) > 0;
        };
    }

    private List<Word> words(List<Notice> some) {
        Locale locale = LocaleContextHolder.getLocale();
        return some.stream()
                .map(notice ->
                        new Word(notice.id(), texts.in(locale, notice), notice.createdAt(), notice.readAt() != null))
                .toList();
    }

    /** Which notices a page shows. */
    enum State {
        ALL,
        UNREAD,
        READ;

        /** @param name as in {@code unread} */
        static State of(String name) {
            return Arrays.stream(values())
                    .filter(state -> state.toString().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new InvalidInput("state", "error.choice", name, "all, unread, read"));
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record Page(List<Word> words, int count, int number, int pages) {}

    /** A notice in the reader's words. */
    public record Word(long id, String text, Instant at, boolean read) {}
}
