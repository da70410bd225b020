package org.gatehouse.notice;

import java.util.Arrays;
import java.util.Set;

/** What notices are about, as people choose what reaches them how: messages by the rooms they come from. */
enum Topic {
    /** Decisions and tasks that wait for the person. */
    TASKS("task", "waiting", "handover"),
    /** Gates, changes, adjustments, closure: what was asked for or decided. */
    DECISIONS("gate", "change", "adjustment", "closure", "drift"),
    /** Work items, their due dates, hours, and the programs that take part. */
    WORK("execution", "inbox", "timesheet", "plan", "code", "webhook", "api"),
    /** Comments, mentions, documents. */
    TALK("conversation", "document"),
    MEETINGS("meeting"),
    RISKS("risk"),
    /** Reviews, resources, health, readings. */
    COURSE("review", "resource", "health", "measure", "progress", "workload"),
    GROWTH("appraisal", "lesson"),
    OTHER();

    /** Messages that do not wait for the end of somebody's quiet hours. */
    private static final Set<String> URGENT = Set.of(
            "notice.waiting.reminded",
            "notice.execution.escalated",
            "notice.risk.respond",
            "notice.risk.fired",
            "adjustment.notice.reminded");

    private final Set<String> rooms;

    Topic(String... rooms) {
        this.rooms = Set.of(rooms);
    }

    /** @param message key, {@code notice.<room>.…} or {@code <room>.notice.…} */
    static Topic of(String message) {
        String[] words = message.split("\\.");
        String room = words[0].equals("notice") && words.length > 1 ? words[1] : words[0];
        return Arrays.stream(values())
                .filter(topic -> topic.rooms.contains(room))
                .findFirst()
                .orElse(OTHER);
    }

    static boolean isUrgent(String message) {
        return URGENT.contains(message);
    }

    /** Whether what happened in a room's name, as in {@code gate} of {@code gate.voted}, is of this topic. */
    boolean includes(String room) {
        return this == OTHER
                ? Arrays.stream(values()).noneMatch(topic -> topic.rooms.contains(room))
                : rooms.contains(room);
    }
}
