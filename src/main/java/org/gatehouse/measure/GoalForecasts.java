package org.gatehouse.measure;

import java.math.BigDecimal;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where goals get if their readings go on as of late. Who may ask is the caller's affair. */
@Component
@Transactional(readOnly = true)
public class GoalForecasts {

    private final MeasureBook book;

    GoalForecasts(MeasureBook book) {
        this.book = book;
    }

    /**
     * A goal's way and where it leads.
     *
     * @param start value from which the way begins; null where it has no trajectory
     * @param target that is to be reached now; null while not set
     * @param rises whether more is better; false too where it has no trajectory
     * @param atDeadline value expected for the deadline, see {@link Projection}; null where too few readings tell
     * @param fallsShort whether the target is not reached by the deadline if it goes on like this
     */
    public record GoalForecast(
            String goalKey,
            String statement,
            String unit,
            BigDecimal start,
            BigDecimal target,
            boolean rises,
            BigDecimal atDeadline,
            boolean fallsShort) {}

    /** In the order of the goals; a fixed number of statements. */
    public List<GoalForecast> of(String projectKey) {
        return book.of(projectKey).goals().stream().map(GoalForecasts::forecast).toList();
    }

    private static GoalForecast forecast(GoalStand stand) {
        boolean planned = stand.trajectory() != null;
        return new GoalForecast(
                stand.goal().key(),
                stand.goal().statement(),
                stand.goal().unit(),
                planned ? stand.versions().get(0).fromValue() : null,
                planned ? stand.trajectory().target() : stand.goal().targetValue(),
                planned && stand.trajectory().rises(),
                stand.projection() == null ? null : stand.projection().atDeadline(),
                stand.isFallingShort());
    }
}
