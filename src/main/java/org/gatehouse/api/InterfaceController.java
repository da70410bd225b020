package org.gatehouse.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The interface for people: what there is, by area, and its description as a file. */
@Controller
class InterfaceController {

    private static final ClassPathResource FILE = new ClassPathResource("api/openapi.yaml");

    private final String address;
    private volatile Map<String, List<Route>> routes;

    /** @param address where people reach the house */
    InterfaceController(@Value("${gatehouse.address}") String address) {
        this.address = address;
    }

    /**
     * One operation.
     *
     * @param scope what a token needs for it; empty where any will do
     */
    record Route(String method, String path, String id, String summary, String scope) {}

    @GetMapping("/interface")
    String list(Model model) {
        if (routes == null) {
            routes = read();
        }
        model.addAttribute("areas", routes);
        model.addAttribute(
                "example", "curl -H \"Authorization: Bearer gh_…\" " + address + ApiRoutes.BASE + "/projects");
        return "api/interface";
    }

    @GetMapping("/interface/openapi.yaml")
    ResponseEntity<ClassPathResource> file() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_YAML)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("gatehouse-openapi.yaml")
                                .build()
                                .toString())
                .body(FILE);
    }

    private static Map<String, List<Route>> read() {
        try {
            JsonNode document = new YAMLMapper().readTree(FILE.getInputStream());
            Map<String, List<Route>> areas = new LinkedHashMap<>();
            document.path("tags").forEach(tag -> areas.put(tag.path("name").asText(), new ArrayList<>()));
            document.path("paths")
                    .fields()
                    .forEachRemaining(path -> path.getValue().fields().forEachRemaining(one -> {
                        String tag = one.getValue().path("tags").path(0).asText();
                        areas.computeIfAbsent(tag, other -> new ArrayList<>())
                                .add(route(path.getKey(), one.getKey(), tag, one.getValue()));
                    }));
            return areas;
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static Route route(String path, String method, String tag, JsonNode operation) {
        String scope = Area.of(tag).isEmpty() ? "" : tag + (method.equals("get") ? ":read" : ":write");
        return new Route(
                method.toUpperCase(Locale.ROOT),
                path,
                operation.path("operationId").asText(),
                operation.path("summary").asText(),
                scope);
    }
}
