package org.gatehouse.timesheet;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.gatehouse.engine.Turns;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * From Friday noon on, those who worked and have not submitted their week find the task to do so, and are reminded by
 * its process. Looks a few weeks back, so that nothing is lost while the house is closed.
 */
@Component
class WeekSweep {

    private static final Logger LOG = LoggerFactory.getLogger(WeekSweep.class);
    private static final int WEEKS_BACK = 4;
    private static final int AT_ONCE = 500;

    private final Weeks weeks;
    private final Approvals approvals;
    private final Turns turns;
    private final Clock clock;

    WeekSweep(Weeks weeks, Approvals approvals, Turns turns, Clock clock) {
        this.weeks = weeks;
        this.approvals = approvals;
        this.turns = turns;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${gatehouse.timesheet.every}", initialDelayString = "${gatehouse.timesheet.after}")
    void sweep() {
        turns.take("timesheet", () -> {
            int begun = 0;
            LocalDate last = lastDue(LocalDateTime.now(clock));
            for (Week open : weeks.notBegun(last.minusWeeks(WEEKS_BACK), last, AT_ONCE)) {
                begun += begin(open) ? 1 : 0;
            }
            return begun;
        });
    }

    /** Monday of the newest week whose Friday noon has passed. */
    static LocalDate lastDue(LocalDateTime now) {
        LocalDate monday = Week.mondayOf(now.toLocalDate());
        boolean over = !now.isBefore(monday.with(DayOfWeek.FRIDAY).atTime(LocalTime.NOON));
        return over ? monday : monday.minusWeeks(1);
    }

    private boolean begin(Week open) {
        try {
            return approvals.begin(open.personId(), open.monday());
        } catch (RuntimeException failed) {
            LOG.warn(
                    "The week {} of {} could not be brought up; it is tried again",
                    open.monday(),
                    open.personId(),
                    failed);
            return false;
        }
    }
}
