package org.gatehouse.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.gatehouse.schedule.Activity.Kind;
import org.gatehouse.schedule.LinkType;
import org.gatehouse.template.Blueprint.Step;
import org.gatehouse.template.Course.Span;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The files in {@code templates-of-projects} are whole, in both languages. */
class ShippedTemplatesTests {

    private static final Set<String> SAME_EVERYWHERE = Set.of("%");

    private final ShippedTemplates templates = read();

    @Test
    void thereAreThree() {
        assertThat(templates.all())
                .extracting(ShippedTemplate::id)
                .containsExactly("product-launch", "seo-content", "trade-fair");
    }

    @TestFactory
    Stream<DynamicTest> everyTextIsThereInBothLanguages() {
        return each(template -> {
            assertThat(texts(template, Locale.ENGLISH)).allSatisfy(text -> {
                assertThat(text).isNotBlank();
                assertThat(text.codePoints().noneMatch(Character::isIdeographic))
                        .as(text)
                        .isTrue();
            });
            assertThat(texts(template, Locale.SIMPLIFIED_CHINESE))
                    .allSatisfy(text -> assertThat(SAME_EVERYWHERE.contains(text)
                                    || text.codePoints().anyMatch(Character::isIdeographic))
                            .as(text)
                            .isTrue());
        });
    }

    @TestFactory
    Stream<DynamicTest> everyNameMeansSomething() {
        return each(template -> {
            Blueprint plan = template.in(Locale.ENGLISH);
            assertThat(plan.steps()).extracting(Step::id).doesNotHaveDuplicates();
            Set<String> steps = plan.stepsById().keySet();
            Set<String> used = new HashSet<>();
            for (Step step : plan.steps()) {
                assertThat(steps)
                        .containsAll(step.after().stream()
                                .map(Blueprint.Tie::predecessor)
                                .toList());
                step.shares().forEach(share -> used.add(share.role()));
                if (step.kind() == Kind.WORK) {
                    assertThat(step.owner()).as(step.id()).isNotEmpty();
                    assertThat(step.effortHours()).as(step.id()).isPositive();
                    assertThat(step.deliverable()).as(step.id()).isNotBlank();
                }
                if (step.optimisticHours() != null) {
                    assertThat(step.effortHours())
                            .as(step.id())
                            .isBetween(step.optimisticHours(), step.pessimisticHours());
                }
            }
            assertThat(used).isEqualTo(plan.roleNames().keySet());
        });
    }

    @TestFactory
    Stream<DynamicTest> itIsAPlanOneCouldWorkBy() {
        return each(template -> {
            Blueprint plan = template.in(Locale.ENGLISH);
            assertThat(plan.itemCount()).isBetween(25L, 45L);
            assertThat(plan.steps()).filteredOn(Step::isSummary).hasSizeGreaterThan(3);
            assertThat(plan.steps())
                    .filteredOn(step -> step.kind() == Kind.MILESTONE)
                    .hasSizeGreaterThan(2);
            assertThat(plan.steps()).filteredOn(Step::needsAcceptance).hasSizeGreaterThan(3);
            assertThat(plan.steps())
                    .filteredOn(step -> step.optimisticHours() != null)
                    .hasSizeGreaterThan(5);
            assertThat(plan.steps())
                    .flatExtracting(Step::after)
                    .anyMatch(tie -> tie.amount() != 0)
                    .anyMatch(tie -> tie.type() == LinkType.SS);
            assertThat(plan.budget()).hasSizeGreaterThan(3);
            assertThat(plan.risks()).hasSizeGreaterThan(3);
            assertThat(plan.goals()).hasSize(3);
            Course course = Course.of(plan);
            assertThat(course.weeks()).isBetween(12, 30);
            Map<String, Span> spans = course.spans();
            assertThat(spans.get("done").last()).as("its end is its last day").isEqualTo(course.days());
            assertThat(Course.of(template.in(Locale.SIMPLIFIED_CHINESE))).isEqualTo(course);
        });
    }

    private Stream<DynamicTest> each(java.util.function.Consumer<ShippedTemplate> check) {
        return templates.all().stream()
                .map(template -> DynamicTest.dynamicTest(template.id(), () -> check.accept(template)));
    }

    private static List<String> texts(ShippedTemplate template, Locale locale) {
        Blueprint plan = template.in(locale);
        return Stream.of(
                        Stream.of(
                                template.name().in(locale),
                                template.description().in(locale)),
                        plan.roles().stream().map(Blueprint.Part::name),
                        plan.steps().stream().map(Step::title),
                        plan.steps().stream().map(Step::deliverable).filter(text -> !text.isEmpty()),
                        plan.budget().stream().map(Blueprint.Line::description),
                        plan.risks().stream().flatMap(risk -> Stream.of(risk.title(), risk.response())),
                        plan.goals().stream()
                                .flatMap(goal -> Stream.of(goal.statement(), goal.metric(), goal.unit(), goal.why())))
                .flatMap(part -> part)
                .toList();
    }

    private static ShippedTemplates read() {
        try {
            return new ShippedTemplates();
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
