package org.gatehouse.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.gatehouse.lesson.Lesson;
import org.gatehouse.lesson.Lessons;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What one project learnt is read, judged and answered in the next one's task form. */
class LessonBrowserTests extends BrowserTest {

    @Autowired
    private Lessons lessons;

    @Test
    void aLessonOfOneProjectStandsInTheTaskFormOfTheNext() {
        String earlier = newProject();
        String what = "Goals of " + earlier + " had no owner <img src=x onerror=alert(1)>";
        long id = as(
                "chen",
                () -> lessons.add(
                        earlier,
                        Lessons.Draft.of("goal/defineGoals", what, "Name an owner for each goal of " + earlier)));
        String next = newProject();

        Seat lin = seat("lin", Tongue.ENGLISH);
        lin.task("Define the goals", "设定目标", projects.require(next).name());
        Locator hint = lin.page()
                .locator(".gh-hint")
                .filter(new Locator.FilterOptions().setHasText("Name an owner for each goal of " + earlier));
        lin.sees(hint, what);
        hint.locator("button").first().click();
        soon(() -> assertThat(lessons.of(earlier))
                .filteredOn(lesson -> lesson.id() == id)
                .extracting(Lesson::helpful)
                .containsExactly(1));
        lin.sees(hint.locator("[aria-pressed=true]"), "1");
        lin.station("31-lesson-in-the-form");
        assertThat(lin.dialogs()).isEmpty();

        Seat phone = phone("lin", Tongue.CHINESE);
        phone.task("Define the goals", "设定目标", projects.require(next).name());
        phone.sees(phone.page().locator(".gh-hints"), "以往项目在此步骤的经验教训");
        phone.fitsThePhone("hints");
    }
}
