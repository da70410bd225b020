package org.gatehouse.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.progress.EarnedValue.cents;
import static org.gatehouse.progress.EarnedValue.shown;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

/** Against worked examples from the literature. */
class EarnedValueTests {

    /**
     * Rita Mulcahy, <i>PMP Exam Prep</i>, chapter on cost, "the fence": four sides at 1,000 each, one a day; at the end of
     * day three two are done, the third half, spent were 1,000, 1,200 and 600. The book goes on with CPI .893 as it is
     * printed, and so comes to an EAC of 4,479; unrounded it is 4,480.
     */
    @Test
    void theFence() {
        EarnedValue fence = value("4000", "3000", "2500", "2800");

        assertThat(cents(fence.cv())).isEqualTo("-300.00");
        assertThat(cents(fence.sv())).isEqualTo("-500.00");
        assertThat(shown(fence.cpi())).isEqualTo("0.893");
        assertThat(shown(fence.spi())).isEqualTo("0.833");
        assertThat(cents(fence.eac())).isEqualTo("4480.00");
        assertThat(cents(fence.etc())).isEqualTo("1680.00");
        assertThat(cents(fence.vac())).isEqualTo("-480.00");
        assertThat(fence.bac().divide(shown(fence.cpi()), 0, RoundingMode.HALF_UP))
                .as("the book's way")
                .isEqualTo("4479");
        assertThat(shown(fence.tcpi())).as("1500 of work for 1200 of money").isEqualTo("1.250");
        assertThat(shown(fence.tcpiToEac())).isEqualTo("0.893");
        assertThat(shown(fence.percentComplete())).isEqualTo("62.500");
        assertThat(shown(fence.percentPlanned())).isEqualTo("75.000");
        assertThat(shown(fence.percentSpent())).isEqualTo("70.000");
    }

    /** The same chapter's second fence: ahead of plan and below budget; printed are 50, 250, 1.016 and 1.083. */
    @Test
    void theSecondFence() {
        EarnedValue fence = value("4000", "3000", "3250", "3200");

        assertThat(cents(fence.cv())).isEqualTo("50.00");
        assertThat(cents(fence.sv())).isEqualTo("250.00");
        assertThat(shown(fence.cpi())).isEqualTo("1.016");
        assertThat(shown(fence.spi())).isEqualTo("1.083");
        assertThat(cents(fence.eac())).isEqualTo("3938.46");
        assertThat(cents(fence.etc())).isEqualTo("738.46");
        assertThat(cents(fence.vac())).isEqualTo("61.54");
    }

    /**
     * Kathy Schwalbe, <i>Information Technology Project Management</i>, chapter 7, exercise 1: a project of a year with
     * PV 23,000, EV 20,000, AC 25,000 and BAC 120,000.
     */
    @Test
    void schwalbesYear() {
        EarnedValue year = value("120000", "23000", "20000", "25000");

        assertThat(cents(year.cv())).isEqualTo("-5000.00");
        assertThat(cents(year.sv())).isEqualTo("-3000.00");
        assertThat(cents(year.cpi())).isEqualTo("0.80");
        assertThat(cents(year.spi())).isEqualTo("0.87");
        assertThat(cents(year.eac())).isEqualTo("150000.00");
        assertThat(cents(year.vac())).isEqualTo("-30000.00");
    }

    /**
     * Erik Larson and Clifford Gray, <i>Project Management: The Managerial Process</i>, chapter 13, exercise with the
     * status report of period 12, in hundreds: cumulative EV 148, AC 210, PV 158, BAC 248.
     */
    @Test
    void larsonAndGraysPeriodTwelve() {
        EarnedValue project = items(
                // budget, planned, percent, spent
                new String[][] {
                    {"8", "8", "100", "10"},
                    {"40", "40", "100", "50"},
                    {"30", "30", "100", "40"},
                    {"20", "20", "100", "40"},
                    {"40", "20", "50", "30"},
                    {"60", "40", "50", "40"},
                    {"20", "0", "0", "0"},
                    {"30", "0", "0", "0"}
                });

        assertThat(project).isEqualTo(value("248", "158", "148", "210"));
        assertThat(cents(project.cv())).isEqualTo("-62.00");
        assertThat(cents(project.sv())).isEqualTo("-10.00");
        assertThat(cents(project.spi())).isEqualTo("0.94");
        assertThat(cents(project.cpi())).isEqualTo("0.70");
        assertThat(cents(project.percentComplete())).as("PCIB .60").isEqualTo("59.68");
        assertThat(cents(project.eac())).as("printed 352").isEqualTo("351.89");
        assertThat(cents(project.vac())).as("printed -104").isEqualTo("-103.89");
    }

    /** Joseph Phillips, <i>PMP Study Guide</i>, figure 7-13: what went wrong was once, the rest costs as budgeted. */
    @Test
    void phillipsAnomaly() {
        EarnedValue once = value("500000", "100000", "100000", "127000");

        assertThat(cents(once.eacAtBudgetedRate())).isEqualTo("527000.00");
    }

    /** CPI 0.8 and SPI 0.8 by hand: 25,000 + 100,000 / 0.64. */
    @Test
    void latenessCostsToo() {
        EarnedValue late = value("120000", "25000", "20000", "25000");

        assertThat(cents(late.eacAtBothRates())).isEqualTo("181250.00");
        assertThat(late.eacAtBothRates()).isGreaterThan(late.eac());
    }

    @Test
    void whatIsNotDefinedIsNull() {
        EarnedValue before = value("4000", "0", "0", "0");
        assertThat(before.spi()).isNull();
        assertThat(before.cpi()).isNull();
        assertThat(before.eac()).isNull();
        assertThat(before.etc()).isNull();
        assertThat(before.vac()).isNull();
        assertThat(before.eacAtBothRates()).isNull();
        assertThat(before.tcpiToEac()).isNull();
        assertThat(before.tcpi()).isEqualByComparingTo("1");
        assertThat(before.eacAtBudgetedRate()).isEqualByComparingTo("4000");

        assertThat(value("4000", "4000", "3000", "4000").tcpi())
                .as("nothing is left of the budget")
                .isNull();
        assertThat(EarnedValue.NOTHING.percentComplete()).isNull();
        assertThat(cents(null)).isNull();
        assertThat(shown(null)).isNull();
    }

    private static EarnedValue items(String[][] rows) {
        EarnedValue sum = EarnedValue.NOTHING;
        for (String[] row : rows) {
            BigDecimal budget = new BigDecimal(row[0]);
            sum = sum.plus(new EarnedValue(
                    budget,
                    new BigDecimal(row[1]),
                    budget.multiply(new BigDecimal(row[2]))
                            .divide(BigDecimal.valueOf(100), 0, RoundingMode.UNNECESSARY),
                    new BigDecimal(row[3])));
        }
        return sum;
    }

    private static EarnedValue value(String bac, String pv, String ev, String ac) {
        return new EarnedValue(new BigDecimal(bac), new BigDecimal(pv), new BigDecimal(ev), new BigDecimal(ac));
    }
}
