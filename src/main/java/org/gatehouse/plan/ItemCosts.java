package org.gatehouse.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.kernel.Money;
import org.gatehouse.project.Project;
import org.gatehouse.resource.ProjectResource;
import org.gatehouse.resource.ProjectResources;
import org.gatehouse.resource.RateCard;
import org.gatehouse.resource.Rates;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What items are planned to cost: the hours of their people and roles at the rates of the day they begin, material by
 * the unit, and what is fixed. Rates in another currency than the project's are not added.
 */
@Component
@Transactional(readOnly = true)
public class ItemCosts {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final ProjectResources resources;
    private final Rates rates;

    ItemCosts(ProjectResources resources, Rates rates) {
        this.resources = resources;
        this.rates = rates;
    }

    /** By item key; items that nobody knows a price of are left out. Who may know is the caller's affair. */
    public Map<String, BigDecimal> of(Project project, Collection<WorkItem> items) {
        Map<Long, ProjectResource> known = resources.of(project.key()).stream()
                .collect(Collectors.toMap(ProjectResource::id, Function.identity()));
        Set<String> people = Stream.concat(
                        items.stream().map(WorkItem::ownerId).filter(id -> !id.isEmpty()),
                        known.values().stream().map(ProjectResource::personId).filter(id -> id != null))
                .collect(Collectors.toSet());
        RateCard card = rates.card(project, people);
        Map<String, BigDecimal> costs = new HashMap<>();
        for (WorkItem item : items) {
            cost(item, known, card, project).ifPresent(cost -> costs.put(item.key(), cost));
        }
        return costs;
    }

    private static Optional<BigDecimal> cost(
            WorkItem item, Map<Long, ProjectResource> known, RateCard card, Project project) {
        LocalDate day = item.startDate() == null ? project.startDate() : item.startDate();
        List<Assignment> assigned = item.assignments().stream()
                .filter(it -> known.containsKey(it.resourceId()))
                .toList();
        List<Assignment> workers = assigned.stream()
                .filter(it -> known.get(it.resourceId()).isWorker())
                .toList();
        BigDecimal sum = item.timing().fixedCost();
        BigDecimal hours = item.effortHours() == null ? BigDecimal.ZERO : item.effortHours();
        int percent = workers.stream().mapToInt(Assignment::percent).sum();
        for (Assignment worker : workers) {
            BigDecimal share = hours.multiply(BigDecimal.valueOf(worker.percent()))
                    .divide(BigDecimal.valueOf(percent), 4, RoundingMode.HALF_UP);
            sum = plus(sum, hourly(known.get(worker.resourceId()), day, card, project), share);
        }
        if (workers.isEmpty() && !item.ownerId().isEmpty()) {
            sum = plus(sum, inCurrency(card.hourly(item.ownerId(), day), project), hours);
        }
        for (Assignment it : assigned) {
            ProjectResource resource = known.get(it.resourceId());
            if (!resource.isWorker()) {
                BigDecimal units = BigDecimal.valueOf(it.percent()).divide(HUNDRED, 4, RoundingMode.HALF_UP);
                sum = plus(sum, Optional.ofNullable(resource.rate()), units);
            }
        }
        return Optional.ofNullable(sum).map(cost -> cost.setScale(2, RoundingMode.HALF_UP));
    }

    private static Optional<BigDecimal> hourly(
            ProjectResource resource, LocalDate day, RateCard card, Project project) {
        return resource.personId() == null
                ? Optional.ofNullable(resource.rate())
                : inCurrency(card.hourly(resource.personId(), day), project);
    }

    private static Optional<BigDecimal> inCurrency(Optional<Money> rate, Project project) {
        return rate.filter(money -> money.currency().equals(project.currency())).map(Money::amount);
    }

    private static BigDecimal plus(BigDecimal sum, Optional<BigDecimal> rate, BigDecimal amount) {
        if (rate.isEmpty()) {
            return sum;
        }
        BigDecimal cost = rate.get().multiply(amount);
        return sum == null ? cost : sum.add(cost);
    }
}
