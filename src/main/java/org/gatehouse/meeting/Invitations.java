package org.gatehouse.meeting;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.delivery.Mails;
import org.gatehouse.delivery.Part;
import org.gatehouse.meeting.CalendarFile.Guest;
import org.gatehouse.meeting.CalendarFile.Time;
import org.gatehouse.meeting.CalendarFile.Told;
import org.gatehouse.notice.Notices;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.gatehouse.person.Person;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Tells people of their meetings within the transaction that changed them: a notice, and a mail that their calendar
 * understands where they want mail of it. Whoever changed a meeting of their own knows already; a calendar that holds
 * the organizer's own takes no invitation to it, so they get the notice alone.
 */
@Component
class Invitations {

    private final MeetingRows rows;
    private final Wording wording;
    private final Mails mails;
    private final Notices notices;
    private final People people;
    private final CurrentPerson me;
    private final MessageSource messages;
    private final Clock clock;
    private final String from;
    private final String address;

    Invitations(
            MeetingRows rows,
            Wording wording,
            Mails mails,
            Notices notices,
            People people,
            CurrentPerson me,
            MessageSource messages,
            Clock clock,
            @Value("${gatehouse.mail-from}") String from,
            @Value("${gatehouse.address}") String address) {
        this.rows = rows;
        this.wording = wording;
        this.mails = mails;
        this.notices = notices;
        this.people = people;
        this.me = me;
        this.messages = messages;
        this.clock = clock;
        this.from = from;
        this.address = address;
    }

    /** What is new about it. */
    enum Word {
        INVITED,
        CHANGED,
        MOVED,
        ENDED,
        CANCELLED,
        WITHDRAWN;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The meeting as it is now, to these people. */
    void whole(Meeting meeting, List<Occurrence> all, Collection<String> whom, Word word) {
        if (!whom.isEmpty()) {
            String file = request(meeting, all);
            tell(meeting, word == Word.ENDED ? last(all) : next(all), whom, word, "REQUEST", file, "");
        }
    }

    /** One time of it, to everybody. */
    void one(Meeting meeting, Occurrence occurrence) {
        String file = meeting.rhythm().isSeries()
                ? files().request(told(meeting, Map.of()), time(meeting, occurrence, rows.answers(meeting.key())))
                : request(meeting, List.of(occurrence));
        tell(meeting, occurrence, meeting.people(), Word.MOVED, "REQUEST", file, "");
    }

    /** Nothing of it is held. */
    void cancelled(Meeting meeting, String reason) {
        cancelled(meeting, meeting.people(), Word.CANCELLED, reason);
    }

    /** It is held without these people. */
    void withdrawn(Meeting meeting, Collection<String> whom) {
        cancelled(meeting, whom, Word.WITHDRAWN, "");
    }

    private void cancelled(Meeting meeting, Collection<String> whom, Word word, String reason) {
        if (whom.isEmpty()) {
            return;
        }
        Told told = told(meeting, Map.of());
        List<Guest> gone = whom.stream()
                .map(person -> new Guest(party(person), true, Answer.NEEDS_ACTION))
                .toList();
        String file = files().cancel(new Told(meeting, told.organizer(), gone, told.link()));
        tell(meeting, next(rows.occurrences(meeting.key())), whom, word, "CANCEL", file, reason);
    }

    void cancelledOne(Meeting meeting, Occurrence occurrence, String reason) {
        String file = files().cancel(told(meeting, Map.of()), time(meeting, occurrence, rows.answers(meeting.key())));
        tell(meeting, occurrence, meeting.people(), Word.CANCELLED, "CANCEL", file, reason);
    }

    /** The organizer hears what somebody answered. */
    void answered(Meeting meeting, Occurrence occurrence, String person, Answer answer) {
        if (!person.equals(meeting.organizerId())) {
            notices.tell(
                    meeting.organizerId(),
                    "notice.meeting.answered." + answer.name().toLowerCase(Locale.ROOT),
                    List.of(people.name(person), meeting.label(), wording.plain(occurrence, meeting)),
                    link(meeting, occurrence));
        }
    }

    /** The file for a calendar in which it is not yet. */
    String request(Meeting meeting, List<Occurrence> all) {
        Map<Long, Map<String, Answer>> answers = rows.answers(meeting.key());
        Told told = told(meeting, Map.of());
        return files().request(
                        told,
                        all.stream().map(one -> time(meeting, one, answers)).toList());
    }

    static String link(Meeting meeting, Occurrence occurrence) {
        return "/projects/" + meeting.projectKey() + "/meetings/" + meeting.key() + "/" + occurrence.number();
    }

    private void tell(
            Meeting meeting,
            Occurrence occurrence,
            Collection<String> whom,
            Word word,
            String method,
            String file,
            String reason) {
        for (String id : whom) {
            Person person = people.find(id).filter(one -> !one.isFormer()).orElse(null);
            boolean organizes = id.equals(meeting.organizerId());
            if (person == null || organizes && id.equals(me.id())) {
                continue;
            }
            String link = link(meeting, occurrence);
            String message = "notice.meeting." + (organizes && word == Word.INVITED ? Word.CHANGED : word).key();
            List<String> arguments =
                    List.of(meeting.label(), wording.plain(occurrence, meeting), people.name(meeting.organizerId()));
            if (organizes || !mails.areSent() || !hasMail(person)) {
                notices.tell(id, message, arguments, link);
            } else {
                notices.tellBesideMail(id, message, arguments, link)
                        .ifPresent(when -> mail(meeting, occurrence, person, word, method, file, reason, link, when));
            }
        }
    }

    private void mail(
            Meeting meeting,
            Occurrence occurrence,
            Person person,
            Word word,
            String method,
            String file,
            String reason,
            String link,
            Instant notBefore) {
        Locale locale = people.language(person.id());
        String subject =
                messages.getMessage("meeting.mail.subject." + word.key(), new Object[] {meeting.title()}, locale);
        StringBuilder text = new StringBuilder(messages.getMessage(
                "meeting.mail.body",
                new Object[] {
                    person.name(),
                    subject,
                    wording.when(occurrence, meeting, locale),
                    occurrence.place().isEmpty() ? "–" : occurrence.place(),
                    people.name(meeting.organizerId()),
                    address + link
                },
                locale));
        if (!reason.isEmpty()) {
            text.append("\n\n").append(messages.getMessage("meeting.mail.reason", new Object[] {reason}, locale));
        }
        mails.put(
                "meeting:" + meeting.uid() + ":" + meeting.sequence() + ":" + method + ":" + occurrence.number() + ":"
                        + person.id(),
                person.email(),
                subject.replaceAll("\\s+", " "),
                text.toString(),
                parts(method, file.getBytes(StandardCharsets.UTF_8)),
                notBefore);
    }

    /** A form of the text for programs that know calendars, and a file for those that open one. */
    private static List<Part> parts(String method, byte[] file) {
        return List.of(
                new Part("", "text/calendar; charset=UTF-8; method=" + method, file),
                new Part("invite.ics", "application/ics", file));
    }

    private Told told(Meeting meeting, Map<String, Answer> answers) {
        return new Told(
                meeting,
                party(meeting.organizerId()),
                guests(meeting, answers),
                address + "/projects/" + meeting.projectKey() + "/meetings/" + meeting.key());
    }

    private Time time(Meeting meeting, Occurrence occurrence, Map<Long, Map<String, Answer>> answers) {
        return new Time(occurrence, guests(meeting, answers.getOrDefault(occurrence.id(), Map.of())));
    }

    private List<Guest> guests(Meeting meeting, Map<String, Answer> answers) {
        return meeting.invitees().stream()
                .map(each -> new Guest(
                        party(each.personId()), each.required(), answers.getOrDefault(each.personId(), each.answer())))
                .toList();
    }

    private Party party(String id) {
        Person person = people.find(id).orElse(null);
        return person == null
                ? new Party(id, people.name(id), "")
                : new Party(id, person.name(), hasMail(person) ? person.email().strip() : "");
    }

    private static boolean hasMail(Person person) {
        return person.email() != null && !person.email().isBlank();
    }

    /** The next one that is held; the first where none is to come. */
    private Occurrence next(List<Occurrence> all) {
        Instant now = clock.instant();
        return all.stream()
                .filter(one -> !one.isCancelled() && one.endsAt().isAfter(now))
                .findFirst()
                .orElse(all.get(0));
    }

    private static Occurrence last(List<Occurrence> all) {
        return all.stream()
                .filter(one -> !one.isCancelled())
                .reduce((one, later) -> later)
                .orElse(all.get(0));
    }

    private CalendarFile files() {
        return new CalendarFile(from, clock.instant());
    }
}
