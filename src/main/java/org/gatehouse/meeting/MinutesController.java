package org.gatehouse.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.conversation.Markdown;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.gatehouse.print.Paper;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One time a meeting is held: agenda, answers, minutes. */
@Controller
@RequestMapping("/projects/{key}/meetings/{meetingKey}/{number}")
class MinutesController {

    private final Meetings meetings;
    private final MinutesBook book;
    private final MeetingRows rows;
    private final MinutesRows minutes;
    private final Projects projects;
    private final People people;
    private final CurrentPerson me;
    private final Paper paper;
    private final Markdown markdown;
    private final Clock clock;

    MinutesController(
            Meetings meetings,
            MinutesBook book,
            MeetingRows rows,
            MinutesRows minutes,
            Projects projects,
            People people,
            CurrentPerson me,
            Paper paper,
            Markdown markdown,
            Clock clock) {
        this.meetings = meetings;
        this.book = book;
        this.rows = rows;
        this.minutes = minutes;
        this.projects = projects;
        this.people = people;
        this.me = me;
        this.paper = paper;
        this.markdown = markdown;
        this.clock = clock;
    }

    /** @param version of the minutes; 0 for the newest */
    @GetMapping
    String show(
            @PathVariable String key,
            @PathVariable String meetingKey,
            @PathVariable int number,
            @RequestParam(defaultValue = "0") int version,
            Model model) {
        Project project = projects.visible(key);
        Meeting meeting = meetings.require(key, meetingKey);
        Occurrence one = meetings.require(meeting, number);
        List<Minutes> published = minutes.published(one.id());
        model.addAllAttributes(content(project, meeting, one, published, version));
        List<Occurrence> all = rows.occurrences(meetingKey);
        model.addAttribute("all", all);
        Map<String, Answer> answers = new HashMap<>();
        Map<String, Answer> own = rows.answers(meetingKey).getOrDefault(one.id(), Map.of());
        meeting.invitees()
                .forEach(each -> answers.put(each.personId(), own.getOrDefault(each.personId(), each.answer())));
        model.addAttribute("answers", answers);
        boolean upcoming = one.startsAt().isAfter(clock.instant()) && !one.isCancelled();
        model.addAttribute("upcoming", upcoming);
        model.addAttribute("edits", upcoming && meetings.mayEdit(meeting, project));
        model.addAttribute(
                "answering",
                upcoming && project.isOpen() && meeting.invitee(me.id()).isPresent());
        model.addAttribute("adds", book.mayAddPoints(meeting, one, project));
        boolean writer = book.mayWrite(meeting, one, project);
        boolean open = published.isEmpty() || model.getAttribute("draft") != null;
        model.addAttribute("writes", writer && open && version == 0);
        model.addAttribute("revises", writer && !open);
        model.addAttribute("me", me.id());
        Map<String, String> names = new LinkedHashMap<>();
        meetings.invitable(project).forEach(id -> names.put(id, people.name(id)));
        model.addAttribute("invitable", names);
        return "meeting/one";
    }

    private Map<String, Object> content(
            Project project, Meeting meeting, Occurrence one, List<Minutes> published, int version) {
        Minutes.Draft draft = book.draft(one);
        Minutes chosen = version == 0
                ? published.stream().findFirst().orElse(null)
                : published.stream()
                        .filter(each -> each.number() == version)
                        .findFirst()
                        .orElseThrow(() -> new NotFound(Integer.toString(version)));
        Map<String, Object> content = new HashMap<>();
        content.put("project", project);
        content.put("meeting", meeting);
        content.put("one", one);
        content.put("published", published);
        content.put("minutes", chosen);
        content.put("html", chosen == null ? "" : markdown.html(chosen.text()));
        content.put("draft", draft.version() == 0 ? null : draft);
        boolean now = chosen == null || draft.version() > 0 && version == 0;
        Minutes.Record record = now ? book.recordNow(meeting, one) : book.record(chosen);
        content.put(
                "record",
                now && chosen != null
                        ? new Minutes.Record(
                                book.record(chosen).agenda(), record.people(), record.decisions(), record.actions())
                        : record);
        return content;
    }

    @PostMapping("/points")
    String addPoint(
            @PathVariable String key,
            @PathVariable String meetingKey,
            @PathVariable int number,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(defaultValue = "10") int minutes) {
        book.addPoint(key, meetingKey, number, title, owner, minutes);
        return back(key, meetingKey, number, "agenda");
    }

    @PostMapping("/points/{id}/removal")
    String removePoint(
            @PathVariable String key,
            @PathVariable String meetingKey,
            @PathVariable int number,
            @PathVariable long id) {
        book.removePoint(key, meetingKey, number, id);
        return back(key, meetingKey, number, "agenda");
    }

    @PostMapping("/minutes")
    String write(
            @PathVariable String key,
            @PathVariable String meetingKey,
            @PathVariable int number,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) List<String> present) {
        book.write(key, meetingKey, number, version, text, present == null ? List.of() : present);
        return back(key, meetingKey, number, "minutes");
    }

    @PostMapping("/decisions")
    String addDecision(
            @PathVariable String key,
            @PathVariable String meetingKey,
            @PathVariable int number,
            @RequestParam(defaultValue = "") String decision) {
        book.addDecision(key, meetingKey, number, decision);
        return back(key, meetingKey, number, "decisions");
    }

    @PostMapping("/decisions/{id}/removal")
    String removeDecision(
            @PathVariable String key,
            @PathVariable String meetingKey,
            @PathVariable int number,
            @PathVariable long id) {
        book.removeDecision(key, meetingKey, number, id);
        return back(key, meetingKey, number, "decisions");
    }

    @PostMapping("/actions")
    String addAction(
            @PathVariable String key,
            @PathVariable String meetingKey,
            @PathVariable int number,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate due) {
        book.addAction(key, meetingKey, number, action, owner, due);
        return back(key, meetingKey, number, "actions");
    }

    @PostMapping("/actions/{id}/removal")
    String removeAction(
            @PathVariable String key,
            @PathVariable String meetingKey,
            @PathVariable int number,
            @PathVariable long id) {
        book.removeAction(key, meetingKey, number, id);
        return back(key, meetingKey, number, "actions");
    }

    @PostMapping("/publication")
    String publish(
            @PathVariable String key,
            @PathVariable String meetingKey,
            @PathVariable int number,
            @RequestParam int version) {
        book.publish(key, meetingKey, number, version);
        return back(key, meetingKey, number, "minutes");
    }

    @PostMapping("/revision")
    String revise(
            @PathVariable String key,
            @PathVariable String meetingKey,
            @PathVariable int number,
            @RequestParam(defaultValue = "") String reason) {
        book.revise(key, meetingKey, number, reason);
        return back(key, meetingKey, number, "minutes");
    }

    @GetMapping("/minutes.pdf")
    ResponseEntity<byte[]> paper(
            @PathVariable String key,
            @PathVariable String meetingKey,
            @PathVariable int number,
            @RequestParam(defaultValue = "0") int version,
            Locale locale) {
        Project project = projects.visible(key);
        Meeting meeting = meetings.require(key, meetingKey);
        Occurrence one = meetings.require(meeting, number);
        List<Minutes> published = minutes.published(one.id());
        if (published.isEmpty()) {
            throw new NotFound("minutes.pdf");
        }
        int wanted = version == 0 ? published.get(0).number() : version;
        byte[] pdf = paper.pdf("meeting/paper", content(project, meeting, one, published, wanted), locale);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(meetingKey + "-" + number + "-v" + wanted + ".pdf")
                                .build()
                                .toString())
                .body(pdf);
    }

    private static String back(String key, String meetingKey, int number, String place) {
        return "redirect:/projects/" + key + "/meetings/" + meetingKey + "/" + number + "#" + place;
    }
}
