package org.gatehouse.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.TaskService;
import org.gatehouse.HouseTest;
import org.gatehouse.project.ProjectDraft;
import org.gatehouse.project.Projects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class InboxTests extends HouseTest {

    @Autowired
    Inbox inbox;

    @Autowired
    Projects projects;

    @Autowired
    Engine engine;

    @Autowired
    TaskService tasks;

    @Test
    void a_new_project_waits_for_its_manager() {
        String project = project("Inbox one");

        List<InboxTask> open = inbox.ofProject(project);

        assertThat(open).singleElement().satisfies(task -> {
            assertThat(task.step()).isEqualTo("defineGoals");
            assertThat(task.process()).isEqualTo("goal");
            assertThat(task.projectKey()).isEqualTo(project);
            assertThat(task.businessKey()).isEqualTo(project);
            assertThat(task.assignee()).isEqualTo("lin");
            assertThat(task.label().project()).isEqualTo("Inbox one");
            assertThat(task.label().in(Locale.CHINA)).isNotEqualTo(task.label().in(Locale.ENGLISH));
            assertThat(task.suspended()).isFalse();
        });
        assertThat(idsOf("lin")).contains(open.get(0).id());
        assertThat(idsOf("chen", "staff")).doesNotContain(open.get(0).id());
    }

    @Test
    void an_unassigned_task_is_in_the_inbox_of_each_candidate_until_one_takes_it() {
        String task = inbox.ofProject(project("Inbox two")).get(0).id();
        engine.unchecked(() -> {
            tasks.setAssignee(task, null);
            tasks.addCandidateUser(task, "wu");
            tasks.addCandidateGroup(task, "analyst");
            return null;
        });

        assertThat(idsOf("wu")).contains(task);
        assertThat(idsOf("han", "analyst", "staff")).contains(task);
        assertThat(idsOf("lin", "manager")).doesNotContain(task);

        engine.unchecked(() -> {
            tasks.setAssignee(task, "wu");
            return null;
        });
        assertThat(idsOf("wu")).containsOnlyOnce(task);
        assertThat(idsOf("han", "analyst", "staff")).doesNotContain(task);
    }

    @Test
    void what_is_due_comes_first_and_pages_do_not_overlap() {
        String late = inbox.ofProject(project("Inbox late")).get(0).id();
        String soon = inbox.ofProject(project("Inbox soon")).get(0).id();
        due(late, new Date(2_000_000_000_000L));
        due(soon, new Date(1_000_000_000_000L));

        List<String> all =
                inbox.of("lin", List.of(), 0, 1000).stream().map(InboxTask::id).toList();

        assertThat(all.indexOf(soon)).isLessThan(all.indexOf(late));
        assertThat(inbox.of("lin", List.of(), 0, 1)).extracting(InboxTask::id).containsExactly(all.get(0));
        assertThat(inbox.of("lin", List.of(), 1, 1)).extracting(InboxTask::id).containsExactly(all.get(1));
        assertThat(inbox.count("lin", List.of())).isEqualTo(Math.min(all.size(), Inbox.COUNTED));
    }

    private void due(String task, Date when) {
        engine.unchecked(() -> {
            var changed = tasks.createTaskQuery().taskId(task).singleResult();
            changed.setDueDate(when);
            tasks.saveTask(changed);
            return null;
        });
    }

    private List<String> idsOf(String person, String... groups) {
        return inbox.of(person, List.of(groups), 0, 1000).stream()
                .map(InboxTask::id)
                .toList();
    }

    private String project(String name) {
        return as(
                "lin",
                () -> projects.create(new ProjectDraft(
                        name,
                        "",
                        "",
                        "",
                        "",
                        LocalDate.of(2027, 1, 1),
                        LocalDate.of(2027, 6, 30),
                        BigDecimal.TEN,
                        "CNY",
                        "fang",
                        List.of("chen"),
                        7)));
    }
}
