package org.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody at a browser without scripts: keeps cookies, follows no redirect unasked, sends the portal's CSRF token. */
public final class Visitor {

    private static final Pattern TOKEN = Pattern.compile("\"token\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern FIELD = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final CookieManager cookies;
    private final HttpClient http;
    private final String house;

    public Visitor(int port) {
        this(port, new CookieManager(null, CookiePolicy.ACCEPT_ALL));
    }

    private Visitor(int port, CookieManager cookies) {
        this.house = "http://localhost:" + port;
        this.cookies = cookies;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .cookieHandler(cookies)
                .build();
    }

    /** The same browser at another node of the house, still with its cookies. */
    public Visitor at(int otherPort) {
        return new Visitor(otherPort, cookies);
    }

    /** Signs in with the password everybody in the tests' house has. */
    public Visitor signIn(String person) {
        HttpResponse<String> answer = signIn(person, HouseTest.PASSWORD);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).doesNotContain("/login"));
        return this;
    }

    public HttpResponse<String> signIn(String person, String password) {
        Matcher field = FIELD.matcher(get("/login").body());
        assertThat(field.find()).isTrue();
        return form("/login", Map.of("username", person, "password", password, "_csrf", field.group(1)));
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    /** A file as it is. */
    public HttpResponse<byte[]> bytes(String path) {
        try {
            return http.send(request(path).GET().build(), BodyHandlers.ofByteArray());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** An answer that goes on coming, as it comes. */
    public HttpResponse<InputStream> stream(String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(house + path))
                    .header("Accept", "text/event-stream")
                    .build();
            return http.send(request, BodyHandlers.ofInputStream());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Posts a form with the session's CSRF token. */
    public HttpResponse<String> post(String path, Map<String, String> fields) {
        return form(path, fields, "X-CSRF-TOKEN", token());
    }

    /** The session's CSRF token. */
    public String token() {
        Matcher token = TOKEN.matcher(get("/api/csrf").body());
        assertThat(token.find()).as("signed in").isTrue();
        return token.group(1);
    }

    /** Posts a form written out, where fields come several times, with the session's CSRF token. */
    public HttpResponse<String> raw(String path, String body) {
        Matcher token = TOKEN.matcher(get("/api/csrf").body());
        assertThat(token.find()).as("signed in").isTrue();
        return send(request(path, "X-CSRF-TOKEN", token.group(1))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** Posts one file as a browser's form does, with the session's CSRF token. */
    public HttpResponse<String> upload(String path, String field, String fileName, byte[] content) {
        Matcher token = TOKEN.matcher(get("/api/csrf").body());
        assertThat(token.find()).as("signed in").isTrue();
        String boundary = "----gatehouse";
        byte[] head = ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\""
                        + fileName + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
        return send(request(path, "X-CSRF-TOKEN", token.group(1))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArrays(List.of(head, content, tail))));
    }

    /** Posts a form as it is. */
    public HttpResponse<String> form(String path, Map<String, String> fields, String... headers) {
        String body = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(path, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** Sends JSON, with the token that the engine's web apps want. */
    public HttpResponse<String> json(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = request(path, headers)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .method(method, BodyPublishers.ofString(body));
        cookie("XSRF-TOKEN").ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        return send(request);
    }

    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(house + path)).timeout(Duration.ofSeconds(60));
        Statements.header().ifPresent(request::headers);
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
