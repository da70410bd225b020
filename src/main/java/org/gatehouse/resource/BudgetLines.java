package org.gatehouse.resource;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.gatehouse.kernel.Change;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.Facts;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.project.Projects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What projects set money aside for; the project manager says. */
@Service
@Transactional
public class BudgetLines {

    /** Lines a project may have. */
    static final int MOST = 1000;

    private final BudgetLineRepository lines;
    private final Projects projects;
    private final CurrentPerson me;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    BudgetLines(
            BudgetLineRepository lines,
            Projects projects,
            CurrentPerson me,
            ApplicationEventPublisher events,
            Clock clock) {
        this.lines = lines;
        this.projects = projects;
        this.me = me;
        this.events = events;
        this.clock = clock;
    }

    /** A project's lines in the order they came; who may ask is the caller's affair. */
    @Transactional(readOnly = true)
    public List<BudgetLine> of(String projectKey) {
        return lines.findByProjectKeyOrderById(projectKey);
    }

    @Transactional(readOnly = true)
    public BudgetLine require(String projectKey, long id) {
        return lines.findById(id)
                .filter(line -> line.projectKey().equals(projectKey))
                .orElseThrow(() -> new NotFound(Long.toString(id)));
    }

    public BudgetLine add(String projectKey, BudgetLineDraft draft) {
        projects.steerable(projectKey);
        BudgetLine line = open(projectKey, draft);
        tell(line, "resource.budgetAdded", Facts.NONE.changedTo(line.facts()));
        return line;
    }

    /** As {@link #add}, from a template; who may, and telling it, is the caller's affair. */
    public BudgetLine open(String projectKey, BudgetLineDraft draft) {
        draft.check();
        if (of(projectKey).size() >= MOST) {
            throw new Conflict("resource.error.tooManyLines", MOST);
        }
        return lines.save(BudgetLine.of(projectKey, draft));
    }

    /** @param version of the line the person looked at */
    public void change(String projectKey, long id, int version, BudgetLineDraft draft) {
        projects.steerable(projectKey);
        draft.check();
        BudgetLine line = require(projectKey, id);
        if (line.version() != version) {
            throw new Conflict("error.changedMeanwhile");
        }
        Facts before = line.facts();
        line.reword(draft);
        save(line);
        tell(line, "resource.budgetChanged", before.changedTo(line.facts()));
    }

    /**
     * Says that a line is settled.
     *
     * @param amount paid in all; 0 where nothing had to be
     * @param day of the last payment, today or before
     */
    public void pay(String projectKey, long id, int version, BigDecimal amount, LocalDate day) {
        projects.steerable(projectKey);
        if (amount == null) {
            throw new InvalidInput("amount", "error.required", "amount");
        }
        Amounts.check("amount", amount);
        if (day == null || day.isAfter(LocalDate.now(clock))) {
            throw new InvalidInput("paidOn", "resource.error.paidOn");
        }
        BudgetLine line = require(projectKey, id);
        if (line.version() != version) {
            throw new Conflict("error.changedMeanwhile");
        }
        Facts before = line.facts();
        line.pay(amount, day, me.id());
        save(line);
        tell(line, "resource.budgetPaid", before.changedTo(line.facts()));
    }

    /** Gives a line another planned amount, as a change that was approved elsewhere says. */
    public void allot(String projectKey, long id, BigDecimal planned) {
        Amounts.check("amount", planned);
        BudgetLine line = require(projectKey, id);
        Facts before = line.facts();
        line.reword(new BudgetLineDraft(
                line.category(), line.description(), planned, line.committed(), line.actual(), line.currency()));
        lines.save(line);
        tell(line, "resource.budgetChanged", before.changedTo(line.facts()));
    }

    public void remove(String projectKey, long id) {
        projects.steerable(projectKey);
        BudgetLine line = require(projectKey, id);
        lines.delete(line);
        tell(line, "resource.budgetRemoved", line.facts().changedTo(Facts.NONE));
    }

    private void save(BudgetLine line) {
        try {
            lines.save(line);
        } catch (OptimisticLockingFailureException overtaken) {
            throw new Conflict("error.changedMeanwhile");
        }
    }

    private void tell(BudgetLine line, String action, List<Change> changes) {
        events.publishEvent(new ResourceChanged(
                line.projectKey(),
                action,
                line.description(),
                List.of(
                        line.planned().stripTrailingZeros().toPlainString(),
                        line.committed().stripTrailingZeros().toPlainString(),
                        line.actual().stripTrailingZeros().toPlainString(),
                        line.currency()),
                changes));
    }
}
