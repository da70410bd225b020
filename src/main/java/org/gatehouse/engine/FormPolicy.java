package org.gatehouse.engine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What a Camunda Form may contain: the components the Tasklist knows, and no page code. */
final class FormPolicy {

    private static final Set<String> COMPONENTS = Set.of(
            "button",
            "checkbox",
            "checklist",
            "datetime",
            "expression",
            "group",
            "html",
            "image",
            "number",
            "radio",
            "select",
            "separator",
            "spacer",
            "table",
            "taglist",
            "text",
            "textarea",
            "textfield");

    private static final Pattern PAGE_CODE = Pattern.compile(
            "<\\s*/?\\s*(script|iframe|object|embed|svg|math|link|meta|base|form|style)\\b|<[^>]*\\bon\\w+\\s*=|(javascript|vbscript)\\s*:|data\\s*:\\s*(text|image/svg)",
            Pattern.CASE_INSENSITIVE);

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(60)
                            .maxStringLength(200_000)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    void check(String file, byte[] content, Findings findings) {
        try {
            JsonNode form = JSON.readTree(content);
            if (!form.path("id").isTextual() || !form.path("components").isArray()) {
                findings.add(file, "", "form", 1);
                return;
            }
            components(form.path("components"), file, findings);
            strings(form, "", file, findings);
        } catch (JsonProcessingException broken) {
            findings.add(
                    file,
                    "",
                    "form",
                    broken.getLocation() == null ? 1 : broken.getLocation().getLineNr());
        } catch (IOException unreachable) {
            throw new IllegalStateException(unreachable);
        }
    }

    private static void components(JsonNode components, String file, Findings findings) {
        for (JsonNode component : components) {
            String type = component.path("type").asText();
            if (!COMPONENTS.contains(type)) {
                String place = component.path("key").asText(component.path("id").asText());
                findings.add(file, place, "component", type, String.join(", ", new TreeSet<>(COMPONENTS)));
            }
            components(component.path("components"), file, findings);
        }
    }

    private static void strings(JsonNode node, String name, String file, Findings findings) {
        if (node.isTextual() && PAGE_CODE.matcher(node.asText()).find()) {
            findings.add(file, name, "pageCode");
        }
        node.fields().forEachRemaining(field -> strings(field.getValue(), field.getKey(), file, findings));
        if (node.isArray()) {
            node.forEach(item -> strings(item, name, file, findings));
        }
    }
}
