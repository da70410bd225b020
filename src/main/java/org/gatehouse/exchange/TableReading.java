package org.gatehouse.exchange;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.exchange.FileReading.CellError;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.schedule.Constraint;
import org.gatehouse.schedule.Lag;
import org.gatehouse.schedule.LinkType;

/** Makes a plan of the rows of a table, and notes each cell it cannot read. */
final class TableReading {

    /** Stands before the key of an item that is in the plan already and not in the file. */
    static final String KNOWN = "@";

    private static final int HEADER_WITHIN = 40;
    private static final int MOST_ERRORS = 2000;
    private static final int MOST_LINKS = 200;
    private static final int SAMPLES = 5;

    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final LocalTime EVENING = LocalTime.of(18, 0);
    private static final PlanDocument.Calendar HOUSE = new PlanDocument.Calendar(
            "1",
            "",
            null,
            Map.of(
                    1, "09:00-12:00,13:00-18:00",
                    2, "09:00-12:00,13:00-18:00",
                    3, "09:00-12:00,13:00-18:00",
                    4, "09:00-12:00,13:00-18:00",
                    5, "09:00-12:00,13:00-18:00",
                    6, "",
                    7, ""),
            List.of());

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern OUTLINE = Pattern.compile("\\d{1,5}(?:\\.\\d{1,5})*\\.?");
    private static final Pattern LINK = Pattern.compile(
            "(.+?)\\s*(fs|ss|ff|sf|完成[-–]?开始|开始[-–]?开始|完成[-–]?完成|开始[-–]?完成)?(?:\\s*\\((?:fs|ss|ff|sf)\\))?"
                    + "\\s*(?:([+-])\\s*(\\d[\\d.,]*\\s*(?:[\\p{L}]{0,12}|%)))?");
    private static final Pattern SHARE =
            Pattern.compile("(.+?)\\s*[\\[(（【]\\s*([\\d.]{1,10})\\s*(%)?\\s*([^\\])）】]{0,20})[\\])）】]");
    private static final Pattern AMOUNT = Pattern.compile("[^\\d.,()-]*(-?[\\d.,]{1,20})[^\\d.,]*");
    private static final Set<String> NOTHING = Set.of("", "na", "n/a", "-", "—", "无", "不适用", "none", "null");
    private static final Set<String> YES = Set.of("yes", "y", "true", "1", "x", "是", "需要", "√", "✓", "有");
    private static final Set<String> NO = Set.of("no", "n", "false", "0", "否", "不需要");
    private static final Set<String> DONE = Set.of(
            "done", "closed", "resolved", "complete", "completed", "finished", "已完成", "完成", "关闭", "已关闭", "已解决", "已结束");
    private static final Map<String, Integer> PRIORITIES = Map.ofEntries(
            Map.entry("lowest", 100),
            Map.entry("最低", 100),
            Map.entry("low", 300),
            Map.entry("低", 300),
            Map.entry("较低", 300),
            Map.entry("normal", 500),
            Map.entry("medium", 500),
            Map.entry("中", 500),
            Map.entry("普通", 500),
            Map.entry("一般", 500),
            Map.entry("正常", 500),
            Map.entry("high", 700),
            Map.entry("important", 700),
            Map.entry("重要", 700),
            Map.entry("高", 700),
            Map.entry("较高", 700),
            Map.entry("highest", 900),
            Map.entry("urgent", 900),
            Map.entry("紧急", 900),
            Map.entry("最高", 900));
    private static final Map<String, Constraint.Type> CONSTRAINTS = new HashMap<>();
    private static final Map<Constraint.Type, List<String>> CONSTRAINT_NAMES = new EnumMap<>(Constraint.Type.class);

    static {
        constraint(Constraint.Type.AS_SOON_AS_POSSIBLE, "as soon as possible", "asap", "越早越好");
        constraint(Constraint.Type.AS_LATE_AS_POSSIBLE, "as late as possible", "alap", "越晚越好");
        constraint(
                Constraint.Type.START_NO_EARLIER_THAN,
                "start no earlier than",
                "snet",
                "不得早于…开始",
                "不早于...开始",
                "不得早于...开始");
        constraint(Constraint.Type.START_NO_LATER_THAN, "start no later than", "snlt", "不得晚于...开始", "不得晚于…开始");
        constraint(Constraint.Type.FINISH_NO_EARLIER_THAN, "finish no earlier than", "fnet", "不得早于...完成", "不得早于…完成");
        constraint(Constraint.Type.FINISH_NO_LATER_THAN, "finish no later than", "fnlt", "不得晚于...完成", "不得晚于…完成");
        constraint(Constraint.Type.MUST_START_ON, "must start on", "mso", "必须开始于");
        constraint(Constraint.Type.MUST_FINISH_ON, "must finish on", "mfo", "必须完成于");
    }

    private static void constraint(Constraint.Type type, String... names) {
        CONSTRAINT_NAMES.put(type, List.of(names));
        for (String name : names) {
            CONSTRAINTS.put(folded(name), type);
        }
    }

    /** As tables name it. */
    static String name(Constraint.Type type, boolean chinese) {
        return CONSTRAINT_NAMES.get(type).get(chinese ? 2 : 0);
    }

    private final Table table;
    private final Wishes wishes;
    private final List<String> headers;
    private final List<Table.Row> rows;
    private final List<Column> columns;
    private final Map<Column, Integer> places = new EnumMap<>(Column.class);
    private final List<CellError> errors = new ArrayList<>();
    private final List<Problem> remarks = new ArrayList<>();
    private final DateOrder dates;
    private final boolean ambiguous;
    private final boolean fractions;
    private final Map<String, PlanDocument.Resource> resources = new LinkedHashMap<>();
    private final Map<String, List<Integer>> rowsByName = new HashMap<>();
    private final Map<String, Integer> rowsByNumber = new HashMap<>();
    private final Map<String, Integer> rowsByKey = new HashMap<>();
    private final Map<String, Integer> rowsByWbs = new HashMap<>();
    private final Map<String, List<String>> known = new HashMap<>();

    private TableReading(Table table, Wishes wishes) {
        this.table = table;
        this.wishes = wishes;
        int header = header(table);
        this.headers = table.rows().get(header).cells().stream()
                .map(cell -> shortened(cell.strip(), 200))
                .toList();
        this.rows = table.rows().subList(header + 1, table.rows().size());
        this.columns = columns();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i) != null) {
                places.putIfAbsent(columns.get(i), i);
            }
        }
        List<String> written = new ArrayList<>();
        for (Column column : List.of(
                Column.START,
                Column.FINISH,
                Column.ACTUAL_START,
                Column.ACTUAL_FINISH,
                Column.DEADLINE,
                Column.CONSTRAINT_DATE,
                Column.BASELINE_START,
                Column.BASELINE_FINISH)) {
            rows.stream()
                    .map(row -> text(row, column))
                    .filter(it -> !it.isEmpty())
                    .limit(3000)
                    .forEach(written::add);
        }
        this.dates = wishes.dates() == null ? WrittenDate.order(written) : wishes.dates();
        this.ambiguous = wishes.dates() == null && WrittenDate.isAmbiguous(written, dates);
        this.fractions = areFractions(rows.stream()
                .map(row -> text(row, Column.PERCENT))
                .filter(it -> !it.isEmpty())
                .toList());
        wishes.known().forEach(item -> {
            known.computeIfAbsent(folded(item.key()), it -> new ArrayList<>()).add(item.key());
            known.computeIfAbsent(folded(item.title()), it -> new ArrayList<>()).add(item.key());
        });
    }

    static FileReading of(Table table, Wishes wishes) {
        if (table.rows().isEmpty()) {
            throw new Unreadable("exchange.refused.empty");
        }
        return new TableReading(table, wishes).reading();
    }

    /** Whether one of the first rows names columns we know, a title among them. */
    static boolean hasHeader(Table table) {
        return table.rows().stream().limit(HEADER_WITHIN).anyMatch(row -> score(row) > 0);
    }

    private static int header(Table table) {
        int best = 0;
        for (int i = 0; i < Math.min(HEADER_WITHIN, table.rows().size()); i++) {
            if (score(table.rows().get(i)) > score(table.rows().get(best))) {
                best = i;
            }
        }
        return best;
    }

    /** How many columns a row names; none without a title, or where a lone word stands among many texts. */
    private static int score(Table.Row row) {
        Set<Column> named = new HashSet<>();
        long filled = row.cells().stream().filter(cell -> !cell.isBlank()).count();
        row.cells().forEach(cell -> Column.of(cell.strip()).ifPresent(named::add));
        return named.contains(Column.TITLE) && (named.size() > 1 || filled <= 2) ? named.size() : 0;
    }

    private List<Column> columns() {
        List<Column> found = new ArrayList<>();
        if (!wishes.columns().isEmpty()) {
            for (int i = 0; i < headers.size(); i++) {
                Column wished = i < wishes.columns().size() ? wishes.columns().get(i) : null;
                if (wished != null && found.contains(wished)) {
                    errors.add(new CellError(
                            0, headers.get(i), Problem.of("file", "exchange.cell.duplicateColumn", headers.get(i))));
                }
                found.add(wished);
            }
            return found;
        }
        for (String header : headers) {
            Column column = Column.of(header).filter(it -> !found.contains(it)).orElse(null);
            found.add(column);
        }
        return found;
    }

    private FileReading reading() {
        if (rows.isEmpty()) {
            throw new Unreadable("exchange.refused.noRows");
        }
        if (rows.size() > PlanFile.MOST_ITEMS) {
            throw new Unreadable("exchange.refused.tooManyItems", PlanFile.MOST_ITEMS);
        }
        for (int i = 0; i < headers.size(); i++) {
            if (columns.get(i) == null && !headers.get(i).isEmpty()) {
                remarks.add(Problem.of("", "exchange.remark.column", shortened(headers.get(i), 40)));
            }
        }
        PlanDocument document;
        if (places.containsKey(Column.TITLE)) {
            document = document();
        } else {
            errors.add(new CellError(0, "", Problem.of("file", "exchange.cell.noTitleColumn")));
            document = new PlanDocument(
                    "",
                    PlanDocument.Facts.NONE,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    remarks);
        }
        return new FileReading(List.of(""), 0, document, sense(), errors, null);
    }

    private TableSense sense() {
        List<List<String>> samples = new ArrayList<>();
        for (int column = 0; column < headers.size(); column++) {
            List<String> sample = new ArrayList<>();
            for (Table.Row row : rows.subList(0, Math.min(SAMPLES, rows.size()))) {
                sample.add(shortened(row.text(column), 60));
            }
            samples.add(sample);
        }
        return new TableSense(table.sheet(), headers, columns, samples, dates, ambiguous, rows.size());
    }

    private PlanDocument document() {
        index();
        Integer[] parents = parents();
        boolean[] summaries = new boolean[rows.size()];
        int[] levels = new int[rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            if (parents[i] != null) {
                summaries[parents[i]] = true;
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            levels[i] = parents[i] == null ? 1 : parents[i] < i ? levels[parents[i]] + 1 : 2;
        }
        List<PlanDocument.Item> items = new ArrayList<>();
        List<PlanDocument.Tie> links = new ArrayList<>();
        List<PlanDocument.Assignment> assignments = new ArrayList<>();
        List<PlanDocument.Baseline> baselines = new ArrayList<>();
        for (int i = 0; i < rows.size() && errors.size() < MOST_ERRORS; i++) {
            Table.Row row = rows.get(i);
            checkCells(row);
            items.add(item(i, parents[i], levels[i], summaries[i]));
            links(i, links);
            assignments(i, assignments);
            WrittenDate start = date(row, Column.BASELINE_START);
            WrittenDate finish = date(row, Column.BASELINE_FINISH);
            if (start != null || finish != null) {
                baselines.add(
                        new PlanDocument.Baseline(id(i), 0, at(start, MORNING), at(finish, EVENING), null, null, null));
            }
        }
        errors.sort(Comparator.comparingInt(CellError::line));
        LocalDateTime start = items.stream()
                .map(PlanDocument.Item::start)
                .filter(Objects::nonNull)
                .min(LocalDateTime::compareTo)
                .orElse(null);
        LocalDateTime finish = items.stream()
                .map(PlanDocument.Item::finish)
                .filter(Objects::nonNull)
                .max(LocalDateTime::compareTo)
                .orElse(null);
        return new PlanDocument(
                "",
                new PlanDocument.Facts(table.sheet(), start, finish, null, "1", "", 480, 2400, 20),
                List.of(HOUSE),
                List.copyOf(resources.values()),
                items,
                links,
                assignments,
                baselines,
                remarks);
    }

    private void index() {
        for (int i = 0; i < rows.size(); i++) {
            Table.Row row = rows.get(i);
            rowsByName
                    .computeIfAbsent(folded(text(row, Column.TITLE)), it -> new ArrayList<>())
                    .add(i);
            rowsByNumber.putIfAbsent(folded(text(row, Column.ID)), i);
            rowsByWbs.putIfAbsent(folded(text(row, Column.WBS)).replaceAll("\\.$", ""), i);
            String key = folded(text(row, Column.UID));
            if (!key.isEmpty() && rowsByKey.putIfAbsent(key, i) != null) {
                wrong(row, Column.UID, "exchange.cell.duplicateKey", shortened(key, 60));
            }
        }
    }

    /** What re-imports know an item by: its own key, else its number, else its place. */
    private String id(int row) {
        String key = text(rows.get(row), Column.UID);
        if (!key.isEmpty()) {
            return shortened(key, 150);
        }
        String number = text(rows.get(row), Column.ID);
        boolean own = !number.isEmpty() && Integer.valueOf(row).equals(rowsByNumber.get(folded(number)));
        return own ? shortened(number, 150) : "row " + (row + 1);
    }

    private Integer[] parents() {
        if (places.containsKey(Column.PARENT)) {
            return byParentColumn();
        }
        int[] depths = depths();
        Integer[] parents = new Integer[rows.size()];
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < rows.size(); i++) {
            while (!open.isEmpty() && depths[open.peek()] >= depths[i]) {
                open.pop();
            }
            parents[i] = open.peek();
            open.push(i);
        }
        return parents;
    }

    private int[] depths() {
        int[] depths = new int[rows.size()];
        if (places.containsKey(Column.LEVEL)) {
            for (int i = 0; i < rows.size(); i++) {
                String level = text(rows.get(i), Column.LEVEL);
                if (level.matches("\\d{1,5}")) {
                    depths[i] = Integer.parseInt(level);
                } else if (!level.isEmpty()) {
                    wrong(rows.get(i), Column.LEVEL, "exchange.cell.level", shortened(level, 40));
                }
            }
            return depths;
        }
        if (byNumbers()) {
            for (int i = 0; i < rows.size(); i++) {
                String number = text(rows.get(i), Column.WBS).replaceAll("\\.$", "");
                depths[i] = number.isEmpty() ? (i == 0 ? 1 : depths[i - 1]) : number.split("\\.").length;
            }
            return depths;
        }
        for (int i = 0; i < rows.size(); i++) {
            depths[i] = indent(rows.get(i));
        }
        return depths;
    }

    /** Whether the column of codes holds 1, 1.1, 1.2 … and tells the outline that way. */
    private boolean byNumbers() {
        List<String> codes = rows.stream()
                .map(row -> text(row, Column.WBS))
                .filter(it -> !it.isEmpty())
                .toList();
        return !codes.isEmpty()
                && codes.stream().allMatch(it -> OUTLINE.matcher(it).matches())
                && codes.stream().anyMatch(it -> it.contains("."));
    }

    private int indent(Table.Row row) {
        Integer place = places.get(Column.TITLE);
        String cell = place < row.cells().size() ? row.cells().get(place) : "";
        int width = 0;
        for (int i = 0; i < cell.length(); i++) {
            char sign = cell.charAt(i);
            if (sign == '\t') {
                width += 4;
            } else if (sign == '\u3000') {
                width += 2;
            } else if (sign == ' ' || sign == '\u00A0') {
                width++;
            } else {
                break;
            }
        }
        return width;
    }

    private Integer[] byParentColumn() {
        Integer[] parents = new Integer[rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            String parent = text(rows.get(i), Column.PARENT);
            if (!NOTHING.contains(folded(parent))) {
                List<Integer> found = referred(parent);
                if (found.size() == 1 && found.get(0) != i) {
                    parents[i] = found.get(0);
                } else {
                    wrong(
                            rows.get(i),
                            Column.PARENT,
                            found.isEmpty() ? "exchange.cell.unknownParent" : "exchange.cell.ambiguousParent",
                            shortened(parent, 60));
                }
            }
        }
        breakCircles(parents);
        return parents;
    }

    private void breakCircles(Integer[] parents) {
        int[] seen = new int[parents.length];
        for (int i = 0; i < parents.length; i++) {
            Integer at = i;
            while (at != null && seen[at] == 0) {
                seen[at] = i + 1;
                at = parents[at];
            }
            if (at != null && seen[at] == i + 1) {
                wrong(rows.get(at), Column.PARENT, "exchange.cell.parentCircle");
                parents[at] = null;
            }
        }
    }

    private void checkCells(Table.Row row) {
        for (int i = 0; i < row.cells().size(); i++) {
            String cell = row.cells().get(i);
            if (i >= headers.size() && !cell.isBlank()) {
                errors.add(new CellError(row.line(), "", Problem.of("file", "exchange.cell.tooManyCells", i + 1)));
                return;
            }
            if (cell.length() > Table.LONGEST_CELL && i < columns.size() && columns.get(i) != null) {
                errors.add(new CellError(
                        row.line(), headers.get(i), Problem.of("file", "exchange.cell.tooLong", Table.LONGEST_CELL)));
            }
        }
    }

    private PlanDocument.Item item(int index, Integer parent, int level, boolean summary) {
        Table.Row row = rows.get(index);
        String title = shortened(text(row, Column.TITLE).replaceAll("\\s+", " "), Table.LONGEST_CELL);
        if (title.isEmpty()) {
            wrong(row, Column.TITLE, "error.required");
        }
        Optional<WrittenTime> duration = length(row, Column.DURATION, WrittenTime.Unit.DAYS, "exchange.cell.duration");
        Optional<WrittenTime> effort = length(row, Column.EFFORT, WrittenTime.Unit.HOURS, "exchange.cell.effort");
        WrittenDate start = date(row, Column.START);
        WrittenDate finish = date(row, Column.FINISH);
        if (start != null && finish != null && finish.day().isBefore(start.day())) {
            wrong(row, Column.FINISH, "error.period.reversed");
        }
        String kind = folded(text(row, Column.KIND));
        boolean milestone = yes(row, Column.MILESTONE)
                || kind.contains("milestone")
                || kind.contains("里程碑")
                || duration.isPresent() && duration.get().minutes() == 0;
        List<String> owners =
                names(text(row, Column.OWNER)).stream().map(Share::name).toList();
        owners.forEach(owner -> resource(owner, false));
        int percent = percent(row);
        WrittenDate begun = date(row, Column.ACTUAL_START);
        WrittenDate done = date(row, Column.ACTUAL_FINISH);
        return new PlanDocument.Item(
                id(index),
                index + 1,
                parent == null ? null : id(parent),
                level,
                text(row, Column.WBS),
                summary
                        ? PlanDocument.Item.Kind.SUMMARY
                        : milestone ? PlanDocument.Item.Kind.MILESTONE : PlanDocument.Item.Kind.WORK,
                title,
                duration.map(WrittenTime::minutes).orElse(null),
                duration.map(WrittenTime::elapsed).orElse(false),
                effort.map(WrittenTime::minutes).orElse(null),
                at(start, MORNING),
                at(finish, EVENING),
                constraint(row),
                at(date(row, Column.DEADLINE), EVENING),
                done != null ? 100 : percent,
                at(begun, MORNING),
                at(done, EVENING),
                priority(row),
                null,
                text(row, Column.DESCRIPTION),
                amount(row, Column.COST),
                amount(row, Column.FIXED_COST),
                length(row, Column.OPTIMISTIC, WrittenTime.Unit.HOURS, "exchange.cell.effort")
                        .map(WrittenTime::minutes)
                        .orElse(null),
                length(row, Column.PESSIMISTIC, WrittenTime.Unit.HOURS, "exchange.cell.effort")
                        .map(WrittenTime::minutes)
                        .orElse(null),
                false,
                text(row, Column.ACTIVE).isEmpty() || yes(row, Column.ACTIVE),
                text(row, Column.UID),
                owners.isEmpty() ? "" : owners.get(0),
                text(row, Column.PHASE).replaceAll("\\s+", " "),
                text(row, Column.DELIVERABLE),
                text(row, Column.ACCEPTANCE).isEmpty() ? null : yes(row, Column.ACCEPTANCE));
    }

    private Optional<WrittenTime> length(Table.Row row, Column column, WrittenTime.Unit bare, String message) {
        String text = text(row, column);
        if (NOTHING.contains(folded(text))) {
            return Optional.empty();
        }
        Optional<WrittenTime> time = WrittenTime.of(text, unitOf(column, bare));
        if (time.isEmpty()) {
            wrong(row, column, message, shortened(text, 60));
        }
        return time;
    }

    /** A header such as "Duration (hours)" or 工期（天） says what its bare numbers count. */
    private WrittenTime.Unit unitOf(Column column, WrittenTime.Unit usual) {
        String header = headers.get(places.get(column)).toLowerCase(Locale.ROOT);
        if (header.matches(".*(hour|小时|\\(h\\)|（h）).*")) {
            return WrittenTime.Unit.HOURS;
        }
        return header.matches(".*(\\(d|（d|day|天|人日).*") ? WrittenTime.Unit.DAYS : usual;
    }

    private WrittenDate date(Table.Row row, Column column) {
        String text = text(row, column);
        if (NOTHING.contains(folded(text))) {
            return null;
        }
        Optional<WrittenDate> date = WrittenDate.of(text, dates);
        if (date.isEmpty()) {
            wrong(row, column, "error.date", shortened(text, 60));
        }
        return date.orElse(null);
    }

    private static LocalDateTime at(WrittenDate date, LocalTime otherwise) {
        return date == null ? null : date.at(otherwise);
    }

    private Constraint constraint(Table.Row row) {
        String text = text(row, Column.CONSTRAINT);
        WrittenDate at = date(row, Column.CONSTRAINT_DATE);
        if (NOTHING.contains(folded(text))) {
            return Constraint.NONE;
        }
        Constraint.Type type = CONSTRAINTS.get(folded(text).replace('_', ' '));
        if (type == null) {
            wrong(row, Column.CONSTRAINT, "exchange.cell.constraint", shortened(text, 60));
            return Constraint.NONE;
        }
        boolean bare = type == Constraint.Type.AS_SOON_AS_POSSIBLE || type == Constraint.Type.AS_LATE_AS_POSSIBLE;
        if (!bare && at == null) {
            wrong(row, Column.CONSTRAINT, "exchange.cell.constraintDate");
            return Constraint.NONE;
        }
        LocalTime otherwise = type.name().contains("FINISH") ? EVENING : MORNING;
        return type == Constraint.Type.AS_SOON_AS_POSSIBLE
                ? Constraint.NONE
                : new Constraint(type, bare ? null : at.at(otherwise));
    }

    private int percent(Table.Row row) {
        String text = text(row, Column.PERCENT).replace("％", "%");
        if (NOTHING.contains(folded(text))) {
            return DONE.contains(folded(text(row, Column.STATUS))) ? 100 : 0;
        }
        try {
            BigDecimal number =
                    new BigDecimal(text.replace("%", "").replace(',', '.').strip());
            BigDecimal percent = fractions && !text.contains("%") ? number.movePointRight(2) : number;
            if (percent.signum() >= 0 && percent.compareTo(BigDecimal.valueOf(100)) <= 0) {
                return percent.setScale(0, RoundingMode.HALF_UP).intValue();
            }
        } catch (NumberFormatException noNumber) {
            // Reported below like any number out of range.
        }
        wrong(row, Column.PERCENT, "exchange.cell.percent", shortened(text, 40));
        return 0;
    }

    /** Whether 1 means all: where no value has a sign or is more, and some are broken or all are 0 and 1. */
    private static boolean areFractions(List<String> values) {
        return !values.isEmpty()
                && values.stream().allMatch(it -> it.matches("0|1|0?[.,]\\d{1,9}|1[.,]0{1,9}|0[.,]\\d{1,9}"));
    }

    private int priority(Table.Row row) {
        String text = folded(text(row, Column.PRIORITY));
        if (text.isEmpty()) {
            return 500;
        }
        Integer priority = PRIORITIES.get(text);
        if (priority == null && text.matches("\\d{1,4}") && Integer.parseInt(text) <= 1000) {
            priority = Integer.valueOf(text);
        }
        if (priority == null) {
            wrong(row, Column.PRIORITY, "exchange.cell.priority", shortened(text, 40));
            return 500;
        }
        return priority;
    }

    private boolean yes(Table.Row row, Column column) {
        String text = folded(text(row, column));
        if (!YES.contains(text) && !NO.contains(text) && !NOTHING.contains(text)) {
            wrong(row, column, "exchange.cell.yesNo", shortened(text, 40));
        }
        return YES.contains(text);
    }

    private BigDecimal amount(Table.Row row, Column column) {
        String text = text(row, column);
        if (NOTHING.contains(folded(text))) {
            return null;
        }
        Matcher amount = AMOUNT.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC));
        try {
            if (amount.matches()) {
                String digits = amount.group(1)
                        .replaceAll("[.,](?=\\d{3}(?:\\D|$))", "")
                        .replace(',', '.');
                BigDecimal value = new BigDecimal(digits);
                return value.signum() == 0
                        ? null
                        : value.setScale(Math.min(2, Math.max(0, value.scale())), RoundingMode.HALF_UP);
            }
        } catch (NumberFormatException noNumber) {
            // Reported below.
        }
        wrong(row, column, "exchange.cell.amount", shortened(text, 40));
        return null;
    }

    /**
     * A name with its share.
     *
     * @param unit of material, empty for work
     */
    private record Share(String name, double percent, String unit) {}

    private static List<Share> names(String text) {
        List<Share> names = new ArrayList<>();
        for (String part : text.split("[;；、,，\\n|]", MOST_LINKS)) {
            String bare = part.strip().replaceAll("\\s+", " ");
            if (bare.isEmpty()) {
                continue;
            }
            Matcher share = SHARE.matcher(shortened(bare, 300));
            if (share.matches() && share.group(2).matches("\\d{1,7}(\\.\\d{1,2})?")) {
                double amount = Double.parseDouble(share.group(2));
                boolean percent = share.group(3) != null;
                String unit = percent ? "" : share.group(4).strip();
                names.add(new Share(share.group(1), percent ? amount : amount * 100, unit));
            } else {
                names.add(new Share(bare, 100, ""));
            }
        }
        return names;
    }

    private String resource(String name, boolean material) {
        String folded = folded(name);
        PlanDocument.Resource resource = resources.get(folded);
        if (resource == null) {
            resource = new PlanDocument.Resource(
                    Integer.toString(resources.size() + 1),
                    shortened(name, 200),
                    material ? PlanDocument.Resource.Kind.MATERIAL : PlanDocument.Resource.Kind.WORK,
                    100,
                    null,
                    null,
                    "",
                    "",
                    "",
                    false,
                    null);
            resources.put(folded, resource);
        }
        return resource.id();
    }

    private void assignments(int index, List<PlanDocument.Assignment> assignments) {
        Table.Row row = rows.get(index);
        Map<String, Double> shares = new LinkedHashMap<>();
        for (Share share : names(text(row, Column.RESOURCES))) {
            shares.merge(resource(share.name(), !share.unit().isEmpty()), share.percent(), Double::sum);
        }
        List<Share> owners = names(text(row, Column.OWNER));
        for (Share share : owners.size() > 1 ? owners : List.<Share>of()) {
            shares.putIfAbsent(resource(share.name(), false), share.percent());
        }
        shares.forEach((resource, percent) -> {
            if (percent > 1_000_000) {
                wrong(row, Column.RESOURCES, "exchange.cell.share", shortened(text(row, Column.RESOURCES), 60));
            } else {
                assignments.add(new PlanDocument.Assignment(id(index), resource, percent, null, null));
            }
        });
    }

    /** The whole cell may be one title; else it is a list, parted by semicolons first, then by commas. */
    private void links(int index, List<PlanDocument.Tie> links) {
        Table.Row row = rows.get(index);
        String text = text(row, Column.PREDECESSORS);
        if (NOTHING.contains(folded(text))) {
            return;
        }
        int before = links.size();
        for (String part : isName(text) ? List.of(text) : parts(text, "[;；、|\\n]")) {
            for (String name : isName(part) ? List.of(part) : parts(part, "[,，]")) {
                link(index, name, links);
                if (links.size() - before > MOST_LINKS) {
                    wrong(row, Column.PREDECESSORS, "exchange.cell.tooManyLinks", MOST_LINKS);
                    return;
                }
            }
        }
    }

    private static List<String> parts(String text, String separator) {
        return Arrays.stream(text.split(separator, MOST_LINKS + 2))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private boolean isName(String text) {
        return !NUMBER.matcher(text).matches()
                && (rowsByName.containsKey(folded(text)) || known.containsKey(folded(text)));
    }

    private void link(int index, String text, List<PlanDocument.Tie> links) {
        Table.Row row = rows.get(index);
        if (text.length() > 300) {
            wrong(row, Column.PREDECESSORS, "exchange.cell.unknownPredecessor", shortened(text, 60));
            return;
        }
        String reference = text;
        LinkType type = LinkType.FS;
        Lag lag = Lag.NONE;
        if (referred(text).isEmpty() && !known.containsKey(folded(text))) {
            Matcher link = LINK.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)
                    .toLowerCase(Locale.ROOT)
                    .replace('–', '-'));
            if (link.matches() && (link.group(2) != null || link.group(4) != null)) {
                reference = link.group(1);
                type = type(link.group(2));
                if (link.group(4) != null) {
                    Optional<Lag> read =
                            WrittenTime.lag(link.group(4), link.group(3).equals("-"));
                    if (read.isEmpty()) {
                        wrong(row, Column.PREDECESSORS, "exchange.cell.lag", shortened(text, 60));
                        return;
                    }
                    lag = read.get();
                }
            }
        }
        Optional<String> from = resolve(index, reference, text);
        if (from.isPresent()) {
            links.add(new PlanDocument.Tie(from.get(), id(index), type, lag));
        }
    }

    private static LinkType type(String text) {
        if (text == null) {
            return LinkType.FS;
        }
        return switch (text.replace("-", "")) {
            case "ss", "开始开始" -> LinkType.SS;
            case "ff", "完成完成" -> LinkType.FF;
            case "sf", "开始完成" -> LinkType.SF;
            default -> LinkType.FS;
        };
    }

    private Optional<String> resolve(int index, String reference, String text) {
        Table.Row row = rows.get(index);
        List<Integer> found = referred(reference);
        if (found.size() == 1) {
            if (found.get(0) == index) {
                wrong(row, Column.PREDECESSORS, "exchange.cell.itself");
                return Optional.empty();
            }
            return Optional.of(id(found.get(0)));
        }
        List<String> there = known.getOrDefault(folded(reference), List.of());
        if (found.isEmpty() && there.size() == 1) {
            return Optional.of(KNOWN + there.get(0));
        }
        boolean none = found.isEmpty() && there.isEmpty();
        if (none && NUMBER.matcher(reference).matches()) {
            wrong(row, Column.PREDECESSORS, "exchange.cell.noSuchRow", reference, rows.size());
        } else {
            wrong(
                    row,
                    Column.PREDECESSORS,
                    none ? "exchange.cell.unknownPredecessor" : "exchange.cell.ambiguousPredecessor",
                    shortened(text, 60));
        }
        return Optional.empty();
    }

    /** The rows somebody may mean: by number, key, code or title, in this order. */
    private List<Integer> referred(String reference) {
        String folded = folded(reference);
        if (folded.isEmpty()) {
            return List.of();
        }
        if (NUMBER.matcher(folded).matches()) {
            if (places.containsKey(Column.ID) && rowsByNumber.containsKey(folded)) {
                return List.of(rowsByNumber.get(folded));
            }
            if (rowsByKey.containsKey(folded) && !places.containsKey(Column.ID)) {
                return List.of(rowsByKey.get(folded));
            }
            int row = Integer.parseInt(folded);
            boolean byPlace = !places.containsKey(Column.ID) && row >= 1 && row <= rows.size();
            if (byPlace) {
                return List.of(row - 1);
            }
        }
        for (Map<String, Integer> names : List.of(rowsByKey, rowsByNumber, rowsByWbs)) {
            if (names.containsKey(folded)) {
                return List.of(names.get(folded));
            }
        }
        return rowsByName.getOrDefault(folded, Collections.emptyList());
    }

    private String text(Table.Row row, Column column) {
        return PlanTable.bare(row.text(places.getOrDefault(column, -1)));
    }

    private void wrong(Table.Row row, Column column, String message, Object... arguments) {
        if (errors.size() < MOST_ERRORS) {
            errors.add(new CellError(
                    row.line(), headers.get(places.get(column)), Problem.of(column.key(), message, arguments)));
        }
    }

    private static String folded(String text) {
        return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }
}
