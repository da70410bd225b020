package org.gatehouse.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a machine can tell of how people without good eyes or without a mouse get along with the portal. */
class AccessibilityBrowserTests extends BrowserTest {

    private String key;

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void noPageHasASeriousBarrier(ColorScheme colours) {
        if (key == null) {
            key = executing();
        }
        Seat lin = seat("lin", Tongue.CHINESE, colours);
        List<String> barriers = new ArrayList<>();
        for (String path : List.of(
                "/",
                "/portfolio",
                "/portfolio/timeline",
                "/portfolio/rollup",
                "/projects/new",
                "/me",
                "/lessons",
                "/projects/" + key,
                "/projects/" + key + "/goals",
                "/projects/" + key + "/plan",
                "/projects/" + key + "/plan/import",
                "/projects/" + key + "/plan/items/" + key + "-1",
                "/projects/" + key + "/resources",
                "/projects/" + key + "/load",
                "/projects/" + key + "/load/items/" + key + "-1",
                "/projects/" + key + "/levelling",
                "/projects/" + key + "/forecast",
                "/projects/" + key + "/budget",
                "/projects/" + key + "/calendars",
                "/resources/load",
                "/resources/load/chen",
                "/resources/people",
                "/resources/people/chen",
                "/resources/calendars",
                "/projects/" + key + "/work",
                "/projects/" + key + "/work/" + key + "-1",
                "/projects/" + key + "/reviews",
                "/projects/" + key + "/changes/new",
                "/projects/" + key + "/trail",
                "/projects/" + key + "/report")) {
            lin.go(path).page().waitForLoadState();
            AxeBuilder axe = new AxeBuilder(lin.page());
            if (colours == ColorScheme.DARK) {
                // What a page is made of is the same in the dark.
                axe.withRules(List.of("color-contrast"));
            }
            axe.analyze().getViolations().stream()
                    .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                    .forEach(rule -> rule.getNodes()
                            .forEach(node -> barriers.add(path + " " + rule.getId() + ": " + node.getHtml())));
        }
        assertThat(barriers).isEmpty();
    }
}
