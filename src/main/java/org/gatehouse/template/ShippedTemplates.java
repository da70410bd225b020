package org.gatehouse.template;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The templates that come with the house; read once, so a file that is wrong keeps it from starting. */
@Component
class ShippedTemplates {

    private final List<ShippedTemplate> all;

    ShippedTemplates() throws IOException {
        ObjectMapper values = new ObjectMapper()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY);
        Resource[] files =
                new PathMatchingResourcePatternResolver().getResources("classpath:/templates-of-projects/*.yaml");
        this.all = Arrays.stream(files)
                .map(file -> read(file, values))
                .sorted(Comparator.comparing(ShippedTemplate::id))
                .toList();
    }

    List<ShippedTemplate> all() {
        return all;
    }

    Optional<ShippedTemplate> find(String id) {
        return all.stream().filter(template -> template.id().equals(id)).findFirst();
    }

    private static ShippedTemplate read(Resource file, ObjectMapper values) {
        try (InputStream in = file.getInputStream()) {
            Object parsed = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return values.convertValue(parsed, ShippedTemplate.class);
        } catch (IOException | RuntimeException wrong) {
            throw new IllegalStateException("template " + file.getFilename(), wrong);
        }
    }
}
