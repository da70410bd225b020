package org.gatehouse.exchange;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/**
 * Reads one file in a process of its own, which the {@link ReadingDesk} starts, limits and ends: in a folder, takes the
 * file and the wishes and leaves what it read.
 */
final class ReadingProcess {

    static final String FILE = "plan";
    static final String NAME = "name";
    static final String WISHES = "wishes.json";
    static final String READING = "reading.json";

    /** Readers descend into outlines by recursion; 2,000 levels need some tens of megabytes. */
    private static final long STACK = 256L * 1024 * 1024;

    private ReadingProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.setLevel(Level.OFF);
        }
        Path folder = Path.of(arguments[0]);
        Thread reader = new Thread(null, () -> read(folder), "reader", STACK);
        reader.start();
        reader.join();
        // Readers may have left threads behind.
        System.exit(0);
    }

    private static void read(Path folder) {
        try {
            ObjectMapper json = json();
            Wishes wishes = json.readValue(folder.resolve(WISHES).toFile(), Wishes.class);
            FileReading reading = PlanFile.read(folder.resolve(FILE), Files.readString(folder.resolve(NAME)), wishes);
            json.writeValue(folder.resolve(READING).toFile(), reading);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static ObjectMapper json() {
        return new ObjectMapper()
                .registerModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }
}
