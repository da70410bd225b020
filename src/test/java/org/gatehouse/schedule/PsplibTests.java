package org.gatehouse.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PsplibTests {

    private static final Path KEPT = Path.of("src/test/resources/psplib");
    private static final Psplib.Name FIRST = new Psplib.Name(30, 1, 1);

    @Test
    void readsAnInstanceWhole() {
        Psplib library = Psplib.in(List.of(KEPT));
        assertThat(library.instances()).containsOnlyKeys(FIRST);
        assertThat(library.bestKnown(FIRST)).isEqualTo(43);
        Rcpsp problem = Psplib.read(library.instances().get(FIRST));
        assertThat(problem.size).isEqualTo(32);
        assertThat(problem.capacity).containsExactly(12, 13, 4, 12);
        assertThat(problem.successors[1]).containsExactly(5, 10, 14);
        assertThat(problem.duration[15]).isEqualTo(10);
        assertThat(problem.needs[15]).containsExactly(3);
        assertThat(problem.amounts[15]).containsExactly(5);
        assertThat(problem.criticalPath()).as("MPM-Time in the file").isEqualTo(38);
    }

    @Test
    void thePublishedOptimumIsFoundByTheSearchAloneAndProvenByTheSolver() {
        Rcpsp problem = Psplib.read(KEPT.resolve("j301_1.sm"));
        TimeBox time = TimeBox.of(Duration.ofSeconds(20), () -> false);
        RcpspPlan searched = RcpspPlan.of(problem, new RcpspPlan.Effort(1, 5000, 0), time, cost -> {});
        assertThat(searched.end()).isEqualTo(43);
        assertThat(RcpspCheck.wrong(problem, searched.starts())).isNull();
        assertThat(CpSat.available()).isTrue();
        RcpspPlan solved = RcpspPlan.of(problem, new RcpspPlan.Effort(1, 100, 2), time, cost -> {});
        assertThat(solved.end()).isEqualTo(43);
        assertThat(solved.optimal()).isTrue();
        assertThat(solved.lowerBound()).isEqualTo(43);
        assertThat(RcpspCheck.wrong(problem, solved.starts())).isNull();
    }

    @Test
    void findsInstancesAndListsHoweverTheyLie(@TempDir Path place) throws IOException {
        Path deep = Files.createDirectories(place.resolve("RCPSP/j30.sm"));
        Files.copy(KEPT.resolve("j301_1.sm"), deep.resolve("J301_1.SM"));
        Files.copy(KEPT.resolve("j301_1.sm"), deep.resolve("j12060_10.sm"));
        Files.writeString(place.resolve("j120hrs.sm"), "Par\tInst\tMakespan\n60\t10\t89\t\tWed May  9 19:12:34 2001\n");
        Files.writeString(place.resolve("j120lb.sm"), "60 10 7\n");
        Files.writeString(place.resolve("other.csv"), "instance,bks\nJ301_1.sm,44\n");
        Psplib library = Psplib.in(List.of(place));
        Psplib.Name last = new Psplib.Name(120, 60, 10);
        assertThat(library.instances()).containsOnlyKeys(FIRST, last);
        assertThat(library.bestKnown(last)).isEqualTo(89);
        assertThat(library.bestKnown(FIRST)).isEqualTo(44);
        assertThat(Psplib.in(List.of(deep)).bestKnown(last)).isNull();
        assertThatThrownBy(() -> Psplib.in(List.of(place.resolve("nowhere")))).hasMessageContaining("nowhere");
    }
}
