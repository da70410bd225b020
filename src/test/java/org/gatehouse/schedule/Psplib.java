package org.gatehouse.schedule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the single-mode instances of PSPLIB (Kolisch &amp; Sprecher 1996, {@code .sm}) and its lists of best known
 * makespans.
 */
final class Psplib {

    /** {@code J30}, parameter 1, number 1: {@code j301_1}. */
    record Name(int set, int parameter, int number) implements Comparable<Name> {

        private static final Pattern FILE = Pattern.compile("j(30|60|90|120)(\\d{1,2})_(\\d{1,2})\\.sm");

        /** Null where it is none. */
        static Name of(String file) {
            Matcher name = FILE.matcher(file);
            return name.matches()
                    ? new Name(
                            Integer.parseInt(name.group(1)),
                            Integer.parseInt(name.group(2)),
                            Integer.parseInt(name.group(3)))
                    : null;
        }

        @Override
        public int compareTo(Name other) {
            return Comparator.comparingInt(Name::set)
                    .thenComparingInt(Name::parameter)
                    .thenComparingInt(Name::number)
                    .compare(this, other);
        }

        @Override
        public String toString() {
            return "j" + set + parameter + "_" + number;
        }
    }

    /** {@code j30opt.sm}, {@code j120hrs.sm}; not the lists of lower bounds. */
    private static final Pattern LIST = Pattern.compile("j(30|60|90|120)(?!lb)[a-z]*\\.(sm|txt|opt|hrs|sol|dat)");

    private static final Pattern ROW = Pattern.compile("\\s*(\\d+)\\s+(\\d+)\\s+(\\d+)(\\s.*)?");
    /** {@code j301_1.sm,43} or {@code j301_1 43}. */
    private static final Pattern NAMED = Pattern.compile("\\s*(j\\d+_\\d+)(\\.sm)?[\\s,;:=]+(\\d+)(\\D.*)?");

    private final Map<Name, Path> instances = new TreeMap<>();
    private final Map<Name, Integer> best = new TreeMap<>();

    /** Everything in these files and directories, however deep. */
    static Psplib in(List<Path> places) {
        Psplib found = new Psplib();
        for (Path place : places) {
            if (!Files.exists(place)) {
                throw new IllegalArgumentException("There is no " + place.toAbsolutePath());
            }
            try (Stream<Path> files = Files.walk(place)) {
                files.filter(Files::isRegularFile).sorted().forEach(found::take);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    /** Instances by name, in order. */
    Map<Name, Path> instances() {
        return instances;
    }

    /** Null where it is not known. */
    Integer bestKnown(Name name) {
        return best.get(name);
    }

    private void take(Path file) {
        String fileName = file.getFileName().toString().toLowerCase(Locale.ROOT);
        Name name = Name.of(fileName);
        Matcher list = LIST.matcher(fileName);
        if (name != null) {
            instances.putIfAbsent(name, file);
        } else if (list.matches()) {
            takeBest(file, Integer.parseInt(list.group(1)));
        } else if (fileName.endsWith(".csv") || fileName.endsWith(".txt")) {
            takeBest(file, null);
        }
    }

    /** Of several lists the smallest makespan counts. */
    private void takeBest(Path file, Integer set) {
        for (String line : lines(file)) {
            Matcher row = ROW.matcher(line);
            Matcher named = NAMED.matcher(line.toLowerCase(Locale.ROOT));
            if (set != null && row.matches()) {
                Name name = new Name(set, Integer.parseInt(row.group(1)), Integer.parseInt(row.group(2)));
                best.merge(name, Integer.parseInt(row.group(3)), Math::min);
            } else if (named.matches() && Name.of(named.group(1) + ".sm") != null) {
                best.merge(Name.of(named.group(1) + ".sm"), Integer.parseInt(named.group(3)), Math::min);
            }
        }
    }

    /** The instance, its dummy start and end included. */
    static Rcpsp read(Path file) {
        List<String> lines = lines(file);
        int[] capacity = numbers(lines.get(after(lines, "RESOURCEAVAILABILITIES") + 1));
        int jobs = numbers(lines.get(line(lines, "jobs (incl.")).replaceFirst(".*:", ""))[0];
        Rcpsp.Builder builder = new Rcpsp.Builder(capacity);
        int at = after(lines, "REQUESTS/DURATIONS");
        while (!lines.get(at).strip().matches("\\d.*")) {
            at++;
        }
        for (int job = 0; job < jobs; job++) {
            int[] row = numbers(lines.get(at + job));
            expect(row[0] == job + 1 && row.length == 3 + capacity.length, file, lines.get(at + job));
            builder.activity(row[2], 0, Arrays.copyOfRange(row, 3, row.length));
        }
        at = after(lines, "PRECEDENCE RELATIONS") + 1;
        for (int job = 0; job < jobs; job++) {
            int[] row = numbers(lines.get(at + job));
            expect(row[0] == job + 1 && row.length == 3 + row[2], file, lines.get(at + job));
            for (int k = 3; k < row.length; k++) {
                builder.finishToStart(job, row[k] - 1, 0);
            }
        }
        return builder.build();
    }

    private static void expect(boolean right, Path file, String line) {
        if (!right) {
            throw new IllegalArgumentException(file + " is not a single-mode instance: " + line);
        }
    }

    private static int line(List<String> lines, String beginning) {
        for (int at = 0; at < lines.size(); at++) {
            if (lines.get(at).strip().startsWith(beginning)) {
                return at;
            }
        }
        throw new IllegalArgumentException("No line " + beginning);
    }

    private static int after(List<String> lines, String beginning) {
        return line(lines, beginning) + 1;
    }

    private static int[] numbers(String line) {
        return Arrays.stream(line.strip().split("\\s+"))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    private static List<String> lines(Path file) {
        try {
            return new ArrayList<>(Files.readAllLines(file, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
