package org.gatehouse.person;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/** The reader's language: the one they chose, else the first one of their browser's that we speak, else English. */
@Component("localeResolver")
class ReaderLocale implements LocaleResolver {

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        Cookie chosen = WebUtils.getCookie(request, Cookies.LANGUAGE);
        if (chosen != null && Preferences.LANGUAGES.contains(chosen.getValue())) {
            return spoken(Locale.forLanguageTag(chosen.getValue()));
        }
        if (request.getHeader("Accept-Language") == null) {
            return Locale.ENGLISH;
        }
        return Collections.list(request.getLocales()).stream()
                .filter(locale -> locale.getLanguage().equals("zh")
                        || locale.getLanguage().equals("en"))
                .findFirst()
                .map(ReaderLocale::spoken)
                .orElse(Locale.ENGLISH);
    }

    private static Locale spoken(Locale wished) {
        return wished.getLanguage().equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }

    @Override
    public void setLocale(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        throw new UnsupportedOperationException("languages are chosen at /preferences/language");
    }
}
