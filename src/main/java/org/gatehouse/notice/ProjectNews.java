package org.gatehouse.notice;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.kernel.ProjectEvent;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.gatehouse.project.Projects;
import org.gatehouse.trail.Happening;
import org.gatehouse.trail.Trail;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What happens in a project, told by the project's robots in the words of its trail: one message for all that a
 * transaction did, put in line as it ends.
 */
@Component
class ProjectNews {

    private static final int MOST_LINES = 10;

    /** A hash is for the trail. */
    private static final String SEAL = "gate.sealed.";

    private final ChatBotRows bots;
    private final ChatLine line;
    private final Trail trail;
    private final NoticeTexts texts;
    private final Projects projects;
    private final People people;
    private final CurrentPerson me;
    private final Clock clock;
    private final String address;

    ProjectNews(
            ChatBotRows bots,
            ChatLine line,
            Trail trail,
            NoticeTexts texts,
            Projects projects,
            People people,
            CurrentPerson me,
            Clock clock,
            @Value("${gatehouse.address}") String address) {
        this.bots = bots;
        this.line = line;
        this.trail = trail;
        this.texts = texts;
        this.projects = projects;
        this.people = people;
        this.me = me;
        this.clock = clock;
        this.address = address.replaceAll("/+$", "");
    }

    @EventListener
    void hear(ProjectEvent event) {
        String actor = event.actor().isEmpty() ? me.id() : event.actor();
        heard().computeIfAbsent(event.projectKey(), any -> new ArrayList<>())
                .add(new Happening(
                        clock.instant(), actor, event.action(), event.subject(), event.reason(), event.details()));
    }

    private Map<String, List<Happening>> heard() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            // Whoever tells it outside of a transaction is refused by the trail.
            return new HashMap<>();
        }
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Ending.class::isInstance)
                .map(Ending.class::cast)
                .findFirst()
                .orElseGet(() -> {
                    Ending fresh = new Ending();
                    TransactionSynchronizationManager.registerSynchronization(fresh);
                    return fresh;
                })
                .heard;
    }

    private void tell(String projectKey, List<Happening> all) {
        for (ChatBot bot : bots.ofProject(projectKey)) {
            Set<Topic> topics = bot.speaksOf();
            List<Happening> some = all.stream()
                    .filter(one -> !one.action().startsWith(SEAL))
                    .filter(one -> topics.stream().anyMatch(topic -> topic.includes(room(one))))
                    .toList();
            if (!some.isEmpty()) {
                line.put(bot, "news:" + UUID.randomUUID() + ":" + bot.id(), text(bot, projectKey, some));
            }
        }
    }

    private ChatText text(ChatBot bot, String projectKey, List<Happening> some) {
        Locale locale = bot.locale();
        int shown = Math.min(MOST_LINES, some.size());
        String more = some.size() == shown ? "" : texts.message(locale, "notice.chat.more", some.size() - shown);
        List<ChatText.Line> lines = new ArrayList<>();
        for (Happening one : some.subList(0, shown)) {
            boolean last = lines.size() == shown - 1;
            lines.add(new ChatText.Line(
                    words(one, locale) + (last ? more : ""), last ? address + "/projects/" + projectKey : ""));
        }
        return new ChatText(
                projectKey + " " + projects.require(projectKey).name(),
                lines,
                texts.message(locale, "button.open"),
                locale.getLanguage().equals("zh"));
    }

    private String words(Happening one, Locale locale) {
        String who = one.actor().equals(CurrentPerson.SYSTEM) ? "Gatehouse" : people.name(one.actor());
        String what = trail.what(one, locale);
        return one.reason().isEmpty()
                ? texts.message(locale, "notice.chat.news", who, what)
                : texts.message(locale, "notice.chat.newsWhy", who, what, one.reason());
    }

    private static String room(Happening one) {
        int dot = one.action().indexOf('.');
        return dot < 0 ? one.action() : one.action().substring(0, dot);
    }

    private final class Ending implements TransactionSynchronization {

        private final Map<String, List<Happening>> heard = new LinkedHashMap<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            heard.forEach(ProjectNews.this::tell);
            heard.clear();
        }
    }
}
