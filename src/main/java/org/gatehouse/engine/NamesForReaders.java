package org.gatehouse.engine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * The engine stores a name once, in both languages ({@link Label}); its web apps show what they get. So names are put
 * into the reader's language on their way out, in diagrams too.
 */
class NamesForReaders extends OncePerRequestFilter {

    private static final Set<String> NAMES =
            Set.of("name", "processDefinitionName", "taskName", "definitionName", "callerDefinitionName");
    private static final String MODEL = "bpmn20Xml";
    private static final String MARK = " | ";
    private static final String MESSAGE = "message";
    /** What the engine's REST API puts before the words of a refusal. */
    private static final Pattern PREFACE = Pattern.compile(
            "^Cannot (submit task form|complete task|submit start form|instantiate process definition) [^ ]+: ");

    private static final JsonFactory JSON = new JsonFactory();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // Read before: the engine's own servlets may forget it on their way out.
        Locale language = LocaleContextHolder.getLocale();
        ContentCachingResponseWrapper kept = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, kept);
        if (request.isAsyncStarted()) {
            return;
        }
        byte[] body = kept.getContentAsByteArray();
        boolean diagram = request.getRequestURI().endsWith("/xml");
        boolean refused = kept.getStatus() == HttpServletResponse.SC_BAD_REQUEST;
        if (isJson(kept.getContentType()) && (diagram || refused || contains(body, MARK))) {
            byte[] read = inReadersLanguage(body, language);
            kept.resetBuffer();
            kept.getOutputStream().write(read);
        }
        kept.copyBodyToResponse();
    }

    private static boolean isJson(String type) {
        return type != null && type.contains("json");
    }

    private static boolean contains(byte[] body, String mark) {
        return new String(body, StandardCharsets.ISO_8859_1).contains(mark);
    }

    /** The same JSON with names in this language. */
    static byte[] inReadersLanguage(byte[] body, Locale language) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length);
        try (JsonParser in = JSON.createParser(body);
                JsonGenerator copy = JSON.createGenerator(out)) {
            for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                String field = in.currentName() == null ? "" : in.currentName();
                if (token == JsonToken.VALUE_STRING && NAMES.contains(field)) {
                    copy.writeString(name(in.getText(), language));
                } else if (token == JsonToken.VALUE_STRING && MODEL.equals(field)) {
                    copy.writeString(diagram(in.getText(), language));
                } else if (token == JsonToken.VALUE_STRING && MESSAGE.equals(field)) {
                    copy.writeString(PREFACE.matcher(in.getText()).replaceFirst(""));
                } else {
                    copy.copyCurrentEventExact(in);
                }
            }
        }
        return out.toByteArray();
    }

    private static String name(String stored, Locale language) {
        if (!stored.contains(MARK)) {
            return stored;
        }
        Label label = Label.of(stored);
        return label.project().isEmpty() ? label.in(language) : label.in(language) + " · " + label.project();
    }

    private static String diagram(String model, Locale language) {
        if (!"zh".equals(language.getLanguage()) || !model.contains(ModelTexts.CHINESE)) {
            return model;
        }
        BpmnModelInstance bpmn =
                Bpmn.readModelFromStream(new ByteArrayInputStream(model.getBytes(StandardCharsets.UTF_8)));
        for (FlowElement element : bpmn.getModelElementsByType(FlowElement.class)) {
            ModelTexts.chinese(element).ifPresent(element::setName);
        }
        return Bpmn.convertToString(bpmn);
    }
}
