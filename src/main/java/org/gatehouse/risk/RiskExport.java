package org.gatehouse.risk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.gatehouse.person.People;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The register as CSV that Excel opens as it is: UTF-8 with its mark, and no text that would compute. */
@Component
class RiskExport {

    private static final List<String> COLUMNS = List.of(
            "risk.key",
            "risk.kind",
            "risk.event",
            "risk.category",
            "risk.state",
            "risk.score",
            "risk.levelNow",
            "risk.levelInherent",
            "risk.owner",
            "risk.near",
            "risk.nearUntil",
            "risk.strategy",
            "risk.due",
            "risk.reviewOn",
            "risk.ending",
            "risk.endingReason");

    private final People people;
    private final MessageSource messages;

    RiskExport(People people, MessageSource messages) {
        this.people = people;
        this.messages = messages;
    }

    byte[] csv(List<RiskRow> rows, Locale reader) {
        StringBuilder text = new StringBuilder("\uFEFF");
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(COLUMNS.stream().map(column -> messages.getMessage(column, null, reader)));
            for (RiskRow risk : rows) {
                printer.printRecord(cells(risk, reader));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private Stream<Object> cells(RiskRow risk, Locale reader) {
        return Stream.of(
                risk.key(),
                word("risk.kind.", risk.kind(), reader),
                guarded(risk.event()),
                word("risk.category.", risk.category(), reader),
                word("risk.state.", risk.state(), reader),
                risk.score() == 0 ? "" : risk.score(),
                word("risk.level.", risk.level(), reader),
                word("risk.level.", risk.inherentLevel(), reader),
                guarded(people.name(risk.ownerId())),
                text(risk.nearFrom()),
                text(risk.nearUntil()),
                word("risk.strategy.", risk.strategy(), reader),
                text(risk.responseDue()),
                text(risk.reviewOn()),
                word("risk.ending.", risk.ending(), reader),
                guarded(risk.endingReason()));
    }

    private String word(String prefix, Enum<?> value, Locale reader) {
        return value == null ? "" : messages.getMessage(prefix + value.name(), null, reader);
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }

    /** A text that a spreadsheet would compute gets a mark that it shows as text. */
    private static String guarded(String text) {
        return !text.isEmpty() && "=+-@\t\r＝＋－＠".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
