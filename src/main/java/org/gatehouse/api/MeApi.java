package org.gatehouse.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whom a token stands for. */
@RestController
@ApiRoutes(Area.NONE)
@Tag(name = "me")
class MeApi {

    private final CurrentPerson me;
    private final People people;

    MeApi(CurrentPerson me, People people) {
        this.me = me;
        this.people = people;
    }

    @Schema(name = "Me", description = "Whom the token stands for, and what it opens")
    record Shown(
            @Schema(description = "Person", example = "lin") String id,

            @Schema(description = "Their name", example = "林悦 Lin Yue")
            String name,

            @Schema(description = "The person's groups", example = "[\"manager\"]")
            List<String> groups,

            @Schema(description = "What the person calls the token", example = "Reporting")
            String token,

            @Schema(description = "What the token opens", example = "[\"projects:read\"]")
            List<String> scopes,

            @Schema(description = "When it ends") Instant expiresAt) {}

    @GetMapping("/me")
    @Operation(operationId = "getMe", summary = "Whom the token stands for", description = "Every token may ask.")
    Shown get(Authentication authentication) {
        AccessToken token = ((TokenPerson) authentication).token();
        return new Shown(
                me.id(),
                people.name(me.id()),
                me.groups().stream().sorted().toList(),
                token.name(),
                Arrays.stream(token.scope().toString().split(" ")).toList(),
                token.expiresAt());
    }
}
