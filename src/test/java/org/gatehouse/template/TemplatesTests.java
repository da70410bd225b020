package org.gatehouse.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.Stage;
import org.gatehouse.Visitor;
import org.gatehouse.goal.Goal;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Project;
import org.gatehouse.project.ProjectDraft;
import org.gatehouse.resource.BudgetLines;
import org.gatehouse.resource.ProjectResource;
import org.gatehouse.resource.ProjectResources;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

class TemplatesTests extends Stage {

    private static final LocalDate START = LocalDate.of(2027, 1, 4);

    @Autowired
    Templates templates;

    @Autowired
    ShippedTemplates shipped;

    @Autowired
    Beginnings beginnings;

    @Autowired
    PlanReader reader;

    @Autowired
    RiskHints hints;

    @Autowired
    WorkItems items;

    @Autowired
    ProjectResources resources;

    @Autowired
    BudgetLines budget;

    @Autowired
    JdbcTemplate sql;

    @Test
    void everyShippedTemplateMakesAPlanThatLacksOnlyOwners() {
        for (ShippedTemplate template : shipped.all()) {
            for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
                Blueprint plan = template.in(locale);
                String key = begin(template.id(), Map.of(), locale);
                Project project = projects.require(key);
                List<WorkItem> made = items.outline(key);
                assertThat(made)
                        .extracting(WorkItem::title)
                        .containsExactlyElementsOf(
                                plan.steps().stream().map(Blueprint.Step::title).toList());
                assertThat(made).allSatisfy(item -> {
                    assertThat(item.startDate()).as(item.title()).isAfterOrEqualTo(project.startDate());
                    assertThat(item.finishDate()).as(item.title()).isBeforeOrEqualTo(project.endDate());
                });
                assertThat(sql.queryForList(
                                "select distinct english from plan_finding where project_key = ?", String.class, key))
                        .as(template.id())
                        .containsExactly("Nobody is named as owner.");
                assertThat(resources.of(key))
                        .extracting(ProjectResource::name)
                        .containsExactlyElementsOf(
                                plan.roles().stream().map(Blueprint.Part::name).toList());
                assertThat(budget.of(key)).hasSameSizeAs(plan.budget());
                assertThat(goals.of(key))
                        .extracting(Goal::statement)
                        .containsExactlyElementsOf(plan.goals().stream()
                                .map(Blueprint.Target::statement)
                                .toList());
                assertThat(hints.of(key)).extracting(RiskHint::risk).containsExactlyElementsOf(plan.risks());
                assertThat(openSteps(key)).containsExactly("defineGoals");
            }
        }
    }

    @Test
    void whoeverIsNamedForARoleJoinsAndOwnsItsItems() {
        Map<String, String> persons =
                Map.of("seo", "sun", "editor", "chen", "writer", "wu", "dev", "amy", "design", "lin");
        String key = begin("seo-content", persons, Locale.ENGLISH);
        assertThat(projects.require(key).isTeam("sun")).isTrue();
        Map<String, WorkItem> byTitle = new HashMap<>();
        items.of(key).forEach(item -> byTitle.put(item.title(), item));
        WorkItem keywords = byTitle.get("Research keywords and intents");
        assertThat(keywords.ownerId()).isEqualTo("sun");
        assertThat(keywords.assignments()).as("all of its owner").isEmpty();
        WorkItem strategy = byTitle.get("Write the SEO strategy");
        assertThat(strategy.ownerId()).isEqualTo("sun");
        assertThat(strategy.assignments())
                .extracting(it -> resources.require(key, it.resourceId()).personId() + " " + it.percent())
                .containsExactlyInAnyOrder("sun 60", "chen 40");
        assertThat(byTitle.get("Build the dashboard").ownerId()).as("left open").isEmpty();
        assertThat(resources.of(key))
                .filteredOn(it -> it.kind() == ProjectResource.Kind.PLACEHOLDER)
                .extracting(ProjectResource::name)
                .containsExactly("Data analyst");
    }

    @Test
    void aStartInTasklistMayNameATemplate() {
        Map<String, Object> form = new HashMap<>(Map.of(
                "name", "Fair 2027",
                "key", "FAIR" + System.nanoTime() % 10000,
                "startDate", "2027-01-04",
                "endDate", "2027-12-31",
                "budget", "900000",
                "sponsor", "fang",
                "template", "nothing"));
        assertThatThrownBy(() -> as("lin", () -> runtime.startProcessInstanceByKey("project", form)))
                .hasStackTraceContaining(NotFound.class.getSimpleName());
        String key = form.get("key").toString();
        assertThat(sql.queryForObject("select count(*) from project where project_key = ?", Integer.class, key))
                .isZero();
        form.put("template", "trade-fair");
        as("lin", () -> runtime.startProcessInstanceByKey("project", form));
        assertThat(items.outline(key))
                .hasSize(shipped.find("trade-fair")
                        .orElseThrow()
                        .in(Locale.ENGLISH)
                        .steps()
                        .size());
        assertThat(goals.of(key)).hasSize(3);
        assertThat(openSteps(key)).containsExactly("defineGoals");
    }

    @Test
    void aSavedPlanBeginsTheSameAgain() {
        Map<String, String> persons = Map.of(
                "lead", "lin", "sales", "chen", "design", "wu", "copy", "amy", "logistics", "sun", "product", "chen");
        String first = begin("trade-fair", persons, Locale.ENGLISH);
        as("lin", () -> {
            WorkItem gone = items.of(first).get(2);
            items.cancel(first, gone.key(), gone.version(), "Not this time");
        });
        Project project = projects.require(first);
        Map<String, String> names = new HashMap<>();
        as("lin", () -> reader.workers(project)).forEach(worker -> names.put(worker.id(), "Role of " + worker.name()));
        String id = as("lin", () -> templates.save(first, saving("Our fair"), names));

        Template saved = as("zhao", () -> templates.require(id, Locale.SIMPLIFIED_CHINESE));
        assertThat(saved.language()).isEqualTo("en");
        assertThat(saved.authorId()).isEqualTo("lin");
        assertThat(saved.blueprint().roles()).hasSize(5);
        assertThat(saved.blueprint().toString()).as("roles, not people").doesNotContain("p-chen", "p-lin");
        Map<String, String> again = new HashMap<>();
        for (ProjectResource resource : resources.of(first)) {
            saved.blueprint().roles().stream()
                    .filter(role -> role.name().equals("Role of " + resources.nameOf(resource)))
                    .forEach(role -> again.put(role.id(), resource.personId()));
        }
        assertThat(again).hasSize(5);
        String second = begin(id, again, Locale.SIMPLIFIED_CHINESE);
        assertThat(plan(second)).containsExactlyElementsOf(plan(first));
        assertThat(budget.of(second)).hasSameSizeAs(budget.of(first));
        assertThat(goals.of(second))
                .extracting(Goal::statement)
                .containsExactlyElementsOf(
                        goals.of(first).stream().map(Goal::statement).toList());
        assertThat(hints.of(second)).hasSameSizeAs(hints.of(first));
    }

    @Test
    void onlyItsManagerSavesAPlanAndOnlyItsAuthorOrAnAdministratorKeepsIt() {
        String key = begin("seo-content", Map.of(), Locale.ENGLISH);
        assertThatThrownBy(() -> as("chen", () -> templates.save(key, saving("Mine"), Map.of())))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as("sun", () -> templates.save(key, saving("Mine"), Map.of())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> as("lin", () -> templates.save(key, saving(" "), Map.of())))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> as(
                        "lin", () -> templates.save(key, new Saving("A", "", "fr", false, true, true, true), Map.of())))
                .isInstanceOf(InvalidInput.class);
        String empty = newProject();
        assertThatThrownBy(() -> as("lin", () -> templates.save(empty, saving("Empty"), Map.of())))
                .isInstanceOf(Conflict.class);

        String id = as("lin", () -> templates.save(key, saving("SEO again"), Map.of()));
        assertThatThrownBy(() -> as("zhao", () -> templates.rename(id, 1, "Taken", "")))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as("chen", () -> templates.require(id, Locale.ENGLISH)))
                .isInstanceOf(NotAllowed.class);
        int version = as("lin", () -> templates.require(id, Locale.ENGLISH)).version();
        as("lin", () -> templates.rename(id, version, "SEO, second season", "Better"));
        assertThatThrownBy(() -> as("lin", () -> templates.rename(id, version, "Late", "")))
                .isInstanceOf(Conflict.class);
        assertThat(as("zhao", () -> templates.all(Locale.ENGLISH)))
                .extracting(Card::name)
                .contains("SEO, second season", "Product launch");
        assertThatThrownBy(() -> as("lin", () -> templates.retire("trade-fair", 0)))
                .isInstanceOf(NotAllowed.class);
        as("admin", () -> templates.retire(id, version + 1));
        assertThatThrownBy(() -> as("lin", () -> templates.require(id, Locale.ENGLISH)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void thePagesSpeakBothLanguagesAndRefuseWhatIsWrong() {
        Visitor lin = new Visitor(port).signIn("lin");
        for (String page : List.of(
                "/templates", "/templates/cards", "/templates/product-launch", "/templates/product-launch/projects")) {
            assertThat(lin.get(page, "Accept-Language", "en").body())
                    .as(page)
                    .contains("Product launch")
                    .doesNotContain("??");
            assertThat(lin.get(page, "Accept-Language", "zh-CN").body())
                    .as(page)
                    .contains("新品上市")
                    .doesNotContain("??");
        }
        assertThat(lin.get("/projects/new").body()).contains("/templates/cards");
        assertThat(lin.get("/api/templates").body()).contains("\"id\":\"trade-fair\"");
        assertThat(lin.get("/templates/none").statusCode()).isEqualTo(404);
        assertThat(lin.get("/templates/s99999999999999999999").statusCode()).isEqualTo(404);
        Visitor chen = new Visitor(port).signIn("chen");
        assertThat(chen.get("/templates").statusCode()).isEqualTo(403);
        assertThat(chen.get("/templates/product-launch/projects").statusCode()).isEqualTo(403);

        String key = "PG" + System.nanoTime() % 100000;
        Map<String, String> form = new HashMap<>(Map.of(
                "name",
                "Launch",
                "key",
                key,
                "startDate",
                "2027-01-04",
                "endDate",
                "2027-12-31",
                "budget",
                "1",
                "sponsor",
                "fang",
                "role.lead",
                "nobody"));
        assertThat(lin.post("/templates/product-launch/projects", form).statusCode())
                .isEqualTo(422);
        form.put("role.lead", "chen");
        assertThat(chen.post("/templates/product-launch/projects", form).statusCode())
                .isEqualTo(403);
        assertThat(lin.post("/templates/none/projects", form).statusCode()).isEqualTo(404);
        assertThat(lin.get("/projects/" + key).statusCode()).isEqualTo(404);
        assertThat(lin.post("/templates/product-launch/projects", form).statusCode())
                .isEqualTo(302);
        assertThat(lin.get("/projects/" + key + "/plan").body()).contains("Interview ten target customers");
        assertThat(lin.get("/projects/" + key + "/template").body()).contains("Copywriter", "陈杰 Chen Jie");
        assertThat(chen.get("/projects/" + key + "/template").statusCode()).isEqualTo(403);

        assertThat(lin.get("/projects/" + key + "/risks/suggestions").body())
                .contains("A competitor launches in the same weeks");
        Map<String, String> save = new HashMap<>(Map.of("name", "Launch again", "language", "en", "budget", "true"));
        reader.workers(projects.require(key)).forEach(worker -> save.put(worker.id(), "Somebody"));
        assertThat(lin.post("/projects/" + key + "/template", save).headers().firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(lin.get(place.substring(place.indexOf("/templates")))
                                .body())
                        .contains("Launch again", "Somebody", "Launch media"));
    }

    private String begin(String template, Map<String, String> persons, Locale locale) {
        ProjectDraft draft = new ProjectDraft(
                "Begun from " + template,
                "BG" + System.nanoTime() % 10000000,
                "",
                "",
                "",
                START,
                START.plusMonths(9),
                BigDecimal.valueOf(1000000),
                "CNY",
                "fang",
                List.of("chen"),
                7);
        return as("lin", () -> beginnings.begin(draft, template, persons, locale));
    }

    private static Saving saving(String name) {
        return new Saving(name, "From last year", "en", false, true, true, true);
    }

    /** What is planned, with items named by their titles. */
    private List<String> plan(String key) {
        List<WorkItem> all = items.outline(key).stream()
                .filter(item -> item.cancelReason().isEmpty())
                .toList();
        Map<String, String> titles = new HashMap<>();
        all.forEach(item -> titles.put(item.key(), item.title()));
        return all.stream()
                .map(item -> String.join(
                        " | ",
                        item.title(),
                        item.kind().name(),
                        String.valueOf(titles.get(item.parentKey())),
                        item.ownerId(),
                        String.valueOf(item.effortHours()),
                        String.valueOf(item.timing().durationMinutes()),
                        String.valueOf(item.timing().optimisticHours()),
                        String.valueOf(item.startAt()),
                        String.valueOf(item.finishAt()),
                        item.deliverable(),
                        item.links().stream()
                                .filter(link -> titles.containsKey(link.predecessorKey()))
                                .map(link -> titles.get(link.predecessorKey()) + link.type() + link.lagAmount())
                                .sorted()
                                .toList()
                                .toString()))
                .toList();
    }
}
