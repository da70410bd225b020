package org.gatehouse.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.microsoft.playwright.Locator;
import org.gatehouse.gate.GateReview;
import org.gatehouse.gate.GateReview.Condition;
import org.gatehouse.gate.GateReviews;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a manager does between two meetings: decide on a phone. */
class ManagerPhoneBrowserTests extends BrowserTest {

    @Autowired
    private GateReviews gates;

    @Test
    void aGateIsPassedWithAConditionOnAPhone() {
        String key = newProject();
        submitGoals(key);
        String name = projects.require(key).name();

        Seat fang = phone("fang", Tongue.ENGLISH);
        fang.fitsThePhone("home");
        Locator waiting = fang.page()
                .locator("main tr")
                .filter(new Locator.FilterOptions().setHasText(name))
                .getByText("Decide: Goal gate");
        waiting.first().click();
        fang.page().locator(".gh-dossier").waitFor();
        fang.choose("Go with conditions", "有条件通过");
        fang.fitsThePhone("gate form");
        fang.press().sees(".gh-error", "Give the reason.");
        fang.fill("#gate-reason", "Start once the budget is confirmed")
                .press()
                .sees(".gh-error", "Each condition needs a text, an owner and a due date.");
        fang.fill(".gh-condition input[type=text]", "Confirm the budget");
        fang.page().locator(".gh-condition select").selectOption("陈杰 Chen Jie");
        fang.fill(".gh-condition input[type=date]", today().plusDays(14).toString());
        fang.station("30-manager-phone").complete();

        soon(() -> assertThat(gates.of(key))
                .extracting(GateReview::decision, GateReview::decidedBy, GateReview::reason)
                .containsExactly(tuple("goWithConditions", "fang", "Start once the budget is confirmed")));
        assertThat(gates.of(key).get(0).conditions())
                .containsExactly(new Condition("Confirm the budget", "chen", today().plusDays(14)));
        fang.go("/projects/" + key).sees("main", "Go with conditions").fitsThePhone("overview");
    }
}
