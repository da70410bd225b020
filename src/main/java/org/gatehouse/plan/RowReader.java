package org.gatehouse.plan;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.person.People;
import org.gatehouse.person.Person;
import org.gatehouse.plan.CsvRows.Row;

/** Turns the rows of a file into drafts and notes what it cannot read. Rows refer to each other as {@code row 1}. */
final class RowReader {

    private static final Pattern DATE = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?( 0?0:00(:00)?)?");
    private static final Pattern EFFORT =
            Pattern.compile("(\\d{1,6}(?:\\.\\d{1,2})?)\\s*(h|hours?|小时|工时|d|days?|天|人天)?");
    private static final Pattern ROW = Pattern.compile("\\d{1,6}");
    private static final Map<String, Priority> PRIORITIES = Map.ofEntries(
            Map.entry("low", Priority.LOW),
            Map.entry("低", Priority.LOW),
            Map.entry("normal", Priority.NORMAL),
            Map.entry("medium", Priority.NORMAL),
            Map.entry("中", Priority.NORMAL),
            Map.entry("普通", Priority.NORMAL),
            Map.entry("一般", Priority.NORMAL),
            Map.entry("正常", Priority.NORMAL),
            Map.entry("high", Priority.HIGH),
            Map.entry("高", Priority.HIGH),
            Map.entry("urgent", Priority.URGENT),
            Map.entry("紧急", Priority.URGENT));
    private static final Set<String> YES = Set.of("yes", "y", "true", "1", "x", "是", "需要", "√", "✓");
    private static final Set<String> NO = Set.of("", "no", "n", "false", "0", "否", "不需要", "无");

    private final CsvRows file;
    private final People people;
    private final Map<String, List<String>> peopleByText = new HashMap<>();
    private final Map<String, List<String>> keysByTitle = new HashMap<>();
    private final Set<String> planKeys = new LinkedHashSet<>();
    private final List<ImportError> errors;

    RowReader(CsvRows file, List<WorkItem> plan, People people, List<ImportError> errors) {
        this.file = file;
        this.people = people;
        this.errors = errors;
        for (int row = 1; row <= file.rows().size(); row++) {
            named(file.rows().get(row - 1).text(ImportColumn.TITLE), reference(row));
        }
        Set<String> inFile = Set.copyOf(keysByTitle.keySet());
        for (WorkItem item : plan) {
            planKeys.add(item.key());
            if (!inFile.contains(folded(item.title()))) {
                named(item.title(), item.key());
            }
        }
    }

    /** How drafts name a row of the file that has no key yet. */
    static String reference(int row) {
        return "row " + row;
    }

    ItemDraft draft(int row) {
        Row cells = file.rows().get(row - 1);
        return new ItemDraft(
                cells.text(ImportColumn.TITLE).replaceAll("\\s+", " "),
                cells.text(ImportColumn.DESCRIPTION),
                cells.text(ImportColumn.PHASE).replaceAll("\\s+", " "),
                owner(cells),
                date(cells, ImportColumn.START),
                date(cells, ImportColumn.FINISH),
                effort(cells),
                priority(cells),
                predecessors(cells, row),
                cells.text(ImportColumn.DELIVERABLE),
                acceptance(cells));
    }

    private String owner(Row row) {
        String text = folded(row.text(ImportColumn.OWNER));
        if (text.isEmpty()) {
            return "";
        }
        List<String> found = peopleByText.computeIfAbsent(text, this::people);
        if (found.size() != 1) {
            wrong(
                    row,
                    ImportColumn.OWNER,
                    found.isEmpty() ? "plan.import.unknownPerson" : "plan.import.ambiguousPerson",
                    row.text(ImportColumn.OWNER));
            return "";
        }
        return found.get(0);
    }

    /** Ids of those who are called so: by id or full name, else by one of the two parts of a name. */
    private List<String> people(String text) {
        List<String> exact = ids(name -> name.equals(text));
        return exact.isEmpty() ? ids(name -> name.startsWith(text + " ") || name.endsWith(" " + text)) : exact;
    }

    private List<String> ids(Predicate<String> names) {
        return people.all().stream()
                .filter(person -> names.test(folded(person.id())) || names.test(folded(person.name())))
                .map(Person::id)
                .toList();
    }

    private LocalDate date(Row row, ImportColumn column) {
        String text = row.text(column);
        if (text.isEmpty()) {
            return null;
        }
        Matcher date = DATE.matcher(text);
        try {
            if (date.matches()) {
                return LocalDate.of(
                        Integer.parseInt(date.group(1)),
                        Integer.parseInt(date.group(2)),
                        Integer.parseInt(date.group(3)));
            }
        } catch (DateTimeException noSuchDay) {
            // Reported below like any other text that is no date.
        }
        wrong(row, column, "error.date", shortened(text));
        return null;
    }

    private BigDecimal effort(Row row) {
        String text = row.text(ImportColumn.EFFORT).toLowerCase(Locale.ROOT);
        if (text.isEmpty()) {
            return null;
        }
        Matcher effort = EFFORT.matcher(text);
        if (!effort.matches()) {
            wrong(row, ImportColumn.EFFORT, "plan.import.effort", shortened(text));
            return null;
        }
        BigDecimal amount = new BigDecimal(effort.group(1));
        String unit = effort.group(2) == null ? "" : effort.group(2);
        boolean days = unit.startsWith("d") || unit.endsWith("天");
        return days ? amount.multiply(BigDecimal.valueOf(WorkingDays.HOURS)) : amount;
    }

    private Priority priority(Row row) {
        String text = row.text(ImportColumn.PRIORITY).toLowerCase(Locale.ROOT);
        if (text.isEmpty()) {
            return Priority.NORMAL;
        }
        Priority priority = PRIORITIES.get(text);
        if (priority == null) {
            wrong(row, ImportColumn.PRIORITY, "plan.import.priority", shortened(text));
        }
        return priority;
    }

    private boolean acceptance(Row row) {
        String text = row.text(ImportColumn.ACCEPTANCE).toLowerCase(Locale.ROOT);
        if (!YES.contains(text) && !NO.contains(text)) {
            wrong(row, ImportColumn.ACCEPTANCE, "plan.import.yesNo", shortened(text));
        }
        return YES.contains(text);
    }

    /** The whole cell may be one title; else it is a list, parted by semicolons first, then by commas. */
    private List<String> predecessors(Row row, int self) {
        String text = row.text(ImportColumn.PREDECESSORS);
        if (text.isEmpty()) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        for (String part : isKnown(text) ? List.of(text) : parts(text, "[;；、|\\n]")) {
            for (String name : isKnown(part) ? List.of(part) : parts(part, "[,，]")) {
                resolve(row, self, name, found);
            }
            if (found.size() > DraftCheck.PREDECESSORS) {
                break;
            }
        }
        return found;
    }

    private static List<String> parts(String text, String separator) {
        return Arrays.stream(text.split(separator, DraftCheck.PREDECESSORS + 2))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private boolean isKnown(String name) {
        return keysByTitle.containsKey(folded(name)) && !ROW.matcher(name).matches();
    }

    private void resolve(Row row, int self, String name, List<String> found) {
        String key = name.toUpperCase(Locale.ROOT);
        if (planKeys.contains(key)) {
            found.add(key);
            return;
        }
        if (ROW.matcher(name).matches()) {
            int other = Integer.parseInt(name);
            if (other < 1 || other > file.rows().size()) {
                wrong(
                        row,
                        ImportColumn.PREDECESSORS,
                        "plan.import.noSuchRow",
                        name,
                        file.rows().size());
            } else if (other == self) {
                wrong(row, ImportColumn.PREDECESSORS, "plan.import.itself");
            } else {
                found.add(reference(other));
            }
            return;
        }
        List<String> keys = keysByTitle.getOrDefault(folded(name), List.of());
        if (keys.size() != 1) {
            wrong(
                    row,
                    ImportColumn.PREDECESSORS,
                    keys.isEmpty() ? "plan.import.unknownPredecessor" : "plan.import.ambiguousPredecessor",
                    shortened(name));
        } else if (keys.get(0).equals(reference(self))) {
            wrong(row, ImportColumn.PREDECESSORS, "plan.import.itself");
        } else {
            found.add(keys.get(0));
        }
    }

    private void named(String title, String key) {
        keysByTitle.computeIfAbsent(folded(title), it -> new ArrayList<>()).add(key);
    }

    private void wrong(Row row, ImportColumn column, String message, Object... arguments) {
        errors.add(new ImportError(row.line(), file.header(column), Problem.of(column.key(), message, arguments)));
    }

    private static String folded(String text) {
        return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
