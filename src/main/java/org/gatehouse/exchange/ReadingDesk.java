package org.gatehouse.exchange;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.gatehouse.table.Unreadable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/**
 * Has foreign files read where they can do no harm: each in a small Java process of its own, with a memory of its own, a
 * deadline that really ends it, a folder that is removed afterwards and nothing of our environment. Two at a time; who
 * finds a queue is asked to come back.
 */
@Component
class ReadingDesk {

    /** Bytes a file may have; larger uploads do not get here. */
    static final int MOST_BYTES = 50 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(ReadingDesk.class);
    private static final int AT_ONCE = 2;
    private static final int MOST_WAITING = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final DataSize MOST_READ = DataSize.ofMegabytes(64);
    private static final int OUT_OF_MEMORY = 3;
    private static final Set<String> ENVIRONMENT =
            Set.of("PATH", "LANG", "LC_ALL", "TZ", "SYSTEMROOT", "SystemRoot", "LD_LIBRARY_PATH");

    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final DataSize memory;
    private final Duration deadline;

    ReadingDesk(
            @Value("${gatehouse.import.memory:512MB}") DataSize memory,
            @Value("${gatehouse.import.deadline:60s}") Duration deadline) {
        this.memory = memory;
        this.deadline = deadline;
    }

    /** What is in the file, or a reading that says why nothing can be taken from it. */
    FileReading read(byte[] file, String name, Wishes wishes) {
        if (file.length > MOST_BYTES) {
            return refused("exchange.refused.tooLarge", MOST_BYTES / 1024 / 1024);
        }
        if (file.length == 0) {
            return refused("exchange.refused.empty");
        }
        if (!hasPlace()) {
            return refused("exchange.refused.busy");
        }
        try {
            return inFolder(file, name, wishes);
        } finally {
            places.release();
        }
    }

    private boolean hasPlace() {
        try {
            return places.getQueueLength() < MOST_WAITING && places.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private FileReading inFolder(byte[] file, String name, Wishes wishes) {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("gatehouse-import");
            Files.write(folder.resolve(ReadingProcess.FILE), file);
            Files.writeString(folder.resolve(ReadingProcess.NAME), name);
            ReadingProcess.json()
                    .writeValue(folder.resolve(ReadingProcess.WISHES).toFile(), wishes);
            return run(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            remove(folder);
        }
    }

    private FileReading run(Path folder) throws IOException {
        File said = folder.resolve("said").toFile();
        ProcessBuilder builder =
                new ProcessBuilder(command(folder)).redirectErrorStream(true).redirectOutput(said);
        builder.environment().keySet().retainAll(ENVIRONMENT);
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                return refused("exchange.refused.tooSlow", deadline.toSeconds());
            }
            if (process.exitValue() == OUT_OF_MEMORY) {
                return refused("exchange.refused.tooMuch");
            }
            Path reading = folder.resolve(ReadingProcess.READING);
            if (process.exitValue() != 0 || !Files.exists(reading)) {
                LOG.warn("Reading a plan failed with {}: {}", process.exitValue(), start(said));
                return refused("exchange.refused.damaged");
            }
            if (Files.size(reading) > MOST_READ.toBytes()) {
                return refused("exchange.refused.tooMuch");
            }
            return ReadingProcess.json().readValue(reading.toFile(), FileReading.class);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return refused("exchange.refused.busy");
        } finally {
            end(process);
        }
    }

    private static void end(Process process) {
        process.destroyForcibly();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> command(Path folder) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + memory.toMegabytes() + "m",
                "-XX:MaxMetaspaceSize=160m",
                "-XX:MaxDirectMemorySize=64m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-XX:ErrorFile=" + folder.resolve("crash"),
                "-Xshare:auto",
                "-Djava.io.tmpdir=" + folder,
                "-Djava.awt.headless=true",
                // Nothing read may fetch anything, nor bring objects of its own.
                "-Djavax.xml.accessExternalDTD=",
                "-Djavax.xml.accessExternalSchema=",
                "-Djavax.xml.accessExternalStylesheet=",
                "-Djdk.serialFilter=!*",
                "-Djdk.xml.maxElementDepth=6000",
                "-cp",
                System.getProperty("java.class.path")));
        if (isPackaged()) {
            command.add("-Dloader.main=" + ReadingProcess.class.getName());
            command.add("org.springframework.boot.loader.launch.PropertiesLauncher");
        } else {
            command.add(ReadingProcess.class.getName());
        }
        command.add(folder.toString());
        return command;
    }

    /** In the packaged application the classes lie within a jar that only its launcher opens. */
    private static boolean isPackaged() {
        return ReadingProcess.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()
                .contains("BOOT-INF");
    }

    private static String start(File said) throws IOException {
        String text = Files.readString(said.toPath(), StandardCharsets.ISO_8859_1);
        return text.substring(0, Math.min(500, text.length())).strip();
    }

    private static void remove(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException left) {
            LOG.warn("Could not remove {}", folder, left);
        }
    }

    private static FileReading refused(String message, Object... arguments) {
        return FileReading.refused(new Unreadable(message, arguments).problem());
    }
}
