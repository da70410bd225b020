package org.gatehouse.conversation;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.attachment.Attachments;
import org.gatehouse.conversation.Reactions.Sign;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The room's door. Who may see a project reads what is said in it; its team, and managers, say something while it is
 * open. What somebody said they may change and take away; the project manager may take it away and says why.
 */
@Service
@Transactional
public class Comments {

    static final int LONGEST = 10_000;
    static final int MOST_FILES = 10;
    private static final int MOST_REPLIES = 500;

    private final CommentRows rows;
    private final Topics topics;
    private final Watches watches;
    private final Reactions reactions;
    private final CommentNotices notices;
    private final LiveSignals live;
    private final Projects projects;
    private final Attachments attachments;
    private final CurrentPerson me;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Comments(
            CommentRows rows,
            Topics topics,
            Watches watches,
            Reactions reactions,
            CommentNotices notices,
            LiveSignals live,
            Projects projects,
            Attachments attachments,
            CurrentPerson me,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.topics = topics;
        this.watches = watches;
        this.reactions = reactions;
        this.notices = notices;
        this.live = live;
        this.projects = projects;
        this.attachments = attachments;
        this.me = me;
        this.events = events;
        this.clock = clock;
    }

    /** A file that comes with a comment. */
    public record File(String name, byte[] content) {}

    /** Says something; returns its number within the project. */
    public int add(String subject, String body) {
        return add(Subject.of(subject), 0, body, List.of()).number();
    }

    /** @param replyTo number of the comment it answers; 0 for none */
    Comment add(Subject subject, int replyTo, String body, List<File> files) {
        Project project = open(subject.projectKey());
        Topic topic = topics.require(subject);
        String text = checked(body, !files.isEmpty());
        if (files.size() > MOST_FILES) {
            throw new InvalidInput("file", "conversation.error.tooManyFiles", MOST_FILES);
        }
        Comment answered = replyTo == 0 ? null : answerable(subject, replyTo);
        Comment comment = rows.add(
                subject,
                rows.nextNumber(project.key()),
                answered == null ? 0 : answered.number(),
                me.id(),
                text,
                clock.instant());
        for (File file : files) {
            attachments.keep(comment.owner(), file.name(), file.content());
        }
        Set<String> audience = watches.audience(subject, topic, project);
        watches.takesPart(me.id(), subject);
        notices.said(comment, topic, project, answered, audience);
        events.publishEvent(CommentChanged.of(comment, topic, "conversation.commented", ""));
        return comment;
    }

    /** Says it otherwise; what it said before is kept. */
    void change(String projectKey, int number, int version, String body) {
        Project project = open(projectKey);
        Comment comment = standing(projectKey, number);
        requireAuthor(comment);
        Topic topic = topics.require(comment.subject());
        String text = checked(body, !attachments.of(List.of(comment.owner())).isEmpty());
        if (comment.version() != version) {
            throw new Conflict("error.changedMeanwhile");
        }
        if (text.equals(comment.body())) {
            return;
        }
        if (!rows.change(comment, text, clock.instant())) {
            throw new Conflict("error.changedMeanwhile");
        }
        notices.changed(comment, text, topic, project);
        events.publishEvent(CommentChanged.of(comment, topic, "conversation.edited", ""));
    }

    /** Takes it away: its words, its files and what it said before. That something stood there stays to be seen. */
    void remove(String projectKey, int number, String reason) {
        Project project = open(projectKey);
        Comment comment = standing(projectKey, number);
        boolean mine = comment.authorId().equals(me.id());
        if (!mine && !project.managerId().equals(me.id())) {
            throw new NotAllowed("conversation.error.notYours");
        }
        String why = reason == null ? "" : reason.strip();
        if (!mine && why.isEmpty()) {
            throw new InvalidInput("reason", "conversation.error.reason");
        }
        if (why.length() > 1000) {
            throw new InvalidInput("reason", "error.tooLong", 1000);
        }
        rows.remove(comment, me.id(), why, clock.instant());
        attachments.discard(comment.owner());
        events.publishEvent(CommentChanged.of(comment, topics.require(comment.subject()), "conversation.removed", why));
    }

    /** Gives a sign, or takes it back. */
    Comment react(String projectKey, int number, Sign sign) {
        open(projectKey);
        Comment comment = standing(projectKey, number);
        reactions.turn(comment.id(), me.id(), sign);
        live.tell(projectKey, comment.subject().toString());
        return comment;
    }

    /** Whether the signed-in person hears of what is said there. */
    void follow(Subject subject, Watches.Choice choice) {
        open(subject.projectKey());
        topics.require(subject);
        watches.choose(me.id(), subject, choice);
    }

    /** The comment, if the signed-in person may see its project. */
    @Transactional(readOnly = true)
    Comment visible(String projectKey, int number) {
        projects.visible(projectKey);
        return rows.find(projectKey, number).orElseThrow(() -> new NotFound(projectKey + " " + number));
    }

    @Transactional(readOnly = true)
    List<CommentRows.Version> versions(Comment comment) {
        return rows.versions(comment.id());
    }

    /** The first words of comments that stand, by project and number as in {@code SEO 3}. */
    @Transactional(readOnly = true)
    Map<String, Comment> standing(Set<String> projectKeys, Set<Integer> numbers) {
        return rows.some(projectKeys, numbers).stream()
                .filter(comment -> !comment.isRemoved())
                .collect(
                        Collectors.toMap(comment -> comment.projectKey() + " " + comment.number(), comment -> comment));
    }

    boolean maySpeak(Project project) {
        return project.isOpen() && (project.isTeam(me.id()) || projects.seesAll());
    }

    /** The project, if the signed-in person may say something in it now. */
    Project open(String projectKey) {
        Project project = projects.visible(projectKey);
        if (!project.isOpen()) {
            throw new Conflict("project.error.closed", projectKey);
        }
        if (!maySpeak(project)) {
            throw new NotAllowed("project.error.teamOnly");
        }
        return project;
    }

    private Comment standing(String projectKey, int number) {
        Comment comment = rows.find(projectKey, number).orElseThrow(() -> new NotFound(projectKey + " " + number));
        if (comment.isRemoved()) {
            throw new Conflict("conversation.error.gone");
        }
        return comment;
    }

    /** An answer to an answer stands beside it. */
    private Comment answerable(Subject subject, int number) {
        Comment answered = standing(subject.projectKey(), number);
        if (!answered.subject().equals(subject)) {
            throw new NotFound(subject.projectKey() + " " + number);
        }
        if (answered.isReply()) {
            return answerable(subject, answered.replyTo());
        }
        if (rows.replyCount(subject.projectKey(), number) >= MOST_REPLIES) {
            throw new Conflict("conversation.error.tooManyReplies");
        }
        return answered;
    }

    private void requireAuthor(Comment comment) {
        if (!comment.authorId().equals(me.id())) {
            throw new NotAllowed("conversation.error.notYours");
        }
    }

    private static String checked(String body, boolean hasFiles) {
        String text =
                body == null ? "" : Markdown.seen(body).replace("\r\n", "\n").strip();
        if (text.isEmpty() && !hasFiles) {
            throw new InvalidInput("body", "conversation.error.empty");
        }
        if (text.length() > LONGEST) {
            throw new InvalidInput("body", "error.tooLong", LONGEST);
        }
        return text;
    }
}
