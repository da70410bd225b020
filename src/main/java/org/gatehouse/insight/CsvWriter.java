package org.gatehouse.insight;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.gatehouse.engine.Label;
import org.gatehouse.engine.ModelGraph;
import org.gatehouse.engine.ProcessLog.Case;
import org.gatehouse.engine.ProcessLog.Visit;
import org.gatehouse.kernel.InertText;

/** A line for each visit; no text in it computes. UTF-8 with its mark, by which spreadsheets know it. */
final class CsvWriter implements EventLog.Writer {

    private static final List<String> COLUMNS = List.of(
            "case",
            "project",
            "key",
            "model",
            "version",
            "instance",
            "step",
            "name_en",
            "name_zh",
            "type",
            "queued",
            "began",
            "assigned",
            "started",
            "ended",
            "end",
            "resource",
            "led_to",
            "called");

    private final CSVPrinter printer;
    private final EventLog.Names names;
    private final ZoneId zone;

    CsvWriter(EventLog.Title title, EventLog.Names names, OutputStream out) throws IOException {
        this.names = names;
        this.zone = title.zone();
        OutputStreamWriter text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write('\uFEFF');
        printer = new CSVPrinter(text, CSVFormat.RFC4180);
        printer.printRecord(COLUMNS);
    }

    @Override
    public void write(Case one, ModelGraph graph, List<PastDecision> decisions) throws IOException {
        Map<Visit, String> ways = new HashMap<>();
        Facts.ways(one, graph, (gateway, to, back) -> ways.merge(gateway, to, (a, b) -> a + " " + b));
        for (Visit visit : one.visits()) {
            if (visit.body()) {
                continue;
            }
            Label name = graph.name(visit.step());
            printer.printRecord(
                    one.id(),
                    InertText.of(one.project()),
                    InertText.of(one.key()),
                    one.process(),
                    one.version(),
                    visit.id(),
                    visit.step(),
                    InertText.of(name.english()),
                    InertText.of(name.chinese()),
                    visit.type(),
                    time(visit.queued()),
                    time(visit.began()),
                    time(visit.given()),
                    time(visit.taken().orElse(null)),
                    time(visit.ended()),
                    visit.end().name().toLowerCase(Locale.ROOT),
                    visit.person().isEmpty() ? "" : InertText.of(names.of(visit.person())),
                    ways.getOrDefault(visit, ""),
                    visit.called());
        }
    }

    private String time(Instant moment) {
        return moment == null ? "" : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment.atZone(zone));
    }

    @Override
    public void close() throws IOException {
        printer.flush();
    }
}
