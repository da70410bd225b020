package org.gatehouse.closure;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.gatehouse.engine.Label;

/** All that the closure report says, so that it says the same for ever once it is written. */
record Report(
        Frame frame,
        List<GoalLine> goals,
        Time time,
        Effort effort,
        Scope scope,
        List<Deliverable> deliverables,
        Verdict verdict,
        List<ReviewRow> reviews,
        List<ChangeLine> changes,
        List<RiskLine> risks,
        List<LessonLine> lessons,
        String noLessonsReason,
        List<PersonLine> people,
        List<CheckedLine> checklist,
        ReportDetails details) {

    Report {
        // Reports written before there was a register of risks name none.
        risks = risks == null ? List.of() : risks;
        // Nor has one a checklist that was written before there was one.
        checklist = checklist == null ? List.of() : checklist;
        details = details == null ? ReportDetails.NONE : details;
    }

    record Frame(
            String name,
            String description,
            String targetMarket,
            LocalDate startDate,
            LocalDate endDate,
            BigDecimal budget,
            String currency) {}

    /**
     * @param percent how far it was reached; null where it cannot be told
     * @param light green, amber, red or grey
     * @param notMeasured why there is no actual value; empty otherwise
     * @param knownOn day from which it can be told, the actual value being for now; null where it is told already
     */
    record GoalLine(
            String key,
            String statement,
            String metric,
            String unit,
            BigDecimal baselineValue,
            BigDecimal targetValue,
            BigDecimal actualValue,
            LocalDate measuredOn,
            LocalDate deadline,
            String ownerId,
            BigDecimal percent,
            boolean reached,
            String light,
            String notMeasured,
            String note,
            LocalDate knownOn) {

        /** Whether anything was said about it yet. */
        public boolean isRecorded() {
            return actualValue != null || !notMeasured.isEmpty() || knownOn != null;
        }
    }

    /**
     * @param firstFinish of the first plan that was approved
     * @param approvedFinish of the plan as it was approved last
     * @param finish last day of the work: as it was, or while work is open as it is expected
     * @param slipDays calendar days from the approved finish to that day; null where either is not known
     */
    record Time(
            LocalDate firstFinish,
            LocalDate approvedFinish,
            LocalDate start,
            LocalDate finish,
            boolean over,
            Long slipDays,
            int onTime,
            int late,
            int baselines) {}

    /** Hours: of the first and the last approved plan, and of all work that is not cancelled now. */
    record Effort(BigDecimal firstHours, BigDecimal approvedHours, BigDecimal plannedHours, BigDecimal bookedHours) {}

    /**
     * @param added items that came after the plan was first approved
     * @param lates items that were or are behind the approved plan, the worst first
     */
    record Scope(int items, int done, int open, int cancelled, int added, List<ItemLine> lates, List<ItemLine> drops) {}

    /** @param days behind the approved plan; 0 for what was cancelled */
    record ItemLine(
            String key, String title, String ownerId, LocalDate approved, LocalDate finish, long days, String reason) {}

    /**
     * A line of the checklist, as it stood.
     *
     * @param state as {@link CheckLine.State}
     * @param reason why it was waived; empty where it was not, as are both persons
     */
    record CheckedLine(
            String english,
            String chinese,
            String state,
            String light,
            String reason,
            String askedBy,
            String confirmedBy) {

        static CheckedLine of(CheckLine line) {
            boolean waived = line.state() == CheckLine.State.WAIVED;
            return new CheckedLine(
                    line.english(),
                    line.chinese(),
                    line.state().name(),
                    line.light(),
                    waived ? line.waiver().reason() : "",
                    waived ? line.waiver().askedBy() : "",
                    waived ? line.waiver().answeredBy() : "");
        }

        public String says(Locale reader) {
            return "zh".equals(reader.getLanguage()) ? chinese : english;
        }
    }

    record Deliverable(
            String itemKey, String title, String text, String ownerId, LocalDate finishedOn, List<FileLine> files) {}

    record FileLine(long id, String name, String size, String sha256) {}

    /** The sponsor's word on what was delivered; all empty while there is none. */
    record Verdict(String decision, String reason, String person, Instant at) {

        public boolean isAccepted() {
            return Closure.ACCEPTED.equals(decision);
        }
    }

    /** @param light green, amber, red or grey */
    record ReviewRow(int number, LocalDate day, String light, String decision, BigDecimal planned, BigDecimal actual) {}

    /** @param state name of its state, e.g. {@code APPLIED} */
    record ChangeLine(
            String id,
            String title,
            String state,
            LocalDate settled,
            LocalDate finishBefore,
            LocalDate finishAfter,
            String reason) {

        ChangeLine {
            reason = reason == null ? "" : reason;
        }
    }

    /** A risk that came true. */
    record RiskLine(String key, String event, String ownerId, String reason) {}

    record LessonLine(Label step, String whatHappened, String whatToDo, String tag, String writtenBy) {}

    /**
     * @param part {@code manager}, {@code sponsor} or {@code member}
     * @param hours booked on the items they own
     */
    record PersonLine(String id, String part, LocalDate joined, LocalDate released, int itemsDone, BigDecimal hours) {}

    /**
     * What lines in the project's currency paid and the team's hours cost, not for every reader; null where some hours
     * have no price, and in a report from before it was told.
     */
    public BigDecimal spent() {
        ReportDetails.Money money = details.money();
        return money == null || !money.workComplete()
                ? null
                : money.lines().stream()
                        .filter(line -> line.currency().equals(frame.currency()))
                        .map(ReportDetails.Sum::actual)
                        .reduce(money.work(), BigDecimal::add);
    }

    /** Goals that were reached. */
    public long reached() {
        return goals.stream().filter(GoalLine::reached).count();
    }

    /** Green when all goals were reached, amber when most were, red otherwise, grey while nothing is known. */
    public String light() {
        if (goals.stream().noneMatch(GoalLine::isRecorded)) {
            return "grey";
        }
        if (reached() == goals.size()) {
            return "green";
        }
        return reached() * 2 >= goals.size() ? "amber" : "red";
    }
}
