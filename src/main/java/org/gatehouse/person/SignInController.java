package org.gatehouse.person;

import java.util.Map;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

@Controller
class SignInController {

    private final CurrentPerson current;

    SignInController(CurrentPerson current) {
        this.current = current;
    }

    @GetMapping("/login")
    String signIn() {
        return current.isSignedIn() ? "redirect:/" : "person/login";
    }

    @GetMapping("/logout")
    String signOut() {
        return current.isSignedIn() ? "person/logout" : "redirect:/login";
    }

    /** For scripts inside task forms, which write to our routes. */
    @GetMapping("/api/csrf")
    @ResponseBody
    Map<String, String> csrf(CsrfToken token) {
        return Map.of("headerName", token.getHeaderName(), "token", token.getToken());
    }
}
