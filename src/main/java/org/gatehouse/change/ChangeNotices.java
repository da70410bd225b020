package org.gatehouse.change;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gatehouse.change.Impact.Effect;
import org.gatehouse.change.Impact.Frame;
import org.gatehouse.change.Impact.GoalEffect;
import org.gatehouse.engine.Label;
import org.gatehouse.goal.Goal;
import org.gatehouse.goal.Goals;
import org.gatehouse.notice.Notices;
import org.gatehouse.person.People;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Tells everybody whom a change touches what it changes for them, each in one notice: owners of items that move, come,
 * go or change hands, owners of goals, project manager, sponsor and whoever asked for it.
 */
@Component
class ChangeNotices {

    /** More than this is left to the page. */
    private static final int SAID = 4;

    private static final int TITLE = 60;

    private final Notices notices;
    private final MessageSource messages;
    private final Projects projects;
    private final People people;
    private final Goals goals;

    ChangeNotices(Notices notices, MessageSource messages, Projects projects, People people, Goals goals) {
        this.notices = notices;
        this.messages = messages;
        this.projects = projects;
        this.people = people;
        this.goals = goals;
    }

    /** One thing somebody is told: a message key with its arguments; days are put into the reader's language. */
    private record Word(String key, Object... arguments) {}

    void applied(Change change) {
        Project project = projects.require(change.projectKey());
        Impact impact = change.impact();
        Map<String, List<Word>> words = new LinkedHashMap<>();
        impact.effects().forEach(effect -> item(effect, words));
        Map<String, String> owners = goals.of(project.key()).stream()
                .collect(Collectors.toMap(Goal::key, goal -> Objects.toString(goal.ownerId(), "")));
        impact.goals().stream()
                .filter(GoalEffect::isChanged)
                .forEach(goal -> add(words, owners.getOrDefault(goal.goalKey(), ""), goal(goal)));
        List.of(project.sponsorId(), project.managerId(), change.requesterId()).stream()
                .distinct()
                .forEach(person -> frame(impact.frame(), words.computeIfAbsent(person, key -> new ArrayList<>())));
        words.forEach((person, said) -> notices.tell(
                person, "notice.change.applied", List.of(name(change), label(said), project.name()), link(change)));
    }

    void rejected(Change change) {
        Project project = projects.require(change.projectKey());
        notices.tell(
                change.requesterId(),
                "notice.change.rejected",
                List.of(name(change), change.answer().isEmpty() ? "–" : change.answer(), project.name()),
                link(change));
    }

    private void item(Effect effect, Map<String, List<Word>> words) {
        String item = (effect.itemKey() == null ? "" : effect.itemKey() + " ") + cut(effect.title());
        String before = Objects.toString(effect.ownerBefore(), "");
        String after = Objects.toString(effect.ownerAfter(), "");
        if (effect.isAddition()) {
            add(words, after, new Word("change.told.added", item, effect.startAfter(), effect.finishAfter()));
        } else if (effect.isCancelled()) {
            add(words, before, new Word("change.told.cancelled", item));
        } else if (effect.isHandedOver()) {
            add(words, before, new Word("change.told.givenTo", item, people.name(after)));
            add(words, after, new Word("change.told.taken", item, effect.startAfter(), effect.finishAfter()));
        } else if (effect.isMoved()) {
            add(
                    words,
                    after,
                    new Word(
                            "change.told.moved",
                            item,
                            effect.startBefore(),
                            effect.finishBefore(),
                            effect.startAfter(),
                            effect.finishAfter()));
        } else {
            add(words, after, new Word("change.told.different", item));
        }
    }

    private static Word goal(GoalEffect goal) {
        return new Word(
                "change.told.goal",
                cut(goal.statement()),
                (goal.targetAfter() == null ? "–" : goal.targetAfter().toPlainString()) + " " + goal.unit(),
                goal.deadlineAfter());
    }

    private static void frame(Frame frame, List<Word> said) {
        List<Word> whole = new ArrayList<>();
        if (!Objects.equals(frame.planFinishBefore(), frame.planFinishAfter())) {
            whole.add(new Word("change.told.finish", frame.planFinishBefore(), frame.planFinishAfter()));
        }
        if (!frame.projectEndBefore().equals(frame.projectEndAfter())) {
            whole.add(new Word("change.told.end", frame.projectEndBefore(), frame.projectEndAfter()));
        }
        if (frame.budgetBefore().compareTo(frame.budgetAfter()) != 0) {
            whole.add(new Word(
                    "change.told.budget",
                    frame.budgetBefore().stripTrailingZeros().toPlainString(),
                    frame.budgetAfter().stripTrailingZeros().toPlainString()));
        }
        said.addAll(0, whole.isEmpty() ? List.of(new Word("change.told.frameStays")) : whole);
    }

    private static void add(Map<String, List<Word>> words, String person, Word word) {
        if (!person.isEmpty()) {
            words.computeIfAbsent(person, key -> new ArrayList<>()).add(word);
        }
    }

    /** All of it in both languages, as notices keep it. */
    private String label(List<Word> said) {
        return new Label(in(Locale.ENGLISH, said), in(Locale.SIMPLIFIED_CHINESE, said), "").toString();
    }

    private String in(Locale locale, List<Word> said) {
        Function<Word, String> spoken = word -> messages.getMessage(word.key(), readable(word, locale), locale);
        String text = said.stream().limit(SAID).map(spoken).collect(Collectors.joining(" "));
        return said.size() <= SAID
                ? text
                : text + " " + messages.getMessage("change.told.more", new Object[] {said.size() - SAID}, locale);
    }

    private Object[] readable(Word word, Locale locale) {
        DateTimeFormatter days = DateTimeFormatter.ofPattern(messages.getMessage("format.date", null, locale), locale);
        Object[] readable = word.arguments().clone();
        for (int at = 0; at < readable.length; at++) {
            readable[at] = readable[at] == null
                    ? "–"
                    : readable[at] instanceof LocalDate day ? day.format(days) : readable[at];
        }
        return readable;
    }

    private static String name(Change change) {
        return change.id() + " " + cut(change.title());
    }

    /** Short enough for one line of many, and without the sign that parts two languages. */
    private static String cut(String text) {
        String plain = text.replace(" | ", " / ").strip();
        return plain.length() <= TITLE ? plain : plain.substring(0, TITLE - 1) + "…";
    }

    private static String link(Change change) {
        return "/projects/" + change.projectKey() + "/changes/" + change.id();
    }
}
