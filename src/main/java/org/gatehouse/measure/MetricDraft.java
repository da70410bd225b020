package org.gatehouse.measure;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.measure.Metric.Kind;
import org.gatehouse.measure.Metric.Mode;
import org.gatehouse.project.Project;

/** A metric as somebody words it. */
public record MetricDraft(String name, String unit, String currency, Kind kind, Mode reading) {

    /** Refuses what makes no metric. */
    void check() {
        List<Problem> problems = new ArrayList<>();
        if (name.isBlank()) {
            problems.add(Problem.of("name", "measure.error.name"));
        }
        if (name.length() > 400) {
            problems.add(Problem.of("name", "error.tooLong", 400));
        }
        if (unit.length() > 100) {
            problems.add(Problem.of("unit", "error.tooLong", 100));
        }
        if (kind == Kind.GOAL) {
            problems.add(Problem.of("kind", "measure.error.goalKind"));
        }
        checkCurrency(problems);
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    /** Where only reading and currency are somebody's choice. */
    void checkChoices() {
        List<Problem> problems = new ArrayList<>();
        checkCurrency(problems);
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    /** Sales and spend are money, in the project's currency where no other is named. */
    MetricDraft inCurrencyOf(Project project) {
        boolean money = kind == Kind.SALES || kind == Kind.SPEND;
        return money && currency.isEmpty() ? new MetricDraft(name, unit, project.currency(), kind, reading) : this;
    }

    private void checkCurrency(List<Problem> problems) {
        if (currency.isEmpty()) {
            return;
        }
        try {
            Currency.getInstance(currency);
        } catch (IllegalArgumentException unknown) {
            problems.add(Problem.of("currency", "error.money.currency", currency));
        }
    }
}
