package org.gatehouse.person;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A person's own page. */
@Controller
@RequestMapping("/me")
class ProfileController {

    private final Profile profile;
    private final People people;
    private final LineManagers managers;
    private final CurrentPerson current;
    private final Clock clock;

    ProfileController(Profile profile, People people, LineManagers managers, CurrentPerson current, Clock clock) {
        this.profile = profile;
        this.people = people;
        this.managers = managers;
        this.current = current;
        this.clock = clock;
    }

    @GetMapping
    String show(Model model) {
        Person me = people.find(current.id()).orElseThrow();
        model.addAttribute("me", me);
        model.addAttribute("candidates", profile.possibleDeputies(me));
        model.addAttribute("today", LocalDate.now(clock));
        managers.of(me.id()).ifPresent(manager -> model.addAttribute("managerName", people.name(manager)));
        profile.deputy(me.id()).ifPresent(deputy -> {
            model.addAttribute("deputy", deputy);
            model.addAttribute("deputyName", people.name(deputy.deputyId()));
        });
        return "person/me";
    }

    @PostMapping("/deputy")
    String appoint(
            @RequestParam(defaultValue = "") String deputyId,
            @RequestParam(defaultValue = "") String fromDay,
            @RequestParam(defaultValue = "") String untilDay,
            RedirectAttributes redirect) {
        profile.appoint(new Deputy(current.id(), deputyId, day("fromDay", fromDay), day("untilDay", untilDay)));
        return done(redirect, "person.deputy.saved");
    }

    @PostMapping("/deputy/removal")
    String removeDeputy(RedirectAttributes redirect) {
        profile.removeDeputy(current.id());
        return done(redirect, "person.deputy.removed");
    }

    @PostMapping("/password")
    String changePassword(
            @RequestParam(defaultValue = "") String present,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        profile.changePassword(current.id(), present, password, again, request.getRemoteAddr());
        request.changeSessionId();
        return done(redirect, "person.password.changed");
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    String wrong(InvalidInput wrong, HttpServletRequest request, Model model) {
        model.addAttribute(Problems.ATTRIBUTE, Problems.of(wrong));
        // What was typed stays; passwords do not.
        for (String field : new String[] {"deputyId", "fromDay", "untilDay"}) {
            model.addAttribute(field, request.getParameter(field));
        }
        return show(model);
    }

    private static String done(RedirectAttributes redirect, String notice) {
        redirect.addFlashAttribute("notice", notice);
        return "redirect:/me";
    }

    private static LocalDate day(String field, String text) {
        if (text.isBlank()) {
            throw new InvalidInput(field, "error.required", field);
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException wrong) {
            throw new InvalidInput(field, "error.date", text);
        }
    }
}
