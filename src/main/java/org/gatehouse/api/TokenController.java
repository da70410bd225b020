package org.gatehouse.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.Problems;
import org.gatehouse.kernel.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A person's own tokens. A new one is shown in the answer that made it, and never again. */
@Controller
@RequestMapping("/me/tokens")
class TokenController {

    /** Prefix of the form's fields that say what a token opens, one for each area. */
    private static final String SCOPE = "scope.";

    private static final int USUAL_DAYS = 90;

    private final AccessTokens tokens;
    private final Clock clock;

    TokenController(AccessTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    @GetMapping
    String list(Model model) {
        LocalDate today = LocalDate.now(clock);
        model.addAttribute("tokens", tokens.mine());
        model.addAttribute("now", clock.instant());
        model.addAttribute(
                "areas",
                Arrays.stream(Area.values())
                        .filter(area -> area != Area.NONE)
                        .map(Area::word)
                        .toList());
        model.addAttribute("usualDay", today.plusDays(USUAL_DAYS));
        model.addAttribute("today", today);
        model.addAttribute("latest", today.plusDays(AccessTokens.MOST_DAYS));
        model.addAttribute("mostDays", AccessTokens.MOST_DAYS);
        return "api/tokens";
    }

    @PostMapping
    String make(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String lastDay,
            HttpServletRequest request,
            Model model) {
        model.addAttribute("token", tokens.make(name, scope(request), day(lastDay)));
        return list(model);
    }

    @PostMapping("/{id}/revocation")
    String revoke(@PathVariable long id, RedirectAttributes after) {
        tokens.revoke(id);
        after.addFlashAttribute("notice", "api.token.revoked");
        return "redirect:/me/tokens";
    }

    @ExceptionHandler({InvalidInput.class, Conflict.class})
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    String wrong(Refusal wrong, HttpServletRequest request, Model model) {
        model.addAttribute(Problems.ATTRIBUTE, Problems.of(wrong));
        model.addAttribute("name", request.getParameter("name"));
        model.addAttribute("lastDay", request.getParameter("lastDay"));
        return list(model);
    }

    private static Scope scope(HttpServletRequest request) {
        List<String> chosen = Arrays.stream(Area.values())
                .filter(area -> area != Area.NONE)
                .map(area -> chosen(area, request.getParameter(SCOPE + area.word())))
                .filter(one -> !one.isEmpty())
                .toList();
        return Scope.read(chosen.stream().collect(Collectors.joining(" ")));
    }

    private static String chosen(Area area, String right) {
        return right == null || right.isBlank() ? "" : area.word() + ":" + right.strip();
    }

    private static LocalDate day(String text) {
        try {
            return text.isBlank() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException wrong) {
            throw new InvalidInput("lastDay", "error.date", text);
        }
    }
}
