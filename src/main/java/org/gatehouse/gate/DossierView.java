package org.gatehouse.gate;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.chart.Plot;
import org.gatehouse.engine.Label;
import org.gatehouse.gate.Evidence.Value;
import org.gatehouse.person.People;
import org.gatehouse.project.Project;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A stored dossier in a reader's language, always from the sealed bytes. */
@Component
public class DossierView {

    /** The section that is what a gate is about. */
    private static final Map<String, String> MATTERS =
            Map.of("goal", "goals", "plan", "plan", "change", "change", "closure", "results");

    /** The worse, the earlier: a manager reads from the top. */
    private static final List<String> LIGHTS = List.of("red", "amber", "grey", "green");

    private final GateSeals seals;
    private final Dossiers dossiers;
    private final Dossier dossier;
    private final CostReaders costs;
    private final MessageSource messages;
    private final People people;

    DossierView(
            GateSeals seals,
            Dossiers dossiers,
            Dossier dossier,
            CostReaders costs,
            MessageSource messages,
            People people) {
        this.seals = seals;
        this.dossiers = dossiers;
        this.dossier = dossier;
        this.costs = costs;
        this.messages = messages;
        this.people = people;
    }

    /**
     * @param seal null where the dossier was not sealed: the approvers are not asked yet, or it is from before
     * @param criteria the worst first
     */
    public record Shown(Seal seal, Advice advice, List<Standard> criteria, List<Section> sections) {

        public List<Standard> unmet() {
            return criteria.stream().filter(one -> !one.light().equals("green")).toList();
        }

        public List<Standard> met() {
            return criteria.stream().filter(one -> one.light().equals("green")).toList();
        }

        /** What each criterion says, by its key. */
        public Map<String, String> words() {
            return criteria.stream().collect(Collectors.toMap(Standard::key, Standard::text, (one, same) -> one));
        }

        public long count(String light) {
            return criteria.stream().filter(one -> one.light().equals(light)).count();
        }
    }

    /** @param number of the link in the project's chain */
    public record Seal(String hash, Instant at, int number) {

        /** What a person compares at a glance. */
        public String brief() {
            return hash.substring(0, 12);
        }
    }

    /** @param decision empty where the table has no word on it */
    public record Advice(String decision, List<String> reasons) {}

    /**
     * A criterion in one language.
     *
     * @param waived with a second person's word, in this round
     */
    public record Standard(
            String key,
            String light,
            String text,
            Cell value,
            Cell threshold,
            boolean mandatory,
            boolean waived,
            String link) {}

    /**
     * @param light the worst in it; empty where it has none
     * @param matter what this gate is about: it lies open on a phone too
     */
    public record Section(
            String key,
            String title,
            String light,
            boolean matter,
            List<Line> lines,
            List<String> columns,
            List<List<Cell>> rows,
            List<Plot> plots) {}

    public record Line(String label, Cell value, String light) {}

    /**
     * @param kind as {@link Value#kind()}
     * @param raw as it was kept; of a link its path
     */
    public record Cell(String kind, String text, String raw) {

        public boolean isNumber() {
            return List.of("number", "money", "cost", "percent").contains(kind);
        }

        public boolean isEmpty() {
            return text.isEmpty();
        }
    }

    /** Who may ask is the caller's affair. */
    public Shown of(GateReview review, Project project, Locale locale) {
        boolean knowsCosts = costs.mayKnow(project);
        return seals.of(review.id(), GateSeal.DOSSIER)
                .map(seal -> sealed(seal, review, knowsCosts, locale))
                .orElseGet(() -> new Shown(
                        null,
                        new Advice("", List.of()),
                        List.of(),
                        sections(dossier.read(review.dossier()), review, knowsCosts, locale)));
    }

    private Shown sealed(GateSeal seal, GateReview review, boolean knowsCosts, Locale locale) {
        Set<String> waived = review.waivers().stream()
                .filter(GateReview.Waiver::isConfirmed)
                .map(GateReview.Waiver::criterion)
                .collect(Collectors.toSet());
        DossierContent content = dossiers.content(seal);
        return new Shown(
                new Seal(seal.hash(), seal.sealedAt(), seal.number()),
                new Advice(
                        content.recommendation().decision(),
                        content.recommendation().reasons().stream()
                                .map(reason -> reason.in(locale))
                                .toList()),
                content.criteria().stream()
                        .sorted(Comparator.comparing((Criterion one) -> LIGHTS.indexOf(one.light()))
                                .thenComparing(one -> !one.mandatory()))
                        .map(one -> new Standard(
                                one.key(),
                                one.light(),
                                one.in(locale),
                                cell(one.value(), knowsCosts, locale),
                                cell(one.threshold(), knowsCosts, locale),
                                one.mandatory(),
                                waived.contains(one.key()),
                                one.link()))
                        .toList(),
                sections(content.sections(), review, knowsCosts, locale));
    }

    private List<Section> sections(
            List<Dossier.Section> sections, GateReview review, boolean knowsCosts, Locale locale) {
        String matter = review.isReconfirmation() ? "difference" : MATTERS.get(review.gate());
        return sections.stream()
                .map(section -> section(section, section.key().equals(matter), knowsCosts, locale))
                .toList();
    }

    private Section section(Dossier.Section section, boolean matter, boolean knowsCosts, Locale locale) {
        return new Section(
                section.key(),
                message("dossier." + section.key(), locale),
                worst(section),
                matter,
                section.lines().stream()
                        .map(line -> new Line(
                                message(line.label(), locale), cell(line.value(), knowsCosts, locale), line.light()))
                        .toList(),
                section.columns().stream()
                        .map(column -> message(column, locale))
                        .toList(),
                section.rows().stream()
                        .map(row -> row.stream()
                                .map(value -> cell(value, knowsCosts, locale))
                                .toList())
                        .toList(),
                section.plots().stream()
                        .map(plot -> BothLanguages.in(locale, plot))
                        .toList());
    }

    private static String worst(Dossier.Section section) {
        List<String> lights = Stream.concat(
                        section.lines().stream().map(Evidence.Line::light),
                        section.rows().stream()
                                .flatMap(List::stream)
                                .filter(value -> value.kind().equals("light"))
                                .map(Value::text))
                .toList();
        return LIGHTS.stream().filter(lights::contains).findFirst().orElse("");
    }

    private Cell cell(Value value, boolean knowsCosts, Locale locale) {
        if (value.text().isEmpty()) {
            return new Cell(value.kind(), "–", "");
        }
        if (value.kind().equals("link")) {
            int blank = value.text().indexOf(' ');
            return new Cell(
                    "link", value.text().substring(blank + 1), value.text().substring(0, blank));
        }
        if (value.kind().equals("cost") && !knowsCosts) {
            return new Cell("text", message("gate.confidential", locale), "");
        }
        return new Cell(value.kind(), readable(value, locale), value.text());
    }

    private String readable(Value value, Locale locale) {
        return switch (value.kind()) {
            case "label" -> Label.of(value.text()).in(locale);
            case "message" -> message(value.text(), locale);
            case "number" -> number(value.text(), locale);
            case "percent" -> number(value.text(), locale) + " %";
            case "money", "cost" -> money(value.text(), locale);
            case "date" ->
                LocalDate.parse(value.text())
                        .format(DateTimeFormatter.ofPattern(message("format.date", locale), locale));
            case "light" -> message("health." + value.text(), locale);
            case "person" -> people.name(value.text());
            default -> value.text();
        };
    }

    private static String number(String text, Locale locale) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(4);
        return format.format(new BigDecimal(text));
    }

    private static String money(String text, Locale locale) {
        int blank = text.indexOf(' ');
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(Currency.getInstance(text.substring(blank + 1)));
        return format.format(new BigDecimal(text.substring(0, blank)));
    }

    private String message(String key, Locale locale) {
        return messages.getMessage(key, null, key, locale);
    }
}
