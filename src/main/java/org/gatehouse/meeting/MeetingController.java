package org.gatehouse.meeting;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.gate.GateReview;
import org.gatehouse.gate.GateReviews;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
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
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Meetings of a project and of the reader: planned, changed, moved, cancelled, answered. */
@Controller
class MeetingController {

    private static final List<String> ZONES = List.of(
            "Asia/Shanghai",
            "Asia/Hong_Kong",
            "Asia/Tokyo",
            "Asia/Singapore",
            "Asia/Kolkata",
            "Europe/London",
            "Europe/Berlin",
            "America/New_York",
            "America/Los_Angeles",
            "Australia/Sydney");

    private final Meetings meetings;
    private final MeetingRows rows;
    private final MeetingList list;
    private final Invitations invitations;
    private final GateReviews reviews;
    private final Projects projects;
    private final People people;
    private final CurrentPerson me;
    private final Clock clock;

    MeetingController(
            Meetings meetings,
            MeetingRows rows,
            MeetingList list,
            Invitations invitations,
            GateReviews reviews,
            Projects projects,
            People people,
            CurrentPerson me,
            Clock clock) {
        this.meetings = meetings;
        this.rows = rows;
        this.list = list;
        this.invitations = invitations;
        this.reviews = reviews;
        this.projects = projects;
        this.people = people;
        this.me = me;
        this.clock = clock;
    }

    @GetMapping("/meetings")
    String mine(
            @RequestParam(defaultValue = "false") boolean past,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        model.addAttribute("past", past);
        model.addAttribute(
                "list", list.ofPerson(me.id(), projects.seesAll() ? null : projects.mineByKey(), past, page));
        return "meeting/mine";
    }

    @GetMapping("/projects/{key}/meetings")
    String ofProject(
            @PathVariable String key,
            @RequestParam(defaultValue = "false") boolean past,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        Project project = projects.visible(key);
        model.addAttribute("project", project);
        model.addAttribute("past", past);
        model.addAttribute("plans", meetings.mayPlan(project));
        model.addAttribute("list", list.ofProject(key, me.id(), past, page));
        return "meeting/list";
    }

    @GetMapping("/projects/{key}/meetings/new")
    String plan(@PathVariable String key, Model model) {
        Project project = projects.contributable(key);
        LocalDateTime start = LocalDateTime.now(clock)
                .plusDays(1)
                .withHour(10)
                .withMinute(0)
                .withSecond(0)
                .withNano(0);
        form(project, null, new Ahead(false, start, Rhythm.ONCE), model);
        return "meeting/form";
    }

    @PostMapping("/projects/{key}/meetings")
    String plan(@PathVariable String key, @ModelAttribute MeetingForm form) {
        projects.contributable(key);
        return "redirect:/projects/" + key + "/meetings/" + meetings.plan(key, form.draft());
    }

    /** The next time of it; the last one where nothing is to come. */
    @GetMapping("/projects/{key}/meetings/{meetingKey}")
    String next(@PathVariable String key, @PathVariable String meetingKey) {
        projects.visible(key);
        Meeting meeting = meetings.require(key, meetingKey);
        List<Occurrence> all = rows.occurrences(meeting.key());
        Occurrence next = all.stream()
                .filter(one -> !one.isCancelled() && one.endsAt().isAfter(clock.instant()))
                .findFirst()
                .orElse(all.get(all.size() - 1));
        return "redirect:" + Invitations.link(meeting, next);
    }

    @GetMapping("/projects/{key}/meetings/{meetingKey}/edit")
    String edit(@PathVariable String key, @PathVariable String meetingKey, Model model) {
        Project project = projects.contributable(key);
        Meeting meeting = meetings.require(key, meetingKey);
        form(project, meeting, Ahead.of(meeting, rows.occurrences(meetingKey), clock.instant()), model);
        return "meeting/form";
    }

    @PostMapping("/projects/{key}/meetings/{meetingKey}")
    String change(
            @PathVariable String key,
            @PathVariable String meetingKey,
            @RequestParam int version,
            @ModelAttribute MeetingForm form) {
        projects.contributable(key);
        return "redirect:/projects/" + key + "/meetings/" + meetings.change(key, meetingKey, version, form.draft());
    }

    @PostMapping("/projects/{key}/meetings/{meetingKey}/cancellation")
    String cancel(
            @PathVariable String key,
            @PathVariable String meetingKey,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String reason) {
        meetings.cancel(key, meetingKey, version, reason);
        return "redirect:/projects/" + key + "/meetings";
    }

    @PostMapping("/projects/{key}/meetings/{meetingKey}/{number}/cancellation")
    String cancelOne(
            @PathVariable String key,
            @PathVariable String meetingKey,
            @PathVariable int number,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String reason) {
        meetings.cancelOne(key, meetingKey, number, version, reason);
        return back(key, meetingKey, number);
    }

    @PostMapping("/projects/{key}/meetings/{meetingKey}/{number}/move")
    String move(
            @PathVariable String key,
            @PathVariable String meetingKey,
            @PathVariable int number,
            @RequestParam int version,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) LocalDateTime start,
            @RequestParam int minutes,
            @RequestParam(defaultValue = "") String place) {
        meetings.move(key, meetingKey, number, version, start, minutes, place);
        return back(key, meetingKey, number);
    }

    @PostMapping("/projects/{key}/meetings/{meetingKey}/{number}/answer")
    String answer(
            @PathVariable String key,
            @PathVariable String meetingKey,
            @PathVariable int number,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam Answer answer) {
        meetings.answer(key, meetingKey, number, all, answer);
        return back(key, meetingKey, number);
    }

    /** For calendars that get no mail. */
    @GetMapping("/projects/{key}/meetings/{meetingKey}/calendar.ics")
    ResponseEntity<byte[]> calendar(@PathVariable String key, @PathVariable String meetingKey) {
        projects.visible(key);
        Meeting meeting = meetings.require(key, meetingKey);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "calendar", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(meetingKey + ".ics")
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(invitations.request(meeting, rows.occurrences(meetingKey)).getBytes(StandardCharsets.UTF_8));
    }

    private void form(Project project, Meeting meeting, Ahead ahead, Model model) {
        model.addAttribute("project", project);
        model.addAttribute("meeting", meeting);
        model.addAttribute("ahead", ahead);
        model.addAttribute("weekdays", DayOfWeek.values());
        model.addAttribute("kinds", Rhythm.Kind.values());
        model.addAttribute("standings", Standing.values());
        model.addAttribute("zones", ZONES);
        model.addAttribute("houseZone", clock.getZone().getId());
        model.addAttribute("gates", gates(project, meeting));
        Map<String, String> names = new LinkedHashMap<>();
        meetings.invitable(project).forEach(id -> names.put(id, people.name(id)));
        model.addAttribute("invitable", names);
        model.addAttribute("team", project.team());
    }

    /** The gates to come, and those that are open. */
    private List<String> gates(Project project, Meeting meeting) {
        List<String> gates = new ArrayList<>(List.of("goal", "plan", "closure"));
        reviews.of(project.key()).stream()
                .filter(GateReview::isOpen)
                .map(review -> review.subject().isEmpty() ? review.gate() : review.gate() + ":" + review.subject())
                .filter(gate -> !gates.contains(gate))
                .forEach(gates::add);
        if (meeting != null && meeting.isGateMeeting()) {
            String own =
                    meeting.gateSubject().isEmpty() ? meeting.gate() : meeting.gate() + ":" + meeting.gateSubject();
            if (!gates.contains(own)) {
                gates.add(own);
            }
        }
        return gates;
    }

    private static String back(String key, String meetingKey, int number) {
        return "redirect:/projects/" + key + "/meetings/" + meetingKey + "/" + number;
    }
}
