package org.gatehouse.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.engine.Decisions;
import org.gatehouse.person.People;
import org.gatehouse.plan.Loads.Overload;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lays a plan's facts before the decision table {@code plan-readiness} and keeps its findings. The table's texts may
 * name <code>{owner}</code>, <code>{start}</code>, <code>{finish}</code>, <code>{predecessor}</code>,
 * <code>{day}</code>, <code>{person}</code> and <code>{hours}</code>: who has too much to do that day.
 */
@Component
@Transactional
class Readiness {

    private final WorkItemRepository items;
    private final FindingRepository findings;
    private final PlanBook book;
    private final Schedule schedule;
    private final Projects projects;
    private final People people;
    private final Decisions decisions;
    private final Clock clock;

    Readiness(
            WorkItemRepository items,
            FindingRepository findings,
            PlanBook book,
            Schedule schedule,
            Projects projects,
            People people,
            Decisions decisions,
            Clock clock) {
        this.items = items;
        this.findings = findings;
        this.book = book;
        this.schedule = schedule;
        this.projects = projects;
        this.people = people;
        this.decisions = decisions;
        this.clock = clock;
    }

    /** What the last check found, in the plan's order. */
    @Transactional(readOnly = true)
    List<Finding> findings(String projectKey) {
        return findings.findByProjectKeyOrderById(projectKey);
    }

    /** Judges the plan as it stands; true when nothing was found. */
    boolean check(String projectKey) {
        book.lock(projectKey);
        Project project = projects.require(projectKey);
        List<WorkItem> plan = items.of(projectKey);
        boolean explained = !book.note(projectKey).isBlank();
        List<Finding> found = judge(project, plan, explained);
        findings.clear(projectKey);
        findings.saveAll(found);
        book.checked(projectKey, clock.instant());
        return found.isEmpty();
    }

    private List<Finding> judge(Project project, List<WorkItem> plan, boolean explained) {
        List<WorkItem> live = Schedule.live(plan);
        Set<String> liveKeys = live.stream().map(WorkItem::key).collect(Collectors.toSet());
        PlanNetwork network = schedule.network(project.key());
        Map<String, Overload> overloads = Loads.of(live, network).overloads();
        Map<Map<String, Object>, List<Map<String, Object>>> judged = new HashMap<>();
        List<Finding> found = new ArrayList<>();
        int count = (int) live.stream().filter(item -> !item.isSummary()).count();
        for (Map<String, Object> text : decide(planFacts(count, explained), judged)) {
            found.add(new Finding(null, project.key(), null, text(text, "finding_en"), text(text, "finding_zh")));
        }
        for (WorkItem item : live) {
            if (!item.isOpen() || item.isSummary()) {
                continue;
            }
            Overload overload = overloads.get(item.key());
            Map<String, Object> facts = facts(project, item, liveKeys, overload != null, explained);
            Map<String, String> words = words(item, liveKeys, overload, network);
            for (Map<String, Object> text : decide(facts, judged)) {
                found.add(new Finding(
                        null,
                        project.key(),
                        item.key(),
                        fill(text(text, "finding_en"), words),
                        fill(text(text, "finding_zh"), words)));
            }
        }
        return found;
    }

    /** Items with the same facts are judged once: a large plan has few kinds of them. */
    private List<Map<String, Object>> decide(
            Map<String, Object> facts, Map<Map<String, Object>, List<Map<String, Object>>> judged) {
        return judged.computeIfAbsent(facts, it -> decisions.evaluate("plan-readiness", it));
    }

    private static Map<String, Object> planFacts(int count, boolean explained) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("about", "plan");
        facts.put("itemCount", count);
        facts.put("ownerGiven", true);
        facts.put("ownerInTeam", true);
        facts.put("datesGiven", true);
        facts.put("insideProject", true);
        facts.put("predecessorsLive", true);
        facts.put("inOrder", true);
        facts.put("overloaded", false);
        facts.put("overloadExplained", explained);
        return facts;
    }

    private static Map<String, Object> facts(
            Project project, WorkItem item, Set<String> liveKeys, boolean overloaded, boolean explained) {
        boolean owned = !item.ownerId().isEmpty();
        boolean dated = DraftCheck.isTimed(item.draft());
        Map<String, Object> facts = planFacts(1, explained);
        facts.put("about", "item");
        facts.put("ownerGiven", owned || item.isMilestone());
        facts.put("ownerInTeam", !owned || project.isTeam(item.ownerId()));
        facts.put("datesGiven", dated || item.isGateCondition());
        facts.put("insideProject", isInside(project, item.startDate()) && isInside(project, item.finishDate()));
        facts.put("predecessorsLive", liveKeys.containsAll(item.predecessors()));
        facts.put("inOrder", !dated || item.startDate() != null);
        facts.put("overloaded", overloaded);
        return facts;
    }

    private static boolean isInside(Project project, LocalDate day) {
        return day == null || !day.isBefore(project.startDate()) && !day.isAfter(project.endDate());
    }

    private Map<String, String> words(WorkItem item, Set<String> liveKeys, Overload overload, PlanNetwork network) {
        Map<String, String> words = new HashMap<>();
        words.put("{owner}", people.name(item.ownerId()));
        words.put("{person}", overload == null ? "–" : name(overload.resource(), network));
        words.put("{start}", Objects.toString(item.startDate(), "–"));
        words.put("{finish}", Objects.toString(item.finishDate(), "–"));
        words.put(
                "{predecessor}",
                item.predecessors().stream()
                        .filter(key -> !liveKeys.contains(key))
                        .collect(Collectors.joining(", ")));
        words.put("{day}", overload == null ? "–" : overload.day().toString());
        words.put(
                "{hours}",
                overload == null
                        ? "–"
                        : String.format(Locale.ROOT, "%.1f", overload.hours()).replace(".0", ""));
        return words;
    }

    private String name(String resource, PlanNetwork network) {
        String person = Workforce.personOf(resource);
        return person == null ? network.roleName(resource) : people.name(person);
    }

    private static String fill(String text, Map<String, String> words) {
        String filled = text;
        for (Map.Entry<String, String> word : words.entrySet()) {
            filled = filled.replace(word.getKey(), word.getValue());
        }
        return filled.length() > 1000 ? filled.substring(0, 1000) : filled;
    }

    private static String text(Map<String, Object> outputs, String name) {
        return Objects.toString(outputs.get(name), "");
    }
}
