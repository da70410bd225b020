package org.gatehouse.conversation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.attachment.Attachment;
import org.gatehouse.attachment.Attachments;
import org.gatehouse.conversation.Reactions.Sign;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.gatehouse.project.Project;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was said about a subject, page by page, as its reader sees it: the newest at the end. */
@Component
class Threads {

    /** Comments with their answers on a page. */
    static final int PAGE = 20;

    private final CommentRows rows;
    private final Comments comments;
    private final CommentNotices notices;
    private final Reactions reactions;
    private final Attachments attachments;
    private final Markdown markdown;
    private final People people;
    private final CurrentPerson me;

    Threads(
            CommentRows rows,
            Comments comments,
            CommentNotices notices,
            Reactions reactions,
            Attachments attachments,
            Markdown markdown,
            People people,
            CurrentPerson me) {
        this.rows = rows;
        this.comments = comments;
        this.notices = notices;
        this.reactions = reactions;
        this.attachments = attachments;
        this.markdown = markdown;
        this.people = people;
        this.me = me;
    }

    /** A sign under a comment: who gave it, and whether the reader did. */
    record Given(Sign sign, int count, String names, boolean mine) {}

    /** A comment as its reader sees it. */
    record Shown(
            Comment comment,
            String html,
            List<Attachment> files,
            List<Given> signs,
            List<Shown> replies,
            boolean changeable,
            boolean removable) {}

    /**
     * One page.
     *
     * @param count of all comments, answers included
     * @param page from 1, the newest
     */
    record View(List<Shown> comments, int count, int page, int pages, boolean speaks) {}

    /**
     * @param page from 1, the newest
     * @param number of a comment that the page is to show; 0 for none
     */
    @Transactional(readOnly = true)
    View of(Subject subject, Project project, int page, int number) {
        int sought = number == 0
                ? 0
                : rows.find(project.key(), number)
                        .map(comment -> comment.isReply() ? comment.replyTo() : comment.number())
                        .orElse(0);
        CommentRows.Count count = rows.count(subject, sought);
        int pages = Math.max(1, (count.roots() + PAGE - 1) / PAGE);
        int wanted = sought == 0 ? page : count.behind() / PAGE + 1;
        int shown = Math.max(1, Math.min(wanted, pages));
        List<Comment> roots = new ArrayList<>(rows.roots(subject, PAGE, (shown - 1) * PAGE));
        java.util.Collections.reverse(roots);
        List<Comment> replies =
                rows.replies(project.key(), roots.stream().map(Comment::number).toList());
        return new View(shown(roots, replies, project), count.everything(), shown, pages, comments.maySpeak(project));
    }

    /** The text as it would be shown. */
    String preview(String text, Project project) {
        return markdown.html(Markdown.seen(text), notices.mentionable(project));
    }

    String html(String text, Project project) {
        return markdown.html(text, notices.mentionable(project));
    }

    private List<Shown> shown(List<Comment> roots, List<Comment> replies, Project project) {
        List<Comment> all = Stream.concat(roots.stream(), replies.stream()).toList();
        Scene scene = new Scene(
                project,
                comments.maySpeak(project),
                notices.mentionable(project),
                attachments.of(all.stream().map(Comment::owner).toList()).stream()
                        .collect(Collectors.groupingBy(Attachment::owner)),
                reactions.of(all.stream().map(Comment::id).toList()));
        Map<Integer, List<Shown>> answers = replies.stream()
                .collect(Collectors.groupingBy(
                        Comment::replyTo,
                        LinkedHashMap::new,
                        Collectors.mapping(reply -> shown(reply, List.of(), scene), Collectors.toList())));
        return roots.stream()
                .map(root -> shown(root, answers.getOrDefault(root.number(), List.of()), scene))
                .toList();
    }

    /** What is the same for all comments of a page. */
    private record Scene(
            Project project,
            boolean speaks,
            Map<String, String> names,
            Map<String, List<Attachment>> files,
            Map<Long, Map<Sign, List<String>>> signs) {}

    private Shown shown(Comment comment, List<Shown> replies, Scene scene) {
        boolean stands = scene.speaks() && !comment.isRemoved();
        boolean mine = comment.authorId().equals(me.id());
        return new Shown(
                comment,
                markdown.html(comment.body(), scene.names()),
                scene.files().getOrDefault(comment.owner(), List.of()),
                given(scene.signs().getOrDefault(comment.id(), Map.of())),
                replies,
                stands && mine,
                stands && (mine || scene.project().managerId().equals(me.id())));
    }

    private List<Given> given(Map<Sign, List<String>> signs) {
        return signs.entrySet().stream()
                .map(entry -> new Given(
                        entry.getKey(),
                        entry.getValue().size(),
                        names(entry.getValue()),
                        entry.getValue().contains(me.id())))
                .toList();
    }

    private String names(Collection<String> ids) {
        return ids.stream().map(people::name).collect(Collectors.joining(", "));
    }
}
