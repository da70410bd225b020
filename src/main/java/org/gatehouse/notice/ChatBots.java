package org.gatehouse.notice;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.outbound.Outbound;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.gatehouse.project.Projects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Robots of people and of projects: each person looks after theirs, whoever steers a project after its own. */
@Service
@Transactional
class ChatBots {

    /** Robots a person or a project may have. */
    static final int MOST = 5;

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ADDRESS = 1000;
    private static final int LONGEST_SECRET = 200;
    private static final Set<String> LANGUAGES = Set.of("en", "zh-CN");

    private final ChatBotRows rows;
    private final ChatLine line;
    private final NoticeTexts texts;
    private final Projects projects;
    private final People people;
    private final CurrentPerson me;
    private final Outbound outbound;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final String address;

    ChatBots(
            ChatBotRows rows,
            ChatLine line,
            NoticeTexts texts,
            Projects projects,
            People people,
            CurrentPerson me,
            Outbound outbound,
            ApplicationEventPublisher events,
            Clock clock,
            @Value("${gatehouse.address}") String address) {
        this.rows = rows;
        this.line = line;
        this.texts = texts;
        this.projects = projects;
        this.people = people;
        this.me = me;
        this.outbound = outbound;
        this.events = events;
        this.clock = clock;
        this.address = address.replaceAll("/+$", "");
    }

    /** A robot as somebody writes it down. */
    record Draft(String kind, String name, String address, String secret) {

        /** What was not sent is empty. */
        Draft whole() {
            return new Draft(
                    Objects.requireNonNullElse(kind, ""),
                    Objects.requireNonNullElse(name, ""),
                    Objects.requireNonNullElse(address, ""),
                    Objects.requireNonNullElse(secret, ""));
        }

        @Override
        public String toString() {
            return kind + " " + name;
        }
    }

    @Transactional(readOnly = true)
    List<ChatBot> mine() {
        return rows.ofPerson(me.id());
    }

    @Transactional(readOnly = true)
    List<ChatBot> ofProject(String projectKey) {
        projects.steerable(projectKey);
        return rows.ofProject(projectKey);
    }

    void addMine(Draft draft) {
        requireRoom(rows.ofPerson(me.id()));
        String language = people.language(me.id()).toLanguageTag();
        rows.add(bot(draft, me.id(), null, language, ""), me.id(), clock.instant());
    }

    void addToProject(String projectKey, Draft draft, String language, Collection<String> topics) {
        projects.steerable(projectKey);
        requireRoom(rows.ofProject(projectKey));
        if (!LANGUAGES.contains(language)) {
            throw new InvalidInput("language", "error.choice", language, String.join(", ", LANGUAGES));
        }
        if (topics.isEmpty()) {
            throw new InvalidInput("topics", "notice.error.noTopic");
        }
        String chosen =
                topics.stream().map(SettingsForm::topic).map(Topic::name).collect(Collectors.joining(","));
        ChatBot bot = bot(draft, null, projectKey, language, chosen);
        rows.add(bot, me.id(), clock.instant());
        events.publishEvent(new ChannelsChanged(projectKey, "notice.botAdded", bot.name(), bot.kind()));
    }

    void removeMine(long id) {
        rows.remove(requireMine(id).id());
    }

    void removeFromProject(String projectKey, long id) {
        projects.steerable(projectKey);
        ChatBot bot = requireOf(projectKey, id);
        rows.remove(bot.id());
        events.publishEvent(new ChannelsChanged(projectKey, "notice.botRemoved", bot.name(), bot.kind()));
    }

    /** Has a robot say that it works. */
    void tryMine(long id) {
        attempt(requireMine(id));
    }

    void tryOfProject(String projectKey, long id) {
        projects.steerable(projectKey);
        attempt(requireOf(projectKey, id));
    }

    /** Has each robot of a person say these; returns how many do. */
    int tell(String person, Locale locale, List<Notice> notices, boolean digest) {
        List<ChatBot> bots = rows.ofPerson(person);
        String title = notices.size() == 1
                ? texts.message(locale, "notice.chat.title")
                : texts.message(locale, digest ? "notice.mail.digest" : "notice.mail.many", notices.size());
        ChatText text = new ChatText(
                title,
                notices.stream()
                        .map(notice -> new ChatText.Line(texts.in(locale, notice), address + "/notices/" + notice.id()))
                        .toList(),
                texts.message(locale, "button.open"),
                locale.getLanguage().equals("zh"));
        String key = (digest ? "digest:" : "notices:") + notices.get(0).id() + "-"
                + notices.get(notices.size() - 1).id();
        bots.forEach(bot -> line.put(bot, key + ":" + bot.id(), text));
        return bots.size();
    }

    private void attempt(ChatBot bot) {
        Locale locale = bot.locale();
        ChatText text = new ChatText(
                texts.message(locale, "notice.chat.title"),
                List.of(new ChatText.Line(texts.message(locale, "notice.chat.works", people.name(me.id())), address)),
                texts.message(locale, "button.open"),
                locale.getLanguage().equals("zh"));
        line.put(bot, "try:" + UUID.randomUUID(), text);
    }

    private ChatBot bot(Draft draft, String person, String project, String language, String topics) {
        ChatKind kind = ChatKind.of(draft.kind());
        if (kind == null) {
            throw new InvalidInput("kind", "error.required", "kind");
        }
        String name = draft.name().strip();
        if (name.isEmpty()) {
            throw new InvalidInput("name", "error.required", "name");
        }
        if (name.length() > LONGEST_NAME) {
            throw new InvalidInput("name", "error.tooLong", LONGEST_NAME);
        }
        if (draft.address().length() > LONGEST_ADDRESS) {
            throw new InvalidInput("address", "error.tooLong", LONGEST_ADDRESS);
        }
        if (draft.secret().length() > LONGEST_SECRET) {
            throw new InvalidInput("secret", "error.tooLong", LONGEST_SECRET);
        }
        String where = outbound.require(draft.address().strip()).toString();
        String secret = kind.isSigning() ? draft.secret().strip() : "";
        return new ChatBot(0, person, project, kind, name, where, secret, language, topics, null, "");
    }

    private static void requireRoom(List<ChatBot> present) {
        if (present.size() >= MOST) {
            throw new Conflict("notice.error.tooManyBots", MOST);
        }
    }

    private ChatBot requireMine(long id) {
        return rows.find(id)
                .filter(bot -> me.id().equals(bot.personId()))
                .orElseThrow(() -> new NotFound(Long.toString(id)));
    }

    private ChatBot requireOf(String projectKey, long id) {
        return rows.find(id)
                .filter(bot -> projectKey.equals(bot.projectKey()))
                .orElseThrow(() -> new NotFound(Long.toString(id)));
    }
}
