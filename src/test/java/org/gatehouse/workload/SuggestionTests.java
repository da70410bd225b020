package org.gatehouse.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.Executing;
import org.gatehouse.Visitor;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.plan.Assignment;
import org.gatehouse.plan.ItemDraft;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.resource.Absence;
import org.gatehouse.resource.Capacity;
import org.gatehouse.resource.ProjectResource;
import org.gatehouse.resource.ProjectResources;
import org.gatehouse.resource.ResourceDraft;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SuggestionTests extends Executing {

    @Autowired
    Suggestions suggestions;

    @Autowired
    Capacity capacity;

    @Autowired
    ProjectResources resources;

    @Test
    void whoeverCanAndHasTimeComesFirst() {
        String key = newProject();
        WorkItem item = addItem(key, ItemDraft.of("Copywriting of the brochure", "", null, null, hours(16)));
        LocalDate start = item.startDate();
        as("wu", () -> capacity.setSkill("wu", "Copywriting", 4));
        as("amy", () -> capacity.setSkill("amy", "Copywriting", 5));
        as("chen", () -> capacity.addAbsence("chen", start, start.plusYears(1), Absence.Kind.LEAVE, ""));

        assertThat(suggestions.wanted(item)).containsExactly("Copywriting");
        List<Suggestion> found = suggestions.of(projects.require(key), item, suggestions.wanted(item));

        Suggestion wu = named(found, "wu");
        Suggestion chen = named(found, "chen");
        Suggestion amy = named(found, "amy");
        assertThat(wu.skills()).hasSize(1);
        assertThat(wu.needed()).isEqualTo(16, within(0.01));
        assertThat(found.indexOf(wu)).isLessThan(found.indexOf(chen));
        assertThat(chen.free()).isZero();
        assertThat(chen.fits()).isFalse();
        assertThat(chen.away()).hasSize(1);
        assertThat(amy.inTeam()).isFalse();
        assertThat(found)
                .extracting(Suggestion::personId)
                .contains("lin", "fang")
                .doesNotContain("sun");
    }

    @Test
    void oneClickAssigns() {
        String key = newProject();
        WorkItem item = addItem(key, ItemDraft.of("Layout", "", null, null, hours(16)));
        String page = "/projects/" + key + "/load/items/" + item.key();

        assertThat(body("lin", page, "en")).contains("Who could do it?", "吴倩 Wu Qian", "h free in these days");
        assertThat(body("lin", page + "?skill=Nothing", "zh-CN")).contains("谁可以承担");
        assertThat(visitor("chen").get(page).statusCode()).isEqualTo(403);
        assertThat(visitor("sun").get(page).statusCode()).isEqualTo(404);
        String version = Integer.toString(item.version());
        assertThat(visitor("chen")
                        .post(page, Map.of("version", version, "personId", "wu"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(visitor("lin")
                        .post(page, Map.of("version", version, "personId", "sun"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(visitor("lin")
                        .post(page, Map.of("version", version, "personId", "wu"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(items.require(item.key()).ownerId()).isEqualTo("wu");
        assertThat(visitor("lin")
                        .post(page, Map.of("version", version, "personId", "chen"))
                        .statusCode())
                .as("somebody was faster")
                .isEqualTo(409);
    }

    @Test
    void whoTakesARolesItemTakesItsPlaceInIt() {
        String key = newProject();
        ProjectResource role = as("lin", () -> resources.add(key, ResourceDraft.placeholder("Designer")));
        ProjectResource chen = resources.ofPerson(key, "chen");
        WorkItem item = addItem(key, ItemDraft.of("Layout", "lin", null, null, hours(16)));
        ItemDraft shared = items.require(item.key())
                .draft()
                .owned("lin", List.of(new Assignment(role.id(), 50), new Assignment(chen.id(), 25)));
        WorkItem before = as("lin", () -> items.change(key, item.key(), item.version(), shared));

        as("lin", () -> suggestions.assign(key, item.key(), before.version(), "wu"));

        WorkItem after = items.require(item.key());
        long wu = resources.ofPerson(key, "wu").id();
        assertThat(after.ownerId()).isEqualTo("wu");
        assertThat(Set.copyOf(after.assignments()))
                .isEqualTo(Set.of(new Assignment(chen.id(), 25), new Assignment(wu, 50)));
        assertThatThrownBy(() -> as("lin", () -> suggestions.assign(key, item.key(), after.version(), "sun")))
                .isInstanceOf(InvalidInput.class);
    }

    private static Suggestion named(List<Suggestion> found, String person) {
        return found.stream()
                .filter(one -> one.personId().equals(person))
                .findFirst()
                .orElseThrow();
    }

    private String body(String person, String path, String language) {
        HttpResponse<String> page = visitor(person).get(path, "Accept-Language", language);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        return page.body();
    }

    private Visitor visitor(String person) {
        return new Visitor(port).signIn(person);
    }
}
