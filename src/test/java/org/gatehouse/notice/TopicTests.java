package org.gatehouse.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicTests {

    private static final Pattern TOLD = Pattern.compile("\"(notice\\.\\w+\\.\\w+|\\w+\\.notice\\.\\w+)\"");

    @ParameterizedTest
    @CsvSource({
        "notice.task.given, TASKS", "notice.waiting.reminded, TASKS", "notice.gate.waiver.confirmed, DECISIONS",
        "adjustment.notice.asked, DECISIONS", "notice.execution.dueSoon, WORK", "conversation.notice.mentioned, TALK",
        "notice.meeting.invited, MEETINGS", "measure.notice.sourceFailed, COURSE", "something, OTHER"
    })
    void aMessageBelongsToItsRoom(String message, Topic topic) {
        assertThat(Topic.of(message)).isEqualTo(topic);
    }

    /** Whoever tells something new decides what it is about. */
    @Test
    void everyMessageThatIsToldHasATopic() throws IOException {
        Set<String> without = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                String code = Files.readString(file);
                if (!code.contains("otices.tell(")) {
                    continue;
                }
                Matcher told = TOLD.matcher(code);
                while (told.find()) {
                    if (Topic.of(told.group(1)) == Topic.OTHER) {
                        without.add(told.group(1));
                    }
                }
            }
        }
        assertThat(without).isEmpty();
    }
}
