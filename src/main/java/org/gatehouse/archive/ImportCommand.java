package org.gatehouse.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.gatehouse.kernel.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * {@code java -jar gatehouse.jar --import=FILE} takes an archive over that is too large for the page, says what came of it
 * and ends; with exit code 1 where nothing was taken.
 */
@Component
class ImportCommand implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(ImportCommand.class);
    private static final String OPTION = "import";

    private final Archives archives;
    private final MessageSource messages;
    private final ApplicationContext house;

    ImportCommand(Archives archives, MessageSource messages, ApplicationContext house) {
        this.archives = archives;
        this.messages = messages;
        this.house = house;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        List<String> files = arguments.getOptionValues(OPTION);
        if (files == null) {
            return;
        }
        boolean all = !files.isEmpty() && files.stream().allMatch(this::take);
        System.exit(SpringApplication.exit(house, () -> all ? 0 : 1));
    }

    boolean take(String file) {
        try (ArchiveFile archive = ArchiveFile.open(Path.of(file))) {
            Archives.Preview taken = archives.take(archive);
            log.info(
                    "import: {} ({} rows, {} files) was taken over from {}",
                    taken.manifest().project().key(),
                    taken.rows(),
                    taken.files(),
                    file);
            return true;
        } catch (Refusal refused) {
            refused.problems()
                    .forEach(problem -> log.error(
                            "import: {} was not taken over. {}",
                            file,
                            messages.getMessage(
                                    problem.message(),
                                    problem.arguments().toArray(),
                                    problem.message(),
                                    Locale.ENGLISH)));
        } catch (IOException unreadable) {
            log.error("import: {} cannot be read: {}", file, unreadable.toString());
        }
        return false;
    }
}
