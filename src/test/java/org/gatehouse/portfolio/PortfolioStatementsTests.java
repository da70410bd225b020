package org.gatehouse.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.gatehouse.HouseTest;
import org.gatehouse.Statements;
import org.gatehouse.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** However many projects there are, each page and file of the portfolio takes the same number of statements. */
class PortfolioStatementsTests extends HouseTest {

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Clock clock;

    @AfterEach
    void sinkTheFleet() {
        Fleet.sink(jdbc);
    }

    @Test
    void three_projects_take_as_many_statements_as_sixty() {
        Fleet fleet = new Fleet(jdbc, LocalDate.now(clock), false);
        fleet.add("SM", 3, 3);
        fleet.add("LG", 60, 40);
        Visitor lin = new Visitor(port).signIn("lin");
        for (String path : List.of(
                "/portfolio?sort=end&text=",
                "/portfolio?sort=-health&text=",
                "/portfolio?page=99&status=RUNNING&text=",
                "/portfolio/timeline?text=",
                "/portfolio/rollup?by=MARKET&text=",
                "/portfolio/rollup?by=MANAGER&text=",
                "/portfolio/rollup?by=QUARTER&text=",
                "/portfolio/export/csv?text=",
                "/portfolio/export/xlsx?text=")) {
            List<String> few = statements(lin, path + "Campaign%20SM");
            List<String> many = statements(lin, path + "Campaign%20LG");
            assertThat(many).as(path).hasSameSizeAs(few);
            assertThat(few).as(path).hasSizeBetween(5, 30);
        }
    }

    private static List<String> statements(Visitor visitor, String path) {
        return Statements.settled(
                () -> assertThat(visitor.bytes(path).statusCode()).as(path).isEqualTo(200));
    }
}
