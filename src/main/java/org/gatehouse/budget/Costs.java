package org.gatehouse.budget;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gatehouse.kernel.Money;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.gatehouse.plan.Assignment;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Project;
import org.gatehouse.resource.BudgetLine;
import org.gatehouse.resource.BudgetLines;
import org.gatehouse.resource.ProjectResource;
import org.gatehouse.resource.ProjectResources;
import org.gatehouse.resource.RateCard;
import org.gatehouse.resource.Rates;
import org.gatehouse.timesheet.Hours;
import org.gatehouse.timesheet.WorkedHours;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a project's work costs: the plan's effort at the rates of the days on which it begins, material by the unit, fixed
 * costs, and the hours that were worked at the rates of their days. Read in a fixed number of statements.
 */
@Component
public class Costs {

    private final WorkItems items;
    private final Hours hours;
    private final ProjectResources resources;
    private final Rates rates;
    private final BudgetLines lines;
    private final People people;
    private final CurrentPerson me;

    Costs(
            WorkItems items,
            Hours hours,
            ProjectResources resources,
            Rates rates,
            BudgetLines lines,
            People people,
            CurrentPerson me) {
        this.items = items;
        this.hours = hours;
        this.resources = resources;
        this.rates = rates;
        this.lines = lines;
        this.people = people;
        this.me = me;
    }

    /** Whether the signed-in person may know what the project's work costs: its manager, its sponsor, administrators. */
    public boolean mayKnow(Project project) {
        return rates.mayKnow(project) || me.id().equals(project.sponsorId());
    }

    /** What was worked and paid so far, without asking who wants to know. */
    @Transactional(readOnly = true)
    public Spending spending(Project project) {
        List<WorkedHours> worked = hours.worked(project.key());
        RateCard card =
                rates.card(project, worked.stream().map(WorkedHours::personId).collect(Collectors.toSet()));
        List<BudgetLine> all = lines.of(project.key());
        List<BudgetLine> own = all.stream()
                .filter(line -> line.currency().equals(project.currency()))
                .toList();
        return new Spending(
                worked.stream()
                        .map(done -> new Spending.Worked(
                                done.itemKey(),
                                done.day(),
                                done.hours(),
                                card.hourly(done.personId(), done.rateDay())
                                        .filter(rate -> rate.currency().equals(project.currency()))
                                        .map(rate -> rate.amount().multiply(done.hours()))
                                        .orElse(null)))
                        .toList(),
                sum(own, BudgetLine::planned),
                sum(own, BudgetLine::committed),
                sum(own, BudgetLine::actual),
                own.size() < all.size());
    }

    private static BigDecimal sum(List<BudgetLine> lines, Function<BudgetLine, BigDecimal> amount) {
        return lines.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Transactional(readOnly = true)
    CostSheet of(Project project) {
        List<WorkItem> plan = items.of(project.key());
        List<WorkedHours> worked = hours.worked(project.key());
        Map<Long, ProjectResource> known = resources.of(project.key()).stream()
                .collect(Collectors.toMap(ProjectResource::id, Function.identity()));
        Set<String> persons = new HashSet<>();
        plan.stream().map(WorkItem::ownerId).filter(id -> !id.isEmpty()).forEach(persons::add);
        known.values().stream()
                .map(ProjectResource::personId)
                .filter(Objects::nonNull)
                .forEach(persons::add);
        worked.forEach(done -> persons.add(done.personId()));
        RateCard card = rates.card(project, persons);
        CostSheet sheet = new CostSheet();
        plan.stream()
                .filter(item -> item.status() != ItemStatus.CANCELLED && !item.isSummary())
                .forEach(item -> plan(item, project, known, card, sheet));
        Map<String, String> phases = plan.stream().collect(Collectors.toMap(WorkItem::key, WorkItem::phaseName));
        for (WorkedHours done : worked) {
            Optional<Money> rate = card.hourly(done.personId(), done.rateDay());
            sheet.whole().work(done.hours(), rate, done.billable());
            sheet.phase(phases.getOrDefault(done.itemKey(), "")).work(done.hours(), rate, done.billable());
            sheet.worker(people.name(done.personId())).work(done.hours(), rate, done.billable());
        }
        return sheet;
    }

    private void plan(
            WorkItem item, Project project, Map<Long, ProjectResource> known, RateCard card, CostSheet sheet) {
        LocalDate day = item.startDate() == null ? project.startDate() : item.startDate();
        CostTally phase = sheet.phase(item.phaseName());
        shares(item, known).forEach((worker, hours) -> {
            Optional<Money> cost = worker.personId() == null
                    ? worker.agreed().map(rate -> new Money(rate.multiply(hours), project.currency()))
                    : card.cost(worker.personId(), day, hours);
            sheet.whole().plan(hours, cost);
            phase.plan(hours, cost);
            sheet.worker(worker.name()).plan(hours, cost);
        });
        things(item, known).ifPresent(amount -> {
            Money cost = new Money(amount, project.currency());
            sheet.whole().planThing(cost);
            phase.planThing(cost);
        });
    }

    /** @param agreed hourly rate of a role */
    private record Worker(String personId, String name, Optional<BigDecimal> agreed) {}

    /** An item's hours, shared among its people and roles as their percents; all its owner's where nobody is assigned. */
    private Map<Worker, BigDecimal> shares(WorkItem item, Map<Long, ProjectResource> known) {
        Map<Worker, BigDecimal> shares = new LinkedHashMap<>();
        if (item.effortHours() == null) {
            return shares;
        }
        List<Assignment> workers = item.assignments().stream()
                .filter(each -> known.containsKey(each.resourceId())
                        && known.get(each.resourceId()).isWorker())
                .toList();
        int percent = workers.stream().mapToInt(Assignment::percent).sum();
        if (percent == 0) {
            if (!item.ownerId().isEmpty()) {
                shares.put(
                        new Worker(item.ownerId(), people.name(item.ownerId()), Optional.empty()), item.effortHours());
            }
            return shares;
        }
        for (Assignment each : workers) {
            ProjectResource resource = known.get(each.resourceId());
            shares.put(
                    new Worker(resource.personId(), resources.nameOf(resource), Optional.ofNullable(resource.rate())),
                    item.effortHours()
                            .multiply(BigDecimal.valueOf(each.percent()))
                            .divide(BigDecimal.valueOf(percent), 4, RoundingMode.HALF_UP));
        }
        return shares;
    }

    /** Material, an assignment's percent counting hundredths of a unit, and the item's fixed cost. */
    private static Optional<BigDecimal> things(WorkItem item, Map<Long, ProjectResource> known) {
        BigDecimal sum = item.timing().fixedCost() == null
                ? BigDecimal.ZERO
                : item.timing().fixedCost();
        for (Assignment each : item.assignments()) {
            ProjectResource resource = known.get(each.resourceId());
            if (resource != null && !resource.isWorker() && resource.rate() != null) {
                sum = sum.add(resource.rate().multiply(BigDecimal.valueOf(each.percent(), 2)));
            }
        }
        return sum.signum() == 0 ? Optional.empty() : Optional.of(sum);
    }
}
