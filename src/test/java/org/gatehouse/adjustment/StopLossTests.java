package org.gatehouse.adjustment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** When a goal is brought up, and by whom it is decided, an analyst says in the tables alone. */
class StopLossTests extends Adjusting {

    private static final Path MODELS = Path.of("processes/adjustment");
    private static final String OTHERWISE = "<rule id=\"stop-loss_rule4\">";

    @Autowired
    RepositoryService repository;

    @Test
    void asItIsShippedTheFirstReadingOutsideRaises() {
        String key = executing();
        LocalDate start = projects.require(key).startDate();
        itIs(start.plusDays(14));
        read(key, start.plusDays(14), "10100");
        assertThat(only(key).raised().day()).isEqualTo(start.plusDays(14));
        assertThat(only(key).left()).isEqualTo(only(key).raised());
    }

    @Test
    void aRowMoreInTheTableWaitsForTheThirdReading() throws IOException {
        String table = Files.readString(MODELS.resolve("stop-loss.dmn"));
        assertThat(table).contains(OTHERWISE);
        try (Deployed patient = deploy("stop-loss", table.replace(OTHERWISE, WAIT + OTHERWISE))) {
            String key = executing();
            LocalDate start = projects.require(key).startDate();
            itIs(start.plusDays(28));
            read(key, start.plusDays(14), "10100");
            read(key, start.plusDays(21), "10100");
            assertThat(adjustments.newestOfGoals(key)).isEmpty();
            read(key, start.plusDays(28), "10100");
            Adjustment raised = only(key);
            assertThat(raised.left().day()).isEqualTo(start.plusDays(14));
            assertThat(raised.raised().day()).isEqualTo(start.plusDays(28));
            assertThat(raised.raised().value()).isEqualByComparingTo("10100");
            assertThat(raised.why(Locale.ENGLISH)).contains("left its corridor on " + start.plusDays(14));
        }
    }

    @Test
    void whatIsOverIsBroughtUpOnlyWhereTheTableSaysSo() throws IOException {
        String calm = executing();
        outAndBack(calm);
        assertThat(adjustments.newestOfGoals(calm)).isEmpty();
        String table = Files.readString(MODELS.resolve("stop-loss.dmn")).replaceFirst("\"none\"", "\"raise\"");
        try (Deployed strict = deploy("stop-loss", table)) {
            String key = executing();
            outAndBack(key);
            assertThat(only(key).left().day())
                    .isEqualTo(projects.require(key).startDate().plusDays(21));
            assertThat(only(key).why(Locale.ENGLISH)).contains("came back");
        }
    }

    /** Read while nothing is raised, so that the table sees all of it at once. */
    private void outAndBack(String key) {
        LocalDate start = projects.require(key).startDate();
        itIs(start.plusDays(35));
        read(key, start.plusDays(35), "11200");
        read(key, start.plusDays(28), "10900");
        read(key, start.plusDays(21), "10100");
    }

    @Test
    void otherWordsInTheTableAreWhatPeopleRead() throws IOException {
        String table = Files.readString(MODELS.resolve("stop-loss.dmn"))
                .replace(
                        "{goal} left its corridor on {leftOn}",
                        "Look: {readingsOutside} reading, {behind} % behind, {daysToDeadline} days to go, {leftOn}");
        try (Deployed other = deploy("stop-loss", table)) {
            String key = executing();
            left(key, 21);
            assertThat(only(key).why(Locale.ENGLISH))
                    .startsWith("Look: 1 reading, 2")
                    .doesNotContain("{");
        }
    }

    @Test
    void aTableThatSaysNothingRaisesNothing() throws IOException {
        String table = Files.readString(MODELS.resolve("stop-loss.dmn")).replace("\"raise\"", "\"whatever\"");
        try (Deployed mute = deploy("stop-loss", table)) {
            String key = executing();
            left(key, 21);
            assertThat(adjustments.newestOfGoals(key)).isEmpty();
        }
    }

    @Test
    void whoDecidesIsInTheTableToo() throws IOException {
        String table =
                Files.readString(MODELS.resolve("adjustment-approver.dmn")).replace("&gt;= 30", "&gt;= 20");
        try (Deployed strict = deploy("adjustment-approver", table)) {
            String key = askedAfter(21);
            assertThat(only(key).approverId()).isEqualTo("fang");
        }
        assertThat(only(askedAfter(21)).approverId()).isEqualTo("lin");
    }

    /** As an analyst deploys from the Modeler; taken back afterwards, because everybody shares the house. */
    private Deployed deploy(String decision, String table) {
        String id = repository
                .createDeployment()
                .name("changed " + decision)
                .addString("processes/adjustment/" + decision + ".dmn", table)
                .deploy()
                .getId();
        return () -> repository.deleteDeployment(id, true);
    }

    private interface Deployed extends AutoCloseable {
        @Override
        void close();
    }

    private static final String WAIT = """
            <rule id="stop-loss_wait">
                    <inputEntry id="stop-loss_wi0"><text></text></inputEntry>
                    <inputEntry id="stop-loss_wi1"><text></text></inputEntry>
                    <inputEntry id="stop-loss_wi2"><text>&lt; 3</text></inputEntry>
                    <inputEntry id="stop-loss_wi3"><text></text></inputEntry>
                    <inputEntry id="stop-loss_wi4"><text></text></inputEntry>
                    <inputEntry id="stop-loss_wi5"><text></text></inputEntry>
                    <inputEntry id="stop-loss_wi6"><text></text></inputEntry>
                    <inputEntry id="stop-loss_wi7"><text></text></inputEntry>
                    <inputEntry id="stop-loss_wi8"><text></text></inputEntry>
                    <outputEntry id="stop-loss_wo0"><text>"watch"</text></outputEntry>
                    <outputEntry id="stop-loss_wo1"><text>"Two readings may be chance"</text></outputEntry>
                    <outputEntry id="stop-loss_wo2"><text>"两次读数可能是偶然"</text></outputEntry>
                  </rule>
                  """;
}
