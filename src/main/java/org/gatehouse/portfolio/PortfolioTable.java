package org.gatehouse.portfolio;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.gatehouse.person.People;
import org.springframework.context.MessageSource;

/** Projects as the rows of a file, in the reader's language. */
final class PortfolioTable {

    /** What stands in the columns, in their order: texts, days, numbers, or nothing. */
    enum Column {
        KEY(12),
        NAME(36),
        PHASE(12),
        STATUS(12),
        HEALTH(14),
        GATE(14),
        GATE_STATE(12),
        GATE_DATE(12),
        GATE_DUE(12),
        GOALS(8),
        GOALS_MEASURED(12),
        GOALS_ON_COURSE(12),
        PROGRESS(10),
        OVERDUE(10),
        CURRENCY(9),
        BUDGET(14),
        USED(14),
        MANAGER(18),
        SPONSOR(18),
        MARKET(30),
        START(12),
        END(12);

        private final int width;

        Column(int width) {
            this.width = width;
        }

        int width() {
            return width;
        }
    }

    private final MessageSource messages;
    private final People people;
    private final Locale locale;

    PortfolioTable(MessageSource messages, People people, Locale locale) {
        this.messages = messages;
        this.people = people;
        this.locale = locale;
    }

    String title() {
        return text("portfolio.title");
    }

    List<String> headings() {
        return Arrays.stream(Column.values())
                .map(column -> text("portfolio.file." + column.name()))
                .toList();
    }

    /** As many as there are columns; null where nothing is known. */
    List<Object> cells(ProjectLine line) {
        GateStop gate = line.course().next().orElse(null);
        return Arrays.asList(
                line.key(),
                line.name(),
                text("phase." + line.phase()),
                text("status." + line.status()),
                text("health." + line.health()),
                gate == null ? null : text("gate." + gate.gate()),
                gate == null ? null : text("portfolio.gate." + gate.state()),
                gate == null ? null : gate.day(),
                gate == null ? null : gate.due(),
                BigDecimal.valueOf(line.goals().all()),
                BigDecimal.valueOf(line.goals().measured()),
                BigDecimal.valueOf(line.goals().onCourse()),
                line.progress(),
                BigDecimal.valueOf(line.overdueItems()),
                line.currency(),
                line.budget(),
                line.used(),
                people.name(line.managerId()),
                people.name(line.sponsorId()),
                line.market(),
                line.startDate(),
                line.endDate());
    }

    private String text(String key) {
        return messages.getMessage(key, null, locale);
    }
}
