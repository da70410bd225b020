package org.gatehouse.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Not among the tests of every build, which have no such files: real ones written by the tools themselves, .mpp among them, which nobody else can write: {@code mvn test
 * -Dtest=SamplePlansCheck -Dgatehouse.samples=DIR}. Figures in docs/benchmarks/import.md.
 */
class SamplePlansCheck {

    @Test
    void everySampleIsReadRightAndComesBackTheSame() throws IOException {
        assertThat(System.getProperty("gatehouse.samples"))
                .as("name a folder of sample plans: -Dgatehouse.samples=DIR")
                .isNotNull();
        Path folder = Path.of(System.getProperty("gatehouse.samples"));
        assertThat(Files.isDirectory(folder))
                .as("folder of sample plans: " + folder)
                .isTrue();
        SamplePlans samples = SamplePlans.of(folder);
        System.out.println(samples.table());
        assertThat(samples.kinds()).as("no files in " + folder).isNotEmpty();
        assertThat(samples.differences()).isEmpty();
    }
}
