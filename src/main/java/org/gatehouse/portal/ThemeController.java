package org.gatehouse.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class ThemeController {

    @PostMapping("/theme")
    String choose(
            @RequestParam String theme, @RequestParam(defaultValue = "/") String back, HttpServletResponse response) {
        if (House.THEMES.contains(theme)) {
            ResponseCookie cookie = ResponseCookie.from(House.THEME_COOKIE, theme)
                    .path("/")
                    .maxAge(Duration.ofDays(365))
                    .sameSite("Lax")
                    .build();
            response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        }
        boolean ours = back.startsWith("/") && !back.startsWith("//") && !back.contains("\\");
        return "redirect:" + (ours ? back : "/");
    }
}
