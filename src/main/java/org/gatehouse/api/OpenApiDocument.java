package org.gatehouse.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the description of the interface says as a whole. */
@Configuration(proxyBeanMethods = false)
class OpenApiDocument {

    private static final String TOKEN = "token";

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Gatehouse")
                        .version("1")
                        .description(
                                "The programming interface of Gatehouse: what people do in the portal and in Tasklist, "
                                        + "under the same rules. How to use it: docs/api/README.md."))
                .servers(List.of(new Server().url("/").description("The house itself")))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("gh_…")
                                        .description(
                                                "A personal access token, made on the page \"My tokens\". It opens the "
                                                        + "areas of its scope, and never more than its person may.")))
                .tags(List.of(
                        tag("me", "Whom the token stands for"),
                        tag("projects", "Projects"),
                        tag("goals", "Goals of a project"),
                        tag("items", "Work items of a plan"),
                        tag("tasks", "Steps of processes that wait for the person"),
                        tag("decisions", "Decisions at gates"),
                        tag("risks", "Risks and chances"),
                        tag("readings", "Metrics and what they read"),
                        tag("time", "Hours that were worked")));
    }

    private static Tag tag(String name, String description) {
        return new Tag().name(name).description(description);
    }
}
