package org.gatehouse.risk;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gatehouse.progress.Progress;
import org.gatehouse.progress.ProgressFigures;
import org.gatehouse.project.Project;
import org.gatehouse.resource.Rates;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Suggests a risk where money or hours run ahead of the work. */
@Component
class SpendSource implements SuggestionSource {

    /** Points of a percentage by which spending may be ahead of the work done. */
    static final int AHEAD = 10;

    private final Progress progress;
    private final Rates rates;
    private final MessageSource messages;

    SpendSource(Progress progress, Rates rates, MessageSource messages) {
        this.progress = progress;
        this.rates = rates;
        this.messages = messages;
    }

    @Override
    public List<Suggestion> of(Project project, Locale reader) {
        return hints(progress.of(project.key()), rates.mayKnow(project)).stream()
                .map(hint -> hint.in(reader, messages))
                .toList();
    }

    /**
     * Each ten points further count as new facts.
     *
     * @param money whether the reader may know what the team's work costs
     */
    static List<Hint> hints(ProgressFigures figures, boolean money) {
        BigDecimal done = figures.actualProgress();
        BigDecimal planned = figures.plannedHours();
        List<Hint> hints = new ArrayList<>();
        if (planned.signum() > 0) {
            BigDecimal spent =
                    figures.spentHours().multiply(BigDecimal.valueOf(100)).divide(planned, 0, RoundingMode.HALF_UP);
            compare("spend", spent, done, hints);
        }
        if (money && figures.budgetShare() != null) {
            compare("spendMoney", figures.budgetShare(), done, hints);
        }
        return hints;
    }

    private static void compare(String name, BigDecimal spent, BigDecimal done, List<Hint> hints) {
        int ahead = spent.subtract(done).intValue();
        if (ahead >= AHEAD) {
            hints.add(new Hint(
                    name,
                    "",
                    Integer.toString(ahead / 10),
                    Category.COST,
                    List.of(),
                    List.of(spent.setScale(0, RoundingMode.HALF_UP), done.setScale(0, RoundingMode.HALF_UP))));
        }
    }
}
