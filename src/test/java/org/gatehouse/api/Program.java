package org.gatehouse.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** A program that acts for somebody. */
final class Program {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String house;
    private final String token;

    /** @param token null: none is sent */
    Program(int port, String token) {
        this.house = "http://localhost:" + port;
        this.token = token;
    }

    record Answer(int status, String text, HttpResponse<String> whole) {

        JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (JsonProcessingException wrong) {
                throw new AssertionError(status + " " + text, wrong);
            }
        }

        String code() {
            return json().path("code").asText();
        }

        /** Code of the first thing that is wrong. */
        String error() {
            return json().path("errors").path(0).path("code").asText();
        }

        String field() {
            return json().path("errors").path(0).path("field").asText();
        }

        Optional<String> header(String name) {
            return whole.headers().firstValue(name);
        }

        String tag() {
            return header("ETag").orElseThrow();
        }
    }

    Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    Answer post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    Answer patch(String path, String body, String... headers) {
        return send("PATCH", path, body, headers);
    }

    Answer delete(String path, String... headers) {
        return send("DELETE", path, null, headers);
    }

    Answer send(String method, String path, String body, String... headers) {
        String whole = path.startsWith("/api/") ? path : "/api/v1" + path;
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(house + whole)).timeout(Duration.ofSeconds(60));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            for (int at = 0; at < headers.length; at += 2) {
                request.setHeader(headers[at], headers[at + 1]);
            }
        }
        request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body(), answer);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
