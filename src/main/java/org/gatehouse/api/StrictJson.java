package org.gatehouse.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * JSON as programs must send it to the interface: a field nobody knows, a name twice, a text where a number belongs are
 * mistakes of the sender and told, not overlooked. The portal's own scripts are read as before.
 */
@Component
class StrictJson implements WebMvcConfigurer {

    static final String MERGE_PATCH = "application/merge-patch+json";

    private static final int DEEPEST = 20;
    private static final int LONGEST_NUMBER = 40;

    private final ObjectMapper usual;
    private final ObjectMapper strict = strict();

    StrictJson(ObjectMapper usual) {
        this.usual = usual;
    }

    @Override
    public void extendMessageConverters(List<HttpMessageConverter<?>> converters) {
        converters.add(0, new ReadingOfRoutes(strict));
    }

    private static ObjectMapper strict() {
        JsonMapper strict = JsonMapper.builder()
                .findAndAddModules()
                .addModule(new SimpleModule().addDeserializer(String.class, new Text()))
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(
                        DeserializationFeature.ACCEPT_FLOAT_AS_INT,
                        DeserializationFeature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(com.fasterxml.jackson.databind.SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .build();
        strict.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxNumberLength(LONGEST_NUMBER)
                        .build());
        for (CoercionInputShape shape : new CoercionInputShape[] {
            CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean
        }) {
            strict.coercionConfigFor(LogicalType.Textual).setCoercion(shape, CoercionAction.Fail);
            strict.coercionConfigFor(LogicalType.DateTime).setCoercion(shape, CoercionAction.Fail);
        }
        return strict;
    }

    /**
     * A thing as it is after a merge patch (RFC 7396): what the patch does not name stays, what it names null goes.
     *
     * @param present the thing as it could be sent now
     */
    <T> T patched(T present, ObjectNode patch) {
        ObjectNode whole = usual.valueToTree(present);
        merge(whole, patch);
        try {
            @SuppressWarnings("unchecked")
            Class<T> type = (Class<T>) present.getClass();
            return strict.treeToValue(whole, type);
        } catch (JsonProcessingException wrong) {
            throw new UnreadableBody(wrong);
        }
    }

    private static void merge(ObjectNode whole, ObjectNode patch) {
        Iterator<Map.Entry<String, JsonNode>> fields = patch.fields();
        while (fields.hasNext()) {
            Map.Entry<String, JsonNode> field = fields.next();
            JsonNode value = field.getValue();
            if (value.isObject() && whole.get(field.getKey()) instanceof ObjectNode inner) {
                merge(inner, (ObjectNode) value);
            } else {
                whole.set(field.getKey(), value);
            }
        }
    }

    /** Refuses the sign that not every database keeps. */
    private static final class Text extends StringDeserializer {

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = super.deserialize(parser, context);
            if (text != null && text.indexOf('\0') >= 0) {
                throw context.weirdStringException(text, String.class, "holds U+0000");
            }
            return text;
        }
    }

    /** Reads for the interface's routes and for nobody else; answers are written as everywhere. */
    private static final class ReadingOfRoutes extends MappingJackson2HttpMessageConverter {

        ReadingOfRoutes(ObjectMapper strict) {
            super(strict);
            setSupportedMediaTypes(List.of(MediaType.APPLICATION_JSON, MediaType.valueOf(MERGE_PATCH)));
        }

        @Override
        public boolean canRead(Type type, Class<?> context, MediaType media) {
            return context != null
                    && AnnotatedElementUtils.hasAnnotation(context, ApiRoutes.class)
                    && super.canRead(type, context, media);
        }

        @Override
        public boolean canRead(Class<?> type, MediaType media) {
            return false;
        }

        @Override
        public boolean canWrite(Type type, Class<?> context, MediaType media) {
            return false;
        }

        @Override
        public boolean canWrite(Class<?> type, MediaType media) {
            return false;
        }
    }

    /** What was sent does not fit. */
    static final class UnreadableBody extends RuntimeException {

        UnreadableBody(JsonProcessingException cause) {
            super(cause);
        }
    }
}
