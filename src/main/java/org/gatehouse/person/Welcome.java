package org.gatehouse.person;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** After sign-in: the browser learns how this person likes to read, then goes where they wanted to. */
@Component
class Welcome extends SavedRequestAwareAuthenticationSuccessHandler {

    private final Preferences preferences;

    Welcome(Preferences preferences) {
        this.preferences = preferences;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        HttpSession session = request.getSession();
        if (session.getAttribute(PreferenceController.CHOSEN_BEFORE_SIGN_IN) instanceof String language) {
            session.removeAttribute(PreferenceController.CHOSEN_BEFORE_SIGN_IN);
            preferences.chooseLanguage(authentication.getName(), language);
        }
        Optional<Preferences.Preference> known = preferences.of(authentication.getName());
        String spoken = LocaleContextHolder.getLocale().toLanguageTag();
        if (known.filter(preference -> spoken.equals(preference.heard())).isEmpty()) {
            preferences.hear(authentication.getName(), spoken);
        }
        known.ifPresent(preference -> {
            if (preference.language() != null) {
                Cookies.set(request, response, Cookies.LANGUAGE, preference.language());
            }
            if (preference.theme() != null) {
                Cookies.set(request, response, Cookies.THEME, preference.theme());
            }
        });
        super.onAuthenticationSuccess(request, response, authentication);
    }
}
