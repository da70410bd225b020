package org.gatehouse.closure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gatehouse.project.Project;
import org.gatehouse.project.ProjectStatus;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The paragraph with which a report begins: what somebody reads who reads nothing else. */
@Component
class ReportSummary {

    private final MessageSource messages;

    ReportSummary(MessageSource messages) {
        this.messages = messages;
    }

    /** @param costs whether the reader may know what the project's work cost */
    String of(Project project, Report report, boolean costs, Locale locale) {
        List<String> sentences = new ArrayList<>();
        sentences.add(say("goals", locale, report.goals().size(), report.reached()));
        if (project.status() == ProjectStatus.STOPPED) {
            sentences.add(say("stopped", locale, project.endReason()));
        }
        schedule(report.time(), sentences, locale);
        Report.Effort effort = report.effort();
        sentences.add(
                effort.approvedHours() == null
                        ? say("hours.only", locale, number(effort.bookedHours(), locale))
                        : say(
                                "hours",
                                locale,
                                number(effort.bookedHours(), locale),
                                number(effort.approvedHours(), locale)));
        if (costs) {
            money(report, sentences, locale);
        }
        Report.Scope scope = report.scope();
        sentences.add(say("scope", locale, scope.items(), scope.done(), scope.cancelled(), scope.added()));
        sentences.add(say(
                "turns",
                locale,
                report.changes().stream()
                        .filter(change -> change.state().equals("APPLIED"))
                        .count(),
                report.details().adjustments().stream()
                        .filter(each -> !each.decision().isEmpty())
                        .count(),
                report.risks().size()));
        sentences.add(say(
                "lessons",
                locale,
                report.deliverables().size(),
                report.lessons().size()));
        return String.join("zh".equals(locale.getLanguage()) ? "" : " ", sentences);
    }

    private void schedule(Report.Time time, List<String> sentences, Locale locale) {
        if (time.finish() == null) {
            return;
        }
        String finish = date(time.finish(), locale);
        if (!time.over()) {
            sentences.add(say("open", locale, finish));
        } else if (time.slipDays() == null || time.slipDays() == 0) {
            sentences.add(say(time.slipDays() == null ? "ended" : "onTime", locale, finish));
        } else {
            sentences.add(say(time.slipDays() > 0 ? "late" : "early", locale, finish, Math.abs(time.slipDays())));
        }
        if (time.firstFinish() != null && !time.firstFinish().equals(time.approvedFinish())) {
            sentences.add(say("first", locale, date(time.firstFinish(), locale)));
        }
    }

    /** What lines paid and the team's hours cost, where every hour has a price. */
    private void money(Report report, List<String> sentences, Locale locale) {
        BigDecimal budget = report.frame().budget();
        BigDecimal spent = report.spent();
        if (spent == null || budget == null || budget.signum() == 0) {
            return;
        }
        sentences.add(say(
                "money",
                locale,
                number(spent, locale) + " " + report.frame().currency(),
                number(budget, locale) + " " + report.frame().currency(),
                number(spent.multiply(BigDecimal.valueOf(100)).divide(budget, 1, RoundingMode.HALF_UP), locale)));
    }

    private String say(String key, Locale locale, Object... arguments) {
        return messages.getMessage("closure.summary." + key, arguments, locale);
    }

    private String date(LocalDate day, Locale locale) {
        return day.format(DateTimeFormatter.ofPattern(messages.getMessage("format.date", null, locale), locale));
    }

    private static String number(BigDecimal number, Locale locale) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(2);
        return format.format(number);
    }
}
