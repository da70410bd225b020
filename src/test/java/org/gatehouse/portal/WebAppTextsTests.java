package org.gatehouse.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

/** Each text of Camunda's own web apps has its Chinese, with the same places to fill in. */
class WebAppTextsTests {

    private static final Pattern PLACES = Pattern.compile("\\{\\{[^}]*}}|%[sd]|</?(?:a|br|strong)\\b[^>]*>");

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "admin", "cockpit"})
    void everyTextIsTranslated(String app) throws IOException {
        Map<String, String> english = texts(app, "en");
        Map<String, String> chinese = texts(app, "zh");

        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        assertThat(english).allSatisfy((key, text) -> {
            String translation = chinese.get(key);
            assertThat(translation.isBlank()).as(key).isEqualTo(text.isBlank());
            assertThat(places(translation)).as(key).containsExactlyInAnyOrderElementsOf(places(text));
        });
    }

    private static List<String> places(String text) {
        return PLACES.matcher(text).results().map(place -> place.group()).toList();
    }

    private static Map<String, String> texts(String app, String language) throws IOException {
        String file = "META-INF/resources/webjars/camunda/app/" + app + "/locales/" + language + ".json";
        String json = new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8);
        Map<String, String> texts = new TreeMap<>();
        collect("", new ObjectMapper().readTree(json.replace("\uFEFF", "")), texts);
        return texts;
    }

    private static void collect(String name, JsonNode node, Map<String, String> texts) {
        if (node.isValueNode()) {
            texts.put(name, node.asText());
        } else if (node.isArray()) {
            for (int index = 0; index < node.size(); index++) {
                collect(name + "/" + index, node.get(index), texts);
            }
        } else {
            node.properties().forEach(field -> collect(name + "/" + field.getKey(), field.getValue(), texts));
        }
    }
}
