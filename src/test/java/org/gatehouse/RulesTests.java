package org.gatehouse;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.engine.HumanStep;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.data.repository.Repository;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
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

    /** Commands that change no fact of a project, with what they do instead. */
    private static final Set<String> NOTHING_TO_TELL = Set.of(
            // A draft is its requester's until it is submitted.
            "ChangeController.addLine",
            "ChangeController.describe",
            "ChangeController.removeLine",
            // A proposal, until it is accepted.
            "ExchangeController.bring",
            "ExchangeController.discard",
            "LevellingController.start",
            "LevellingController.cancel",
            "LevellingController.decline",
            // Tells the model; its next step leaves the line.
            "ProjectController.stop",
            "ReviewController.ask",
            // Has a robot say that it works.
            "ChannelController.attempt",
            // Minutes in the making, until they are published; what somebody answers is theirs.
            "MeetingController.answer",
            "MinutesController.addAction",
            "MinutesController.addDecision",
            "MinutesController.addPoint",
            "MinutesController.removeAction",
            "MinutesController.removeDecision",
            "MinutesController.removePoint",
            "MinutesController.revise",
            "MinutesController.write",
            // Asks anew whether conditions are met, and records nothing.
            "GateProcess.settleConditions",
            // A sign under what somebody said, who wants to hear of it, how it would look.
            "ConversationController.react",
            "ConversationController.follow",
            "ConversationController.preview",
            // The house's template, not the project's.
            "SavingController.save");

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

    /**
     * Whatever a person can do to a project ends in an event, or completes a task of which that holds: told from the code,
     * for every route and every step of the models.
     */
    @Test
    void every_command_can_leave_its_line_in_the_trail() {
        Set<JavaMethod> commands = new LinkedHashSet<>();
        for (JavaClass type : OURS) {
            for (JavaMethod method : type.getMethods()) {
                boolean answer =
                        method.getRawReturnType().isEquivalentTo(HumanStep.class) && method.isAnnotatedWith(Bean.class);
                if (answer || isCommandOnProject(type, method)) {
                    commands.add(method);
                }
            }
        }
        Set<String> silent = commands.stream()
                .filter(command -> !reachesAnEvent(command))
                .map(command -> command.getOwner().getSimpleName() + "." + command.getName())
                .filter(name -> !NOTHING_TO_TELL.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(commands).hasSizeGreaterThan(80);
        assertThat(silent).isEmpty();
    }

    private static boolean isCommandOnProject(JavaClass type, JavaMethod method) {
        String prefix = type.tryGetAnnotationOfType(RequestMapping.class)
                .map(mapping -> String.join(" ", mapping.value()))
                .orElse("");
        return Stream.of(
                        method.tryGetAnnotationOfType(PostMapping.class).map(PostMapping::value),
                        method.tryGetAnnotationOfType(PutMapping.class).map(PutMapping::value),
                        method.tryGetAnnotationOfType(PatchMapping.class).map(PatchMapping::value),
                        method.tryGetAnnotationOfType(DeleteMapping.class).map(DeleteMapping::value))
                .flatMap(Optional::stream)
                .anyMatch(paths -> (prefix + String.join(" ", paths)).contains("{key}"));
    }

    private static boolean reachesAnEvent(JavaMethod command) {
        Set<JavaCodeUnit> seen = new HashSet<>();
        Deque<JavaCodeUnit> open = new ArrayDeque<>(List.of(command));
        while (!open.isEmpty()) {
            JavaCodeUnit unit = open.pop();
            if (!seen.add(unit)) {
                continue;
            }
            Set<JavaAccess<?>> calls = new HashSet<>(unit.getCallsFromSelf());
            calls.addAll(unit.getMethodReferencesFromSelf());
            for (JavaAccess<?> call : calls) {
                JavaClass owner = call.getTargetOwner();
                boolean told = call.getName().equals("publishEvent")
                        || owner.getSimpleName().equals("Desk")
                                && call.getName().equals("complete");
                if (told) {
                    return true;
                }
                if (owner.getPackageName().startsWith("org.gatehouse")) {
                    Stream.concat(Stream.of(owner), owner.getAllSubclasses().stream())
                            .flatMap(type -> type.getCodeUnits().stream())
                            .filter(next -> next.getName().equals(call.getName()))
                            .forEach(open::push);
                }
            }
        }
        return false;
    }
}
