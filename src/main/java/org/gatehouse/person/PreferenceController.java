package org.gatehouse.person;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.gatehouse.kernel.InvalidInput;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Language and colours: of this browser at once, of the person for their next one. */
@Controller
@RequestMapping("/preferences")
class PreferenceController {

    /** Session attribute: somebody chose before they signed in, and shall keep what they see. */
    static final String CHOSEN_BEFORE_SIGN_IN = "gatehouse.chosenBeforeSignIn";

    private final Preferences preferences;
    private final CurrentPerson current;

    PreferenceController(Preferences preferences, CurrentPerson current) {
        this.preferences = preferences;
        this.current = current;
    }

    @PostMapping("/language")
    String language(
            @RequestParam String lang,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!Preferences.LANGUAGES.contains(lang)) {
            throw new InvalidInput("lang", "error.choice", lang, String.join(", ", Preferences.LANGUAGES));
        }
        if (current.isSignedIn()) {
            preferences.chooseLanguage(current.id(), lang);
        } else {
            request.getSession().setAttribute(CHOSEN_BEFORE_SIGN_IN, lang);
        }
        Cookies.set(request, response, Cookies.LANGUAGE, lang);
        return backTo(back);
    }

    @PostMapping("/theme")
    String theme(
            @RequestParam String theme,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!Preferences.THEMES.contains(theme)) {
            throw new InvalidInput("theme", "error.choice", theme, String.join(", ", Preferences.THEMES));
        }
        if (current.isSignedIn()) {
            preferences.chooseTheme(current.id(), theme);
        }
        Cookies.set(request, response, Cookies.THEME, theme);
        return backTo(back);
    }

    /** Back to a page of this house, never to another host. */
    private static String backTo(String path) {
        boolean ours = path.startsWith("/") && !path.startsWith("//") && path.indexOf('\\') < 0;
        return "redirect:" + (ours ? path : "/");
    }
}
