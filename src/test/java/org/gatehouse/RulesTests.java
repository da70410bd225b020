package org.gatehouse;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.data.repository.Repository;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RestController;

class RulesTests {

    static final ArchRule only_the_engine_room_knows_the_vendor = noClasses()
            .that()
            .resideOutsideOfPackage("org.gatehouse.engine")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.camunda..")
            .because("a later change of engine must stay possible (docs/adr)");

    static final ArchRule the_kernel_is_plain_java = noClasses()
            .that()
            .resideInAPackage("org.gatehouse.kernel")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework.context..", "org.springframework.jdbc..", "org.springframework.web..");

    static final ArchRule time_comes_from_the_clock = noClasses()
            .should()
            .callMethodWhere(DescribedPredicate.describe(
                    "asks the system for the time instead of the Clock", RulesTests::asksTheSystemForTheTime))
            .because("tests move the time, and engine and application must agree on it");

    static final ArchRule controllers_are_nobody_elses_affair = classes()
            .that()
            .areAnnotatedWith(Controller.class)
            .or()
            .areAnnotatedWith(RestController.class)
            .should()
            .notBePublic();

    static final ArchRule repositories_stay_in_their_room =
            classes().that().areAssignableTo(Repository.class).should().notBePublic();

    static final ArchRule names_say_what_a_thing_is = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager");

    static final ArchRule schedules_do_not_hide_a_state = noMethods()
            .that()
            .areAnnotatedWith(Scheduled.class)
            .should()
            .bePublic()
            .because("a schedule belongs to its class alone");

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.gatehouse");

    @TestFactory
    Stream<DynamicTest> rulesHold() {
        return Stream.of(
                        only_the_engine_room_knows_the_vendor,
                        the_kernel_is_plain_java,
                        time_comes_from_the_clock,
                        controllers_are_nobody_elses_affair,
                        repositories_stay_in_their_room,
                        names_say_what_a_thing_is,
                        schedules_do_not_hide_a_state)
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(OURS)));
    }

    private static boolean asksTheSystemForTheTime(JavaMethodCall call) {
        JavaClass owner = call.getTargetOwner();
        String method = call.getName();
        boolean now = owner.getPackageName().equals("java.time")
                && method.equals("now")
                && call.getTarget().getRawParameterTypes().isEmpty();
        boolean system = owner.isEquivalentTo(java.time.Clock.class) && method.startsWith("system");
        boolean millis = owner.isEquivalentTo(System.class) && method.equals("currentTimeMillis");
        return now
                || system
                || millis
                        && !Set.of("org.gatehouse.portal")
                                .contains(call.getOriginOwner().getPackageName());
    }
}
