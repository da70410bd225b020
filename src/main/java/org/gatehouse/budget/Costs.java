package org.gatehouse.budget;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.execution.Work;
import org.gatehouse.execution.WorkedHours;
import org.gatehouse.person.People;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Project;
import org.gatehouse.resource.RateCard;
import org.gatehouse.resource.Rates;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a project's work costs: the plan's effort at the rates of the days on which it begins, and the hours that were
 * worked at the rates of their days. Read in a fixed number of statements.
 */
@Component
class Costs {

    private final WorkItems items;
    private final Work work;
    private final Rates rates;
    private final People people;

    Costs(WorkItems items, Work work, Rates rates, People people) {
        this.items = items;
        this.work = work;
        this.rates = rates;
        this.people = people;
    }

    @Transactional(readOnly = true)
    CostSheet of(Project project) {
        List<WorkItem> plan = items.of(project.key());
        List<WorkedHours> worked = work.worked(project.key());
        Set<String> persons = new HashSet<>();
        plan.stream().map(WorkItem::ownerId).filter(id -> !id.isEmpty()).forEach(persons::add);
        worked.forEach(hours -> persons.add(hours.personId()));
        RateCard card = rates.card(project, persons);
        CostSheet sheet = new CostSheet();
        for (WorkItem item : plan) {
            if (item.status() != ItemStatus.CANCELLED
                    && item.effortHours() != null
                    && !item.ownerId().isEmpty()) {
                LocalDate day = item.startDate() == null ? project.startDate() : item.startDate();
                BigDecimal hours = item.effortHours();
                var cost = card.cost(item.ownerId(), day, hours);
                sheet.whole().plan(hours, cost);
                sheet.phase(item.phaseName()).plan(hours, cost);
                sheet.worker(people.name(item.ownerId())).plan(hours, cost);
            }
        }
        Map<String, String> phases = plan.stream().collect(Collectors.toMap(WorkItem::key, WorkItem::phaseName));
        for (WorkedHours done : worked) {
            var cost = card.cost(done.personId(), done.day(), done.hours());
            sheet.whole().work(done.hours(), cost);
            sheet.phase(phases.getOrDefault(done.itemKey(), "")).work(done.hours(), cost);
            sheet.worker(people.name(done.personId())).work(done.hours(), cost);
        }
        return sheet;
    }
}
