package org.gatehouse.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.gatehouse.table.Unreadable;
import org.mpxj.MPXJException;
import org.mpxj.ProjectFile;
import org.mpxj.Task;
import org.mpxj.ganttproject.GanttProjectReader;
import org.mpxj.mpx.MPXReader;
import org.mpxj.primavera.PrimaveraXERFileReader;
import org.mpxj.reader.UniversalProjectReader;
import org.mpxj.reader.UniversalProjectReader.ProjectReaderProxy;

/** Reads the files of project tools: MS Project, Primavera, GanttProject, Planner and whatever else MPXJ knows. */
final class ToolFiles {

    private ToolFiles() {}

    /** @param wanted which of the file's projects, from 0 */
    static FileReading read(Path file, int wanted) {
        List<ProjectFile> all = projects(file);
        List<ProjectFile> withRows = all.stream().filter(ToolFiles::hasRows).toList();
        List<ProjectFile> worthwhile = withRows.isEmpty() ? all : withRows;
        int chosen = wanted >= 0 && wanted < worthwhile.size() ? wanted : 0;
        try {
            return FileReading.of(
                    worthwhile.stream().map(ToolFiles::name).toList(), chosen, MpxjReading.of(worthwhile.get(chosen)));
        } catch (RuntimeException damaged) {
            throw refused(damaged);
        }
    }

    private static List<ProjectFile> projects(Path file) {
        List<ProjectFile> all;
        Path mended = file;
        try {
            mended = Mended.of(file);
            all = all(mended);
        } catch (Exception failed) {
            // The readers answer damaged bytes with whatever they stumble over.
            all = inAnotherLanguage(mended).orElseThrow(() -> refused(failed));
        }
        List<ProjectFile> read =
                all == null ? List.of() : all.stream().filter(Objects::nonNull).toList();
        if (read.isEmpty()) {
            throw new Unreadable("exchange.refused.unknown");
        }
        return read;
    }

    private static List<ProjectFile> all(Path file) throws Exception {
        try (ProjectReaderProxy proxy = new UniversalProjectReader().getProjectReaderProxy(file.toFile())) {
            if (proxy == null) {
                return List.of();
            }
            if (proxy.getProjectReader() instanceof PrimaveraXERFileReader primavera && startsWith(file, "ERMHDR")) {
                primavera.setCharset(Mended.charset(Files.readAllBytes(file)));
            }
            List<ProjectFile> all = proxy.readAll();
            if (proxy.getProjectReader() instanceof GanttProjectReader) {
                GanttProjectLinks.complete(file, all.get(0));
            }
            return all;
        }
    }

    /** MPX spells units and types in the language of the MS Project that wrote it, and does not say which. */
    private static Optional<List<ProjectFile>> inAnotherLanguage(Path file) {
        if (!startsWith(file, "MPX")) {
            return Optional.empty();
        }
        for (Locale locale : MPXReader.getSupportedLocales()) {
            MPXReader reader = new MPXReader();
            reader.setLocale(locale);
            try {
                return Optional.of(List.of(reader.read(file.toFile())));
            } catch (MPXJException | RuntimeException anotherAgain) {
                // Not this one.
            }
        }
        return Optional.empty();
    }

    private static boolean startsWith(Path file, String text) {
        try (InputStream in = Files.newInputStream(file)) {
            return text.equals(new String(in.readNBytes(text.length()), StandardCharsets.ISO_8859_1));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean hasRows(ProjectFile file) {
        return file.getTasks().stream().anyMatch(task -> !task.getNull() && !MpxjReading.isWholeProject(task));
    }

    private static String name(ProjectFile file) {
        String title = file.getProjectProperties().getProjectTitle();
        String name =
                title == null || title.isBlank() ? file.getProjectProperties().getName() : title;
        return name == null || name.isBlank()
                ? file.getTasks().stream()
                        .map(Task::getName)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse("")
                : name;
    }

    private static Unreadable refused(Throwable failed) {
        List<String> said = new ArrayList<>();
        for (Throwable cause = failed; cause != null && said.size() < 20; cause = cause.getCause()) {
            said.add(String.valueOf(cause.getMessage()));
            if (cause instanceof StackOverflowError) {
                return new Unreadable("exchange.refused.tooDeep");
            }
        }
        String all = String.join("\n", said);
        if (all.contains(MPXJException.PASSWORD_PROTECTED)
                || all.contains(MPXJException.PASSWORD_PROTECTED_ENTER_PASSWORD)
                || all.contains("encrypted")) {
            return new Unreadable("exchange.refused.password");
        }
        if (all.contains("DOCTYPE")) {
            return new Unreadable("exchange.refused.doctype");
        }
        return new Unreadable("exchange.refused.damaged");
    }
}
