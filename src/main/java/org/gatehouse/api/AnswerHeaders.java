package org.gatehouse.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import org.springframework.web.util.UriComponentsBuilder;

/** What goes along with every answer: its entity tag, 304 where nothing is new, and where a list goes on. */
@RestControllerAdvice(annotations = ApiRoutes.class)
class AnswerHeaders implements ResponseBodyAdvice<Object> {

    private final ObjectMapper json;

    AnswerHeaders(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public boolean supports(MethodParameter method, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public Object beforeBodyWrite(
            Object body,
            MethodParameter method,
            MediaType media,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        boolean reads = request.getMethod() == HttpMethod.GET;
        if (body == null || body instanceof ProblemTexts.Told || !reads && !(body instanceof Tagged)) {
            return body;
        }
        HttpHeaders headers = response.getHeaders();
        headers.setCacheControl("private, no-cache");
        if (body instanceof Page<?> page) {
            headers.set(HttpHeaders.LINK, links(page, request));
        }
        String tag = tag(body);
        headers.setETag(tag);
        List<String> known = request.getHeaders().get(HttpHeaders.IF_NONE_MATCH);
        if (reads
                && known != null
                && EntityTag.isAmong(tag, String.join(",", known))
                && response instanceof ServletServerHttpResponse servlet) {
            servlet.setStatusCode(HttpStatus.NOT_MODIFIED);
            headers.remove(HttpHeaders.CONTENT_TYPE);
            return null;
        }
        return body;
    }

    private String tag(Object body) {
        try {
            byte[] shown = json.writeValueAsBytes(body);
            return body instanceof Tagged tagged ? EntityTag.of(tagged.tagged(), shown) : EntityTag.of(shown);
        } catch (JsonProcessingException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Relative, as whoever asks knows best by what name they reach the house (RFC 8288). */
    private static String links(Page<?> page, ServerHttpRequest request) {
        String first = link(request, null, "first");
        return page.next() == null ? first : link(request, page.next(), "next") + ", " + first;
    }

    private static String link(ServerHttpRequest request, String cursor, String relation) {
        UriComponentsBuilder uri = UriComponentsBuilder.fromPath(
                        request.getURI().getRawPath())
                .query(request.getURI().getRawQuery())
                .replaceQueryParam("cursor");
        if (cursor != null) {
            uri.queryParam("cursor", cursor);
        }
        return "<" + uri.build(true).toUriString() + ">; rel=\"" + relation + "\"";
    }
}
