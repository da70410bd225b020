package org.gatehouse.risk;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gatehouse.engine.Engine;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Phase;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.context.MessageSource;
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
import org.springframework.web.bind.annotation.RequestParam;

/** The register of risks, the page of one, the scales, and what is done there. */
@Controller
class RiskController {

    private final Risks risks;
    private final RiskList list;
    private final RiskMatrix matrix;
    private final RiskCounts counts;
    private final AssessmentRepository assessments;
    private final RiskExport export;
    private final WorkItems items;
    private final Projects projects;
    private final People people;
    private final Engine engine;
    private final MessageSource messages;
    private final CurrentPerson me;
    private final Clock clock;

    RiskController(
            Risks risks,
            RiskList list,
            RiskMatrix matrix,
            RiskCounts counts,
            AssessmentRepository assessments,
            RiskExport export,
            WorkItems items,
            Projects projects,
            People people,
            Engine engine,
            MessageSource messages,
            CurrentPerson me,
            Clock clock) {
        this.risks = risks;
        this.list = list;
        this.matrix = matrix;
        this.counts = counts;
        this.assessments = assessments;
        this.export = export;
        this.items = items;
        this.projects = projects;
        this.people = people;
        this.engine = engine;
        this.messages = messages;
        this.me = me;
        this.clock = clock;
    }

    @GetMapping("/projects/{key}/risks")
    String list(@PathVariable String key, Asked asked, Model model) {
        Project project = projects.visible(key);
        RiskList.Filter filter = asked.filter();
        int pages = list.pages(key, filter);
        int page = Math.max(1, Math.min(asked.page() == null ? 1 : asked.page(), pages));
        model.addAttribute("project", project);
        model.addAttribute("risks", list.page(key, filter, asked.order(), page));
        model.addAttribute("filter", filter);
        model.addAttribute("order", asked.order());
        model.addAttribute("figures", counts.of(key));
        model.addAttribute("levels", RiskLevel.values());
        model.addAttribute("states", RiskState.values());
        model.addAttribute("team", project.team());
        model.addAttribute("mayRaise", project.isRunning() && project.isTeam(me.id()));
        model.addAttribute(
                "mustSettle",
                project.isRunning()
                        && project.phase() == Phase.CLOSURE
                        && project.managerId().equals(me.id()));
        model.addAttribute("page", page);
        model.addAttribute("pages", pages);
        model.addAttribute("here", "/projects/" + key + "/risks?" + asked.query());
        return "risk/list";
    }

    @GetMapping("/projects/{key}/risks/matrix")
    String matrix(
            @PathVariable String key,
            @RequestParam(defaultValue = "THREAT") RiskKind kind,
            Model model,
            Locale reader) {
        model.addAttribute("project", projects.visible(key));
        model.addAttribute("kind", kind);
        model.addAttribute("kinds", RiskKind.values());
        model.addAttribute("matrices", matrix.of(key, kind));
        BurnDown burnDown = BurnDown.of(assessments.findByProjectKeyOrderById(key), LocalDate.now(clock));
        model.addAttribute(
                "plot",
                burnDown.days().isEmpty()
                        ? null
                        : burnDown.plot(
                                word("risk.burnDown", reader),
                                word("risk.burnDown.inherent", reader),
                                word("risk.burnDown.residual", reader)));
        return "risk/matrix";
    }

    @GetMapping("/projects/{key}/risks/scales")
    String scales(@PathVariable String key, Model model) {
        model.addAttribute("project", projects.visible(key));
        model.addAttribute("objectives", Scales.OBJECTIVES);
        model.addAttribute("strategies", Strategy.values());
        return "risk/scales";
    }

    @GetMapping("/projects/{key}/risks/export")
    ResponseEntity<byte[]> export(@PathVariable String key, Asked asked, Locale reader) {
        Project project = projects.visible(key);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(project.key() + "-risks.csv", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(export.csv(list.all(key, asked.filter(), asked.order()), reader));
    }

    @GetMapping("/projects/{key}/risks/new")
    String raise(@PathVariable String key, Model model) {
        Project project = projects.contributable(key);
        choices(project, model);
        model.addAttribute("draft", new RiskDraft(RiskKind.THREAT, "", "", "", null, "", null, null, null, null));
        return "risk/new";
    }

    @PostMapping("/projects/{key}/risks")
    String raise(@PathVariable String key, Wording wording) {
        projects.contributable(key);
        return at(key, risks.raise(key, wording.draft()).key());
    }

    @GetMapping("/projects/{key}/risks/{riskKey}")
    String detail(@PathVariable String key, @PathVariable String riskKey, Model model) {
        Project project = projects.visible(key);
        Risk risk = risks.require(key, riskKey);
        Map<String, WorkItem> plan =
                items.of(key).stream().collect(Collectors.toMap(WorkItem::key, Function.identity()));
        boolean edits = risks.mayEdit(project, risk);
        model.addAttribute("project", project);
        model.addAttribute("risk", risk);
        model.addAttribute("history", risks.history(riskKey));
        model.addAttribute("linked", risk.itemKeys().stream().map(plan::get).toList());
        model.addAttribute(
                "watched",
                risk.trigger().item() == null ? null : plan.get(risk.trigger().item()));
        model.addAttribute("edits", edits);
        model.addAttribute("manages", project.isRunning() && project.managerId().equals(me.id()));
        model.addAttribute("takesPart", project.isRunning() && project.isTeam(me.id()));
        model.addAttribute("step", step(risk));
        model.addAttribute("mine", risk.ownerId().equals(me.id()));
        model.addAttribute("isPast", isPast(risk));
        if (edits) {
            choices(project, model);
            model.addAttribute(
                    "linkable",
                    plan.values().stream()
                            .filter(item -> item.isOpen() && !risk.itemKeys().contains(item.key()))
                            .sorted(Comparator.comparingInt(WorkItem::number))
                            .toList());
            model.addAttribute("mayMakeWork", project.managerId().equals(me.id()) && items.areOpen(project));
        }
        return "risk/detail";
    }

    @GetMapping("/projects/{key}/risks/{riskKey}/edit")
    String edit(@PathVariable String key, @PathVariable String riskKey, Model model) {
        Project project = projects.contributable(key);
        Risk risk = risks.editable(project, riskKey);
        choices(project, model);
        model.addAttribute("risk", risk);
        model.addAttribute("draft", risk.draft());
        return "risk/edit";
    }

    @PostMapping("/projects/{key}/risks/{riskKey}")
    String edit(@PathVariable String key, @PathVariable String riskKey, @RequestParam int version, Wording wording) {
        risks.edit(key, riskKey, version, wording.draft());
        return at(key, riskKey);
    }

    @PostMapping("/projects/{key}/risks/{riskKey}/assessment")
    String assess(
            @PathVariable String key,
            @PathVariable String riskKey,
            @RequestParam(required = false) Integer probability,
            @RequestParam(required = false) Integer impact,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate nearFrom,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate nearUntil,
            @RequestParam(defaultValue = "") String basis) {
        risks.assess(key, riskKey, new Estimate(probability, impact, nearFrom, nearUntil, basis));
        return at(key, riskKey);
    }

    @PostMapping("/projects/{key}/risks/{riskKey}/plan")
    String plan(@PathVariable String key, @PathVariable String riskKey, Planning planning) {
        risks.plan(key, riskKey, planning.intention());
        return at(key, riskKey);
    }

    @PostMapping("/projects/{key}/risks/{riskKey}/trigger")
    String fire(@PathVariable String key, @PathVariable String riskKey, @RequestParam String why) {
        risks.fire(key, riskKey, why);
        return at(key, riskKey);
    }

    @PostMapping("/projects/{key}/risks/{riskKey}/response")
    String respond(
            @PathVariable String key,
            @PathVariable String riskKey,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(required = false) Ending ending,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(required = false) Integer residualProbability,
            @RequestParam(required = false) Integer residualImpact) {
        boolean closed = outcome.equals(Result.CLOSED);
        risks.respond(
                key,
                riskKey,
                new Result(
                        outcome,
                        closed ? ending : null,
                        note,
                        closed ? null : residualProbability,
                        closed ? null : residualImpact));
        return at(key, riskKey);
    }

    @PostMapping("/projects/{key}/risks/{riskKey}/closing")
    String close(
            @PathVariable String key,
            @PathVariable String riskKey,
            @RequestParam(required = false) Ending ending,
            @RequestParam(defaultValue = "") String reason) {
        risks.close(key, riskKey, ending, reason);
        return at(key, riskKey);
    }

    @PostMapping("/projects/{key}/risks/carrying-over")
    String carryOver(@PathVariable String key, @RequestParam(defaultValue = "") String reason) {
        risks.carryOver(key, reason);
        return "redirect:/projects/" + key + "/risks";
    }

    @PostMapping("/projects/{key}/risks/{riskKey}/items")
    String link(@PathVariable String key, @PathVariable String riskKey, @RequestParam String itemKey) {
        risks.link(key, riskKey, itemKey);
        return at(key, riskKey);
    }

    @PostMapping("/projects/{key}/risks/{riskKey}/items/{itemKey}/removal")
    String unlink(@PathVariable String key, @PathVariable String riskKey, @PathVariable String itemKey) {
        risks.unlink(key, riskKey, itemKey);
        return at(key, riskKey);
    }

    @PostMapping("/projects/{key}/risks/{riskKey}/work")
    String makeWork(@PathVariable String key, @PathVariable String riskKey, @RequestParam String title) {
        risks.makeWork(key, riskKey, title);
        return at(key, riskKey);
    }

    private void choices(Project project, Model model) {
        model.addAttribute("project", project);
        model.addAttribute("kinds", RiskKind.values());
        model.addAttribute("categories", Category.values());
        model.addAttribute("endings", Ending.values());
        model.addAttribute("strategies", Strategy.values());
        model.addAttribute("triggers", Trigger.Kind.values());
        model.addAttribute(
                "openItems",
                items.of(project.key()).stream().filter(WorkItem::isOpen).toList());
        model.addAttribute(
                "team",
                project.team().stream()
                        .map(id -> new Option(id, people.name(id)))
                        .toList());
    }

    /** The step that waits for the risk's owner; empty where none does. */
    private String step(Risk risk) {
        return risk.isOpen()
                ? RiskTerms.STEPS.stream()
                        .filter(step ->
                                engine.openTask(Risks.PROCESS, risk.key(), step).isPresent())
                        .findFirst()
                        .orElse("")
                : "";
    }

    private boolean isPast(Risk risk) {
        LocalDate last = risk.nearUntil() == null ? risk.nearFrom() : risk.nearUntil();
        return risk.isOpen() && last != null && last.isBefore(LocalDate.now(clock));
    }

    private String word(String key, Locale reader) {
        return messages.getMessage(key, null, reader);
    }

    private static String at(String key, String riskKey) {
        return "redirect:/projects/" + key + "/risks/" + riskKey;
    }

    record Option(String id, String name) {}

    /** What the address asks the register for; what it does not know, it leaves out. */
    record Asked(
            String kind,
            String level,
            String state,
            String owner,
            Integer probability,
            Integer impact,
            String residual,
            String sort,
            Integer page) {

        RiskList.Filter filter() {
            return new RiskList.Filter(
                    among(RiskKind.values(), kind),
                    "none".equals(level) ? level : among(RiskLevel.values(), level),
                    "all".equals(state) || !among(RiskState.values(), state).isEmpty() ? state : "open",
                    owner == null ? "" : owner,
                    Scales.has(probability) ? probability : 0,
                    Scales.has(impact) ? impact : 0,
                    "true".equals(residual));
        }

        String order() {
            return sort != null && RiskList.ORDERS.containsKey(sort) ? sort : "level";
        }

        /** The same question without its page and order, as the links repeat it. */
        String query() {
            RiskList.Filter filter = filter();
            return "kind=" + filter.kind() + "&level=" + filter.level() + "&state=" + filter.state() + "&owner="
                    + URLEncoder.encode(filter.owner(), StandardCharsets.UTF_8) + "&probability="
                    + filter.probability() + "&impact=" + filter.impact() + "&residual=" + filter.residual();
        }

        private static String among(Enum<?>[] known, String asked) {
            return Arrays.stream(known).anyMatch(one -> one.name().equals(asked)) ? asked : "";
        }
    }

    /** The form as it is sent. */
    record Wording(
            RiskKind kind,
            String event,
            String cause,
            String effect,
            Category category,
            String ownerId,
            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate nearFrom,
            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate nearUntil,
            BigDecimal money,
            String triggerText,
            Trigger.Kind triggerKind,
            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate triggerDay,
            String triggerItem,
            Integer triggerDays) {

        RiskDraft draft() {
            return new RiskDraft(
                    kind,
                    event,
                    cause,
                    effect,
                    category,
                    ownerId,
                    nearFrom,
                    nearUntil,
                    money,
                    new Trigger(triggerText, triggerKind, triggerDay, blank(triggerItem), triggerDays));
        }
    }

    /** The form of the response plan as it is sent. */
    record Planning(
            Strategy strategy,
            String plan,
            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate responseDue,
            Integer residualProbability,
            Integer residualImpact,
            String triggerText,
            Trigger.Kind triggerKind,
            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate triggerDay,
            String triggerItem,
            Integer triggerDays) {

        Intention intention() {
            return new Intention(
                    strategy,
                    plan,
                    responseDue,
                    residualProbability,
                    residualImpact,
                    new Trigger(triggerText, triggerKind, triggerDay, blank(triggerItem), triggerDays));
        }
    }

    private static String blank(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
