package org.gatehouse.notice;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.gatehouse.kernel.NotFound;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The room's door: tells people something, inside the transaction that gave the reason for it. */
@Service
@Transactional
public class Notices {

    /** More unread notices than this are not shown at once. */
    static final int SHOWN = 50;

    private final NoticeRepository notices;
    private final NoticeTexts texts;
    private final Clock clock;

    Notices(NoticeRepository notices, NoticeTexts texts, Clock clock) {
        this.notices = notices;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * Tells a person something; they find it in the portal at once and in their mail soon after, where mail is set up.
     *
     * @param message message key in the caller's own bundle
     * @param arguments of the message; an ISO date or a bilingual label is put into the reader's language
     * @param link path to where it can be acted on
     */
    public void tell(String person, String message, List<String> arguments, String link) {
        Instant now = clock.instant();
        notices.save(new Notice(null, person, message, texts.stored(arguments), link, now, null, now, 0, null));
    }

    /** What the person has not read yet, newest first, in the language of the current reader. */
    @Transactional(readOnly = true)
    public List<Word> unread(String person) {
        Locale locale = LocaleContextHolder.getLocale();
        return notices.unread(person, SHOWN).stream()
                .map(notice -> new Word(notice.id(), texts.in(locale, notice), notice.createdAt()))
                .toList();
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

    /** A notice in the reader's words. */
    public record Word(long id, String text, Instant at) {}
}
