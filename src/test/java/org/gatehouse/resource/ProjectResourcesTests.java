package org.gatehouse.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.resource.ProjectResource.Kind;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@RecordApplicationEvents
class ProjectResourcesTests extends ResourceTest {

    @Autowired
    ProjectResources resources;

    @Autowired
    BudgetLines budget;

    @Autowired
    Clock clock;

    @Autowired
    ApplicationEvents told;

    @Test
    void aPersonIsOneResourceOfAProject() {
        String key = newProject();
        ProjectResource chen = resources.ofPerson(key, "chen");

        assertThat(resources.ofPerson(key, "chen").id()).isEqualTo(chen.id());
        assertThat(resources.placeholder(key, "Designer").id())
                .isEqualTo(resources.placeholder(key, "designer ").id());
        assertThat(resources.of(key)).extracting(ProjectResource::kind).containsExactly(Kind.PERSON, Kind.PLACEHOLDER);
        assertThat(resources.nameOf(chen)).isEqualTo("陈杰 Chen Jie");
        assertThatThrownBy(() -> as("lin", () -> resources.add(key, ResourceDraft.person("chen"))))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> as("lin", () -> resources.add(key, ResourceDraft.person("sun"))))
                .as("not in the team")
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void aRoleIsFilledByTheFirstWhoTakesIt() {
        String key = newProject();
        ProjectResource role = as("lin", () -> resources.add(key, ResourceDraft.placeholder("Designer")));
        as("lin", () -> resources.bind(key, role.id(), "wu"));

        ProjectResource bound = resources.require(key, role.id());
        assertThat(bound.kind()).isEqualTo(Kind.PERSON);
        assertThat(bound.personId()).isEqualTo("wu");
        assertThatThrownBy(() -> as("lin", () -> resources.bind(key, role.id(), "chen")))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void aRoleFilledBySomebodyWhoIsThereAlreadyGoesUpInThem() {
        String key = newProject();
        ProjectResource wu = resources.ofPerson(key, "wu");
        ProjectResource role = as("lin", () -> resources.add(key, ResourceDraft.placeholder("Designer")));
        as("lin", () -> resources.bind(key, role.id(), "wu"));

        assertThat(resources.of(key)).extracting(ProjectResource::id).containsExactly(wu.id());
        assertThat(told.stream(ResourceReplaced.class)).contains(new ResourceReplaced(key, role.id(), wu.id()));
        assertThat(told.stream(ResourceChanged.class).map(ResourceChanged::action))
                .contains("resource.added", "resource.bound");
    }

    @Test
    void onlyItsManagerChangesThem() {
        String key = newProject();
        String other = newProject();
        ProjectResource chen = resources.ofPerson(key, "chen");
        ResourceDraft half = new ResourceDraft(Kind.PERSON, "chen", "", 50, "", null, null, null);

        assertThatThrownBy(() -> as("chen", () -> resources.change(key, chen.id(), 1, half)))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as("sun", () -> resources.change(key, chen.id(), 1, half)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> as("lin", () -> resources.change(other, chen.id(), 1, half)))
                .isInstanceOf(NotFound.class);
        as("lin", () -> resources.change(key, chen.id(), chen.version(), half));
        assertThat(resources.require(key, chen.id()).percent()).isEqualTo(50);
        assertThatThrownBy(() -> as("lin", () -> resources.change(key, chen.id(), chen.version(), half)))
                .as("somebody was faster")
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> as(
                        "lin",
                        () -> resources.change(
                                key, chen.id(), chen.version() + 1, ResourceDraft.placeholder("Writer"))))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void budgetLinesAddUpByCategoryAndNeverAcrossCurrencies() {
        String key = newProject();
        line(key, BudgetLine.Category.MEDIA, "Search ads", "20000", "5000", "1000", "CNY");
        line(key, BudgetLine.Category.MEDIA, "Social ads", "10000", "0", "500.5", "CNY");
        line(key, BudgetLine.Category.MEDIA, "Trade press", "3000", "0", "0", "EUR");
        line(key, BudgetLine.Category.TRAVEL, "Fair", "800", "0", "0", "CNY");

        List<BudgetSum> sums = BudgetSum.byCategory(budget.of(key));
        assertThat(sums)
                .extracting(
                        BudgetSum::category,
                        BudgetSum::currency,
                        sum -> sum.planned().intValue())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(BudgetLine.Category.MEDIA, "CNY", 30000),
                        org.assertj.core.groups.Tuple.tuple(BudgetLine.Category.MEDIA, "EUR", 3000),
                        org.assertj.core.groups.Tuple.tuple(BudgetLine.Category.TRAVEL, "CNY", 800));
        assertThat(sums.get(0).used()).isEqualByComparingTo("6500.5");
        assertThat(BudgetSum.whole(budget.of(key)))
                .extracting(BudgetSum::currency)
                .containsExactly("CNY", "EUR");
        assertThat(told.stream(ResourceChanged.class).map(ResourceChanged::action))
                .contains("resource.budgetAdded");
    }

    @Test
    void budgetLinesAreTheManagersAndHoldOneVersion() {
        String key = newProject();
        BudgetLine line = line(key, BudgetLine.Category.EVENT, "Stand", "9000", "0", "0", "CNY");
        BudgetLineDraft paid = draft(BudgetLine.Category.EVENT, "Stand", "9000", "0", "9100", "CNY");

        assertThatThrownBy(() -> as("chen", () -> budget.change(key, line.id(), line.version(), paid)))
                .isInstanceOf(NotAllowed.class);
        as("lin", () -> budget.change(key, line.id(), line.version(), paid));
        assertThatThrownBy(() -> as("lin", () -> budget.change(key, line.id(), line.version(), paid)))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> line(key, BudgetLine.Category.EVENT, "Stand", "-1", "0", "0", "CNY"))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> line(key, BudgetLine.Category.EVENT, "Stand", "1e30", "0", "0", "CNY"))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> line(key, BudgetLine.Category.EVENT, "Stand", "0.00001", "0", "0", "CNY"))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> line(key, BudgetLine.Category.EVENT, "Stand", "1", "0", "0", "XXZ1"))
                .isInstanceOf(InvalidInput.class);
        as("lin", () -> budget.remove(key, line.id()));
        assertThat(budget.of(key)).isEmpty();
    }

    private BudgetLine line(
            String key,
            BudgetLine.Category category,
            String description,
            String planned,
            String committed,
            String actual,
            String currency) {
        return as("lin", () -> budget.add(key, draft(category, description, planned, committed, actual, currency)));
    }

    private static BudgetLineDraft draft(
            BudgetLine.Category category,
            String description,
            String planned,
            String committed,
            String actual,
            String currency) {
        return new BudgetLineDraft(
                category,
                description,
                new BigDecimal(planned),
                new BigDecimal(committed),
                new BigDecimal(actual),
                currency);
    }
}
