package org.gatehouse.notice;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.delivery.Mails;
import org.gatehouse.delivery.Part;
import org.gatehouse.person.Person;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Writes notices as mails: plain and as a page, with links that lead there after sign-in and mark the notice as read. */
@Component
class MailTexts {

    private static final int LONGEST_SUBJECT = 150;

    private final Mails mails;
    private final NoticeTexts texts;
    private final HabitRows habits;
    private final ITemplateEngine pages;
    private final String address;

    /** @param address of the portal, as people reach it */
    MailTexts(
            Mails mails,
            NoticeTexts texts,
            HabitRows habits,
            ITemplateEngine pages,
            @Value("${gatehouse.address}") String address) {
        this.mails = mails;
        this.texts = texts;
        this.habits = habits;
        this.pages = pages;
        this.address = address.replaceAll("/+$", "");
    }

    /** A notice in a mail. */
    record Line(String text, String at, String link) {}

    /** Notices of one topic in a mail. */
    record Group(String topic, List<Line> lines) {}

    void single(Person person, Locale locale, Notice notice) {
        Line line = line(notice, locale, zone(person));
        String subject = line.text().length() > LONGEST_SUBJECT
                ? line.text().substring(0, LONGEST_SUBJECT - 1) + "…"
                : line.text();
        String text = texts.message(
                locale, "notice.mail.body", person.name(), line.text(), line.link(), address + "/me/notices");
        put(person, locale, "notice:" + notice.id(), subject, text, List.of(new Group("", List.of(line))));
    }

    void many(Person person, Locale locale, List<Notice> notices, boolean digest) {
        ZoneId zone = zone(person);
        List<Group> groups = Arrays.stream(Topic.values())
                .map(topic -> new Group(
                        topic.name(),
                        notices.stream()
                                .filter(notice -> Topic.of(notice.message()) == topic)
                                .map(notice -> line(notice, locale, zone))
                                .toList()))
                .filter(group -> !group.lines().isEmpty())
                .toList();
        StringBuilder plain = new StringBuilder();
        for (Group group : groups) {
            plain.append(texts.message(locale, "notice.topic." + group.topic())).append("\n\n");
            group.lines()
                    .forEach(line -> plain.append("- ")
                            .append(line.text())
                            .append("\n  ")
                            .append(line.link())
                            .append("\n"));
            plain.append("\n");
        }
        String subject = texts.message(locale, digest ? "notice.mail.digest" : "notice.mail.many", notices.size());
        String text = texts.message(
                locale,
                "notice.mail.list",
                person.name(),
                subject,
                plain.toString().strip(),
                address + "/me/notices");
        String key = (digest ? "digest:" : "notices:") + person.id() + ":"
                + notices.get(0).id() + "-" + notices.get(notices.size() - 1).id();
        put(person, locale, key, subject, text, groups);
    }

    private void put(Person person, Locale locale, String key, String subject, String text, List<Group> groups) {
        Context page = new Context(
                locale,
                Map.of(
                        "name",
                        person.name(),
                        "subject",
                        subject,
                        "groups",
                        groups,
                        "settings",
                        address + "/me/notices"));
        byte[] html = pages.process("notice/mail", page).getBytes(StandardCharsets.UTF_8);
        mails.put(key, person.email(), subject, text, List.of(new Part("", "text/html; charset=UTF-8", html)));
    }

    private Line line(Notice notice, Locale locale, ZoneId zone) {
        String text = texts.in(locale, notice).replaceAll("\\s+", " ").strip();
        return new Line(text, at(notice.createdAt(), locale, zone), address + "/notices/" + notice.id());
    }

    private String at(Instant when, Locale locale, ZoneId zone) {
        return DateTimeFormatter.ofPattern(texts.message(locale, "format.dateTime"), locale)
                .format(when.atZone(zone));
    }

    private ZoneId zone(Person person) {
        return habits.of(person.id()).zone();
    }
}
